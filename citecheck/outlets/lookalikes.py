"""Hosts made to be read as another one.

Letters are compared by their skeletons (Unicode Technical Standard 39, "Unicode Security
Mechanisms", section 4), with a small table of those that look alike in address bars.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Final

from citecheck import urls
from citecheck.outlets.hosts import domain_of, suffixes
from citecheck.patterns import lazy

_PAIRS: Final = (
    "аa еe оo рp сc уy хx іi јj ѕs ԁd һh ԛq ԝw ӏl вb кk мm нh тt гr пn ьb ѵv ғf ԍg "
    "αa οo νv ρp ιi κk τt υu ηn βb γy εe χx ωw μu σo "
    "ıi ɡg ɑa ʏy ɩi ʀr ɴn ʜh ƅb ꮃw օo սu հh ոn աw զq ցg"
)
_TABLE: Final = {ord(pair[0]): pair[1] for pair in _PAIRS.split()} | {
    ord("0"): "o",
    ord("1"): "l",
    ord("i"): "l",
}


# No host of the registry has more.
_MOST_LABELS: Final = 6


def skeleton(host: str) -> str:
    """Return what a host looks like: equal for hosts that a reader takes for each other."""
    if not host.isascii():
        parts = unicodedata.normalize("NFKD", host)
        host = "".join(char for char in parts if not unicodedata.combining(char))
    looks = host.translate(_TABLE).replace("i", "l")
    return looks.replace("rn", "m").replace("vv", "w")


def imitated(host: str, known: AbstractSet[str], skeletons: AbstractSet[str]) -> str:
    """Return what an unregistered ASCII host imitates, for a person to read; empty for nothing.

    Args:
        host: The host without ``www.``.
        known: The hosts of the registry.
        skeletons: Their skeletons.
    """
    shown = urls.unicode_host(host)
    if mixes_scripts(shown):
        return f"mixed scripts in {shown}"
    looks = skeleton(shown)
    if (shown != host or looks != _only_ambiguous(host)) and any(
        part in skeletons and "." in part for part in suffixes(looks)
    ):
        return f"{shown} reads like another host"
    return _embedded(host, known)


def _only_ambiguous(host: str) -> str:
    """Return the skeleton that a host has when none of its letters is out of place."""
    return host.replace("i", "l")


def _embedded(host: str, known: AbstractSet[str]) -> str:
    """Return the registered host with which the labels of another one begin."""
    own = domain_of(host)
    labels = host.removesuffix(own).rstrip(".").split(".")
    for first in range(len(labels)):
        for last in range(min(len(labels), first + _MOST_LABELS), first + 1, -1):
            inner = ".".join(labels[first:last])
            if inner in known:
                return f"{inner} inside {own}"
    return ""


_SCRIPTS: Final = {
    "latin": lazy(r"[a-z\u00df-\u024f]"),
    "greek": lazy(r"[\u0370-\u03ff]"),
    "cyrillic": lazy(r"[\u0400-\u052f]"),
    "armenian": lazy(r"[\u0530-\u058f]"),
    "cherokee": lazy(r"[\u13a0-\u13ff\uab70-\uabbf]"),
}


def mixes_scripts(host: str) -> bool:
    """Return whether one label has letters of two alphabets that look alike."""
    if host.isascii():
        return False
    return any(
        sum(bool(script.search(label)) for script in _SCRIPTS.values()) > 1
        for label in host.split(".")
    )


def skeletons_of(hosts: Iterable[str]) -> frozenset[str]:
    """Return the skeletons of registered hosts."""
    # One text of them all takes a twentieth of the time.
    return frozenset(skeleton("\n".join(hosts)).split("\n"))
