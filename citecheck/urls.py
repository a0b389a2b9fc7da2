"""Addresses: parsing as browsers do (WHATWG URL), a canonical form, and host keys.

The address that is requested is always the one that the document resolves to; the canonical form
only answers whether two addresses are the same citation.
"""

from __future__ import annotations

import gc
import re
import warnings
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NewType
from urllib.parse import unquote

import ada_url
from attrs import frozen

from citecheck.patterns import lazy

if TYPE_CHECKING:
    import tldextract

CanonicalUrl = NewType("CanonicalUrl", str)

# No name that DNS can hold is longer (RFC 1035, section 2.3.4).
_LONGEST_HOST: Final = 253

# A host of the letters, digits and signs that tldextract takes as they are.
_HOST: Final = re.compile(r"[a-z0-9_-]++(?:\.[a-z0-9_-]++)*+")

WEB_SCHEMES: Final = frozenset({"http", "https"})

# Parameters that only say how a reader came to the page; their owners document each of them.
_NAMES: Final = (
    r"(?:utm_[a-z_]+|fbclid|gclid|gclsrc|dclid|wbraid|gbraid|msclkid|yclid|twclid|ttclid|igshid"
    r"|igsh|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|vero_id|oly_enc_id|oly_anon_id|s_cid|cmpid"
    r"|ncid|wt_mc|at_medium|at_campaign|guccounter|guce_referrer(?:_sig)?"
    r"|ref_src|ref_url|__twitter_impression|_ga|_gl|gad_source|gad_campaignid|srsltid"
    r"|(?:mtm|pk)_(?:campaign|cid|content|group|keyword|kwd|medium|placement|source)"
    r"|ns_(?:campaign|fee|linkname|mchannel|source)|xtor|_branch_match_id|li_fat_id|epik)"
)
_TRACKING: Final = lazy(_NAMES, re.IGNORECASE)
# A browser takes tabs and line ends out of an address.
_MAY_TRACK: Final = lazy(rf"[?&\t\n\r](?:{_NAMES}|(?<=[\t\n\r]))", re.IGNORECASE)
# WHATWG serialises the delimiters of every part escaped elsewhere, so that one pattern splits it
# (URL Standard, "URL serializing"); asking ada-url for each part costs four times as much.
_SERIALISED: Final = lazy(
    r"([a-z][a-z0-9+.\-]*):"
    r"(?://(?:[^/?#@]*@)?(\[[^\]]*\]|[^:/?#]*)(?::([0-9]+))?)?"
    r"([^?#]*)(?:\?([^#]*))?(?:#(.*))?",
    re.DOTALL,
)
_NOT_ASCII: Final = lazy(r"[^\x00-\x7f]+")
_ESCAPED: Final = lazy(r"(?:%[89A-F][0-9A-F])+")
_DEFANGED: Final = lazy(r"\[(?:\.|dot)\]|\((?:\.|dot)\)|\{\.\}", re.IGNORECASE)
_DEFANGED_SCHEME: Final = lazy(r"^h(?:xx|XX|\*\*)ps?(?=:|\[:\])", re.IGNORECASE)


# Addresses that a browser leaves as they are: a plain host name or IPv4 address, a port that is
# not the scheme's own, and a path in which no segment starts with a dot or a percent sign, and no
# character needs escaping.  IDNA labels ("xn--") may be invalid and are looked at by the parser.
_BYTE: Final = r"(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
# Ranges are matched faster than \w.
_KEPT: Final = r"A-Za-z0-9_~!$&()*+,;=:@"
_SETTLED: Final = re.compile(
    rf"(https?)://((?:[a-z0-9][a-z0-9-]*+\.)++(?<!-\.)[a-z]{{2,}}+|{_BYTE}(?:\.{_BYTE}){{3}})"
    r"(?::(?!80/|443/)([1-9][0-9]{0,3}))?+"
    rf"((?:/(?:[{_KEPT}-][{_KEPT}.%-]*+)?+)++)(?:\?([{_KEPT}./?%-]*+))?+(?:\#([{_KEPT}./?%-]*+))?+"
)


