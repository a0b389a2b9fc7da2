"""Feed damaged files to the readers: ``python tools/fuzz_readers.py --seconds 600 pdf docx``.

Each file is a seed of its format with bytes changed, cut, repeated or joined with those of
another; in archives the members are changed too, and packed again.  Each is read with and without
what stands around the article.  What breaks the promise - a document, or a ReadError of one line,
in time linear in the size - is written to ``--keep`` and named on standard output.  The exit code
is the number of such files, up to 100.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import random
import sys
import time
import traceback
import zipfile
import zlib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from citecheck.errors import ReadError
from citecheck.model import Document
from citecheck.readers import read_many
from tests.readers.seeds import SEEDS

# Processor time that reading a file once may take, for starting up and for each megabyte.
_GRACE = 5.0
_PER_MEGABYTE = 20.0
# PDFs are read by a process of their own; what that takes is told by the clock alone.
_PDF = 30.0
# docutils is slow, though linear.
_SLOW = {"rst": 80.0}
_TOKENS = (
    *(b"\x00", b"\xff", b"<", b">", b"&", b"]]>", b"<!--", b"{{", b"}}", b"[[", b"]]", b"{|"),
    *(b'"', b"'", b"\\", b"\n", b"\r\n", b"\n\n", b"\t", b"%", b"endobj", b"stream", b"0 R"),
    *(b"<w:p>", b"</w:p>", b"<u>", b"<a href=", b"https://example.org/a", b"`", b"*", b"_", b".. "),
    *(b"\xf0\x9f\x98\x80", b"\xed\xa0\x80", b"-1", b"99999999999", b"[", b"]", b"{", b"}", b","),
)


def main() -> int:
    """Run until the time is over."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("formats", nargs="*", metavar="FORMAT", help=", ".join(sorted(SEEDS)))
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, default=Path("fuzz"))
    options = parser.parse_args()
    rng = random.Random(options.seed)  # noqa: S311 - no secrets here
    names = options.formats or sorted(SEEDS)
    made = {name: SEEDS[name]() for name in names}
    end = time.monotonic() + options.seconds
    runs = faults = 0
    while time.monotonic() < end and faults < 100:
        name = rng.choice(names)
        data = mutated(made[name], rng)
        runs += 1
        trouble = judged(name, data, options.keep)
        if trouble:
            faults += 1
            key = hashlib.sha256(data).hexdigest()[:12]
            options.keep.mkdir(parents=True, exist_ok=True)
            (options.keep / f"{key}.{name}").write_bytes(data)
            print(f"{key}.{name}: {trouble}", flush=True)
    print(f"{runs} files, {faults} faults: {', '.join(names)}")
    return faults


def judged(name: str, data: bytes, folder: Path) -> str:
    """Return what is wrong with how a file is read; empty for nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"now-{name}-{id(folder)}.{name}"
    path.write_bytes(data)
    clock = time.monotonic if name.endswith("pdf") else time.process_time
    started = clock()
    try:
        for everywhere in (False, True):
            for document in read_many(path, everywhere=everywhere, on_error=_one_line):
                _check(document)
    except ReadError as error:
        if "\n" in str(error):
            return f"an error of several lines: {error!r}"
    except Exception:  # noqa: BLE001 - that is what is looked for
        return traceback.format_exc()
    finally:
        path.unlink()
    spent = time.process_time() - started
    allowed = 2 * (_GRACE + _SLOW.get(name, _PER_MEGABYTE) * len(data) / 1e6)
    return f"took {spent:.1f} s" if spent > allowed else ""


def _one_line(error: ReadError) -> None:
    if "\n" in str(error):
        raise ValueError(f"an error of several lines: {error!r}")


def _check(document: Document) -> None:
    for block in document.blocks:
        if not block.at.start <= block.at.end:
            raise ValueError(f"a block ends before it starts: {block}")
        for span in block.spans:
            if block.text[span.start : span.end] != span.text:
                raise ValueError(f"a span is not the text that it marks: {span}")
            if span.at.line > len(document.lines):
                raise ValueError(f"a span stands after the last line: {span}")


def mutated(data: bytes, rng: random.Random) -> bytes:
    """Return a file changed in one to five places, inside of its members where it is a ZIP."""
    if data.startswith(b"PK") and rng.random() < 0.8:
        return _repacked(data, rng)
    for _ in range(rng.randint(1, 5)):
        data = _changed(data, rng)
    return data


def _repacked(data: bytes, rng: random.Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        names = old.namelist()
        chosen = rng.choice(names)
        for name in names:
            content = old.read(name)
            new.writestr(name, mutated(content, rng) if name == chosen else content)
    return out.getvalue()


def _changed(data: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(data) + 1)
    end = min(start + rng.choice((1, 1, 4, 16, 64, 1000)), len(data))
    piece = data[start:end]
    other = rng.randrange(len(data) + 1)
    flipped = bytes(byte ^ (1 << rng.randrange(8)) for byte in piece)
    before, after = data[:start], data[end:]
    return rng.choice(
        (
            before + after,
            before,
            before + piece * rng.choice((2, 3, 50, 2000)) + after,
            before + rng.choice(_TOKENS) * rng.choice((1, 1, 3, 500)) + data[start:],
            before + rng.randbytes(len(piece)) + after,
            before + data[other : other + 200] + data[start:],
            before + flipped + after,
            before + zlib.compress(piece) + after,
        )
    )


if __name__ == "__main__":
    sys.exit(min(main(), 100))
