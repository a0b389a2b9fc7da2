"""Songs, films, books and the like, which may be titled as notices are ("404", "Not Found")."""

from __future__ import annotations

import re
from typing import Final

from citecheck.links.content.look import Look, judged_once
from citecheck.patterns import lazy

# How pages tell machines that they are on a work: types of the Open Graph protocol, of schema.org.
_OPEN_GRAPH: Final = lazy(r"(?:music|video|books?)\b.*", re.DOTALL)
_SCHEMA: Final = lazy(
    rb"(?:[\"']@type[\"']\s*:\s*\[?\s*[\"']|\bitemtype\s*=\s*[\"']?https?://schema\.org/)"
    rb"(?:music(?:album|recording|composition|release)|movie|book|audiobook|tv(?:series|episode)"
    rb"|podcast(?:series|episode)|videogame|visualartwork|painting|play|comic(?:issue|story))\b"
)
# What is told of works only, by language: who made them, and what they are made of.
_CREDITS: Final = lazy(
    r"\b(?:directed|produced|recorded|composed|illustrated|mixed) by\b|\bstarring\b|\btrack ?list"
    r"|\blyrics\b|\b(?:run(?:ning)? time|isbn|paperback|hardcover|screenplay|soundtrack|vinyl"
    r"|album)\b|\b(?:genre|género|gênero|genere|жанр):"
    r"|\b(?:regie|darsteller|drehbuch|laufzeit|titelliste|taschenbuch|spieldauer)\b"
    r"|\b(?:réalisé(?:e)? par|paroles|scénario|durée)\b"
    r"|\b(?:dirigid[oa] por|reparto|guion|duración|canciones)\b"
    r"|\b(?:regia|durata|brani|sceneggiatura)\b"
    r"|\b(?:direção|elenco|roteiro|duração|faixas)\b"
    r"|режисс[её]р|в ролях|\bальбом|слова и музыка|исполнител|режисер|у ролях|виконав"
    r"|\b\d{2,4} (?:pages|seiten|páginas|pagine)\b|\b\d{2,4} (?:страниц|сторінок)"
    r"|[全共]\d{2,4}(?:ページ|页|頁)"
    r"|\b(?:novel|publisher|verlag|éditions|editore|editora)\b"
    r"|издательств|видавництв|出版社|导演|主演|作词|作曲|专辑|片长|監督|出演|作詞|アルバム|収録"
)
# Lengths of songs and scenes.
_LENGTH: Final = lazy(r"(?<![\d:])\d{1,2}:[0-5]\d(?![\d:])")
_LENGTHS: Final = 3


@judged_once
def is_work(look: Look) -> bool:
    """Return whether a page is on a work, as it tells machines, or by two credits of one."""
    metas = look.metas(b"og:type")
    types = (meta.get("content", "") for meta in metas if meta.get("property") == "og:type")
    if any(map(_OPEN_GRAPH.fullmatch, types)) or _SCHEMA.search(look.low):
        return True
    text = look.text.lower()
    credits_told = {found[0] for found in _CREDITS.finditer(text)}
    has_lengths = len(_LENGTH.findall(text)) >= _LENGTHS
    return len(credits_told) + has_lengths > 1
