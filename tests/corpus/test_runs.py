import errno
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import attrs
import duckdb
import pytest

from citecheck.corpus import Options, inputs, report, run
from citecheck.corpus import links as checking
from citecheck.corpus.folder import Folder
from citecheck.corpus.schema import SCHEMA
from citecheck.corpus.schema import TABLES as DOCUMENTED
from citecheck.errors import ConfigError, ReadError
from citecheck.settings import Settings
from tests.corpus.made import TABLES, ask, dumped, start, story, write_lines

LOCAL = Settings(allow_private=True, host_interval=0)


def test_the_tables_of_a_run(offline, tmp_path, site, asked):
    write_lines(tmp_path / "a.jsonl", range(6), site)
    out = offline("a.jsonl", settings=LOCAL)
    kinds = ask(out, "SELECT kind, count(*) FROM sources GROUP BY ALL ORDER BY ALL")
    assert dict(kinds)["agency"] == 12
    assert ask(out, "SELECT DISTINCT outlet, state_relation FROM sources WHERE name = 'TASS'") == [
        ("tass", "SC")
    ]
    assert ask(out, "SELECT DISTINCT outlet, site FROM documents") == [("bbc", "bbc.co.uk")]
    assert ask(
        out, "SELECT verdict, count(*), sum(documents) FROM links GROUP BY 1 ORDER BY 1"
    ) == [
        ("broken", 5, 6),
        ("ok", 6, 6),
    ]
    assert sorted(asked.seen).count("/gone/1") == 1
    problems = dict(ask(out, "SELECT code, count(*) FROM problems GROUP BY 1"))
    assert problems["CC201"] == 6
    place = ask(
        out,
        "SELECT s.line, p.line, p.message FROM problems p JOIN sources s USING (document, source)"
        " WHERE code = 'CC201' LIMIT 1",
    )[0]
    assert place[0] == place[1]
    assert "broken link" in place[2]
    assert ask(out, "SELECT count(*) FROM mentions WHERE cue <> ''")[0][0] >= 18


@pytest.mark.skipif(sys.platform != "linux", reason="others have no such names")
def test_names_that_are_no_utf8(offline, tmp_path, site):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / os.fsdecode(b"caf\xe9.html")).write_text(story(0, site))
    (folder / os.fsdecode(b"\xe9.docx")).write_bytes(b"junk")
    out = offline("in")
    assert ask(out, "SELECT name, input FROM documents") == [("in/caf?.html", "in/caf?.html")]
    assert ask(out, "SELECT name, input FROM rejects") == [("in/?.docx", "in/?.docx")]
    offline("in")
    assert offline.counts["documents"] == 0


def test_a_second_run_does_only_what_is_new(offline, tmp_path, site, asked):
    write_lines(tmp_path / "a.jsonl", range(4), site)
    (tmp_path / "one.html").write_text(story(0, site))
    out = offline("a.jsonl", "one.html", settings=LOCAL)
    before, asked.seen = dumped(out), []
    offline("a.jsonl", "one.html", settings=LOCAL)
    assert +offline.counts == {}
    assert asked.seen == []
    assert dumped(out) == before
    (tmp_path / "two.html").write_text(story(9, site))
    write_lines(tmp_path / "b.jsonl", range(4, 6), site)
    offline("a.jsonl", "b.jsonl", "one.html", "two.html", settings=LOCAL)
    assert offline.counts["documents"] == 3
    assert offline.counts["observations"] == 4  # /page/4, 5 and 9, /gone/4
    assert dumped(out) == dumped(
        offline("a.jsonl", "b.jsonl", "one.html", "two.html", out="whole", settings=LOCAL)
    )


def test_a_corpus_is_no_input_of_itself(offline, tmp_path):
    (tmp_path / "one.html").write_text(story(0))
    offline(".")
    before = dumped(offline("."))
    assert dumped(offline("*", "**/*.parquet", "one.html")) == before
    assert offline.counts["documents"] == 0
    assert offline.counts["rejects"] == 0
    with pytest.raises(ReadError, match="corpora do not count"):
        offline("out")
    with pytest.raises(ReadError, match="out: is the corpus itself"):
        offline("out/**/*.parquet")


def test_an_input_that_changed_is_read_anew(offline, tmp_path):
    write_lines(tmp_path / "a.jsonl", range(4))
    (tmp_path / "b.html").write_text(story(1))
    offline("a.jsonl", "b.html")
    write_lines(tmp_path / "a.jsonl", range(7))
    (tmp_path / "b.html").write_text(story(2) + " ")
    out = offline("a.jsonl", "b.html")
    assert offline.counts["documents"] == 8
    assert ask(out, "SELECT count(*), count(DISTINCT document) FROM documents") == [(8, 8)]
    assert dumped(out) == dumped(offline("a.jsonl", "b.html", out="whole"))


