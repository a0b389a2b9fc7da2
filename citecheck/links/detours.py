"""Where redirects lead instead of the page that was cited, by the addresses alone."""

from __future__ import annotations

import re
from typing import Final

from citecheck import urls
from citecheck.links.homes import depth, is_deep, is_home, route, same_site
from citecheck.patterns import lazy

# Whole segments of a path: words of headlines ("body-not-found-in-river") stand among others.
_MISSING_PATH: Final = lazy(
    r"/(?:(?:(?:(?:http|server|page)?[-_]?err(?:or)?|http|page|status|fehler|erreur)?[-_.]?"
    r"(?:404|410)(?:[-_.]?(?:err(?:or)?|page|not[-_]?found))?"
    r"|(?:(?:page|article|content|file|resource|url|custom|error)[-_]?)?not[-_]?found(?:[-_]?page)?"
    r"|page[-_]?(?:missing|gone)|missing[-_]?page|no[-_]page|err(?:or)?[-_]?page"
    r"|(?:(?:seite|artikel)[-_]?)?nicht[-_]?gefunden|(?:(?:page|article)[-_]?)?introuvable"
    r"|(?:pagina[-_]?)?(?:no[-_]?encontrad[ao]|non[-_]?trovat[ao]|n(?:a|%c3%a3)o[-_]?encontrad[ao]))"
    r"(?:\.[a-z]{2,5})?(?=/|$)|errors?(?:\.\w{2,5})?/?$)",
    re.IGNORECASE,
)
# The last segment of a path that offers a subscription, and what asks for consent to cookies.
_SUBSCRIBE_PATH: Final = lazy(
    r"/abo/[\w-]+/?$|/(?:abo|subscribe|subscription|subscriptions|paywall|abonnieren|abonnement|abonnements|abo-shop"
    r"|suscribete|suscripcion|suscripciones|assine|assinatura|abbonati|abbonamenti)"
    r"(?:\.[a-z]{2,5})?/?$",
    re.IGNORECASE,
)
_SUBSCRIBE_HOST: Final = lazy(r"(?:subscri(?:be|ptions?)|abo|abonnements?)\.")
_CONSENT_HOST: Final = lazy(r"(?:consent|guce)\.")
_CONSENT_PATH: Final = lazy(
    r"^/(?:[a-z]{2}/)?(?:consent|zustimmung|einwilligung)/?$"
    r"|/(?:collectConsent|cookie-?(?:consent|wall)|privacy-?(?:gate|wall)|gdpr-?consent)(?:/|$)",
    re.IGNORECASE,
)
# The last segment of a path to which sites send everybody who is not to go on yet.
_GATE_PATH: Final = lazy(
    r"/((?:re)?captcha|challenge|blocked|access[-_]?denied|maintenance|gdpr"
    r"|alters(?:abfrage|nachweis|verifikation|freigabe)|verifica(?:cion-de-edad|-eta|r-idade)"
    r"|verification-(?:de-l-)?age|wartung(?:sarbeiten)?"
    r"|(?:age|bot|browser|country|geo|human|region|robot|security)[-_]?"
    r"(?:block(?:ed)?|check|gate|select(?:ion|or)?|verification|wall)"
    r"|(?:verify|confirm)[-_]?(?:age|human|(?:that[-_]?)?you[-\w]*)|are[-_]?you[-_]?[-\w]*"
    r"|(?:choose|select)[-_]?(?:(?:your|a)[-_]?)?(?:country|edition|language|location|region)"
    r"|(?:unsupported|update|upgrade)[-_]?(?:your[-_]?)?(?:browser|country|region)"
    r"|(?:enable|no)[-_]?(?:cookies?|javascript))(?:\.[a-z]{2,5})?/?$",
    re.IGNORECASE,
)
_WORDS: Final = lazy(r"\w+")


def missing_address(asked: urls.Url, final: urls.Url) -> str:
    """Return what shows that a link was led to an address such as ``/404``; empty for nothing."""
    if _MISSING_PATH.search(asked.path):
        return ""
    if asked.path != final.path and _MISSING_PATH.search(final.path):
        return f"redirects to {final.path}"
    is_route = final.fragment != asked.fragment and _MISSING_PATH.search(f"/{route(final)}")
    return f"redirects to {final.path}#{final.fragment}" if is_route else ""


def leads_up(came: urls.Url, final: urls.Url) -> bool:
    """Return whether a redirect within a site leads from a page to what may be its section."""
    if not is_deep(came) or depth(final) >= depth(came) or is_home(final):
        return False
    if not same_site(came, final):
        return False
    name = came.path.rstrip("/").rpartition("/")[2].lower()
    place = f"{final.path}?{final.query}".lower()
    return not any(word in place for word in _WORDS.findall(name.replace("_", " ")))


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
    if _CONSENT_HOST.match(final.host) or _CONSENT_PATH.search(final.path):
        return f"redirects to {final.host}{final.path}, which asks for consent first"
    return ""


def gate(asked: urls.Url, final: urls.Url) -> str:
    """Return what shows that a link was led to a place that lets on whom it likes; or nothing."""
    found = _GATE_PATH.search(final.path) if asked.path != final.path else None
    if found is None or found[1].lower() in asked.path.lower():
        return ""
    return f"redirects to {final.host}{final.path}, which may let its reader on"
