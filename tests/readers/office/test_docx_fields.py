import time

import pytest

from citecheck.model import Mark
from citecheck.readers import read_bytes
from citecheck.readers.office.docx_fields import INSIDE, link, picture
from tests.readers.making import docx

AT = "https://example.org/a"


@pytest.mark.parametrize(
    ("instruction", "address"),
    [
        (f'HYPERLINK "{AT}"', AT),
        (f" hyperlink {AT} ", AT),
        (f'HYPERLINK"{AT}"', AT),
        (f"HYPERLINK \u201c{AT}\u201d", AT),
        (f'HYPERLINK "{AT}" \\o "A \\"tip\\"" \\t "_blank"', AT),
        (f'HYPERLINK \\o "A tip" \\t "_blank" "{AT}"', AT),
        (f'HYPERLINK \\n \\m "{AT}" \\h', AT),
        (f'HYPERLINK "{AT}" \\l "chapter 2"', f"{AT}#chapter 2"),
        (f'HYPERLINK "{AT}" \\l', AT),
        (f'HYPERLINK "{AT}', AT),
        ('HYPERLINK "C:\\\\Papers\\\\memo.docx"', "C:\\Papers\\memo.docx"),
        ('HYPERLINK \\l "_Toc1"', INSIDE),
        ("HYPERLINK", None),
        ('HYPERLINK ""', None),
        ("HYPERLINKS a", None),
        ("PAGEREF _Toc1 \\h", None),
        ("", None),
    ],
)
def test_addresses_of_links(instruction, address):
    assert link(instruction) == address


@pytest.mark.parametrize(
    ("instruction", "address"),
    [
        (f'INCLUDEPICTURE "{AT}" \\* MERGEFORMATINET', AT),
        ("INCLUDEPICTURE", None),
        (f'HYPERLINK "{AT}"', None),
        ("", None),
    ],
)
def test_addresses_of_pictures(instruction, address):
    assert picture(instruction) == address


BEGIN, MIDDLE, END = (
    f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
)


def says(instruction):
    return f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"


def shows(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def read(*runs):
    return read_bytes(docx(f"<w:p>{''.join(runs)}</w:p>"), name="a.docx").blocks


@pytest.mark.parametrize("said", [says, shows])
def test_a_field_in_the_instruction_of_another(said):
    inner = BEGIN + says(" MERGEFIELD id ") + MIDDLE + said("42") + END
    (block,) = read(
        BEGIN, says(f'HYPERLINK "{AT}?id='), inner, says('"'), MIDDLE, shows("the file"), END
    )
    assert block.text == "the file"
    assert [span.href for span in block.spans] == [f"{AT}?id=42"]


def test_fields_in_what_a_field_shows():
    inner = BEGIN + says(f'HYPERLINK "{AT}"') + MIDDLE + shows("so they say") + END
    (block,) = read(
        BEGIN, says(' IF 1 = 1 "yes" '), MIDDLE, shows("it held, "), inner, shows("."), END
    )
    assert block.text == "it held, so they say."
    assert [span.text for span in block.spans] == ["so they say"]


def test_a_picture_from_the_web():
    address = "https://img.example.org/b.png"
    (text, shown) = read(BEGIN, says(f'INCLUDEPICTURE "{address}"'), MIDDLE, shows("A quay"), END)
    assert (text.text, text.spans) == ("A quay", ())
    assert [(span.mark, span.href) for span in shown.spans] == [(Mark.EMBED, address)]
    assert read(BEGIN, says("INCLUDEPICTURE C:\\\\b.png"), MIDDLE, shows("A quay"), END) == (text,)


def test_fields_between_paragraphs():
    assert read_bytes(docx(BEGIN + says(f"HYPERLINK {AT}") + MIDDLE + END), name="a").blocks == ()


def test_fields_in_fields_take_linear_time():
    started = time.process_time()
    read((BEGIN + says("IF ")) * 20_000, shows("a"))
    read((BEGIN + says("IF ") + MIDDLE) * 20_000, shows("a") * 20_000)
    read(BEGIN, says("IF a ") * 20_000, MIDDLE * 20_000, shows("a"), END)
    assert time.process_time() - started < 10
