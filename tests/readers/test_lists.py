import gzip
import io

import pytest

from citecheck.errors import ReadError
from citecheck.readers import is_list_of_addresses, lists, read_list
from citecheck.readers.lists import batches, is_list


def read(data):
    return [
        address for batch in batches(io.BufferedReader(io.BytesIO(data)), "x") for address in batch
    ]


@pytest.mark.parametrize(
    ("line", "addresses"),
    [
        ("https://a.example/", ["https://a.example/"]),
        ('"https://a.example/"', ["https://a.example/"]),
        ('{"url": "https://a.example/"}', ["https://a.example/"]),
        ('{"id": 7, "Link": "https://a.example/ "}', ["https://a.example/"]),
        ("  doi:10.1000/182\r", ["doi:10.1000/182"]),
        ("\ufeffhttps://a.example/", ["https://a.example/"]),
        ("# a comment", []),
        ("", []),
    ],
)
def test_lines(line, addresses):
    assert read(line.encode()) == addresses
    assert read(f"https://b.example/\n{line}\n".encode()) == ["https://b.example/", *addresses]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"url": ', "x#2: is not JSON"),
        ("[" * 100_000, "x#2: is not JSON"),
        ('["https://a.example/"]', "x#2: holds no address"),
        ('{"text": "words"}', "x#2: holds no address"),
        ('""', "x#2: holds no address"),
    ],
)
def test_lines_without_an_address(line, said):
    with pytest.raises(ReadError, match=said):
        read(f"https://b.example/\n{line}\n".encode())


def test_addresses_come_with_their_bytes():
    class Slow(io.RawIOBase):
        """Gives what it has, a piece at a time."""

        pieces = (b"https://a.exam", b"ple/\nhttps://b.example/\nhttp", b"s://c.example/")

        def __init__(self):
            self.left = list(self.pieces)

        def readable(self):
            return True

        def readinto(self, buffer):
            piece = self.left.pop(0) if self.left else b""
            buffer[: len(piece)] = piece
            return len(piece)

    slow = Slow()
    found = batches(io.BufferedReader(slow), "x")
    assert next(found) == ["https://a.example/", "https://b.example/"]
    assert len(slow.left) == 1
    assert [*found] == [["https://c.example/"]]


def test_a_gzipped_stream():
    lines = [b"https://example.com/%d\n" % number for number in range(30_000)]
    parts = [gzip.compress(b"".join(lines[:10])), gzip.compress(b"".join(lines[10:])), b"\0" * 9]
    assert read(b"".join(parts)) == [line.decode().strip() for line in lines]
    with pytest.raises(ReadError, match="x: the gzip data is cut off"):
        read(parts[1][:-3])
    with pytest.raises(ReadError, match="x: the gzip data is damaged"):
        read(parts[0] + b"no gzip")


def test_an_endless_line(monkeypatch):
    monkeypatch.setattr(lists, "_LONGEST", 1000)
    with pytest.raises(ReadError, match="x#1: is too long"):
        read(b"a" * 2000)


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (b'\n{"url": "https://a.example/"}\n{"u', True),
        (b'"https://a.example/"', True),
        (b'{"url": "https://a.example/", "text": "An article."}', False),
        (b'{"text": "An article."}', False),
        (b"https://a.example/", False),
        (b"[1]", False),
        (b"", False),
    ],
)
def test_what_is_a_list(start, expected, tmp_path):
    assert is_list(start) is expected
    for name, data in (("a.jsonl", start), ("a.jsonl.gz", gzip.compress(start))):
        (tmp_path / name).write_bytes(data)
        assert is_list_of_addresses(str(tmp_path / name)) is expected


def test_files_that_are_no_lists(tmp_path):
    assert not is_list_of_addresses("missing.jsonl")
    (tmp_path / "a.md").write_text('"https://a.example/"')
    assert not is_list_of_addresses(str(tmp_path / "a.md"))


def test_files(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"https://a.example/\n")
    (tmp_path / "b.gz").write_bytes(gzip.compress(b"https://b.example/\n"))
    assert [*read_list(str(tmp_path / "a.txt"))] == [["https://a.example/"], []]
    assert [*read_list(str(tmp_path / "b.gz"))] == [["https://b.example/"], []]
    with pytest.raises(ReadError, match="no such file"):
        next(read_list(str(tmp_path / "c.txt")))
