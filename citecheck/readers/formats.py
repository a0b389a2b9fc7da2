"""The tables of formats: a new one is one file of this room and one line here."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from citecheck.readers.sniff import (
    CSV,
    DOCX,
    EPUB,
    FEED,
    HTML,
    JSONL,
    LETTER,
    MARKDOWN,
    MBOX,
    MHTML,
    NOTEBOOK,
    ODT,
    PDF,
    RST,
    TEXT,
    WARC,
    WIKITEXT,
    XHTML,
)

READERS: Final = MappingProxyType(
    {
        TEXT: "citecheck.readers.text",
        MARKDOWN: "citecheck.readers.markdown.reader",
        "text/x-markdown": "citecheck.readers.markdown.reader",
        HTML: "citecheck.readers.html.reader",
        XHTML: "citecheck.readers.html.reader",
        RST: "citecheck.readers.rst.reader",
        WIKITEXT: "citecheck.readers.wikitext.reader",
        NOTEBOOK: "citecheck.readers.notebook",
        **dict.fromkeys(
            (FEED, "application/atom+xml", "application/xml", "text/xml"),
            "citecheck.readers.feeds.feed",
        ),
        **dict.fromkeys(
            ("application/feed+json", "application/json"), "citecheck.readers.feeds.jsonfeed"
        ),
    }
)
"""The module that reads each media type from text."""

BINARY: Final = MappingProxyType(
    {
        DOCX: "citecheck.readers.office.docx",
        ODT: "citecheck.readers.office.odt",
        PDF: "citecheck.readers.pdf.reader",
        EPUB: "citecheck.readers.epub.reader",
        MHTML: "citecheck.readers.mail.mhtml",
        LETTER: "citecheck.readers.mail.mhtml",
    }
)
"""The module that reads each media type from bytes."""

MANY: Final = MappingProxyType(
    {
        WARC: "citecheck.readers.warc.reader",
        MBOX: "citecheck.readers.mail.mbox",
        CSV: "citecheck.readers.tables",
        "text/tab-separated-values": "citecheck.readers.tables",
        JSONL: "citecheck.readers.jsonl",
        "application/x-ndjson": "citecheck.readers.jsonl",
    }
)
"""The module that reads each media type whose files hold many articles."""

SUFFIXES: Final = MappingProxyType(
    {
        **dict.fromkeys((".txt", ".text"), TEXT),
        **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"), MARKDOWN),
        **dict.fromkeys((".html", ".htm", ".shtml"), HTML),
        ".xhtml": XHTML,
        ".docx": DOCX,
        ".odt": ODT,
        ".pdf": PDF,
        ".ipynb": NOTEBOOK,
        **dict.fromkeys((".rst", ".rest"), RST),
        **dict.fromkeys((".wiki", ".mediawiki", ".wikitext"), WIKITEXT),
        **dict.fromkeys((".rss", ".atom", ".rdf"), FEED),
        ".xml": "application/xml",
        ".epub": EPUB,
        **dict.fromkeys((".mhtml", ".mht"), MHTML),
        ".eml": LETTER,
        ".warc": WARC,
        **dict.fromkeys((".mbox", ".mbx"), MBOX),
        ".csv": CSV,
        ".tsv": "text/tab-separated-values",
        **dict.fromkeys((".jsonl", ".ndjson"), JSONL),
        ".json": "application/json",
    }
)
"""The media type of each file suffix."""
