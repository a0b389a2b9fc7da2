import io
import os
import subprocess
import sys
import zlib
from types import SimpleNamespace

import pytest
from reportlab.pdfgen.canvas import Canvas

from citecheck.errors import MissingExtraError, ReadError
from citecheck.model import BlockKind, LinkRole
from citecheck.readers import read_bytes
from citecheck.readers.pdf import library as pdf_library
from citecheck.readers.pdf import process as pdf_process
from citecheck.readers.pdf import worker as pdf_worker
from citecheck.readers.pdf.layout import groups_of, rows_of
from citecheck.readers.pdf.pages import Line, Page
from tests.readers.making import bare_pdf, leftward_pdf, pdf, pdf_paragraph, stream

WORDS = "The harbour office counted the ships that came in before the ice did. "
FORM = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
HELLO = b"BT /F 12 Tf 20 700 Td (Hello world) Tj ET"


def pages_of(data):
    return pdf_worker.pages_of(pdf_library.load(), data)


def read(data):
    return read_bytes(data, name="a.pdf")


def blocks(*paragraphs):
    return read(pdf([pdf_paragraph(*each) for each in paragraphs])).blocks


def spans(*markup):
    found = blocks(*((each,) for each in markup))
    return [(span.text, str(span.mark), span.href) for block in found for span in block.spans]


def drawn(draw, path):
    """A PDF that ``draw`` draws on a canvas."""
    canvas = Canvas(str(path / "drawn.pdf"), invariant=True)
    draw(canvas)
    canvas.save()
    return read((path / "drawn.pdf").read_bytes())


def test_paragraphs_are_put_together():
    found = blocks(("A Head Line", "Title"), (WORDS * 5,), (WORDS * 3,))
    assert [(block.kind, block.text) for block in found] == [
        (BlockKind.HEADING, "A Head Line"),
        (BlockKind.PARAGRAPH, (WORDS * 5).strip()),
        (BlockKind.PARAGRAPH, (WORDS * 3).strip()),
    ]
    assert {block.at.part for block in found} == {"page 1"}


def test_links_over_lines_are_one():
    anchor = WORDS.strip() * 2
    assert spans(f'See <a href="https://example.org/a">{anchor}</a>, it says so. {WORDS}') == [
        (anchor, "link", "https://example.org/a")
    ]


def test_underlined_words_are_lost_links():
    assert spans(f"The ministry <u>announced</u> it on Monday. {WORDS}") == [
        ("announced", "lost", None)
    ]
    assert spans(f"<u>{WORDS}</u>") == []


def test_an_underlined_link_is_a_link():
    link = '<a href="https://example.org/a"><u>announced</u></a>'
    assert spans(f"The ministry {link} it on Monday. {WORDS}") == [
        ("announced", "link", "https://example.org/a")
    ]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (
            ("see https://a.org/figures/", "2024-01.html now"),
            "see https://a.org/figures/2024-01.html now",
        ),
        (("see https://a.org/ice-and-", "wind for all"), "see https://a.org/ice-and-wind for all"),
        (("see https://a.org/long", "path/of/it."), "see https://a.org/longpath/of/it."),
        (("see https://a.org/b", "and then it"), "see https://a.org/b and then it"),
        (("https://a.org/b", "https://a.org/c"), "https://a.org/b https://a.org/c"),
        (("https://a.org/b/", "c-d/e-", "f.html"), "https://a.org/b/c-d/e-f.html"),
        (("the inter-", "national talks"), "the international talks"),
        (
            ("a well-known man and a well-", "known woman"),
            "a well-known man and a well-known woman",
        ),
        (("the Port-", "Alder line"), "the Port-Alder line"),
        (("the years 1998-", "2004 and on"), "the years 1998- 2004 and on"),
    ],
)
def test_broken_words_and_addresses(lines, text, tmp_path):
    def draw(canvas):
        for row, line in enumerate(lines):
            canvas.drawString(72, 700 - 14 * row, line)

    (block,) = drawn(draw, tmp_path).blocks
    assert block.text == text


def test_an_address_broken_at_the_edge(tmp_path):
    def draw(canvas):
        rows = ("The wide line that says how wide a column is, it is", "so wide", "see this:")
        for row, line in enumerate(rows):
            canvas.drawString(72, 714 - 14 * row, line)
        end = 72 + canvas.stringWidth(rows[0]) - canvas.stringWidth("secon")
        canvas.drawRightString(
            end + canvas.stringWidth("secon"), 672, "https://a.org/this-is-a-long-one-secon"
        )
        canvas.drawString(72, 658, "darily. Then it goes on.")

    text = drawn(draw, tmp_path).blocks[-1].text
    assert "secondarily" in text


