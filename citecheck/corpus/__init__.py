"""Many articles at once: read, extracted, their links checked, and kept as tables.

Everything here needs the extra ``corpus``; Ray needs ``cluster`` too.
"""

from citecheck.corpus.extras import need_corpus

need_corpus()

from citecheck.corpus.runs import Options, Outcome, run  # noqa: E402 - says first what is missing

__all__ = ["Options", "Outcome", "run"]
