"""Whether a short page reports something, or is a notice that has nothing to report.

"The page is no longer available" is what a server says of itself, and what a spokesman says of a
ministry's page.  A notice has no paragraphs and quotes nobody; a report has one or the other.
"""

from __future__ import annotations

import re
from typing import Final

from citecheck.links.look import Look, judged_once
from citecheck.patterns import lazy

# Width from which a block is a paragraph, and from which paragraphs are an article.
_PARAGRAPH: Final = 110
_ARTICLE: Final = 300
# Scripts without spaces say in one character what others say in two or three.
_WIDE: Final = lazy(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WIDTH: Final = 2.5
# Paragraphs of the frame: what every page of a site has.
_FRAME: Final = lazy(
    r"cookie|©|\bcopyright\b|all rights reserved|javascript|newsletter", re.IGNORECASE
)
# How the ten languages name the one who says something.
_ATTRIBUTION: Final = lazy(
    r"\b(?:said|says|told|confirmed|announced|according to|spokes(?:man|woman|person)"
    r"|reported|learned"
    r"|sagte|sagten|erklärte|bestätigte|teilte|mitteilte|laut|zufolge|sprecher(?:in)?"
    r"|a (?:dit|déclaré|confirmé|annoncé|indiqué|affirmé|précisé)|selon|porte-parole"
    r"|dijo|afirmó|confirmó|anunció|declaró|informó|según|portavoz"
    r"|ha (?:detto|dichiarato|confermato|annunciato|affermato)|secondo|portavoce"
    r"|disse|afirmou|confirmou|anunciou|declarou|informou|segundo|porta-voz"
    r"|сказал[аи]?|заявил[аи]?|сообщил[аи]?|подтвердил[аи]?|по словам"
    r"|пресс-служб\w+|пресс-секретарь"
    r"|сказа(?:в|ла|ли)|заяви(?:в|ла|ли)|повідоми(?:в|ла|ли)|підтверди(?:в|ла|ли)|за словами"
    r"|речни(?:к|ця)|прес-служб\w+)\b"
    r"|表示|宣布|据[^,。]{1,12}报道|發言人|发言人|と述べ|と発表|によると|明らかにし|と主張",
    re.IGNORECASE,
)
_QUOTES: Final = "\"'“”„«‘「『《"


@judged_once
def is_report(look: Look) -> bool:
    """Return whether a page has the paragraphs of an article, or tells what somebody said."""
    paragraphs = (block for block in look.blocks if not _FRAME.search(block))
    widths = (width for block in paragraphs if (width := _width(block)) >= _PARAGRAPH)
    return sum(widths) >= _ARTICLE or _ATTRIBUTION.search(look.text) is not None


def is_quoted(text: str, start: int) -> bool:
    """Return whether words that begin at an offset are somebody's words in quotation marks."""
    return start > 0 and text[start - 1] in _QUOTES


def _width(block: str) -> float:
    wide = 0 if block.isascii() else len(_WIDE.findall(block))
    return len(block) + wide * (_WIDTH - 1)
