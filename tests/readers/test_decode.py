from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.readers.decode import codec, decode

RUSSIAN = "Представитель министерства сообщил в понедельник, что переговоры продолжатся."
GERMAN = "Die Ministerin erklärte, die Gespräche würden übermorgen in München fortgeführt."
JAPANESE = "外務省の報道官は月曜日、来週も協議を続けると発表した。"


def test_utf8_needs_no_declaration():
    assert decode("é\r\nб".encode()) == ("é\r\nб", ())


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_byte_order_mark_beats_the_header(mark, encoding):
    assert decode(mark + RUSSIAN.encode(encoding), charset="koi8-r") == (RUSSIAN, ())


def test_header_beats_the_document():
    page = f'<meta charset="utf-8">{RUSSIAN}'
    assert decode(page.encode("cp1251"), charset="windows-1251", markup=True) == (page, ())


@pytest.mark.parametrize(
    "head",
    [
        "<meta charset=koi8-r>",
        "<META CHARSET = 'KOI8-R' />",
        '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">',
        '<?xml version="1.0" encoding="koi8-r"?>',
        '<!-- <meta charset="utf-8"> --><meta charset="koi8-r">',
    ],
)
def test_declaration_in_the_document(head):
    page = head + RUSSIAN
    assert decode(page.encode("koi8-r"), markup=True) == (page, ())


def test_declaration_counts_in_markup_only():
    page = b'<meta charset="koi8-r">' + "é".encode()
    assert decode(page)[0].endswith("é")
    assert not decode(page, markup=True)[0].endswith("é")


def test_a_declaration_is_not_believed_where_the_bytes_are_utf8():
    page = f'<meta charset="gb2312">{RUSSIAN}'
    assert decode(page.encode(), markup=True) == (page, ())
    assert decode(page.encode(), charset="koi8-r", markup=True)[0] != page


def test_late_unknown_and_impossible_declarations_count_as_none():
    assert decode(b" " * 1024 + b"<meta charset=koi8-r>\xc3\xa9", markup=True)[0].endswith("é")
    assert decode(b"<meta charset=klingon>\xc3\xa9", markup=True)[0].endswith("é")
    assert decode(b"<meta charset=utf-16>\xc3\xa9", markup=True)[0].endswith("é")
    assert decode(b"\xc3\xa9", charset="klingon") == ("é", ())


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((RUSSIAN, name) for name in ("cp1251", "koi8-r", "cp866")),
        (GERMAN, "latin-1"),
        *((JAPANESE, name) for name in ("shift_jis", "euc_jp")),
    ],
)
def test_undeclared_encodings_are_guessed(text, encoding):
    assert decode(text.encode(encoding)) == (text, ())


def test_guess_looks_where_the_letters_are():
    long = "a " * 100_000 + RUSSIAN
    assert decode(long.encode("cp1251")) == (long, ())


def test_a_bad_byte_in_utf8_is_replaced_and_reported_with_its_place():
    text, problems = decode(f"{RUSSIAN}\nи ".encode() + b"\xff" + " да".encode() + b"\xfe!")
    assert text == f"{RUSSIAN}\nи \ufffd да\ufffd!"
    (problem,) = problems
    assert (problem.code, problem.severity) == ("CC101", "warning")
    assert problem.message.startswith("2 byte sequences are not valid UTF-8")
    assert problem.at is not None
    assert (problem.at.line, problem.at.column) == (2, 3)
    assert text[problem.at.start : problem.at.end] == "\ufffd"


def test_replacement_characters_of_the_input_are_not_counted():
    text, (problem,) = decode("\ufffd é".encode() + b"\xff", charset="utf-8")
    assert text == "\ufffd é\ufffd"
    assert problem.message.startswith("1 byte sequence is")


def test_bytes_outside_a_declared_legacy_encoding():
    text, (problem,) = decode(b"a\x81b", charset="iso-8859-1")
    assert text == "a\ufffdb"
    assert "CP1252" in problem.message


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("latin-1", "cp1252"),
        (" ISO-8859-1\n", "cp1252"),
        ("us-ascii", "cp1252"),
        ("utf8", "utf-8"),
        ("unicode-1-1-utf-8", "utf-8"),
        ("x-sjis", "cp932"),
        ("x-cp1251", "cp1251"),
        ("gb2312", "gb18030"),
        ("ks_c_5601-1987", "cp949"),
        ("iso-8859-9", "cp1254"),
        ("big5", "big5hkscs"),
        ("utf-16", "utf-16-le"),
        ("x-user-defined", "cp1252"),
        ("utf-7", None),
        ("rot13", None),
        ("hex", None),
        ("", None),
        ("\x00", None),
        ("é", None),
    ],
)
def test_labels_mean_what_they_mean_to_browsers(label, name):
    found = codec(label)
    assert (found and codecs.lookup(found)) == (name and codecs.lookup(name))


@given(st.binary(), st.sampled_from([None, "utf-8", "utf-16", "shift_jis", "iso-2022-jp", "big5"]))
def test_never_raises(data, charset):
    text, problems = decode(data, charset=charset, markup=True)
    for problem in problems:
        assert problem.at is not None
        assert problem.at.start <= len(text)
