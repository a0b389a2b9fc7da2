from pathlib import Path

import pytest

import citecheck
from citecheck.cli import output
from citecheck.errors import CitecheckError, ReadError
from citecheck.model import Problem, Reason, Report, Severity, Verdict, VerdictKind

EMPTY = Report()


def deliver(formats=(), outputs=(), report=EMPTY, **how):
    flags = dict.fromkeys(
        ("exit_zero", "allow_empty", "quiet", "verbose", "statistics", "show_source"), False
    )
    outputs = tuple(map(str, outputs))
    output.deliver(report, output.Delivery(formats=formats, outputs=outputs, **flags | how))


@pytest.mark.parametrize(
    ("told", "fail_on", "expected"),
    [
        ((), ("error",), 0),
        (("error",), ("error",), 1),
        (("warning",), ("error",), 0),
        (("error",), ("warning",), 1),
        (("info",), ("info",), 1),
        (("warning", "broken"), ("broken",), 1),
        (("error", "review"), ("broken",), 0),
        (("info", "review"), ("broken", "review"), 1),
        (("error", "broken"), (), 0),
    ],
)
def test_what_fails(told, fail_on, expected):
    assert output.exit_code(frozenset(told), fail_on, unread=False, found=1) == expected


def test_what_problems_tell():
    url = "https://a.example/"
    gone = Verdict(url=url, verdict=VerdictKind.BROKEN, reason=Reason.GONE)
    plain = Problem(code="CC207", severity=Severity.INFO, message="tracking")
    broken = Problem(code="CC201", severity=Severity.ERROR, message="gone", verdict=gone)
    assert output.told((plain,)) == {"info"}
    assert output.told((plain, broken)) == {"info", "error", "broken"}


def test_nothing_to_check(capsys):
    assert output.exit_code(frozenset(), ("error",), unread=False, found=0) == 3
    assert capsys.readouterr().err == "citecheck: nothing to check\n"


def test_an_unread_article_is_a_usage_error():
    assert output.exit_code(frozenset(), (), unread=True, found=5) == 2


def test_unread_articles_are_said(capsys):
    unread = output.Unread()
    assert not unread.seen
    unread(ReadError("a.txt", "no such file\nat all"))
    assert unread.seen
    assert capsys.readouterr().err == "citecheck: a.txt: no such file at all\n"


def test_the_suffix_of_a_file_chooses_its_format(tmp_path, capsys):
    page, data, other = tmp_path / "r.txt", tmp_path / "r.json", tmp_path / "r.out"
    deliver(("json",), [page, data, other])
    assert page.read_text("utf-8").startswith("0 sources")
    assert data.read_text("utf-8") == other.read_text("utf-8")
    assert capsys.readouterr().out == ""


def test_stdout_gets_what_no_file_took(tmp_path, capsys):
    deliver(("json", "text"), [tmp_path / "r.json"])
    assert capsys.readouterr().out == "0 sources, 0 links, 0 problems\n"


def test_text_is_the_default(capsys):
    deliver()
    assert capsys.readouterr().out == "0 sources, 0 links, 0 problems\n"


@pytest.mark.parametrize(
    ("name", "formats", "chosen"),
    [
        ("r.json", (), "json"),
        ("r.json", ("gitlab",), "gitlab"),
        ("r.json", ("text", "gitlab"), "gitlab"),
        ("r.json", ("text",), "json"),
        ("r.out", (), "text"),
        ("r.out", ("sarif",), "sarif"),
        ("r.HTML", ("json",), "html"),
        ("r.htm", (), "html"),
    ],
)
def test_the_format_of_a_file(name, formats, chosen):
    assert output.format_of(Path(name), formats) == chosen


@pytest.mark.parametrize(
    ("name", "formats", "is_said"),
    [("r.jsn", (), True), ("r.jsn", ("json",), False), ("r", (), False), ("r.txt", (), False)],
)
def test_a_suffix_that_means_nothing_is_told(tmp_path, capsys, name, formats, is_said):
    deliver(outputs=(str(tmp_path / name),), formats=formats)
    assert (
        "is written as text, as no format has the suffix .jsn" in capsys.readouterr().err
    ) is is_said


def test_annotations_come_with_a_summary_of_the_job(tmp_path, monkeypatch, capsys):
    summary = tmp_path / "summary.md"
    summary.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    deliver(("text",))
    assert summary.read_text() == "before\n"
    deliver(("github",), quiet=True)
    assert summary.read_text() == "before\n0 sources, 0 links, 0 problems\n"
    monkeypatch.setattr(output, "_SUMMARY", 10)
    deliver(("github",), quiet=True)
    assert summary.read_text().endswith("... the rest is cut off.\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
    with pytest.raises(CitecheckError, match="cannot be written"):
        deliver(("github",), quiet=True)


def test_a_terminal_gets_colours_and_addresses_to_click(monkeypatch, capsys, tmp_path):
    page = tmp_path / "a.md"
    page.write_text("# A title\n\nIt rains, reportedly.\n")
    report = citecheck.inspect(page)
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    deliver(report=report)
    assert "\x1b" not in capsys.readouterr().out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    deliver(report=report)
    shown = capsys.readouterr().out
    assert "\x1b[33mwarning" in shown
    assert "\x1b]8;;https://" in shown
    monkeypatch.setenv("NO_COLOR", "")
    deliver(report=report)
    assert capsys.readouterr().out == shown
    monkeypatch.setenv("NO_COLOR", "1")
    deliver(report=report)
    assert "\x1b[33m" not in (plain := capsys.readouterr().out)
    assert "\x1b]8;;https://" in plain
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    deliver(report=report)
    assert "\x1b" not in capsys.readouterr().out


def test_lines_and_statistics(tmp_path, capsys):
    page = tmp_path / "a.md"
    page.write_bytes("# Caf\u00e9\r\n\r\nIt rains, reportedly.\r\n".encode("utf-16"))
    report = citecheck.inspect(page)
    deliver(report=report, show_source=True, statistics=True)
    shown = capsys.readouterr().out
    assert "    3 | It rains, reportedly.\n      |           ^^^^^^^^^^\n" in shown
    assert "      1  CC421        warning            hearsay" in shown
    page.write_text("changed")
    deliver(report=report, show_source=True)
    assert "     | It rains, reportedly.\n" in capsys.readouterr().out
    page.unlink()
    deliver(report=report, show_source=True)
    assert "     | It rains, reportedly.\n" in capsys.readouterr().out


def test_lines_of_standard_input_are_shown_as_read(run):
    result = run("extract", "-", "--show-source", given="A title\n\nIt rains, reportedly.\n")
    assert "     | It rains, reportedly.\n" in result.stdout


def test_quiet_says_nothing(capsys):
    deliver(quiet=True)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (CitecheckError("no"), 2, "citecheck: no\n"),
        (KeyboardInterrupt(), 130, "citecheck: interrupted\n"),
        (
            MemoryError(),
            2,
            "citecheck: there is not enough memory; give it fewer or smaller articles at once\n",
        ),
    ],
)
def test_errors_become_one_line_and_a_code(error, code, said, capsys):
    @output.verb
    def fails():
        raise error

    with pytest.raises(SystemExit) as caught:
        fails()
    assert (caught.value.code, capsys.readouterr().err) == (code, said)
