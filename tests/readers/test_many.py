import gzip
import io
import json
import sys
import zlib

import brotli
import pytest

from citecheck.errors import MissingExtraError, ReadError
from citecheck.readers import jsonl, read_bytes, read_many
from tests.readers.making import Paragraph, Piece, xhtml
from tests.readers.seeds import archived, warc

PAGE = xhtml(
    [
        Paragraph((Piece("Head Line"),), "heading"),
        Paragraph((Piece("See "), Piece("it", "b"), Piece(", and more of it."))),
    ]
)


def read(data, path, **more):
    path.write_bytes(data)
    return list(read_many(path, **more))


def texts(documents):
    return [[block.text for block in document.blocks] for document in documents]


def zstandard(data):
    from fastwarc.stream_io import ZstdWriter

    file = io.BytesIO()
    writer = ZstdWriter(file)
    writer.write(data)
    writer.close()
    return file.getvalue()


def test_a_table(tmp_path):
    data = (
        "\ufeffid,Title,URL,author,Published,Text\r\n"
        '1,"One, two",https://example.org/1,Anna,2024-03-14,"First ""line"".\r\n\r\nSecond é."\r\n'
        "2,,,,,\r\n3\r\n4,,,,,Four,more\r\n"
    ).encode()
    path = tmp_path / "a.csv"
    found = read(data, path)
    assert [each.name for each in found] == [f"{path}#1", f"{path}#4"]
    assert texts(found) == [['First "line".', "Second é."], ["Four"]]
    first = found[0]
    assert (first.title, first.url, first.byline) == ("One, two", "https://example.org/1", "Anna")
    assert first.published.isoformat()[:10] == "2024-03-14"
    assert first.media_type == "text/plain"
    assert first.blocks[1].at.line == 3


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        ("a;text\n1;caf\u00e9\n".encode("cp1252"), "csv"),
        ("a\ttext\n1\tcaf\u00e9\n".encode(), "tsv"),
        ("a,text\n1,caf\u00e9\n".encode("utf-16"), "csv"),
        (b"a,text\n1,caf\xc3\xa9" + b" x" * 40_000, "csv"),
        (gzip.compress("a,text\n1,caf\u00e9\n".encode(), mtime=0), "csv.gz"),
    ],
    ids=["cp1252", "tab", "utf-16", "long", "gzip"],
)
def test_tables_of_other_forms(data, suffix, tmp_path):
    ((text,),) = texts(read(data, tmp_path / f"a.{suffix}"))
    assert text.startswith("caf\u00e9")


def test_what_a_column_holds(tmp_path):
    rows = {"html": PAGE, "markdown": "[a](https://example.org/)", "text": PAGE}
    path = tmp_path / "a.jsonl"
    for name, media_type in (
        ("html", "text/html"),
        ("markdown", "text/markdown"),
        ("text", "text/html"),
    ):
        (document,) = read(json.dumps({name: rows[name]}).encode(), path)
        assert document.media_type == media_type
    (document,) = read(json.dumps(rows | {"html": ""}).encode(), path)
    assert document.media_type == "text/markdown"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_encodings_of_json_lines(tmp_path, encoding):
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    # A line feed is one of the two bytes of the second letter.
    lines = "\n".join(
        json.dumps({"text": text}, ensure_ascii=False) for text in ("Quay.", "\u0a0aя")
    )
    data = mark + f"{lines}\n".encode(encoding)
    assert texts(read(data, tmp_path / "a.jsonl")) == [["Quay."], ["\u0a0aя"]]


def test_json_lines(tmp_path):
    lines = (
        json.dumps({"url": "https://example.org/x/y", "html": PAGE}),
        "",
        json.dumps({"content": "Plain.", "headline": "T", "date": "not a date"}),
    )
    path = tmp_path / "a.jsonl"
    found = read("\n".join(lines).encode(), path)
    assert [each.name for each in found] == [f"{path}#1", f"{path}#3"]
    assert found[0].blocks[1].spans[0].url == "https://example.org/x/b"
    assert (found[1].title, found[1].published) == ("T", None)


