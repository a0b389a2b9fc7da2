"""The JSON Schema of the configuration file, made from the settings, for editors."""

from __future__ import annotations

from typing import Any, Final

import attrs

from citecheck import settings
from citecheck.reports.pages import SETTINGS_SCHEMA

_TYPES: Final = {bool: "boolean", int: "integer", float: "number", str: "string"}
# What a list may hold, or a value be, where that can be told.
_CHOICES: Final = {"fetcher": settings.FETCHERS}
_CHOICES_OF_ITEMS: Final = {"fail_on": settings.FAIL_LEVELS, "schemes": settings.SCHEMES}


def schema() -> dict[str, Any]:
    """Return the schema of ``citecheck.toml`` and of ``[tool.citecheck]``."""
    fields = attrs.fields(settings.Settings)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": SETTINGS_SCHEMA,
        "title": "Settings of citecheck",
        "type": "object",
        "additionalProperties": False,
        "properties": {item.name.replace("_", "-"): _property(item) for item in fields},
    }


def _property(item: attrs.Attribute[Any]) -> dict[str, Any]:
    told: dict[str, Any] = {"description": item.metadata["help"]}
    if not isinstance(item.default, tuple):
        choices = {"enum": list(_CHOICES[item.name])} if item.name in _CHOICES else {}
        return told | {"type": _TYPES[type(item.default)], "default": item.default} | choices
    choices = {"enum": list(_CHOICES_OF_ITEMS[item.name])} if item.name in _CHOICES_OF_ITEMS else {}
    array = {"type": "array", "items": {"type": "string"} | choices}
    told["default"] = list(item.default)
    if item.name.replace("_", "-") not in settings.TABLES:
        return told | array
    table = {"type": "object", "additionalProperties": {"type": ["string", "number"]}}
    return told | {"anyOf": [array, table]}
