"""Identifiers that are links: DOI, arXiv and handle names, asked at their resolvers."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

from citecheck import urls
from citecheck.patterns import lazy

# Scheme and name, and the address at which the name is resolved (DOI Handbook, arXiv help).
_IDENTIFIERS: Final = (
    (lazy(r"(?:doi|urn:doi|info:doi/):?\s*(10\.\S+/\S+)", re.IGNORECASE), "https://doi.org/"),
    (
        lazy(r"arxiv:\s*(\d{4}\.\d{4,5}(?:v\d+)?|[a-z.-]+/\d{7}(?:v\d+)?)", re.IGNORECASE),
        "https://arxiv.org/abs/",
    ),
    (lazy(r"hdl:\s*(\d[\w.]*/\S+)", re.IGNORECASE), "https://hdl.handle.net/"),
)


def parse(url: str) -> urls.Url | None:
    """Return the parts of an address; those of its resolver's where it is an identifier."""
    if not url.startswith("http") and ":" in url[:9]:
        for pattern, resolver in _IDENTIFIERS:
            found = pattern.fullmatch(url.strip())
            if found:
                return urls.parse(resolver + quote(found[1], safe="/:;()._-%"))
    return urls.parse(url)