def test_errors_are_told_and_the_rest_is_read(tmp_path):
    data = b'{"text": "a"}\n{"other": 1}\n[]\nno json\n{"text": "b"}\n'
    errors = []
    path = tmp_path / "a.ndjson"
    found = read(data, path, on_error=errors.append)
    assert texts(found[:1]) == [["a"]]
    assert [error.name for error in errors] == [f"{path}#{row}" for row in (2, 3, 4)]
    assert texts(found) == [["a"], ["b"]]
    with pytest.raises(ReadError, match="has no text or html in it"):
        read(data, path)


@pytest.mark.parametrize("zipped", [False, True])
def test_web_archives(zipped, tmp_path):
    data = warc((PAGE, PAGE), zipped=zipped)
    path = tmp_path / ("a.warc.gz" if zipped else "a.warc")
    found = read(data, path)
    assert [(each.name, each.url) for each in found] == [
        (f"{path}#1", "https://example.org/0"),
        (f"{path}#2", "https://example.org/1"),
    ]
    assert texts(found)[0][0] == "Head Line"
    assert found[0].blocks[1].spans[0].url == "https://example.org/b"


def chunked(data):
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (data[:9], data[9:], b""))


@pytest.mark.parametrize("zipped", [False, True])
@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("Content-Encoding: gzip", gzip.compress(PAGE.encode())),
        ("Transfer-Encoding: chunked", chunked(PAGE.encode())),
        (
            "Transfer-Encoding: chunked\r\nContent-Encoding: gzip",
            chunked(gzip.compress(PAGE.encode())),
        ),
        ("Content-Encoding: deflate", zlib.compress(PAGE.encode())),
        ("Content-Encoding: deflate", zlib.compress(PAGE.encode(), wbits=-15)),
        ("Content-Encoding: gzip, br", brotli.compress(gzip.compress(PAGE.encode()))),
        ("Content-Encoding: BR ", brotli.compress(PAGE.encode())),
        (
            "Transfer-Encoding: chunked\r\nContent-Encoding: br",
            chunked(brotli.compress(PAGE.encode())),
        ),
        # What is decoded already keeps its headers in some archives.
        ("Content-Encoding: br", PAGE.encode()),
        ("Content-Encoding: deflate", PAGE.encode()),
        ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip", PAGE.encode()),
        ("Transfer-Encoding: chunked", PAGE.encode() + b"\r\n"),
    ],
)
def test_pages_of_web_archives_that_were_sent_encoded(headers, body, zipped, tmp_path):
    data = archived(
        f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{headers}\r\n\r\n".encode() + body
    )
    found = read(gzip.compress(data) if zipped else data, tmp_path / "a.warc")
    assert texts(found)[0][0] == "Head Line"


@pytest.mark.parametrize("zipped", [False, True])
def test_a_web_archive_that_is_cut_off(zipped, tmp_path):
    path, first, second = tmp_path / "a.warc", *(warc((PAGE,), zipped=zipped) for _ in "12")
    # From the first field of its head on, and up to what follows its body; what is gzipped says
    # itself where it ends.
    start, end = (1, len(second)) if zipped else (20, len(second) - len("\r\n\r\n"))
    for cut in range(start, end):
        path.write_bytes(first + second[:cut])
        found, lost = [], []
        try:
            found += read_many(str(path), on_error=lost.append)
        except ReadError as error:
            lost.append(error)
        assert lost, cut
        assert len(found) <= 1 + (zipped and cut >= len(second) - 12), cut
        assert found or not zipped, cut


@pytest.mark.parametrize("coding", ["br", "deflate"])
def test_pages_of_web_archives_that_were_sent_damaged(coding, tmp_path):
    packed = brotli.compress(PAGE.encode()) if coding == "br" else zlib.compress(PAGE.encode())
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {coding}\r\n\r\n"
    data = archived(head.encode() + b"\x00\xff" + packed[5:-5])
    with pytest.raises(ReadError):
        read(data, tmp_path / "a.warc")


@pytest.mark.parametrize("coding", ["br", "deflate", "gzip", "zstd"])
def test_small_archives_of_very_large_pages(coding, tmp_path, monkeypatch):
    monkeypatch.setattr("citecheck.readers.warc.bodies.LARGEST", 10_000)
    monkeypatch.setattr("citecheck.readers.warc.reader.LARGEST", 10_000)
    monkeypatch.setattr("citecheck.readers.LARGEST", 10_000)
    page = b"<p>" + b"word " * 1_000_000
    packers = {"br": brotli.compress, "deflate": zlib.compress, "gzip": gzip.compress}
    pack = packers.get(coding, zstandard)
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {coding}\r\n\r\n"
    with pytest.raises(ReadError, match="is larger than"):
        read(archived(head.encode() + pack(page)), tmp_path / "a.warc")