def test_pages_are_joined_and_their_furniture_set_aside(tmp_path):
    def draw(canvas):
        for page in range(1, 4):
            canvas.drawString(72, 800, "The Alder Gazette")
            canvas.drawString(72, 30, f"Page {page} of 3")
            for row in range(6):
                canvas.drawString(72, 700 - 14 * row, "abcd"[page] + WORDS.strip())
            canvas.drawString(
                72, 700 - 14 * 6, f"The line of {WORDS[page:30]} runs over to the next page and"
            )
            canvas.showPage()

    document = drawn(draw, tmp_path)
    body = [block for block in document.blocks if block.kind is BlockKind.PARAGRAPH]
    aside = [block.text for block in document.blocks if block.kind is BlockKind.ASIDE]
    assert [block.at.part for block in body] == ["pages 1-3"]
    assert aside[::2] == ["The Alder Gazette"] * 3
    assert aside[1::2] == [f"Page {page} of 3" for page in (1, 2, 3)]


def test_links_of_furniture_are_no_citations(tmp_path):
    def draw(canvas):
        for _ in range(3):
            canvas.drawString(72, 800, "https://www.example.org/gazette")
            for row in range(6):
                canvas.drawString(72, 700 - 14 * row, WORDS.strip())
            canvas.showPage()

    asides = [block for block in drawn(draw, tmp_path).blocks if block.kind is BlockKind.ASIDE]
    assert {span.role for block in asides for span in block.spans} == {LinkRole.NAVIGATION}


def test_columns_lists_and_notes(tmp_path):
    def draw(canvas):
        for row in range(5):
            canvas.drawString(72, 700 - 14 * row, "Left column of words that go")
        canvas.drawString(72, 630, "on to the right, to the other")
        canvas.drawString(320, 700, "column and end there. And")
        canvas.drawString(320, 686, "more.")
        canvas.drawString(320, 672, "• item one")
        canvas.drawString(320, 658, "• item two")
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, 60, "1 See the report.")

    found = drawn(draw, tmp_path).blocks
    assert [block.kind for block in found] == [
        BlockKind.PARAGRAPH,
        BlockKind.LIST,
        BlockKind.LIST,
        BlockKind.NOTE,
    ]
    assert "on to the right, to the other column and end there." in found[0].text
    assert found[1].text == "item one"


def test_lines_that_end_early_end_paragraphs(tmp_path):
    def draw(canvas):
        rows = (
            WORDS,
            "It came early.",
            WORDS,
            "Who knew",
            "Nobody did, and nobody asked about it then",
        )
        for row, line in enumerate(rows):
            canvas.drawString(72, 700 - 14 * row, line.strip())
        canvas.drawString(300, 644, "Far to the right")

    texts = [block.text for block in drawn(draw, tmp_path).blocks]
    assert texts[0] == f"{WORDS}It came early."
    assert texts[1] == f"{WORDS}Who knew"


def test_positions(tmp_path):
    document = read(pdf([pdf_paragraph("One."), pdf_paragraph("Two at https://a.org/b.")]))
    (span,) = document.blocks[1].spans
    assert (span.at.part, span.at.line, span.at.column) == ("page 1", 2, 8)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"%PDF-1.7", "damaged or locked PDF"),
        (bare_pdf(stream(HELLO))[:300], "damaged or locked PDF"),
        (bare_pdf(stream(b"")), "holds no text"),
        (bare_pdf(stream(HELLO), kids="2 0 R 2 0 R"), "PDF|no text"),
        (
            bare_pdf(
                stream(b"/X Do"),
                resources="/XObject<</X 5 0 R>>",
                more=[stream(b"/X Do", f"{FORM}/Resources<</XObject<</X 5 0 R>>>>")],
            ),
            "holds no text",
        ),
    ],
    ids=range(5),
)
def test_what_cannot_be_read(data, why):
    with pytest.raises(ReadError, match=why) as caught:
        read(data)
    assert "\n" not in str(caught.value)


