"""Links from one file to another: what documentation is made of, checked without a network."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote

from attrs import frozen

from citecheck import urls
from citecheck.errors import ConfigError
from citecheck.links import files
from citecheck.links.policy import Policy
from citecheck.model import Document, LocalFile, Span, Verdict, VerdictKind
from citecheck.readers.rst.roles import LABEL
from citecheck.readers.sites.addresses import NAMED, has_template, is_of_file
from citecheck.readers.targets import Targets, is_file, is_folder, page_of, repository_of
from citecheck.settings import Settings

if TYPE_CHECKING:
    from citecheck.readers.rst.project import Project
    from citecheck.readers.sites.finding import Place, Sites

_SCHEME: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
# Formats in which a link may be relative to the file.
_LINKING: Final = frozenset(
    {
        "text/html",
        "application/xhtml+xml",
        "text/markdown",
        "text/x-rst",
        "application/x-ipynb+json",
    }
)
# Formats in which the anchors of a file are those that its own links mean.
_ANCHORED: Final = frozenset({"text/html", "application/xhtml+xml", "text/markdown"})
_SITE: Final = frozenset({"text/html", "application/xhtml+xml"})
_MARKDOWN: Final = "text/markdown"
# Pages that are kept for the next document that links to them.
_PAGES: Final = 64
# The suffix of documents whose paths from "/" begin where the sources of their project do.
_SPHINX: Final = ".rst"
# What is given for a link of which nobody knows where it leads.
_NO_ADDRESS: Final = ""
# A place for paths that begin at a root which is not known.
_NOWHERE: Final = "file:///"


@frozen
class _Link:
    """A link to a file: its address, and how it is meant."""

    url: urls.Url
    is_site: bool
    is_rooted: bool = False
    is_lost_label: bool = False
    doubt: str = ""


class LocalLinks:
    """The links to files in the documents of one run.

    Args:
        settings: ``root``, what ``/x`` means and where files may be read; ``base_url``, the address
            at which the documents are or will be published.

    Raises:
        ConfigError: the root is no folder.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._root = Path(settings.root).resolve() if settings.root else None
        if self._root is not None and not is_folder(self._root):
            raise ConfigError(f"root {settings.root!r} is no folder")
        self._links: dict[str, _Link] = {}
        self._homes: dict[Path, Path] = {}
        self._targets: dict[Path, Targets] = {}
        self._given: dict[Path, Document] = {}
        self._page = lru_cache(_PAGES)(self._read)

    @property
    def has_root(self) -> bool:
        """Whether it is known what ``/x`` means."""
        return self._root is not None

    @cached_property
    def _project(self) -> Callable[[Path], Project]:
        from citecheck.readers.rst.project import read_project  # few documents are of one

        return cache(read_project)

    @cached_property
    def _sources(self) -> Callable[[Path], Path | None]:
        from citecheck.readers.rst.project import sources_around

        return cache(sources_around)

    @cached_property
    def _sites(self) -> Sites:
        from citecheck.readers.sites.finding import Sites

        return Sites()

    def locator(self, document: Document) -> Callable[[Span], str | None] | None:
        """Return what gives the addresses of a document's relative links.

        They are web addresses where ``base_url`` is set, else ``file:`` addresses.  None for a
        document that is no file, or in whose format no link is relative.
        """
        if document.media_type not in _LINKING or urls.is_web(document.name):
            return None
        path = Path(document.name).absolute()
        if document.name == "-":
            self._given[path] = document
        elif not is_file(path):
            return None
        return _Locator(self, document, path)

    def address(self, href: str, document: Path, *, is_site: bool) -> str | None:
        """Return the address that a relative link stands for; None where it has none."""
        base = self._settings.base_url
        if base and not href.startswith("#"):
            return urls.absolute(href, urls.resolve(self._below_root(document), base))
        rooted = href.startswith(("/", "\\"))
        place = self._in_site(href, document, is_site=is_site)
        if place and (not rooted or self._root is None):
            return self._at(place, document)
        root = self._root
        if rooted:
            if root is None and document.suffix == _SPHINX:
                root = self._sources(document.parent)
            within = urls.resolve(href, _NOWHERE)  # as for a site, ".." does not lead out of it
            if root is not None and within is not None:
                within = root.as_uri().rstrip("/") + within.removeprefix("file://")
            if place and within and place.path.exists() and not _is_there(within):
                return self._at(place, document)
        else:
            within = urls.resolve(href, document.as_uri())
        unknown = rooted and root is None
        return self._known(within, document, is_site=is_site, is_rooted=unknown)

    def _in_site(self, href: str, document: Path, *, is_site: bool) -> Place | None:
        """Return what an address means to those who make a site of its project, if to any."""
        if href.startswith("#"):
            return None
        if href.startswith("/"):
            return None if document.suffix == _SPHINX else self._sites.rooted(href, document)
        return None if is_site or is_of_file(href) else self._sites.relative(href, document)

    def filled(self, href: str, document: Path) -> str | None:
        """Return the address of the file that a template names; None where nobody can say."""
        from citecheck.readers.sites.placeholders import filled

        said = filled(href)
        place = self._sites.filled(said, document) if said else None
        return self._at(place, document) if place else None

    def named(self, span: Span, document: Path) -> str | None:
        """Return the address of the file that a wiki has under a name."""
        place = self._sites.named(span.href or "", span.text, document)
        return self._at(place, document) if place else None

    def _at(self, place: Place, document: Path) -> str | None:
        """Return the address of a place in a project."""
        fragment = f"#{quote(place.fragment, safe='%/:=,^~')}" if place.fragment else ""
        return self._known(place.path.as_uri() + fragment, document, doubt=place.doubt)

    def label(self, label: str, document: Path) -> str | None:
        """Return the address of the file that has a label of a Sphinx project.

        None where there is no project, and where its extensions may know a label that is not found.
        """
        folder = self._sources(document.parent)
        if folder is None:
            return None
        project = self._project(folder)
        if label in project.labels:
            return self._known(project.labels[label].as_uri(), document)
        if not project.is_whole:
            return None
        lost = f"{folder.as_uri()}/#{quote(label)}"
        return self._known(lost, document, is_lost_label=True)

    def elsewhere(self, label: str, document: Path) -> str | None:
        """Return the address of a place that a link names as one of its own text.

        By MyST it may be in any file of the project, or of another that its extensions know.
        """
        folder = self._sources(document.parent)
        if folder is None:
            return None
        project = self._project(folder)
        file = project.labels.get(unquote(label).lower())
        if file is not None and file != document:
            return self._known(f"{file.as_uri()}#{label}", document)
        doubt = "" if project.is_whole else f"#{label} may be what an extension of Sphinx knows"
        return self._known(f"{document.as_uri()}#{label}", document, doubt=doubt)

    def _known(
        self, address: str | None, document: Path, doubt: str = "", **how: bool
    ) -> str | None:
        """Return an address, once it is known how it is meant."""
        url = urls.parse(address) if address else None
        if url is None:
            return None
        self._links.setdefault(url.href, _Link(url, doubt=doubt, **{"is_site": False, **how}))
        self._homes.setdefault(path_of(url), self._home(document))
        return url.href

    def __contains__(self, url: str) -> bool:
        return url in self._links

    def verdicts(self, addresses: Iterable[str]) -> dict[str, Verdict]:
        """Return the verdicts on those of some addresses that are links to files.

        Args:
            addresses: Addresses as a locator gave them.
        """
        policy = Policy.of(self._settings)
        found: dict[str, Verdict] = {}
        for (path, is_site), group in self._by_path(addresses):
            wants_page = policy.fragments and any(link.url.fragment for link in group)
            page = self._page(path, is_site, wants_page)
            for link in group:
                found[link.url.href] = _judged(link, page, policy)
        return found

    def _by_path(self, addresses: Iterable[str]) -> Iterator[tuple[tuple[Path, bool], list[_Link]]]:
        """Give the links of each file, so that it is read once and one at a time."""
        groups: dict[tuple[Path, bool], list[_Link]] = {}
        for link in (self._links[url] for url in dict.fromkeys(addresses) if url in self._links):
            groups.setdefault((path_of(link.url), link.is_site), []).append(link)
        yield from groups.items()

    def _read(self, path: Path, is_site: bool, wants_page: bool) -> files.Page:  # noqa: FBT001 - the key of a cache
        given = self._given.get(path)
        if given is not None and given.data is not None and wants_page:
            page = page_of(given.data, given.media_type, given.name)
            return files.Page(LocalFile(path=str(path), page=page))
        home = self._homes[path]
        if home not in self._targets:
            self._targets[home] = Targets(home)
        found = self._targets[home].find(path, is_site=is_site, wants_page=wants_page)
        return files.Page(found)

    def _below_root(self, document: Path) -> str:
        """Return where a document is below the root, as a relative address."""
        if self._root is None or not document.is_relative_to(self._root):
            return ""
        return document.relative_to(self._root).as_posix()

    def _home(self, document: Path) -> Path:
        """Return the folder below which files are read for the links of a document."""
        return self._root or repository_of(document.parent)


