from __future__ import annotations

import pytest

from citecheck.readers.sniff import HTML, MARKDOWN, TEXT, binary_format, media_type_of


@pytest.mark.parametrize(
    ("text", "media_type"),
    [
        ("<!DOCTYPE html><p>a", HTML),
        ("\n  <html lang=en>", HTML),
        ("<!-- a note --> <div class=a>", HTML),
        ('<?xml version="1.0"?>\n<!DOCTYPE html>', HTML),
        ("<P>a", HTML),
        ("<u>said</u> a person", TEXT),
        ("<a>CNN</a> reported", TEXT),
        ("<pathology> is no tag", TEXT),
        ("# Not enough\n\ntext", TEXT),
        ("a [link](https://example.org/a) here", MARKDOWN),
        ("a [link][1]\n\n[1]: https://example.org/a", MARKDOWN),
        ("---\ntitle: A\n---\n\ntext", MARKDOWN),
        ("---\n\ntext", TEXT),
        ("a [note] (aside)", TEXT),
        ("", TEXT),
    ],
)
def test_media_type(text, media_type):
    assert media_type_of(text) == media_type


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n", None),
        (b"PK\x03\x04", "a ZIP archive, but no DOCX, ODT or EPUB file"),
        (b"\x89PNG\r\n\x1a\nxx", "a PNG image"),
        (b"text\x00text", "binary data, or UTF-16 without a byte order mark"),
        (b"\xff\xfet\x00", None),
        (b"text", None),
        (b"t" * 8000 + b"\x00", None),
    ],
)
def test_binary_format(data, name):
    assert binary_format(data) == name
