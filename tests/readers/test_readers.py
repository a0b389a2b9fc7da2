from __future__ import annotations

import gzip
from importlib.metadata import EntryPoint, EntryPoints

import pytest

from citecheck.errors import ReadError
from citecheck.model import Document
from citecheck.readers import LARGEST, read_bytes, read_path
from citecheck.readers.formats import BINARY, MANY, READERS, SUFFIXES

MARKDOWN = b"# Head\n\nIt [said](https://example.org/a) so.\n"


@pytest.mark.parametrize(
    ("name", "header", "media_type"),
    [
        ("a.md", None, "text/markdown"),
        ("A.MARKDOWN", None, "text/markdown"),
        ("a.md.gz", None, "text/markdown"),
        ("a.txt", None, "text/plain"),
        ("-", None, "text/markdown"),
        ("a.unknown", None, "text/markdown"),
        ("https://example.org/a.md", "text/plain; charset=utf-8", "text/markdown"),
        ("a.md", "text/plain", "text/plain"),
        ("a.txt", "Text/Markdown", "text/markdown"),
        ("a.md", "application/octet-stream", "text/markdown"),
        ("-", "text/plain", "text/plain"),
        ("-", "text/html", "text/html"),
    ],
)
def test_media_type(name, header, media_type):
    assert read_bytes(MARKDOWN, name=name, media_type=header).media_type == media_type


def test_suffix_of_the_address_counts_too():
    document = read_bytes(b"# Head", name="-", url="https://example.org/a.md?x=/y.txt#z")
    assert (document.media_type, document.title) == ("text/markdown", "Head")


def test_content_decides_last():
    assert read_bytes(b"<!doctype html><p>a", name="-").media_type == "text/html"
    assert read_bytes(b"plain", name="-").media_type == "text/plain"
    assert read_bytes("<html>".encode("utf-16"), name="-").media_type == "text/html"


def test_charset_of_the_header():
    data = "Голос".encode("koi8-r")
    (block,) = read_bytes(data, name="-", media_type='text/plain; Charset="KOI8-R"').blocks
    assert block.text == "Голос"


def test_header_allows_utf16_without_a_mark():
    data = "Text".encode("utf-16-le")
    document = read_bytes(data, name="-", media_type="text/plain; charset=utf-16")
    assert document.blocks[0].text == "Text"


def test_links_are_resolved_against_the_address():
    document = read_bytes(b"[a](b)", name="a.md", url="https://example.org/x/y")
    assert document.url == "https://example.org/x/y"
    assert document.blocks[0].spans[0].url == "https://example.org/x/b"


def test_gzip_and_problems():
    document = read_bytes(gzip.compress("ééé\n".encode() + b"\xff"), name="a.txt.gz")
    assert [block.text for block in document.blocks] == ["ééé", "\ufffd"]
    assert [problem.code for problem in document.problems] == ["CC101"]


def test_empty_input_is_a_document():
    assert read_bytes(b"", name="-") == Document(name="-", media_type="text/plain")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"GIF89a", "is a GIF image; that is not supported"),
        (b"a\x00b", "is binary data"),
        (gzip.compress(gzip.compress(b"a", mtime=0), mtime=0), "is gzip data within gzip data"),
        (b" " * (LARGEST + 1), "is larger than 50 MB"),
        (gzip.compress(b" " * (LARGEST + 1)), "is more than 50 MB when decompressed"),
    ],
)
def test_what_cannot_be_read(data, why):
    with pytest.raises(ReadError, match=why) as caught:
        read_bytes(data, name="x")
    assert caught.value.name == "x"
    assert "\n" not in str(caught.value)


def test_unknown_media_type_names_those_known():
    with pytest.raises(ReadError, match=r"'a/b' is not known; known are .*text/html.*text/plain"):
        read_bytes(b"a", name="x", media_type="a/b")


def test_read_path(tmp_path):
    path = tmp_path / "a.md"
    path.write_bytes(MARKDOWN)
    document = read_path(path, url="https://example.org/")
    assert (document.name, document.title) == (str(path), "Head")
    assert document.url == "https://example.org/"
    assert read_path(str(path), media_type="text/plain").media_type == "text/plain"