def test_what_could_not_be_opened_is_tried_again(offline, tmp_path, monkeypatch, site):
    for name in ("a.html", "b.html", "c.jsonl"):
        write_lines(tmp_path / name, [0])
    (tmp_path / "d.csv").write_text(f"url\n{site}/page/3\n")
    opened = inputs.opened

    def closed(found):
        if found.name in {"b.html", "c.jsonl"}:
            raise PermissionError(errno.EACCES, "no")
        return opened(found)

    names = ("a.html", "b.html", "c.jsonl", "d.csv")
    monkeypatch.setattr("citecheck.corpus.inputs.opened", closed)
    out = offline(*names, settings=LOCAL)
    assert ask(out, "SELECT name FROM documents ORDER BY 1") == [("a.html",), ("d.csv#1",)]
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)
    offline(*names, settings=LOCAL)
    assert ask(out, "SELECT name FROM documents ORDER BY 1") == [
        ("a.html",),
        ("b.html",),
        ("c.jsonl#1",),
        ("d.csv#1",),
    ]
    assert ask(out, "FROM rejects") == []
    offline(*names, settings=LOCAL)
    assert +offline.counts == {}


def test_parts_are_gone_on_after(offline, tmp_path, monkeypatch):
    (tmp_path / "a.csv").write_text("text\n" + "It rained said Reuters.\n" * 7)
    monkeypatch.setattr("citecheck.corpus.extraction._RECORDS", 2)
    whole = dumped(offline("a.csv", out="whole"))
    out = offline("a.csv")
    folder = Folder.open(out)
    parts = {note["stop"]: part for part, note in folder.notes("documents")}
    assert sorted(parts) == [2, 4, 6, 7]
    # A run was killed before it could write the last two, and while it wrote one of them.
    for stop in (6, 7):
        (folder.table("documents") / f"{parts[stop]}.parquet").unlink()
    offline("a.csv")
    assert offline.counts["documents"] == 3
    assert dumped(out) == whole


def test_no_record_ends_a_run(offline, tmp_path, monkeypatch):
    def fails(document):
        if document.name.endswith("#1"):
            raise ZeroDivisionError("a bug\nof two lines")
        return document

    monkeypatch.setattr("citecheck.sources.describe", fails)
    (tmp_path / "a.csv").write_text("text\nIt rained.\nIt rained.\n")
    out = offline("a.csv")
    assert ask(out, "SELECT name, reason, message FROM rejects") == [
        ("a.csv#1", "internal", "ZeroDivisionError: a bug of two lines")
    ]
    assert offline.counts["documents"] == 1


def test_settings_that_are_for_single_runs_change_no_table(offline, tmp_path, monkeypatch):
    def asked(*_, **__):
        raise AssertionError("the network is asked")

    monkeypatch.setattr("citecheck.links.Gatherer.verdicts", asked)
    (tmp_path / "a.html").write_text(story(1))
    (tmp_path / "b.rss").write_text(
        "<rss version='2.0'><channel><title>News</title>"
        "<item><title>It rained</title><link>http://127.0.0.1:1/1</link></item>"
        "<item><title>It snowed</title><link>http://127.0.0.1:1/2</link></item></channel></rss>"
    )
    wanted = dumped(offline("."))
    # The first corpus is in that directory too, and is no input of the second.
    single = Settings(offline=True, follow=True, recover=True, baseline="none.json", quotes=True)
    assert dumped(offline(".", out="other", settings=single)) == wanted
    assert wanted["rejects"] == []
    assert len(wanted["documents"]) == 2


def test_articles_that_are_given_by_address_are_fetched_once(
    offline, tmp_path, site, asked, monkeypatch
):
    monkeypatch.setattr("citecheck.corpus.fetching._PAGES", 2)
    (tmp_path / "a.csv").write_text(
        f"url,title\n{site}/page/1,First\n{site}/gone/2,\n{site}/page/1,Again\nno-address,\n"
    )
    out = offline("a.csv", settings=LOCAL)
    assert ask(out, "SELECT name, title, url FROM documents ORDER BY name") == [
        ("a.csv#1", "First", f"{site}/page/1"),
        ("a.csv#3", "Again", f"{site}/page/1"),
    ]
    rejects = ask(out, "SELECT name, reason, message FROM rejects ORDER BY name")
    assert [reject[:2] for reject in rejects] == [
        ("a.csv#2", "unreachable"),
        ("a.csv#4", "unreachable"),
    ]
    assert "gone" in rejects[0][2]
    before, asked.seen = dumped(out), []
    offline("a.csv", settings=LOCAL)
    assert (dumped(out), asked.seen) == (before, [])
    (tmp_path / "a.csv").write_text(f"url\n{site}/page/3\n")
    out = offline("a.csv", settings=LOCAL)
    assert ask(out, "SELECT name, url FROM documents") == [("a.csv#1", f"{site}/page/3")]
    assert ask(out, "SELECT count(*) FROM rejects") == [(0,)]


