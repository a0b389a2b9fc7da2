from __future__ import annotations

import gzip

import pytest

from citecheck.errors import ReadError
from citecheck.readers.compressed import gunzip, is_gzip


def undo(data, limit=1_000_000):
    return gunzip(data, name="x.gz", limit=limit)


def test_one_member_several_members_and_padding():
    one, two = gzip.compress(b"one " * 50_000), gzip.compress(b"two")
    assert is_gzip(one)
    assert not is_gzip(b"text")
    assert undo(one) == b"one " * 50_000
    assert undo(one + two) == b"one " * 50_000 + b"two"
    assert undo(two + b"\x00" * 512) == b"two"


def test_exactly_the_limit_is_allowed():
    assert undo(gzip.compress(b"a" * 100), limit=100) == b"a" * 100


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (gzip.compress(b"some text", mtime=0)[:-3], "cut off"),
        (gzip.compress(b"some text", mtime=0)[:5], "cut off"),
        (b"\x1f\x8b\x08" + b"\xff" * 40, "damaged"),
        (gzip.compress(b"text", mtime=0) + b"rubbish", "damaged"),
        (gzip.compress(b"\0" * 5_000_000, mtime=0), "more than 1 MB"),
        (gzip.compress(b"", mtime=0) * 10_001, "10,000 gzip members"),
    ],
)
def test_what_cannot_be_undone(data, why):
    with pytest.raises(ReadError, match=why) as caught:
        undo(data)
    assert str(caught.value).startswith("x.gz: ")
