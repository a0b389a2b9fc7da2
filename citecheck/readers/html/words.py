"""Phrases by which pages name, in many languages, what is not the article's own text."""

from __future__ import annotations

import re
from typing import Final

_RELATED_START: Final = (
    (
        r"related(?: (?:articles?|stor(?:y|ies)|news|coverage|content|reading|posts?|topics?|"
        r"links?))?\s*(?:[:|»>]|[ -]-|$)"
    ),
    (
        r"(?:also )?read(?: (?:more|also|next|on|the full|our|this|here|it here|full))?\s*(?:[:|"
        r"»>-]|\.\.\.|…|$)"
    ),
    r"read (?:more|next|also)\b",
    r"also read\b",
    r"see also\b",
    r"more (?:on this|from|on|like this|stories|news|coverage)\b.{0,40}(?:[:|]|$)",
    r"don'?t miss\b",
    r"up next\b",
    r"recommended(?: (?:for you|reading|stor(?:y|ies)|articles?|videos?))?\s*(?:[:|»>]|$)",
    r"must read\b",
    r"(?:watch|listen|view|see)(?: (?:more|now|also|here|next|this|live))?\s*[:|»>]",
    r"for more(?:,| (?:on|from|about|news|information|details|stories|coverage)\b)",
    r"you (?:may|might) (?:also )?(?:like|be interested)",
    r"in case you missed it",
    r"catch up (?:on|with|here|now)\b",
    r"explore more",
    r"keep reading",
    r"continue reading",
    r"click here (?:to|for)",
    r"explained?\s*[:|]",
    r"explainer\s*[:|]",
    r"opinion\s*[:|]",
    r"analysis\s*[:|]",
    r"exclusive\s*[:|]",
    r"live updates?\s*[:|]",
    r"further reading\b",
    r"find out more\b",
    r"learn more\b",
    r"alle informationen\b",
    r"lesen sie (?:auch|hier|mehr|dazu|außerdem)\b",
    (
        r"mehr (?:zum thema|dazu|lesen|zu|zur|zum|über|informationen|news|aus|nachrichten)\b"
        r".{0,60}(?::|$)"
    ),
    r"lesen ?(?:auch|dazu)\b",
    r"auch (?:interessant|lesen|spannend)",
    r"siehe auch",
    r"weiterlesen",
    r"passend dazu",
    r"das könnte sie",
    r"hier (?:geht'?s|geht es (?:zu|weiter)|finden sie|lesen sie)",
    r"zum thema\s*[:|]",
    r"mehr zum",
    r"lies auch",
    r"lese(?:n)? (?:auch|hier|mehr)",
    r"weitere (?:artikel|nachrichten|infos|informationen|themen|news|meldungen|texte)\b",
    r"interessant\s*:",
    r"lesetipp",
    r"alle (?:news|infos|nachrichten|artikel)\b",
    r"der artikel(?: (?:lesen|zum|auf|hier)\b|\s*[:|]|$)",
    r"lesen\s*:",
    r"hintergrund\s*:",
    r"kommentar\s*:",
    r"podcast\s*:",
    r"video\s*:",
    r"video-?tipp",
    r"(?:à )?lire (?:aussi|également|plus|la suite|notre)\b",
    r"voir aussi\b",
    r"à lire\b",
    r"sur le même sujet",
    r"pour aller plus loin",
    r"lisez aussi",
    (
        r"(?:lea|lee|leer|ver|vea|te puede interesar|le puede interesar|podría interesarte|"
        r"puede leer)(?: (?:también|más|además))?\s*[:|]"
    ),
    r"(?:lea|lee|leer|vea) (?:también|más)\b",
    r"más (?:información|noticias|sobre)\b",
    r"te puede interesar",
    r"le puede interesar",
    r"también te puede",
    r"noticias? relacionadas?",
    r"leggi (?:anche|pure|l'articolo)\b",
    r"approfondisci",
    r"vedi anche",
    r"per approfondire",
    r"leia (?:também|mais)\b",
    r"saiba mais",
    r"veja (?:também|mais)",
    r"lees (?:ook|verder|meer)\b",
    r"bekijk ook",
    r"meer over\b",
    r"læs (?:også|mere)\b",
    r"les (?:også|mer|saken)\b",
    r"läs (?:också|mer|även|vidare)\b",
    r"lue (?:myös|lisää)",
    r"читайте (?:также|ещ[её]|далее|подробнее|по теме)",
    r"читать (?:также|далее)",
    r"смотрите также",
    r"подробнее\b",
    r"по теме\s*[:|]",
    r"ещ[её] по теме",
    r"материалы по теме",
    r"читайте (?:також|далі|ще)",
    r"дивіться також",
    r"більше (?:про|новин)",
    r"докладніше",
    r"детальніше",
    r"czytaj (?:też|także|więcej|również|dalej)",
    r"zobacz (?:też|także|również|więcej)",
    r"przeczytaj (?:też|także|również)",
    r"więcej na temat",
    r"polecamy",
    r"čtěte (?:také|též|i|více)",
    r"přečtěte si",
    r"více k tématu",
    r"související",
    r"(?:ayrıca|bunu da) oku",
    r"ilgili haber",
    r"devamını oku",
    r"baca juga",
    r"simak juga",
    r"lihat juga",
    r"xem thêm",
    r"đọc thêm",
    r">>",
    r"関連(?:記事|ニュース|リンク)",
    r"あわせて読みたい",
    r"こちらも",
    r"【(?:関連|あわせて)",
    r"▶",
    r"관련\s*기사",
    r"更多(?:新闻|新聞|内容|內容|阅读|閱讀|报道|報導|资讯|資訊|\s*[:：|>»]|$)",
    r"相关(?:新闻|阅读|报道)",
    r"延伸閱讀",
    r"相關(?:新聞|閱讀|報導)",
)

