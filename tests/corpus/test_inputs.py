import bz2
import gzip
import io
import json
import lzma
import os
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from fastwarc.stream_io import ZstdWriter

from citecheck.corpus import Options, inputs, run
from citecheck.corpus.inputs import Kind
from citecheck.errors import ReadError
from citecheck.settings import Settings
from tests.corpus.made import ask, row, story, write_lines


def names(out):
    return [name for (name,) in ask(out, "SELECT name FROM documents ORDER BY name")]


def rejects(out):
    return ask(out, "SELECT name, reason, message FROM rejects ORDER BY name, message")


def warc(*pages):
    """A WARC file of answers: pairs of address and page."""
    out = io.BytesIO()
    for address, status, kind, body in pages:
        http = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        out.write(
            b"WARC/1.0\r\nWARC-Type: response\r\n"
            b"Content-Type: application/http; msgtype=response\r\n"
            + f"WARC-Target-URI: {address}\r\nContent-Length: {len(http)}\r\n".encode()
            + b"WARC-Date: 2024-01-01T00:00:00Z\r\n"
            + b"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n\r\n"
            + http
            + b"\r\n\r\n"
        )
    return out.getvalue()


def test_directories_give_what_is_known_and_not_hidden(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in (
        "a/b.html",
        "a/c.jsonl.gz",
        "a/.git/d.html",
        "a/_tmp/e.html",
        "a/f.json",
        "a/g.PQ",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    found = inputs.find(["a", "a/b.html"])
    assert [(each.name, each.kind) for each in found] == [
        ("a/b.html", Kind.FILE),
        ("a/c.jsonl.gz", Kind.JSONL),
        ("a/g.PQ", Kind.PARQUET),
    ]
    assert found[1].zipped
    assert [each.name for each in inputs.find(["a/*.html", str(tmp_path / "a" / "g*")])] == [
        "a/b.html",
        str(tmp_path / "a" / "g.PQ"),
    ]
    monkeypatch.chdir(tmp_path / "a")
    assert inputs.find(["../a*"])[0].name == "b.html"


def test_a_file_has_one_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "why?.jsonl").touch()
    for names in (["a"], ["./a/"], ["a//why?.jsonl"], ["./a/*"], ["a", "./a", str(tmp_path)]):
        assert [(each.name, each.kind) for each in inputs.find(names)] == [
            ("a/why?.jsonl", Kind.JSONL)
        ]


def test_files_in_archives(offline, tmp_path):
    path = tmp_path / "a.zip"

    def fill(text):
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("in/a.jsonl", json.dumps({"text": text}))
            archive.writestr("in/b.html", "<p>It rained.")

    fill("It rained.")
    whole = offline("zip://in::a.zip")
    assert names(whole) == ["zip://in/a.jsonl::a.zip#1", "zip://in/b.html::a.zip"]
    for named in ("zip://in/*::a.zip", "zip://in/a.jsonl::a.zip"):
        offline(named)
        assert offline.counts["documents"] == 0
    fill("It snowed.")
    offline("zip://in/*::a.zip")
    assert offline.counts["documents"] == 1
    absolute = f"zip://in/b.html::file://{path}"
    assert names(offline(absolute, out="b")) == [absolute]
    assert rejects(whole) == []


def test_an_empty_name_is_not_the_folder_one_is_in():
    with pytest.raises(ReadError, match="is an empty name"):
        inputs.find([""])


@pytest.mark.parametrize("name", ["missing.html", "missing/*.html", "nothing-that-is://x"])
def test_missing_inputs_are_said_at_once(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ReadError, match=name.replace("*", ".")):
        inputs.find([name])


def test_a_directory_without_articles_says_so(tmp_path):
    with pytest.raises(ReadError, match="holds no file of a known format"):
        inputs.find([str(tmp_path)])


def test_jsonl_of_many_blocks_has_each_line_once(offline, tmp_path, monkeypatch):
    monkeypatch.setattr("citecheck.corpus.blocks._BYTES", 700)
    path = write_lines(tmp_path / "a.jsonl", range(8))
    lines = path.read_text().splitlines(keepends=True)
    lines.insert(3, "{broken\n")
    lines.insert(4, "\n")
    lines.insert(5, '["no", "object"]\n')
    lines.insert(6, '{"title": "no text"}\n')
    path.write_text("".join(lines))
    out = offline("a.jsonl")
    starts = [1 + sum(map(len, lines[:n])) for n, line in enumerate(lines) if '"html"' in line]
    assert names(out) == sorted(f"a.jsonl#{start}" for start in starts)
    found = rejects(out)
    assert [reason for _, reason, _ in found] == ["unreadable"] * 3
    assert sum("is not JSON" in why for *_, why in found) == 1
    assert sum("no text, html or url in it" in why for *_, why in found) == 1
    assert sum("is JSON, but no object" in why for *_, why in found) == 1
    place = starts[2]
    with path.open("rb") as file:
        file.seek(place - 1)
        assert json.loads(file.readline())["html"] == story(2)


def test_gzipped_jsonl_and_csv(offline, tmp_path):
    line = (json.dumps(row(1)) + "\n").encode()
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(line * 2))
    (tmp_path / "b.csv.gz").write_bytes(gzip.compress(b"text,url\nIt rained.,https://a.example/\n"))
    (tmp_path / "cut.jsonl.gz").write_bytes(gzip.compress(line * 2)[:-9])
    out = offline("a.jsonl.gz", "b.csv.gz", "cut.jsonl.gz")
    assert names(out)[:3] == ["a.jsonl.gz#1", f"a.jsonl.gz#{len(line) + 1}", "b.csv.gz#1"]
    ((name, reason, _),) = rejects(out)
    assert (name, reason) == ("cut.jsonl.gz", "unreadable")


