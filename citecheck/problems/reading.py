"""CC1, by what was read: is it a whole article?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from citecheck.model import Block, BlockKind, Problem
from citecheck.patterns import lazy
from citecheck.problems.case import Case, problem

_PROSE: Final = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST, BlockKind.NOTE, BlockKind.CAPTION}
)
# How teasers and the interfaces of news services end what they cut off; an ellipsis alone may be
# the author's.
_CUT: Final = lazy(
    r"(?:\u2026|\.{3})\s*(?:\[\+\d+ chars\]|[\[(]?(?:read more|continue reading|read the full \w+"
    r"|weiterlesen|mehr lesen|lire la suite|leer m\u00e1s|seguir leyendo|continua a leggere"
    r"|leggi tutto|leia mais|lees verder|czytaj dalej|читать далее|читать дальше|читати далі)"
    r"[\])]?[\s.\u2026\u00bb\u203a>\u2192]*)$"
    r"|\[\+\d+ chars\]$",
    re.IGNORECASE,
)
_PAGE: Final = lazy(r"pages? (\d+)(?:-(\d+))?")
_WORD: Final = lazy(r"[^\W\d_]{2,}")
# Words that a page shows in place of what a script is to fill in.
_SHELL: Final = lazy(
    r"(?:enable|requires?|activate|turn on|without) java\s?script|javascript (?:is|to be|must be)"
    r"|aktivieren sie java\s?script|activer java\s?script|habilit\w+ java\s?script"
    r"|(?:включите|увімкніть) java\s?script",
    re.IGNORECASE,
)
_SHELL_WORDS: Final = 60
_MOST_PAGES: Final = 2_000


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem where an article breaks off, has no text, or parts without text."""
    if not case.prose:
        return
    prose = [block for block in case.document.blocks if block.kind in _PROSE]
    # As many as tell, no more: articles are long.
    found = (word for block in prose[:_SHELL_WORDS] for word in _WORD.finditer(block.text))
    words = sum(1 for _ in islice(found, _SHELL_WORDS))
    if words == 0 or (words < _SHELL_WORDS and any(map(_is_shell, prose))):
        yield problem("CC104", "no article was found: there is no running text")
        return
    last = prose[-1]
    if _CUT.search(last.text):
        end = f"{last.text[-40:]}"
        yield problem("CC103", f"the article breaks off: {end!r}", at=last.at)
    missing = _pages_without_text(case.document.blocks)
    if missing:
        shown = ", ".join(map(str, missing[:10])) + (", ..." if len(missing) > 10 else "")
        what = "page" if len(missing) == 1 else "pages"
        yield problem("CC105", f"no text could be read on {what} {shown}")


def _is_shell(block: Block) -> bool:
    return _SHELL.search(block.text) is not None


def _pages_without_text(blocks: tuple[Block, ...]) -> list[int]:
    """Return the pages between those that have text."""
    found = filter(None, (_PAGE.fullmatch(block.at.part) for block in blocks))
    runs = [range(int(each[1]), int(each[2] or each[1]) + 1) for each in found]
    read = {page for run in runs for page in run[:_MOST_PAGES]}
    return [page for page in range(1, min(max(read, default=0), _MOST_PAGES)) if page not in read]
