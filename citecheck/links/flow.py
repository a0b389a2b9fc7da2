"""How one link is checked, as a generator without I/O.

The flow yields an :class:`~citecheck.model.Ask`, is sent what came of it, and returns one
:class:`~citecheck.model.Verdict`.  It reads no clock and draws no random number, so a list of
replies is a test.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Final

from attrs import evolve

from citecheck import urls
from citecheck.links import guard, headers, identifiers, judge, probing
from citecheck.links.content import (
    detours,
    fences,
    fragments,
    gates,
    homes,
    logins,
    notices,
    offers,
    parking,
    plain,
    refresh,
    softpages,
    walls,
)
from citecheck.links.content.concealed import is_at_hand
from citecheck.links.content.look import HTML_TYPES, Look, judged_once, look_at, page_of
from citecheck.links.policy import Policy
from citecheck.links.quirks import quirk_of
from citecheck.links.trail import Trail, without_credentials
from citecheck.model import Ask, Failure, FailureKind, Reason, Reply, Verdict, VerdictKind

# What a driver sends back: an answer, or None where it does not grant the wait that was wished.
Answer = Reply | Failure | None
Steps = Generator[Ask, Answer, Verdict]
# What takes the reply with the page that a link leads to, before the verdict on it is made.
Keep = Callable[[Reply], None]

_BROKEN: Final = VerdictKind.BROKEN
_NOT_ASKED: Final = "not asked: the host has used up its time in this run"


# What a page shows to be something else than what was cited, by where it is.
_SHOWN: Final = (
    (parking.parked, _BROKEN, Reason.PARKED),
    (logins.login_page, VerdictKind.REVIEW, Reason.LOGIN),
)
# The same wherever it is.
_SAID: Final = (
    (fences.fenced, Reason.LEGAL),
    (gates.private, Reason.LOGIN),
    (offers.to_subscribe, Reason.PAYWALL),
    (offers.to_register, Reason.LOGIN),
    (gates.asks_first, Reason.UNSURE),
    (notices.closed_for_now, Reason.UNSURE),
    (notices.tired, Reason.RATE_LIMITED),
)
# What shows by its address alone that a redirect led elsewhere than to what was cited.
_LED_AWAY: Final = (
    (detours.paywall, VerdictKind.REVIEW, Reason.PAYWALL),
    (detours.consent, VerdictKind.REVIEW, Reason.UNSURE),
    (detours.gate, VerdictKind.REVIEW, Reason.UNSURE),
    (detours.missing_address, _BROKEN, Reason.SOFT_404),
    (detours.no_picture, _BROKEN, Reason.SOFT_404),
    (detours.searched, VerdictKind.REVIEW, Reason.UNSURE),
    (homes.redirect_to_home, _BROKEN, Reason.REDIRECT_TO_HOME),
)


# Enough of a page to judge it, and enough to find something in it.
_PAGE: Final = 262_144
_WHOLE_PAGE: Final = 5_000_000
# Of these nothing is read; texts and tables may be empty.
_NEVER_EMPTY: Final = ("application/pdf", "image/", "audio/", "video/")
_READ: Final = (*HTML_TYPES, *plain.TEXT_TYPES)


def check_link(url: str, policy: Policy, keep: Keep | None = None) -> Steps:
    """Check one link.

    Args:
        url: The link as it stands in the document, made absolute.
        policy: What may be done.
        keep: Called at most once, with the page at the end of the chain where one answers well;
            more of it is then read than a verdict takes.  None where nobody wants the page.

    Yields:
        What is to be fetched next.  A driver sends back what came; None in place of a retry says
        that the wait is not granted, and the last answer stands.

    Returns:
        The verdict as it was seen, whatever the user wants it to be.
    """
    trail = Trail(url)
    target = admit(url, trail, policy)
    if isinstance(target, Verdict):
        return target
    is_searched = keep is not None or (policy.fragments and target.fragment)
    body_limit = _WHOLE_PAGE if is_searched else _PAGE
    asked = target = _instead(target, trail)
    while True:
        reply = yield from follow(target, trail, policy, body_limit, _READ)
        if isinstance(reply, Verdict):
            return reply
        look = page_of(reply)
        barred = _barred(asked, trail.place or asked, reply, look)
        if barred is not None:
            return trail.conclude(*barred)
        further = refresh.target(reply, look)
        if further is None:
            if keep is not None and look is not None:
                keep(reply)
            return (yield from _judge_page(asked, reply, look, trail, policy))
        trail.refresh()
        step = _admit_hop(further, trail, policy)
        if isinstance(step, Verdict):
            return step
        target = step


def _barred(
    asked: urls.Url, place: urls.Url, reply: Reply, look: Look | None
) -> tuple[VerdictKind, Reason, str] | None:
    """Return what a reply is where it is no page at all."""
    sale = parking.sold(asked, place)
    if sale:
        return _BROKEN, Reason.PARKED, sale
    verdict, reason = judge.by_status(reply.status)
    wall = walls.bot_wall(reply, look, asked)
    if wall is not None:
        barrier, why = wall
        # The status may say more than a page that only refuses.
        is_told = barrier is Reason.FORBIDDEN and verdict is VerdictKind.REVIEW
        return VerdictKind.REVIEW, reason if is_told else barrier, why
    return None if verdict is VerdictKind.OK else (verdict, reason, f"status {reply.status}")


def _instead(target: urls.Url, trail: Trail) -> urls.Url:
    """Return the address to ask for a link, which differs on a site with a rule of its own."""
    quirk = quirk_of(target)
    found = quirk.address.match(target.href) if quirk and quirk.ask else None
    if quirk is None or found is None:
        return target
    trail.evidence.append(quirk.why)
    return urls.parse(quirk.ask.format(*found.groups())) or target


def admit(url: str, trail: Trail, policy: Policy) -> urls.Url | Verdict:
    """Return the parts of a link that is to be asked, or the verdict on one that is not."""
    target = identifiers.parse(url)
    if target is None:
        return trail.conclude(_BROKEN, Reason.BAD_URL, "no browser takes this for an address")
    unasked = _unasked(target, policy)
    return trail.conclude(*unasked) if unasked else target


def _unasked(target: urls.Url, policy: Policy) -> tuple[VerdictKind, Reason, str] | None:
    """Return why an address is not asked, and what is known of it all the same."""
    if target.scheme not in policy.schemes:
        return VerdictKind.SKIPPED, Reason.SCHEME, f"scheme {target.scheme}:"
    excluded = policy.excludes(target)
    if excluded:
        return VerdictKind.SKIPPED, Reason.EXCLUDED, excluded
    if target.scheme == "mailto":
        return _of_mail(target, policy)
    if policy.offline:
        return VerdictKind.SKIPPED, Reason.OFFLINE, ""
    if not policy.allow_private and guard.is_inside(target.host):
        return VerdictKind.SKIPPED, Reason.PRIVATE_ADDRESS, target.host
    return None


def _of_mail(target: urls.Url, policy: Policy) -> tuple[VerdictKind, Reason, str] | None:
    from citecheck.links import mailto  # few documents have such links, and its pattern is large

    wrong = mailto.fault(target)
    if wrong:
        return _BROKEN, Reason.BAD_URL, wrong
    if policy.mail_hosts and not policy.offline and target.path:
        return None
    return VerdictKind.SKIPPED, Reason.SCHEME, "a mail address, well-formed"


def follow(
    target: urls.Url,
    trail: Trail,
    policy: Policy,
    body_limit: int,
    body_types: tuple[str, ...] = (),
) -> Generator[Ask, Answer, Reply | Verdict]:
    """Follow redirects to the reply at the end of the chain, or to what ends it early.

    Args:
        target: The first address.
        trail: What was met on the way to it.
        policy: What may be done.
        body_limit: How much of a page is wanted; see :class:`~citecheck.model.Ask`.
        body_types: Of which types.
    """
    address, authorization = without_credentials(target)
    while True:
        cookies = trail.cookies_for(target)
        if (address, cookies) in trail.asked:
            return trail.conclude(_BROKEN, Reason.REDIRECT_LOOP, f"comes back to {address}")
        trail.asked.add((address, cookies))
        trail.place = target
        sent = (("Authorization", authorization),) if authorization else ()
        if cookies:
            sent = (*sent, ("Cookie", cookies))
        if policy.host_headers:
            sent = (*sent, *policy.headers_for(target.host))
        ask = Ask(url=address, headers=sent, body_limit=body_limit, body_types=body_types)
        answer = yield from _ask(ask, trail, policy)
        if answer is None:
            return trail.conclude(VerdictKind.REVIEW, Reason.UNSURE, _NOT_ASKED)
        trail.arrive(answer)
        if isinstance(answer, Failure):
            return _failed(answer, trail)
        if answer.status not in judge.REDIRECTS:
            return answer
        trail.take_cookies(answer, target)
        step = _next_hop(answer, trail, policy)
        if isinstance(step, Verdict):
            return step
        address, user = without_credentials(step)
        authorization = user or (authorization if step.host == target.host else "")
        target = step


def _ask(ask: Ask, trail: Trail, policy: Policy) -> Generator[Ask, Answer, Answer]:
    """Ask one address, again after transient trouble; None where it was not asked at all."""
    last = yield ask
    tries = 1
    while last is not None:
        trail.note(last)
        wait = policy.wait_before_retry(last, tries)
        if wait is None or _is_wall(last):
            break
        answer = yield evolve(ask, wait=wait)
        if answer is None:
            break
        last = answer
        tries += 1
    if tries > 1:
        trail.evidence.append(f"asked {tries} times")
    return last


def _is_wall(answer: Reply | Failure) -> bool:
    if isinstance(answer, Failure):
        return False
    return walls.bot_wall(answer, page_of(answer)) is not None


def _failed(failure: Failure, trail: Trail) -> Verdict:
    verdict, reason = judge.by_failure(failure.kind)
    evidence = judge.explain(failure.kind, failure.detail)
    if len(trail.hops) > 1 and failure.kind in {FailureKind.PRIVATE, FailureKind.BAD_URL}:
        return trail.conclude(_BROKEN, Reason.BAD_REDIRECT, *evidence)
    return trail.conclude(verdict, reason, *evidence)


def _next_hop(reply: Reply, trail: Trail, policy: Policy) -> urls.Url | Verdict:
    """Return where a redirect leads, or the verdict where it leads nowhere."""
    location = headers.location(reply)
    if not location:
        return trail.conclude(
            _BROKEN, Reason.BAD_REDIRECT, f"status {reply.status} without one Location"
        )
    resolved = urls.resolve(location, reply.url)
    target = urls.parse(resolved) if resolved else None
    if target is None:
        return trail.conclude(_BROKEN, Reason.BAD_REDIRECT, f"Location {location[:200]!r}")
    return _admit_hop(target, trail, policy)


def _admit_hop(target: urls.Url, trail: Trail, policy: Policy) -> urls.Url | Verdict:
    """Return the target of a redirect that may be followed, or the verdict on one that may not."""
    if len(trail.hops) > policy.max_redirects:
        return trail.conclude(
            _BROKEN, Reason.TOO_MANY_REDIRECTS, f"more than {policy.max_redirects} redirects"
        )
    if target.scheme not in urls.WEB_SCHEMES:
        return trail.conclude(_BROKEN, Reason.BAD_REDIRECT, f"leads to {target.scheme}:")
    if not policy.allow_private and guard.is_inside(target.host):
        return trail.conclude(_BROKEN, Reason.BAD_REDIRECT, f"leads inside, to {target.host}")
    excluded = policy.excludes(target)
    if excluded:
        return trail.conclude(VerdictKind.SKIPPED, Reason.EXCLUDED, f"leads to {target.href}")
    return target


def _judge_page(
    asked: urls.Url, reply: Reply, look: Look | None, trail: Trail, policy: Policy
) -> Generator[Ask, Answer, Verdict]:
    """Return the verdict on a page that answered well, asking its site once more where in doubt."""
    place = trail.place or asked
    quirk = quirk_of(asked)
    if quirk is not None and quirk.is_unsure:
        return trail.conclude(VerdictKind.REVIEW, Reason.UNSURE, quirk.why)
    found = _disguised(asked, place, look)
    if found is not None:
        return trail.conclude(*found)
    missing = yield from probing.swept(place, trail)
    if not missing and (look is not None or _is_empty(reply)):
        missing = yield from probing.missing(asked, place, look or look_at(reply))
    elif not missing:
        missing = plain.notice(asked, reply)
    if missing:
        return trail.conclude(_BROKEN, Reason.SOFT_404, missing)
    if look is not None and asked.fragment and policy.fragments:
        lost = _lost_place(asked, place, look, trail)
        if lost is not None:
            return lost
    moved = trail.permanent()
    if moved is not None:
        return trail.conclude(VerdictKind.MOVED, moved)
    return trail.conclude(VerdictKind.OK, Reason.OK)


def _is_empty(reply: Reply) -> bool:
    """Return whether a server calls nothing at all a page, a document, a picture."""
    if reply.body or reply.truncated:
        return False
    media_type = headers.media_type(reply.head)
    is_nothing = media_type.startswith(_NEVER_EMPTY) and headers.field(reply, b"content-length")
    return media_type in HTML_TYPES[:2] or is_nothing == "0"


def _disguised(
    asked: urls.Url, place: urls.Url, look: Look | None
) -> tuple[VerdictKind, Reason, str] | None:
    """Return what a page is instead of what was cited, by where it is and what it shows."""
    if look is not None:
        for shown, verdict, reason in _SHOWN:
            if why := shown(asked, place, look):
                return verdict, reason, why
        if (said := _said(look)) is not None and not softpages.is_headed(asked, look):
            return said
    if place is asked:
        return None
    why = logins.login_wall(asked, place, look)
    if why:
        return VerdictKind.REVIEW, Reason.LOGIN, why
    for led_away, verdict, reason in _LED_AWAY:
        why = led_away(asked, place)
        if why:
            return verdict, reason, why
    return None


@judged_once
def _said(look: Look) -> tuple[VerdictKind, Reason, str] | None:
    """Return what a page says that it is for nobody here and now."""
    for says, reason in _SAID:
        if (why := says(look)) and not is_at_hand(look, says):
            return VerdictKind.REVIEW, reason, why
    return None


def _lost_place(asked: urls.Url, place: urls.Url, look: Look, trail: Trail) -> Verdict | None:
    """Return the verdict on a link whose page lacks the place that it points to."""
    quirk = quirk_of(asked)
    if quirk and quirk.fragments and quirk.fragments.fullmatch(asked.fragment):
        return None
    if place.fragment not in {"", asked.fragment}:
        return None  # a redirect points elsewhere, and browsers follow it
    lost = fragments.lost(look, fragments.parse(asked.fragment))
    if lost is None:
        return None
    reason, why = lost
    if look.is_shell or look.truncated:
        return trail.conclude(VerdictKind.REVIEW, Reason.UNSURE, f"{why}, as far as it was seen")
    return trail.conclude(_BROKEN, reason, why)
