"""XML as a stream of events, entities refused.

Elements go by as they are met, so that memory stays that of the input and depth costs nothing.
A declaration of an entity is refused: those bombs and probes need one (CWE-776, CWE-611), and no
format that is read here does.  External DTDs are never fetched; expat leaves them alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Protocol
from xml.parsers import expat

from citecheck.errors import ReadError

_GLUE: Final = " "


class Handler(Protocol):
    """What is told of the events."""

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
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat takes no keywords
    except _EntityError:
        raise ReadError(name, "declares XML entities, which are not expanded") from None
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise ReadError(name, f"is not well-formed XML ({error})") from error


def local(name: str) -> str:
    """Return a name without its namespace."""
    return name.rpartition(_GLUE)[2]


def _refuse(*_: object) -> None:
    raise _EntityError
