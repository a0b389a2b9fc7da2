"""The sources of one document, without anything that asks links or judges."""

from __future__ import annotations

from citecheck import sources
from citecheck.model import Document, Source
from citecheck.outlets import OutletRegistry


def extract(document: Document, registry: OutletRegistry | None = None) -> tuple[Source, ...]:
    """Return the sources of a document in order, each with the outlet behind it.

    Args:
        document: What :func:`~citecheck.steps.intake.read` returns.
        registry: The outlets; None for the packaged ones.
    """
    return sources.extract(document, registry or OutletRegistry.default())