def zstd(data):
    sink = io.BytesIO()
    writer = ZstdWriter(sink)
    writer.write(data)
    writer.close()
    return sink.getvalue()


@pytest.mark.parametrize(
    ("suffix", "pack"), [("bz2", bz2.compress), ("xz", lzma.compress), ("zst", zstd)]
)
def test_what_else_files_are_compressed_with(offline, tmp_path, suffix, pack):
    lines = b"".join((json.dumps(row(n)) + "\n").encode() for n in range(3))
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / f"a.jsonl.{suffix}").write_bytes(pack(lines))
    (folder / f"b.csv.{suffix}").write_bytes(pack(b"text\nIt rained.\n"))
    (folder / f"c.html.{suffix}").write_bytes(pack(story(1).encode()))
    (folder / f"cut.jsonl.{suffix}").write_bytes(pack(lines)[:-9])
    (folder / f"no.jsonl.{suffix}").write_bytes(b"no such thing at all" * 9)
    out = offline("in")
    found = ask(out, "SELECT input, count(*) FROM documents GROUP BY ALL ORDER BY ALL")
    named = dict(found)
    assert named[f"in/a.jsonl.{suffix}"] == 3
    assert named[f"in/b.csv.{suffix}"] == named[f"in/c.html.{suffix}"] == 1
    assert {(name, reason) for name, reason, _ in rejects(out)} == {
        (f"in/cut.jsonl.{suffix}", "unreadable"),
        (f"in/no.jsonl.{suffix}", "unreadable"),
    }


def test_times_finer_than_python_has_in_structures(offline, tmp_path):
    seen = pa.list_(pa.time64("ns"))
    kind = pa.struct([("text", pa.string()), ("published", pa.timestamp("ns")), ("seen", seen)])
    told = {"text": "It rained.", "published": 1_700_000_000_123_456_789, "seen": [5]}
    table = pa.table({"article": pa.array([told], kind)})
    pq.write_table(table, tmp_path / "a.parquet")
    out = offline("a.parquet")
    assert rejects(out) == []
    ((published,),) = ask(out, "SELECT published FROM documents")
    assert str(published)[:10] == "2023-11-14"


def test_csv_rows_and_tables_that_hold_none(offline, tmp_path):
    (tmp_path / "a.csv").write_text('title;text\nOne;"Rain, said Reuters.";\n\nTwo;It rained.\n')
    (tmp_path / "b.csv").write_text("size,weight\n1,2\n")
    out = offline("a.csv", "b.csv")
    assert ask(out, "SELECT name, title, record FROM documents ORDER BY name") == [
        ("a.csv#1", "One", 1),
        ("a.csv#3", "Two", 3),
    ]
    ((name, _, why),) = rejects(out)
    assert name == "b.csv"
    assert "no column named text, html or url (its columns: size, weight)" in why


