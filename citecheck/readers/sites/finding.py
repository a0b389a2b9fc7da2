"""What the addresses in a project mean, as its generator, its wiki or a forge understands them."""

from __future__ import annotations

import os
import posixpath
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from attrs import frozen

from citecheck.readers.markdown.slugs import slug
from citecheck.readers.sites import addresses
from citecheck.readers.sites.kinds import root_around
from citecheck.readers.sites.pages import Pages
from citecheck.readers.sites.placeholders import Filled, How
from citecheck.readers.targets import repository_of


@frozen
class Place:
    """What an address means.

    Args:
        path: The file, or that which is missing.
        fragment: The place in it.
        doubt: Why a file that is missing may be there all the same.
    """

    path: Path
    fragment: str = ""
    doubt: str = ""


class Sites:
    """The projects that the documents of a run are in, each looked at once."""

    def __init__(self) -> None:
        self._roots = cache(root_around)
        self._pages = cache(Pages)
        self._repositories = cache(repository_of)

    def rooted(self, href: str, document: Path) -> Place | None:
        """Return what an address from ``/`` means; None where nobody can say.

        Args:
            href: The address.
            document: The file that it stands in.
        """
        path, fragment = addresses.parts(href)
        pages = self._around(document)
        if pages is not None:
            found = pages.at(path)
            if found is not None:
                return Place(found, fragment)
        repository = self._repositories(document.parent)
        on_forge = repository / path.strip("/")
        if on_forge != repository and on_forge.exists():
            return Place(on_forge, fragment)
        if pages is None:
            return None
        missing = pages.root.folder / path.strip("/")
        return Place(missing, fragment, "" if pages.lacks(path) else _doubt(path))

    def relative(self, href: str, document: Path) -> Place | None:
        """Return what a relative address means; None where it is that of a file, or of none.

        Args:
            href: The address.
            document: The file that it stands in.
        """
        if addresses.is_of_file(href):
            return None
        path, fragment = addresses.parts(href)
        if addresses.is_on_forge(path) and not (document.parent / path).exists():
            return self._on_forge(path, document)
        if addresses.has_alias(path):
            return self._aliased(path, fragment, document)
        if addresses.is_headed(fragment):
            return self._headed(path, fragment, document)
        is_route = addresses.is_route(path)
        if not (is_route or addresses.is_numbered(path)) or _is_there(document, path):
            return None
        pages = self._around(document)
        place = self._beside(path, fragment, document, pages) if pages else None
        return place if place and (is_route or not place.doubt) else None

    def _beside(self, path: str, fragment: str, document: Path, pages: Pages) -> Place | None:
        """Return what a path means from the address of a page; None where nothing is there."""
        if pages.root.kind.named:
            found = pages.named(path.removeprefix("./"), document.parent)
            return Place(found, fragment) if found else None
        # Browsers take the address of a page, with or without a slash behind it.
        around = [up for own in pages.routes(document) for up in (posixpath.dirname(own), own)]
        wanted = [posixpath.normpath(posixpath.join("/", each, path)) for each in around]
        found = next(filter(None, map(pages.at, wanted)), None)
        if found is not None:
            return Place(found, fragment)
        if not wanted or any(pages.lacks(each, is_beside=True) for each in wanted):
            return None
        missing = Path(os.path.normpath(document.parent / path))
        return Place(missing, fragment, _doubt(path))

    def named(self, name: str, text: str, document: Path) -> Place | None:
        """Return what ``[[name]]``, or ``[[name|text]]``, means.

        Args:
            name: What stands before the line.
            text: What stands behind it, or the name again.
            document: The file that it stands in.
        """
        pages = self._around(document)
        if pages is None:
            return None
        # A picture comes before what is said of it everywhere.
        is_text = pages.root.kind.is_text_first and not pages.named(name, document.parent)
        target = text if is_text else name
        # In the cell of a table a line that is none of the table's has a backslash before it.
        path, _, fragment = target.rstrip("\\").partition("#")
        place = fragment.rpartition("#")[2].strip()
        place = place if place.startswith(("^", "page=")) or not place else slug(place)
        if not path.strip():
            return Place(document, place)
        beside = document.parent / path
        found = pages.named(path.removeprefix("./"), document.parent)
        if found is None and beside.is_file():
            found = beside
        if found is None and path.startswith("../"):
            return None
        return Place(found or pages.root.folder / f"{path.strip()}.md", place)

    def filled(self, said: Filled, document: Path) -> Place | None:
        """Return what a template fills in; None where nobody can say.

        Args:
            said: What it names.
            document: The file that it stands in.
        """
        if said.how is How.ADDRESS:
            return self.rooted(f"{said.target}#{said.fragment}", document)
        pages = self._around(document)
        if pages is None:
            return None
        found, target = None, unquote(said.target)
        if said.how is How.POST:
            found = pages.named(target, document.parent)
        elif said.how is How.FILE:
            path = pages.root.folder / target.lstrip("/")
            found = path if path.is_file() else pages.named(target)
        elif not target:
            found = document
        else:
            found = self._page(target, document, pages)
        return Place(found or pages.root.folder / target.lstrip("/"), said.fragment)

    def _page(self, target: str, document: Path, pages: Pages) -> Path | None:
        """Return the page that Hugo finds for a path: beside, from the root, then by its name."""
        if not target.startswith("/"):
            beside = Path(os.path.normpath(document.parent / target))
            if beside.is_file():
                return beside
            for own in pages.routes(document):
                around = own if document.stem in {"index", "_index"} else posixpath.dirname(own)
                inner = posixpath.normpath(posixpath.join("/", around, target))
                if (found := pages.at(inner)) is not None:
                    return found
        return pages.at(target) or pages.named(target, document.parent)

    def _headed(self, path: str, fragment: str, document: Path) -> Place | None:
        """Return the place that a link names by the words of a heading, as vaults do."""
        pages = self._around(document)
        if pages is None or not pages.root.kind.named:
            return None
        beside = Path(os.path.normpath(document.parent / path))
        found = beside if beside.is_file() else pages.named(path, document.parent)
        return Place(found or beside, slug(unquote(fragment)))

    def _aliased(self, path: str, fragment: str, document: Path) -> Place | None:
        """Return what a path means that begins with a name for a folder."""
        pages = self._around(document)
        if pages is None:
            return None
        for alias, folder in pages.root.kind.aliases:
            if path.startswith(alias):
                target = pages.root.folder / folder / path.removeprefix(alias)
                return Place(Path(os.path.normpath(target)), fragment)
        missing = document.parent / path
        return Place(
            missing, fragment, f"{path} begins with a name that the site gives to a folder"
        )

    def _on_forge(self, path: str, document: Path) -> Place | None:
        repository = self._repositories(document.parent)
        missing = Path(os.path.normpath(document.parent / path))
        pages = self._around(document)
        is_wiki = pages is not None and pages.root.kind.is_text_first
        if missing.is_relative_to(repository) and not is_wiki:
            return None
        return Place(missing, "", f"{path} leads out of the repository, to where a forge has it")

    def _around(self, document: Path) -> Pages | None:
        root = self._roots(document.parent)
        return None if root is None else self._pages(root)


def is_named(document: Path) -> bool:
    """Return whether a file is one of a wiki or vault, in which ``[[Page]]`` is a link."""
    root = root_around(document.parent)
    return root is not None and root.kind.named


def _is_there(document: Path, path: str) -> bool:
    try:
        return (document.parent / path).exists()
    except (OSError, ValueError):
        return True


def _doubt(path: str) -> str:
    return f"no page of the project is known at {path}; what makes the site may have made it"
