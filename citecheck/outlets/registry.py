"""The registry of outlets: look up by address, by name, by id."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from pathlib import Path

import attrs

from citecheck.model import Match, Outlet, OutletKind, Role
from citecheck.outlets import load
from citecheck.outlets.find import Finder
from citecheck.outlets.index import Index, build
from citecheck.outlets.lookalikes import skeletons_of
from citecheck.outlets.match import AddressMatcher, is_address
from citecheck.outlets.names import Context, match_name
from citecheck.outlets.records import Record, outlet_of
from citecheck.outlets.rules import Rules, rules_of


class OutletRegistry:
    """Outlets, found by address, name or id.

    Make one with :meth:`default` or :meth:`from_files`.  A registry never changes, so threads may
    share one, and it can be pickled for other processes.

    Args:
        index: Its hosts, names and ids, each with the number of a record.
        rules: What is a wrapper, an account, a tenant.
        records: The outlets in the form of the tables, as JSON or decoded.
    """

    def __init__(self, index: Index, rules: Rules, records: Sequence[bytes | Record]) -> None:
        self.index = index
        self.rules = rules
        self._records = records
        self._outlets: dict[int, Outlet] = {}
        self._addresses = AddressMatcher(self)
        self._named = lru_cache(maxsize=4096)(self._by_name)

    def __reduce__(self) -> tuple[Callable[..., OutletRegistry], tuple[object, ...]]:
        """Survive pickling, without what was remembered; the packaged registry goes by its name."""
        if self is _default():
            return _default, ()
        return OutletRegistry, (self.index, self.rules, self._records)

    @classmethod
    def default(cls) -> OutletRegistry:
        """Return the packaged registry, loaded at the first call."""
        return _default()

    @classmethod
    def from_files(
        cls, paths: Iterable[Path | str], *, base: OutletRegistry | None = None
    ) -> OutletRegistry:
        """Return a registry of tables in the schema of ``outlets/data/README.md``.

        Args:
            paths: TOML files.
            base: A registry to extend; a record with the id of one of its own replaces it, and
                hosts, paths and accounts of the files win.

        Raises:
            RegistryError: a file cannot be read or a record does not follow the schema; every
                fault is a line that names file, record and field.
        """
        own = [record for table in load.tables_in(paths).values() for record in table]
        kept = base.records_without({record["id"] for record in own}) if base else []
        records = [*kept, *own]
        return cls(build(map(_decoded, records)), (base or _default()).rules, records)

    def records_without(self, ids: Collection[str]) -> list[bytes | Record]:
        """Return the records that have none of these ids, as they are held."""
        left_out = {self.index.ids.get(outlet_id) for outlet_id in ids}
        return [held for number, held in enumerate(self._records) if number not in left_out]

    def classify(
        self, text: str, *, language: str | None = None, country: str | None = None
    ) -> Match:
        """Return who is behind an address or a name.

        Args:
            text: An address (a scheme may be missing, ``hxxp`` and ``[.]`` are understood) or a
                name.
            language: BCP 47 primary tag of the text that the name stands in.
            country: ISO 3166-1 code of the place that text is about.
        """
        text = text.strip()
        if not is_address(text):
            found = self.by_name(text, language=language, country=country)
            return (
                found
                if found.role is not Role.UNKNOWN or " " in text
                else self._either(text, found)
            )
        found = self._addresses.match(text)
        if found.outlet is None and "/" not in text:
            # "Lenta.ru" is a name as well as a host.
            named = self.by_name(text, language=language, country=country)
            return named if named.outlet else found
        return found

    def _either(self, text: str, unnamed: Match) -> Match:
        return self._addresses.match(text) if any(mark in text for mark in ":/[") else unnamed

    def classify_url(self, url: str, *, site_name: str = "") -> Match:
        """Return who is behind an address.

        Args:
            url: The address.
            site_name: What the page calls its site (``og:site_name``, JSON-LD publisher).  It
                names a site that nothing else names, with the role ``self_declared``, and never
                makes it one of the registry's outlets.
        """
        found = self._addresses.match(url)
        if not site_name or found.role is not Role.UNKNOWN or not found.domain:
            return found
        return attrs.evolve(
            found,
            outlet=Outlet(id=found.domain, name=site_name, kind=OutletKind.UNKNOWN),
            role=Role.SELF_DECLARED,
            by=f"the page calls its site {site_name}",
            confidence=0.3,
        )

    def by_name(
        self,
        name: str,
        *,
        language: str | None = None,
        country: str | None = None,
        known: Collection[str] = (),
    ) -> Match:
        """Return who is meant by a name.

        Args:
            name: The name as written; capitals count.
            language: BCP 47 primary tag of the text that it stands in.
            country: ISO 3166-1 code of the place that text is about.
            known: Ids of outlets that the text has named in full before.

        Returns:
            A match whose role is ``ambiguous``, with candidates, where the name needs more
            context than there is, and ``unknown`` where no outlet bears it.
        """
        if known:
            return match_name(name, self, Context(language, country, known))
        return self._named(name, language, country)

    def _by_name(self, name: str, language: str | None, country: str | None) -> Match:
        return match_name(name, self, Context(language, country))

    def find(
        self,
        text: str,
        *,
        language: str | None = None,
        country: str | None = None,
        known: Collection[str] = (),
    ) -> Iterator[tuple[int, int, Match]]:
        """Give the names of outlets in running text: start, end, match, in order.

        The longest name wins at each place, words are never cut, and capitals count.  A possessive
        ending and an article before the name are left out of the span.

        Args:
            text: The text; start and end are code points in it.
            language: BCP 47 primary tag of the text.
            country: ISO 3166-1 code of the place that the text is about.
            known: Ids of outlets that were named in full before; a name in full in the text
                decides the short ones after it in the same way.
        """
        return self._finder.find(text, Context(language, country, known))

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self)

    @cached_property
    def skeletons(self) -> frozenset[str]:
        """What the hosts of this registry look like, see :mod:`citecheck.outlets.lookalikes`."""
        return skeletons_of(self.index.hosts)

    def at(self, number: int) -> Outlet:
        """Return the outlet of a record by its number."""
        outlet = self._outlets.get(number)
        if outlet is None:
            outlet = self._outlets[number] = outlet_of(_decoded(self._records[number]))
        return outlet

    def records(self) -> Iterator[Record]:
        """Give the records in the form of the tables."""
        return map(_decoded, self._records)

    def get(self, outlet_id: str) -> Outlet | None:
        """Return the outlet of an id; None where there is none.  ``registry[id]`` raises instead.

        Args:
            outlet_id: The id, as in ``outlet.id``.  Ids are stable: a rule that knows for whom
                somebody speaks may ask for ``"ru-president"``.
        """
        number = self.index.ids.get(outlet_id)
        return None if number is None else self.at(number)

    def __getitem__(self, outlet_id: str) -> Outlet:
        """Return the outlet of an id.

        Raises:
            KeyError: there is none.
        """
        return self.at(self.index.ids[outlet_id])

    def __contains__(self, outlet_id: object) -> bool:
        return outlet_id in self.index.ids

    def __iter__(self) -> Iterator[Outlet]:
        return map(self.at, range(len(self._records)))

    def __len__(self) -> int:
        return len(self._records)


def _decoded(held: bytes | Record) -> Record:
    record: Record = json.loads(held) if isinstance(held, bytes) else held
    return record


@cache
def _default() -> OutletRegistry:
    found = load.packaged()
    return OutletRegistry(found.index, rules_of(found.rules), found.records)
