"""One record of an outlet table: from its TOML form to :class:`citecheck.model.Outlet`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from citecheck.model import Alias, AliasKind, Claim, Domain, DomainRelation, Outlet, OutletKind
from citecheck.outlets.scripts import script_of

Record = Mapping[str, Any]


def outlet_of(record: Record) -> Outlet:
    """Return the outlet that a valid record describes."""
    return Outlet(
        id=record["id"],
        name=record["name"],
        kind=OutletKind(record["kind"]),
        country=record.get("country", ""),
        languages=tuple(record.get("languages", ())),
        domains=tuple(map(_domain, record.get("domains", ()))),
        aliases=tuple(map(_alias, record.get("aliases", ()))),
        accounts=tuple(record.get("accounts", ())),
        parent=record.get("parent", ""),
        parent_since=record.get("parent_since", ""),
        owner=_claims(record.get("owner", ())),
        state_relation=_claims(record.get("state_relation", ())),
        wikidata=record.get("wikidata", ""),
    )


def _domain(entry: str | Record) -> Domain:
    if isinstance(entry, str):
        return Domain(host=entry)
    return Domain(
        host=entry["host"],
        path=entry.get("path", ""),
        relation=DomainRelation(entry.get("relation", "official")),
        since=entry.get("since", ""),
        until=entry.get("until", ""),
    )


def _alias(entry: str | Record) -> Alias:
    if isinstance(entry, str):
        return _named(entry)
    return Alias(
        text=entry["text"],
        language=entry.get("language", ""),
        script=script_of(entry["text"]),
        kind=AliasKind(entry.get("kind", "official")),
        needs_context=entry.get("needs_context", False),
    )


def _named(text: str) -> Alias:
    return Alias(text=text, script=script_of(text))


def _claims(entries: Sequence[Record]) -> tuple[Claim, ...]:
    return tuple(
        Claim(code=entry["code"], source=entry["source"], date=entry["date"]) for entry in entries
    )


def domains_of(record: Record) -> Iterator[Domain]:
    """Give the domains of a record."""
    return map(_domain, record.get("domains", ()))


def names_of(record: Record) -> Iterator[Alias]:
    """Give the name of a record and then its aliases, in their order."""
    aliases = list(map(_alias, record.get("aliases", ())))
    yield _as_alias(record["name"], aliases)
    yield from aliases


def name_at(outlet: Outlet, place: int) -> Alias:
    """Return one of the names of an outlet by its place in :func:`names_of`."""
    return outlet.aliases[place - 1] if place else _as_alias(outlet.name, outlet.aliases)


def _as_alias(name: str, aliases: Sequence[Alias]) -> Alias:
    """Return the name as an alias; one that repeats it may say more of it (``needs_context``)."""
    return next((alias for alias in aliases if alias.text == name), _named(name))


def account_key(account: str) -> str:
    """Return the form under which accounts are compared: ``"youtube/reuters"``.

    Platforms do not tell handles apart by case, and readers write the ``@`` or not.
    """
    platform, _, handle = account.partition("/")
    return f"{platform}/{handle.removeprefix('@').lower()}"
