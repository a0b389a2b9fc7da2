"""The reasons of verdicts in plain words, with what a reader can do about them."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from citecheck.model import Reason, Verdict

_WORDS: Final = MappingProxyType(
    {
        Reason.GONE: "there is no such page any more",
        Reason.HTTP_ERROR: "the site refuses the request as faulty",
        Reason.SERVER_ERROR: "the site has trouble of its own; try again later",
        Reason.DNS: "there is no such host; look for a slip in its name",
        Reason.REFUSED: "the host takes no connections",
        Reason.RESET: "the host breaks the connection off",
        Reason.TIMEOUT: "the host does not answer in time; try again later",
        Reason.TLS: "browsers warn of the site's certificate",
        Reason.REDIRECT_LOOP: "the site sends its readers round in a circle",
        Reason.TOO_MANY_REDIRECTS: "the site sends its readers on and on",
        Reason.BAD_REDIRECT: "the site sends its readers nowhere",
        Reason.BAD_REPLY: "what the host answers is no page",
        Reason.SOFT_404: 'the page says "not found", whatever its status says',
        Reason.REDIRECT_TO_HOME: "the page is gone; the site shows its front page instead",
        Reason.PARKED: "the domain is for sale; what was there is gone",
        Reason.FRAGMENT_MISSING: "the page has no place of that name",
        Reason.TEXT_MISSING: "the page does not have those words",
        Reason.BAD_URL: "no browser takes this for an address; look for a slip in it",
        Reason.LOGIN: "the page asks for a login",
        Reason.FORBIDDEN: "the site refuses programs, or everybody",
        Reason.BOT_WALL: "the site asks whether one is a person",
        Reason.PAYWALL: "the page is for subscribers",
        Reason.RATE_LIMITED: "the site was asked too often; try again later",
        Reason.LEGAL: "the page is withheld for legal reasons, perhaps only here",
        Reason.UNSURE: "it is not clear what the site shows",
    }
)


def said(verdict: Verdict) -> str:
    """Return reason and status in a few words: ``"gone, 404"``."""
    return f"{verdict.reason}, {verdict.status}" if verdict.status else str(verdict.reason)


def explained(verdict: Verdict) -> str:
    """Return the reason as a clause that a reader understands; empty for a good verdict."""
    if verdict.evidence and verdict.url.startswith("file:"):
        return verdict.evidence[0]  # it speaks of files, and says what to do
    return _WORDS.get(verdict.reason, "")
