"""Which addresses are to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citecheck.model import Source
from citecheck.urls import is_web


def addresses(cited: Iterable[Source]) -> Iterator[str]:
    """Yield every address that is to be asked; of copies and wrappers what is in them as well."""
    for source in cited:
        if source.url:
            yield source.url
        match = source.match
        if match and match.via and match.url and is_web(match.url):
            yield match.url
