"""The links of a document, whatever they are for."""

from __future__ import annotations

from collections.abc import Callable

from citecheck.model import (
    BlockKind,
    Channel,
    Document,
    LinkState,
    Mark,
    Mention,
    Source,
    SourceKind,
    Span,
)

_ADDRESSED = frozenset({Mark.LINK, Mark.EMBED})


def linked(
    document: Document,
    *,
    everywhere: bool = False,
    locate: Callable[[Span], str | None] | None = None,
) -> tuple[Source, ...]:
    """Return one source for each distinct absolute address that a document links or loads.

    Args:
        document: The document.
        everywhere: Whether links around the article count too: navigation, related boxes, footers.
        locate: Gives the address that a relative link stands for; None for none of its own, an
            empty one for a link of which nobody knows where it leads.
    """
    places: dict[str, list[Span]] = {}
    for block in document.blocks:
        beside = block.kind is BlockKind.ASIDE and not everywhere
        # The pictures of a text stand in asides of their own.
        if beside and block.text:
            continue
        for span in block.spans:
            if span.mark not in _ADDRESSED or (beside and span.mark is not Mark.EMBED):
                continue
            found = locate(span) if locate else None
            if url := span.url if found is None else found:
                places.setdefault(url, []).append(span)
    return tuple(
        Source(
            id=f"s{number}",
            kind=SourceKind.UNKNOWN,
            channel=Channel.LINK,
            href=spans[0].href or url,
            url=url,
            link=LinkState.LIVE,
            mentions=tuple(map(_mention, spans)),
        )
        for number, (url, spans) in enumerate(places.items(), start=1)
    )


def _mention(span: Span) -> Mention:
    return Mention(text=span.text, role=span.role, at=span.at)
