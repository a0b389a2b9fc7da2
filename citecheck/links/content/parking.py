"""Domains that are parked or for sale: what their pages show, and who sells them."""

from __future__ import annotations

import re
from typing import Final

from citecheck import urls
from citecheck.links.content import softpages
from citecheck.links.content.look import Look, judged_once
from citecheck.links.content.placeholders import unused_domain
from citecheck.links.content.prose import asserted, goes_on, is_report, statement
from citecheck.patterns import lazy

# Hosts that sell or park domains, and marks of their pages.
_MARKET_HOSTS: Final = frozenset(
    {
        "above.com", "afternic.com", "atom.com", "bodis.com", "brandbucket.com", "dan.com",
        "domainmarket.com", "domainnamesales.com", "dropcatch.com", "dynadot.com", "epik.com",
        "gname.com", "godaddy.com", "hugedomains.com", "namebright.com", "namecheap.com",
        "namejet.com", "namesilo.com", "parkingcrew.net", "parklogic.com", "perfectdomain.com",
        "porkbun.com", "sav.com", "saw.com", "searchhounds.com", "sedo.com", "sedoparking.com",
        "skenzo.com", "spaceship.com", "squadhelp.com", "undeveloped.com", "uniregistry.com",
        "voodoo.com",
    }
)  # fmt: skip
_REGISTRARS: Final = frozenset(
    {
        "above.com",
        "atom.com",
        "dynadot.com",
        "epik.com",
        "gname.com",
        "godaddy.com",
        "namebright.com",
        "namecheap.com",
        "namesilo.com",
        "porkbun.com",
        "sav.com",
        "spaceship.com",
    }
)
_SALE_PATH: Final = lazy(
    r"for-?sale|auction|domain|lander|parking|^park|/name/|aftermarket|marketplace", re.IGNORECASE
)
_PARK_HOST: Final = lazy(r"^ww(?:\d{1,3}|w\d{1,2})\.")
_PARK_MARKS: Final = lazy(
    rb"sedoparking\.com|parkingcrew\.net|parking\.bodiscdn\.com|bodis\.com|parklogic\.com"
    rb"|afternic\.com/forsale|dan\.com/buy-domain|hugedomains\.com/domain_profile"
    rb"|sedo\.com/search/details|img1\.wsimg\.com/parking-lander|d38psrni17bvxu\.cloudfront\.net"
    rb"|domainmarket\.com|above\.com/marketplace|parking\.namesilo|cashparking|parked-content"
    rb"|window\.location\.href\s*=\s*[\"']/lander|data-adblockkey=|/px\.js\?ch="
    rb"|parkingpage|park\.io|domain_?parking|godaddy\.com/forsale|cdn\.sedo\.com"
)
_FOR_SALE: Final = lazy(
    r"(?<![\w@./-])[\w-]+\.(?:com|net|org|info|biz|io|co|de|fr|uk|eu|us|tv)"
    r" (?:is|may be) for sale\b"
    r"|\bdomain(?: name)? [\w.-]+ (?:has )?expired on\b"
    r"|\bce (?:nom de )?domaine (?:a été enregistré|est (?:actuellement )?(?:parqué|réservé))"
    r"|このドメインは[^。]{0,20}取得されて"
    r"|\b(?:this|the) (?:web ?site|domain)(?: name)?(?: [\w.-]+)? (?:is|may be|might be)"
    r" (?:available )?(?:for sale|for purchase|parked|available)\b"
    r"|\bbuy this (?:domain|website)\b|\bdomain(?: name)? (?:is )?for sale\b"
    r"|\bthis domain(?: name)? (?:has expired|is parked|has been parked|was recently registered"
    r"|has recently been (?:registered|listed)|is registered)\b"
    r"|\bis (?:a )?parked(?: (?:for )?free)?(?:,| by| at| domain)|\bparked domain\b"
    r"|\binterested in (?:this|the) domain\b|\bmake an offer (?:on|for) this domain\b"
    r"|\b(?:premium )?domain(?: name)? available for (?:sale|purchase)\b"
    r"|\bpremium domain(?: name)?(?: is)? available\b"
    r"|\bdomain (?:[\w.-]+ )?(?:ist )?(?:zu verkaufen|steht zum verkauf)|"
    r"\bdiese (?:domain|website|webseite|internetseite) (?:steht|ist|kann|wurde)\b[^.]{0,40}"
    r"(?:verkauf|geparkt)|\bdiese domain (?:ist|wurde) (?:bereits |gerade |erst |neu )*"
    r"(?:vergeben|reserviert|registriert)"
    r"|\bce (?:nom de )?domaine est (?:à vendre|en vente|expiré)"
    r"|\beste dom[ií]nio (?:está|se encuentra) (?:en venta|a la venta|a venda|à venda|aparcado"
    r"|disponível para (?:a )?venda|disponible para (?:la )?venta)"
    r"|\b(?:questo |il )?dominio (?:[\w.-]+ )?(?:è )?in vendita"
    r"|\b(?:questo|il) dominio (?:[\w.-]+ )?è (?:stato )?(?:registrato|parcheggiato|riservato)\b"
    r"|\beste dom[ií]nio (?:[\w.-]+ )?(?:ha sido|fue|foi|está)"
    r" (?:registrad|registad|estacionad|reservad)o\b"
    r"|\bbu (?:alan adı|domain) (?:satılık|satışta)|\bdomän(?:en|namnet) är till salu"
    r"|\bdomæne(?:t|navnet) er til salg|\bdomenet er til salgs|\b(?:tato )?doména je na prode?j"
    r"|\bez a domain (?:név )?eladó|\bacest domeniu este de vânzare|도메인은 (?:판매|매각)"
    r"|\bдомен (?:[\w.-]+ )?(?:продаётся|продается|припаркован|выставлен на продажу)"
    r"|\bдомен (?:зарегистрирован и )?припаркован\b|\bдомен (?:зареєстровано й? )?припарковано\b"
    r"|\bсрок регистрации домена (?:[\w.-]+ )?(?:ист[её]к|закончился)"
    r"|\bdomein(?:naam)? (?:is )?te koop\b|\bdomena (?:[\w.-]+ )?(?:jest )?na sprzedaż"
    r"|\bдомен (?:[\w.-]+ )?(?:продається|виставлено на продаж)"
    r"|(?:此|该|該|本)域名(?:正在)?(?:出售|待售|转让|轉讓)|このドメイン[はをの][^。]{0,15}(?:販売|売り|有効期限が切れ|失効)",
)
# One of these stands in every such sentence, and looking for a word is cheap.
_SALE_WORDS: Final = (
    "for sale",
    "domain",
    "website",
    "web site",
    "webseite",
    "internetseite",
    "parked",
    "dominio",
    "domínio",
    "domein",
    "domena",
    "domän",
    "domæne",
    "domenet",
    "doména",
    "domeniu",
    "alan adı",
    "도메인",
    "домен",
    "域名",
    "ドメイン",
)
_NAME_FOR_SALE: Final = lazy(r"\0\W{1,3}(?:is |domain )?(?:for sale|kaufen|à vendre|en venta)")
# What sellers speak of below such a heading, and notes on the law of names do not.
_SELLING: Final = lazy(
    r"[$€£¥₽]|\b(?:usd|eur|euros?|bids?|quote|broker|checkout|payment|visitors|registered|premium"
    r"|transfer|interesse|kaufen|contact\w*|kontakt\w*)\b|\b(?:pric|buy|purchas|[ie]nquir|apprais"
    r"|preis|gebot|prix|achet|compr[ae]|preci|escrib|prezz|acquist|preço|цен[аыу]|куп|пиш)|价格|購入"
)
# Words of a headline that goes on.
_WORDS_ON: Final = 3
_RELATED: Final = lazy(r"\brelated (?:searches|links)\b|\bsponsored listings\b")


