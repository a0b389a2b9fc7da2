"""Drives a link flow with a table of answers; no network, no clock."""

from citecheck.links.flow import check_link
from citecheck.links.policy import Policy
from citecheck.model import Failure, FailureKind, Reply

# What a verdict is made of: how it ends, and why.
OK = ("ok", "ok")
MOVED = ("moved", "moved-permanently")
SOFT = ("broken", "soft-404")
HOME = ("broken", "redirect-to-home")
PARKED = ("broken", "parked")
LOGIN = ("review", "login")
LEGAL = ("review", "legal")
WALL = ("review", "bot-wall")
FORBIDDEN = ("review", "forbidden")
UNSURE = ("review", "unsure")
PAYWALL = ("review", "paywall")
TIRED = ("review", "rate-limited")

WORDS = (
    "The harbour bridge reopened on Monday after repairs that took eleven months, the port "
    "authority said in a statement. Engineers replaced forty of the two hundred cables and "
    "repainted both towers. Ferries that had carried commuters since last winter made their "
    "final crossings on Sunday night, and the toll stays suspended until the end of the year. "
)


def page(title="Harbour bridge reopens", text=WORDS * 4, heading=None, more=""):
    return (
        f"<!doctype html><html><head><title>{title}</title>{more}</head><body>"
        f"<h1>{title if heading is None else heading}</h1><p>{text}</p></body></html>"
    )


def html(body, status=200, *headers, charset="utf-8"):
    lines = (f"Content-Type: text/html; charset={charset}", *headers)
    data = body.encode(charset) if isinstance(body, str) else body
    return {"status": status, "head": "\r\n".join(lines).encode(), "body": data}


def redirect(location, status=302, *headers):
    lines = (f"Location: {location}", *headers)
    return {"status": status, "head": "\r\n".join(lines).encode()}


NOT_FOUND = html(page("Page not found", "Nothing here."), 404)


def run(url, web, policy=None, default=NOT_FOUND):
    """Return the verdict and the asks of a flow, given what each address answers.

    ``web`` maps an address to the fields of a reply, to a kind of failure, or to a list of these
    (one an ask, the last one from then on).
    """
    policy = policy or Policy(backoff=1.0)
    steps = check_link(url, policy)
    asks, count = [], {}
    answer = None
    for _ in range(200):
        try:
            ask = steps.send(answer)
        except StopIteration as end:
            return policy.overrule(end.value), asks
        asks.append(ask)
        found = web.get(ask.url, default)
        if isinstance(found, list):
            number = count[ask.url] = count.get(ask.url, -1) + 1
            found = found[min(number, len(found) - 1)]
        if isinstance(found, FailureKind):
            answer = Failure(url=ask.url, kind=found, elapsed=0.5)
        else:
            answer = found and Reply(url=ask.url, elapsed=0.25, **found)
    raise AssertionError("the flow does not end")


def verdict(url, web, **more):
    found, _ = run(url, web, **more)
    return found.verdict.value, found.reason.value


def found_at(url, body, *headers, status=200, **more):
    """Return the verdict on a link whose page is ``body``; nothing else is on its site."""
    return verdict(url, {url: html(body, status, *headers)}, **more)


def notice(title, heading, *paragraphs):
    """Return a page of a title, a heading or none, and paragraphs."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    head = f"<h1>{heading}</h1>" if heading else ""
    return f"<!doctype html><title>{title}</title>{head}{body}"
