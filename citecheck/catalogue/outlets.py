"""CC3: who is behind the addresses?"""

from __future__ import annotations

from typing import Final

from citecheck.catalogue.rule import Rule
from citecheck.model import Severity

RULES: Final = (
    Rule(
        code="CC301",
        name="unknown-outlet",
        severity=Severity.INFO,
        summary="The registry does not know who is behind the address.",
        why="Readers ask first who says so.",
        remedy="Name the publisher in the text, or add it to a table of your own.",
        example="The harbour [froze over](https://strait-facts.example/ice), it is reported.",
    ),
    Rule(
        code="CC302",
        name="look-alike-host",
        severity=Severity.ERROR,
        summary="The host imitates that of a known outlet.",
        why="Look-alike hosts are made to deceive: the outlet it resembles did not publish this.",
        remedy="Link the outlet's own page, or say plainly that the address is an imitation.",
        example="The Guardian [reported](https://www.theguard1an.com/ice) the delay.",
    ),
    Rule(
        code="CC303",
        name="hidden-target",
        severity=Severity.WARNING,
        summary="A shortened address hides who is cited.",
        why="Readers cannot see where it leads, and it breaks when the shortener stops.",
        remedy="Link the page that it leads to.",
        example="CNN [reported](https://bit.ly/3abcDEF) the delay.",
    ),
    Rule(
        code="CC304",
        name="copy-linked",
        severity=Severity.INFO,
        summary="The link leads to somebody's AMP, translated or proxied copy of the page.",
        why="Another party keeps the copy; it may lack corrections, and it is the first to go.",
        remedy="Link the original page.",
        example="A link to https://www.google.com/amp/s/port.example/ice.",
    ),
    Rule(
        code="CC305",
        name="archived-copy-linked",
        severity=Severity.INFO,
        summary="An archived copy is cited, and the original is not known to be gone.",
        why="The copy lacks later corrections; who still can should read the original.",
        remedy="Link the original, and keep the copy beside it.",
        example="A link to https://web.archive.org/web/2024/https://port.example/ice.",
    ),
    Rule(
        code="CC306",
        name="unknown-account",
        severity=Severity.WARNING,
        summary="The linked account bears the credited outlet's name, but is none of those known.",
        why="Anybody can open an account under the name of an outlet.",
        remedy="Link a post of the outlet's own account, or its page.",
        example="CNN [reported](https://x.com/cnn_breaking_live/status/1) the delay.",
    ),
    Rule(
        code="CC307",
        name="unknown-host-of-outlet",
        severity=Severity.WARNING,
        summary="The linked host bears the credited outlet's name, but is none of those known.",
        why="Cloned news sites put the name of an outlet under another top-level domain.",
        remedy="Compare the page with the outlet's own site, and link that.",
        example="Der Spiegel [reported](https://spiegel.ltd/ice) the delay.",
    ),
)