@pytest.mark.parametrize(
    "http",
    [
        b"",
        b"<p>words</p>",
        b"HTTP/1.1 fine\r\nContent-Type: text/html",
        b"HTTP/1.0 200 OK\nContent-Type: text/html\n\n<p>words</p>",
    ],
)
def test_answers_without_a_head_in_a_web_archive(http, tmp_path):
    lost = []
    path = tmp_path / "a.warc"
    data = warc((PAGE,)) + archived(http) + warc((PAGE,))
    path.write_bytes(data)
    found = list(read_many(str(path), on_error=lost.append))
    assert [each.name for each in found] == [f"{path}#1", f"{path}#3"]
    assert [str(each) for each in lost] == [
        f"{path}#2: is an answer without the head that HTTP has"
    ]


def test_answers_of_other_protocols_in_a_web_archive(tmp_path):
    data = archived(b"1.2.3.4").replace(b"application/http; msgtype=response", b"text/dns")
    assert read(data, tmp_path / "a.warc") == []


def test_what_is_no_page_in_a_web_archive(tmp_path):
    data = warc((PAGE,), kind="image/png") + warc((PAGE,)).replace(b"200 OK", b"404 No")
    assert read(data, tmp_path / "a.warc") == []


def test_answers_in_a_web_archive_that_do_not_say_what_they_are(tmp_path):
    answers = (b"\x89PNG", PAGE.encode(), b"")
    data = b"".join(archived(b"HTTP/1.1 200 OK\r\nServer: s\r\n\r\n" + each) for each in answers)
    path = tmp_path / "a.warc"
    assert [each.name for each in read(data, path)] == [f"{path}#1"]


def test_a_missing_extra_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "fastwarc", None)
    with pytest.raises(MissingExtraError, match=r'install "citecheck-news\[warc\]"'):
        read(warc((PAGE,)), tmp_path / "a.warc")


def test_a_file_that_is_one_article(tmp_path):
    (document,) = read(b"Text.", tmp_path / "a.txt", url="https://example.org/")
    assert (document.name, document.url) == (str(tmp_path / "a.txt"), "https://example.org/")
    (document,) = read(b"# Head", tmp_path / "b", media_type="text/markdown")
    assert document.title == "Head"


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (b"a,b\n1,2\n", "a.csv", r"no column named text or html \(its columns: a, b\)"),
        (b"", "a.csv", "its columns: none"),
        (b'"a\n\nb",c\n', "a.csv", "its columns: a b, c"),
        (b"not gzip", "a.jsonl", "is not JSON"),
        (gzip.compress(b'{"text": "a"}', mtime=0)[:-9], "a.jsonl.gz", "cannot be read"),
        (b"\x1f\x8bx", "a.csv.gz", "cannot be read"),
        (b'text\n"a' + b"b" * 10, "a.csv", None),
    ],
)
def test_what_cannot_be_read(data, name, why, tmp_path):
    if why is None:
        assert len(read(data, tmp_path / name)) == 1
        return
    with pytest.raises(ReadError, match=why):
        read(data, tmp_path / name)


def test_missing_files(tmp_path):
    with pytest.raises(ReadError, match="no such file"):
        list(read_many(tmp_path / "none.csv"))


def test_one_article_of_a_file_that_may_hold_many():
    document = read_bytes(b"text\nHello.\n", name="a.csv")
    assert (document.name, document.blocks[0].text) == ("a.csv", "Hello.")
    assert read_bytes(warc((PAGE,)), name="-").url == "https://example.org/0"
    with pytest.raises(ReadError, match="holds several articles"):
        read_bytes(b"text\na\nb\n", name="a.csv")
    with pytest.raises(ReadError, match="holds no article"):
        read_bytes(b"text\n", name="a.csv")


def test_limits(tmp_path, monkeypatch):
    monkeypatch.setattr(jsonl, "LARGEST", 20)
    with pytest.raises(ReadError, match="is larger than"):
        read(b'{"text": "' + b"a" * 20 + b'"}', tmp_path / "a.jsonl")
    monkeypatch.setattr("citecheck.readers.tables.LARGEST", 20)
    with pytest.raises(ReadError, match="damaged table"):
        read(b"text\n" + b"a" * 21, tmp_path / "a.csv")


