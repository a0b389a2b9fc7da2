"""Sites that need a rule of their own; each says why.

A rule belongs here only where a site answers every program the same way, whatever is asked.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from attrs import frozen

from citecheck import urls
from citecheck.patterns import lazy

# The hosts of all rules; nearly every link is done with after this one look.
_HOSTS: Final = lazy(
    r"(?:^|\.)(?:youtube|youtube-nocookie|youtu|twitter|x|instagram|threads|github|gitlab|codeberg)"
    r"\.(?:com|be|net|org)$"
)


@frozen(kw_only=True)
class Quirk:
    """A rule for some addresses.

    Args:
        address: What they look like.
        ask: The address to ask instead, made of the groups of ``address``; empty for the same.
        is_unsure: Whether even a page that is found proves nothing.
        fragments: Fragments that scripts understand, so that no element need have them.
        why: The reason, for the evidence.
    """

    address: re.Pattern[str]
    ask: str = ""
    is_unsure: bool = False
    fragments: re.Pattern[str] | None = None
    why: str


QUIRKS: Final = (
    Quirk(
        address=lazy(
            r"https?://(?:(?:www\.|m\.)?youtube(?:-nocookie)?\.com/(?:watch\?(?:[^#]*&)?v=|shorts/"
            r"|embed/|live/|v/)|youtu\.be/)([\w-]{11})(?![\w-])"
        ),
        ask="https://img.youtube.com/vi/{}/hqdefault.jpg",
        why="asked for the still of the video, as YouTube shows a page for every address",
    ),
    Quirk(
        address=lazy(r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/\w+/status/\d+"),
        is_unsure=True,
        why="X shows programs the same page whether or not a post exists",
    ),
    Quirk(
        address=lazy(r"https?://(?:www\.)?(?:instagram|threads)\.(?:com|net)/"),
        is_unsure=True,
        why="Instagram and Threads show programs the same page whether or not a post exists",
    ),
    Quirk(
        address=lazy(r"https?://(?:www\.)?(?:github|gitlab|codeberg)\.(?:com|org)/"),
        fragments=lazy(r"L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?|diff-[0-9a-f]+(?:[LR]\d+)*"),
        why="lines of code are marked by scripts",
    ),
)


@lru_cache(maxsize=4096)
def _has_rules(host: str) -> bool:
    return _HOSTS.search(host) is not None


def quirk_of(url: urls.Url) -> Quirk | None:
    """Return the rule for an address; None for nearly all."""
    if not _has_rules(url.host):
        return None
    return next((quirk for quirk in QUIRKS if quirk.address.match(url.href)), None)
