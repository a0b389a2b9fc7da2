"""Texts and JSON documents that answer 200 and say nothing but that there is nothing."""

from __future__ import annotations

import json
from typing import Any, Final

from citecheck import urls
from citecheck.links import headers, softpages
from citecheck.model import Reply

TEXT_TYPES: Final = ("text/plain", "application/json")
# Bytes beyond which a document holds more than a message.
_LONGEST: Final = 500
# What stands beside the message in the errors of interfaces for programs.
_MESSAGES: Final = frozenset(
    {"error", "errors", "message", "msg", "detail", "title", "reason", "description"}
    | {"error_message", "error_description", "status_message", "statustext"}
)
_BESIDE: Final = _MESSAGES | frozenset(
    {
        "code",
        "status",
        "statuscode",
        "status_code",
        "error_code",
        "errorcode",
        "type",
        "success",
        "ok",
    }
    | {"timestamp", "path", "instance", "request_id", "requestid", "trace_id", "data", "result"}
)


def notice(asked: urls.Url, reply: Reply) -> str:
    """Return the words by which a text or JSON document says that it is none; or nothing.

    Args:
        asked: The address that was cited.
        reply: A reply that answered well.
    """
    if not reply.body or reply.truncated or len(reply.body) > _LONGEST:
        return ""
    media_type = headers.media_type(reply.head)
    if media_type not in TEXT_TYPES or softpages.tells_of_missing(asked):
        return ""
    text = reply.body.decode("utf-8", "replace").strip()
    said = text if media_type == TEXT_TYPES[0] else _message(text)
    return f"all it says is {said!r}" if softpages.names_none(said) else ""


def _message(text: str) -> str:
    """Return the message of a JSON document that is nothing but an error."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return ""
    if isinstance(found, str):
        return found
    while isinstance(found, dict) and {str(key).lower() for key in found} <= _BESIDE:
        said = [value for key, value in found.items() if str(key).lower() in _MESSAGES]
        texts = [value for value in said if isinstance(value, str) and softpages.names_none(value)]
        if texts:
            return texts[0]
        found = _inner(said)
    return ""


def _inner(values: list[Any]) -> Any:
    """Return the object among values, or the first of a list; None where there is none."""
    for value in values:
        if isinstance(value, dict):
            return value
        if isinstance(value, list) and value:
            return value[0]
    return None