def test_articles_that_were_fetched_in_vain_are_fetched_again(
    offline, tmp_path, site, asked, monkeypatch
):
    (tmp_path / "a.csv").write_text(f"url\n{site}/page/1\n{site}/down/2\n")
    out = offline("a.csv", settings=LOCAL)
    assert ask(out, "SELECT name FROM rejects") == [("a.csv#2",)]
    asked.seen = []
    offline("a.csv", settings=LOCAL, recheck="1h")  # too young
    assert not any("/down/" in path for path in asked.seen)
    for page in (out / "work" / "pages").iterdir():
        os.utime(page, (0, 0))
    do_get = asked.do_GET

    def up(self):
        self.path = self.path.replace("/down/", "/page/")
        do_get(self)

    monkeypatch.setattr(asked, "do_GET", up)
    offline("a.csv", settings=LOCAL, recheck="1h")
    assert asked.seen.count("/page/1") == 0
    names = ask(out, "SELECT name FROM documents ORDER BY name")
    assert names == [("a.csv#1",), ("a.csv#2",)]
    assert ask(out, "FROM rejects") == []
    before = dumped(out)
    offline("a.csv", settings=LOCAL, recheck="1h")
    assert dumped(out) == before


def test_links_are_asked_again_when_that_is_wanted(offline, tmp_path, site, asked):
    write_lines(tmp_path / "a.jsonl", range(2), site)
    out = offline("a.jsonl", settings=LOCAL)
    asked.seen = []
    offline("a.jsonl", settings=LOCAL, recheck="1h")
    assert asked.seen == []
    offline("a.jsonl", settings=LOCAL, recheck="0s")
    assert len([path for path in asked.seen if "/page/" in path or "/gone/" in path]) >= 4
    assert ask(out, "SELECT DISTINCT observations FROM links") == [(2,)]
    assert ask(out, "SELECT count(*) FROM links") == [(4,)]


def test_a_division_goes_on_after_its_parts(offline, tmp_path, site, asked, monkeypatch):
    write_lines(tmp_path / "a.jsonl", range(6), site)
    out = offline("a.jsonl")
    folder = Folder.open(out)
    todo = checking.collect(folder)
    task = checking.Checking(folder=folder, shards=tuple(todo), name="s1", settings=LOCAL)
    monkeypatch.setattr("citecheck.corpus.links._VERDICTS", 4)
    assert checking.check(task) == 11
    assert len(folder.files("observations")) == 3
    asked.seen = []
    folder.files("observations")[0].unlink()
    # Not even what was lost is asked again: its verdicts are in the division's store.
    assert checking.check(task) in {3, 4}
    assert asked.seen == []
    assert ask(out, "SELECT count(*), count(DISTINCT url) FROM observations") == [(11, 11)]
    nothing = attrs.evolve(task, shards=(), name="s2")
    assert checking.check(nothing) == 0


def test_runs_keep_out_of_each_others_way(tmp_path):
    (tmp_path / "a.html").write_text(story(1))
    folder = Folder.create(tmp_path / "out", 8)
    with folder.locked(), pytest.raises(ConfigError, match="another run"):
        run([str(tmp_path / "a.html")], tmp_path / "out", settings=Settings(offline=True))


