"""XML as a stream of events, entities refused.

Elements go by as they are met, so that memory stays that of the input and depth costs nothing.
A declaration of an entity is refused: those bombs and probes need one (CWE-776, CWE-611), and no
format that is read here does.  External DTDs are never fetched; expat leaves them alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html.entities import html5
from typing import Final
from xml.parsers import expat
from xml.sax.saxutils import escape

from citecheck.errors import ReadError

_GLUE: Final = " "
_OWN: Final = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
_AMPERSAND: Final = re.compile(r"&(?!#[0-9]+;|#x[0-9a-fA-F]+;)(\w{1,40};)?")
# What XML 1.0 has no place for (2.2), and what replaces what could not be decoded.
_CONTROLS: Final = dict.fromkeys(
    (*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
)
_VERBATIM: Final = "<![CDATA["
_VERBATIM_END: Final = "]]>"


class Handler:
    """What is told of the events; what a class of its own does not take is passed by."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take a start tag; names are ``"namespace local"``, or ``"local"`` without a namespace."""

    def end(self, name: str) -> None:
        """Take an end tag."""

    def text(self, data: str) -> None:
        """Take text."""


class _EntityError(Exception):
    pass


def parse_xml(data: bytes | str, handler: Handler, *, name: str) -> None:
    """Tell ``handler`` what is in an XML document.

    Args:
        data: The document.
        handler: What is told.
        name: What the input is called, for errors.

    Raises:
        ReadError: the document is not well-formed or declares entities.
    """
    parser = expat.ParserCreate(namespace_separator=_GLUE)
    parser.buffer_text = True
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.text
    parser.EntityDeclHandler = _refuse
    # Those of a DTD that is not fetched: they are characters, wherever feeds use any.
    parser.SkippedEntityHandler = lambda entity, _: handler.text(html5.get(f"{entity};", ""))
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat takes no keywords
    except _EntityError:
        raise ReadError(name, "declares XML entities, which are not expanded") from None
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise ReadError(name, f"is not well-formed XML ({error})") from error


def mended(text: str) -> str:
    """Return XML without the faults that are most common in what programs print by hand.

    Characters by their names in HTML become such, other ampersands are written as XML has it, and
    control characters are left out; what stands in CDATA sections stays as it is.

    Args:
        text: The XML.
    """
    return "".join(_mended(text.translate(_CONTROLS)))


def _mended(text: str) -> Iterator[str]:
    first, *others = text.split(_VERBATIM)
    yield _AMPERSAND.sub(_named, first)
    for part in others:
        verbatim, end, rest = part.partition(_VERBATIM_END)
        yield _VERBATIM + verbatim + end
        yield _AMPERSAND.sub(_named, rest)


def _named(found: re.Match[str]) -> str:
    name = found[1] or ""
    if name in _OWN:
        return found[0]
    return escape(html5[name]) if name in html5 else f"&amp;{name}"


def local(name: str) -> str:
    """Return a name without its namespace."""
    return name.rpartition(_GLUE)[2]


def _refuse(*_: object) -> None:
    raise _EntityError
