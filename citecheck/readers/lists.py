"""Lists of addresses: one a line, as JSON or plain, of any length."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any, Final

from citecheck.errors import ReadError
from citecheck.readers.compressed import undone
from citecheck.readers.items import bare_item, body_column
from citecheck.readers.jsons import text_of

# Bytes that are read at a time, and the longest line.
_PIECE: Final = 1 << 16
_LONGEST: Final = 1 << 24


def batches(stream: io.BufferedReader, name: str) -> Iterator[list[str]]:
    """Give the addresses in a stream as its bytes come, those of some lines at a time.

    A line holds an address as it is, as a JSON string, or in a member ``url`` (or what else such
    members are called) of a JSON object.  Empty lines and lines that begin with ``#`` hold none.

    Args:
        stream: A buffered stream, which may be gzipped.
        name: What it is called, for errors.

    Raises:
        ReadError: a line is JSON without an address, or longer than 16 MB; gzip data is damaged.
    """
    number, rest = 0, b""
    # What there is, without waiting for more.
    for piece in undone(iter(lambda: stream.read1(_PIECE), b""), name):
        *lines, rest = (rest + piece).split(b"\n")
        if len(rest) > _LONGEST:
            raise ReadError(f"{name}#{number + 1}", "is too long for a list of addresses")
        if lines:
            yield [*_addresses(lines, name, number)]
            number += len(lines)
    yield [*_addresses([rest], name, number)]


def _addresses(lines: list[bytes], name: str, number: int) -> Iterator[str]:
    for at, line in enumerate(lines, start=number + 1):
        text = line.decode("utf-8", "replace").strip().removeprefix("\ufeff")
        if text[:1] in {"{", '"', "["}:
            yield _of_json(text, f"{name}#{at}")
        elif text and text[0] != "#":
            yield text


def _of_json(text: str, where: str) -> str:
    try:
        found: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReadError(where, f"is not JSON ({error})") from error
    url = found if isinstance(found, str) else _member(found)
    if not url:
        raise ReadError(where, "holds no address")
    return url


def _member(found: object) -> str:
    if not isinstance(found, dict):
        return ""
    if isinstance(found.get("url"), str):
        return str(found["url"])
    values = {key: text_of(value) for key, value in found.items()}
    return bare_item(0, values).url or ""


def is_list(start: bytes) -> bool:
    """Return whether a JSON Lines file holds addresses without articles, by its first bytes."""
    line = next((each for each in start.split(b"\n") if each.strip()), b"")
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return False
    if isinstance(found, str):
        return True
    return isinstance(found, dict) and body_column(found) is None and bool(_member(found))