@pytest.mark.parametrize("stage", ["collect", "join"])
@pytest.mark.parametrize(
    "error",
    [
        OSError(28, "No space left on device"),
        duckdb.IOException(
            'IO Error: Async write failed: {"exception_type":"IO","exception_message":'
            '"Could not write file \\"a.parquet\\": No space left on device","errno":"28"}'
        ),
    ],
)
def test_a_stage_that_cannot_write_is_left_to_the_next_run(
    offline, tmp_path, site, monkeypatch, stage, error
):
    def fails(*_):
        raise error

    write_lines(tmp_path / "a.jsonl", range(2), site)
    place = "citecheck.corpus.links.collect" if stage == "collect" else "citecheck.corpus.runs.join"
    out, options = tmp_path / "out", Options(workers=1, shards=8)
    with monkeypatch.context() as patched:
        patched.setattr(place, fails)
        outcome = run([str(tmp_path / "a.jsonl")], out, settings=LOCAL, options=options)
    (failure,) = outcome.failures
    assert failure.startswith(f"{stage}ing links: ")
    assert failure.endswith("No space left on device")
    assert outcome.counts["documents"] == 2
    assert run([str(tmp_path / "a.jsonl")], out, settings=LOCAL, options=options).failures == ()
    assert ask(out, "SELECT count(*), count(verdict) FROM links") == [(4, 4)]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "is no folder of citecheck corpus run"),
        ("{}", "is no folder of citecheck corpus run"),
        ('{"schema": "citecheck.corpus/9", "shards": 1}', "is of schema citecheck.corpus/9"),
    ],
)
def test_folders_that_are_none(tmp_path, content, why):
    if content:
        (tmp_path / "corpus.json").write_text(content)
    with pytest.raises(ConfigError, match=why):
        Folder.open(tmp_path)


def test_a_folder_of_something_else_is_left_alone(tmp_path):
    (tmp_path / "a.txt").write_text("mine")
    with pytest.raises(ConfigError, match="holds something else"):
        Folder.create(tmp_path, 8)
    with pytest.raises(ConfigError, match="cannot be written"):
        Folder.create(tmp_path / "a.txt" / "b", 8)


@pytest.mark.parametrize("name", ["s3://bucket/corpus", "memory://corpus"])
def test_a_folder_is_no_address(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.html").write_text(story(1))
    with pytest.raises(ConfigError, match="a folder of a file system, not of a store"):
        run(["a.html"], Path(name), settings=Settings(offline=True), options=Options(workers=1))
    assert [each.name for each in tmp_path.iterdir()] == ["a.html"]


def test_what_a_killed_swap_left_is_mended(offline, tmp_path):
    write_lines(tmp_path / "a.jsonl", range(3))
    out = offline("a.jsonl")
    whole = dumped(out)
    (out / "links").rename(out / "work" / "scratch" / "old-links")
    offline("a.jsonl")
    assert dumped(out) == whole


def test_killed_runs_give_the_tables_of_an_undisturbed_one(tmp_path, site):
    """The benchmark does this at ten points."""
    write_lines(tmp_path / "a.jsonl", range(60), site)
    (tmp_path / "citecheck.toml").write_text("allow-private = true\nhost-interval = 0.0\n")
    arguments = ("run", "a.jsonl", "--workers", "1", "-q", "--out")
    began = time.monotonic()
    with start(*arguments, "whole", cwd=tmp_path) as process:
        _, said = process.communicate()
    took = time.monotonic() - began
    assert process.returncode == 0, said
    chosen = random.Random(11)
    for _ in range(2):
        with start(*arguments, "killed", cwd=tmp_path) as process:
            try:
                process.wait(chosen.uniform(0.3, 1) * took)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
            process.communicate()
    with start(*arguments, "killed", cwd=tmp_path) as process:
        _, said = process.communicate()
    assert process.returncode == 0, said
    assert dumped(tmp_path / "killed") == dumped(tmp_path / "whole")


def test_the_schema_of_the_tables_is_the_one_that_is_documented(offline, tmp_path):
    import pyarrow.parquet as pq

    write_lines(tmp_path / "a.jsonl", range(2))
    out = offline("a.jsonl", settings=Settings(exclude=("*",)))
    for table in TABLES:
        for path in (out / table).glob("*.parquet"):
            found = pq.read_schema(path)
            assert found.names == [column.name for column in DOCUMENTED[table]]
            assert json.loads(found.metadata[b"citecheck"])["schema"] == SCHEMA


def test_runs_say_how_they_go(tmp_path, site, monkeypatch):
    monkeypatch.setattr("citecheck.corpus.runs._PAUSE", 0.05)
    monkeypatch.setattr("citecheck.corpus.links._VERDICTS", 2)
    path = write_lines(tmp_path / "a.jsonl", range(4), site)
    said = []
    settings = attrs.evolve(LOCAL, host_interval=0.2)
    run([str(path)], tmp_path / "o", settings=settings, options=Options(workers=1), say=said.append)
    assert said[0].startswith("read 4 articles, ")
    assert said[-1] == "checked 8 of 8 links"
    assert any(line.startswith(("checked 2 of", "checked 4 of")) for line in said)


def test_what_one_that_was_restarted_did_before_counts(offline, tmp_path, site, monkeypatch):
    check = checking.check
    monkeypatch.setattr("citecheck.corpus.runs.links.check", lambda task: check(task) * 0)
    write_lines(tmp_path / "a.jsonl", range(2), site)
    offline("a.jsonl", settings=LOCAL)
    assert offline.counts["observations"] == 4


def test_addresses_that_are_left_are_told(tmp_path, site):
    path = tmp_path / "a.csv"
    path.write_text(f"url\n{site}/page/1\n{site}/page/2\n")
    said = []
    for offline, last in ((True, "given by address alone: 2 articles"), (False, "checked 2 of 2")):
        settings = Settings(offline=offline, allow_private=True, host_interval=0, retries=0)
        chosen = Options(workers=1)
        run([str(path)], tmp_path / "o", settings=settings, options=chosen, say=said.append)
        assert last in said[-1]
    assert len(set(said)) == len(said) - 1  # nothing is said twice in a run


def test_tables_without_rows_are_one_file(offline, tmp_path):
    (tmp_path / "a.txt").write_text("It rained.\n")
    (tmp_path / "b.jsonl").write_text('{"text": "It rained.", "url": "no address"}\n')
    out = offline("a.txt", "b.jsonl")
    assert {table: len(list((out / table).iterdir())) for table in TABLES} == {
        **dict.fromkeys(TABLES, 1),
        "documents": 2,
    }
    for table, columns in DOCUMENTED.items():
        shown = duckdb.sql(f"FROM '{out / table}/*.parquet'").columns  # as other programs do
        assert shown == [column.name for column in columns]
    assert ask(out, "SELECT url, site FROM documents ORDER BY url") == [
        ("no address", None),
        (None, None),
    ]


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"engine": "rey"}, "engine must be one of local, ray, not 'rey'"),
        ({"workers": -1}, "workers must be 0 or more, not -1"),
        ({"shards": 0}, "shards must be between 1 and 4096, not 0"),
        ({"shards": 5000}, "shards must be between 1 and 4096, not 5000"),
        ({"recheck": "3x"}, "must be a time such as"),
    ],
)
def test_options_that_cannot_be(options, why):
    with pytest.raises(ValueError, match=why):
        Options(**options)


