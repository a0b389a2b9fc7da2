"""What class names and ids say about the part of a page that carries them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from citecheck.model import BlockKind, LinkRole
from citecheck.readers.html.services import tells_of_window
from citecheck.readers.html.tree import Tag


class Hint(NamedTuple):
    """What names say.

    Attributes:
        role: What the links there are for; None where nothing is said.
        kind: What the text there is; None where nothing is said.
        body: Whether the article's text is there.
        post: Whether a post of a social platform is shown there.
        author: Whether it names who wrote the article.
        hidden: Whether it is there for programs and screen readers only.
        consent: Whether a tool asks there for consent to cookies.
    """

    role: LinkRole | None = None
    kind: BlockKind | None = None
    body: bool = False
    post: bool = False
    author: bool = False
    hidden: bool = False
    consent: bool = False


NO_HINT: Final = Hint()

# Words of names, alone or two in a row, the most telling role first.
_ROLE_WORDS: Final = {
    LinkRole.ADVERTISING: (
        "ad ads advert adverts advertisement advertising advertorial adslot adbox"
        " adcontainer adunit anzeige anzeigen werbung publicite publicidad pubblicita"
        " sponsor sponsored sponsors promo promos promotion promobox affiliate affiliates"
        " outbrain taboola subscribe subscription subscriptions upsell marketing commercial"
        " donate donation donations cta dfp"
    ),
    LinkRole.SOCIAL: (
        "newsletter newsletters share sharing shares sharebar sharebox sharebuttons social"
        " socials socialmedia follow followus signup addthis addtoany sharedaddy reactions"
        " whatsapp"
    ),
    LinkRole.RELATED: (
        "related relateds relatedarticles relatedposts relatedcontent relatedstories"
        " relatedlinks recommend recommended recommendation recommendations recommender"
        " recirc recirculation readmore alsoread readalso seealso teaser teasers teaserbox"
        " trending popular mostread suggested suggestion suggestions upnext carousel swiper"
        " slick relacionadas relacionados relacionada jetpack recs interlink"
    ),
    LinkRole.TAG: ("tag tags taglist tagcloud topics keywords schlagworte themen hashtags"),
    LinkRole.AUTHOR: (
        "author authors authorbox byline bylines autor autoren contributor contributors bio"
        " bios autorenbox redakteur auteur auteurs autore autori autora autores firma firmas"
    ),
    LinkRole.NAVIGATION: (
        "breadcrumb breadcrumbs sidebar siderail footer comments commentlist disqus"
        " pagination pager menu menus navbar nav navigation cookie cookies consent masthead"
        " modal popup overlay offcanvas login toolbar disclaimer copyright topbar rail toc"
        " kommentare"
    ),
}
_ROLE_PAIRS: Final = {
    LinkRole.ADVERTISING: (
        "paid content|support us|paywall offer|paywall banner|native ad|shop widget"
    ),
    LinkRole.SOCIAL: (
        "follow us|sign up|app download|app store|app promo|push notification|add this|google news"
    ),
    LinkRole.RELATED: (
        "read more|read also|also read|read next|read on|see also|more on|more from"
        "|more stories|more news|more articles|more coverage|more like|most read|most viewed"
        "|most popular|further reading|you may|you might|up next|next article|next post"
        "|next story|linked articles|latest news|latest stories|latest posts|news list"
        "|story list|post list|article list|story card|article card|news card|story grid"
        "|article grid|news feed|lire aussi|leggi anche|lees ook|mehr zum|mehr lesen"
        "|mas leidas|inline article|inline story|story stack|also like|article carousel"
        "|internal link|link box|context box|article teaser|story link"
    ),
    LinkRole.TAG: (
        "topic list|topic links|category list|category links|categories list|article topics"
    ),
    # The last three are what programs call the end of a letter.
    LinkRole.AUTHOR: (
        "about the|about author|written by|post meta|article meta|entry meta"
        "|moz signature|gmail signature|mail signature"
    ),
    LinkRole.NAVIGATION: (
        "side bar|skip link|skip to|top bar|site header|site footer|comment list"
        "|comment form|comments area|audio player|podcast player|sticky player|mini player"
        "|player controls"
    ),
}
_KIND_WORDS: Final = {
    BlockKind.CAPTION: (
        "caption captions figcaption credit credits imagecredit imagecaption imgcaption"
        " photocredit bildunterschrift bildquelle bildnachweis bildtext legend legende"
        " legenda imagecopyright piefoto epigrafe didascalia bijschrift onderschrift"
    ),
    BlockKind.NOTE: (
        "footnote footnotes endnote endnotes references reflist fussnote fussnoten citations"
    ),
}
# They outdo what their second word says alone.
_KIND_PAIRS: Final = (
    "image copyright|photo copyright|picture copyright|media copyright|foto copyright"
    "|bild copyright|caption copyright|figure copyright"
)
_BODY_WORDS: Final = (
    "articlebody articletext articlecontent storybody storytext storycontent"
    " entrycontent postcontent postbody bodytext bodycopy"
)
_BODY_PAIRS: Final = (
    "article body|article text|article content|article copy|story body|story text"
    "|story content|entry content|post content|post body|body text|body copy"
    "|single content|text body|richtext body"
)
_POST_NAMES: Final = (
    *("twitter tweet", "twitter video", "instagram media", "tiktok embed", "bluesky embed"),
    *("fb post", "fb video", "telegram post", "text post", "mastodon embed", "reddit embed"),
    *("embed tweet", "tweet embed"),
)
# Marks of a wiki's editors, such as "[citation needed]".
_NOTICE: Final = "noprint"
# Text for screen readers (as Bootstrap, WordPress, Drupal, Foundation and HTML5 Boilerplate call
# it) and a wiki's links for editing.
_HIDDEN_NAMES: Final = (
    *("visually hidden", "visuallyhidden", "sr only", "sronly", "screen reader", "screenreader"),
    *("for sr", "assistive text", "assistivetext", "element invisible", "editsection"),
)
# How the tools that ask for consent to cookies call what they put into a page.
_CONSENT_NAMES: Final = (
    *("onetrust", "cookiebot", "cybot", "didomi", "usercentrics", "cmplz", "cky", "iubenda"),
    *("truste", "tarteaucitron", "axeptio", "borlabs", "cookie banner", "cookie notice"),
    *("cookie consent", "cookie law", "consent sdk", "qc cmp", "fc consent"),
)
# By which styles keep text for screen readers off the screen, or off the page altogether; and the
# bullets and numbers that Word writes out before the items of a list.
_HIDING: Final = re.compile(
    r"\b(?:clip\s*:\s*rect\(\s*[01](?:px)?\b|clip-path\s*:\s*inset\(\s*(?:50|100)%"
    r"|display\s*:\s*none|mso-list\s*:\s*ignore)",
    re.IGNORECASE,
)


def _table() -> dict[str, Hint]:
    table: dict[str, Hint] = {}
    for role in reversed(_ROLE_WORDS):
        hint = Hint(role=role, author=role is LinkRole.AUTHOR)
        table |= dict.fromkeys((*_ROLE_WORDS[role].split(), *_ROLE_PAIRS[role].split("|")), hint)
    for kind, kind_words in _KIND_WORDS.items():
        table |= dict.fromkeys(kind_words.split(), Hint(kind=kind))
    table |= dict.fromkeys(_KIND_PAIRS.split("|"), Hint(kind=BlockKind.CAPTION))
    table |= dict.fromkeys((*_BODY_WORDS.split(), *_BODY_PAIRS.split("|")), Hint(body=True))
    table |= dict.fromkeys(_POST_NAMES, Hint(post=True))
    table |= dict.fromkeys(_HIDDEN_NAMES, Hint(hidden=True))
    asking = Hint(role=LinkRole.NAVIGATION, consent=True)
    table |= dict.fromkeys(_CONSENT_NAMES, asking)
    return table


_TABLE: Final = _table()
# The first and the second words of the pairs.
_PAIRS: Final = tuple(key.split(" ") for key in _TABLE if " " in key)
_FIRST: Final = frozenset(first for first, _ in _PAIRS)
_SECOND: Final = frozenset(second for _, second in _PAIRS)
_RANK: Final = {role: rank for rank, role in enumerate(_ROLE_WORDS)}
# What the names of the parts of common video players begin with; short as they are, they are
# believed there only.
_PLAYERS: Final = frozenset(("vjs", "jw", "plyr", "mejs", "flowplayer"))
_PLAYER: Final = re.compile(rf"(?:^|\s)(?:{'|'.join(_PLAYERS)})[-_]")
# The words that alone say something.
_ALONE: Final = frozenset((*(key for key in _TABLE if " " not in key), *_PLAYERS))
# "not-sr-only", as Tailwind has it, says the contrary; and a size of type that Material Design
# calls "caption" is used for any small print.
_NEGATED: Final = re.compile(r"(?:^|:)not-|^(?:[a-z]+:)?(?:text|mat|font|type|typography)-caption$")
_LOWER: Final = re.compile(r"[a-z]+|\s+")
_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\s+")
# "ad" where it is a word; the two letters often stand by chance in what tools put behind a name
# ("block__n1AuAdJl").
_AD: Final = re.compile(r"(?:(?<![^\W_])|(?<=[a-z]{2}))[Aa][Dd](?=$|[\W_\d]|[A-Z][a-z]{2})")


def hint_of(names: str | None, name: str | None = None) -> Hint:
    """Return what the class names, separated by white space, and the id of an element say."""
    said = _hint_of_names(names) if names else NO_HINT
    also = _hint_of_names(name) if name else NO_HINT
    if also is NO_HINT:
        return said
    return also if said is NO_HINT else _joined((said, also))


# Most elements have the names of another on the same page.
@lru_cache(maxsize=4096)
def _hint_of_names(names: str) -> Hint:
    words = _words_in(names)
    if _ALONE.isdisjoint(words) and (_FIRST.isdisjoint(words) or _SECOND.isdisjoint(words)):
        # So it is with most names: the rest is for those that may say something.
        return NO_HINT
    is_player = not _PLAYERS.isdisjoint(words) and _PLAYER.search(names) is not None
    if "not-" in names or "-caption" in names:
        words = _words_in(" ".join(name for name in names.split() if not _NEGATED.search(name)))
    # Looked at once: names may hold "ad" very often.
    may_be_ad = "ad" in words and _is_ad(names)
    telling = []
    before = ""
    for word in words:
        pair = f"{before} {word}" if before in _FIRST else ""
        if pair in _TABLE:
            telling.append(pair)
        elif word in _TABLE and (word != "ad" or may_be_ad):
            telling.append(word)
        before = word
    return _said_by(tuple(telling), is_player=is_player)


def _words_in(names: str) -> list[str]:
    """Return the words of names in lower case, and the white space between names.

    "moreNews" is two words.
    """
    if names.islower():
        return _LOWER.findall(names)
    return [part.lower() for part in _WORD.findall(names)]


def _is_ad(names: str) -> bool:
    """Return whether "ad" is the word in one of the names."""
    return any(_AD.search(name) and "ad" in _words_in(name) for name in names.split())


@lru_cache(maxsize=1024)
def _said_by(telling: tuple[str, ...], *, is_player: bool) -> Hint:
    """Return what keys of the table say together."""
    hints = [_TABLE[key] for key in telling]
    if is_player:
        hints.append(Hint(role=LinkRole.NAVIGATION))
    return _joined(hints) if hints else NO_HINT


def _joined(hints: Sequence[Hint]) -> Hint:
    if len(hints) == 1:
        return hints[0]
    roles = [hint.role for hint in hints if hint.role]
    kinds = [hint.kind for hint in hints if hint.kind]
    return Hint(
        role=min(roles, key=_RANK.__getitem__) if roles else None,
        kind=kinds[0] if kinds else None,
        body=any(hint.body for hint in hints),
        post=any(hint.post for hint in hints),
        author=any(hint.author for hint in hints),
        hidden=any(hint.hidden for hint in hints),
        consent=any(hint.consent for hint in hints),
    )


def names_credit(names: str | None) -> bool:
    """Return whether class names, within a caption, say that a credit stands there."""
    hint = hint_of(names)
    return hint.author or hint.kind is BlockKind.CAPTION


def is_hidden(element: Tag, tag: str) -> bool:
    """Return whether a reader does not see what is in an element.

    Args:
        element: The element.
        tag: Its name.
    """
    names = element.attr("class")
    if names and (_hint_of_names(names).hidden or (tag == "sup" and _NOTICE in names.split())):
        return True
    return is_off_screen(element) or (tag == "span" and _only_tells_of_window(element))


def _only_tells_of_window(element: Tag) -> bool:
    # Elements without others in them: to ask each of many around each other what it holds would
    # be quadratic.
    children = element.children
    return len(children) == 1 and not children[0].children and tells_of_window(element.text)


def is_off_screen(element: Tag) -> bool:
    """Return whether an element says, other than by names, that it is not to be seen."""
    style = element.attr("style")
    return (style is not None and _HIDING.search(style) is not None) or (
        element.attr("hidden") is not None
    )
