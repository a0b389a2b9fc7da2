import subprocess
import sys

import pytest

import citecheck
from citecheck.cli import _VERBS, main


def test_version(run):
    assert run("--version").stdout == f"citecheck, version {citecheck.__version__}\n"


@pytest.mark.parametrize("verb", _VERBS)
def test_every_verb_has_help(run, verb):
    result = run(verb, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: main {verb}")


def test_help_lists_the_verbs_and_the_exit_codes(run):
    shown = run("--help").stdout
    assert all(f"  {verb} " in shown for verb in _VERBS)
    assert "3 nothing to check, 130 interrupted" in shown


def test_an_unknown_verb(run):
    result = run("chek")
    assert result.exit_code == 2
    assert "No such command 'chek'" in result.stderr


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


def test_verbs_are_in_order():
    assert list(_VERBS) == sorted(_VERBS)
    assert main.list_commands(None) == list(_VERBS)