def test_a_bomb_is_ended_by_the_system():
    once = zlib.compress(b" " * 1_000_000)
    bomb = zlib.compress(zlib.compress(b" " * 1_000_000_000, 1) + once)
    data = bare_pdf(stream(bomb, "/Filter[/FlateDecode/FlateDecode]"))
    with pytest.raises(ReadError, match=r"too much time or memory|holds no text"):
        read(data)
    # It ended a fork only.
    assert read(bare_pdf(stream(HELLO))).blocks


def test_the_process_may_be_late(monkeypatch):
    monkeypatch.setattr(pdf_process, "PATIENCE", 0.0)
    monkeypatch.setattr(pdf_process, "_servers", {})
    data = bare_pdf(stream(HELLO))
    with pytest.raises(ReadError, match="too much time or memory"):
        read(data)
    monkeypatch.undo()
    assert read(data).blocks


def test_where_nothing_forks_each_file_has_its_process(monkeypatch):
    data = pdf([pdf_paragraph("A quay and a pier.")])
    told = read(data)
    monkeypatch.delattr(os, "fork")
    assert read(data) == told

    def late(*_, **__):
        raise subprocess.TimeoutExpired("python", 1)

    monkeypatch.setattr(subprocess, "run", late)
    with pytest.raises(ReadError, match="too much time or memory"):
        read(data)


def test_one_file_after_the_other_by_the_same_process():
    read(bare_pdf(stream(HELLO)))
    (server,) = pdf_process._servers.values()
    with pytest.raises(ReadError, match="damaged"):
        read(b"%PDF-1.7")
    assert read(bare_pdf(stream(HELLO))).blocks
    assert list(pdf_process._servers.values()) == [server]


def test_a_server_that_was_stopped_is_asked_no_more():
    server = pdf_process._Server()
    assert server.ask(bare_pdf(stream(HELLO)), bytes)[1]
    server.stop()
    server.stop()
    with pytest.raises(ValueError, match="closed file"):
        server.ask(b"", bytes)


def test_the_process_forks(monkeypatch, capsys):
    class Input:
        buffer = io.BytesIO((5).to_bytes(8, "big") + b"%PDF-")

    monkeypatch.setattr(sys, "stdin", Input)
    monkeypatch.setattr(os, "fork", lambda: 4711)
    monkeypatch.setattr(os, "waitpid", lambda pid, _: (pid, 9))
    pdf_worker.serve(pdf_library.load())
    assert capsys.readouterr().out == "\n9\n"


def test_a_missing_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(MissingExtraError, match=r'install "citecheck-news\[pdf\]"'):
        read(bare_pdf(stream(HELLO)))


def test_the_worker_in_this_process(monkeypatch, capsys):
    data = pdf([pdf_paragraph('<u>a</u> b <a href="https://a.org/">c</a>')])
    (page,) = pages_of(data)
    assert page.text == "a b c"
    assert [(page.text[a:b], href) for a, b, href in page.links] == [("c", "https://a.org/")]
    assert ("a", 0) in [(page.text[a:b], a) for a, b in page.underlined]

    class Input:
        buffer = type("Buffer", (), {"read": staticmethod(lambda: b"%PDF-1.7")})

    monkeypatch.setattr(pdf_worker, "_bound", lambda: None)
    monkeypatch.setattr(sys, "stdin", Input)
    pdf_worker.main(pdf_library.load())
    assert "not written as PDFs are" in capsys.readouterr().out


def test_writing_from_right_to_left():
    (block,) = read(leftward_pdf()).blocks
    assert block.text == "אבג באגבא"
    assert [(span.text, span.href) for span in block.spans] == [("אגבא", "https://example.org/a")]


def test_lines_that_stand_nowhere():
    line = Line(start=0, end=2, left=90.0, bottom=1.0, right=80.0, top=9.0, size=9.0)
    rows = rows_of([Page("ab", [line, line._replace(left=float("nan"), right=70.0)])])
    assert [row.column for row in rows] == [80.0, 70.0]


def test_a_link_within_the_pdf_is_no_lost_one(tmp_path):
    canvas = Canvas(str(tmp_path / "a.pdf"), invariant=True)
    canvas.drawString(72, 700, "A word that is linked and another that is lost in this line")
    canvas.linkAbsolute("there", "here", (110, 695, 140, 715))
    canvas.bookmarkPage("here")
    canvas.line(110, 698, 140, 698)
    canvas.line(200, 698, 240, 698)
    canvas.save()
    (page,) = pages_of((tmp_path / "a.pdf").read_bytes())
    assert [page.text[a:b] for a, b in page.underlined] == ["d anothe"]


