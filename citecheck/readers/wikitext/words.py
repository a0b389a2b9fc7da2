"""What wikis call their templates, parameters and pictures: one table an idea."""

from __future__ import annotations

import re
from typing import Final

# What citation templates call what they hold, in the wikis of six languages and some more.
TITLE: Final = frozenset(
    {"title", "titel", "titre", "título", "titolo", "заглавие", "назва", "litigants"}
    | {"tittel", "tytuł", "titulo", "titul", "nimeke", "başlık"}
)
# What is the title where a template has no other.
PART: Final = ("entry", "article", "chapter", "contribution", "section")
URL: Final = frozenset(
    {"url", "lien", "enlace", "ссылка", "link", "online", "lire en ligne", "url texte"}
    | {"посилання"}
)
ARCHIVE: Final = frozenset(
    {"archive-url", "archiveurl", "archiv-url", "archivurl", "urlarchivo", "archive"}
)
# What ``url-status`` says of an address at which something else is now: wikis link the copy alone.
STATUS: Final = "url-status"
USURPED: Final = frozenset({"usurped", "unfit"})
# Templates that cite, whether or not they have an address.
CITING: Final = ("cite ", "cita ")
REFERENCE: Final = frozenset(
    {"citation", "literatur", "internetquelle", "ouvrage", "article", "chapitre", "lien web"}
    | {"книга", "статья", "стаття", "публикация"}
)
# Parameters that tell when an archive took the page in ``url``, and where it then is; templates
# that call this otherwise.
COPIES: Final = {
    "wayback": "https://web.archive.org/web/{}/{}",
    "archive-is": "https://archive.today/{}/{}",
    "archive-today": "https://archive.today/{}/{}",
}
COPY: Final = "wayback"
# Numbers by which papers are cited, and where these lead.
NUMBERS: Final = {
    "doi": "https://doi.org/",
    "arxiv": "https://arxiv.org/abs/",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/",
    "pmc": "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC",
    "eprint": "https://arxiv.org/abs/",
    "biorxiv": "https://www.biorxiv.org/content/",
    "jstor": "https://www.jstor.org/stable/",
    "hdl": "https://hdl.handle.net/",
    "ssrn": "https://ssrn.com/abstract=",
}
# What is linked besides the title: the parameter that holds the address, and the one that is shown.
PARTS: Final = {
    f"{part}{mark}url": part
    for part in ("chapter", "contribution", "entry", "section", "article", "conference", "map")
    for mark in ("-", "")
} | {"transcript-url": "transcript", "transcripturl": "transcript"}
# Templates that are known by a number alone, the parameters that hold it and where they lead.
NUMBERED: Final = {
    "cite tweet": (("user", "number"), "https://x.com/{}/status/{}"),
    "cite instagram": (("user", "postid"), "https://www.instagram.com/{}/p/{}/"),
    "cite q": (("1",), "https://www.wikidata.org/wiki/{}"),
    "youtube": (("1",), "https://www.youtube.com/watch?v={}"),
}
# References that name the author and the year of what is listed elsewhere.
PAGES: Final = ("p", "pp", "page", "pages", "loc")
SHORT: Final = frozenset({"sfn", "sfnp", "harvnb", "harvp", "harv", "harvtxt", "harvcolnb"})
CITED: Final = URL | ARCHIVE | NUMBERS.keys() | PARTS.keys()
# Templates that show an address.
SITES: Final = frozenset({"url", "official website", "official site", "official"})
SHOWN: Final = frozenset(
    {
        "pub",
        "work",
        "newspaper",
        "website",
        "magazine",
        "journal",
        "encyclopedia",
        "encyclopaedia",
        "dictionary",
        "institution",
        "agency",
        "publisher",
        "date",
        "author",
    }
    | {"werk", "hrsg", "datum", "autor", "périodique", "site", "éditeur", "auteur", "periódico"}
    | {"obra", "editorial", "fecha", "издание", "издательство", "дата", "автор", "via", "quote"}
    | {"sammelwerk", "verlag", "sitioweb", "publicación", "видання", "видавництво"}
)
# What sets the title of a page, in the wikis of six languages.
TITLED: Final = ("displaytitle:", "seitentitel:", "titre mis en forme", "показывать_заголовок:")
# Templates that show what they are given, and which parameters: the last of these that there is.
LAST: Final = frozenset({"w", "lang", "langx", "color", "colour", "transl", "transliteration"})
SHOWING: Final = {
    **dict.fromkeys(LAST, ("1", "2")),
    **dict.fromkeys(("langx", "transl", "transliteration"), ("1", "2", "3")),
    **dict.fromkeys(("convert", "cvt", "sortname", "val", "unité", "nombre"), ("1", "2")),
    **dict.fromkeys(
        (
            *("nowrap", "nobr", "nobreak", "small", "smaller", "big", "abbr", "tooltip", "date"),
            "date-",
            *("ill", "interlanguage link", "flag", "flagcountry", "circa", "visible anchor"),
            *("vanchor", "sic", "нп", "нп3", "нп5", "не переведено", "s", "em", "strong"),
        ),
        ("1",),
    ),
}
IN_LANGUAGE: Final = "lang-"
CHARACTERS: Final = {
    **dict.fromkeys(("nbsp", "space", "spaces", "thinsp"), " "),
    **dict.fromkeys(("ndash", "endash", "–"), "–"),
    **dict.fromkeys(("snd", "spnd", "spaced ndash"), " – "),
    **dict.fromkeys(("mdash", "emdash", "—"), "—"),
    "'": "'",
    "!": "|",
    "=": "=",
}
QUOTATIONS: Final = frozenset(
    {"blockquote", "quote", "quotation", "cquote", "bquote", "rquote", "quote box", "quote frame"}
    | {"zitat", "cita", "citation bloc", "citation encadrée", "цитата"}
)
# What they call the words, and who said them.
QUOTED: Final = ("text", "quote", "texte", "texto", "цитата", "текст", "1")
QUOTED_BY: Final = ("2", "author", "sign", "autor", "auteur", "автор", "source", "источник")
# Quotations within the line.
INLINE: Final = frozenset({"citation", "«", "guillemets"})
# What boxes of facts call the caption of their picture.
CAPTIONS: Final = frozenset({"caption", "bildbeschreibung", "légende", "pie", "подпись", "підпис"})
# Notes that are no references: the text is the last parameter without a name.
FOOTNOTES: Final = frozenset({"efn", "refn", "efn-ua", "efn-lr", "notetag", "note"})
REFERENCES: Final = frozenset(
    {"reflist", "references", "refs", "примечания", "listaref", "références", "примітки"}
    | {"przypisy", "referências"}
)
PICTURE: Final = re.compile(
    r"\s*(?:file|image|datei|bild|fichier|archivo|imagen|immagine|файл|изображение|зображення"
    r"|ficheiro|imagem|plik|bestand):",
    re.IGNORECASE,
)
OTHER_SPACE: Final = re.compile(
    r"\s*(?:category|kategorie|catégorie|categoría|categoria|категория|категорія"
    r"|[a-z]{2,3}(?:-[a-z]+)?):",
    re.IGNORECASE,
)
# Switches for the page as a whole.
SWITCH: Final = re.compile(r"__[^\W\d_]+__")
# What may stand before the name of a thing where an article begins with it.
ARTICLES: Final = frozenset(
    {"the", "a", "an", "der", "die", "das", "le", "la", "les", "l'", "l’", "el", "los", "las", "il"}
    | {"lo", "gli", "i", "o", "os", "as", "de", "het"}
)
OPTION: Final = re.compile(
    r"(?:thumb|thumbnail|frame|frameless|border|left|right|center|none|upright|mini|hochkant"
    r"|\d*x?\d*px|miniatura?|miniaturadeimagen|links|rechts|zentriert|gerahmt|rahmenlos|rand"
    r"|vignette|gauche|droite|centré|cadre|encadré|redresse|derecha|izquierda|centro|centrado|marco"
    r"|мини|слева|справа|центр|обрамить|міні|ліворуч|праворуч|знизу|рамка)(?:=.*)?"
    r"|(?:alt|link|class|lang|page|upright)=.*",
    re.IGNORECASE | re.DOTALL,
)
