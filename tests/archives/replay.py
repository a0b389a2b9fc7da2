"""Drives a generator of asks with a table of answers; no network, no clock."""

import datetime as dt
import json

from citecheck.model import Failure, FailureKind, Reply

NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)

PAGE = (
    "<!doctype html><html><head><title>Ferry plan agreed</title></head><body><h1>Ferry plan agreed"
    "</h1><p>"
    + "The council agreed on Monday to buy two ships and to raise the ramp at the old pier. " * 12
    + "</p></body></html>"
)
GONE = (
    "<!doctype html><html><head><title>Page not found</title></head><body><h1>Page not found</h1>"
    "<p>The page that you are looking for does not exist.</p></body></html>"
)


def answer(body="", status=200, *headers):
    data = body if isinstance(body, bytes) else body.encode()
    return {"status": status, "head": "\r\n".join(headers).encode(), "body": data}


def html(body=PAGE, status=200, *headers):
    return answer(body, status, "Content-Type: text/html; charset=utf-8", *headers)


def data(value, status=200, *headers):
    return answer(json.dumps(value), status, "Content-Type: application/json", *headers)


def run(steps, web, default=None):
    """Return what a generator returns, and its asks.

    ``web`` maps the beginning of an address to the fields of a reply, a kind of failure, None, or
    a list of these (one an ask, the last one from then on).  The longest beginning that fits
    decides.
    """
    asks, counts, found = [], {}, None
    for _ in range(100):
        try:
            ask = steps.send(found)
        except StopIteration as end:
            return end.value, asks
        asks.append(ask)
        keys = [key for key in web if ask.url.startswith(key)]
        key = max(keys, key=len, default="")
        given = web.get(key, default or answer("", 404))
        if isinstance(given, list):
            number = counts[key] = counts.get(key, -1) + 1
            given = given[min(number, len(given) - 1)]
        if isinstance(given, FailureKind):
            found = Failure(url=ask.url, kind=given, elapsed=0.5, at=NOW)
        else:
            found = given and Reply(url=ask.url, elapsed=0.1, at=NOW, **given)
    raise AssertionError("the generator does not end")