def test_a_link_says_on_which_page_it_is(tmp_path):
    def draw(canvas):
        for page, words in enumerate(("first", "second"), 1):
            canvas.drawString(72, 700, f"a page with the {words} link")
            canvas.linkURL(f"https://example.org/{page}", (150, 695, 190, 715))
            canvas.showPage()

    (block,) = drawn(draw, tmp_path).blocks
    assert block.at.part == "pages 1-2"
    found = [(span.href[-1], span.at.part) for span in block.spans]
    assert found == [("1", "page 1"), ("2", "page 2")]


def test_what_the_worker_sees(tmp_path):
    canvas = Canvas(str(tmp_path / "a.pdf"), invariant=True)
    canvas.drawString(72, 700, "A word that is linked and another")
    canvas.linkURL("https://example.org/a", (70, 695, 100, 715))
    canvas.linkAbsolute("nowhere", "here", (200, 695, 240, 715))
    canvas.bookmarkPage("here")
    canvas.line(110, 698, 140, 698)
    canvas.line(10, 698, 500, 698)
    canvas.line(10, 100, 10, 500)
    canvas.drawString(72, 650, "   ")
    canvas.showPage()
    canvas.save()
    (page,) = pages_of((tmp_path / "a.pdf").read_bytes())
    assert [(page.text[a:b], href) for a, b, href in page.links] == [
        ("A wo", "https://example.org/a")
    ]
    ((start, end),) = page.underlined
    assert page.text[start:end].strip() == "that i"
    assert [line.size for line in page.lines] == [12.0]


def test_text_without_end(monkeypatch):
    monkeypatch.setattr(pdf_worker, "_MOST_TEXT", 5)
    with pytest.raises(pdf_worker.DamagedError, match="more than 50 MB"):
        list(pages_of(bare_pdf(stream(HELLO))))


def test_the_process_imports_none_of_the_package():
    done = subprocess.run(
        pdf_process._command("main"),
        input=pdf([pdf_paragraph("A quay.")]),
        capture_output=True,
        check=True,
        env={"PYTHONPROFILEIMPORTTIME": "1"},
    )
    assert b"A quay." in done.stdout
    loaded = {line.rpartition(b"|")[2].strip() for line in done.stderr.splitlines()}
    assert b"worker" in loaded
    assert not loaded & {b"citecheck", b"pypdfium2", b"pypdfium2_raw", b"site", b"html"}


def test_a_library_of_the_system_is_asked_for(monkeypatch):
    pdf_library.load.cache_clear()
    monkeypatch.setattr(pdf_library, "_FILES", ())
    data = bare_pdf(stream(HELLO))
    assert [page.text for page in pages_of(data)] == ["Hello world"]
    monkeypatch.undo()
    pdf_library.load.cache_clear()


def test_a_locked_pdf_says_so():
    file = io.BytesIO()
    canvas = Canvas(file, encrypt="harbour", invariant=True)
    canvas.drawString(72, 700, "A quay.")
    canvas.save()
    with pytest.raises(ReadError, match="needs a password"):
        read(file.getvalue())


def test_a_fork_that_ends_leaves_the_server_of_its_parent_alone():
    read(bare_pdf(stream(HELLO)))
    (server,) = pdf_process._servers.values()
    child = os.fork()
    if child == 0:
        server.stop()
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    assert server.ask(bare_pdf(stream(HELLO)), bytes)[1]


def test_what_was_cut_off_is_not_parsed():
    server = object.__new__(pdf_process._Server)
    answer = io.BytesIO(b"[1]\n[2\n9\n[3]\n[4]\n\n0\n")
    server._process = SimpleNamespace(stdin=io.BytesIO(), stdout=answer)
    assert server.ask(b"", bytes) == ([b"[1]"], False)
    assert server.ask(b"", bytes) == ([b"[3]", b"[4]"], True)


def test_the_page_that_is_read_first_has_a_letter():
    assert [page.text for page in pages_of(pdf_worker._FIRST)] == ["a"]


