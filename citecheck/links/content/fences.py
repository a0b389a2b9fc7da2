"""Pages that are withheld: not for readers from here, or by a court, a law, an authority."""

from __future__ import annotations

from typing import Final

from citecheck.links.content.look import Look
from citecheck.links.content.prose import is_report, is_supposed, statement
from citecheck.patterns import lazy

# Text of a page beyond this many characters is no such notice.
_LONGEST: Final = 1500
# "Not in your country": a reader elsewhere gets it.
_FENCED: Final = lazy(
    r"\b(?:not|isn[’']t|un)[ -]?(?:currently )?available (?:\w+ ){0,3}(?:in|from"
    r"|for) your(?: current)?"
    r" (?:country|region|location|territory|area|jurisdiction)"
    r"|\b(?:sorry|not|n[’']t|cannot|unavailable)\b[^.!?]{0,60} due to (?:rights|licen[cs]ing)"
    r" (?:issues|restrictions)"
    r"|\bfrom a country belonging to the european economic area\b[^.]{0,200}\bcannot"
    r"|\bnicht in (?:ihrem|deinem|ihrer|deiner) (?:land|region) (?:verfügbar|abrufbar)"
    r"|\bin (?:ihrem|deinem|ihrer|deiner) (?:land|region)(?: leider| aus \w+ gründen)* nicht"
    r" (?:verfügbar|abrufbar|abgespielt|wiedergegeben|angezeigt)"
    r"|\b(?:video|content|page|site|stream|programme)\b[^.!?]{0,20} only available (?:to|for)"
    r" (?:viewers|users|visitors|readers|residents|people) (?:in|of|from)\b"
    r"|\bpas (?:disponible|accessible) (?:dans|depuis) votre (?:pays|région)"
    r"|\bno (?:está )?disponible en (?:su|tu) (?:país|región)"
    r"|\bha sido bloquead[oa] en (?:cumplimiento|virtud|ejecución) de\b"
    r"|недоступ(?:ен|но|на|ны) (?:для просмотра )?в ваш(?:ем регионе|ей стране)"
    r"|недоступн\w+ (?:для перегляду )?[ув] ваш(?:ому регіоні|ій країні)"
    r"|доступ к [^.]{0,60}ограничен (?:на основании|по решению|в соответствии)"
    r"|\b(?:access|content|page|post|site|url|video|website)s?\b[^.]{0,40}"
    r" (?:blocked|restricted|withheld) in (?:your|this) (?:country|region|jurisdiction)"
    r"|\bunavailable in (?:most|many) european countries"
    r"|\bthis (?:\w+ )?(?:web ?site|site|domain)(?: name)? has been seized\b"
    r"|\bthe domain [\w-]+(?:\.[\w-]+)+ has been seized\b"
    r"|\b(?:access|content|page|site|url|website)s?\b[^.]{0,80}"
    r" blocked (?:pursuant to|as per|by|under|following|in compliance with)"
    r" (?:the |an? )?(?:orders?|directions?|court|law|authority|government)\b"
    r"|\baccess has been (?:disabled|blocked) (?:by|under|following)"
    r" (?:an? |the )?(?:court|law|order)"
    r"|\b(?:site|page|contenu) (?:est |a été )?bloquée? (?:sur|par) (?:décision|ordre|ordonnance)"
    r"|\b(?:sitio|web|página|site|contenido|conteúdo) (?:ha sido |foi "
    r"|está )?bloquead[oa] por (?:orden|requerimiento"
    r"|decisión|ordem)"
    r"|\b(?:sito|pagina) (?:è (?:stat[oa] )?)?(?:oscurat|inibit|bloccat)[oa] (?:su|per)"
    r" (?:ordine|disposizione|provvedimento)"
    r"|\b(?:(?:web|internet)?seite|inhalt|angebot)\b[^.]{0,20} auf anordnung [^.]{0,40} gesperrt"
    r"|\berişim\w* engellenmiş\w*"
    r"|\bbu (?:internet |web )?(?:site|sayfa)\w*\b[^.]{0,120} erişim\w* engelle[nm]\w+"
    r"|\b(?:сайт|ресурс|доступ|страница)\b[^.]{0,40} заблокирован[оа]?"
    r" (?:по|на основании|в соответствии)"
    r"|\b(?:сайт|ресурс|доступ|сторінк[ау])\b[^.]{0,40} заблоковано (?:на (?:підставі|виконання)"
    r"|відповідно|згідно|за рішенням)"
    r"|内容因[^。]{0,10}法律[^。]{0,10}(?:屏蔽|无法)"
    r"|\bnon (?:è )?disponibile nel tuo paese"
    r"|\bnão (?:está |se encontra )?disponível (?:(?:no|em) seu país|(?:na|em) sua região)"
    r"|\bl[’']?accesso a[l ] ?[^.]{0,40}(?:è stato )?(?:inibito|bloccato) (?:su|per|in) "
    r"|您所在的(?:国家|地区)|お住まいの(?:国|地域)では"
)
# One of these stands in every such sentence, and looking for a word is cheap.
_WORDS: Final = (
    *("available", "european economic", "blocked", "restricted", "withheld", "seized", "disabled"),
    *("european countr", "verfügbar", "abrufbar"),
    *(
        "votre pays",
        "votre région",
        "due to ",
        "abgespielt",
        "wiedergegeben",
        "angezeigt",
        "na sua ",
        "em sua ",
        "en su ",
        "en tu ",
        "регион",
        "регіон",
        "стране",
        "країні",
        "доступ ",
        "заблок",
    ),
    *(
        "nel tuo",
        "seu país",
        "bloqu",
        "oscurat",
        "inibit",
        "bloccat",
        "gesperrt",
        "erişim",
        "所在的",
        "法律",
        "お住まい",
    ),
)
# Whose absence a page tells of that is there itself.
_SOME: Final = lazy(
    r"\b(?:some|many|several|certain|einige|manche|viele|certaine?s|algun[oa]s|alcun[ie]|alguns"
    r"|некоторые|деякі)\b[^.!?]{0,80}$"
)


def fenced(look: Look) -> str:
    """Return the words by which a short page says that it is not for readers from here."""
    if not look.is_shorter(_LONGEST):
        return ""
    text = statement(look)
    said = _FENCED.search(text) if any(word in text for word in _WORDS) else None
    if said is None or is_supposed(text, *said.span()) or is_report(look):
        return ""
    if any(head.lower().startswith(f"{said[0]}:") for head in look.headings):
        return ""  # news of it
    if _SOME.search(text, max(0, said.start() - 100), said.start()):
        return ""
    return f"says {said[0]!r}"
