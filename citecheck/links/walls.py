"""Pages that stand between a program and what was asked for: challenges, logins, parked domains.

Each sign is a header, a mark in the page's source or a title that only such pages carry.  Marks
in the source count on short pages only: articles write about these services, too.
"""

from __future__ import annotations

import re
from typing import Final

from citecheck import urls
from citecheck.links.look import Look, judged_once
from citecheck.model import Reply

# Such answers are believed, whatever forms their pages hold.
_GONE: Final = frozenset({404, 410})
# Text of a page beyond this many characters is no wall.
_WALL_TEXT: Final = 1500

_WALL_HEADER: Final = re.compile(
    rb"^(?:cf-mitigated[ \t]*:[^\r\n]*(?:challenge|block)"
    rb"|x-amzn-waf-action[ \t]*:[^\r\n]*(?:challenge|captcha)"
    rb"|x-vercel-mitigated[ \t]*:[^\r\n]*(?:challenge|deny)"
    rb"|x-sucuri-block[ \t]*:|x-datadome-cid[ \t]*:)",
    re.IGNORECASE | re.MULTILINE,
)
_WALL_MARKS: Final = (
    (b"_cf_chl_opt", "Cloudflare"),
    (b"cf-browser-verification", "Cloudflare"),
    (b"cf_captcha_kind", "Cloudflare"),
    (b"captcha-delivery.com", "DataDome"),
    (b"px-captcha", "HUMAN"),
    (b"_pxcaptcha", "HUMAN"),
    (b"captcha.px-c", "HUMAN"),
    (b"_incapsula_resource", "Imperva"),
    (b"incapsula incident id", "Imperva"),
    (b"awswafcookiedomainlist", "AWS WAF"),
    (b"gokuprops", "AWS WAF"),
    (b"anubis_challenge", "Anubis"),
    (b"/.within.website/x/cmd/anubis", "Anubis"),
    (b"sucuri_cloudproxy", "Sucuri"),
    (b"sucuri website firewall", "Sucuri"),
    (b"ddos-guard", "DDoS-Guard"),
    (b"kpsdk", "Kasada"),
    (b"errors.edgesuite.net", "Akamai"),
    (b"sec-if-cpt-container", "Akamai"),
    (b"captcha.perfdrive.com", "Radware"),
    (b"showcaptcha", "Yandex"),
    (b"our systems have detected unusual traffic", "Google"),
    (b"the requested url was rejected. please consult with your administrator", "F5"),
)
_CAPTCHA: Final = re.compile(rb"(?:id|class)=[\"'][^\"'<>]*(?:h-captcha|g-recaptcha|cf-turnstile)")
_WALL_TITLES: Final = re.compile(
    r"just a moment\W*|one moment,? please\W*|please wait\W*|attention required!?|"
    r"(?:are you|you are) (?:a )?(?:human|robot|not a robot)\W*|(?:i'm|i am) not a robot|"
    r"robot (?:check|challenge.*)|bot (?:check|verification|challenge|detection)|"
    r"(?:human|bot|browser|visitor|security) (?:verification|check|challenge)\W*|"
    r"verif(?:y|ying) (?:that )?(?:you are|you're|your are) (?:a )?(?:human|not a (?:ro)?bot)\W*|"
    r"checking (?:if the site connection is secure|your browser.*)|"
    r"making sure you(?:'re|’re| are) not a bot!?|client challenge|captcha(?: challenge)?|"
    r"pardon our interruption\W*|access (?:to this page )?(?:has been )?denied\W*|"
    r"access to this page has been denied.*|request unsuccessful\W*|you have been blocked|"
    r"(?:vous avez été|zugriff) (?:bloqué|verweigert)|ddos-guard|un instant\W*|"
    r"un momento\W*|nur einen moment\W*|einen moment\W*|один момент\W*|请稍候\W*|"
    r"しばらくお待ちください\W*|вы не робот\W*|ой!|проверка браузера\W*|安全验证",
)

