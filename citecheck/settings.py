"""Every option of citecheck, declared once.

Command-line flags, keys of the configuration file and the page on settings all come from the
fields of :class:`Settings`; a new option is one new field.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import attrs
from attrs import field, frozen

from citecheck.errors import ConfigError
from citecheck.patterns import lazy
from citecheck.values import KINDS, PATTERNS, are_patterns, is_like, overrides, plain, resolves

FETCHERS: Final = ("auto", "curl", "httpx")
SCHEMES: Final = ("http", "https", "ftp", "mailto")
SEVERITIES: Final = ("error", "warning", "info")
FAIL_LEVELS: Final = ("error", "warning", "info", "broken", "review", "moved")


def _option(
    default: Any,
    doc: str,
    check: Callable[[Any], bool] = lambda _: True,
    wants: str = "",
    shown: str | None = None,
) -> Any:
    """Return a field; ``shown`` is what help puts in the place of its value."""

    def validate(_: object, attribute: attrs.Attribute[Any], value: Any) -> None:
        name = attribute.name.replace("_", "-")
        if not is_like(value, default):
            kind = (isinstance(default, str) and wants) or KINDS[type(default)]
            rather = "" if isinstance(default, tuple) else f", not {value!r}"
            raise TypeError(f"{name} must be {kind}{rather}")
        if not check(value):
            given = ", ".join(value) if isinstance(value, tuple) else value
            # A header may hold a key, which is not for the log of a job.
            rather = "" if attribute.name == "host_headers" else f", not {given!r}"
            raise ValueError(f"{name} must be {wants}{rather}")

    return field(
        default=default,
        validator=validate,
        converter=plain,
        metadata={"help": doc, "shown": shown},
    )


def _of(known: tuple[str, ...]) -> Callable[[Any], bool]:
    return lambda values: all(value in known for value in values)


_SEVERITY: Final = lazy(rf"CC\d{{0,3}}=(?:{'|'.join(SEVERITIES)})")
_PROXY: Final = lazy(r"(?:https?|socks[45][ah]?)://[^\s/]+/?")
_DAY: Final = 86_400
_WITHIN_A_DAY: Final = "more than 0 and at most 86400"
_HOST_SECONDS: Final = lazy(r"[^\s/:=]+=\d{1,6}(?:\.\d{1,6})?")
_HOST_NUMBER: Final = lazy(r"[^\s/:=]+=[1-9]\d{0,5}")
_HOST_HEADER: Final = lazy(r"[^\s/:]+\s+[\w!#$%&'*+.^`|~-]+:[ \t]*[ -~]+")
_ARCHIVE: Final = lazy(r"wayback-machine|https?://\S+")
_ENDPOINT: Final = lazy(r"(?:cdx|available|web|save)=https?://\S+")
_UNITS: Final = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
_DURATION: Final = lazy(r"(\d{1,9}(?:\.\d{1,6})?)([smhdw]?)")
_DURATIONS: Final = "a time such as 90s, 30m, 12h, 3d or 1w"


def _is_duration(text: str) -> bool:
    return _DURATION.fullmatch(text) is not None


def duration(text: str) -> float:
    """Return the seconds of a time such as ``"90s"``, ``"12h"`` or ``"3d"``.

    Raises:
        ValueError: it is not one.
    """
    found = _DURATION.fullmatch(text)
    if found is None:
        raise ValueError(f"must be {_DURATIONS}, not {text!r}")
    return float(found[1]) * _UNITS[found[2] or "s"]


@frozen(kw_only=True)
class Settings:
    """How citecheck works; every value has a default.

    Times are seconds as numbers (``timeout``, ``host_interval``) or texts with a unit, such as
    ``"30s"`` or ``"2h"`` (``max_time``, ``cache_ok``, ``over``).  What each field means stands in
    its metadata, ``attrs.fields(Settings).timeout.metadata["help"]``, from which flags, the keys of
    the file and the page of settings are made.

    Raises:
        TypeError: a value is of a wrong type.
        ValueError: a value is out of its range.
    """

    offline: bool = _option(
        default=False,
        doc="Ask nothing of the network; links whose verdict was not kept are skipped.",
    )
    allow_private: bool = _option(
        default=False,
        doc="Allow links to private, loopback and link-local addresses.",
    )
    concurrency: int = _option(128, "Links asked at once, in all.", lambda n: n >= 1, "1 or more")
    host_concurrency: int = _option(
        6, "Links asked at once of one host.", lambda n: n >= 1, "1 or more"
    )
    host_interval: float = _option(
        0.05, "Seconds between two requests to one host.", lambda n: n >= 0, "0 or more"
    )
    host_intervals: tuple[str, ...] = _option(
        (),
        "Other intervals for some hosts, as HOST=SECONDS (* stands for anything); a table in the"
        " file.",
        lambda values: all(_HOST_SECONDS.fullmatch(each) for each in values),
        "a list such as api.example.com=2, *.example.org=0.5",
    )
    host_concurrencies: tuple[str, ...] = _option(
        (),
        "Other numbers of links asked at once of some hosts, as HOST=N; a table in the file.",
        lambda values: all(_HOST_NUMBER.fullmatch(each) for each in values),
        "a list such as api.example.com=1",
    )
    timeout: float = _option(
        20.0, "Seconds for one request, all in.", lambda n: 0 < n <= _DAY, _WITHIN_A_DAY
    )
    connect_timeout: float = _option(
        10.0, "Seconds for connecting to a host.", lambda n: 0 < n <= _DAY, _WITHIN_A_DAY
    )
    retries: int = _option(
        2, "Times to ask again after transient trouble.", lambda n: n >= 0, "0 or more"
    )
    max_redirects: int = _option(
        10, "Redirects to follow in one chain.", lambda n: n >= 0, "0 or more"
    )
    fetcher: str = _option(
        "auto",
        "What asks the network: curl (fast), httpx, or auto (curl where it is installed).",
        FETCHERS.__contains__,
        f"one of {', '.join(FETCHERS)}",
    )
    follow: bool = _option(
        default=False,
        doc="Audit the articles that a feed or sitemap names instead of itself, the newest first.",
    )
    follow_limit: int = _option(
        50, "Articles of one feed to audit at most.", lambda n: n >= 1, "1 or more"
    )
    exclude: tuple[str, ...] = _option(
        (),
        "Addresses not to ask, redirect targets too: patterns with *, or host:PATTERN.",
        are_patterns,
        PATTERNS,
    )
    include: tuple[str, ...] = _option(
        (), "Addresses to ask although they are excluded.", are_patterns, PATTERNS
    )
    schemes: tuple[str, ...] = _option(
        SCHEMES,
        "Schemes of the links that are checked; others are skipped.",
        _of(SCHEMES),
        f"some of {', '.join(SCHEMES)}",
    )
    mail_hosts: bool = _option(
        default=False, doc="Look up whether the hosts of mailto: links take mail (with dnspython)."
    )
    verdicts: tuple[str, ...] = _option(
        (),
        "Verdicts of your own, as WHAT=VERDICT: a status, a reason or a pattern of addresses; a"
        " table in the file.",
        lambda values: all(map(overrides, values)),
        "a list such as 403=ok, rate-limited=ok, host:*.linkedin.com=skipped",
    )
    host_headers: tuple[str, ...] = _option(
        (),
        "Headers for one host only, as HOST NAME: VALUE.",
        lambda values: all(_HOST_HEADER.fullmatch(value) for value in values),
        "a list such as api.example.com Authorization: Bearer x",
    )
    root: str = _option(
        "",
        "Folder that /x means in links between files, below which they may be read.",
        shown="DIR",
    )
    base_url: str = _option(
        "",
        "Address of the documents once they are published; makes their relative links web links.",
        lambda value: not value or value.startswith(("http://", "https://")),
        "a web address",
        "URL",
    )
    no_fragments: bool = _option(default=False, doc="Do not look for #fragments in pages.")
    insecure: bool = _option(default=False, doc="Believe certificates that cannot be verified.")
    ca_file: str = _option("", "File of certificate authorities to believe (PEM).", shown="FILE")
    max_time: str = _option(
        "0s",
        "Time for asking, after which links without an answer are skipped; 0s for no end.",
        _is_duration,
        _DURATIONS,
        "TIME",
    )
    proxy: str = _option(
        "",
        "Proxy for all requests; empty for that of the environment.",
        lambda value: not value or _PROXY.fullmatch(value) is not None,
        "an address such as http://proxy.example.com:3128",
        "URL",
    )
    resolve: tuple[str, ...] = _option(
        (),
        "Addresses to use instead of DNS, as HOST:PORT:ADDRESS.",
        lambda values: all(map(resolves, values)),
        "a list such as example.com:443:127.0.0.1",
    )
    record: str = _option(
        "", "Folder to keep every reply in; the store is left alone.", shown="DIR"
    )
    replay: str = _option(
        "", "Folder of kept replies to answer from, instead of the network.", shown="DIR"
    )
    cache_dir: str = _option(
        "",
        "Folder of the store of link verdicts; on the command line, the platform's own.",
        shown="DIR",
    )
    no_cache: bool = _option(default=False, doc="Keep no verdicts, and reuse none.")
    cache_ok: str = _option(
        "1d", "How long a good verdict is reused.", _is_duration, _DURATIONS, "TIME"
    )
    cache_broken: str = _option(
        "1h", "How long a bad verdict is reused.", _is_duration, _DURATIONS, "TIME"
    )
    cache_review: str = _option(
        "0s", "How long an unsure verdict is reused.", _is_duration, _DURATIONS, "TIME"
    )
    confirm: int = _option(
        1, "Runs that must see a link broken before it is called so.", lambda n: n >= 1, "1 or more"
    )
    over: str = _option(
        "0s",
        "Time that the first and last of these runs are apart.",
        _is_duration,
        _DURATIONS,
        "TIME",
    )
    archives: tuple[str, ...] = _option(
        (
            "wayback-machine",
            "https://arquivo.pt/wayback/timemap/link/",
            "https://wayback.archive-it.org/all/timemap/link/",
        ),
        "Archives asked for copies of broken links: wayback-machine, or what a Memento TimeMap's"
        " address begins with; empty for none.",
        lambda values: all(_ARCHIVE.fullmatch(each) for each in values),
        "wayback-machine or web addresses",
    )
    archive_endpoints: tuple[str, ...] = _option(
        (),
        "Other addresses of Wayback Machine services (cdx, available, web, save), as NAME=URL.",
        lambda values: all(_ENDPOINT.fullmatch(each) for each in values),
        "a list such as cdx=https://archive.example.org/cdx",
    )
    archive_interval: float = _option(
        2.5,
        "Seconds between two requests to one service of an archive.",
        lambda n: n >= 0,
        "0 or more",
    )
    snapshots: bool = _option(
        default=False, doc="Look for archived copies of all links, not only of broken ones."
    )
    recover: bool = _option(
        default=False,
        doc="Put links that were lost in copying back from the article's own page first.",
    )
    quotes: bool = _option(
        default=False, doc="Look for quotations in the pages that are linked for them."
    )
    deep: bool = _option(
        default=False,
        doc="Read the pages that links lead to: their dates, titles, names, and what they cite.",
    )
    outlets: tuple[str, ...] = _option(
        (), "Tables of outlets of your own (TOML files); they extend the packaged ones and win."
    )
    rules: tuple[str, ...] = _option(
        (), "Rules of your own, by the names under which installed packages offer them."
    )
    select: tuple[str, ...] = _option((), "Problem codes or prefixes to report; empty for all.")
    ignore: tuple[str, ...] = _option((), "Problem codes or prefixes not to report.")
    severity: tuple[str, ...] = _option(
        (),
        "How bad problems are, by code or prefix: CC401=error; a table in the file.",
        lambda pairs: all(_SEVERITY.fullmatch(each) for each in pairs),
        f"codes or prefixes, each with one of {', '.join(SEVERITIES)}",
    )
    baseline: str = _option(
        "",
        "File of known problems, which are not reported again; citecheck baseline writes it.",
        shown="FILE",
    )
    fail_on: tuple[str, ...] = _option(
        ("error",),
        "What makes the exit code 1: a severity, which includes the worse ones, or a verdict.",
        _of(FAIL_LEVELS),
        f"some of {', '.join(FAIL_LEVELS)}",
    )

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot both be."""
        if self.record and self.replay:
            raise ValueError("record and replay exclude each other")