def sold(asked: urls.Url, final: urls.Url) -> str:
    """Return what shows that a link was led to a seller of domains; empty for nothing."""
    if asked.host == final.host or _is_market(asked.host) or not _is_market(final.host):
        return ""
    if urls.registrable_domain(final.host) in _REGISTRARS and not _SALE_PATH.search(
        f"{final.host}{final.path}"
    ):
        return ""  # these have pages on other things, too
    return f"redirects to {final.host}, which sells domains"


def parked(asked: urls.Url, final: urls.Url, look: Look) -> str:
    """Return what shows that a domain is parked or for sale; empty for nothing."""
    led = asked.host != final.host
    if unused := unused_domain(look):
        return "" if softpages.is_headed(asked, look) else unused
    if not look.is_shorter(3000):
        return ""
    host, name = final.host, urls.site_of(final.host)
    said = _words(look)
    on_sale = _on_sale(look)
    if on_sale and _is_own(on_sale, asked, final, look):
        return f"says {on_sale!r}"
    if name in said and _NAME_FOR_SALE.search(said.replace(name, "\0")):
        return f"{name} is offered for sale"
    if led and look.is_shorter(600) and _PARK_HOST.match(host):
        return f"redirects to {host}, a parking host"
    return "a parking service in the page" if _parking_mark(look) else ""


def _is_own(on_sale: str, asked: urls.Url, final: urls.Url, look: Look) -> bool:
    """Return whether a page that says that a domain is on sale speaks of its own."""
    if softpages.is_headed(asked, look):
        return False  # it is what the address says, an article on a sale
    heads = [head for head in look.headings if on_sale in head.lower()]
    if any(goes_on(look, head) for head in heads) and not _SELLING.search(look.text.lower()):
        return False  # an article that is titled as such pages are
    after = (head.lower().partition(f"{on_sale}:")[2] for head in heads)
    if any(_is_matter(rest) for rest in after):
        return False
    if look.is_shorter(1200) and not is_report(look):
        return True
    if "." not in on_sale:
        return urls.site_of(final.host) in _words(look)
    # It is named; a page that reports on the sale of another may hold its own name, too.
    hosts = (final.host, asked.host)
    return any((urls.registrable_domain(host) or host) in on_sale for host in hosts)


def _is_matter(rest: str) -> bool:
    """Return whether what follows such words in a headline makes it one of an article."""
    return rest.count(" ") > _WORDS_ON and "." not in rest and not _SELLING.search(rest)


@judged_once
def _words(look: Look) -> str:
    return f"{look.title} . {look.text}".lower()


@judged_once
def _on_sale(look: Look) -> str:
    """Return the words by which a page offers its own domain."""
    said = statement(look)
    if not any(word in said for word in _SALE_WORDS):
        return ""
    questions = [head.lower() for head in look.headings if head.endswith("?")]
    offers = asserted(_FOR_SALE, said)
    return next((offer for offer in offers if not any(offer in asked for asked in questions)), "")


@judged_once
def _parking_mark(look: Look) -> bool:
    """Return whether the source of a short page names a parking service."""
    said = _words(look)
    has_both = "sponsored listings" in said.partition("related searches")[2]
    if has_both and look.is_shorter(600) and not is_report(look):
        return True
    is_short = look.is_shorter(600) or _RELATED.search(said) is not None
    return is_short and _PARK_MARKS.search(look.low) is not None


def _is_market(host: str) -> bool:
    return urls.registrable_domain(host) in _MARKET_HOSTS
