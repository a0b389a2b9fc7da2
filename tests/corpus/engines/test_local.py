import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from citecheck.corpus.engines import local
from citecheck.corpus.engines.local import LocalEngine
from citecheck.errors import CitecheckError
from tests.corpus.engines.tasks import double
from tests.corpus.made import ROOT


def test_a_task_that_takes_its_worker_down_is_the_only_one_lost():
    engine = LocalEngine(workers=2)
    found = dict(engine.map(double, range(8)))
    engine.close()
    assert isinstance(found.pop(3), CitecheckError)
    assert isinstance(found.pop(5), ValueError)
    assert found == {n: 2 * n for n in (0, 1, 2, 4, 6, 7)}


def test_one_worker_is_this_process():
    engine = LocalEngine(workers=1)
    assert [number for number, _ in engine.map(double, [1, 5])] == [1, 5]
    engine.close()


@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGINT])
def test_workers_go_with_their_parent(tmp_path, by):
    path = tmp_path / "pid"
    code = (
        "import signal\n"
        # Where the tests run in the background, Ctrl-C is ignored by all that they start.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from citecheck.corpus.engines.local import LocalEngine\n"
        "from tests.corpus.engines.tasks import outlive\n"
        f"if __name__ == '__main__': list(LocalEngine(workers=2).map(outlive, [{str(path)!r}]))\n"
    )
    script = tmp_path / "script.py"
    script.write_text(code)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, script], env=environment, stderr=subprocess.DEVNULL, start_new_session=True
    ) as parent:
        for _ in range(300):
            time.sleep(0.1)
            if path.exists() and path.read_text():
                break
        if by == signal.SIGINT:
            os.killpg(parent.pid, by)  # as Ctrl-C does
        else:
            parent.send_signal(by)
        parent.wait(20)
    worker = int(path.read_text())
    for _ in range(100):
        if not Path(f"/proc/{worker}").exists():
            return
        time.sleep(0.1)
    raise AssertionError("the worker is still there")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (signal.default_int_handler, signal.SIG_DFL),
        (signal.SIG_IGN, signal.SIG_IGN),
    ],
)
def test_a_worker_ignores_what_its_parent_ignores(before, after):
    kept = signal.signal(signal.SIGINT, before)
    try:
        local._leave_when_interrupted()
        assert signal.getsignal(signal.SIGINT) is after
    finally:
        signal.signal(signal.SIGINT, kept)


def test_only_a_child_watches_its_parent(monkeypatch):
    ended = []
    monkeypatch.setattr("citecheck.corpus.engines.local.os._exit", ended.append)
    reader, writer = multiprocessing.Pipe(duplex=False)
    local._leave_with_parent(reader)
    writer.close()
    local._watch((reader,))
    assert ended == [1]


def test_letting_go_ends_what_is_at_work():
    """Whoever ends a run does not wait for the blocks that are being read."""
    engine = LocalEngine(workers=2)
    results = engine.map(time.sleep, [0.0, 600.0, 600.0])
    assert next(results) == (0.0, None)
    begun = time.monotonic()
    engine.close()
    assert time.monotonic() - begun < 60
