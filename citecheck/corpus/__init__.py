"""Many articles at once: read, extracted, their links checked, and kept as tables.

Everything here needs the extra ``corpus``; Ray needs ``cluster`` too.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from citecheck.corpus.extras import need_corpus

if TYPE_CHECKING:
    from citecheck.corpus.runs import Options, Outcome, run

__all__ = ["Options", "Outcome", "run"]

need_corpus()  # says first what is missing

if not TYPE_CHECKING:  # to a type checker it would say that any name is there

    def __getattr__(name: str) -> Any:
        """Import what is asked for: worker processes need but their own stage."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module("citecheck.corpus.runs"), name)