def test_parquet_rows_over_row_groups(offline, tmp_path, monkeypatch):
    monkeypatch.setattr("citecheck.corpus.blocks._ROWS", 3)
    monkeypatch.setattr("citecheck.corpus.arrow._ROWS", 2)
    table = pa.table(
        {
            "HTML": pa.array([story(n).encode("utf-8") for n in range(9)] + [None]),
            "text": [None] * 9 + ["It rained."],
            "date": pa.array([19_000 + n for n in range(10)], pa.date32()),
            "other": [{"deep": n} for n in range(10)],
        }
    )
    pq.write_table(table, tmp_path / "a.parquet", row_group_size=4)
    pq.write_table(table.select(["other"]), tmp_path / "b.parquet")
    (tmp_path / "c.parquet").write_bytes(b"PAR1 no")
    out = offline("a.parquet", "b.parquet", "c.parquet")
    assert names(out) == sorted(f"a.parquet#{n}" for n in range(1, 11))
    days = ask(out, "SELECT count(DISTINCT published), count(DISTINCT document) FROM documents")
    assert days == [(10, 10)]
    found = rejects(out)
    assert [name for name, *_ in found] == ["b.parquet", "c.parquet"]
    assert "its columns: other" in found[0][2]


def test_web_archives(offline, tmp_path):
    pages = warc(
        ("https://a.example/1", 200, "text/html; charset=utf-8", story(1).encode()),
        ("https://a.example/2", 404, "text/html", b"gone"),
        ("https://a.example/3.png", 200, "image/png", b"png"),
        ("https://a.example/4", 200, "text/html", story(4).encode()),
        ("https://a.example/5", "fine", "text/html", story(5).encode()),
        ("https://a.example/6", 200, "text/html", story(6).encode()),
    )
    (tmp_path / "a.warc").write_bytes(pages)
    (tmp_path / "b.warc.gz").write_bytes(gzip.compress(pages))
    with (tmp_path / "c.warc.zst").open("wb") as file:
        writer = ZstdWriter(file)
        writer.write(pages)
        writer.close()
    out = offline("a.warc", "b.warc.gz", "c.warc.zst")
    assert ask(out, "SELECT name, url, site FROM documents ORDER BY name") == [
        (f"{name}#{n}", f"https://a.example/{address}", "a.example")
        for name in ("a.warc", "b.warc.gz", "c.warc.zst")
        for n, address in ((1, 1), (2, 4), (4, 6))
    ]
    assert [reject[:2] for reject in rejects(out)] == [
        ("a.warc#3", "unreadable"),
        ("b.warc.gz#3", "unreadable"),
        ("c.warc.zst#3", "unreadable"),
    ]


def test_mailboxes(offline, tmp_path):
    box = "".join(
        f"From - Thu Mar 14 10:00:00 2024\nSubject: Letter {n}\nContent-Type: text/html\n\n"
        f"{story(n)}\n\n"
        for n in (1, 2)
    ).encode()
    (tmp_path / "a.mbox").write_bytes(box)
    (tmp_path / "b.mbox.gz").write_bytes(gzip.compress(box, mtime=0))
    out = offline("a.mbox", "b.mbox.gz")
    assert ask(out, "SELECT name, title FROM documents ORDER BY name") == [
        (f"{name}#{n}", f"Letter {n}") for name in ("a.mbox", "b.mbox.gz") for n in (1, 2)
    ]


def test_stores_that_fsspec_knows(offline):
    import fsspec

    store = fsspec.filesystem("memory")
    with store.open("/corpus/a.jsonl", "wb") as file:
        file.write((json.dumps(row(1)) + "\n").encode())
    with store.open("/corpus/b.html", "wb") as file:
        file.write(story(2).encode())
    out = offline("memory://corpus/*")
    assert names(out) == ["memory:///corpus/a.jsonl#1", "memory:///corpus/b.html"]
    assert [name for name, *_ in ask(offline("memory://corpus", out="b"), "FROM documents")]
    store.rm("/corpus", recursive=True)


class _StoreError(Exception):
    """What a store's own library raises; no OSError."""


