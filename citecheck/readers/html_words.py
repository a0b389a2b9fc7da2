"""Words by which pages name what is not the article, in many languages."""

from __future__ import annotations

import re
from typing import Final

# How a line that is not the article's own text starts, by what its links are for.
RELATED_START: Final = re.compile(
    r"\W*(?:"
    r"related(?: (?:articles?|stor(?:y|ies)|news|coverage|content|reading|posts?|topics?|links?))?\s*(?:[:|»>-]|$)|(?:also )?read(?: (?:more|also|next|on|the full|our|this|here|it here|full))?\s*(?:[:|»>-]|\.\.\.|…|$)"
    r"|read (?:more|next|also)\b|also read\b|see also\b|more (?:on this|from|on|like this|stories|news|coverage)\b.{0,40}(?:[:|]|$)|don'?t miss\b|up next\b|recommended\b|must read\b"
    r"|(?:watch|listen|view|see)(?: (?:more|now|also|here|next|this|live))?\s*[:|»>]|for more (?:on|from|news|information|stories|,)?\b|you (?:may|might) (?:also )?(?:like|be interested)|in case you missed it|catch up\b|explore more|keep reading|continue reading|click here (?:to|for)|explained?\s*[:|]|explainer\s*[:|]|opinion\s*[:|]|analysis\s*[:|]|exclusive\s*[:|]|live updates?\s*[:|]|further reading\b"
    r"|find out more\b|learn more\b|alle informationen\b|lesen sie (?:auch|hier|mehr|dazu|außerdem)\b|mehr (?:zum thema|dazu|lesen|zu|über|informationen|news|aus|nachrichten)\b.{0,60}(?::|$)|lesen ?(?:auch|dazu)\b|auch (?:interessant|lesen|spannend)|siehe auch|weiterlesen|passend dazu|das könnte sie|hier (?:geht|gehts|finden sie|lesen sie)|zum thema\s*[:|]|mehr zum|lies auch|lese(?:n)? (?:auch|hier|mehr)|weitere (?:artikel|nachrichten|infos|informationen|themen|news|meldungen|texte)\b|interessant\s*:|lesetipp|alle (?:news|infos|nachrichten|artikel)\b|der artikel|lesen\s*:|hintergrund\s*:|kommentar\s*:|podcast\s*:|video\s*:|video-?tipp"
    r"|(?:à )?lire (?:aussi|également|plus|la suite|notre)\b|voir aussi\b|à lire\b|sur le même sujet|pour aller plus loin|lisez aussi"
    r"|(?:lea|lee|leer|ver|vea|te puede interesar|le puede interesar|podría interesarte|puede leer)(?: (?:también|más|además))?\s*[:|]|(?:lea|lee|leer|vea) (?:también|más)\b|más (?:información|noticias|sobre)\b|te puede interesar|le puede interesar|también te puede|noticias? relacionadas?"
    r"|leggi (?:anche|pure|l'articolo)\b|approfondisci|vedi anche|per approfondire"
    r"|leia (?:também|mais)\b|saiba mais|veja (?:também|mais)"
    r"|lees (?:ook|verder|meer)\b|bekijk ook|meer over\b"
    r"|læs (?:også|mere)\b|les (?:også|mer|saken)\b|läs (?:också|mer|även|vidare)\b|lue (?:myös|lisää)"
    r"|читайте (?:также|ещ[её]|далее|подробнее|по теме)|читать (?:также|далее)|смотрите также|подробнее\b|по теме\s*[:|]|ещ[её] по теме|материалы по теме"
    r"|читайте (?:також|далі|ще)|дивіться також|більше (?:про|новин)|докладніше|детальніше"
    r"|czytaj (?:też|także|więcej|również|dalej)|zobacz (?:też|także|również|więcej)|przeczytaj (?:też|także|również)|więcej na temat|polecamy"
    r"|čtěte (?:také|též|i|více)|přečtěte si|více k tématu|související"
    r"|(?:ayrıca|bunu da) oku|ilgili haber|devamını oku|baca juga|simak juga|lihat juga|xem thêm|đọc thêm|>>|関連(?:記事|ニュース|リンク)|あわせて読みたい|こちらも|【(?:関連|あわせて)|▶|관련\s*기사|更多|相关(?:新闻|阅读|报道)|延伸閱讀|相關(?:新聞|閱讀|報導)"
    r")",
    re.IGNORECASE,
)
SOCIAL_START: Final = re.compile(
    r"\W*(?:(?:you can )?follow (?:us|him|her|me|them|@|the|our|more|along|\w+ (?:\w+ )?on\b)|subscribe\b|sign up\b|join (?:us|our|the)\b|download (?:the|our)\b|get (?:the|our|more|all|breaking|in touch|your|unlimited)\b.{0,60}(?:newsletter|app|inbox|e-?mail|alerts?|delivered)|share (?:this|on|your)\b|stay (?:up to date|informed|tuned|connected)|like us\b|find us\b|newsletter\b|our newsletter|listen to (?:the|our)\b.{0,40}podcast|have (?:a|an) (?:tip|story|news tip)|got a (?:tip|story)|do you have\b|contact (?:us|the|him|her)\b|email (?:us|the|him|her)\b|send (?:us|tips|your)|reach (?:us|out|him|her)\b|support (?:us|our|independent)|donate\b|become a\b|click here to (?:sign|subscribe|join|download|follow)|want (?:more|to|the)\b.{0,80}(?:sign up|subscribe|newsletter|follow)|if you (?:or|have|want|like|enjoy|are|need|know).{0,200}(?:newsletter|sign up|subscribe|helpline|hotline|e-?mail us|contact us)"
    r"|folgen sie|folge uns|folgt uns|abonnieren|jetzt (?:abonnieren|anmelden|herunterladen|kostenlos|registrieren|testen)|melden sie sich|hier (?:anmelden|abonnieren|können sie)|newsletter|whatsapp|(?:unser|der) (?:newsletter|whatsapp|podcast)|kennen sie schon|sie (?:haben|wollen|möchten).{0,80}(?:newsletter|whatsapp|app)\b|nichts verpassen|verpassen sie"
    r"|suivez|abonnez|inscrivez|recevez|téléchargez|partagez|síguenos|siga(?:nos)?\b|síganos|suscríbe|suscríba|únete|apúntate|descarga|recibe|seguici|iscriviti|abbonati|scarica|siga|inscreva|assine|volg ons|meld je aan|følg|følj|följ|подпис|присоединя|следите за|читайте нас|підпис|приєдну|стежте за|читайте нас|obserwuj|zapisz się|dołącz|bizi takip|abone ol|takip edin|ikuti|theo dõi)",
    re.IGNORECASE,
)
AUTHOR_START: Final = re.compile(
    r"\W*(?:by|von|par|por|di|av|af|door|od|autor(?:en|a|es)?\s*:|text\s*:|author\s*:|reporter\s*:|автор(?:ы|и)?\s*:|текст\s*:|words\s*:|written by|reporting by|edited by|additional reporting|this (?:article|story) was (?:written|reported) by)\s",
    re.IGNORECASE,
)
SOURCES_HEADING: Final = re.compile(
    r"\W*(?:sources?(?: and (?:references|notes|methodology))?|references?|footnotes?|notes?|citations?|works cited|bibliography|further sources|quellen?(?:angaben|verzeichnis|nachweise?)?|belege|fußnoten|literatur(?:verzeichnis)?|anmerkungen|einzelnachweise|(?:les )?(?:sources?|références|notes)|fuentes?|referencias|notas|fonti|riferimenti|note|fontes?|referências|bronnen?|kilder|källor|lähteet|источники?|примечания|сноски|ссылки|джерела?|примітки|посилання|źródł[ao]|przypisy|zdroje?|kaynak(?:lar|ça)?|sumber|nguồn|出典|参考(?:文献|資料)?|来源|來源|참고|출처)\s*[:：]?\W*$",
    re.IGNORECASE,
)
SOURCES_START: Final = re.compile(
    r"\W*(?:sources?|references?|via|h/t|hat tip|quellen?|belege|fuentes?|fonti|fonte|fontes|bronnen?|kilder|källa|källor|источники?|джерел[оа]|źródł[oa]|zdroje?|kaynak(?:lar)?|sumber|nguồn|出典|来源|來源|출처)\s*[:：]",
    re.IGNORECASE,
)
# A line that says whose a picture is.
CREDIT_START: Final = re.compile(
    r"\W*(?:photo(?:graph|graphie|s)?|image|picture|pictured|illustration|collage|graphic|credit|video|foto(?:s|graf|grafia|grafía)?|bild(?:er)?(?:quelle|nachweis)?|grafik|imagen|crédit(?:s)?|crédito|ilustración|infographie|immagine|zdjęcie|zdj|fot|kuva|фото|коллаж|иллюстрация|инфографика|колаж|ілюстрація|світлина|görsel|fotoğraf|写真|撮影|사진|图片|圖片|ảnh)"
    r"(?: (?:credit|by|courtesy|of|crédit|par|por|von|de|via|source))*\s*[:：/|©]|\W*©|\W*\(c\) ",
    re.IGNORECASE,
)
