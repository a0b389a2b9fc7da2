"""What a record of an outlet table may hold; every fault is one line that names its field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from citecheck.model import AliasKind, DomainRelation, OutletKind
from citecheck.outlets.countries import COUNTRIES
from citecheck.patterns import lazy

# The codes of the State Media Matrix.
STATE_RELATIONS: Final = {
    "SC": "state-controlled",
    "CaPu": "captured public",
    "CaPr": "captured private",
    "ISFM": "independent, state-funded and state-managed",
    "ISF": "independent, state-funded",
    "ISM": "independent, state-managed",
    "IP": "independent public",
}

_SLUG: Final = lazy(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HOST: Final = lazy(r"(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")
_LANGUAGE: Final = lazy(r"[a-z]{2,3}")
_DATE: Final = lazy(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_ACCOUNT: Final = lazy(r"[a-z0-9-]+/[^\s@/][^\s]*")
_WIKIDATA: Final = lazy(r"Q[1-9]\d*")

Check = Callable[[Any], Iterator[str]]


def faults_of(record: object) -> Iterator[str]:
    """Give what is wrong with one record, each as ``"field: what"``; nothing where it is valid."""
    if not isinstance(record, Mapping):
        yield "a record must be a table"
        return
    yield from _fields(record, _RECORD, ("id", "name", "kind"))


def _fields(
    table: Mapping[str, Any], checks: Mapping[str, Check], needed: tuple[str, ...]
) -> Iterator[str]:
    for name in needed:
        if name not in table:
            yield f"{name}: missing"
    for name, value in table.items():
        if name not in checks:
            yield f"{name}: unknown key"
            continue
        for fault in checks[name](value):
            yield f"{name}: {fault}"


def _text(value: object) -> Iterator[str]:
    if not isinstance(value, str) or not value or value != " ".join(value.split()):
        yield f"must be text without stray spaces, not {value!r}"


def _shaped(pattern: re.Pattern[str], wants: str) -> Check:
    def check(value: object) -> Iterator[str]:
        if not isinstance(value, str) or not pattern.fullmatch(value):
            yield f"must be {wants}, not {value!r}"

    return check


def _one_of(known: frozenset[str], wants: str) -> Check:
    def check(value: object) -> Iterator[str]:
        if not isinstance(value, str) or value not in known:
            yield f"must be {wants}, not {value!r}"

    return check


def _flag(value: object) -> Iterator[str]:
    if not isinstance(value, bool):
        yield f"must be true or false, not {value!r}"


def _each(check: Check) -> Check:
    def check_all(values: object) -> Iterator[str]:
        if not isinstance(values, list):
            yield f"must be a list, not {values!r}"
            return
        for value in values:
            yield from check(value)

    return check_all


def _table(
    checks: Mapping[str, Check], needed: tuple[str, ...], short: Check | None = None
) -> Check:
    def check(value: object) -> Iterator[str]:
        if isinstance(value, Mapping):
            yield from _fields(value, checks, needed)
        elif short and isinstance(value, str):
            yield from short(value)
        else:
            yield f"must be a table, not {value!r}"

    return check


def _host(value: object) -> Iterator[str]:
    if not isinstance(value, str) or not _HOST.fullmatch(value):
        yield f"must be a host in lower-case ASCII (IDNA) form, not {value!r}"
    elif value.startswith("www."):
        yield f"must come without 'www.', not {value!r}"


def _path(value: object) -> Iterator[str]:
    if not isinstance(value, str) or not value.startswith("/") or value.endswith("/"):
        yield f"must start with '/' and not end with it, not {value!r}"


def _values(enum: type[OutletKind | DomainRelation | AliasKind]) -> frozenset[str]:
    return frozenset(member.value for member in enum)


_DAY: Final = _shaped(_DATE, "a date such as '2024', '2024-02' or '2024-02-29'")
_TAG: Final = _shaped(_LANGUAGE, "a primary language tag such as 'en'")
_ID: Final = _shaped(_SLUG, "a slug of a-z, 0-9 and hyphens")
_STATE: Final = _one_of(frozenset(STATE_RELATIONS), f"one of {', '.join(sorted(STATE_RELATIONS))}")
_CLAIM: Final = {"code": _text, "source": _text, "date": _DAY}

_RECORD: Final[Mapping[str, Check]] = {
    "id": _ID,
    "name": _text,
    "kind": _one_of(_values(OutletKind), "a kind of outlet"),
    "country": _one_of(COUNTRIES, "an ISO 3166-1 alpha-2 code or 'EU'"),
    "languages": _each(_TAG),
    "domains": _each(
        _table(
            {
                "host": _host,
                "path": _path,
                "relation": _one_of(_values(DomainRelation), "a relation of a domain"),
                "since": _DAY,
                "until": _DAY,
            },
            ("host",),
            _host,
        )
    ),
    "aliases": _each(
        _table(
            {
                "text": _text,
                "language": _TAG,
                "kind": _one_of(_values(AliasKind), "a kind of alias"),
                "needs_context": _flag,
            },
            ("text",),
            _text,
        )
    ),
    "accounts": _each(_shaped(_ACCOUNT, "'platform-id/handle' without '@'")),
    "parent": _ID,
    "parent_since": _DAY,
    "owner": _each(_table(_CLAIM, ("code", "source", "date"))),
    "state_relation": _each(_table({**_CLAIM, "code": _STATE}, ("code", "source", "date"))),
    "wikidata": _shaped(_WIKIDATA, "a Wikidata id such as 'Q223799'"),
}
