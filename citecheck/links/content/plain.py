"""Texts, JSON and XML that answer 200 and say nothing but that there is nothing."""

from __future__ import annotations

import html
import json
import re
from typing import Any, Final

from citecheck import urls
from citecheck.links import headers
from citecheck.links.content import softpages
from citecheck.links.content.look import look_at
from citecheck.model import Reply
from citecheck.patterns import lazy

_PLAIN: Final = "text/plain"
_XML_TYPES: Final = ("application/xml", "text/xml")
_JSON_TYPES: Final = (
    "application/json",
    "application/problem+json",
    "application/vnd.api+json",
    "application/hal+json",
)
TEXT_TYPES: Final = (_PLAIN, *_JSON_TYPES, *_XML_TYPES)
# How a page begins of which browsers show the source.
_PAGE: Final = ("<html", "<!doctype html")
# Bytes beyond which a document holds more than a message.
_LONGEST: Final = 500
# What stands beside the message in the errors of interfaces for programs.
_MESSAGES: Final = frozenset(
    {"error", "errors", "message", "msg", "detail", "title", "reason", "description"}
    | {"error_message", "error_description", "status_message", "statustext"}
)
# Those of them that other things have, too.
_NAMES: Final = frozenset({"title", "description"})
_STATUSES: Final = frozenset(
    {"code", "status", "statuscode", "status_code", "error_code", "errorcode"}
)
_GONE: Final = lazy(
    r"404|410|[\w.-]{0,30}not[_-]?found(?:error|exception)?|no[_-]?such[_-]?\w{1,30}", re.IGNORECASE
)
# What stores of files answer: one element for the error, in it one for each thing to say.
_XML_ERROR: Final = lazy(
    r"(?:<\?xml[^<>]*>\s*)?<error(?:\s[^<>]*)?>(.*)</error>", re.IGNORECASE | re.DOTALL
)
_XML_PART: Final = lazy(r"<(\w+)>([^<>]*)</\1>")
_RESULTS: Final = ("data", "result")
_BESIDE: Final = (
    _MESSAGES
    | _STATUSES
    | {"type", "success", "ok", "timestamp", "path", "instance", "extensions", "locations"}
    | {"request_id", "requestid", "trace_id", *_RESULTS}
)


def notice(asked: urls.Url, reply: Reply) -> str:
    """Return the words by which a text, JSON or XML document says that it is none; or nothing.

    Args:
        asked: The address that was cited.
        reply: A reply that answered well.
    """
    if not reply.body or reply.truncated or len(reply.body) > _LONGEST:
        return ""
    media_type = headers.media_type(reply.head)
    if media_type not in TEXT_TYPES or softpages.tells_of_missing(asked):
        return ""
    text = reply.body.decode("utf-8-sig", "replace").strip()
    if media_type == _PLAIN:
        shown = look_at(reply).title if text.lower().startswith(_PAGE) else text
        said = shown if softpages.names_none(shown) else ""
    elif media_type in _XML_TYPES:
        said = _xml_message(text, asked)
    else:
        said = _message(text)
    return f"all it says is {said!r}" if said else ""


def _message(text: str) -> str:
    """Return the message of a JSON document that is nothing but an error of something missing."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return ""
    if isinstance(found, str):
        return found if softpages.names_none(found) else ""
    while isinstance(found, dict) and _is_error(lower := _lower(found)):
        said = [value for key, value in lower.items() if key in _MESSAGES]
        texts = (value for value in said if isinstance(value, str) and value)
        told = [text for text in texts if _is_gone(lower) or softpages.names_none(text)]
        if told:
            return told[0]
        found = _inner(said)
    return ""


def _xml_message(text: str, asked: urls.Url) -> str:
    """Return the message of an XML document that is nothing but an error of something missing."""
    error = _XML_ERROR.fullmatch(text)
    if error is None:
        return ""
    parts = {part[1].lower(): html.unescape(part[2]) for part in _XML_PART.finditer(error[1])}
    code, message = parts.get("code", ""), parts.get("message", "").partition("\n")[0].strip()
    is_gone = _GONE.fullmatch(code) and code.lower() not in asked.href.lower()
    return message or code if is_gone or softpages.names_none(message) else ""


def _lower(found: dict[str, Any]) -> dict[str, Any]:
    return {key.lower(): value for key, value in found.items()}


def _is_error(found: dict[str, Any]) -> bool:
    """Return whether an object has nothing but what errors have."""
    return found.keys() <= _BESIDE and all(_is_bare(found.get(key)) for key in _RESULTS)


def _is_bare(value: Any) -> bool:
    """Return whether a result is none: nothing, or nothing in each of its parts, or a status."""
    if isinstance(value, dict):
        return all(key in _STATUSES or _is_bare(part) for key, part in _lower(value).items())
    return not value


def _is_gone(found: dict[str, Any]) -> bool:
    """Return whether an error gives itself the status of what is missing.

    What has only a title beside a number may be number 404 of its kind.
    """
    failed = found.get("ok", found.get("success")) is False
    if not (failed or (found.keys() & _MESSAGES) - _NAMES):
        return False
    inside = (found[key] for key in found if key in {"extensions", *_RESULTS})
    objects = (found, *(_lower(value) for value in inside if isinstance(value, dict)))
    return any(
        key in _STATUSES and _GONE.fullmatch(str(value))
        for one in objects
        for key, value in one.items()
    )


def _inner(values: list[Any]) -> Any:
    """Return the object among values, or the first of a list; None where there is none."""
    for value in values:
        if isinstance(value, dict):
            return value
        if isinstance(value, list) and value:
            return value[0]
    return None
