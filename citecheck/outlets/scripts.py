"""The script that a name is written in."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

# Letters by ISO 15924 code (blocks of the Unicode Standard).  Japanese and Korean stand before
# Chinese, whose characters they use as well.
_SCRIPTS: Final = (
    ("Jpan", "\u3040-\u30ff\uff66-\uff9f"),
    ("Kore", "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"),
    ("Hani", "\u3400-\u9fff\uf900-\ufaff"),
    ("Cyrl", "\u0400-\u052f"),
    ("Grek", "\u0370-\u03ff\u1f00-\u1fff"),
    ("Arab", "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff"),
    ("Hebr", "\u0590-\u05ff"),
    ("Armn", "\u0530-\u058f"),
    ("Geor", "\u10a0-\u10ff\u1c90-\u1cbf"),
    ("Deva", "\u0900-\u097f"),
    ("Beng", "\u0980-\u09ff"),
    ("Guru", "\u0a00-\u0a7f"),
    ("Gujr", "\u0a80-\u0aff"),
    ("Orya", "\u0b00-\u0b7f"),
    ("Taml", "\u0b80-\u0bff"),
    ("Telu", "\u0c00-\u0c7f"),
    ("Knda", "\u0c80-\u0cff"),
    ("Mlym", "\u0d00-\u0d7f"),
    ("Sinh", "\u0d80-\u0dff"),
    ("Thai", "\u0e00-\u0e7f"),
    ("Laoo", "\u0e80-\u0eff"),
    ("Tibt", "\u0f00-\u0fff"),
    ("Mymr", "\u1000-\u109f"),
    ("Ethi", "\u1200-\u139f"),
    ("Khmr", "\u1780-\u17ff"),
    ("Mong", "\u1800-\u18af"),
    ("Thaa", "\u0780-\u07bf"),
    ("Tfng", "\u2d30-\u2d7f"),
)
# A block's first letter, its last one, and the place of its script above.
_BLOCKS: Final = sorted(
    (first, last, place)
    for place, (_, letters) in enumerate(_SCRIPTS)
    for first, last in zip(letters[::3], letters[2::3], strict=True)
)
_FIRST: Final = tuple(first for first, _, _ in _BLOCKS)
_LETTER: Final = re.compile(r"[^\W\d_]")


def script_of(text: str) -> str:
    """Return the ISO 15924 code of the script of a name.

    A name that mixes scripts ("RTВ") has that which is not Latin, as a reader of Latin script
    alone cannot read it; one without letters has none.
    """
    # Latin letters stand before all of these.
    if max(text, default="") >= _FIRST[0]:
        places = [place for char in set(text) if (place := _place(char)) is not None]
        if places:
            return _SCRIPTS[min(places)][0]
    return "Latn" if _LETTER.search(text) else ""


def _place(char: str) -> int | None:
    """Return the place of the script that has a letter; None for Latin letters and signs."""
    block = bisect_right(_FIRST, char) - 1
    if block < 0:
        return None
    _, last, place = _BLOCKS[block]
    return place if char <= last else None
