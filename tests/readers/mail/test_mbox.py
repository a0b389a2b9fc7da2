import gzip
import io
import time
import tracemalloc

import pytest

from citecheck.errors import ReadError
from citecheck.readers import read_bytes, read_many
from citecheck.readers.mail import mbox

BOX = (
    b"From ada@quay.example Thu Mar 14 10:00:00 2024\nFrom: Ada Quill <ada@quay.example>\n"
    b"Subject: Ice\nDate: Thu, 14 Mar 2024 10:00:00 +0100\n\nIce came, see https://a.example/1.\n\n"
    b">From here on it thaws.\n\nFrom now on it is 10:30 and 2024 is far.\n\n"
    b"From - Fri Mar 15 10:00:00 2024\r\nSubject: Thaw\r\n\r\n>>From the north.\r\n\r\n"
    b"From 17@xxx Sat Mar 16 09:00:00 +0000 2024\nSubject: Nothing\nContent-Type: image/png\n\nx\n"
)


def read(data, path, **more):
    path.write_bytes(data)
    return list(read_many(path, **more))


@pytest.mark.parametrize("name", ["a.mbox", "Inbox", "b.mbx"])
def test_each_letter_is_a_document(tmp_path, name):
    errors = []
    path = tmp_path / name
    ice, thaw = read(BOX, path, on_error=errors.append)
    assert (ice.name, ice.title, ice.byline) == (f"{path}#1", "Ice", "Ada Quill")
    assert [block.text for block in ice.blocks] == [
        "Ice came, see https://a.example/1.",
        "From here on it thaws.",
        "From now on it is 10:30 and 2024 is far.",
    ]
    assert ice.published.isoformat()[:10] == "2024-03-14"
    assert (thaw.name, [block.text for block in thaw.blocks]) == (
        f"{path}#2",
        ["From the north."],
    )
    assert [str(error) for error in errors] == [f"{path}#3: holds no page and no text"]


def test_a_zipped_mailbox(tmp_path):
    data = gzip.compress(BOX, mtime=0)
    assert len(read(data, tmp_path / "a.mbox.gz", on_error=print)) == 2


def test_a_mailbox_of_one_letter():
    one = BOX[: BOX.index(b"From - ")]
    assert read_bytes(one, name="-").title == "Ice"
    with pytest.raises(ReadError, match="several articles"):
        read_bytes(BOX, name="-")


@pytest.mark.parametrize(
    ("data", "why"), [(b"Subject: Ice\n\nIt came.\n", "is no mailbox"), (b"\n\n", "no article")]
)
def test_what_is_no_mailbox(data, why):
    with pytest.raises(ReadError, match=why):
        read_bytes(data, name="a.mbox")


def test_a_text_that_begins_as_a_mailbox_does():
    text = b"From Kyiv, Mon 3 Mar 2024, 10:30\nBy: Ada Quill\n\nIce came.\n"
    assert read_bytes(text, name="a.txt").media_type == "text/plain"


def test_a_letter_that_is_too_large(tmp_path, monkeypatch):
    monkeypatch.setattr(mbox, "LARGEST", 150)
    errors = []
    (thaw,) = read(BOX, tmp_path / "a.mbox", on_error=lambda error: errors.append(error.why))
    assert thaw.title == "Thaw"
    assert errors == ["is larger than 0 MB", "holds no page and no text"]


def test_mailboxes_take_linear_time(tmp_path):
    started = time.process_time()
    start = b"From a Thu Mar 14 10:00:00 2024\nA: b\n\n"
    read(start + b"From Mon 1:11:11:11 2024 " * 50_000, tmp_path / "a.mbox", on_error=print)
    read(start + b"\n\nFrom Mon 1:11 " * 50_000, tmp_path / "b.mbox", on_error=print)
    assert time.process_time() - started < 20


def test_many_short_lines_take_little_memory():
    data = io.BytesIO(BOX[: BOX.index(b"\n") + 1] + b"ab\n" * 1_000_000)
    tracemalloc.start()
    (letter,) = mbox.read_many(data, "a.mbox")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(letter.data) == 3_000_000
    assert most < 15_000_000


def test_lines_that_almost_start_a_letter():
    line = b"\nFrom " + b"Mon 1:00 " * 60 + b"\n"
    data = BOX[: BOX.index(b"\n") + 1] + line * 20_000
    started = time.process_time()
    assert len(list(mbox.read_many(io.BytesIO(data), "a.mbox"))) == 1
    assert time.process_time() - started < 20
