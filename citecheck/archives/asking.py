"""Asking an archive: again after a limit, and no data where there is none."""

from __future__ import annotations

import json
from email.utils import parsedate_to_datetime
from typing import Any, Final

from attrs import evolve

from citecheck import urls
from citecheck.archives.types import Answer, Steps, Trouble
from citecheck.model import Ask, Failure, Reply

# Seconds that an archive may ask to wait; one that asks for more is left alone for this run.
LONGEST_WAIT: Final = 60.0
# Seconds before asking again where an archive does not say.
_BACKOFF: Final = 5.0
_TRANSIENT: Final = frozenset({429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
_JSON: Final = (("Accept", "application/json"),)


def fetch(archive: str, ask: Ask, retries: int) -> Steps[Reply | Trouble]:
    """Ask, again after limits and outages that pass.

    Args:
        archive: Outlet id of the archive, else its host.
        ask: The question.
        retries: How often to ask again.

    Returns:
        The reply with any status but those of limits and outages, else the trouble.
    """
    # Cited addresses may hold characters that a request sends encoded.
    ask = evolve(ask, url=urls.resolve(ask.url) or ask.url)
    answer = yield ask
    for number in range(retries):
        wait = _wait(answer, number)
        if wait is None:
            break
        answer = yield evolve(ask, wait=wait)
    if isinstance(answer, Reply) and not _is_transient(answer):
        return answer
    return Trouble(archive=archive, why=_words(answer))


def _wait(answer: Answer, number: int) -> float | None:
    """Return the seconds before asking again; None where it is not worth it."""
    if not isinstance(answer, Reply) or not _is_transient(answer):
        return None  # who does not answer at all has kept us waiting long enough
    asked_for = retry_after(answer)
    if asked_for is None:
        return float(_BACKOFF * 2**number)
    return asked_for if asked_for <= LONGEST_WAIT else None


def _is_transient(reply: Reply) -> bool:
    """Return whether an archive itself has trouble; a copy of an error is an answer (RFC 7089)."""
    return reply.status in _TRANSIENT and "memento-datetime" not in dict(reply.headers)


def retry_after(reply: Reply) -> float | None:
    """Return the seconds that a reply asks to wait (RFC 9110 section 10.2.3); None for none."""
    value = dict(reply.headers).get("retry-after", "")
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        until = parsedate_to_datetime(value)
        return max((until - reply.at).total_seconds(), 0.0) if reply.at else None
    except (ValueError, TypeError, OverflowError):
        return None


def _words(answer: Answer) -> str:
    if answer is None:
        return "not asked, as it had used up its time in this run"
    if isinstance(answer, Failure):
        return f"no answer ({answer.kind})"
    if answer.status == 429:
        wait = retry_after(answer)
        return f"asks to wait {wait:.0f} seconds" if wait else "asks for fewer requests"
    return f"out of order (status {answer.status})"


def fetch_json(archive: str, ask: Ask, retries: int) -> Steps[Any | Trouble]:
    """Return the JSON that an archive answers; None where it answers 404, else the trouble."""
    reply = yield from fetch(archive, evolve(ask, headers=(*_JSON, *ask.headers)), retries)
    if isinstance(reply, Trouble):
        return reply
    if reply.status == 404:
        return None
    if not 200 <= reply.status < 300:
        return Trouble(archive=archive, why=f"refuses (status {reply.status})")
    if not reply.body.strip():
        return None
    try:
        return json.loads(reply.body)
    except (ValueError, RecursionError):
        return Trouble(archive=archive, why=f"answered {_kind(reply)} instead of data")


def _kind(reply: Reply) -> str:
    is_page = reply.body.lstrip()[:1] == b"<"
    return "a page" if is_page else "something unreadable"
