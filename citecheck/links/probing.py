"""Asking a site for an address that cannot exist, where its answer alone leaves a doubt."""

from __future__ import annotations

from collections.abc import Generator

from citecheck import urls
from citecheck.links import headers, judge
from citecheck.links.content import detours, homes, softpages
from citecheck.links.content.look import HTML_TYPES, Look, look_at
from citecheck.links.content.softpages import Doubt
from citecheck.links.trail import Trail
from citecheck.model import Ask, Failure, Reply

# What the flow is sent for the one question, and gives: why the page is none, or nothing.
Probing = Generator[Ask, Reply | Failure | None, str]


def missing(asked: urls.Url, place: urls.Url, look: Look) -> Probing:
    """Return what shows that a page says "there is nothing here"; empty where it does not."""
    doubt, why = softpages.doubt(asked, look)
    if doubt is not Doubt.DOUBTFUL or homes.is_home(place):
        return why if doubt is Doubt.MISSING else ""
    answer = yield _ask(place)
    if not isinstance(answer, Reply) or judge.by_status(answer.status) != judge.OK:
        return ""  # the site tells what it has from what it has not
    return why if softpages.is_same_page(look, look_at(answer)) else ""


def swept(place: urls.Url, trail: Trail) -> Probing:
    """Return what shows that a site sends every address to one place; empty where it does not."""
    came = urls.parse(trail.hops[-2].url) if len(trail.hops) > 1 else None
    if came is None or not (detours.leads_up(came, place) or detours.is_numbered(place)):
        return ""
    answer = yield _ask(came)
    if not isinstance(answer, Reply) or answer.status not in judge.REDIRECTS:
        return ""
    led = urls.resolve(headers.location(answer), answer.url)
    return f"the site redirects every address to {led}" if led == place.href else ""


def _ask(place: urls.Url) -> Ask:
    address, shape = softpages.probe(place)
    return Ask(url=address, body_limit=262_144, body_types=HTML_TYPES, share=shape)