class _Locator:
    """Gives the addresses of the relative links of one document."""

    def __init__(self, links_of_run: LocalLinks, document: Document, path: Path) -> None:
        self._links = links_of_run
        self._path = path
        self._is_site = document.media_type in _SITE
        self._is_markdown = document.media_type == _MARKDOWN
        is_at_hand = document.name != "-" or document.data is not None
        self._is_anchored = document.media_type in _ANCHORED and is_at_hand

    def __call__(self, span: Span) -> str | None:
        href = span.href
        if href is None:
            return None
        if has_template(href):
            return self._links.filled(href, self._path) or _NO_ADDRESS
        if href.startswith("//"):
            return span.url or urls.absolute(f"https:{href}")
        return None if _SCHEME.match(href) else self._relative(href, span)

    def _relative(self, href: str, span: Span) -> str | None:
        """Return the address of a link that names a file or a place."""
        if NAMED in span.rel:
            return self._links.named(span, self._path)
        if href.startswith("#"):
            return self._place(href, span)
        if span.url is not None and not self._links.has_root:
            return None  # the document says at which address it is
        return self._links.address(href.strip(), self._path, is_site=self._is_site)

    def _place(self, href: str, span: Span) -> str | None:
        """Return the address of a place that a link names without a file."""
        if LABEL in span.rel:
            return self._links.label(href[1:], self._path)
        if not self._is_anchored:
            return None
        found = self._links.elsewhere(href[1:], self._path) if self._is_markdown else None
        return found or self._links.address(href.strip(), self._path, is_site=self._is_site)


def _judged(link: _Link, page: files.Page, policy: Policy) -> Verdict:
    if link.is_lost_label:
        return policy.overrule(files.no_label(link.url))
    if link.is_rooted:
        return files.unknown_root(link.url)
    verdict = files.judge(link.url, page, policy)
    if link.doubt and verdict.verdict is VerdictKind.BROKEN:
        return files.doubted(link.url, link.doubt)
    return verdict


def _is_there(address: str) -> bool:
    url = urls.parse(address)
    return url is not None and path_of(url).exists()


def path_of(url: urls.Url) -> Path:
    """Return the path that a ``file:`` address names."""
    from urllib.request import url2pathname  # imports all of HTTP, for links to files alone

    return Path(url2pathname(url.path))