# Whole segments of a path, with or without a suffix; words of headlines stand among others.
_LOGIN_PATH: Final = re.compile(
    r"/(?:(?:user|member|account|wp|cas)[-_]?)?(?:log[-_]?in|sign[-_]?(?:in|on)|sso|oauth2?|authorize"
    r"|authenticate|saml2?|anmelden|einloggen|connexion|iniciar-sesion|accedi|login[-_]form)"
    r"(?:\.[a-z]{2,5})?(?=/|$)",
    re.IGNORECASE,
)
_LOGIN_HOST: Final = re.compile(
    r"(?:^|\.)(?:log-?in|sign-?in|sso|auth|accounts?|idp|id|identity)\."
)
_LOGIN_TITLE: Final = re.compile(
    r"(?:please )?(?:log|sign) ?[io]n(?: (?:to|or|required|page|with|-).*)?|(?:member|user|account)"
    r" (?:log|sign)[ -]?in|anmelden|anmeldung|einloggen|(?:se )?connecter|connexion|iniciar sesión"
    r"|inicia sesión|acceder|accedi|accesso|iniciar sessão|fazer login|entrar|вход|войти"
    r"|авторизация|вхід|увійти|登录|登入|用户登录|ログイン|sign in required|login required",
)

# Hosts that sell or park domains, and marks of their pages.
_MARKET_HOSTS: Final = frozenset(
    {
        "above.com", "afternic.com", "atom.com", "bodis.com", "brandbucket.com", "dan.com",
        "domainmarket.com", "domainnamesales.com", "dropcatch.com", "epik.com", "godaddy.com",
        "hugedomains.com", "namebright.com", "namejet.com", "parkingcrew.net", "parklogic.com",
        "perfectdomain.com", "porkbun.com", "sav.com", "saw.com", "searchhounds.com", "sedo.com",
        "sedoparking.com", "skenzo.com", "squadhelp.com", "undeveloped.com", "uniregistry.com",
        "voodoo.com",
    }
)  # fmt: skip
_PARK_HOST: Final = re.compile(r"^ww(?:\d{1,3}|w\d{1,2})\.")
_PARK_MARKS: Final = re.compile(
    rb"sedoparking\.com|parkingcrew\.net|parking\.bodiscdn\.com|bodis\.com|parklogic\.com"
    rb"|afternic\.com/forsale|dan\.com/buy-domain|hugedomains\.com/domain_profile"
    rb"|sedo\.com/search/details|img1\.wsimg\.com/parking-lander|d38psrni17bvxu\.cloudfront\.net"
    rb"|domainmarket\.com|above\.com/marketplace|parking\.namesilo|cashparking|parked-content"
    rb"|window\.location\.href\s*=\s*[\"']/lander|data-adblockkey=|/px\.js\?ch="
    rb"|parkingpage|park\.io|domain_?parking|godaddy\.com/forsale|cdn\.sedo\.com"
)
_FOR_SALE: Final = re.compile(
    r"\b(?:this|the) (?:web ?site|domain)(?: name)?(?: [\w.-]+)? (?:is|may be|might be)"
    r" (?:available )?(?:for sale|for purchase|parked|available)\b"
    r"|\bbuy this (?:domain|website)\b|\bdomain(?: name)? (?:is )?for sale\b"
    r"|\bthis domain(?: name)? (?:has expired|is parked|has been parked|was recently registered"
    r"|has recently been (?:registered|listed)|is registered)\b"
    r"|\bis (?:a )?parked(?: free)?(?:,| by| at| domain)|\bparked domain\b"
    r"|\bdomain (?:ist )?(?:zu verkaufen|steht zum verkauf)|\bdiese domain (?:steht|ist|kann)\b"
    r"[^.]{0,40}(?:verkauf|geparkt)|\bce (?:nom de )?domaine est (?:à vendre|en vente|expiré)"
    r"|\beste dominio (?:está|se encuentra) (?:en venta|a la venta|a venda|à venda|aparcado)"
    r"|\bquesto dominio è in vendita"
    r"|\bдомен (?:продаётся|продается|припаркован|выставлен на продажу)"
    r"|此域名(?:正在)?出售|このドメイン(?:は|を)[^。]{0,15}(?:販売|売り)",
)
# One of these stands in every such sentence, and looking for a word is cheap.
_SALE_WORDS: Final = (
    "domain",
    "website",
    "web site",
    "parked",
    "dominio",
    "домен",
    "域名",
    "ドメイン",
)
_NAME_FOR_SALE: Final = re.compile(
    r"\0\W{1,3}(?:is |domain )?(?:for sale|kaufen|à vendre|en venta)"
)
_RELATED: Final = re.compile(r"\brelated (?:searches|links)\b|\bsponsored listings\b")