def test_inputs_are_several_names_or_paths(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("It rained.\n")
    settings, options = Settings(offline=True), Options(workers=1)
    outcome = run([path], str(tmp_path / "out"), settings=settings, options=options)
    assert outcome.counts["documents"] == 1
    for one in (str(path), path):
        with pytest.raises(TypeError, match="are several"):
            run(one, tmp_path / "out")
    with pytest.raises(ValueError, match="no input is named"):
        run([], tmp_path / "out")


def test_offline_and_then_online(offline, tmp_path, site):
    write_lines(tmp_path / "a.jsonl", range(2), site)
    out = offline("a.jsonl")
    assert ask(out, "SELECT DISTINCT verdict, observations FROM links") == [(None, 0)]
    offline("a.jsonl", settings=LOCAL)
    assert ask(out, "SELECT DISTINCT verdict FROM links ORDER BY 1") == [("broken",), ("ok",)]
    (out / "corpus.json").write_text('{"schema": "x", "shards": 2}')
    with pytest.raises(ConfigError, match="schema"):
        run(["a.jsonl"], out, options=Options(workers=1))


def test_a_folder_that_was_only_begun_is_gone_on_with(tmp_path):
    """Killed before it says what it is, it holds but its own work."""
    (tmp_path / "work" / "scratch").mkdir(parents=True)
    assert Folder.create(tmp_path, 8).shards == 8
    assert Folder.create(tmp_path, 16).shards == 8
    (tmp_path / "corpus.json").unlink()
    (tmp_path / "work" / "mine.txt").write_text("mine")
    with pytest.raises(ConfigError, match="holds something else"):
        Folder.create(tmp_path, 8)


def test_a_part_that_is_damaged_is_named(tmp_path):
    write_lines(tmp_path / "a.jsonl", range(2))

    def again():
        how = {"settings": Settings(offline=True), "options": Options(workers=1)}
        return run([str(tmp_path / "a.jsonl")], tmp_path / "out", **how)

    again()
    (part,) = Folder.open(tmp_path / "out").files("documents")
    part.write_bytes(part.read_bytes()[:200])
    with pytest.raises(ConfigError, match=f"is damaged; remove {part.name} from all folders here"):
        again()
    with pytest.raises(ConfigError, match="its tables cannot be read"):
        report.report(tmp_path / "out")
    for path in (tmp_path / "out").rglob(part.name):
        path.unlink()
    assert again().counts["documents"] == 2
