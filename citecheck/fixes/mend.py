"""Makes changes in a document so that nothing else of it becomes another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import PurePath
from sys import maxsize
from types import MappingProxyType
from typing import Final, cast

from attrs import evolve, frozen

from citecheck import readers
from citecheck.errors import ReadError
from citecheck.fixes import markdown, plain
from citecheck.fixes.edits import Change, Edit, applied, encoded
from citecheck.model import Block, BlockKind, Document, Mark
from citecheck.readers.compressed import is_gzip
from citecheck.readers.decode import encoding_of
from citecheck.readers.formats import SUFFIXES

_Edits = Callable[[str, Mapping[str, Change]], Iterator[Edit]]
_FORMATS: Final = MappingProxyType(
    {
        "text/plain": "plain",
        "text/x-rst": "plain",
        "text/markdown": "markdown",
        "text/x-markdown": "markdown",
        "text/html": "html",
        "application/xhtml+xml": "html",
        "text/x-wiki": "wikitext",
    }
)
"""The module that finds the addresses in the text of each media type."""
# Times that a text is read to prove its edits; with more of them in doubt the rest is left alone.
_MOST_PROOFS: Final = 64


def is_mendable(name: str) -> bool:
    """Return whether a file is in a format that can be changed in place, by its name."""
    return SUFFIXES.get(PurePath(name.lower()).suffix) in _FORMATS


@frozen(kw_only=True)
class Original:
    """A file as it was, and as it is read.

    Args:
        document: The document; its places are places of ``text``.
        text: Its text, bytes that are none as lone surrogates.
        encoding: Python's name of its encoding.
        mark: Its byte order mark.
    """

    document: Document
    text: str
    encoding: str
    mark: bytes = b""

    def data(self, edits: Iterable[Edit] = ()) -> bytes:
        """Return the bytes of the file with edits made in it."""
        return self.mark + encoded(self.text, edits, self.encoding)


def original(data: bytes, *, name: str, url: str | None = None) -> Original:
    """Return what a file holds, so that it can be written again byte for byte.

    Args:
        data: The bytes of the file.
        name: Its path.
        url: The address of the document, to resolve its links against.

    Raises:
        ReadError: it cannot be read, or is in a format or encoding that cannot be changed in place.
    """
    document = readers.read_bytes(data, name=name, url=url)
    if document.media_type not in _FORMATS or is_gzip(data):
        known = "Markdown, HTML, reStructuredText, wikitext and plain text"
        raise ReadError(name, f"is {document.media_type}; only {known} can be changed in place")
    markup = _FORMATS[document.media_type] == "html"
    size, encoding = encoding_of(data, markup=markup)
    text = data[size:].decode(encoding, "surrogateescape")
    found = Original(document=document, text=text, encoding=encoding, mark=data[:size])
    if found.data() != data:
        raise ReadError(name, f"is no sound {encoding.upper()} throughout; save it as UTF-8 first")
    return again(found, text, url)


def again(source: Original, text: str, url: str | None) -> Original:
    """Return a file with another text in it."""
    return evolve(source, text=text, document=_read(text, source.document, url))


def _read(text: str, like: Document, url: str | None) -> Document:
    """Return the document in a text that was decoded here, so that its places are the text's."""
    return readers.read_bytes(
        text.encode("utf-8", "replace"),
        name=like.name,
        media_type=f"{like.media_type}; charset=utf-8",
        url=url,
    )


def mend(
    source: Original, changes: Mapping[str, Change], url: str | None = None
) -> tuple[Edit, ...]:
    """Return the edits that make changes in a document, in order.

    Each is proved by reading the text again: but for the addresses that were to change the
    document must be the same, and every edit must show in it.

    Args:
        source: The document.
        changes: What is to become of its addresses, by the address as it is written.
        url: The address of the document, as it was given.
    """
    if not changes:
        return ()
    find = cast(
        "_Edits",
        import_module(f"citecheck.fixes.{_FORMATS[source.document.media_type]}").edits,
    )
    hidden = _joined(_hidden(source))
    edits = [each for each in find(source.text, changes) if not _is_in(each, hidden)]
    return tuple(_proved(source, edits, url, _Proofs(_MOST_PROOFS)))


