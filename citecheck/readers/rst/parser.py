"""The tree of a reStructuredText, as docutils builds it."""

from __future__ import annotations

import io
from typing import Any, Final

# Files are not included, HTML is not taken over, nothing is run, and no message ends the reading.
_SETTINGS: Final = {
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "halt_level": 6,
    "report_level": 5,
    "_disable_config": True,
    "line_length_limit": 100_000,
    "syntax_highlight": "none",
    "smart_quotes": False,
    "rfc_base_url": "https://datatracker.ietf.org/doc/html/",
}
SUBSTITUTED: Final = "substituted"
"""The attribute of inline nodes that stand for a substitution: what it is called."""


def parse(text: str) -> Any:
    """Return the tree of a text.

    Bare addresses in it are text, and what takes the place of a substitution is in an inline node
    of its own, with the attribute :data:`SUBSTITUTED`.
    """
    from docutils import nodes
    from docutils.core import publish_doctree
    from docutils.parsers.rst import Parser, states
    from docutils.transforms import Transform

    class Marked(Transform):  # type: ignore[misc]  # docutils has no types
        """Wraps what substitutions stand for, before they are put in (priority 220)."""

        default_priority = 210

        def apply(self) -> None:
            for name, definition in self.document.substitution_defs.items():
                inner = nodes.inline("", "", *definition.children, **{SUBSTITUTED: name})
                definition.children = [inner]
                inner.parent = definition

    class Marking(Parser):  # type: ignore[misc]
        """The parser, with the transform above."""

        def get_transforms(self) -> list[Any]:
            return [*super().get_transforms(), Marked]

    inliner = states.Inliner()
    customise = inliner.init_customizations

    def without_addresses(settings: Any) -> None:
        """Leave bare addresses to us: docutils calls itself for each one of a paragraph."""
        customise(settings)
        inliner.implicit_dispatch.clear()

    inliner.init_customizations = without_addresses
    settings = {**_SETTINGS, "warning_stream": io.StringIO()}
    return publish_doctree(text, parser=Marking(inliner=inliner), settings_overrides=settings)
