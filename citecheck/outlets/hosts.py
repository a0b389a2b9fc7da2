"""Walking a host name from the whole to its suffixes."""

from __future__ import annotations

import re
from typing import Final

from citecheck import urls

# "google.com", "google.de", "google.co.uk", "google.com.au": a country's suffix, not "google.zip".
_NATIONAL: Final = re.compile(r"com|(?:(?:com?|net|org)\.)?[a-z]{2}")


def suffixes(host: str) -> list[str]:
    """Return a host and then every shorter suffix of it on label boundaries."""
    found = []
    while host:
        found.append(host)
        _, _, host = host.partition(".")
    return found


def domain_of(host: str) -> str:
    """Return the registrable domain of a host; the last two labels under an unknown suffix."""
    return urls.registrable_domain(host) or ".".join(host.split(".")[-2:])


def brand_of(host: str) -> str:
    """Return ``"google"`` for ``www.google.co.uk``: the label before a national public suffix.

    Empty where the registrable domain ends in anything else, since anyone may have bought that.
    """
    brand, _, suffix = domain_of(host).partition(".")
    return brand if _NATIONAL.fullmatch(suffix) else ""


def is_ip(host: str) -> bool:
    """Return whether a WHATWG host is an IP address: no other host ends in a number."""
    return host.startswith("[") or host[-1:].isdigit()
