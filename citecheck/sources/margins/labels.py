"""The words with which articles label a line: one table an idea, one row a language.

Labels stand at the start of a line, so the tables of all languages are tried at once; a new
language is a new row.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from citecheck.patterns import lazy

_Table = Mapping[str, tuple[str, ...]]

# "Original url:": where the text was first published.
_ORIGINAL: Final[_Table] = {
    "en": (
        r"original (?:url|link|article|source|story|post|publication|version|text|page|address)",
        r"(?:article|source) (?:url|link)",
        r"(?:originally|first) (?:published|posted|appeared|printed)(?: (?:at|on|in|by))?",
        r"republished from",
        r"read the (?:original|full)(?: (?:article|story|post|text))?(?: (?:at|on|here))?",
    ),
    "de": (
        r"original(?:[- ]?(?:artikel|url|link|quelle|beitrag|text|adresse)|fassung)",
        r"link zum original(?:artikel)?",
        r"(?:zuerst|ursprünglich) (?:erschienen|veröffentlicht)(?: (?:bei|in|auf|im))?",
    ),
    "fr": (
        r"(?:article|lien|texte|url|adresse|source|version) (?:original|originale|d['’]origine)",
        r"(?:publié|paru)e?(?: initialement)?(?: à l['’]origine)? (?:sur|par|dans)",
        r"initialement (?:publié|paru)e?(?: (?:sur|par|dans))?",
    ),
    "ru": (
        r"оригинал(?:ьн\w+)?(?: (?:статьи|материала|текста|публикации|статья|url|ссылка|новости))?",
        r"(?:ссылка на |адрес )(?:оригинал\w*|первоисточник)",
        r"первоисточник",
        r"(?:впервые|изначально|первоначально) опубликован\w*(?: (?:на|в))?",
    ),
    "uk": (
        r"оригінал(?:ьн\w+)?(?: (?:статті|матеріалу|тексту|публікації|стаття|url|посилання))?",
        r"(?:посилання на |адреса )(?:оригінал\w*|першоджерело)",
        r"першоджерело",
        r"(?:вперше|спочатку) опубліковано(?: (?:на|в|у))?",
    ),
    "es": (
        r"(?:artículo|enlace|url|fuente|texto|publicación|versión|dirección|nota) original",
        r"(?:publicado|publicada) (?:originalmente|por primera vez)(?: (?:en|por))?",
    ),
    "it": (r"(?:articolo|link|fonte|testo) originale", r"pubblicato originariamente(?: su)?"),
    "pt": (r"(?:artigo|link|fonte|texto) original", r"publicado originalmente(?: (?:em|por))?"),
}

# "Source:": where the text was taken from, or merely what it cites.
_ORIGIN: Final[_Table] = {
    "en": ("source", "url", "link"),
    "de": ("quelle",),
    "fr": ("lien",),
    "ru": ("источник", "ссылка"),
    "uk": ("джерело", "посилання"),
    "es": ("fuente", "enlace"),
    "it": ("fonte",),
}

_SOURCES: Final[_Table] = {
    "en": (
        r"sources?(?: and further reading)?",
        r"(?:notes and )?references(?: and notes)?",
        r"foot ?notes|end ?notes|bibliography|works cited",
    ),
    "de": (
        r"quellen?(?:angaben|verzeichnis|nachweise?)?",
        r"literatur|einzelnachweise|fu(?:ß|ss)noten",
    ),
    "fr": ("sources?", r"(?:notes et )?références", "bibliographie"),
    "ru": ("источники?", "ссылки", "литература", "примечания"),
    "uk": ("джерел[ао]", "посилання", "література", "примітки"),
    "es": ("fuentes?", "referencias", "bibliografía"),
    "it": ("fonti", "fonte", "riferimenti"),
    "pt": ("fontes", "referências"),
}

_RELATED: Final[_Table] = {
    "en": (
        r"related(?: (?:articles?|stor(?:y|ies)|coverage|content|news|reading|links?|posts?))?",
        r"(?:read|see|watch|listen) (?:also|more|next)(?: on this)?",
        r"also (?:read|see|watch)",
        r"more (?:on this(?: story| topic)?|like this|from [\w' ]{2,30})",
        r"(?:you may (?:also )?like|recommended|don['’]t miss|in case you missed it)",
    ),
    "de": (
        r"(?:lesen|sehen|hören) sie (?:auch|hier|mehr|dazu|hierzu)(?: dazu)?",
        r"lies (?:auch|mehr)",
        r"mehr (?:zum thema|dazu|lesen)",
        r"(?:auch interessant|siehe auch|weiterlesen|zum thema|passend dazu)",
        r"verwandte (?:artikel|themen|beiträge)",
    ),
    "fr": (
        r"(?:à )?(?:lire|voir|écouter|regarder) (?:aussi|également|plus)",
        r"lisez (?:aussi|également)",
        r"articles? (?:lié|connexe)s?",
        r"sur le même (?:sujet|thème)",
    ),
    "ru": (
        r"(?:читайте|читать|смотрите|смотреть|слушайте|см\.) (?:также|ещ[её]|далее|по теме)",
        r"(?:материалы |новости |статьи |ещ[её] )?по (?:этой )?теме",
        r"(?:похожие|связанные) (?:статьи|материалы|новости)",
    ),
    "uk": (
        r"(?:читайте|читати|дивіться|дивитися|слухайте|див\.) (?:також|ще|далі|за темою)",
        r"також (?:читайте|дивіться)",
        r"(?:матеріали |новини |статті |ще )?(?:за|по) (?:цією )?темою",
    ),
    "es": (
        r"(?:le[ae]|leer|ver|vea|mira|mire) (?:también|además|más)",
        r"(?:también )?te puede interesar",
        r"(?:artículos?|noticias?|notas?) relacionad[oa]s?",
        r"más (?:información|sobre el tema)",
    ),
    "it": (r"(?:leggi|vedi|guarda) anche", r"articol[oi] correlat[oi]"),
    "pt": (r"(?:leia|veja|ouça) (?:também|mais)", r"saiba mais", r"artigos relacionados"),
}

_PHOTO: Final[_Table] = {
    "en": (
        (
            r"(?:photos?|images?|pictures?|file photo|photograph|illustration)"
            r"(?: credits?| courtesy(?: of)?| source)?(?: by)?"
        ),
        r"credit|courtesy(?: of)?",
    ),
    "de": (r"(?:symbol|archiv)?(?:foto|bild|grafik)(?:quelle|nachweis|rechte|s|er)?",),
    "fr": (r"(?:photo|image|crédits?(?: photo)?|illustration)",),
    "ru": (r"(?:фото|иллюстрация|изображение|снимок)(?:графия)?",),
    "uk": (r"(?:фото|ілюстрація|зображення)(?:графія)?",),
    "es": (r"(?:foto|imagen|fotografía|crédito)(?: de)?",),
    "it": ("foto", "immagine"),
    "pt": ("foto", "imagem", "crédito"),
    "pl": ("fot", "zdjęcie"),
}

# What such a label ends with, and pieces of words of which any has one: looking for those first is
# much faster.
PHOTO_ENDS: Final = (":", "：", "by", "courtesy of", "fot.")
PHOTO_SIGNS: Final = (
    *("fot", "oto", "imag", "pictur", "illustration", "credit", "créd", "courtesy", "bild"),
    *("grafik", "immagine", "фото", "люстрац", "зображен", "снимок"),
)

_BY: Final[_Table] = {
    "en": (r"(?:written |reported |story |article )?by", r"authors?", "words by"),
    "de": ("von", "autor(?:in|en)?", "text"),
    "fr": ("par", r"auteure?s?"),
    "ru": ("автор(?:ы)?", "текст"),
    "uk": ("автор(?:и)?", "текст"),
    "es": ("por", r"autora?(?:es)?"),
    "it": ("di", "autore", "autrice"),
    "pt": ("por", "autora?"),
}

_PUBLISHED: Final[_Table] = {
    "en": (r"(?:first )?(?:published|posted|issued|released)(?: (?:on|at))?", r"date(?:line)?"),
    "de": (r"(?:veröffentlicht|erschienen|publiziert)(?: am)?", "stand", "datum"),
    "fr": (r"(?:publié|paru|mis en ligne)e?(?: le)?", "date", "le"),
    "ru": (r"(?:опубликовано|дата(?: публикации)?)",),
    "uk": (r"(?:опубліковано|дата(?: публікації)?)",),
    "es": (r"(?:publicado|publicada)(?: el)?", "fecha"),
    "it": (r"pubblicato(?: il)?", "data"),
    "pt": (r"publicado(?: em)?", "data"),
}

# "Purchase licensing rights": what a reader may buy.
_LICENSING: Final[_Table] = {
    "en": (
        r"(?:purchase|buy|get|obtain) (?:licen[cs]ing|reprint|reproduction|republishing) rights",
        r"(?:licen[cs]e|buy|purchase|order) (?:this |the )?(?:article|content)",
        r"(?:licen[cs]e|buy|purchase|order) (?:this |the )?(?:photo|image|picture)s?",
        r"(?:order|request|buy|purchase) reprints?",
        r"(?:reprints|rights) (?:and|&) permissions",
        r"under an? (?:[\w.-]+ ){0,4}licen[cs]e",
    ),
    "de": (
        r"(?:bild|foto|artikel|text)(?:rechte)? (?:kaufen|erwerben|lizenzieren)",
        r"(?:nutzungsrechte|nachdruckrechte|lizenz) (?:kaufen|erwerben)",
    ),
    "fr": (r"acheter (?:les droits|une licence|cette (?:photo|image))",),
    "es": (r"(?:comprar|adquirir) (?:una licencia|los derechos|esta (?:foto|imagen))",),
    "ru": (r"купить (?:права|лицензию|фото(?:графию)?)",),
}


def _any(table: _Table) -> str:
    return "|".join(form for forms in table.values() for form in forms)


def _labelled(table: _Table, after: str) -> str:
    return rf"[\W_]{{0,3}}(?P<label>{_any(table)})(?:{after})"


# A label has no more characters; what follows it shows that it is one.
_LONGEST_LABEL: Final = 72
_SHOWS: Final = re.compile(r"[:：>»|\[–—-]")


class Label:
    """A label at the start of a line, with a sign behind it or nothing.

    Few lines have one, and looking for the sign first is much faster.
    """

    def __init__(self, table: _Table, after: str) -> None:
        self._form = lazy(_labelled(table, after), re.IGNORECASE)

    def match(self, text: str) -> re.Match[str] | None:
        """Return the label at the start of a text; None where there is none."""
        if len(text) > _LONGEST_LABEL:
            sign = _SHOWS.search(text, 0, _LONGEST_LABEL)
            if sign is None and "www." not in text[:_LONGEST_LABEL]:
                return None
        return self._form.match(text)


_THEN: Final = r"(?:\s{0,2}[:：]|\s{1,2}[-–—>»|]|\s{0,2}$)\s*"

ORIGINAL: Final = Label(_ORIGINAL, rf"(?:{_THEN}|\s+(?=https?://|www\.))")
ORIGIN: Final = Label(_ORIGIN, r"\s{0,2}[:：]\s*")
# Wikis print a link to edit the section into its heading.
SOURCES: Final = Label(_SOURCES, r"\s{0,2}(?:[:：]\s*|(?:\[[^\[\]]{1,20}\]\s*)?$)")
RELATED: Final = Label(_RELATED, _THEN)
# In a caption "Source:" labels the credit too.
PICTURED_FORM: Final = _labelled(_ORIGIN, r"\s{0,2}[:：]\s*")
PHOTO_FORM: Final = _labelled(_PHOTO, r"\s{0,2}[:：]\s*|(?<=\bby)\s+|(?<=\bof)\s+|(?<=\bfot)\.\s*")
PHOTO: Final = lazy(PHOTO_FORM, re.IGNORECASE)
# At the end of a line; readers of the screen are told where the link opens.
LICENSING: Final = lazy(
    rf"[\W_]*\b(?:{_any(_LICENSING)})(?:[,(]\s?[^\W\d_][^.:;]{{0,40}})?\W*$", re.IGNORECASE
)
_SPACED: Final = r"(?:\s{0,2}[:：]\s*|\s+)"
BY: Final = lazy(_labelled(_BY, _SPACED), re.IGNORECASE)
PUBLISHED: Final = lazy(_labelled(_PUBLISHED, _SPACED), re.IGNORECASE)

_DONE: Final = ("published", "posted", "appeared", "printed")
_PIECES: Final = ("article", "story", "post", "piece", "essay", "op-ed", "column", "commentary")
# A sentence that says where the text was first published, to be found anywhere in a short block.
_REPUBLISHED: Final = lazy(
    rf"(?:^\W*(?:originally|first) (?:{'|'.join(_DONE)}) (?:at|on|in|by)|\b(?:"
    rf"(?:this|an earlier version of this) (?:{'|'.join(_PIECES)})"
    r"(?: (?:was|is|has been|had been))?(?: (?:first|originally|previously))?"
    r" (?:published|republished|reposted|reprinted|posted|appeared|ran)"
    r"|(?:this (?:article|story) (?:was|is|has been) translated|a translation of)"
    r"|dieser (?:artikel|beitrag|text|kommentar)(?: ist| wurde| erschien)?"
    r" (?:zuerst|ursprünglich|im original|eine übersetzung)"
    r"|(?:lest|lesen sie|hier geht es zu[mr]?) (?:den |zum )?original(?:artikel|beitrag|text)"
    r"|cet (?:article|texte)(?: a été| est)? (?:initialement |d['’]abord )?(?:publié|republié|paru)"
    r"|(?:эта )?(?:статья|заметка|колонка)(?: была)? (?:впервые|изначально|первоначально)"
    r"|ця стаття(?: була)? (?:вперше|спочатку)"
    r"|este (?:artículo|texto)(?: fue)?(?: se)? (?:publicó|publicado) (?:originalmente|por primera)"
    r"))\b",
    re.IGNORECASE,
)

# Of these pieces any such sentence has one: looking for those first is much faster.
_REPUBLISHED_SIGNS: Final = (
    *("translation of", "dieser ", "original", "cet ", "este ", "стать", "заметка", "колонка"),
    "статт",
)
_FIRST_DONE: Final = re.compile(rf"first (?:{'|'.join(_DONE)})")
_THIS_PIECE: Final = re.compile(rf"this (?:{'|'.join(_PIECES)})")


def may_be_republished(text: str) -> bool:
    """Tell whether a whole article may say so: one that does not need not be read line by line."""
    low = text.lower()
    return (
        any(map(low.__contains__, _REPUBLISHED_SIGNS))
        or _FIRST_DONE.search(low) is not None
        or _THIS_PIECE.search(low) is not None
    )


def republished(text: str) -> re.Match[str] | None:
    """Return the words that say where the text was first published; None where there are none."""
    return _REPUBLISHED.search(text) if may_be_republished(text) else None
