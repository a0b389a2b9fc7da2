"""Addresses of the documentation that reports lead to."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

HOME: Final = "https://citecheck.readthedocs.io/"
SETTINGS_SCHEMA: Final = f"{HOME}settings.schema.json"


def rule_page(code: str) -> str:
    """Return the address of the page that explains a problem, by its code."""
    return f"{HOME}problems.html#{quote(code.lower(), errors='replace')}"
