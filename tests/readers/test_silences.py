import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck import readers
from citecheck.positions import line_starts
from citecheck.readers.base import Decoded
from citecheck.readers.silences import rst_silences_of, silences_of


def found(text, *place):
    source = Decoded(name="a", media_type="text/html", text=text, lines=line_starts(text))
    return tuple(silences_of(source, *place))


@pytest.mark.parametrize(
    ("comment", "codes"),
    [
        ("<!-- citecheck: ignore CC201 -->", ("CC201",)),
        ("<!--citecheck:ignore cc201,CC3-->", ("CC201", "CC3")),
        ("<!-- citecheck: ignore\n  CC201 CC401\n-->", ("CC201", "CC401")),
        ("<!-- citecheck: ignore -->", ()),
    ],
)
def test_codes(comment, codes):
    (silence,) = found(f"Ice. {comment}")
    assert silence.codes == codes
    assert (silence.at.start, silence.at.end) == (5, 5 + len(comment))


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- citecheck: ignored -->",
        "<!-- citecheck: ignore CC2011 -->",
        "<!-- citecheck: ignore this -->",
        "<!-- ignore CC201 -->",
        "citecheck: ignore CC201",
    ],
)
def test_other_comments(comment):
    assert found(comment) == ()


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("<!-- citecheck: ignore -->", True),
        ("Ice.\n  <!-- citecheck: ignore -->  \r\nSnow.", True),
        ("Ice. <!-- citecheck: ignore -->\n", False),
        ("<!-- citecheck: ignore --> Ice.\n", False),
    ],
)
def test_alone_on_its_line(text, alone):
    assert [silence.alone for silence in found(text)] == [alone]


def test_a_part_of_the_input():
    text = "<!-- citecheck: ignore --> <!-- citecheck: ignore CC2 -->"
    assert [silence.codes for silence in found(text, 1)] == [("CC2",)]
    assert [silence.codes for silence in found(text, 0, 30)] == [()]


MARKDOWN = """---
title: Ice
---

Ice. <!-- citecheck: ignore CC201 -->

<!-- citecheck: ignore CC301 -->

`<!-- citecheck: ignore CC401 -->`

```
<!-- citecheck: ignore CC402 -->
```
"""


def test_markdown_reads_comments_and_not_code():
    document = readers.read_bytes(MARKDOWN.encode(), name="a.md", media_type="text/markdown")
    assert [(each.codes, each.at.line) for each in document.silences] == [
        (("CC201",), 5),
        (("CC301",), 7),
    ]


def test_html_reads_comments():
    page = b"<p>Ice. <!-- citecheck: ignore CC201 --></p>"
    document = readers.read_bytes(page, name="a.html", media_type="text/html")
    assert [each.codes for each in document.silences] == [("CC201",)]


@given(st.text(alphabet="<!-- citehk:gnorCC201,\n"))
def test_any_text(text):
    assert all(text[each.at.start :].startswith("<!--") for each in found(text))


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        (".. citecheck: ignore CC201", ("CC201",)),
        ("   .. citecheck:ignore cc201, CC3  \r", ("CC201", "CC3")),
        (".. citecheck: ignore", ()),
        (".. citecheck: ignore CC2011", None),
        (".. citecheck: ignored", None),
        ("Ice. .. citecheck: ignore", None),
        (".. citecheck:: ignore", None),
    ],
)
def test_comments_of_restructuredtext(line, codes):
    text = f"Title\n=====\n\n{line}\n\n`Ice <https://ice.example/>`__ melts.\n"
    source = Decoded(name="a", media_type="text/x-rst", text=text, lines=line_starts(text))
    found = tuple(rst_silences_of(source))
    assert [each.codes for each in found] == ([] if codes is None else [codes])
    assert all(each.alone and each.at.line == 4 for each in found)
