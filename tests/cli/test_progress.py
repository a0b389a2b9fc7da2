import os
import signal
import threading
from collections import Counter

import pytest

from citecheck.cli.progress import progress, told
from citecheck.links import Watch


class Fixed(Watch):
    def __init__(self, done, total, hosts=()):
        super().__init__()
        self.begin(map(str, range(total)))
        for number in range(done):
            self.got(str(number))
        self._hosts = Counter(dict(hosts))

    def waiting(self):
        return self._hosts


@pytest.mark.parametrize(
    ("watch", "seconds", "said"),
    [
        (Fixed(0, 0), 1, "reading"),
        (Fixed(0, 10), 9, "0/10 links"),
        (Fixed(5, 10), 0.1, "5/10 links"),
        (Fixed(10, 10), 2, "10/10 links · 5/s"),
        (Fixed(50, 100), 10, "50/100 links · 5/s · 10 s left"),
        (Fixed(1, 100), 10, "1/100 links · 6/min · 16 min left"),
        (Fixed(1, 1000), 10, "1/1000 links · 6/min · 2 h 46 min left"),
        (
            Fixed(9, 10, {"a.example": 1}),
            9,
            "9/10 links · 1/s · 1 s left · waiting for a.example (1)",
        ),
        (
            Fixed(4, 10, {"a": 2, "b": 1, "": 1, "d": 1, "e": 1}),
            1,
            "4/10 links · 4/s · 2 s left · waiting for a (2), b (1), other (1) and 2 more",
        ),
    ],
)
def test_how_a_run_stands(watch, seconds, said):
    assert told(watch, seconds) == said


def test_nothing_is_shown_where_stderr_is_no_terminal(capsys):
    with progress(quiet=False) as watch:
        watch.begin(("a", "b"))
        watch.got("a")
    assert capsys.readouterr().err == ""


def test_a_terminal_shows_it(monkeypatch, capsys):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with progress(quiet=False) as watch:
        watch.begin(("a", "b"))
        watch.got("a")
    assert "1/2 links" in capsys.readouterr().err


def test_the_first_interrupt_ends_the_run_the_second_the_program():
    before = signal.getsignal(signal.SIGINT)
    ended = []
    with progress(quiet=True, stoppable=True) as watch:
        watch._ends.append(lambda: ended.append(1))
        os.kill(os.getpid(), signal.SIGINT)
        assert (watch.stopped, ended) == (True, [1])
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_an_interrupt_with_nothing_to_end_ends_the_program():
    with progress(quiet=True, stoppable=True), pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), signal.SIGINT)


def test_other_threads_leave_signals_alone():
    before = signal.getsignal(signal.SIGINT)
    seen = []

    def work():
        with progress(quiet=True, stoppable=True):
            seen.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [before]