@pytest.mark.parametrize("between", [";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_how_excel_is_told_what_is_between_columns(tmp_path, between, encoding):
    data = f"sep={between}\r\nid{between}text\r\n1{between}A quay, at night\r\n".encode(encoding)
    assert texts(read(data, tmp_path / "a.csv")) == [["A quay, at night"]]


def test_the_encoding_of_a_table_is_guessed(tmp_path):
    words = "Губернатор сказал, что паром остановлен до весны."
    data = f'id,text\n1,"{words}"\n'.encode("cp1251")
    assert texts(read(data, tmp_path / "a.csv")) == [[words]]


@pytest.mark.parametrize(
    ("record", "text", "byline"),
    [
        ({"text": ["One quay.", "Two quays."], "authors": ["Ada", "Tom"]}, "One quay.", "Ada, Tom"),
        ({"text": ["One \n", "quay."], "author": {"name": "Ada"}}, "One quay.", "Ada"),
        (
            {"author": [{"name": "Ada"}, {"id": 1}, "Tom"], "article": {"articleBody": "A."}},
            "A.",
            "Ada, Tom",
        ),
        ({"id": 1, "meta": {"x": "y"}, "content": {"html": "<p>A quay.</p>"}}, "A quay.", None),
    ],
)
def test_members_that_are_lists_and_objects(record, text, byline, tmp_path):
    (document,) = read(json.dumps(record).encode(), tmp_path / "a.jsonl")
    assert (document.blocks[0].text, document.byline) == (text, byline)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        (1704067200, "2024-01-01"),
        (1704067200000, "2024-01-01"),
        (1704067200123456.0, "2024-01-01"),
        (20240102, "2024-01-02"),
        (20240102133000, "2024-01-02"),
        (0, None),
        (-1, None),
        (1e300, None),
        (float("nan"), None),
    ],
)
def test_dates_that_are_numbers(said, day, tmp_path):
    record = {"text": "A quay.", "date": said, "id": 1704067200}
    (document,) = read(json.dumps(record).encode(), tmp_path / "a.jsonl")
    assert (document.published and str(document.published)[:10]) == day


def record(kind, uri, media_type, body):
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\n"
    head += f"Content-Type: {media_type}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body + b"\r\n\r\n"


def test_pages_that_were_put_into_a_web_archive(tmp_path):
    data = b"".join(
        record(kind, uri, media_type, PAGE.encode())
        for kind, uri, media_type in (
            ("resource", "https://example.org/a", "text/html; charset=utf-8"),
            ("resource", "urn:text:https://example.org/a", "text/html"),
            ("resource", "https://example.org/b", "text/plain"),
            ("conversion", "https://example.org/c", "text/html"),
            ("metadata", "https://example.org/d", "application/warc-fields"),
        )
    )
    (document,) = read(data, tmp_path / "a.warc")
    assert document.url == "https://example.org/a"
    assert texts([document])[0][0] == "Head Line"


def test_zstandard_in_web_archives(tmp_path):
    packed = zstandard(PAGE.encode())
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: zstd\r\n\r\n"
    data = archived(head + packed)
    assert texts(read(data, tmp_path / "a.warc"))[0][0] == "Head Line"
    assert texts(read(zstandard(data), tmp_path / "a.warc.zst"))[0][0] == "Head Line"


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.jsonl.zst"])
def test_tables_in_zstandard_are_refused(tmp_path, name):
    packed = zstandard(b'{"text": "A quay."}\n')
    with pytest.raises(ReadError, match="is Zstandard data"):
        read(packed, tmp_path / name)
    with pytest.raises(ReadError, match="is Zstandard data"):
        read_bytes(packed, name=name)


def test_zstandard_that_is_damaged(tmp_path, monkeypatch):
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    packed = zstandard(PAGE.encode())
    with pytest.raises(ReadError, match="Zstandard"):
        read(archived(head + packed[:4] + b"x" * 40), tmp_path / "a.warc")
    monkeypatch.setitem(sys.modules, "fastwarc.stream_io", None)
    with pytest.raises(ReadError, match="Zstandard"):
        read(archived(head + packed), tmp_path / "a.warc")
