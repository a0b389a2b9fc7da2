"""Asking the Internet Archive for a new copy of a page: Save Page Now 2.

Source: "Save Page Now 2 Public API Docs", linked from web.archive.org/save.  Errors come with
status 200 and a code in ``status_ext``, both when a capture is asked for and while it runs.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any, Final

from attrs import frozen

from citecheck.archives import stamps
from citecheck.archives.asking import fetch_json
from citecheck.archives.types import Steps, Trouble
from citecheck.archives.wayback import NAME, Endpoints
from citecheck.model import Ask, Snapshot

# Seconds before each question whether a capture is done; they add up to what one may take, and
# the first keeps who saves one page after the other below the seven captures a minute allowed.
POLLS: Final = (9.0, 6.0, 9.0, 12.0, 15.0, 20.0, 30.0, 30.0)

_LIMIT: Final = 1_000_000
# Codes of the account or the service rather than of the page: asking for other pages is no use.
_STOPS: Final = (
    "user-session-limit",
    "bandwidth-limit-exceeded",
    "max-daily-bandwidth",
    "blocked-client-ip",
    "unauthorized",
    "celery",
    "no-browsers-available",
)
# Codes of a moment: the page may be captured another time.
_PASSING: Final = (
    "browsing-timeout",
    "cannot-fetch",
    "gateway-timeout",
    "internal-server-error",
    "job-failed",
    "proxy-error",
    "read-timeout",
    "service-unavailable",
    "soft-time-limit-exceeded",
    "too-many-daily-captures",
    "too-many-requests",
)


class SaveState(StrEnum):
    """What became of a capture that was asked for."""

    SAVED = "saved"
    PENDING = "pending"
    LATER = "later"
    FAILED = "failed"


@frozen(kw_only=True)
class Saved:
    """What became of a capture that was asked for.

    Args:
        url: The page.
        state: ``saved``; ``pending`` (it still runs, and can be asked after by its job);
            ``later`` (a limit or an outage: worth asking another time); ``failed`` (the page
            cannot be captured).
        snapshot: The copy, where it is saved.
        job: The archive's name for the capture; empty where there is none.
        why: What the archive says, where it is not saved.
        stop: Whether it is of no use to ask for other pages now.
    """

    url: str
    state: SaveState
    snapshot: Snapshot | None = None
    job: str = ""
    why: str = ""
    stop: bool = False


def save(  # noqa: PLR0913 - each says what to ask, and how
    url: str,
    *,
    key: str,
    secret: str,
    job: str = "",
    on_job: Callable[[str], None] | None = None,
    endpoints: Endpoints = Endpoints(),  # noqa: B008 - frozen
    polls: tuple[float, ...] = POLLS,
    retries: int = 2,
) -> Steps[Saved]:
    """Ask for a new copy of a page, and wait until it is there.

    Args:
        url: The address of the page.
        key: Access key of an account of archive.org.
        secret: Its secret.
        job: A capture that was asked for before, to be asked after instead of a new one.
        on_job: Called with the name of the capture as soon as there is one, so that it can be
            asked after should this run end early.
        endpoints: Where the services of the Wayback Machine are.
        polls: Seconds before each question whether it is done.
        retries: How often to ask again after a limit or an outage.

    Yields:
        What is to be fetched next, and is sent what came of it.
    """
    sent = (("Authorization", f"LOW {key}:{secret}"),)
    if not job:
        # A copy of the last day serves as well, and nobody needs to know if it is the first.
        form = (("url", url), ("if_not_archived_within", "1d"), ("skip_first_archive", "1"))
        ask = Ask(url=endpoints.save, headers=sent, form=form, body_limit=_LIMIT)
        answer = yield from fetch_json(NAME, ask, retries)
        if not isinstance(answer, dict) or not answer.get("job_id"):
            return _refused(url, answer)
        job = str(answer["job_id"])
        if on_job is not None:
            on_job(job)
    return (yield from _result(url, job, sent, endpoints, polls, retries))


def _result(
    url: str,
    job: str,
    sent: tuple[tuple[str, str], ...],
    endpoints: Endpoints,
    polls: tuple[float, ...],
    retries: int,
) -> Steps[Saved]:
    """Ask after a capture until it is done or patience ends."""
    for wait in polls:
        address = f"{endpoints.save}/status/{job}"
        ask = Ask(url=address, headers=sent, wait=wait, body_limit=_LIMIT)
        answer = yield from fetch_json(NAME, ask, retries)
        if isinstance(answer, Trouble):
            return Saved(url=url, state=SaveState.PENDING, job=job, why=answer.why, stop=True)
        if answer is None:
            why = "the archive has forgotten the capture that was asked for"
            return Saved(url=url, state=SaveState.LATER, why=why)
        if isinstance(answer, dict) and answer.get("status") == "success":
            return _saved(url, answer, endpoints)
        if isinstance(answer, dict) and answer.get("status") == "error":
            return _refused(url, answer)
    return Saved(url=url, state=SaveState.PENDING, job=job, why="the capture still runs")


def _saved(url: str, answer: dict[str, Any], endpoints: Endpoints) -> Saved:
    taken_at = stamps.parse(str(answer.get("timestamp", "")))
    if taken_at is None:
        return Saved(url=url, state=SaveState.LATER, why="the archive does not say when it saved")
    original = str(answer.get("original_url") or url)
    address = f"{endpoints.web}/{stamps.stamp(taken_at)}/{original}"
    snapshot = Snapshot(archive=NAME, url=address, taken_at=taken_at)
    return Saved(url=url, state=SaveState.SAVED, snapshot=snapshot)


def _refused(url: str, answer: Any) -> Saved:
    """Return what an answer without a capture means."""
    if isinstance(answer, Trouble):
        return Saved(url=url, state=SaveState.LATER, why=answer.why, stop=True)
    if not isinstance(answer, dict):
        why = "answered something else than documented"
        return Saved(url=url, state=SaveState.LATER, why=why, stop=True)
    code = str(answer.get("status_ext", "")).removeprefix("error:")
    why = " ".join(str(answer.get("message") or code or "no capture was begun").split())[:300]
    if not code or code.startswith(_STOPS):
        return Saved(url=url, state=SaveState.LATER, why=why, stop=True)
    state = SaveState.LATER if code in _PASSING else SaveState.FAILED
    return Saved(url=url, state=state, why=why)
