"""Damaged files of every format give a document whose places are right, or a ReadError."""

import io
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.errors import ReadError
from citecheck.readers import read_bytes
from tests.readers.making import docx, odt, zipped
from tests.readers.seeds import SEEDS

WHOLE = {name: make() for name, make in SEEDS.items()}
# A process for each PDF costs a tenth of a second.
EXAMPLES = {"pdf": 5, "leftward.pdf": 20}
edits = st.lists(
    st.tuples(
        st.floats(0, 1),
        st.integers(0, 40),
        st.one_of(
            st.binary(max_size=8),
            st.sampled_from([b"<", b"{{", b"[[", b"]]", b"`", b"</", b"&x;", b"\n\n", b"\xff"]),
        ),
    ),
    max_size=4,
)


def damaged(data, changes):
    for place, length, new in changes:
        start = int(place * len(data))
        data = data[:start] + new + data[start + length :]
    return data


def check(data, name):
    try:
        document = read_bytes(data, name=f"x.{name}")
    except ReadError as error:
        message = str(error)
    else:
        message = ""
        check_places(document)
    assert "\n" not in message


def check_places(document):
    for block in document.blocks:
        assert block.at.start <= block.at.end
        for span in block.spans:
            assert block.text[span.start : span.end] == span.text
            assert 1 <= span.at.line <= len(document.lines)


@pytest.mark.parametrize("name", SEEDS)
def test_damaged_files(name):
    @settings(max_examples=EXAMPLES.get(name, 40))
    @given(edits)
    def run(changes):
        check(damaged(WHOLE[name], changes), name)

    run()


@pytest.mark.parametrize("name", ["docx", "odt", "epub"])
def test_damaged_members(name):
    with zipfile.ZipFile(io.BytesIO(WHOLE[name])) as archive:
        members = {each: archive.read(each) for each in archive.namelist()}

    @settings(max_examples=40)
    @given(st.sampled_from(sorted(members)), edits)
    def run(member, changes):
        check(zipped(members | {member: damaged(members[member], changes)}), name)

    run()


@pytest.mark.parametrize("name", SEEDS)
def test_cut_files(name):
    data = WHOLE[name]
    for part in range(4 if name.endswith("pdf") else 16):
        check(data[: len(data) * part // 16], name)


HOSTILE = {
    "docx-runs": ("docx", docx("<w:p>" + "<w:r><w:t>a</w:t></w:r>" * 100_000 + "</w:p>")),
    "docx-deep": ("docx", docx("<w:p><w:r>" * 50_000 + "</w:r></w:p>" * 50_000)),
    "docx-fields": (
        "docx",
        docx('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' * 20_000),
    ),
    "odt-deep": ("odt", odt("<text:p><text:span>" * 20_000 + "</text:span></text:p>" * 20_000)),
    "odt-lists": ("odt", odt("<text:list>" * 50_000 + "</text:list>" * 50_000)),
    "rss-items": ("rss", b"<rss>" + b"<item><title>a</title></item>" * 2_000 + b"</rss>"),
    "rss-deep": ("rss", b"<rss>" + b"<a>" * 200_000 + b"</a>" * 200_000 + b"</rss>"),
    "csv-quotes": ("csv", b"text\n" + b'"' * 1_000_001),
    "csv-columns": ("csv", b"text" + b"," * 1_000_000 + b"\na"),
    "ipynb-cells": ("ipynb", b'{"cells":[' + b"1," * 200_000 + b"1]}"),
    "wiki-tags": ("wiki", b"<b>" * 5_000),
    "wiki-refs": ("wiki", b"<ref>a</ref>" * 5_000),
    "eml-parts": ("eml", b"Content-Type: multipart/mixed; boundary=X\n\n" + b"--X\n\na\n" * 20_000),
    "eml-headers": ("eml", b"A: b\n" * 100_000 + b"\ntext"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_files_take_linear_time(case):
    name, data = HOSTILE[case]
    started = time.process_time()
    check(data, name)
    # Far above what linear work takes on a busy machine, far below what quadratic work takes.
    assert time.process_time() - started < 10
