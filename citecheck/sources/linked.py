"""The links of a document, whatever they are for."""

from __future__ import annotations

from citecheck.model import (
    BlockKind,
    Channel,
    Document,
    LinkState,
    Mark,
    Mention,
    Source,
    SourceKind,
)

_ADDRESSED = frozenset({Mark.LINK, Mark.EMBED})


def linked(document: Document, *, everywhere: bool = False) -> tuple[Source, ...]:
    """Return one source for each distinct absolute address that a document links.

    Args:
        document: The document.
        everywhere: Whether links around the article count too: navigation, related boxes, footers.
    """
    hrefs: dict[str, str] = {}
    mentions: dict[str, list[Mention]] = {}
    for block in document.blocks:
        if block.kind is BlockKind.ASIDE and not everywhere:
            continue
        for span in block.spans:
            if span.mark in _ADDRESSED and span.url:
                hrefs.setdefault(span.url, span.href or span.url)
                mentions.setdefault(span.url, []).append(Mention(text=span.text, at=span.at))
    return tuple(
        Source(
            id=f"s{number}",
            kind=SourceKind.UNKNOWN,
            channel=Channel.LINK,
            href=hrefs[url],
            url=url,
            link=LinkState.LIVE,
            mentions=tuple(places),
        )
        for number, (url, places) in enumerate(mentions.items(), start=1)
    )
