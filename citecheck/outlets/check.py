"""What is wrong with outlet tables beyond the schema of one record: doubles, clashes, order."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Final

from attrs import frozen

from citecheck import urls
from citecheck.model import Alias, DomainRelation, OutletKind
from citecheck.outlets.hosts import suffixes
from citecheck.outlets.load import table_faults
from citecheck.outlets.records import Record, account_key, domains_of, names_of
from citecheck.outlets.rules import Rules
from citecheck.outlets.words import case_agrees, is_abbreviation, key_of

# Under these, others publish on hosts of their own without being part of them.
_HOSTING: Final = frozenset(
    {
        OutletKind.SOCIAL_PLATFORM,
        OutletKind.VIDEO_PLATFORM,
        OutletKind.BLOG_PLATFORM,
        OutletKind.FILE_HOST,
        OutletKind.CODE_HOST,
    }
)
_PUBLIC: Final = frozenset({OutletKind.GOVERNMENT, OutletKind.MILITARY, OutletKind.COURT})


@frozen
class _Entry:
    """A record with the file it stands in."""

    where: str
    record: Record

    @property
    def id(self) -> str:
        """The outlet id."""
        return str(self.record["id"])

    def fault(self, text: str) -> str:
        """Return a line on this record."""
        return f"{self.where}: {self.id}: {text}"


def faults_in(
    tables: Mapping[str, Sequence[Record]], rules: Rules, known: Collection[str] = ()
) -> list[str]:
    """Return what is wrong with outlet tables, one line a fault; nothing where they are right.

    Args:
        tables: The records by the name of their file, in the order of the file.
        rules: The rules that name the platforms.
        known: Ids of outlets that the tables may refer to besides their own.
    """
    broken = [fault for where, records in tables.items() for fault in table_faults(where, records)]
    if broken:
        return broken
    entries = [_Entry(where, record) for where, records in tables.items() for record in records]
    return [
        *_double_ids(entries),
        *_parents(entries, known),
        *_hosts(entries),
        *_accounts(entries, rules),
        *_doubles(entries, "wikidata", lambda record: [record.get("wikidata", "")]),
        *_clashes(entries),
    ]


def disorder(tables: Mapping[str, Sequence[Record]]) -> Iterator[str]:
    """Give a line for each record of the packaged tables that does not stand where its id does."""
    for where, records in tables.items():
        ids = [record["id"] for record in records]
        for before, after in itertools.pairwise(ids):
            if after < before:
                yield f"{where}: {after}: must stand before {before}, records are sorted by id"


def _double_ids(entries: Sequence[_Entry]) -> Iterator[str]:
    seen: dict[str, _Entry] = {}
    for entry in entries:
        first = seen.setdefault(entry.id, entry)
        if first is not entry:
            yield entry.fault(f"id: also in {first.where}")


def _doubles(
    entries: Sequence[_Entry], what: str, values_of: Callable[[Record], Sequence[str]]
) -> Iterator[str]:
    seen: dict[str, _Entry] = {}
    for entry in entries:
        for value in filter(None, values_of(entry.record)):
            first = seen.setdefault(value, entry)
            if first is not entry:
                yield entry.fault(f"{what}: {value} is also that of {first.id} ({first.where})")


def _parents(entries: Sequence[_Entry], known: Collection[str]) -> Iterator[str]:
    parents = {entry.id: entry.record.get("parent", "") for entry in entries}
    for entry in entries:
        parent = parents[entry.id]
        if parent and parent not in parents and parent not in known:
            yield entry.fault(f"parent: no outlet has the id {parent}")
        elif entry.id in _ancestors(parent, parents):
            yield entry.fault("parent: is a part of itself")


def _ancestors(outlet_id: str, parents: Mapping[str, str]) -> list[str]:
    line: list[str] = []
    while outlet_id and outlet_id not in line:
        line.append(outlet_id)
        outlet_id = parents.get(outlet_id, "")
    return line


def _hosts(entries: Sequence[_Entry]) -> Iterator[str]:
    parents = {entry.id: entry.record.get("parent", "") for entry in entries}
    owners: dict[tuple[str, str], _Entry] = {}
    reasoned: set[str] = set()
    for entry in entries:
        for domain in domains_of(entry.record):
            first = owners.setdefault((domain.host, domain.path), entry)
            if first is not entry:
                address = domain.host + domain.path
                yield entry.fault(f"domains: {address} is also that of {first.id} ({first.where})")
            if domain.path or domain.relation is not DomainRelation.OFFICIAL:
                reasoned.add(domain.host)
            onion = domain.relation is DomainRelation.ONION
            if not onion and not urls.public_suffix(domain.host):
                yield entry.fault(f"domains: {domain.host} ends in no public suffix in use")
    for (host, path), entry in owners.items():
        above = next((owners[s, ""] for s in list(suffixes(host))[1:] if (s, "") in owners), None)
        if above and not path and host not in reasoned and not _belongs(entry, above, parents):
            yield entry.fault(
                f"domains: {host} is under that of {above.id}: give a parent or a relation"
            )


def _belongs(entry: _Entry, above: _Entry, parents: Mapping[str, str]) -> bool:
    """Return whether a host may stand under that of another outlet."""
    line = _ancestors(entry.id, parents)
    other = _ancestors(above.id, parents)
    kind = OutletKind(above.record["kind"])
    return (
        bool(set(line) & set(other))
        or kind in _HOSTING
        or (kind in _PUBLIC and entry.record["kind"] in _PUBLIC)
    )


def _accounts(entries: Sequence[_Entry], rules: Rules) -> Iterator[str]:
    for entry in entries:
        for account in entry.record.get("accounts", ()):
            platform = account.partition("/")[0]
            if platform not in rules.platforms:
                yield entry.fault(f"accounts: no platform has the id {platform}")
    yield from _doubles(
        entries, "accounts", lambda record: [account_key(a) for a in record.get("accounts", ())]
    )


def _clashes(entries: Sequence[_Entry]) -> Iterator[str]:
    bearers: dict[str, list[tuple[_Entry, Alias]]] = {}
    for entry in entries:
        for alias in names_of(entry.record):
            bearers.setdefault(key_of(alias.text), []).append((entry, alias))
    for named in bearers.values():
        for place, (entry, alias) in enumerate(named):
            for other, theirs in named[:place]:
                if other.id != entry.id and _clash(alias, theirs):
                    yield entry.fault(
                        f"aliases: {alias.text!r} is also {other.id} ({other.where}):"
                        " both need needs_context"
                    )


def _clash(one: Alias, other: Alias) -> bool:
    if one.needs_context and other.needs_context:
        return False
    if one.language and other.language and one.language != other.language:
        return False
    strict = is_abbreviation(one.text)
    return strict == is_abbreviation(other.text) and (
        case_agrees(one.text, other.text, strict=strict)
        or case_agrees(other.text, one.text, strict=strict)
    )
