"""The process of the command."""

import atexit
import gc
import signal
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


@pytest.fixture
def quiet_process(monkeypatch):
    """Keep what suits a process of its own from this one."""
    monkeypatch.setattr(gc, "set_threshold", lambda *_: None)
    monkeypatch.setattr(atexit, "register", lambda *_: None)
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("at_ctrl_c", [signal.default_int_handler, signal.SIG_IGN])
def test_who_ends_the_process_ends_it_as_ctrl_c_does(monkeypatch, quiet_process, at_ctrl_c):
    signal.signal(signal.SIGINT, at_ctrl_c)
    monkeypatch.setattr("citecheck.cli.main", lambda: signal.raise_signal(signal.SIGTERM))
    with pytest.raises(SystemExit) as ended:
        process.run()
    assert ended.value.code == 130


def test_a_signal_that_is_to_be_ignored_stays_ignored(monkeypatch, quiet_process):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    monkeypatch.setattr("citecheck.cli.main", lambda: signal.raise_signal(signal.SIGTERM))
    process.run()


@pytest.mark.parametrize(
    ("limits", "wanted"),
    [
        ((256, -1), [(4096, -1)]),
        ((256, 1024), [(1024, 1024)]),
        ((8192, 8192), []),
        ((-1, -1), []),
    ],
)
def test_as_many_files_may_be_open_as_are_of_use(monkeypatch, quiet_process, limits, wanted):
    resource = pytest.importorskip("resource")
    set_ = []
    monkeypatch.setattr(resource, "RLIM_INFINITY", -1)
    monkeypatch.setattr(resource, "getrlimit", lambda _: limits)
    monkeypatch.setattr(resource, "setrlimit", lambda _, given: set_.append(given))
    monkeypatch.setattr("citecheck.cli.main", lambda: None)
    process.run()
    assert set_ == wanted


def test_where_there_is_no_limit_of_files_none_is_set(monkeypatch, quiet_process):
    monkeypatch.setitem(sys.modules, "resource", None)
    monkeypatch.setattr("citecheck.cli.main", lambda: None)
    process.run()
