import os
import subprocess
import sys
from pathlib import Path

import pytest

import citecheck
from citecheck.cli import _VERBS, main


def test_version(run):
    assert run("--version").stdout == f"citecheck, version {citecheck.__version__}\n"


@pytest.mark.parametrize(
    ("slip", "said"),
    [("chek", " Did you mean 'check'?\n"), ("publish", "No such command 'publish'.\n")],
)
def test_of_a_slip_it_is_said_which_verb_is_meant(run, slip, said):
    result = run(slip)
    assert result.exit_code == 2
    assert result.stderr.endswith(said)


@pytest.mark.parametrize("verb", _VERBS)
def test_every_verb_has_help(run, verb):
    result = run(verb, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: main {verb}")


def test_help_lists_the_verbs_and_the_exit_codes(run):
    shown = run("--help").stdout
    assert all(f"  {verb} " in shown for verb in _VERBS)
    assert "3 nothing to check, 130 interrupted" in shown


def test_what_a_verb_does_fits_its_line(run):
    commands = run("--help").stdout.partition("Commands:")[2]
    cut = [line.split()[0] for line in commands.splitlines() if line.endswith("...")]
    assert set(cut) <= {"corpus"}


def test_an_unknown_verb(run):
    result = run("chek")
    assert result.exit_code == 2
    assert "No such command 'chek'" in result.stderr


def test_an_interrupt_while_a_verb_is_imported_is_one_line(run, monkeypatch):
    def interrupted(_name):
        raise KeyboardInterrupt

    monkeypatch.setattr("citecheck.cli.import_module", interrupted)
    result = run("explain")
    assert (result.exit_code, result.stdout) == (130, "")
    assert result.stderr == "citecheck: interrupted\n"


def test_as_a_module():
    result = subprocess.run(
        [sys.executable, "-m", "citecheck", "--version"], capture_output=True, text=True, check=True
    )
    assert citecheck.__version__ in result.stdout


def test_a_reader_that_goes_away_is_no_error(tmp_path):
    command = f"{sys.executable} -m citecheck explain | true"
    script = f"set -o pipefail; {command}"
    result = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
@pytest.mark.parametrize(
    "words", ["explain", "config", "extract a.md", "extract a.md -f jsonl", "--help", "check -h"]
)
def test_a_full_disk_is_one_line(tmp_path, words):
    (tmp_path / "a.md").write_text("# Ice\n\nThe port said so.\n")
    result = _in_a_shell(f"{words} >/dev/full", tmp_path)
    said = "citecheck: standard output: No space left on device\n"
    assert (result.returncode, result.stderr) == (2, said)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
@pytest.mark.parametrize("words", ["extract a.md", "baseline a.md --offline --no-cache"])
def test_a_device_that_is_full_is_named(tmp_path, words):
    (tmp_path / "a.md").write_text("# Ice\n\nThe port said so.\n")
    result = _in_a_shell(f"{words} --output /dev/full", tmp_path)
    said = "citecheck: /dev/full: cannot be written: No space left on device\n"
    assert (result.returncode, result.stderr) == (2, said)


@pytest.mark.skipif(os.name == "nt", reason="shells differ")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&- <&-"])
def test_closed_streams_are_no_trouble(tmp_path, closed):
    (tmp_path / "a.md").write_text("# Ice\n\nThe [port](https://port.example/a) said so.\n")
    result = _in_a_shell(f"check a.md --offline --no-cache {closed}", tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
    assert ("1 link" in result.stdout) == (closed == "2>&-")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
@pytest.mark.parametrize("lost", ["2>/dev/full", "3>&1 >a.txt 2>&3 | true"])
def test_that_nobody_reads_what_is_said_changes_no_exit_code(tmp_path, lost):
    (tmp_path / "a.md").write_text("# Ice\n\nThe port said so.\n")
    line = f"set -o pipefail; {sys.executable} -m citecheck extract missing.md a.md {lost}"
    result = subprocess.run(["bash", "-c", line], check=False, cwd=tmp_path, capture_output=True)
    assert result.returncode == 2


def _in_a_shell(words, folder):
    line = f"{sys.executable} -m citecheck {words}"
    return subprocess.run(
        ["sh", "-c", line], capture_output=True, text=True, check=False, cwd=folder
    )


@pytest.mark.skipif(sys.platform != "linux", reason="others have no such names")
@pytest.mark.parametrize("form", ["text", "json", "jsonl", "github"])
@pytest.mark.parametrize("encoding", ["utf-8:strict", "utf-8:surrogateescape", "ascii"])
def test_a_name_that_is_no_utf8_fits_into_reports(tmp_path, form, encoding):
    name = os.fsdecode(b"caf\xe9.md")
    (tmp_path / name).write_text("# Eis – neu\n\nThe ferry reportedly sank, CNN said.\n")
    shown = subprocess.run(
        [sys.executable, "-m", "citecheck", "extract", name, "--format", form],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONIOENCODING": encoding},
    )
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert shown.stdout.decode("utf-8")


def test_verbs_are_in_order():
    assert list(_VERBS) == sorted(_VERBS)
    assert main.list_commands(None) == list(_VERBS)