@pytest.fixture
def shelf(monkeypatch):
    """A store as those on the network are: files that are fetched in ranges, errors of its own."""
    import fsspec
    from fsspec.implementations.memory import MemoryFileSystem
    from fsspec.spec import AbstractBufferedFile

    class File(AbstractBufferedFile):
        def _fetch_range(self, start, end):
            Shelf.asked()
            return self.fs.cat_file(self.path, start=start, end=end)

    class Shelf(MemoryFileSystem):
        protocol = "shelf"
        store = {}  # noqa: RUF012 - as its parent has it
        pseudo_dirs = [""]  # noqa: RUF012
        cachable = False
        down = 0

        @classmethod
        def _strip_protocol(cls, path):
            return super()._strip_protocol(path.replace("shelf://", "memory://"))

        def unstrip_protocol(self, name):
            return f"shelf://{self._strip_protocol(name)}"

        def open(self, path, mode="rb", **named):
            if mode == "rb":
                return File(self, self._strip_protocol(path), mode)
            return super().open(path, mode, **named)

        def info(self, path, **named):
            Shelf.asked()
            return super().info(path, **named)

        @classmethod
        def asked(cls):
            cls.down -= 1
            if cls.down >= 0:
                raise _StoreError("no answer\nfrom the shelf")

    fsspec.register_implementation("shelf", Shelf, clobber=True)
    return Shelf


def on_shelf(shelf):
    table = io.BytesIO()
    pq.write_table(pa.table({"html": [story(n) for n in range(5)]}), table, row_group_size=2)
    lines = "".join(json.dumps(row(n)) + "\n" for n in range(3)).encode()
    for name, content in {
        "a.jsonl": lines,
        "b.jsonl.gz": gzip.compress(lines),
        "c.csv": b"text\nIt rained.\nIt snowed.\n",
        "d.parquet": table.getvalue(),
        "e.warc": warc(("https://a.example/1", 200, "text/html", story(1).encode())),
        "f.html": story(2).encode(),
    }.items():
        shelf().pipe_file(f"/corpus/{name}", content)


def test_stores_on_the_network(offline, shelf):
    on_shelf(shelf)
    out = offline("shelf://corpus")
    assert rejects(out) == []
    found = ask(out, "SELECT input, count(*) FROM documents GROUP BY ALL ORDER BY ALL")
    assert [(name.rpartition("/")[2], count) for name, count in found] == [
        ("a.jsonl", 3),
        ("b.jsonl.gz", 3),
        ("c.csv", 2),
        ("d.parquet", 5),
        ("e.warc", 1),
        ("f.html", 1),
    ]


def test_a_store_that_does_not_answer(tmp_path, shelf, monkeypatch):
    on_shelf(shelf)
    monkeypatch.setattr(shelf, "down", 99)
    with pytest.raises(ReadError, match=r"corpus: cannot be read \(no answer from the shelf\)"):
        inputs.find(["shelf://corpus"])


def test_a_store_that_fails_in_a_run_is_left_to_the_next(tmp_path, shelf, monkeypatch):
    on_shelf(shelf)
    found = inputs.find(["shelf://corpus"])

    def go(down, *taken):
        shelf.down = down
        monkeypatch.setattr("citecheck.corpus.runs.inputs.find", lambda _: list(taken))
        options = Options(workers=1)
        return run(["x"], tmp_path / "out", settings=Settings(offline=True), options=options)

    failed = go(99, *found)
    assert len(failed.failures) == len(found)
    assert all(each.endswith("no answer from the shelf") for each in failed.failures)
    # It fails while the run is planned, and answers when the input is read.
    (failure,) = go(1, *(each for each in found if each.kind is Kind.PARQUET)).failures
    assert "d.parquet" in failure
    assert "when the run was planned" in failure
    assert ask(tmp_path / "out", "SELECT count(*) FROM documents") == [(0,)]
    assert go(0, *found).failures == ()
    assert ask(tmp_path / "out", "SELECT count(*) FROM documents") == [(15,)]
    assert rejects(tmp_path / "out") == []


def test_files_that_cannot_be_used_are_kept_with_the_reason(offline, tmp_path):
    (tmp_path / "a.html").write_text(story(1))
    (tmp_path / "b.html").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    out = offline(".")
    assert names(out) == ["a.html"]
    ((name, reason, why),) = rejects(out)
    assert (name, reason) == ("b.html", "unreadable")
    assert "PNG" in why


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders")
def test_pipes_and_links_that_lead_nowhere_are_no_inputs(tmp_path):
    (tmp_path / "a.md").write_text("# Ice\n")
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "lost.md").symlink_to("nowhere.md")
    (tmp_path / "loop").symlink_to(".")
    for name in (tmp_path, tmp_path / "*.md", tmp_path / "**/*.md"):
        assert [each.path[-5:] for each in inputs.find([str(name)])] == ["/a.md"]