@frozen
class Url:
    """The parts of an absolute address, serialised as the WHATWG URL standard says."""

    href: str
    scheme: str
    host: str
    port: str
    path: str
    query: str
    fragment: str


def _settled(url: str) -> re.Match[str] | None:
    """Return an address in its parts where a browser leaves it as it is."""
    return None if "xn--" in url else _SETTLED.fullmatch(url)


@lru_cache(maxsize=4096)
def parse(url: str) -> Url | None:
    """Return the parts of an absolute address; None where a browser would not take it.

    ``host`` is in ASCII (IDNA) form, lower case; ``query`` and ``fragment`` come without their
    ``?`` and ``#``.
    """
    href, parts = url, _settled(url)
    if parts is None:
        try:
            href = ada_url.normalize_url(url)
        except ValueError:
            return None
        parts = _SERIALISED.fullmatch(href)
    if parts is None:  # pragma: no cover - the pattern is the standard's own serialisation
        return None
    scheme, host, port, path, query, fragment = parts.groups("")
    if not host and path.startswith("/.//"):
        # The serialiser puts "/." before a path that would read as a host.
        path = path[2:]
    return Url(href, scheme, host, port, path, query, fragment)


def resolve(href: str, base: str | None = None) -> str | None:
    """Return ``href`` made absolute against ``base``, as a browser would follow it.

    None where it cannot be: a relative address without a base, or an invalid one.
    """
    # Parsing costs ten times as much, and most links are such.
    return href if _settled(href) else _joined(href, base)


def _joined(href: str, base: str | None) -> str | None:
    try:
        return ada_url.join_url(base, href) if base else ada_url.normalize_url(href)
    except ValueError:
        return None


def absolute(href: str, base: str | None = None) -> str | None:
    """Return ``href`` as :func:`resolve` does, but readable: an IRI (RFC 3987).

    Characters outside ASCII stay in path, query and fragment as they are written; a request sends
    them encoded.  What begins as a web address and is none is given as written, so that it can be
    called broken.  None for all else that cannot be resolved.
    """
    if _settled(href):
        return href
    resolved = _joined(href, base)
    if resolved is None:
        return href if is_web(href) else None
    if href.isascii():
        return resolved
    written = set(_NOT_ASCII.findall(href))

    def as_written(found: re.Match[str]) -> str:
        decoded = unquote(found[0])
        return decoded if decoded in written else found[0]

    return _ESCAPED.sub(as_written, resolved)


def is_web(url: str) -> bool:
    """Return whether an absolute address is http or https."""
    return url[:8].lower().startswith(("http://", "https://"))


def path_start(url: str) -> int:
    """Return where the path of a web address begins, without parsing it; -1 where it has none."""
    return url.find("/", len("https://"))


def canonical(url: str) -> CanonicalUrl:
    """Return the form under which two addresses of the same citation are equal.

    Scheme and host in lower case, no default port, no dot segments, no fragment (except a hash
    route such as ``#!/a``), no tracking parameters, no empty query.  What is not an absolute
    address is returned as it is.  Applying it twice changes nothing.
    """
    parts = parse(url)
    if parts is None:
        return CanonicalUrl(url)
    head, _, _ = parts.href.partition("#")
    head, _, _ = head.partition("?")
    query = _kept_query(parts.query)
    route = f"#{parts.fragment}" if parts.fragment.startswith(("!", "/")) else ""
    return CanonicalUrl(head + (f"?{query}" if query else "") + route)


def same_page(url: str) -> str:
    """Return the form under which addresses of one page are equal, over http or https."""
    return _SCHEME.sub("", canonical(url)).rstrip("/")


_SCHEME: Final = lazy(r"^https?://(?:www\.)?", re.IGNORECASE)


def tracking_parameters(url: str) -> tuple[str, ...]:
    """Return the names of the tracking parameters in an address, in order."""
    parts = parse(url) if _MAY_TRACK.search(url) else None  # most do not
    if parts is None or not parts.query:
        return ()
    names = (pair.partition("=")[0] for pair in parts.query.split("&"))
    return tuple(name for name in names if _TRACKING.fullmatch(name))


