"""Whatever the bytes are, reading gives a document whose places are right, or a ReadError."""

from __future__ import annotations

import gzip
import time
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from citecheck.errors import ReadError
from citecheck.model import Mark
from citecheck.positions import in_input, line_starts, position
from citecheck.readers import read_bytes, text
from citecheck.readers.base import Decoded
from citecheck.readers.markdown import reader as markdown

PIECES = [
    *("<u>", "</u>", "<a>", '<a href="https://a.org/x">', "</a>", "<U", "<b>", "</b>", "<!--"),
    *(
        "-->",
        "&amp;",
        "&eacute;",
        "&#0;",
        "\\",
        "*",
        "**",
        "_",
        "`",
        "``",
        "[",
        "](",
        ")",
        "![",
        "]",
    ),
    *(
        "[^1]",
        "[^1]: ",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\n> ",
        "\n- ",
        "\n1. ",
        "\n# ",
        "\n---\n",
        "\t",
    ),
    *(
        "  ",
        "    ",
        " | ",
        "\n|---|\n",
        "```",
        "~~~",
        "<div>",
        "</p>",
        "<script>",
        "\x00",
        "\u2028",
    ),
    *(
        "https://example.org/a_b",
        "www.example.org",
        "example.org/x,",
        "doi:10.1000/x",
        "word",
        "Word.",
    ),
    *("é", "слово", "😀", "\u00a0", "---\ntitle: x\ndate: 2020-01-02\n---\n", "- [ ] ", "a@b.org"),
    *("hxxp://evil[.]org", "arXiv:2101.00001", "<https://a.org>", "\n\n    code\n", "\ufeff"),
]
inputs = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=25).map("".join)
READ = {"text/plain": text.read, "text/markdown": markdown.read}


def decoded(content, media_type="text/plain"):
    return Decoded(name="-", media_type=media_type, text=content, lines=line_starts(content))


def same(ours, theirs):
    # Folded white space, a decoded entity, and U+FFFD for NUL.
    return ours == theirs or (ours == " " and theirs in " \t\r\n\f\v\\<") or theirs in "&\x00"


def check_places(document, content):
    for block in document.blocks:
        runs = block.runs
        assert list(runs) == sorted(runs)
        assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(runs))
        assert 0 <= block.at.start <= block.at.end <= len(content)
        for offset, character in enumerate(block.text):
            assert same(character, content[in_input(block, offset)])
        starts = [span.start for span in block.spans]
        assert starts == sorted(starts)
        for span in block.spans:
            assert block.text[span.start : span.end] == span.text
            assert span.text == span.text.strip(" ")
            assert span.at == position(document.lines, span.at.start, span.at.end)
            assert 0 <= span.at.start <= span.at.end <= len(content)
            assert span.text or span.mark is Mark.LINK


@pytest.mark.parametrize("media_type", READ)
@settings(deadline=None, max_examples=300)
@given(inputs)
@example("> a `b\n> c` d")
@example("\ud800 [a](b) é")
@example("<u>a</u>" * 3)
def test_every_place_is_a_place_in_the_input(media_type, content):
    check_places(READ[media_type](decoded(content, media_type)), content)


@settings(deadline=None)
@given(
    st.binary() | inputs.map(str.encode) | inputs.map(lambda t: gzip.compress(t.encode())),
    st.sampled_from([None, "text/plain", "text/markdown", "text/html; charset=koi8-r", "a/b", ";"]),
)
@example(b"\x1f\x8b", None)
@example(b"\xff\xfe\x00", None)
@example(b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", None)
def test_any_bytes_give_a_document_or_a_read_error(data, media_type):
    try:
        document = read_bytes(data, name="x", media_type=media_type)
    except ReadError as error:
        message = str(error)
    else:
        message = ""
        assert document.lines[0] == 0
    assert "\n" not in message


HOSTILE = {
    "one line": "word " * 400_000,
    "no space": "a" * 2_000_000,
    "lost links": "<u>lost</u> " * 50_000,
    "unclosed": "<u>" * 100_000,
    "unclosed links": "<a " * 100_000,
    "nested": "<u>" * 50_000 + "x" + "</u>" * 50_000,
    "brackets": "[" * 100_000,
    "bang brackets": "![" * 50_000,
    "closed brackets": "[a](" * 25_000,
    "quotes": ">" * 50_000,
    "stars": "*a **b " * 20_000,
    "ticks": "`a ``b " * 20_000,
    "entities": "&amp;" * 50_000,
    "addresses": "https://a.org/( " * 20_000,
    "joined addresses": "https://a.org/),https://b.org/" * 20_000,
    "hosts": "a.b/" * 50_000,
    "comments": "<!--" * 50_000,
    "scripts": "<div>" + "<script>" * 50_000,
    "spaces": " \t" * 200_000 + "x",
    "lines": "a\n" * 100_000,
    "lists": "- a\n" * 20_000,
    "front": "---\n" + "a: b\n" * 50_000,
    "front rules": "---\na: b\n" + "--- x\n" * 50_000,
}


@pytest.mark.parametrize("media_type", READ)
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_takes_linear_time(media_type, name):
    content = HOSTILE[name]
    started = time.process_time()
    READ[media_type](decoded(content, media_type))
    # Far above what linear work takes on a busy machine, far below what quadratic work takes.
    assert time.process_time() - started < 10
