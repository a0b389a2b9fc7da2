import pytest

from citecheck.catalogue import CATALOGUE


def test_all_codes_are_listed(run):
    lines = run("explain").stdout.splitlines()
    assert [line[:5] for line in lines] == list(CATALOGUE)


def test_one_code(run):
    result = run("explain", "cc401")
    assert result.stdout.startswith("CC401 lost-link (warning)\n")
    assert "Why: " in result.stdout
    assert "Remedy: " in result.stdout
    assert "Example: CNN <u>reported</u>" in result.stdout
    assert "Off by default" not in result.stdout


def test_what_is_off_by_default_says_so(run):
    last = run("explain", "CC431").stdout.splitlines()[-1]
    assert last == "Off by default: --select CC431 reports it."


def test_a_name_is_as_good_as_its_code(run):
    assert run("explain", "lost-link").stdout == run("explain", "CC401").stdout


def test_the_beginning_of_a_code_lists_what_begins_so(run):
    lines = run("explain", "cc4").stdout.splitlines()
    assert [line[:5] for line in lines] == [code for code in CATALOGUE if code.startswith("CC4")]


def test_an_unknown_code_explains_none(run):
    result = run("explain", "CC401", "CC999")
    assert (result.exit_code, result.stdout) == (2, "")
    said = "citecheck: CC999: no such problem; citecheck explain lists them all\n"
    assert result.stderr == said


@pytest.mark.parametrize(("slip", "meant"), [("201", "CC201"), ("lost-links", "lost-link")])
def test_of_a_slip_it_is_said_what_is_meant(run, slip, meant):
    assert run("explain", slip).stderr.endswith(f"no such problem; did you mean {meant!r}?\n")
