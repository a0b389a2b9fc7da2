"""What a region, a line or a link is for."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from citecheck.model import BlockKind, LinkRole
from citecheck.readers import html_words as words

# What elements and ARIA roles mean, whatever their classes.
TAG_HINTS: Final = {
    "nav": LinkRole.NAVIGATION,
    "footer": LinkRole.NAVIGATION,
    "header": LinkRole.NAVIGATION,
    "aside": LinkRole.RELATED,
    "form": LinkRole.NAVIGATION,
    "dialog": LinkRole.NAVIGATION,
    "menu": LinkRole.NAVIGATION,
    "address": LinkRole.AUTHOR,
    "noscript": LinkRole.NAVIGATION,
}
ARIA_HINTS: Final = {
    "navigation": LinkRole.NAVIGATION,
    "banner": LinkRole.NAVIGATION,
    "contentinfo": LinkRole.NAVIGATION,
    "complementary": LinkRole.RELATED,
    "search": LinkRole.NAVIGATION,
    "dialog": LinkRole.NAVIGATION,
    "alertdialog": LinkRole.NAVIGATION,
    "menu": LinkRole.NAVIGATION,
    "menubar": LinkRole.NAVIGATION,
    "toolbar": LinkRole.NAVIGATION,
    "tablist": LinkRole.NAVIGATION,
}
