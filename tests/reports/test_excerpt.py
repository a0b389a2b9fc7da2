import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import citecheck
from citecheck.model import Audit, Block, BlockKind, Document, Position, Problem, Report, Severity
from citecheck.positions import line_starts, position
from citecheck.reports.excerpt import excerpt
from citecheck.reports.text import Style, dressed

LONG = "word " * 40


def shown(text, start, end, width=40):
    lines = line_starts(text)
    document = Document(name="a.txt", media_type="text/plain", lines=lines)
    at = position(lines, start, end)
    rows = text.splitlines()
    return list(excerpt(document, at, lambda _, number: rows[number - 1], width))


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [
        ("one two", 4, 7, ["1 | one two", "  |     ^^^"]),
        ("a\nb c", 4, 5, ["2 | b c", "  |   ^"]),
        ("a\tb", 2, 3, ["1 | a b", "  |   ^"]),
        ("a\x1bb", 2, 3, ["1 | a\ufffdb", "  |   ^"]),
        ("\u65e5\u672c x", 1, 3, ["1 | \u65e5\u672c x", "  |   ^^^"]),
        ("e\u0301 x", 3, 4, ["1 | e\u0301 x", "  |   ^"]),
        ("abc", 3, 3, ["1 | abc", "  |    ^"]),
    ],
)
def test_marks_stand_below_the_place(text, start, end, expected):
    assert shown(text, start, end) == expected


def test_a_long_line_is_cut_around_the_place():
    line, marks = shown(LONG + "here" + LONG, 200, 204)
    assert (len(line), line[marks.index("^") : marks.rindex("^") + 1]) == (40, "here")
    line, marks = shown("here" + LONG, 0, 4)
    assert line.startswith("1 | hereword")
    line, marks = shown(LONG, 0, 200)
    assert (len(line), marks.count("^")) == (40, 36)


@given(st.text(), st.integers(0, 30), st.integers(0, 30), st.integers(10, 40))
def test_it_is_never_wider_than_asked(text, start, length, width):
    text = text.replace("\r", " ").replace("\n", " ")
    start = min(start, len(text))
    for line in shown(text or " ", start, min(start + length, len(text)), width):
        wide = sum(2 if char >= "\u1100" else 1 for char in line)
        assert len(line) <= width or wide > width
        assert "\x1b" not in line


def test_without_the_file_the_block_is_shown_as_read(tmp_path):
    page = tmp_path / "a.html"
    page.write_text("<h1>A title</h1><p>The <b>rain</b> fell, <i>reportedly</i> hard.</p>")
    document = citecheck.read(page)
    (problem,) = citecheck.inspect(document).documents[0].problems
    rows = list(excerpt(document, problem.at, lambda *_: None, 60))
    assert rows == [" | The rain fell, reportedly hard.", " |                ^^^^^^^^^^"]


def test_a_place_in_a_pdf_is_shown_as_read():
    at = Position(line=1, column=1, start=2, end=2, part="page 1")
    whole = Position(line=1, column=1, start=0, end=5, part="page 1")
    block = Block(kind=BlockKind.PARAGRAPH, text="Hello", at=whole)
    document = Document(name="a.pdf", media_type="application/pdf", blocks=(block,))
    rows = list(excerpt(document, at, lambda *_: "no", 60))
    assert rows == [" | Hello", " |   ^"]
    assert list(excerpt(evolve(document, blocks=()), at, lambda *_: "no", 60)) == []


def test_the_report_shows_lines_and_statistics(report):
    style = Style(statistics=True, line_of=lambda *_: "      a study")
    text = dressed(report, style)
    assert "    5 |       a study\n      |       ^^^^^^^\n    fix: " in text
    assert text.endswith(
        "problems\n      1  CC102        info               broken-metadata\n"
        "      1  CC201        error              broken-link"
        "\n\nlinks\n      1  broken       dns\n      1  moved        moved-permanently\n"
        "      1  ok           ok\n\nsources\n      2  outlet\n      1  agency\n"
        "      1  anonymous\n      1  original\n"
    )


def test_of_nothing_there_are_no_statistics():
    assert dressed(Report(), Style(statistics=True)).count("\n") == 1


def test_addresses_and_codes_can_be_clicked(report):
    text = dressed(report, Style(hyperlinks=True))
    site = "https://news.example.org"
    assert f"\x1b]8;;{site}/a\x1b\\{site}/a\x1b]8;;\x1b\\" in text
    assert "problems.html#cc201\x1b\\CC201\x1b]8;;\x1b\\" in text
    assert "\x1b]8;;https://archive.example.org/b\x1b\\" in text


def test_an_address_cannot_end_the_sequence():
    problem = Problem(
        code="CC201", severity=Severity.ERROR, message="m", fix="https://a.example/\x1b\\\x07\u00e4"
    )
    audit = Audit(document=Document(name="a", media_type="text/plain"), problems=(problem,))
    text = dressed(Report(documents=(audit,)), Style(hyperlinks=True))
    assert "\x1b]8;;https://a.example/%1B%5C%07%C3%A4\x1b\\https://a.example/\ufffd" in text
    assert "\x07" not in text