def annotated(*rectangles):
    """A PDF with a line of text and a link over each rectangle."""
    more = [
        f"<</Type/Annot/Subtype/Link/Rect[{rect}]/A<</S/URI/URI(https://example.org/{row})>>>>"
        for row, rect in enumerate(rectangles)
    ]
    data = bare_pdf(stream(HELLO), more=[each.encode() for each in more])
    kept = " ".join(f"{5 + row} 0 R" for row in range(len(more))).encode()
    return data.replace(b"/Contents 4 0 R", b"/Contents 4 0 R/Annots[" + kept + b"]")


def test_any_two_corners_make_a_rectangle():
    data = annotated("18 715 48 695", "82 695 50 715")
    (block,) = read(data).blocks
    assert [(span.text, span.href[-1]) for span in block.spans] == [("Hello", "0"), ("world", "1")]
    (page,) = pages_of(data)
    assert [(page.text[a:b], href[-1]) for a, b, href in page.links] == [
        ("Hello", "0"),
        ("world", "1"),
    ]


def test_linked_pictures_are_links_without_words():
    data = annotated("20 600 60 640", "200 300 204 340")
    assert [page.pictures for page in pages_of(data)] == [[(0, "https://example.org/0")]]
    first, *others = read(data).blocks
    assert (first.text, first.spans) == ("Hello world", ())
    (picture,) = others
    (span,) = picture.spans
    assert (picture.kind, picture.text) == (BlockKind.PARAGRAPH, "")
    assert (span.text, span.url, span.at.part) == ("", "https://example.org/0", "page 1")


def test_a_linked_picture_on_every_page_is_furniture(tmp_path):
    def draw(canvas):
        for page in range(1, 4):
            canvas.drawString(72, 700, "A quay.")
            canvas.linkURL("https://example.org/logo", (72, 760, 110, 800))
            canvas.linkURL(f"https://example.org/{page}", (72, 500, 110, 540))
            canvas.linkURL(f"https://example.org/{page}", (172, 500, 210, 540))
            canvas.showPage()

    found = [span for block in drawn(draw, tmp_path).blocks for span in block.spans]
    roles = {LinkRole.NAVIGATION: ["logo"] * 3, LinkRole.CITATION: ["1", "2", "3"]}
    for role, names in roles.items():
        assert [span.href.rpartition("/")[2] for span in found if span.role is role] == names
    assert sorted(span.at.part for span in found) == [f"page {1 + row // 2}" for row in range(6)]


def test_a_picture_on_a_page_without_words(tmp_path):
    def draw(canvas):
        canvas.drawString(72, 700, "A quay.")
        canvas.showPage()
        canvas.linkURL("https://example.org/a", (72, 500, 110, 540))
        canvas.showPage()

    _, picture = drawn(draw, tmp_path).blocks
    assert picture.spans[0].at.part == "page 2"


def test_the_edges_of_boxes_underline_nothing(tmp_path):
    def draw(canvas):
        for row in range(3):
            canvas.drawString(76, 704 - 20 * row, "Harbour")
            canvas.drawString(146, 704 - 20 * row, "of the town, and of all who live in it")
            canvas.line(72, 700 - 20 * row, 142, 700 - 20 * row)
        canvas.line(72, 720, 72, 680)
        canvas.line(72, 680, 72, 660)
        canvas.line(142, 720, 142, 660)
        canvas.line(400, 720, 400, 719)
        canvas.drawString(72, 500, "It was in a report that was lost to all who looked")
        canvas.line(125, 498, 161, 498)

    found = [span for block in drawn(draw, tmp_path).blocks for span in block.spans]
    assert [span.text.strip() for span in found] == ["report"]
    (page,) = pages_of((tmp_path / "drawn.pdf").read_bytes())
    assert [page.text[a:b].strip() for a, b in page.underlined] == ["report"]


def test_characters_of_tex_without_names():
    text = "\x10A\x11 \x15 o\x1ece"

    class Library:
        def FPDFText_LoadPage(self, _):  # noqa: N802 - as PDFium calls it
            return 1

        def FPDFText_CountChars(self, _):  # noqa: N802
            return len(text)

        def FPDFText_GetText(self, _, __, count, buffer):  # noqa: N802
            buffer[:count] = [ord(each) for each in text]
            return count + 1

    assert pdf_worker._Paper(Library(), 0).text() == "“A” – o\ufb03ce"


