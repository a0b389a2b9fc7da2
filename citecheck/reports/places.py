"""Where something stands, in the fewest words."""

from __future__ import annotations

from citecheck.model import Position


def path(name: str) -> str:
    """Return a document's name as programs for repositories have it: ``"docs/a.md"``."""
    return name.replace("\\", "/").removeprefix("./")


def place(at: Position) -> str:
    """Return what follows a file's name: ``"12:5"``, ``"cell 4"``, ``"page 3"``, ``"¶7"``.

    The lines of a text that a reader made are no lines of the file, so parts have none.
    """
    return at.part.replace("paragraph ", "¶") or f"{at.line}:{at.column}"
