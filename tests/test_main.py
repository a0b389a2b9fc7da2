"""The process of the command."""

import atexit
import gc
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner

from citecheck import __main__ as process
from citecheck.cli import main


def test_the_command_and_the_module_are_one():
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text())["project"]
    module, _, name = project["scripts"]["citecheck"].partition(":")
    assert getattr(import_module(module), name) is process.run


def test_a_process_of_its_own_looks_for_garbage_seldom(monkeypatch):
    set_, registered = [], []
    monkeypatch.setattr(gc, "set_threshold", lambda *numbers: set_.append(numbers))
    monkeypatch.setattr(atexit, "register", registered.append)
    monkeypatch.setattr(sys, "argv", ["citecheck", "--version"])
    with pytest.raises(SystemExit) as ended:
        process.run()
    assert (ended.value.code, set_, registered) == (0, [(500_000, 20, 20)], [gc.freeze])


def test_an_interrupt_before_there_is_a_verb_ends_the_process_quietly(monkeypatch, capsys):
    def interrupted():
        raise KeyboardInterrupt

    monkeypatch.setattr("citecheck.cli.main", interrupted)
    monkeypatch.setattr(gc, "set_threshold", lambda *_: None)
    monkeypatch.setattr(atexit, "register", lambda *_: None)
    with pytest.raises(SystemExit) as ended:
        process.run()
    assert (ended.value.code, capsys.readouterr()) == (130, ("", ""))


def test_callers_of_a_verb_keep_their_process_as_it_is(monkeypatch):
    before = gc.get_threshold()
    monkeypatch.setattr(atexit, "register", lambda *_: pytest.fail("that is the caller's affair"))
    assert CliRunner().invoke(main, ["explain", "CC201"]).exit_code == 0
    assert gc.get_threshold() == before


def test_the_module_runs():
    done = subprocess.run(
        [sys.executable, "-m", "citecheck", "--help"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("Usage: python -m citecheck [OPTIONS] COMMAND")