def test_an_address_that_is_complete_ends_with_its_line(tmp_path):
    def draw(canvas):
        rows = (
            "The data are at",
            "https://example.org/harbour/2025/ferries-and-passengers-by-month-and-line.csv",
            "and everyone may look, she said, before the",
            "board meets again. See",
            "https://example.org/harbour/2025/ferries-and-passengers-by-month-and-by-line-and",
            "year for the rest.",
        )
        for row, words in enumerate(rows):
            canvas.drawString(72, 700 - 14 * row, words)

    (block,) = drawn(draw, tmp_path).blocks
    assert [span.url.rpartition("-")[2] for span in block.spans] == ["line.csv", "andyear"]


def test_bullets_of_fonts_of_symbols():
    line = Line(start=0, end=8, left=10.0, bottom=1.0, right=80.0, top=9.0, size=9.0)
    (group,) = groups_of(list(rows_of([Page("\uf0b7 A quay", [line])])))
    assert group.kind is BlockKind.LIST


def test_words_of_both_directions_in_a_line():
    """The line is printed "https://a.org bb aa", its Hebrew letters from the right."""
    data = leftward_pdf().replace(b"(abcab cba)", b"(https://x.org/y ccc bbb)")
    # a, b and c are Hebrew in this font, so the address has none of them.
    (block,) = read(data).blocks
    assert block.text == "בבב גגג https://x.org/y"
    (span,) = block.spans
    assert (span.href, span.text[:5]) == ("https://example.org/a", "https")
    (page,) = pages_of(data)
    assert page.text == block.text
    (line,) = page.lines
    assert line.right - line.left > 100


def test_leftward_letters_that_stand_above_each_other():
    content = b"BT /F 12 Tf 20 700 Td (a) Tj 0 -14 Td (abba) Tj 200 0 Td (x) Tj ET"
    data = leftward_pdf().replace(b"BT /F 12 Tf 20 700 Td (abcab cba) Tj ET", content)
    (page,) = pages_of(data)
    assert "".join(page.text.split()) == "אאבבאx"


def print_with_marks(canvas, at, *pieces):
    """Print pieces in a line, every second of them raised and small."""
    words = canvas.beginText(72, at)
    for row, piece in enumerate(pieces):
        words.setFont("Helvetica", 7 if row % 2 else 12)
        words.setRise(5 if row % 2 else 0)
        words.textOut(piece)
    canvas.drawText(words)


def test_raised_marks_of_notes_are_no_words(tmp_path):
    def draw(canvas):
        print_with_marks(
            canvas,
            700,
            "The quay is closed, said Ann Lee,",
            "1",
            " the warden of Port Ellen",
            "2,3",
        )
        print_with_marks(
            canvas, 686, "and of 10 m", "2", " of sand, Ca", "2+", " in it.", "4", " She left it in"
        )
        canvas.drawString(72, 672, "spring, a note of the harbour's board says.")

    (block,) = drawn(draw, tmp_path).blocks
    assert block.text == (
        "The quay is closed, said Ann Lee, the warden of Port Ellen and of 10 m2 of sand, Ca2+ in"
        " it. She left it in spring, a note of the harbour's board says."
    )
    (page,) = pages_of((tmp_path / "drawn.pdf").read_bytes())
    assert [page.text[start:end] for start, end in page.raised] == ["1", "2,3", "2", "2+", "4"]


def test_a_line_goes_on_behind_a_mark_that_cut_it():
    """PDFium begins a line anew at some marks, and gives it the size of the mark."""
    text = "The end.\r\n1 The rest\r\nof it."
    first = Line(start=0, end=8, left=10.0, bottom=100.0, right=60.0, top=112.0, size=12.0)
    sizes = dict.fromkeys(range(len(text)), 12.0) | {10: 7.0}

    class Paper:
        def ends(self, start, end):
            return start, end - 1

        def size(self, index):
            return sizes[index]

        def box(self, index):
            row = 100.0 if index < 22 else 86.0
            left = 10.0 + 6 * (index if index < 10 else index - 2 if index < 22 else index - 22)
            return (
                (left, row + 6, left + 6, row + 13)
                if index == 10
                else (left, row, left + 6, row + 12)
            )

    paper = Paper()
    lines = tuple(pdf_worker._lines(paper, text))
    assert [line.size for line in lines] == [12.0, 12.0, 12.0]
    assert lines[0]._replace(right=60.0) == first
    raised = list(pdf_worker._raised(paper, text, lines))
    assert [text[a:b] for a, b in raised] == ["1"]
    (group,) = groups_of(list(rows_of([Page(text, lines)])))
    assert group.kind is BlockKind.PARAGRAPH
