"""Telling a recorded run again: the replies of its folder, and no network."""

from __future__ import annotations

import base64
import datetime as dt
import gzip
import json
import zlib
from collections import deque
from pathlib import Path
from typing import Any, Final

from citecheck.errors import ConfigError
from citecheck.links.fetch.record import SCHEMA, Answer, file_of, without_user
from citecheck.model import Ask, Failure, FailureKind, Reply

_UNKNOWN: Final = "the recording has no answer to {}; record again to have one"
# What a file that was cut short or changed by hand may raise.
_DAMAGE: Final = (OSError, EOFError, ValueError, KeyError, TypeError, zlib.error)


class Replay:
    """A folder of replies that :class:`citecheck.links.fetch.record.Recording` wrote.

    Args:
        folder: The folder.

    Raises:
        ConfigError: it holds no recording, or one of another kind.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._of_links: dict[str, deque[dict[str, Any]]] = {}
        self._of_asks: dict[Path, deque[dict[str, Any]]] = {}
        try:
            schema = json.loads(folder.joinpath("recording.json").read_bytes())["schema"]
        except _DAMAGE as error:
            raise ConfigError(f"{folder}: holds no recording; --record makes one") from error
        if schema != SCHEMA:
            raise ConfigError(f"{folder}: is a recording of the form {schema}, not {SCHEMA}")

    def answer(self, link: str, ask: Ask) -> Answer:
        """Return what the check of a link was answered next.

        What was not recorded is a failure; where only a further try was not, it is None.
        """
        answers = self._of_links.get(link)
        if answers is None:
            answers = self._of_links[link] = self._read(file_of(self._folder / "links", link))
        url = without_user(ask.url)
        if answers and answers[0].get("url") == url:
            return self._told(answers.popleft(), ask)
        return None if ask.wait else _unknown(ask)

    def checked(self, link: str) -> None:
        """Forget a link, now that its check is done."""
        self._of_links.pop(link, None)

    def fetched(self, ask: Ask) -> Reply | Failure:
        """Return the answer to a request that no link made; the last one stands for all later."""
        path = file_of(self._folder / "asks", ask.url, is_form=bool(ask.form))
        if path not in self._of_asks:
            self._of_asks[path] = self._read(path)
        answers = self._of_asks[path]
        if not answers:
            return _unknown(ask)
        record = answers.popleft() if len(answers) > 1 else answers[0]
        return self._told(record, ask) or _unknown(ask)

    def _read(self, path: Path) -> deque[dict[str, Any]]:
        if not path.exists():
            return deque()
        try:
            return deque(json.loads(gzip.decompress(path.read_bytes()))["answers"])
        except _DAMAGE as error:
            raise ConfigError(f"{path}: this file of the recording is damaged") from error

    def _told(self, record: dict[str, Any], ask: Ask) -> Answer:
        """Return the answer of a record."""
        try:
            if "elapsed" not in record:
                return None
            elapsed = float(record["elapsed"])
            at = dt.datetime.fromisoformat(record["at"]) if record["at"] else None
            if "failure" in record:
                return Failure(
                    url=ask.url,
                    kind=FailureKind(record["failure"]),
                    detail=record["detail"],
                    elapsed=elapsed,
                    at=at,
                )
            return Reply(
                url=ask.url,
                status=record["status"],
                head=base64.b64decode(record["head"]),
                body=self._body(record["body"]),
                truncated=record["truncated"],
                elapsed=elapsed,
                address=record["address"],
                at=at,
            )
        except _DAMAGE as error:
            raise ConfigError(
                f"{self._folder}: the answer to {ask.url} in this recording is damaged"
            ) from error

    def _body(self, name: str) -> bytes:
        if not name:
            return b""
        if not name.isalnum():
            raise ValueError(name)
        return gzip.decompress(self._folder.joinpath("bodies", f"{name}.gz").read_bytes())


def _unknown(ask: Ask) -> Failure:
    detail = _UNKNOWN.format(without_user(ask.url))
    return Failure(url=ask.url, kind=FailureKind.NOT_RECORDED, detail=detail)


class Replayer:
    """A fetcher that tells a recording again.

    Args:
        folder: The folder of the recording.
    """

    def __init__(self, folder: Path) -> None:
        self._replay = Replay(folder)

    async def fetch(self, ask: Ask) -> Reply | Failure:
        """Return what was recorded; see :class:`citecheck.links.fetch.Fetcher`."""
        return self._replay.fetched(ask)

    async def aclose(self) -> None:
        """Do nothing: nothing is open."""
