"""The standard streams."""

import io
import sys

from citecheck.cli import stdio


class Sluggish(io.RawIOBase):
    """What takes little at a time, as a pipe may whose reader is slow."""

    def __init__(self):
        self.taken = b""

    def writable(self):
        return True

    def write(self, data):
        piece = bytes(data[:10])
        self.taken += piece
        return len(piece)


def test_unbuffered_nothing_is_lost_in_a_pipe_that_takes_little(monkeypatch):
    """Python forgets what was not taken at once where PYTHONUNBUFFERED is set."""
    pipe = Sluggish()
    stream = io.TextIOWrapper(pipe, encoding="utf-8", write_through=True)
    for name in ("stdout", "__stdout__"):
        monkeypatch.setattr(sys, name, stream)
    stdio.take_any_text()
    sys.stdout.write("a line\n" * 100)
    sys.stdout.flush()
    assert pipe.taken == b"a line\n" * 100