_SOCIAL_START: Final = (
    r"(?:you can )?follow (?:us|him|her|me|them|@|our|more|along|\w+ (?:\w+ )?on\b)",
    r"follow the (?:latest|author|story|newspaper)\b",
    r"subscribe\b",
    r"our standards\s*:",
    r"mit (?:meiner|der|ihrer) (?:anmeldung|registrierung)\b",
    r"sign up\b",
    r"join (?:us|our|the (?:conversation|discussion|debate|community|newsletter|team))\b",
    r"download (?:the|our)\b",
    (
        r"get (?:the|our|more|all|breaking|in touch|your|unlimited)\b.{0,60}(?:newsletter|app|"
        r"inbox|e-?mail|alerts?|delivered)"
    ),
    r"share (?:this|on|your)\b",
    r"stay (?:up to date|informed|tuned|connected)",
    r"like us\b",
    r"find us\b",
    r"newsletter\b(?! (?:und|et|y|von|der|die)\b)",
    r"our newsletter",
    r"listen to (?:the|our)\b.{0,40}podcast",
    r"have (?:a|an) (?:tip|story|news tip)",
    r"got a (?:tip|story)",
    r"do you have (?:an?|any|more|information|something|questions?|feedback)\b",
    r"contact (?:us|the|him|her)\b",
    r"email (?:us|the|him|her)\b",
    r"send (?:us|tips|your)",
    r"reach (?:us|out|him|her)\b",
    r"support (?:us|our|independent)",
    r"donate\b",
    r"become an? (?:\w+ )?(?:member|subscriber|supporter|patron|insider|donor|friend)\b",
    r"click here to (?:sign|subscribe|join|download|follow)",
    r"want (?:more|to|the)\b.{0,80}(?:sign up|subscribe|newsletter|follow)",
    (
        r"if you (?:or|have|want|like|enjoy|are|need|know).{0,200}(?:newsletter|sign up|subscribe|"
        r"helpline|hotline|e-?mail us|contact us)"
    ),
    r"folgen sie",
    r"folge uns",
    r"folgt uns",
    r"abonnieren",
    r"jetzt (?:abonnieren|anmelden|herunterladen|kostenlos|registrieren|testen)",
    r"melden sie sich",
    r"hier (?:anmelden|abonnieren|können sie)",
    r"whatsapp[- ]?(?:kanal|channel|canal|newsletter|gruppe|group|grupo)",
    r"whatsapp\s*(?:[:|]|$)",
    r"(?:unser|der) (?:newsletter|whatsapp|podcast)",
    r"kennen sie schon",
    r"sie (?:haben|wollen|möchten).{0,80}(?:newsletter|whatsapp|app)\b",
    r"nichts verpassen",
    r"verpassen sie",
    r"suivez",
    r"abonnez",
    r"inscrivez",
    r"recevez",
    r"téléchargez",
    r"partagez",
    r"síguenos",
    r"siga(?:nos)?\b",
    r"síganos",
    r"suscríbe",
    r"suscríba",
    r"únete",
    r"apúntate",
    r"descarga (?:la|el|nuestra|aquí|gratis)\b",
    r"recibe (?:las?|los?|nuestr|en tu|cada (?:día|mañana|semana)|gratis|todas?|todos?)",
    r"seguici",
    r"iscriviti",
    r"abbonati",
    r"scarica (?:la|l'|gratis|ora)",
    r"inscreva",
    r"assine\b",
    r"volg ons",
    r"meld je aan",
    r"følg (?:oss|os|med|\w+ på)\b",
    r"följ (?:oss|med|\w+ på)\b",
    r"подпи(?:шитесь|шись|сывайтесь|сывайся|саться)",
    r"подписка\b",
    r"присоединя(?:йтесь|йся)",
    r"следите за",
    r"читайте нас",
    r"підпи(?:шіться|шись|суйтесь|суйтеся|суйся|сатися)",
    r"підписка\b",
    r"приєдну(?:йтесь|йтеся|йся)",
    r"стежте за",
    r"obserwuj",
    r"zapisz się",
    r"dołącz",
    r"bizi takip",
    r"abone ol",
    r"takip edin",
    r"ikuti\b",
    r"theo dõi",
)

