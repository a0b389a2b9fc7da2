"""Whether a short page reports something, or is a notice that has nothing to report.

"The page is no longer available" is what a server says of itself, and what a spokesman says of a
ministry's page.  A notice has no paragraphs and quotes nobody; a report has one or the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from citecheck.links.content.look import Look, folded, judged_once
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
    r"|reported|learned|explained"
    r"|sagte|sagten|erklärte|bestätigte|teilte|mitteilte|laut|zufolge|sprecher(?:in)?"
    r"|a (?:dit|déclaré|confirmé|annoncé|indiqué|affirmé|précisé|expliqué|raconté)|selon"
    r"|porte-parole"
    r"|dijo|contó|explicó|señaló|aseguró|afirmó|confirmó|anunció|declaró|informó|según|portavoz"
    r"|ha (?:detto|dichiarato|confermato|annunciato|affermato|spiegato|raccontato)|secondo"
    r"|portavoce"
    r"|disse|contou|explicou|afirmou|confirmou|anunciou|declarou|informou|segundo|porta-voz"
    r"|сказал[аи]?|заявил[аи]?|сообщил[аи]?|подтвердил[аи]?|по словам"
    r"|пресс-служб\w+|пресс-секретарь"
    r"|сказа(?:в|ла|ли)|заяви(?:в|ла|ли)|повідоми(?:в|ла|ли)|підтверди(?:в|ла|ли)|за словами"
    r"|речни(?:к|ця)|прес-служб\w+)\b"
    r"|表示(?![でさしすい])|宣布|据[^,。]{1,12}报道|發言人|发言人|と述べ|と発表|によると|明らかにし|と主張",
    re.IGNORECASE,
)
# How people speak of themselves, which no site does; boxes that a reader is to tick do, too.
_PERSON: Final = lazy(
    r"\bI (?:was|had|have (?!read)|get|got|did|do|see|saw|click(?:ed)?|tr(?:y|ied)|used?|need|think"
    r"|thought|know|went|made?|wr[io]te|like|love|bought|work(?:ed)?|keep|read|remember"
    r"|sit|walk(?:ed)?)\b|\b[Dd]o I\b"
    r"|(?<!sehe )\b[Ii]ch (?!stimme|akzeptiere|bin (?:kein|über|damit)|habe (?:mein|die)|möchte)"
    r"[a-zäöü]"
    r"|\b[Jj](?:e (?!(?:na|za|to|se|si|po|od|do) |vois (?:ceci|cela|ça|cette))|[’'])"
    r"(?!accepte|suis |consens|ne suis|m[e’']"
    r"|en profite|y |ai (?:oubl|lu))[a-zéê]{2}"
    r"|\b[Яя] (?!согла|принима|не робот|подтвержда|хочу|забы|погодж|прийма|это вижу|вижу это)"
    r"[а-яії]{2}"
)
# What explains a message instead of giving it.
_EXPLAINED: Final = lazy(
    r"\bstatus codes?\b|\brfc ?\d{4}\b|\b(?:is|are) (?:often |also )?called\b"
    r"|\b(?:error|message|warning|answer|response) (?:means|appears|occurs|is shown|tells)\b"
    r"|\b(?:you|i|we) get (?:this|the) (?:error|message|answer|response)\b"
    r"|\b(?-i:Shown|Raised|Thrown|Returned) (?:when|if)\b"
    r"|\b(?:meldung|fehler) (?:erscheint|bedeutet)|\bce message (?:apparaît|signifie)"
    r"|\beste mensaje (?:aparece|significa)|\bquesto messaggio (?:appare|significa)"
    r"|\besta mensagem (?:aparece|significa)"
    r"|(?:ошибка|сообщение) (?:означает|появляется)"
    r"|(?:помилка|повідомлення) (?:означає|з’являється)"
    r"|状态码|ステータスコード",
    re.IGNORECASE,
)
# What notices and challenges speak of: pages, addresses, machines, their reader, ways on.
_OF_PAGES: Final = lazy(
    r"page|seite|\bp[áa]gina|сторінк|страниц|[页頁]|ページ|sid[ae]n|sivu|sayfa|stron|strán|oldal"
    r"|σελίδ|صفح|페이지|halaman|\btrang\b|דף|site|сайт|[网網]|サイト|\bur[li]\b|\blinks?\b|\blien|enlace"
    r"|addres|adress|indirizzo|endereço|адрес|server|serveur|servidor|сервер|nginx|apache|\bhome"
    r"|accueil|inicio|início|главн|головн|search|\bsuche|recherch|\bbusc|cerca|pesquis|поиск|пошук"
    r"|搜索|検索|error|fehler|erreur|\berro|ошибк|помилк|\b[45]\d\d\b|request|anfrage|solicit"
    r"|richiest|запрос|запит|sorry|leider|désol|lo sent|spiac|desculp|извин|вибач|抱歉|申し訳"
    r"|\byou\b|\byour\b|\bsie\b|\bihre|\bvous\b|\bvotre\b|\busted\b|\bвы\b|\bваш|\bви\b|[您你]"
    r"|please|bitte|\btry\b|versuch|essay|intent|riprov|\btente|попроб|спроб|exist|availab|moved"
    r"|remov|delet|contact|account|\bhost|provider|admin|databas|exception|\bline \d|browser|cookie"
    r"|javascript|verif|secur|protect|\brobots?\b|\bhuman|permission|access|ray id|\bip\b|wait"
    r"|moment|arti[ckg]|artícul|стат[ьт]|beitrag|inhalt|conten|conteúdo|материал|матеріал"
    r"|do[ck]ument"
    r"|документ|produ[ckit]|товар|thread|topic|nicht mehr|verfügbar"
    r"|\bweb\b|accepter\b|aceptar\b|accettar"
    r"|disponib|gesucht|\bfiles?\b|download|\bpriva|приват|недоступ|видал|удал|публ[иі]кац"
    r"|password|[存削]|搜|请|請|ください|お待ち",
    re.IGNORECASE,
)
# A number, or a name of two words.
_MATTER: Final = lazy(r"\d|(?<=[a-zà-ÿа-яіїєґ] )[A-ZÀ-ÞА-ЯІЇЄҐ][\w'’-]+ [A-ZÀ-ÞА-ЯІЇЄҐ][\w'’-]+")
# Characters from which a text is on something.
_SAYING: Final = 40
_ASIDE: Final = 20
_QUESTION: Final = lazy(r"\w ?[?？](?:\W|$)")
_SUPPOSED: Final = lazy(
    r"\b(?:if|whether|why|wenn|falls|warum|si (?:vous|un|une|la|le|el|ves)|pourquoi"
    r"|se (?:você|un|una|um|uma|vedi)|perché|если|почему|якщо|чому)\b|如果|为什么|もし"
)
# What follows words that are asked about, or explained.
_ASKED: Final = lazy(
    r" ?[?？؟]|[\"”»“]? (?:means|bedeutet|heißt|signifie|significa|означает|означає)\b"
)
_SENTENCE_END: Final = lazy(r"[.!?…。！？؟](?=\s|$|[”»」])|[。！？]")
_FURTHEST: Final = 120
# What stands around the words of a heading.
_MARKS: Final = " \t.!¡¿?…:;,-–—"
_QUOTES: Final = "\"'“”„«‘「『《"


@judged_once
def is_report(look: Look) -> bool:
    """Return whether a page has the paragraphs of an article, or tells what somebody said."""
    paragraphs = (block for block in look.blocks if not _FRAME.search(block))
    widths = (wide for block in paragraphs if (wide := width(block)) >= _PARAGRAPH)
    return sum(widths) >= _ARTICLE or _ATTRIBUTION.search(look.text) is not None or is_told(look)


@judged_once
def is_told(look: Look) -> bool:
    """Return whether somebody asks, speaks of himself, or explains what a message means."""
    if _QUESTION.search(look.title):
        return True
    return any(found.search(look.text) for found in (_PERSON, _EXPLAINED))


def is_on_something(look: Look, beside: str = "", words: re.Pattern[str] = _OF_PAGES) -> bool:
    """Return whether the text below the headings is on a matter that no notice speaks of.

    Args:
        look: A page.
        beside: Words of it, in lower case, whose block is left out; few others are then enough.
        words: What notices speak of.
    """
    heads = {look.title, *look.headings}
    blocks = (block for block in look.blocks if block not in heads)
    rest = " ".join(block for block in blocks if not beside or beside not in block.lower())
    return len(rest) >= (_ASIDE if beside else _SAYING) and words.search(rest) is None


def goes_on(look: Look, heading: str) -> bool:
    """Return whether a sentence right below a heading is on a matter that no notice speaks of.

    Elsewhere on a page are menus and boxes, which speak of pages whatever the page is on.  Notices
    that joke have neither numbers nor names.
    """
    blocks = look.blocks
    if blocks[:1] == (look.title,):
        blocks = blocks[1:]
    if not heading or heading not in blocks:
        return False
    at = blocks.index(heading) + 1
    below = blocks[at] if at < len(blocks) else ""
    is_text = width(below) >= _SAYING and _SENTENCE_END.search(below) is not None
    return is_text and _MATTER.search(below) is not None and _OF_PAGES.search(below) is None


def bare(line: str) -> str:
    """Return a line in lower case without the marks around it."""
    return folded(line).strip(_MARKS)


def claim(line: str) -> str:
    """Return what :func:`bare` does, and nothing of a question, which an answer follows."""
    return "" if line.rstrip().endswith(("?", "？")) else bare(line)


def begins_headline(look: Look, line: str) -> bool:
    """Return whether a line, in lower case, stands on a page only as the beginning of a headline.

    "Access blocked: the coast road" begins like a notice.
    """
    heads = list(map(bare, look.headings))
    return line not in heads and any(head.startswith(line) for head in heads)


def is_supposed(text: str, start: int, end: int) -> bool:
    """Return whether words are part of a question or an explanation, or only thought of.

    Args:
        text: A text in lower case.
        start: Where the words begin.
        end: Where they end.
    """
    before = text[max(0, start - _FURTHEST) : start]
    begun = max((found.end() for found in _SENTENCE_END.finditer(before)), default=0)
    if _SUPPOSED.search(before, begun):
        return True
    return _ASKED.match(text, end) is not None


def asserted(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    """Yield the words by which a text, in lower case, says itself what a pattern describes."""
    for found in pattern.finditer(text):
        if not (is_quoted(text, found.start()) or is_supposed(text, *found.span())):
            yield found[0]


@judged_once
def statement(look: Look) -> str:
    """Return the title, unless it is a question, and the text, in lower case."""
    title = "" if _QUESTION.search(look.title) else look.title
    return f"{title} . {look.text}".lower()


def is_quoted(text: str, start: int) -> bool:
    """Return whether words that begin at an offset are somebody's words in quotation marks."""
    return start > 0 and text[start - 1] in _QUOTES


def width(block: str) -> float:
    """Return how long a text is in letters of scripts that write a sound with each."""
    wide = 0 if block.isascii() else len(_WIDE.findall(block))
    return len(block) + wide * (_WIDTH - 1)
