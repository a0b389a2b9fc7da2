"""Where redirects lead instead of the page that was cited, by the addresses alone."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote_plus

from citecheck import urls
from citecheck.links.content.homes import depth, is_deep, is_home, last_words, route, same_site
from citecheck.links.content.look import unaccented, words_of
from citecheck.patterns import lazy

# Whole segments of a path: words of headlines ("body-not-found-in-river") stand among others.
_MISSING_PATH: Final = lazy(
    r"/(?:sorry[-_]?|show[-_]?)?(?:(?:(?:(?:http|server|page)?[-_]?err(?:or)?|http|page|status"
    r"|fehler|erreur)?[-_.]?"
    r"(?:404|410)(?:[-_.]?(?:err(?:or)?|page|not[-_]?found))?"
    r"|(?:(?:page|article|content|file|resource|url|custom"
    r"|error)[-_]?)?not[-_]?found(?:[-_]?page)?"
    r"|page[-_]?(?:missing|gone|removed|(?:un|not[-_]?)available)|missing[-_]?page|no[-_]page"
    r"|(?:content|article)[-_]?(?:gone|removed|deleted|expired|(?:un|not[-_]?)available)"
    r"|err(?:or)?[-_]?page|fehlerseite|page[-_]?erreur|pagina[-_]?(?:de[-_]?error|errore)"
    r"|(?:(?:seite|artikel)[-_]?)?nicht[-_]?gefunden|(?:(?:page|article)[-_]?)?introuvable"
    r"|(?:pagina[-_]?)?(?:no[-_]?encontrad[ao]|non[-_]?trovat[ao]|n(?:a"
    r"|%c3%a3)o[-_]?encontrad[ao]))"
    r"(?:\.[a-z]{2,5})?(?=/|$)|errors?(?:\.\w{2,5})?/?$)",
    re.IGNORECASE,
)
# The same in a word that is one of other pages further down, and numbers that others have.
_OOPS: Final = lazy(
    r"(?:/[a-z]{2}(?:[-_][a-z]{2})?)?/(?:wh)?oops(?:\.[a-z]{2,5})?/?", re.IGNORECASE
)
_NUMBER: Final = lazy(r"(?<!\d)4(?:04|10)(?!\d)")
_ID: Final = lazy(r"/\d+/?$")
# A number below what may have many, and names that have no 404th of anything.
_NUMBERED: Final = lazy(r"/([^/]+)/4(?:04|10)/?$")
_NO_SERIES: Final = lazy(
    r"[a-z]{2}(?:[-_][a-z]{2,4})?|.*err(?:or|eur|o)?s?|.*fehler|.*not[-_]?found|http|status|codes?"
    r"|pages?|static|public|common|shared|site|web|www|html?|content|system|app|portal|home|main"
    r"|default|custom|base|core|misc|info|server|exceptions?|redirect|templates?|themes?|layouts?"
    r"|assets|\w+\.php",
    re.IGNORECASE,
)
# Pictures that stand for one that is no more.
_PICTURE: Final = lazy(r"\.(?:jpe?g|png|gif|webp|avif|svg|bmp)$", re.IGNORECASE)
_NO_PICTURE: Final = lazy(
    r"/(?:(?:no|missing|removed|deleted|default|blank|dummy|fallback)"
    r"(?:[-_]?(?:image|img|photo|picture|pic|thumb(?:nail)?))?"
    r"|(?:image|img|photo|picture)?[-_]?(?:placeholder|(?:not[-_]?|un)available|not[-_]?found"
    r"|missing|removed))(?:[-_]?\d+(?:x\d+)?)?\.\w{3,4}$",
    re.IGNORECASE,
)
# Pages of results, the parameters that hold what was looked for, and addresses that are lists.
_SEARCH_PATH: Final = lazy(
    r"/(?:search(?:[-_]?results?)?|results?|suche|suchergebnisse?|recherche|buscar?|busqueda|cerca"
    r"|ricerca|pesquisa|poisk|poshuk|zoeken|szukaj|sok|hledat)(?:\.[a-z]{2,5})?/?$",
    re.IGNORECASE,
)
_SEARCHED: Final = lazy(
    r"(?:s|q|k|query|search|keywords?|term|text|suche|suchbegriff)", re.IGNORECASE
)
_LIST_PATH: Final = lazy(
    r"/(?:tags?|topics?|themen?|keywords?|labels?|categor(?:y|ies|ie|ia)|author|autor|s|q"
    r"|search|suche|find)(?=/|$)",
    re.IGNORECASE,
)
# The last segment of a path that offers a subscription, and what asks for consent to cookies.
_SUBSCRIBE_PATH: Final = lazy(
    r"/abo/[\w-]+/?$|/(?:(?:digital|online|premium|plus|print"
    r"|e[-_]?paper)?[-_]?abos?(?:[-_]?shop)?"
    r"|subscri(?:be|ptions?)(?:[-_](?:now|today|here|offers?|options|plans))?|paywall"
    r"|abonnieren|(?:digital[-_]?)?abonnements?|abonne[rz](?:[-_]vous)?|s[-_]abonner|podpiska"
    r"|peredplata|pidpyska|prenumerata|prenumerera|abonament|abone-ol"
    r"|suscri(?:bete|birse|pcion(?:es)?)|assin(?:e|ar|atura)|abbona(?:ti|rsi|mento|menti))"
    r"(?:\.[a-z]{2,5})?/?$",
    re.IGNORECASE,
)
_SUBSCRIBE_HOST: Final = lazy(r"(?:subscri(?:be|ptions?)|abo|abonnements?)\.")
_CONSENT_HOST: Final = lazy(r"(?:consent|guce)\.")
# Hosts of other things, too, but not where they are told the way back.
_CHOICE_HOST: Final = lazy(r"(?:choice|choices|cmp|cookies?|my-?privacy|privacy|gdpr|tcf)\.")
_WAY_BACK: Final = lazy(
    r"(?:^|&)(?:r|u|to|ref|url|next|back|path|origin|dest(?:ination)?|return\w*|redirect\w*"
    r"|callback\w*"
    r"|continue|target|goto)=(?:%2f|/|https?)",
    re.IGNORECASE,
)
_CONSENT_PATH: Final = lazy(
    r"^/(?:[a-z]{2}/)?(?:consent|zustimmung|einwilligung)/?$"
    r"|/(?:collectConsent|cookies?-?(?:consent|wall)|privacy-?(?:gate|wall)|gdpr-?consent)(?:/|$)",
    re.IGNORECASE,
)
_CONSENT_STEP: Final = lazy(
    r"/(?:consent|zustimmung|einwilligung|gdpr|cookie[-_]?wall)/", re.IGNORECASE
)
_QUEUE_HOST: Final = lazy(r"(?:^|\.)queue-it\.net$|^(?:queue|waiting-?room)\.")
# The last segment of a path to which sites send everybody who is not to go on yet.
_GATE_PATH: Final = lazy(
    r"/((?:re)?captcha|waiting[-_]?room|access[-_]?denied"
    r"|alters(?:abfrage|nachweis|verifikation|freigabe)|verifica(?:cion-de-edad|-eta|r-idade)"
    r"|verification-(?:de-l-)?age|wartungsarbeiten"
    r"|(?:age|bot|browser|country|geo|human|region|robot|security)[-_]?"
    r"(?:block(?:ed)?|check|gate|select(?:ion|or)?|verification|wall)"
    r"|(?:verify|confirm)[-_]?(?:age|human|(?:that[-_]?)?you[-\w]*)|are[-_]?you[-_]?[-\w]*"
    r"|(?:choose|select)[-_]?(?:(?:your|a)[-_]?)?(?:country|edition|language|location|region)"
    r"|(?:unsupported|update|upgrade)[-_]?(?:your[-_]?)?(?:browser|country|region)"
    r"|(?:enable|no)[-_]?(?:cookies?|javascript))(?:\.[a-z]{2,5})?/?$",
    re.IGNORECASE,
)
# Shops of apps, which stand in for an article where an address has as many words as a headline.
_APPS: Final = lazy(
    r"(?:apps|itunes)\.apple\.com/.*|play\.google\.com/store/apps/.*|appgallery\.huawei\.com/.*"
)
_ON_APPS: Final = lazy(
    r"apps?(?![a-z])|(?<![a-z])(?:app|ios|iphone|ipad|android|mobile|store|download|install)",
    re.IGNORECASE,
)
_HEADLINE: Final = 3
# Words that are on other matters further down ("/services/maintenance").
_TOP_GATE: Final = lazy(
    r"(?:/[a-z]{2}(?:[-_][a-z]{2})?)?/(challenge|queue|blocked|maintenance|gdpr|wartung)"
    r"(?:\.[a-z]{2,5})?/?",
    re.IGNORECASE,
)


def missing_address(asked: urls.Url, final: urls.Url) -> str:
    """Return what shows that a link was led to an address such as ``/404``; empty for nothing."""
    if _MISSING_PATH.search(asked.path):
        return ""
    if asked.path != final.path and _is_missing(asked, final):
        return f"redirects to {final.path}"
    is_route = final.fragment != asked.fragment and _MISSING_PATH.search(f"/{route(final)}")
    return f"redirects to {final.path}#{final.fragment}" if is_route else ""


def _is_missing(asked: urls.Url, final: urls.Url) -> bool:
    if is_numbered(final) or (
        _ID.search(final.path) and _NUMBER.search(f"{asked.path}?{asked.query}")
    ):
        return False  # the 404th of something
    return _MISSING_PATH.search(final.path) is not None or _OOPS.fullmatch(final.path) is not None


def is_numbered(url: urls.Url) -> bool:
    """Return whether an address ends in 404 as the number of one of many (``/issues/404``)."""
    found = _NUMBERED.search(url.path)
    return found is not None and _NO_SERIES.fullmatch(found[1]) is None


def no_picture(asked: urls.Url, final: urls.Url) -> str:
    """Return what shows that a picture was led to one that stands for it; empty for nothing."""
    if asked.path == final.path or not _PICTURE.search(asked.path):
        return ""
    stands_in = _NO_PICTURE.search(final.path) and not _NO_PICTURE.search(asked.path)
    return f"redirects to {final.path}, which stands for a missing picture" if stands_in else ""


def searched(asked: urls.Url, final: urls.Url) -> str:
    """Return what shows that a link was led to a search for its own words; empty for nothing."""
    if asked.path == final.path or is_home(asked) or is_list(asked):
        return ""
    words = last_words(asked)
    for pair in final.query.split("&"):
        key, _, value = pair.partition("=")
        if not (
            _SEARCHED.fullmatch(key) and (_SEARCH_PATH.search(final.path) or final.path == "/")
        ):
            continue
        sought = words_of(unquote_plus(value))
        if len(sought) > 1 and sought <= words:
            return f"redirects to a search, {final.path}?{pair}"
    return ""


def is_list(url: urls.Url) -> bool:
    """Return whether an address is that of a search, or of all that bears one label."""
    keys = (pair.partition("=")[0] for pair in url.query.split("&"))
    return _LIST_PATH.search(url.path) is not None or any(map(_SEARCHED.fullmatch, keys))


def leads_up(came: urls.Url, final: urls.Url) -> bool:
    """Return whether a redirect within a site leads from a page to what may be its section."""
    if not is_deep(came) or depth(final) >= depth(came) or is_home(final):
        return False
    if not same_site(came, final):
        return False
    place = unaccented(unquote_plus(f"{final.path}?{final.query}"))
    return not any(word in place for word in last_words(came))


def paywall(asked: urls.Url, final: urls.Url) -> str:
    """Return what shows that a link was led to an offer to subscribe; empty for nothing."""
    led = asked.path != final.path and not _SUBSCRIBE_PATH.search(asked.path)
    is_shop = _SUBSCRIBE_HOST.match(final.host) and not _SUBSCRIBE_HOST.match(asked.host)
    if (led or is_shop) and (is_shop or _SUBSCRIBE_PATH.search(final.path)):
        return f"redirects to {final.host}{final.path}"
    return ""


def consent(asked: urls.Url, final: urls.Url) -> str:
    """Return what shows that a link was led to a question about cookies; empty for nothing."""
    led = (asked.host, asked.path) != (final.host, final.path)
    if not led or _CONSENT_HOST.match(asked.host) or _CONSENT_PATH.search(asked.path):
        return ""
    named = _CONSENT_HOST.match(final.host) or _CONSENT_PATH.search(final.path)
    leads_back = _WAY_BACK.search(final.query) and not _CHOICE_HOST.match(asked.host)
    on_the_way = asked.path != "/" and final.path.endswith(asked.path)
    chosen = leads_back and _CHOICE_HOST.match(final.host)
    if named or chosen or (on_the_way and _CONSENT_STEP.match(final.path)):
        return f"redirects to {final.host}{final.path}, which asks for consent first"
    return ""


def gate(asked: urls.Url, final: urls.Url) -> str:
    """Return what shows that a link was led to a place that lets on whom it likes; or nothing."""
    if _QUEUE_HOST.search(final.host) and not _QUEUE_HOST.search(asked.host):
        return f"redirects to {final.host}, where readers wait for their turn"
    is_headline = sum(map(str.isalpha, last_words(asked))) >= _HEADLINE
    is_for_app = is_headline and _APPS.fullmatch(f"{final.host}{final.path}") is not None
    if is_for_app and not _ON_APPS.search(asked.href):
        return f"redirects to {final.host}, which offers an app instead"
    found = _GATE_PATH.search(final.path) or _TOP_GATE.fullmatch(final.path)
    if asked.path == final.path or found is None or found[1].lower() in asked.path.lower():
        return ""
    return f"redirects to {final.host}{final.path}, which may let its reader on"