def without_tracking(url: str) -> str:
    """Return an address without its tracking parameters, every other character as it was."""
    head, mark, place = url.partition("#")
    page, asked, query = head.partition("?")
    kept = _kept_query(query)
    if not asked or kept == query:
        return url
    return page + (f"?{kept}" if kept else "") + mark + place


def _kept_query(query: str) -> str:
    pairs = query.split("&") if query else ()
    return "&".join(pair for pair in pairs if not _TRACKING.fullmatch(pair.partition("=")[0]))


def host_of(url: str) -> str:
    """Return the ASCII host of an absolute address; empty where it has none."""
    parts = parse(url)
    return parts.host if parts else ""


def unicode_host(host: str) -> str:
    """Return an ASCII host as a reader sees it, ``xn--`` labels decoded."""
    return ada_url.idna_to_unicode(host) if "xn--" in host else host


def site_of(host: str) -> str:
    """Return the host without a leading ``www.``, the key under which outlets are filed."""
    return host.removeprefix("www.")


def _resolvable(host: str) -> str:
    """Return a host without the dot of the root; empty where it is too long for DNS."""
    bare = host.rstrip(".")
    return bare if len(bare) <= _LONGEST_HOST else ""


@lru_cache(maxsize=65536)
def registrable_domain(host: str) -> str | None:
    """Return the registrable domain of an ASCII host, private suffixes (``github.io``) included.

    None for an IP address, a bare suffix, a single label, a host too long for DNS, and under a
    top-level domain that the Public Suffix List does not know.
    """
    if not (name := _resolvable(host)):
        return None
    plain = _plain_domain(name)
    if plain is not None:
        return plain or None
    found = _extractor().extract_str(name)
    return f"{found.domain}.{found.suffix}" if found.domain and found.suffix else None


def public_suffix(host: str) -> str:
    """Return the public suffix of an ASCII host, as ``"co.uk"``; empty where the list has none."""
    if domain := registrable_domain(host):
        return domain.partition(".")[2]
    name = _resolvable(host)
    return _extractor().extract_str(name).suffix if name else ""


def _plain_domain(host: str) -> str | None:
    """Return the domain of a host that only plain suffixes bear on, as on nearly all.

    It is one label longer than the longest suffix; empty where the host has none.  None where the
    list has wildcards, exceptions or other scripts for it: that is for tldextract to tell, which
    agrees on all else, as a test shows.
    """
    if "xn--" in host or not _HOST.fullmatch(host):
        return None
    rules, above = _suffixes()
    domain, labels = "", host.split(".")
    name = labels.pop()
    while name in rules or name in above:
        if f"*.{name}" in rules:
            return None
        longer = f"{labels.pop()}.{name}" if labels else ""
        if name in rules:
            domain = longer
        name = longer
    return domain


@cache
def _suffixes() -> tuple[frozenset[str], frozenset[str]]:
    """Return the rules of the Public Suffix List, and the names that rules stand below."""
    import publicsuffixlist

    lines = Path(publicsuffixlist.PSLFILE).read_text(encoding="utf-8").split("\n")
    rules = names = frozenset(line for line in lines if line and not line.startswith("//"))
    above: set[str] = set()
    while names := frozenset(name.partition(".")[2] for name in names if "." in name):
        above |= names
    return rules, frozenset(above)


@cache
def _extractor() -> tldextract.TLDExtract:
    # tldextract imports requests (0.18 s), and its own list is older than publicsuffixlist's.
    import publicsuffixlist
    import tldextract

    extractor = tldextract.TLDExtract(
        suffix_list_urls=(f"file://{publicsuffixlist.PSLFILE}",),
        cache_dir=None,
        include_psl_private_domains=True,
    )
    with warnings.catch_warnings():
        # Load the list now: what reads it for tldextract leaves closing the file to the collector.
        warnings.simplefilter("ignore", ResourceWarning)
        extractor.extract_str("example.org")
        gc.collect()
    return extractor


def refang(text: str) -> str:
    """Return an address as it was before someone made it unclickable (``hxxp``, ``[.]``)."""
    scheme = _DEFANGED_SCHEME.sub(
        lambda m: "https" if m[0].lower().endswith("ps") else "http", text
    )
    return _DEFANGED.sub(".", scheme.replace("[:]", ":", 1))
