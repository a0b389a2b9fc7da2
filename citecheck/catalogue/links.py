"""CC2: can a reader follow the links?"""

from __future__ import annotations

from typing import Final

from citecheck.catalogue.rule import Rule
from citecheck.model import Severity

RULES: Final = (
    Rule(
        code="CC201",
        name="broken-link",
        severity=Severity.ERROR,
        summary="A reader who follows the link does not get what was cited.",
        why="A citation that cannot be followed cannot be verified.",
        remedy="Look for the page's new address, or cite an archived copy.",
        example="CNN [reported](https://www.cnn.com/2009/ferry) the delay; the page answers 404.",
    ),
    Rule(
        code="CC202",
        name="moved-link",
        severity=Severity.INFO,
        summary="The page has moved for good; the link still arrives by a redirect.",
        why="Redirects are the first thing to be forgotten when a site is rebuilt.",
        remedy="Replace the address by the one it leads to.",
        example="A link to https://port.example/news.php?id=7 that now leads to /news/ferry.",
    ),
    Rule(
        code="CC203",
        name="link-needs-review",
        severity=Severity.WARNING,
        summary="A machine cannot tell from here whether a reader gets the page.",
        why="Login pages, bot walls and rate limits answer programs differently from people.",
        remedy="Open the link in a browser and look.",
        example="A link to a newspaper that asks every program whether it is a person.",
    ),
    Rule(
        code="CC204",
        name="insecure-link",
        severity=Severity.INFO,
        summary="The link is plain http, and the site answers the same address over https.",
        why="On the way, anybody can read and change what a reader gets over http.",
        remedy="Write https in the address.",
        example="A link to http://port.example/ice that redirects to https://port.example/ice.",
    ),
    Rule(
        code="CC205",
        name="long-redirect-chain",
        severity=Severity.INFO,
        summary="The link takes more than three redirects to arrive.",
        why="Each address on the way can break or be sold, and the link breaks with it.",
        remedy="Link the page at the end of the chain.",
        example="A link that passes a shortener, a counter, http and www before the article.",
    ),
    Rule(
        code="CC206",
        name="private-link",
        severity=Severity.WARNING,
        summary="The link leads to a private address or to a file on somebody's computer.",
        why="It works for who wrote it, and for no reader.",
        remedy="Link the public address of the page, or publish the file; where all readers are"
        " inside the network, --allow-private asks such links.",
        example="The [figures](file:///C:/Users/anna/figures.pdf) show a fall by a third.",
    ),
    Rule(
        code="CC207",
        name="tracking-parameters",
        severity=Severity.INFO,
        summary="The address tells the site how its reader came, and nothing about the page.",
        why="Such parameters follow readers around, and hide that two links are the same.",
        remedy="Remove them; the page stays the same.",
        example="A link to https://port.example/ice?utm_source=newsletter.",
    ),
    Rule(
        code="CC208",
        name="redirect-wrapper",
        severity=Severity.WARNING,
        summary="The link goes through a service that counts or filters clicks.",
        why="The service sees every reader, and the link breaks when it stops.",
        remedy="Link the target itself.",
        example="A link to https://l.facebook.com/l.php?u=https%3A%2F%2Fport.example%2Fice.",
    ),
    Rule(
        code="CC209",
        name="missing-place",
        severity=Severity.ERROR,
        summary="The page is there, but not the place or the words in it that the link points to.",
        why="The cited passage was changed or removed, or its name was.",
        remedy="Find the passage on the page, or cite an archived copy that has it.",
        example="A link to https://port.example/rules#ice where no element is named ice.",
    ),
    Rule(
        code="CC210",
        name="defanged-address",
        severity=Severity.INFO,
        summary="The address was made unclickable on purpose, and was read as what it stands for.",
        why="Who warns of a page writes so; that the address is asked may not be wanted.",
        remedy="None is needed; exclude the address where it should not be asked.",
        example="The mail led to hxxps://port[.]example[.]com/pay.",
    ),
    Rule(
        code="CC211",
        name="broken-link-with-copy",
        severity=Severity.INFO,
        summary="The link is broken, and the article cites an archived copy of the page as well.",
        why="Readers get what was cited from the copy, where they see that there is one.",
        remedy="None is needed where the copy stands beside the link.",
        example="CNN [reported](https://www.cnn.com/2009/ferry) the delay"
        " ([archived](https://web.archive.org/web/2009/https://www.cnn.com/2009/ferry)).",
    ),
)