def bot_wall(reply: Reply, look: Look | None) -> str:
    """Return what shows that a reply is a challenge for programs; empty for none.

    Args:
        reply: The reply, of any status.
        look: Its page; None where it has none.
    """
    header = _WALL_HEADER.search(reply.head)
    if header:
        return f"challenge: header {header[0].decode('latin-1')}"
    if look is None or reply.status in _GONE:
        return ""
    mark = _wall_mark(look)
    if mark or (reply.status == 200 and not look.is_shorter(600)):
        return mark
    return _wall_title(look)


@judged_once
def _wall_mark(look: Look) -> str:
    """Return what in the source of a page only challenges have."""
    if not look.is_shorter(_WALL_TEXT):
        return ""
    low = look.low
    for mark, service in _WALL_MARKS:
        if mark in low:
            return f"challenge of {service} in the page"
    if b"captcha" in low and look.is_shorter(150) and _CAPTCHA.search(low):
        return "a captcha in the page"
    return ""


@judged_once
def _wall_title(look: Look) -> str:
    """Return the title where it is that of a challenge."""
    if not look.is_shorter(_WALL_TEXT):
        return ""
    named = any(_WALL_TITLES.fullmatch(part) for part in look.title_parts)
    return f"title {look.title!r}" if named else ""


def login_wall(asked: urls.Url, final: urls.Url, look: Look | None) -> str:
    """Return what shows that a link was led to a login instead of its page; empty for none."""
    moved = (asked.host, asked.path) != (final.host, final.path)
    if not moved or _LOGIN_PATH.search(asked.path) or _LOGIN_HOST.search(f"{asked.host}."):
        return ""
    if _LOGIN_PATH.search(final.path):
        return f"redirects to {final.host}{final.path}"
    has_field = look is not None and any(meta.get("type") == "password" for meta in look.metas)
    if _LOGIN_HOST.search(final.host) and (has_field or look is None):
        return f"redirects to {final.host}"
    if has_field and look is not None:
        named = any(_LOGIN_TITLE.fullmatch(part) for part in look.title_parts)
        if named or look.is_shorter(600):
            return "redirects to a page that asks for a password"
    return ""


def parked(asked: urls.Url, final: urls.Url, look: Look) -> str:
    """Return what shows that a domain is parked or for sale; empty for nothing."""
    led = asked.host != final.host
    if led and _is_market(final.host) and not _is_market(asked.host):
        return f"redirects to {final.host}, which sells domains"
    if not look.is_shorter(3000):
        return ""
    host, name = final.host, urls.site_of(final.host)
    said = _words(look)
    on_sale = _on_sale(look)
    if on_sale and (look.is_shorter(1200) or name in said):
        return f"says {on_sale!r}"
    if name in said and _NAME_FOR_SALE.search(said.replace(name, "\0")):
        return f"{name} is offered for sale"
    if led and look.is_shorter(600) and _PARK_HOST.match(host):
        return f"redirects to {host}, a parking host"
    return "a parking service in the page" if _parking_mark(look) else ""


@judged_once
def _words(look: Look) -> str:
    return f"{look.title} . {look.text}".lower()


@judged_once
def _on_sale(look: Look) -> str:
    """Return the words by which a page offers its own domain."""
    said = _words(look)
    found = _FOR_SALE.search(said) if any(word in said for word in _SALE_WORDS) else None
    return found[0] if found else ""


@judged_once
def _parking_mark(look: Look) -> bool:
    """Return whether the source of a short page names a parking service."""
    is_short = look.is_shorter(600) or _RELATED.search(_words(look)) is not None
    return is_short and _PARK_MARKS.search(look.low) is not None


def _is_market(host: str) -> bool:
    return urls.registrable_domain(host) in _MARKET_HOSTS