def _hidden(source: Original) -> Iterator[tuple[int, int]]:
    """Yield where code stands, and what no reader sees."""
    for block in source.document.blocks:
        if block.kind is BlockKind.CODE:
            yield block.at.start, block.at.end
    if source.document.media_type == "text/x-rst":
        yield from plain.literals(source.text)
    elif _FORMATS[source.document.media_type] == "markdown":
        yield from markdown.code_spans(source.text)


def _joined(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return places in order, those that touch made one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _is_in(edit: Edit, places: Sequence[tuple[int, int]]) -> bool:
    row = bisect_right(places, (edit.start, maxsize)) - 1
    return row >= 0 and edit.start < places[row][1]


class _Proofs:
    """How often the text may still be read; with each half that fails it is read again."""

    def __init__(self, left: int) -> None:
        self.left = left


def _proved(
    source: Original, edits: Sequence[Edit], url: str | None, proofs: _Proofs
) -> list[Edit]:
    """Return those of some edits that change nothing but what they are for."""
    if not edits or proofs.left == 0:
        return []
    proofs.left -= 1
    if _is_sound(source, edits, url):
        return list(edits)
    if len(edits) == 1:
        return []
    half = len(edits) // 2
    first = _proved(source, edits[:half], url, proofs)
    return [*first, *_proved(source, edits[half:], url, proofs)]


def _is_sound(source: Original, edits: Sequence[Edit], url: str | None) -> bool:
    before = source.document
    after = _read(applied(source.text, edits), before, url)
    if len(before.blocks) != len(after.blocks):
        return False
    pairs = list(zip(before.blocks, after.blocks, strict=True))
    changes = {edit.change.href: edit.change for edit in edits}
    if before.media_type == "text/x-wiki" and any(each.is_dead for each in changes.values()):
        return _same_beside_copies(before, after, [edit.change for edit in edits])
    shown = [_shown(old, new, changes) for old, new in pairs]
    if None in shown:
        return False
    silent = sum(edit.change.new == edit.change.href for edit in edits)
    return sum(filter(None, shown)) >= len(edits) - silent


def _shown(old: Block, new: Block, changes: Mapping[str, Change]) -> int | None:
    """Return how many changes a block shows; None where it shows anything else."""
    # Whether a block is furniture may depend on where its links lead.
    codes = {old.kind is BlockKind.CODE, new.kind is BlockKind.CODE}
    if len(codes) > 1 or len(old.spans) != len(new.spans):
        return None
    count = 0
    for was, now in zip(old.spans, new.spans, strict=True):
        change = changes.get(was.href or "")
        moved = change is not None and now.href == change.new
        if was.mark is not now.mark or not (moved or now.href == was.href):
            return None
        count += (now.href != was.href) + (now.text != was.text)
    return count if _unlinked(old, changes) == _unlinked(new, changes) else None


def _unlinked(block: Block, changes: Mapping[str, Change]) -> list[str]:
    """Return a block's text in pieces; in its links every address is the new one."""
    pieces, last = [], 0
    for span in block.spans:
        if span.mark is Mark.LINK and span.start >= last:
            words = block.text[span.start : span.end]
            pieces += [block.text[last : span.start], applied(words, plain.edits(words, changes))]
            last = span.end
    return [*pieces, block.text[last:]]


def _same_beside_copies(before: Document, after: Document, changes: Sequence[Change]) -> bool:
    """Return whether two documents link the same, copies and what they stand in for left out."""
    dead = {each.href for each in changes if each.is_dead}
    dead |= {each.snapshot.url for each in changes if each.snapshot}
    moved = {each.href: each.new for each in changes}
    old = [moved.get(href, href) for href in _hrefs(before) if href not in dead]
    return old == [href for href in _hrefs(after) if href not in dead]


def _hrefs(document: Document) -> Iterator[str]:
    spans = (span for block in document.blocks for span in block.spans)
    return (span.href for span in spans if span.href is not None)
