import pytest

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


def test_lines_that_are_too_long_end_their_file(tmp_path, monkeypatch):
    monkeypatch.setattr("citecheck.corpus.records.LARGEST", 30)
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "short"}\n{"text": "' + "long " * 20 + '"}\n')
    first, last = records.read(block(path, Kind.JSONL, stop=path.stat().st_size))
    assert first.document().name == "a.jsonl#1"
    assert "a line of over 50 MB" in str(last.content)


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
