"""Pages that answer 200 and are not what was cited: soft 404s, redirects to the home page.

Precision comes first: an article about missing pages, a short real page, a redirect between two
home pages and a page made by scripts are what they are.  Where the signs are not enough, the flow
asks the same site for an address that cannot exist, and :func:`is_same_page` compares (the method
of Bar-Yossef et al., "Sic transit gloria telae", WWW 2004).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from enum import Enum, auto
from typing import Final

from citecheck import urls
from citecheck.links.content.concealed import is_at_hand
from citecheck.links.content.detours import is_list
from citecheck.links.content.faults import fault
from citecheck.links.content.homes import is_home, last_words
from citecheck.links.content.look import Look, judged_once, unaccented, words_of
from citecheck.links.content.notfound_names import is_name, is_thing
from citecheck.links.content.notfound_sentences import PARTS, POINTERS, SENTENCES, STEMS
from citecheck.links.content.placeholders import placeholder
from citecheck.links.content.prose import (
    asserted,
    begins_headline,
    claim,
    goes_on,
    is_on_something,
    is_report,
    is_told,
    width,
)
from citecheck.links.content.works import is_work
from citecheck.patterns import lazy

# Visible characters below which a page is short: a notice, not an article.
_SHORT: Final = 1200
# Below which the same site is asked for an address that cannot exist.
_DOUBTFUL: Final = 500

# Spaces in title and text from which two short pages can be told to be one.
_COMPARABLE: Final = 8
# Lines of a text that may say all of it: longer than "Not found" in a table, and no paragraph.
_NAMED: Final = 12
_LONGEST_NAME: Final = 120

_ABOUT: Final = lazy(
    r"(?<!\d)(?:40[4-9]|410)(?!\d)|not.?found|missing|error|dead|broken|lost|removed|vanish",
    re.IGNORECASE,
)
SAME: Final = "the site gives the same page for an address that cannot exist"
_WORDS: Final = lazy(r"\w+")
# Letters of words of a headline in an address, and how many of these tell what the page is on.
_LONG: Final = 4
_TELLING: Final = 3
# The heading of a list with nothing in it: of a search, a shelf, a tag.
_EMPTY_LIST: Final = lazy(r"nothing (?:was |could be )?found|ничего не найдено|нічого не знайдено")
# How headings of notices begin.
_INTERJECTION: Final = lazy(
    r"oops|whoops|sorry|uh[- ]?oh|error|attention|hoppla|ups\b|fehler|oups|désolé|erreur"
    r"|lo sentimos|vaya\b|spiacenti|(?:ci )?dispiace|errore|attenzione|ops\b|erro\b|atenção|ошибка"
    r"|извините|ой\b|помилка"
    r"|вибачте|抱歉|对不起|عذر[اًا]+|عفو[اًا]+|متأسفانه|מצטערים|אופס|ขออภัย|क्षमा करें|xin lỗi|maaf"
    r"|helaas|hoppsan|oj då|oeps"
    r"|beklager|desværre|tyvärr|valitettavasti|przepraszamy|bohužel|bohužiaľ|sajnáljuk"
    r"|žao nam je"
    r"|ne pare rău|üzgünüz|λυπούμαστε|съжаляваме|죄송합니다"
    r"|申し訳ございませんが?|申し訳ありませんが?"
)
_AFTER_IT: Final = lazy(r"[\s,，!！.。:：;،…–—-]+")
# Files that are no pages; where a page comes instead, it may come for every such address.
_FILE: Final = lazy(
    r"\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|csv|zip|epub|jpe?g|png|gif|webp|tiff?|mp[34]"
    r"|m4[av]|wav"
    r"|avi|mov|webm)$",
    re.IGNORECASE,
)
_EMBED: Final = lazy(rb"<(?:iframe|video|embed|object)[\s>]")
_PROBE: Final = "citecheck-asks-for-no-such-page"


class Doubt(Enum):
    """What a page is taken for before the site was asked about addresses that do not exist."""

    NONE = auto()
    DOUBTFUL = auto()
    MISSING = auto()


def doubt(asked: urls.Url, look: Look) -> tuple[Doubt, str]:
    """Return what a page that answered 200 is taken for by its words, and why."""
    found, why = _by_words(look)
    if found is Doubt.MISSING and look.text and (_is_about(asked, look) or _is_list(asked, look)):
        return Doubt.DOUBTFUL, why
    if found is Doubt.NONE and (
        _points_home(asked, look) or _is_no_file(asked, look) or _is_on_something_else(asked, look)
    ):
        return Doubt.DOUBTFUL, SAME
    return found, why


def _is_no_file(asked: urls.Url, look: Look) -> bool:
    """Return whether a page came where the address is that of a file."""
    return not look.is_shell and _FILE.search(asked.path) is not None


def _is_about(asked: urls.Url, look: Look) -> bool:
    """Return whether an address says that its page is on missing pages, or on what heads it."""
    return tells_of_missing(asked) or (is_headed(asked, look) and not _has_headline(look))


def _is_list(asked: urls.Url, look: Look) -> bool:
    """Return whether what was cited is a list, and nothing is in it."""
    return is_list(asked) and any(_EMPTY_LIST.fullmatch(claim(head)) for head in look.headings)


def tells_of_missing(asked: urls.Url) -> bool:
    """Return whether an address says that its page is on pages that are not there."""
    return _ABOUT.search(f"{asked.path}?{asked.query}") is not None


def is_headed(asked: urls.Url, look: Look) -> bool:
    """Return whether a page is headed by the words that its address is made of."""
    words = _telling(last_words(asked))
    headed = words_of(" ".join((look.title, *look.headings)))
    return len(words) > 1 and 3 * len(words & headed) >= 2 * len(words)


def _telling(words: Iterable[str]) -> frozenset[str]:
    """Return the words of an address that headlines have, too: no numbers, nothing short."""
    return frozenset(word for word in words if len(word) >= _LONG and word.isalpha())


def _is_on_something_else(asked: urls.Url, look: Look) -> bool:
    """Return whether title and headings have few of the words that the address is made of.

    Addresses of articles repeat words of their headlines.  A page without them may be what its site
    shows for every address; or its headline is in another script, or was changed.
    """
    if look.is_shell or look.text.count(" ") < _COMPARABLE:
        return False
    words = _telling(last_words(asked))
    if len(words) < _TELLING:
        return False
    plain = unaccented(" ".join((look.title, *look.headings)))
    return 3 * sum(word in plain for word in words) < len(words)


@judged_once
def _by_words(look: Look) -> tuple[Doubt, str]:
    """Return what a page is taken for by its title, headings and text."""
    if nothing := _says_nothing(look):
        return Doubt.MISSING, f"the page {nothing}"
    for reads in (_by_heading, _by_fault, _by_sentence):
        if (found := reads(look)) is not None:
            sure, why = found
            sure = sure and not is_at_hand(look, _by_heading, _by_sentence)
            return (Doubt.MISSING if sure else Doubt.DOUBTFUL), f"the page {why}"
    return (Doubt.DOUBTFUL, SAME) if _is_notice(look) else (Doubt.NONE, "")


def _by_heading(look: Look) -> tuple[bool, str] | None:
    """Return whether a page is surely none, where title or heading name it so, and which."""
    heading = next((head for head in look.headings if names_none(head)), "")
    in_title = any(map(names_none, look.title_parts))
    if not (in_title or heading):
        return None
    why = f"is headed {heading or look.title!r}"
    is_short = look.is_shorter(_SHORT)
    if is_work(look) or (is_short and (is_told(look) or _is_begun(look, heading))):
        return False, why
    if goes_on(look, heading or next(iter(look.headings), "")):
        return False, why
    if (in_title and heading) or _is_shelf(look, heading):
        return True, why
    is_empty = not (in_title or _says_missing(look)) and _EMPTY_LIST.fullmatch(claim(heading))
    is_more = is_empty or is_on_something(look) or not (heading or not is_report(look))
    return is_short and not is_more, why


def _by_fault(look: Look) -> tuple[bool, str] | None:
    """Return the same of a page whose server failed, or whose matter is gone."""
    if not look.is_shorter(_DOUBTFUL):
        return None
    said, is_all = fault(look)  # servers name no site
    said = said or _thing(look)
    if not said or is_report(look):
        return None
    head = next((head for head in look.headings if claim(head) == said), "")
    is_other = goes_on(look, head) or not (is_all or not is_on_something(look))
    return not is_other, f"is headed {said!r}"


def _by_sentence(look: Look) -> tuple[bool, str] | None:
    """Return the same of a short page that says so in its text."""
    said = _says_missing(look) if look.is_shorter(_SHORT) else ""
    if not said:
        return None
    # A page with a headline of its own may lack what was embedded in it.
    is_part = PARTS.search(said.lower()) or not POINTERS.search(said.lower())
    is_other = is_part and (_has_headline(look) or _has_embed(look, said))
    return look.is_shorter(_DOUBTFUL) and not (is_report(look) or is_other), f"says {said!r}"


def _says_nothing(look: Look) -> str:
    """Return what a page is that holds nothing, or nothing but what its server came with."""
    if not look.title and look.is_shorter(_NAMED):
        if not (look.text or look.has_scripts or look.has_pictures):
            return "is empty"
        if names_none(look.text):
            return f"says {look.text!r}"
    unused = placeholder(look)
    return f"is {unused}" if unused else ""


def names_none(line: str) -> bool:
    """Return whether a line names a page that is not there, after a word of regret or none."""
    said = claim(line)
    regret = _INTERJECTION.match(said)
    after = _AFTER_IT.match(said, regret.end()) if regret else None
    return is_name(said) or (after is not None and is_name(said[after.end() :]))


def _thing(look: Look) -> str:
    """Return the title or heading by which a page says that what it was of is gone; or nothing."""
    heads = (claim(line) for line in (*look.title_parts, *look.headings))
    gone = next((head for head in heads if is_thing(head)), "")
    return gone if gone and not (is_told(look) or begins_headline(look, gone)) else ""


def _is_shelf(look: Look, heading: str) -> bool:
    """Return whether all that follows the notice about this page, however long, are others."""
    is_first = heading != "" and heading == look.headings[0]
    points = is_first and POINTERS.search(heading.lower()) is not None
    return points and not (look.truncated or is_report(look))


def _has_embed(look: Look, said: str) -> bool:
    """Return whether what is missing was embedded in a page that has words of its own."""
    return _EMBED.search(look.low) is not None and is_on_something(look, beside=said)


def _is_begun(look: Look, heading: str) -> bool:
    """Return whether a name begins a longer headline ("Page not found after upgrade")."""
    begun = claim(heading)
    longer = [part for part in look.title_parts if not _is_name(part)] if begun else []
    if any(part.startswith(f"{begun} ") for part in longer if part != look.title.lower()):
        return True
    # "404: gone" says the same twice; "Page not found: a novel" does not.
    names = {begun, *(claim(part) for part in look.title_parts if _is_name(part))}
    opened = tuple(f"{name}{colon}" for name in names if name[-1:].isalpha() for colon in ":：")
    heads = (look.title, *look.headings)
    return any(head.lower().startswith(opened) and not _is_name(head) for head in heads)


def _has_headline(look: Look) -> bool:
    """Return whether a heading that is no notice names the page in its title, too."""
    heads = (claim(heading) for heading in look.headings)
    title = look.title.lower()
    return any(
        head and head in title and not names_none(head) and not _INTERJECTION.match(head)
        for head in heads
    )


def _says_missing(look: Look) -> str:
    """Return the words by which a short page itself says that there is nothing."""
    low = look.text.lower()
    said = next(asserted(SENTENCES, low), "") if any(map(low.__contains__, STEMS)) else ""
    return said or next((line for line in look.blocks if len(line) > _NAMED and _is_name(line)), "")


def _is_name(line: str) -> bool:
    said = claim(line)
    is_empty = said.startswith(("nothing", "ничего"))  # a list, not a missing page
    return len(line) < _LONGEST_NAME and not is_empty and is_name(said)


def _is_notice(look: Look) -> bool:
    """Return whether a page is so short that it may be a notice, and long enough to compare."""
    if not look.is_shorter(_DOUBTFUL) or look.is_shell:
        return False
    if width(look.text) >= _DOUBTFUL:
        return False
    shown = f"{look.title}{look.text}"
    # Scripts without spaces say in two characters what others say in a word.
    return shown.count(" ") + (width(shown) - len(shown)) / 3 >= _COMPARABLE


def _points_home(asked: urls.Url, look: Look) -> bool:
    """Return whether a deep address gives a page that calls itself the home page."""
    if not (b"canonical" in look.low or b"og:url" in look.low) or is_home(asked):
        return False
    for meta in look.metas(b"canonical", b"og:url"):
        if meta.get("rel", "").lower() == "canonical":
            called = meta.get("href", "")
        elif meta.get("property", "").lower() == "og:url":
            called = meta.get("content", "")
        else:
            continue
        target = urls.parse(urls.resolve(called, asked.href) or "")
        return target is not None and is_home(target)
    return False


def probe(url: urls.Url) -> tuple[str, str]:
    """Return an address of the same site that cannot exist, and the shape that it stands for.

    It differs in the last segment only; one for all addresses of the same directory depth, first
    segment and file type tells how the site answers them.
    """
    segments = url.path.split("/")
    last = segments[-1] or (segments[-2] if len(segments) > 2 else "")
    stem, dot, suffix = last.rpartition(".")
    ending = f".{suffix}" if dot and stem and suffix.isalnum() and len(suffix) <= 5 else ""
    slash = "/" if len(segments) > 2 and not segments[-1] else ""
    directory = segments[1 : -2 if slash else -1]
    port = f":{url.port}" if url.port else ""
    path = "/".join(["", *directory, f"{_PROBE}{ending}{slash}"])
    origin = f"{url.scheme}://{url.host}{port}"
    shape = f"{origin} {directory[:1]} {len(directory)} {ending}{slash}"
    return f"{origin}{path}", shape


def is_same_page(look: Look, other: Look) -> bool:
    """Return whether two pages of a site are one page, apart from words of the address.

    Pages that scripts make are never taken for the same: what they show is not seen here.
    """
    if look.is_shell or other.is_shell:
        return False
    mine, theirs = _bag(look), _bag(other)
    both = sum((mine & theirs).values())
    either = sum((mine | theirs).values())
    return either > 0 and both / either >= 0.9


def _bag(look: Look) -> Counter[str]:
    words = _WORDS.findall(f"{look.title} {look.text}".lower())
    return Counter(word for word in words if not word.isdigit())
