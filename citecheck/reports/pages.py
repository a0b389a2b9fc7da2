"""What the reports for other programs share: addresses of the documentation, fingerprints."""

from __future__ import annotations

import hashlib
from typing import Final
from urllib.parse import quote

from citecheck.catalogue import OWN
from citecheck.model import Problem

HOME: Final = "https://citecheck.readthedocs.io/"
SETTINGS_SCHEMA: Final = f"{HOME}settings.schema.json"


def rule_page(code: str) -> str:
    """Return the address of the page that explains a problem, by its code."""
    if code.startswith(OWN):
        return f"{HOME}plugins.html#rules"
    return f"{HOME}problems.html#{quote(code.lower(), errors='replace')}"


def fingerprint(document: str, problem: Problem) -> str:
    """Return what stays the same when the text around a problem moves, as 16 hex digits."""
    whole = f"{problem.code}\0{document}\0{problem.about or problem.message}"
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:16]
