import pytest
from attrs import evolve

from citecheck.cli import output
from citecheck.errors import CitecheckError, ReadError
from citecheck.model import Report, Summary

EMPTY = Report()


@pytest.mark.parametrize(
    ("severities", "verdicts", "fail_on", "expected"),
    [
        ((), (), ("error",), 0),
        ((("error", 1),), (), ("error",), 1),
        ((("warning", 1),), (), ("error",), 0),
        ((("error", 1),), (), ("warning",), 1),
        ((("info", 1),), (), ("info",), 1),
        ((), (("broken", 2),), ("broken",), 1),
        ((), (("review", 2),), ("broken",), 0),
        ((), (("review", 2),), ("broken", "review"), 1),
        ((("error", 1),), (("broken", 1),), (), 0),
    ],
)
def test_what_fails(severities, verdicts, fail_on, expected):
    report = evolve(EMPTY, summary=Summary(severities=severities, verdicts=verdicts))
    assert output.exit_code(report, fail_on, unread=False, found=1) == expected


def test_nothing_to_check(capsys):
    assert output.exit_code(EMPTY, ("error",), unread=False, found=0) == 3
    assert capsys.readouterr().err == "citecheck: nothing to check\n"


def test_an_unread_article_is_a_usage_error():
    assert output.exit_code(EMPTY, (), unread=True, found=5) == 2


def test_unread_articles_are_said(capsys):
    unread = output.Unread()
    assert not unread.seen
    unread(ReadError("a.txt", "no such file\nat all"))
    assert unread.seen
    assert capsys.readouterr().err == "citecheck: a.txt: no such file at all\n"


def test_the_suffix_of_a_file_chooses_its_format(tmp_path, capsys):
    page, data, other = tmp_path / "r.txt", tmp_path / "r.json", tmp_path / "r.out"
    output.deliver(EMPTY, ("json",), [str(page), str(data), str(other)], quiet=False)
    assert page.read_text("utf-8").startswith("0 sources")
    assert data.read_text("utf-8") == other.read_text("utf-8")
    assert capsys.readouterr().out == ""


def test_stdout_gets_what_no_file_took(tmp_path, capsys):
    output.deliver(EMPTY, ("json", "text"), [str(tmp_path / "r.json")], quiet=False)
    assert capsys.readouterr().out == "0 sources, 0 links, 0 problems\n"


def test_text_is_the_default(capsys):
    output.deliver(EMPTY, (), (), quiet=False)
    assert capsys.readouterr().out == "0 sources, 0 links, 0 problems\n"


def test_quiet_says_nothing(capsys):
    output.deliver(EMPTY, (), (), quiet=True)
    assert capsys.readouterr().out == ""


def test_a_file_that_cannot_be_written(tmp_path):
    with pytest.raises(CitecheckError, match=r"r.json: cannot be written: No such file"):
        output.write_atomically(tmp_path / "no" / "r.json", "x")


def test_a_failed_write_leaves_the_old_file(tmp_path):
    path = tmp_path / "r.txt"
    path.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        output.write_atomically(path, "\ud800")
    assert (path.read_text(), list(tmp_path.iterdir())) == ("old", [path])


def test_a_report_has_the_mode_of_any_file(tmp_path):
    (tmp_path / "any").write_text("x")
    output.write_atomically(tmp_path / "r.txt", "x")
    assert (tmp_path / "r.txt").stat().st_mode == (tmp_path / "any").stat().st_mode


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (CitecheckError("no"), 2, "citecheck: no\n"),
        (KeyboardInterrupt(), 130, "citecheck: interrupted\n"),
    ],
)
def test_errors_become_one_line_and_a_code(error, code, said, capsys):
    @output.verb
    def fails():
        raise error

    with pytest.raises(SystemExit) as caught:
        fails()
    assert (caught.value.code, capsys.readouterr().err) == (code, said)