def from_mapping(values: Mapping[str, object], where: str) -> Settings:
    """Return settings from the keys of a configuration file (``host-interval`` style).

    Args:
        values: The keys and values as TOML gives them.
        where: The file, for messages.

    Raises:
        ConfigError: a key is unknown (with the nearest known one) or a value has a wrong type or
            is out of its range.
    """
    known = {name.replace("_", "-"): item for name, item in attrs.fields_dict(Settings).items()}
    taken: dict[str, object] = {}
    for key, value in values.items():
        if key not in known:
            raise ConfigError(f"{where}: unknown key {key!r}{_suggestion(key, known)}")
        taken[key.replace("-", "_")] = _converted(key, value)
    try:
        return Settings(**taken)  # type: ignore[arg-type]
    except (TypeError, ValueError) as error:
        raise ConfigError(f"{where}: {error}") from error


# Settings that a file may write as a table, of which each pair becomes "key=value".
TABLES: Final = frozenset({"severity", "verdicts", "host-intervals", "host-concurrencies"})


def _suggestion(key: str, known: Mapping[str, object]) -> str:
    import difflib  # for slips alone

    near = difflib.get_close_matches(key, known, n=1)
    return f"; did you mean {near[0]!r}?" if near else f"; known keys: {', '.join(sorted(known))}"


def _converted(key: str, value: object) -> object:
    """Return a TOML value as the setting takes it."""
    if key in TABLES and isinstance(value, Mapping):
        return tuple(f"{name}={each}" for name, each in value.items())
    return value
