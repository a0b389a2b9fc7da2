"""The tables by which outlets are found, built once from their records.

A registry holds its records as they come and makes an :class:`citecheck.model.Outlet` of one when
it is asked for; what is searched are the plain dictionaries built here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Protocol

from attrs import evolve, field, frozen

from citecheck.outlets.records import Record, account_key, domains_of, names_of
from citecheck.outlets.words import ARTICLES, TOKEN, key_of, stem_family, stem_of

# A name is filed as record * NAMES + its place among the record's names.
NAMES: Final = 1000

Hosts = dict[str, int | list[list[str | int]]]
Names = dict[str, int | list[int]]


class Index(Protocol):
    """What is searched."""

    @property
    def ids(self) -> dict[str, int]:
        """Outlet id to record."""

    @property
    def hosts(self) -> Hosts:
        """Host to record, or to pairs (path prefix, record), the longest prefix first."""

    @property
    def names(self) -> Names:
        """Key of a name to names, see :data:`NAMES`; in order of keys."""

    @property
    def stems(self) -> Names:
        """Stem of a name that is inflected to names; in order of stems."""

    @property
    def small(self) -> list[str]:
        """The words, as keys, with which names may begin in lower case."""

    @property
    def accounts(self) -> dict[str, int]:
        """Account to record."""


@frozen(kw_only=True)
class BuiltIndex:
    """An :class:`Index` made from records."""

    ids: dict[str, int] = field(factory=dict)
    hosts: Hosts = field(factory=dict)
    names: Names = field(factory=dict)
    stems: Names = field(factory=dict)
    small: list[str] = field(factory=list)
    accounts: dict[str, int] = field(factory=dict)


def build(records: Iterable[Record]) -> BuiltIndex:
    """Return the index of records; of two that claim one host or account, the last has it."""
    index = BuiltIndex()
    hosts: dict[str, dict[str, int]] = {}
    small = set(ARTICLES)
    for number, record in enumerate(records):
        index.ids[record["id"]] = number
        for domain in domains_of(record):
            hosts.setdefault(domain.host, {})[domain.path] = number
        for account in record.get("accounts", ()):
            index.accounts[account_key(account)] = number
        _file_names(index, number, record)
        small.update(_small(record))
    index.small.extend(sorted(small))
    for host, paths in hosts.items():
        longest_first: list[list[str | int]] = [
            [path, paths[path]] for path in sorted(paths, key=lambda path: (-len(path), path))
        ]
        index.hosts[host] = paths[""] if list(paths) == [""] else longest_first
    return evolve(index, names=_in_order(index.names), stems=_in_order(index.stems))


def _in_order(names: Names) -> Names:
    return {key: names[key] for key in sorted(names)}


def _file_names(index: BuiltIndex, number: int, record: Record) -> None:
    languages = record.get("languages", ())
    for place, alias in enumerate(names_of(record)):
        name = number * NAMES + place
        key = key_of(alias.text)
        _file(index.names, key, name)
        article, _, rest = key.partition(" ")
        if article == "the" and " " in rest:
            _file(index.names, rest, name)
        own = alias.language or (languages[0] if len(languages) == 1 else "")
        family = stem_family(own, alias.text)
        if family:
            _file(index.stems, stem_of(key, family), name)


def _small(record: Record) -> Iterator[str]:
    """Give the first words of names that do not begin with a capital."""
    for alias in names_of(record):
        first = TOKEN.search(alias.text)
        if first and not first[0][0].isupper():
            yield key_of(first[0])


def _file(names: Names, key: str, name: int) -> None:
    there = names.get(key)
    if there is None:
        names[key] = name
    elif isinstance(there, int):
        names[key] = [there, name] if there != name else there
    elif name not in there:
        there.append(name)


def filed(names: Names, key: str) -> list[int]:
    """Return the names filed under a key."""
    there = names.get(key)
    if there is None:
        return []
    return [there] if isinstance(there, int) else there
