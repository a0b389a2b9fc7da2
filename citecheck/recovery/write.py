"""An article written again with its links, as Markdown or as HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from typing import Final

from citecheck.model import Block, BlockKind, Document, Mark, Span

# What CommonMark may take for markup within a line, and what at its start.
_INLINE: Final = re.compile(r"[\\`*_\[\]<>&~|$]")
_OPENING: Final = re.compile(r"(?:[#+=:>-]|\d{1,9}[.)])", re.ASCII)
_SPACE: Final = re.compile(r"\s+")
_UNSAFE: Final = {" ": "%20", "<": "%3C", ">": "%3E", "\\": "%5C", "\n": "%0A", "\r": "%0D"}


def markdown(document: Document) -> str:
    """Return an article as Markdown (CommonMark)."""
    paragraphs = list(filter(None, _markdown_blocks(document)))
    return "\n\n".join(paragraphs) + "\n" if paragraphs else ""


def _markdown_blocks(document: Document) -> Iterator[str]:
    first = True
    for block in document.blocks:
        if block.kind is BlockKind.ASIDE:
            continue
        if block.kind is BlockKind.CODE:
            fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", block.text) or [""]))
            yield "\n".join((fence, block.text.removesuffix("\n"), fence))
            continue
        text = _inline(block, _escaped, _markdown_link)
        if block.kind is BlockKind.HEADING:
            yield f"{'#' if first else '##'} {text}"
            first = False
        elif block.kind is BlockKind.QUOTE:
            yield f"> {_at_start(text)}"
        elif block.kind is BlockKind.LIST:
            yield f"- {_at_start(text)}"
        else:
            yield _at_start(text)


def _at_start(text: str) -> str:
    """Return a line that begins with nothing that CommonMark would take for more than text."""
    opening = _OPENING.match(text)
    if not opening:
        return text
    return f"{text[: opening.end() - 1]}\\{text[opening.end() - 1 :]}"


def _escaped(text: str) -> str:
    return _INLINE.sub(lambda found: f"\\{found[0]}", _SPACE.sub(" ", text))


def _markdown_link(text: str, span: Span) -> str:
    address = "".join(_UNSAFE.get(sign, sign) for sign in span.href or "")
    return f"[{text}](<{address}>)" if set("()") & set(address) else f"[{text}]({address})"


def html_page(document: Document) -> str:
    """Return an article as a page of HTML."""
    language = f' lang="{html.escape(document.language)}"' if document.language else ""
    title = document.title or document.name
    head = f'<meta charset="utf-8">\n<title>{html.escape(title)}</title>'
    if document.url:
        head += f'\n<link rel="canonical" href="{html.escape(document.url)}">'
    body = "\n".join(filter(None, _html_blocks(document)))
    return (
        f"<!doctype html>\n<html{language}>\n<head>\n{head}\n</head>\n<body>\n<article>\n"
        f"{body}\n</article>\n</body>\n</html>\n"
    )


def _html_blocks(document: Document) -> Iterator[str]:
    heading = "h1"
    within = ""
    for block in document.blocks:
        if block.kind is BlockKind.ASIDE:
            continue
        text = _inline(block, html.escape, _html_link)
        listed = block.kind is BlockKind.LIST
        if bool(within) is not listed:
            yield "<ul>" if listed else "</ul>"
            within = "ul" if listed else ""
        if block.kind is BlockKind.HEADING:
            yield f"<{heading}>{text}</{heading}>"
            heading = "h2"
        else:
            opening, closing = _HTML.get(block.kind, ("<p>", "</p>"))
            yield f"{opening}{text}{closing}"
    if within:
        yield "</ul>"


_HTML: Final = {
    BlockKind.QUOTE: ("<blockquote><p>", "</p></blockquote>"),
    BlockKind.LIST: ("<li>", "</li>"),
    BlockKind.CODE: ("<pre>", "</pre>"),
    BlockKind.CAPTION: ("<figure><figcaption>", "</figcaption></figure>"),
}


def _html_link(text: str, span: Span) -> str:
    return f'<a href="{html.escape(span.href or "")}">{text}</a>'


def _inline(block: Block, escape: Callable[[str], str], link: Callable[[str, Span], str]) -> str:
    """Return the text of a block with its links, marks of lost ones as plain words."""
    parts: list[str] = []
    at = 0
    for span in block.spans:
        words = escape(span.text)
        if span.start < at or not span.text.strip():
            continue
        if span.mark is Mark.LINK and span.href:
            words = link(words, span)
        elif span.mark is Mark.LOST:
            words = f"<u>{words}</u>"  # so that a later try knows that there was a link
        parts += (escape(block.text[at : span.start]), words)
        at = span.end
    parts.append(escape(block.text[at:]))
    return "".join(parts)
