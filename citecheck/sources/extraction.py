"""Prose, links and headers together: the sources of a document, in its order."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model import Document, Mention, Source
from citecheck.sources import body, joining, named, parties
from citecheck.sources.found import Found, Registry, mention
from citecheck.sources.margins import credits as picture_credits
from citecheck.sources.margins import datelines, listed, metadata, original, related
from citecheck.sources.margins.lines import Region
from citecheck.sources.merge import merge


def extract(document: Document, registry: Registry) -> tuple[Source, ...]:
    """Return the sources of a document, in the order of the article.

    Args:
        document: The article, as :func:`describe` completed it.
        registry: Who is behind addresses and names.

    Returns:
        One source for each cited thing, with ids ``"s1"``, ``"s2"``, ... and its match.
    """
    return merge(_found(document, registry))


def _found(document: Document, registry: Registry) -> Iterable[Found]:
    """Yield every place at which something is cited."""
    origins = original.originals(document)
    recommended = related.lines(document)
    used = [place for line in origins for place in line.taken]
    taken = Region([*used, *(line.taken for line in recommended)])
    lists = body.listed_blocks(document)
    yield from metadata.find(document, registry)
    if not origins:
        yield from metadata.own(document, registry)
    yield from original.find(document, registry, origins)
    yield from related.find(document, registry, recommended)
    yield from picture_credits.find(document, registry)
    yield from listed.entries(document, registry, lists)
    prose = [each for each in named.attributions(document, registry) if each.place not in taken]
    agencies = [*datelines.find(document, registry), *listed.outlets(document, registry, lists)]
    said = parties.sayings(prose, [each for each in agencies if each.place not in taken])
    marks = [*body.live(document, taken, lists), *body.lost(document, taken)]
    yield from joining.find(document, registry, said, marks)


def hearsay(document: Document) -> tuple[Mention, ...]:
    """Return the words that tell what somebody says without saying who ("reportedly")."""
    return tuple(
        mention(document, each.block, each.start, each.end) for each in named.hearsay(document)
    )
