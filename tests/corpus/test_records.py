import datetime as dt
import json
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from citecheck import readers
from citecheck.corpus import records, rows
from citecheck.corpus.blocks import Block, key_of
from citecheck.corpus.inputs import Input, Kind
from citecheck.errors import ReadError


def block(path, kind, **more):
    return Block(id="b", inputs=(Input(name=path.name, path=str(path), kind=kind),), **more)


def test_a_store_that_fails_is_no_fault_of_the_input(tmp_path, monkeypatch):
    def fails(_):
        raise ConnectionResetError("by peer")

    monkeypatch.setattr("citecheck.corpus.inputs.opened", fails)
    for kind in (Kind.CSV, Kind.FILE):
        with pytest.raises(ConnectionResetError):
            list(records.read(block(tmp_path / "a", kind)))


def test_inputs_that_went_away(tmp_path):
    for kind in (Kind.CSV, Kind.FILE):
        (found,) = records.read(block(tmp_path / "gone.csv", kind))
        assert isinstance(found.content, ReadError)
        assert "cannot be read" in str(found.content)


def test_lines_that_are_too_long_are_passed_by(tmp_path, monkeypatch):
    monkeypatch.setattr("citecheck.corpus.records.LARGEST", 30)
    monkeypatch.setattr("citecheck.corpus.records._PIECE", 8)
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "short"}\n{"text": "' + "long " * 20 + '"}\n{"text": "after"}\n')
    whole = path.stat().st_size
    first, long, last = records.read(block(path, Kind.JSONL, stop=whole))
    assert first.document().name == "a.jsonl#1"
    assert "a line of over 50 MB" in str(long.content)
    assert (last.position, last.document().name) == (131, "a.jsonl#132")
    # A range that starts within it, and one that goes on after it.
    for part in ({"start": 60}, {"after": long.position}):
        (only,) = records.read(block(path, Kind.JSONL, stop=whole, **part))
        assert only == last


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b'["a", "b"]', "is JSON, but no object"),
        (b"NaN", "is JSON, but no object"),
        ('{"text": "a"}'.encode("utf-16"), "is UTF-16 or binary; make it UTF-8"),
        (b'{"text": "a', "is not JSON"),
        (b'{"other": "a", "more": 1}', "no text, html or url in it (its members: other, more)"),
    ],
)
def test_lines_that_hold_no_article(tmp_path, line, why):
    path = tmp_path / "a.jsonl"
    path.write_bytes(line + b"\n")
    (found,) = records.read(block(path, Kind.JSONL, stop=len(line)))
    assert why in str(found.content)


def test_times_of_parquet_that_python_does_not_have(tmp_path):
    path = tmp_path / "a.parquet"
    columns = {
        "text": pa.array(["Words."] * 2),
        "date": pa.array([1704067200123456789, None], pa.timestamp("ns")),
        "published": pa.array([253402300800000, 10**18], pa.timestamp("ms")),
    }
    for name in ("date", "published"):
        parquet.write_table(pa.table({"text": columns["text"], name: columns[name]}), path)
        found = records.read(block(path, Kind.PARQUET, stop=2))
        said = [each.content.published for each in found]
        assert (
            said
            == {
                "date": ["2024-01-01 00:00:00.123456789", None],
                "published": ["10000-01-01 00:00:00.000", None],
            }[name]
        )


def test_a_text_that_is_no_utf8_is_one_record(tmp_path):
    path = tmp_path / "a.parquet"
    texts = pa.array([b"One.", b"caf\xe9", b"Two."])
    unchecked = pa.Array.from_buffers(pa.string(), 3, texts.buffers())
    parquet.write_table(pa.table({"text": unchecked}), path)
    first, second, third = records.read(block(path, Kind.PARQUET, stop=3))
    assert (first.number, second.number, third.number) == (1, 2, 3)
    assert "is damaged ('utf-8' codec" in str(second.content)
    assert third.document().blocks[0].text == "Two."


_SHAPES = (
    {"text": "Words.", "url": "https://a.example/", "title": "T", "date": "2024-01-02"},
    {"id": 1, "article": {"text": "Words.", "title": "T"}},
    {"text": ["One paragraph.", "Another."], "title": {"rendered": "T"}, "meta": {"byline": "I"}},
    {"text": "Words.", "metadata": {"html": "<p>Other", "url": "https://a.example/"}},
    {"html": "<p>Words", "author": [{"name": "Ida"}, {"name": "Bo"}], "text": "Other."},
    {"html": " ", "content": "Words."},
)


@pytest.mark.parametrize("shape", _SHAPES)
def test_a_line_is_the_article_that_it_is_elsewhere(tmp_path, monkeypatch, shape):
    monkeypatch.chdir(tmp_path)
    path = Path("a.jsonl")
    path.write_text(json.dumps(shape))
    (found,) = records.read(block(path, Kind.JSONL, stop=path.stat().st_size))
    (expected,) = readers.read_many("a.jsonl")
    assert found.document() == expected


def test_rows_of_parquet_are_read_as_lines_are(tmp_path):
    path = tmp_path / "a.parquet"
    rows = [
        {"text": ["One.", "Two."], "author": [{"name": "Ida"}], "date": dt.date(2024, 1, 2)},
        {"text": None, "author": None, "date": None},
    ]
    parquet.write_table(pa.Table.from_pylist(rows), path)
    first, second = records.read(block(path, Kind.PARQUET, stop=2))
    assert [each.text for each in first.document().blocks] == ["One.", "Two."]
    assert (first.content.byline, first.content.published) == ("Ida", "2024-01-02")
    assert "has no text, html or url in it" in str(second.content)
    within = {"article": {"text": "One.", "date": dt.date(2024, 1, 2)}}
    parquet.write_table(pa.Table.from_pylist([within]), path)
    (found,) = records.read(block(path, Kind.PARQUET, stop=1))
    assert found.content.published == "2024-01-02"


@pytest.mark.parametrize("after", [-1, 0, 18, 36])
def test_lines_are_gone_on_after_the_last(tmp_path, after):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "words"}\n' * 4)
    found = [each.position for each in records.read(block(path, Kind.JSONL, stop=72, after=after))]
    assert found == [place for place in (0, 18, 36, 54) if place > after]


def test_a_bare_address_is_no_document(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("url\nhttps://a.example/\n")
    (found,) = records.read(block(path, Kind.CSV))
    assert found.wanted.url == "https://a.example/"


def test_names_are_made_of_content():
    assert key_of("a", 1) == key_of("a", "1") != key_of("a1")
    assert key_of("\ud800") != key_of("\ud801")
    assert len(key_of("x")) == 16


def test_what_utf8_cannot_hold():
    assert rows.clean("a\ud800b") == "a?b"
    assert rows.shard_of("bbc.co.uk", 64) == 52
    assert rows.site_of("127.0.0.1") == "127.0.0.1"
    assert rows.site_of("www.bbc.co.uk") == "bbc.co.uk"
