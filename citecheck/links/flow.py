"""How one link is checked, as a generator without I/O.

The flow yields an :class:`~citecheck.model.Ask`, is sent what came of it, and returns one
:class:`~citecheck.model.Verdict`.  It reads no clock and draws no random number, so a list of
replies is a test.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Final

from attrs import evolve, frozen

from citecheck import urls
from citecheck.links import guard, headers, judge
from citecheck.links.policy import Policy
from citecheck.links.trail import Trail, without_credentials
from citecheck.model import Ask, Failure, FailureKind, Reason, Reply, Verdict, VerdictKind

# What a driver sends back: an answer, or None where it does not grant the wait that was wished.
Answer = Reply | Failure | None
Steps = Generator[Ask, Answer, Verdict]

_BROKEN: Final = VerdictKind.BROKEN
_NOT_ASKED: Final = "not asked: the host has used up its time in this run"


@frozen(kw_only=True)
class Want:
    """How much of a page is wanted; see :class:`~citecheck.model.Ask`."""

    body_limit: int = 0
    body_types: tuple[str, ...] = ()

    def ask(self, url: str, headers: tuple[tuple[str, str], ...]) -> Ask:
        """Return the question for one address."""
        return Ask(url=url, headers=headers, body_limit=self.body_limit, body_types=self.body_types)


def check_link(url: str, policy: Policy) -> Steps:
    """Check one link.

    Args:
        url: The link as it stands in the document, made absolute.
        policy: What may be done.

    Yields:
        What is to be fetched next.  A driver sends back what came; None in place of a retry says
        that the wait is not granted, and the last answer stands.

    Returns:
        The verdict.
    """
    trail = Trail(url)
    target = admit(url, trail, policy)
    if isinstance(target, Verdict):
        return target
    found = yield from follow(target, trail, policy, Want())
    if isinstance(found, Verdict):
        return found
    return _judge(found, trail)


def admit(url: str, trail: Trail, policy: Policy) -> urls.Url | Verdict:
    """Return the parts of a link that is to be asked, or the verdict on one that is not."""
    target = urls.parse(url)
    if target is None:
        return trail.conclude(_BROKEN, Reason.BAD_URL, "no browser takes this for an address")
    if target.scheme not in urls.WEB_SCHEMES:
        return trail.conclude(VerdictKind.SKIPPED, Reason.SCHEME, f"scheme {target.scheme}:")
    if policy.offline:
        return trail.conclude(VerdictKind.SKIPPED, Reason.OFFLINE)
    if not policy.allow_private and guard.is_inside(target.host):
        return trail.conclude(VerdictKind.SKIPPED, Reason.PRIVATE_ADDRESS, target.host)
    return target


def follow(
    target: urls.Url, trail: Trail, policy: Policy, want: Want
) -> Generator[Ask, Answer, Reply | Verdict]:
    """Follow redirects to the reply at the end of the chain, or to what ends it early."""
    address, authorization = without_credentials(target)
    asked: set[tuple[str, str]] = set()
    while True:
        cookies = trail.cookies_for(target.host)
        asked.add((address, cookies))
        sent = (("Authorization", authorization),) if authorization else ()
        if cookies:
            sent = (*sent, ("Cookie", cookies))
        answer = yield from _ask(want.ask(address, sent), trail, policy)
        if answer is None:
            return trail.conclude(VerdictKind.REVIEW, Reason.UNSURE, _NOT_ASKED)
        trail.arrive(answer)
        if isinstance(answer, Failure):
            return _failed(answer, trail)
        if answer.status not in judge.REDIRECTS:
            return answer
        trail.take_cookies(answer, target.host)
        step = _next_hop(answer, trail, policy)
        if isinstance(step, Verdict):
            return step
        next_address, user = without_credentials(step)
        authorization = user or (authorization if step.host == target.host else "")
        target, address = step, next_address
        if (address, trail.cookies_for(target.host)) in asked:
            return trail.conclude(_BROKEN, Reason.REDIRECT_LOOP, f"comes back to {address}")


def _ask(ask: Ask, trail: Trail, policy: Policy) -> Generator[Ask, Answer, Answer]:
    """Ask one address, again after transient trouble; None where it was not asked at all."""
    last = yield ask
    tries = 1
    while last is not None:
        trail.note(last)
        wait = policy.wait_before_retry(last, tries)
        if wait is None:
            break
        answer = yield evolve(ask, wait=wait)
        if answer is None:
            break
        last = answer
        tries += 1
    if tries > 1:
        trail.evidence.append(f"asked {tries} times")
    return last


def _failed(failure: Failure, trail: Trail) -> Verdict:
    verdict, reason = judge.by_failure(failure.kind)
    evidence = judge.explain(failure.kind, failure.detail)
    if len(trail.hops) > 1 and failure.kind in {FailureKind.PRIVATE, FailureKind.BAD_URL}:
        return trail.conclude(_BROKEN, Reason.BAD_REDIRECT, *evidence)
    return trail.conclude(verdict, reason, *evidence)


def _next_hop(reply: Reply, trail: Trail, policy: Policy) -> urls.Url | Verdict:
    """Return where a redirect leads, or the verdict where it leads nowhere."""
    if len(trail.hops) > policy.max_redirects:
        return trail.conclude(
            _BROKEN, Reason.TOO_MANY_REDIRECTS, f"more than {policy.max_redirects} redirects"
        )
    location = headers.location(reply)
    if not location:
        return trail.conclude(
            _BROKEN, Reason.BAD_REDIRECT, f"status {reply.status} without a Location"
        )
    resolved = urls.resolve(location, reply.url)
    target = urls.parse(resolved) if resolved else None
    if target is None:
        return trail.conclude(_BROKEN, Reason.BAD_REDIRECT, f"Location {location[:200]!r}")
    if target.scheme not in urls.WEB_SCHEMES:
        return trail.conclude(_BROKEN, Reason.BAD_REDIRECT, f"leads to {target.scheme}:")
    if not policy.allow_private and guard.is_inside(target.host):
        return trail.conclude(_BROKEN, Reason.BAD_REDIRECT, f"leads inside, to {target.host}")
    return target


def _judge(reply: Reply, trail: Trail) -> Verdict:
    """Return the verdict on the reply at the end of a chain."""
    verdict, reason = judge.by_status(reply.status)
    if verdict is not VerdictKind.OK:
        return trail.conclude(verdict, reason, f"status {reply.status}")
    before = trail.hops[:-1]
    if before and all(hop.status in judge.PERMANENT for hop in before):
        return trail.conclude(VerdictKind.MOVED, Reason.MOVED_PERMANENTLY)
    return trail.conclude(verdict, reason)
