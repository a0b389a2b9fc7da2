"""Keeping every reply of a run in a folder, so that it can be told again without network.

The folder holds ``recording.json``; ``links/``, one file a link with what its check was answered;
``asks/``, one file a request that no link made (articles read from the web, archives); and
``bodies/``, each body once.  Names are made of hashes, files are compressed, and the same replies
give the same files.  Nothing that was sent is kept but the address, and of what came no cookie's
value.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import uuid
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit, urlunsplit

from citecheck import __version__
from citecheck.errors import CitecheckError
from citecheck.links.fetch import Fetcher
from citecheck.model import Ask, Failure, Reply

SCHEMA: Final = "citecheck.recording/1"
Answer = Reply | Failure | None

_COOKIE: Final = re.compile(
    rb"^(set-cookie2?[ \t]*:[ \t]*)([^\r\n]*)", re.IGNORECASE | re.MULTILINE
)
_SECRET: Final = re.compile(
    rb"^(authorization|proxy-authorization|authentication-info)[ \t]*:[^\r\n]*",
    re.IGNORECASE | re.MULTILINE,
)


def without_user(url: str) -> str:
    """Return an address without the name and password in it."""
    if "@" not in url:
        return url
    try:
        parts = urlsplit(url)
    except ValueError:
        return url.partition("://")[0] + "://"
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def file_of(folder: Path, url: str, *, is_form: bool = False) -> Path:
    """Return the file for an address in a folder of a recording."""
    key = f"{'POST' if is_form else 'GET'} {without_user(url)}"
    name = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:24]
    return folder / f"{name}.json.gz"


class Recording:
    """A folder that replies are written to.

    Args:
        folder: The folder; made where it does not exist.

    Raises:
        CitecheckError: it cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._of_links: dict[str, list[dict[str, Any]]] = {}
        self._of_asks: dict[Path, list[dict[str, Any]]] = {}
        for each in ("links", "asks", "bodies"):
            self._make(folder / each)
        head = {"schema": SCHEMA, "version": __version__}
        self._write(folder / "recording.json", json.dumps(head, indent=2).encode() + b"\n")

    def answered(self, link: str, ask: Ask, answer: Answer) -> None:
        """Take what the check of a link was answered; None for a wait that was not granted."""
        self._of_links.setdefault(link, []).append(self._plain(ask, answer))

    def checked(self, link: str) -> None:
        """Write what the check of a link was answered, now that it is done."""
        answers = self._of_links.pop(link, [])
        record = {"url": without_user(link), "answers": answers}
        self._write_record(file_of(self._folder / "links", link), record)

    def fetched(self, ask: Ask, answer: Reply | Failure) -> None:
        """Take and write the answer to a request that no link made."""
        path = file_of(self._folder / "asks", ask.url, is_form=bool(ask.form))
        answers = self._of_asks.setdefault(path, [])
        answers.append(self._plain(ask, answer))
        self._write_record(path, {"url": without_user(ask.url), "answers": answers})

    def _plain(self, ask: Ask, answer: Answer) -> dict[str, Any]:
        url = without_user(ask.url)
        if answer is None:
            return {"url": url}
        at = answer.at.isoformat() if answer.at else None
        told = {"url": url, "elapsed": answer.elapsed, "at": at}
        if isinstance(answer, Failure):
            return told | {"failure": answer.kind.value, "detail": answer.detail}
        return told | {
            "status": answer.status,
            "head": base64.b64encode(_harmless(answer.head)).decode(),
            "body": self._keep(answer.body),
            "truncated": answer.truncated,
            "address": answer.address,
        }

    def _keep(self, body: bytes) -> str:
        """Write a body once, and return its name; empty for none."""
        if not body:
            return ""
        name = hashlib.sha256(body).hexdigest()[:32]
        path = self._folder / "bodies" / f"{name}.gz"
        if not path.exists():
            self._write(path, gzip.compress(body, mtime=0))
        return name

    def _write_record(self, path: Path, record: dict[str, Any]) -> None:
        text = json.dumps(record, ensure_ascii=True, indent=1)
        self._write(path, gzip.compress(text.encode(), mtime=0))

    def _make(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CitecheckError(f"{folder}: cannot be made: {error.strerror}") from error

    def _write(self, path: Path, data: bytes) -> None:
        """Write a file that is whole under its name, or not there."""
        part = path.with_name(f".{path.name}.{uuid.uuid4().hex}.part")
        try:
            part.write_bytes(data)
            part.replace(path)
        except OSError as error:
            raise CitecheckError(f"{path}: cannot be written: {error.strerror}") from error
        finally:
            part.unlink(missing_ok=True)


def _harmless(head: bytes) -> bytes:
    """Return header lines without secrets; a number stands for a cookie's value.

    A flow tells apart by the values of cookies whether a page sends it in circles.
    """
    return _SECRET.sub(rb"\1: not kept", _COOKIE.sub(_without_value, head))


def _without_value(found: re.Match[bytes]) -> bytes:
    pair, semicolon, rest = found[2].partition(b";")
    name, equals, value = pair.partition(b"=")
    number = b"%d" % int(hashlib.sha256(value).hexdigest()[:4], 16) if value else b""
    return b"".join((found[1], name, equals, number, semicolon, rest))


class Recorder:
    """A fetcher that keeps what another fetches.

    Args:
        inner: What asks the network.
        folder: Where to keep the replies.
    """

    def __init__(self, inner: Fetcher, folder: Path) -> None:
        self._inner = inner
        self._recording = Recording(folder)

    async def fetch(self, ask: Ask) -> Reply | Failure:
        """Ask one address once; see :class:`citecheck.links.fetch.Fetcher`."""
        answer = await self._inner.fetch(ask)
        self._recording.fetched(ask, answer)
        return answer

    async def aclose(self) -> None:
        """Close all connections; see :class:`citecheck.links.fetch.Fetcher`."""
        await self._inner.aclose()
