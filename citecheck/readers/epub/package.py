"""The package of an EPUB book: what there is, in which order, and what it says of itself.

Open Packaging Format 2.0.1, EPUB 3.3 (5, Package document) and Open Container Format.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import Final
from urllib.parse import unquote

from attrs import define

from citecheck.readers.xml import Handler, local

_PACKAGE: Final = "application/oebps-package+xml"
# How the parts of people are called (MARC relators); who is said to have no part wrote it.
_AUTHOR: Final = frozenset({"", "aut"})
# What programs write where they know no author.
_NOBODY: Final = frozenset(
    {"unknown", "unknown author", "unbekannt", "inconnu", "desconocido", "неизвестно"}
)
# Dates of a book that are not that of its publication.
_OTHER_DATES: Final = frozenset({"modification", "creation", "conversion"})


class Container(Handler):
    """Finds the package document."""

    def __init__(self) -> None:
        self.path = ""
        self._sure = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take a start tag."""
        if local(name) == "rootfile" and not self._sure:
            self._sure = attributes.get("media-type") == _PACKAGE
            if self._sure or not self.path:
                self.path = attributes.get("full-path", "")


class Encryption(Handler):
    """Collects which members are encrypted (fonts may be, without harm)."""

    def __init__(self) -> None:
        self.members: set[str] = set()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take a start tag."""
        if local(name) == "CipherReference":
            self.members.add(posixpath.normpath(unquote(attributes.get("URI", ""))))


@define
class Item:
    """A file of the book.

    Args:
        path: Its place, seen from the package document.
        kind: Its media type.
        contents: Whether it is the table of contents.
    """

    path: str
    kind: str
    contents: bool


@define
class _Person:
    key: str
    role: str
    name: str = ""


class Package(Handler):
    """Reads the package document."""

    def __init__(self) -> None:
        self.items: dict[str, Item] = {}
        self.spine: list[str] = []
        self.said: dict[str, str] = {}
        self._people: list[_Person] = []
        self._roles: dict[str, str] = {}
        self._taking = ""
        self._about = ""

    @property
    def authors(self) -> list[str]:
        """The names of who wrote the book, or of all who made it where nobody did."""
        people = [each for each in self._people if each.name.lower() not in _NOBODY | {""}]
        roles = [self._roles.get(each.key) or each.role for each in people]
        wrote = [each for each, role in zip(people, roles, strict=True) if role in _AUTHOR]
        return [each.name for each in wrote or people]

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take a start tag."""
        tag = local(name)
        values = {local(key): value for key, value in attributes.items()}
        if tag == "item":
            self.items[values.get("id", "")] = Item(
                values.get("href", "").partition("#")[0],
                values.get("media-type", ""),
                "nav" in values.get("properties", "").split(),
            )
        elif tag == "itemref":
            self.spine.append(values.get("idref", ""))
        elif tag == "creator":
            self._taking = tag
            self._people.append(_Person(values.get("id", ""), values.get("role", "")))
        elif tag == "meta" and values.get("property") == "role":
            self._taking = "role"
            self._about = values.get("refines", "").removeprefix("#")
        elif tag in {"title", "date", "language"} and tag not in self.said:
            self._taking = "" if values.get("event") in _OTHER_DATES else tag

    def end(self, name: str) -> None:
        """Take an end tag."""
        del name  # what is taken has no elements in it
        self._taking = ""

    def text(self, data: str) -> None:
        """Take text."""
        if self._taking == "creator":
            person = self._people[-1]
            person.name = " ".join((person.name + data).split())
        elif self._taking == "role":
            self._roles[self._about] = self._roles.get(self._about, "") + data.strip()
        elif self._taking:
            self.said[self._taking] = " ".join((self.said.get(self._taking, "") + data).split())
