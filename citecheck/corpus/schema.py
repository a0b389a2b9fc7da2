"""The tables of a corpus: their columns, in order, with what each means.

A change that breaks queries gives the schema a new number; a new column at the end does not.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from attrs import frozen

SCHEMA: Final = "citecheck.corpus/1"


@frozen
class Column:
    """A column of a table.

    Args:
        name: Its name.
        type: Its type, a key of :data:`citecheck.corpus.arrow.TYPES`.
        doc: What it means.
    """

    name: str
    type: str
    doc: str


_PLACE: Final = (
    Column("line", "int32", "Line in the article as read, from 1."),
    Column("column", "int32", "Column in code points, from 1."),
    Column("start", "int32", "Offset of the first code point."),
    Column("end", "int32", "Offset after the last code point."),
)
_OUTLET: Final = (
    Column("outlet", "string", "Id of the outlet behind it; null where none is known."),
    Column("outlet_name", "string", "The outlet's name."),
    Column("outlet_kind", "string", "What the outlet does, as `news_agency`."),
    Column("outlet_country", "string", "ISO 3166-1 code, `EU`, or empty for international ones."),
    Column("state_relation", "string", "The latest State Media Matrix code said of the outlet."),
)
_SAID: Final = (
    Column("verdict", "string", "`ok`, `moved`, `broken`, `review` or `skipped`."),
    Column("reason", "string", "Why, as a slug."),
    Column("status", "int32", "The last HTTP status."),
    Column("final_url", "string", "Where the redirects led."),
)

_DOCUMENTS: Final = (
    Column("document", "string", "Its id: a hash of `input` and `record`."),
    Column("name", "string", "What it is called: the input, and the record where it has several."),
    Column("input", "string", "The input as it was named."),
    Column("record", "int64", "From 1; in JSONL the byte that it starts at, from 1; 0 for a file."),
    Column("url", "string", "Its own address."),
    Column("site", "string", "Registrable domain of `url`, else its host."),
    Column("title", "string", "Its headline."),
    Column("byline", "string", "Who wrote it, as printed."),
    Column("published", "date", "The day it was published."),
    Column("language", "string", "BCP 47 primary tag."),
    Column("media_type", "string", "The format it was read as."),
    *_OUTLET,
    Column("sources", "int32", "How many sources it has."),
)
_SOURCES: Final = (
    Column("document", "string", "Id of the document."),
    Column("source", "string", "Id within the document: `s1`, `s2`, ..."),
    Column("kind", "string", "What it is, as `official`."),
    Column("channel", "string", "How it is cited, as `quote`."),
    Column("name", "string", "Who or what, as the article names it most fully."),
    Column("href", "string", "The address as written."),
    Column("url", "string", "The absolute address."),
    Column("link", "string", "`live`, `lost` or `none`."),
    Column("via", "string", "Id of the source through which it is cited."),
    Column("site", "string", "Registrable domain of `url`, else its host."),
    Column("shard", "int32", "The shard of `site`: one process at a time asks it."),
    *_OUTLET,
    Column("role", "string", "What the outlet is to the address or name, as `publisher`."),
    Column("confidence", "float", "Between 0 and 1."),
    Column("mentions", "int32", "How many places name it."),
    *_PLACE,
)
_MENTIONS: Final = (
    Column("document", "string", "Id of the document."),
    Column("source", "string", "Id of the source within the document."),
    Column("number", "int32", "Which mention of the source it is, from 1."),
    Column("text", "string", "The words that name it."),
    Column("cue", "string", "The word that makes it a source."),
    Column("sentence", "string", "The sentence it stands in."),
    *_PLACE,
)
_PROBLEMS: Final = (
    Column("document", "string", "Id of the document."),
    Column("source", "string", "Id of the source that it is about; null for a whole document."),
    Column("code", "string", "The rule, as `CC201`."),
    Column("severity", "string", "`error`, `warning` or `info`."),
    Column("message", "string", "What is wrong."),
    Column("fix", "string", "What would mend it."),
    *_PLACE,
)
_REJECTS: Final = (
    Column("input", "string", "The input as it was named."),
    Column("record", "int64", "The record in it, as in `documents`."),
    Column("name", "string", "What the record is called."),
    Column("reason", "string", "`unreadable`, `unreachable` or `internal`."),
    Column("message", "string", "What is wrong with it, in one line."),
)
_LINKS: Final = (
    Column("url", "string", "A distinct address of the sources."),
    Column("site", "string", "Its registrable domain, else its host."),
    Column("shard", "int32", "The shard of `site`."),
    Column("sources", "int64", "How many sources have it."),
    Column("documents", "int64", "How many documents cite it."),
    *_SAID,
    Column("checked_at", "timestamp", "When it was last asked; null where it was not."),
    Column("observations", "int64", "How many observations there are of it."),
)
_OBSERVATIONS: Final = (
    Column("url", "string", "The address."),
    Column("shard", "int32", "The shard of its site."),
    *_SAID,
    Column("hops", "hops", "Every address asked, in order, with the status it answered."),
    Column("evidence", "strings", "What was seen that made the verdict."),
    Column("checked_at", "timestamp", "When; null where nothing was asked."),
    Column("elapsed", "float", "Seconds spent asking."),
)
_WANTED: Final = (
    Column("input", "string", "The input as it was named."),
    Column("fingerprint", "string", "What tells whether the input has changed."),
    Column("record", "int64", "The record in it."),
    Column("url", "string", "The address of the article."),
    Column("title", "string", "Its headline, where the record says it."),
    Column("byline", "string", "Who wrote it, where the record says it."),
    Column("published", "string", "When it was published, as written."),
)
_PAGES: Final = (
    *_WANTED,
    Column("media_type", "string", "As the server names it; null where no page came."),
    Column("body", "bytes", "The page; null where none came."),
    Column("base", "string", "Where the redirects led."),
    Column("why", "string", "Why no page came; null where one did."),
)

TABLES: Final[Mapping[str, tuple[Column, ...]]] = MappingProxyType(
    {
        "documents": _DOCUMENTS,
        "sources": _SOURCES,
        "mentions": _MENTIONS,
        "links": _LINKS,
        "observations": _OBSERVATIONS,
        "problems": _PROBLEMS,
        "rejects": _REJECTS,
    }
)
"""The tables for their readers."""

WORKING: Final[Mapping[str, tuple[Column, ...]]] = MappingProxyType(
    {"wanted": _WANTED, "pages": _PAGES}
)
"""The tables that a run keeps for itself."""