# A sentence may start so too.
_AUTHOR_PREPOSITION: Final = ("by", "von", "par", "por", "di", "av", "af", "door", "od")

_AUTHOR_START: Final = (
    *_AUTHOR_PREPOSITION,
    r"autor(?:en|a|es)?\s*:",
    r"text\s*:",
    r"author\s*:",
    r"reporter\s*:",
    r"автор(?:ы|и)?\s*:",
    r"текст\s*:",
    r"words\s*:",
    r"written by",
    r"(?:posted|submitted) by",
    r"reporting by",
    r"edited by",
    r"additional reporting",
    r"this (?:article|story) was (?:written|reported) by",
)

_SOURCES_HEADING: Final = (
    r"sources?(?: and (?:references|notes|methodology))?",
    r"references?",
    r"footnotes?",
    r"notes?",
    r"citations?",
    r"works cited",
    r"bibliography",
    r"further sources",
    r"quellen?(?:angaben|verzeichnis|nachweise?)?",
    r"belege",
    r"fußnoten",
    r"literatur(?:verzeichnis)?",
    r"anmerkungen",
    r"einzelnachweise",
    r"(?:les )?(?:sources?|références|notes)",
    r"fuentes?",
    r"referencias",
    r"notas",
    r"fonti",
    r"riferimenti",
    r"note",
    r"fontes?",
    r"referências",
    r"bronnen?",
    r"kilder",
    r"källor",
    r"lähteet",
    r"источники?",
    r"примечания",
    r"сноски",
    r"ссылки",
    r"джерела?",
    r"примітки",
    r"посилання",
    r"źródł[ao]",
    r"przypisy",
    r"zdroje?",
    r"kaynak(?:lar|ça)?",
    r"sumber",
    r"nguồn",
    r"出典",
    r"参考(?:文献|資料)?",
    r"来源",
    r"來源",
    r"참고",
    r"출처",
)

_SOURCES_START: Final = (
    r"sources?",
    r"references?",
    r"via",
    r"h/t",
    r"hat tip",
    r"quellen?",
    r"belege",
    r"fuentes?",
    r"fonti",
    r"fonte",
    r"fontes",
    r"bronnen?",
    r"kilder",
    r"källa",
    r"källor",
    r"источники?",
    r"джерел[оа]",
    r"źródł[oa]",
    r"zdroje?",
    r"kaynak(?:lar)?",
    r"sumber",
    r"nguồn",
    r"出典",
    r"来源",
    r"來源",
    r"출처",
)

_CREDIT_START: Final = (
    r"photo(?:graph|graphie|s)?|image|picture|pictured|illustration|collage|graphic",
    r"credit|video|foto(?:s|graf|grafia|grafía)?|bild(?:er)?(?:quelle|nachweis)?",
    r"grafik|imagen|crédit(?:s)?|crédito|ilustración|infographie|immagine|zdjęcie|zdj",
    r"fot|kuva|фото|коллаж|иллюстрация|инфографика|колаж|ілюстрація|світлина|görsel",
    r"fotoğraf|写真|撮影|사진|图片|圖片|ảnh",
)


def _starting(phrases: tuple[str, ...], then: str = "") -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{'|'.join(phrases)}){then}", re.IGNORECASE)


# How a line starts that leads to other articles.
RELATED_START: Final = _starting(_RELATED_START)
# What stands over links to other articles, all of the line.
RELATED_HEADING: Final = _starting(_RELATED_START, r"\W*$")
# How a line starts that asks to follow, subscribe, install, share or give.
SOCIAL_START: Final = _starting(_SOCIAL_START)
# How a line starts that says who wrote the article.
AUTHOR_START: Final = _starting(_AUTHOR_START, r"\s")
# The same with no more than "by" before a name.
AUTHOR_BY: Final = _starting(_AUTHOR_PREPOSITION, r"\s")
# What stands over a list of sources or notes, all of the line.
SOURCES_HEADING: Final = _starting(_SOURCES_HEADING, r"\s*[:：]?\W*$")
# How a line starts that lists its sources.
SOURCES_START: Final = _starting(_SOURCES_START, r"\s*[:：]")
# How a line starts that says whose a picture is.
CREDIT_START: Final = _starting(
    _CREDIT_START,
    r"(?: (?:credit|by|courtesy|of|crédit|par|por|von|de|via|source))*\s*[:："
    r"/|©]|\W*©|\W*\(c\) ",
)
# A link by which pictures and articles are bought.
LICENSING: Final = re.compile(
    r"\W*(?:(?:purchase|buy|get|obtain|request|order)\s+(?:a\s+)?(?:licen[sc]ing|reprints?|rights"
    r"|permissions?|prints?|th(?:is|e)\s+(?:photo|picture|image))|licen[sc](?:e|ing)\s+(?:rights|this)"
    r"|reprints?\b|rights\s+(?:and|&)\s+permissions|(?:photo|image)\s+licen[sc]ing).{0,40}",
    re.IGNORECASE,
)