def test_large_files_are_read_to_their_end_or_not_at_all(tmp_path):
    path = tmp_path / "long.txt"
    path.write_text("A ferry sailed to the harbour. " * 10_000 + "The end.")
    assert read_path(path).blocks[0].text.endswith("The end.")
    with path.open("ab") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(ReadError, match="is larger than 50 MB"):
        read_path(path)


def test_a_link_to_nowhere_is_told_from_a_slip(tmp_path):
    (tmp_path / "a.md").symlink_to("none.md")
    with pytest.raises(ReadError, match="is a link to a file that is not there"):
        read_path(tmp_path / "a.md")
    with pytest.raises(ReadError, match="no such file; check the path"):
        read_path(tmp_path / "none.md")


@pytest.mark.parametrize("name", ["www.example.org", "example.org/a", "news.example.co.uk/a/b"])
def test_an_address_without_its_scheme_is_told_from_a_slip(name):
    with pytest.raises(ReadError, match="no such file; an address begins with https://"):
        read_path(name)


@pytest.mark.parametrize("name", ["example.org", "../a.md", "v1.0/a.md", "docs/www.a.org"])
def test_paths_that_are_no_addresses(name, tmp_path, monkeypatch):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    with pytest.raises(ReadError, match="no such file; check the path"):
        read_path(name)


def test_paths_that_cannot_be_read(tmp_path, monkeypatch):
    with pytest.raises(ReadError, match="no such file"):
        read_path(tmp_path / "none.txt")
    with pytest.raises(ReadError, match="'': is an empty name"):
        read_path("")
    with pytest.raises(ReadError, match="is a directory"):
        read_path(tmp_path)
    with pytest.raises(ReadError, match="is no address of http or https"):
        read_path("ftp://example.org/a")
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(ReadError, match=r"cannot be read \((?!\[Errno)"):
        read_path(tmp_path / "loop")
    with pytest.raises(ReadError, match="cannot be read"):
        read_path("a\x00b")
    with pytest.raises(ReadError, match="cannot be read"):
        read_path(tmp_path / ("a" * 5000))

    with monkeypatch.context() as closed:
        closed.setattr("os.access", lambda *_: False)
        with pytest.raises(ReadError, match="may not be read"):
            read_path(tmp_path)

    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr("builtins.open", refuse)
    with pytest.raises(ReadError, match="may not be read"):
        read_path("x.txt")


def upper(source):
    return Document(name=source.text.upper(), media_type=source.media_type)


@pytest.fixture
def plugin(monkeypatch):
    """Pretend that a package offers readers, one of them under a built-in name."""
    names = ("text/x-shout", ".shout", "text/plain", ".md")
    points = [EntryPoint(name, f"{__name__}:upper", "citecheck.readers") for name in names]

    def load(_):
        return upper

    monkeypatch.setattr(EntryPoint, "load", load)
    monkeypatch.setattr(
        "importlib.metadata.entry_points", lambda **wanted: EntryPoints(points).select(**wanted)
    )


@pytest.mark.usefixtures("plugin")
def test_readers_of_other_packages():
    assert read_bytes(b"a", name="-", media_type="text/x-shout").name == "A"
    assert read_bytes(b"a", name="x.shout").name == "A"
    assert read_bytes(b"a", name="x.txt").name == "x.txt"
    assert read_bytes(b"a", name="x.md").name == "x.md"


def test_tables_fit_together():
    assert set(SUFFIXES.values()) <= {*READERS, *BINARY, *MANY}


@pytest.mark.parametrize(
    ("media_type", "known"),
    [
        ("application/x-rss+xml", "application/rss+xml"),
        ("application/x-atom+xml; charset=utf-8", "application/atom+xml"),
        ("application/rdf+xml", "application/xml"),
        ("application/vnd.feed+json", "application/json"),
    ],
)
def test_what_servers_call_otherwise(media_type, known):
    is_json = known.endswith("json")
    feed = b"<rss><item><title>A</title></item></rss>"
    data = b'{"items": [{"title": "A"}]}' if is_json else feed
    document = read_bytes(data, name="https://example.org/feed", media_type=media_type)
    assert (document.media_type, document.blocks[0].text) == (known, "A")
