"""Markdown: CommonMark with the extensions of GitHub (tables, footnotes, strikethrough)."""

from __future__ import annotations

from typing import Final

import pyromark

from citecheck.model import Document
from citecheck.readers.base import Decoded
from citecheck.readers.markdown.directives import without_fences
from citecheck.readers.markdown.front_matter import read_front_matter
from citecheck.readers.markdown.indents import unindented
from citecheck.readers.markdown.links import LinkWalk
from citecheck.readers.markdown.slugs import with_anchors
from citecheck.readers.markdown.templates import without_remarks, without_templates
from citecheck.readers.markdown.walk import Walk
from citecheck.readers.silences import silences_of

_MDX: Final = ".mdx"
_OPTIONS: Final = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_GFM
)


def read(source: Decoded) -> Document:
    """Return the document in a Markdown text.

    Args:
        source: The text, front matter included.

    Returns:
        Its headings, paragraphs, list items, quotations, table cells, footnotes and code, and an
        aside without text for each picture.  Links keep their address as written.  Title, date and
        the like are what the front matter says; the title is else that of the first heading of
        level 1.
    """
    front = read_front_matter(source)
    # Comments that silence speak for the block after them, whether it holds a link or not.
    is_whole = source.prose or any(silences_of(source))
    url = source.url or front.url
    walk = Walk(source, front.end) if is_whole else LinkWalk(source, front.end, url)
    options = _OPTIONS | pyromark.Options.ENABLE_WIKILINKS if source.is_named else _OPTIONS
    body = without_remarks(walk.body) if source.is_named else walk.body
    walk.run(pyromark.events_with_range(as_markdown(body, source.name), options=options))
    return Document(
        name=source.name,
        media_type=source.media_type,
        url=url,
        title=front.title or walk.title,
        byline=front.byline,
        published=front.published,
        language=front.language,
        blocks=walk.in_order(),
        facts=front.facts,
        lines=source.lines,
        problems=source.problems,
        silences=tuple(walk.silences),
    )


def to_html(source: Decoded) -> str:
    """Return a Markdown text as HTML, with an element for each name that a place of it has."""
    text = source.text[read_front_matter(source).end :].encode("utf-8", "replace").decode()
    options = _OPTIONS | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    return with_anchors(pyromark.html(as_markdown(text, source.name), options=options), text)


def as_markdown(body: str, name: str) -> str:
    """Return a text in which what generators of sites add to Markdown is Markdown.

    Each character stands where it stood in UTF-8.

    Args:
        body: The text, without front matter.
        name: What the input is called.
    """
    plain = without_templates(body)
    return without_fences(unindented(plain, is_mdx=name.lower().endswith(_MDX)))
