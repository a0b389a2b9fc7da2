"""Sentences by which short pages say "there is nothing here", by language; in lower case.

Each holds one of the ``STEMS``, which are cheap to look for; the pattern is large.
"""

from __future__ import annotations

from typing import Final

from citecheck.links.content.notfound_names import PAGE_EN
from citecheck.patterns import lazy

_SENTENCES: Final = (
    (
        rf"\b{PAGE_EN} (?:or \w+ )?(?:that )?you(?:'re| are|'ve| have|’re|’ve| were)? (?:requested"
        rf"|request|looking for"
        r"|want(?:ed)?|seek|(?:trying|tried) to (?:reach|access|view|find|open|download|watch)"
        r"|followed"
        r"|clicked)[^.!?]{0,60}"
        r"(?:not found|(?:could|can)(?: ?not|n't|n’t) be (?:found|located|displayed)|does(?:"
        r" not|n't|n’t)"
        r" exist|no longer|(?:was|has been|been|is|were|appears to be(?: either)?)"
        r" (?:removed|deleted|moved|gone|missing"
        r"|unavailable)|not (?:available|exist|here)|isn[’']t (?:available|here)|might have"
        r"|may have)"
    ),
    (
        rf"\b(?:this|that|the|requested) (?:requested |selected |specified )?{PAGE_EN}"
        r" (?:does(?: not|n't|n’t) exist|(?:is|has) no longer"
        r"|no longer exists|(?:could|can)(?: ?not|n't|n’t) be found|was not found|cannot be found"
        r"|(?:has been|was) (?:permanently )?"
        r"(?:removed|deleted|taken down|terminated|disabled|deactivated|filled)"
        r"|isn[’']t (?:available|here)"
        r"|is (?:currently |temporarily )?unavailable|is gone\b|is not (?:currently )?available"
        r"|not found|(?:may|might) have been (?:moved|deleted|removed)"
        r"|has been (?:unpublished|withdrawn|excluded)|is (?:invalid|broken|out of date"
        r"|no longer valid))"
    ),
    rf"\bthis {PAGE_EN} (?:has expired|is from an? (?:suspended|deleted|deactivated) account)",
    (
        r"\b(?:sorry, )?this (?:transfer|(?:\w+ )?link|share|shop|store|blog|property|position"
        r"|invitation"
        r"|offer)"
        r" (?:has (?:been )?(?:expired|disabled|removed|deleted|filled|deactivated)"
        r"|is (?:no longer"
        r"|not)"
        r" (?:available|active|online|on the market|valid)|is currently unavailable)"
    ),
    (
        r"\b(?:the )?(?:authors?|owners?|users?|uploaders?|creators?|sellers?|posters?) (?:(?:has"
        r"|have) (?:deleted|removed|taken down|withdrawn) this\b"
        rf"|(?:deleted|removed) this (?:\w+ )?{PAGE_EN}\b)"
    ),
    (
        r"\b(?:we )?(?:can[’']t|couldn[’']t|can ?not) (?:seem to )?find what you(?:[’']re| are"
        r"| were)"
        r" looking for\b"
    ),
    rf"\bthe {PAGE_EN} (?:with|at|under) [^.!?]{{1,40}} (?:does not|doesn[’']t) exist",
    (
        r"\bno (?:page|article|file|document|record|entry|item|post|product|content)"
        r" (?:exists )?(?:with|at|under|by|for) (?:this|that|the given)"
        r" (?:id|name|number|address|url|title)"
    ),
    (
        r"\bnothing (?:was|could be) found (?:at|on|under) (?:this|that) (?:address|location|page"
        r"|url)"
    ),
    r"\byou(?:[’']ve| have)? (?:reached|hit|found) (?:a|our) (?:dead end|404|error page)",
    (
        rf"\bwe (?:couldn[’']t|could not|can[’']t|cannot|can not|were unable to|are unable"
        rf" to) (?:seem to )?(?:find|locate)"
        rf" (?:the|that|this|your|any)\b[^.!?]{{0,30}}\b{PAGE_EN}"
    ),
    rf"\bno such {PAGE_EN}\b(?! or )",
    rf"\bhas not (?:archived|captured|saved) (?:this|that) {PAGE_EN}\b",
    r"\b(?:this|the) (?:form|survey|poll)\b[^.!?]{0,80} (?:is )?no longer accepting\b",
    (
        r"\bthis (?:community|subreddit|group|server) (?:was|has been)"
        r" (?:banned for|(?:deleted|removed)(?! from))\b"
    ),
    rf"\binvalid {PAGE_EN} specified",
    rf"\bto a {PAGE_EN} that (?:does not|doesn[’']t) exist",
    r"\bthere is currently no text (?:in|on) this page|\bno hay texto en esta página",
    r"\bthe requested (?:url|address) [^.!?]{0,200}was not found",
    (
        r"\b(?:die|diese|der|dieser|das|dieses) (?:von ihnen )?(?:angeforderte|gewünschte|gesuchte"
        r"|aufgerufene|angefragte|angegebene)?[rsn]? ?"
        r"(?:seite|artikel|beitrag|inhalt|dokument|adresse|meldung|\w{0,12}link|url|thema|datensatz"
        r"|produkt|video|anzeige|profil|konto|kanal)"
        r"[^.!?]{0,60}(?:nicht gefunden|existiert nicht"
        r"|nicht (?:mehr )?(?:verfügbar|vorhanden)|gibt es (?:leider )?nicht|nicht (?:mehr )?zur"
        r" verfügung|nicht (?:mehr )?(?:lieferbar|abrufbar|erreichbar|auffindbar|gültig|online"
        r"|in unserem archiv)"
        r"|ist (?:veraltet"
        r"|ungültig)|wurde [^.!?]{0,40}\b(?:gelöscht|entfernt|verschoben|depubliziert|deaktiviert"
        r"|offline genommen"
        r"|zurückgezogen"
        r"|gesperrt)|ist abgelaufen)"
    ),
    (
        r"\b(?:wir (?:konnten|können|haben)|(?:konnten|können|haben) wir) [^.!?]{0,50}"
        r"(?:seite|artikel|beitrag|inhalt"
        r"|dokument)\b[^.!?]{0,40}\bnicht (?:mehr )?(?:ge)?f[iu]nden"
    ),
    (
        r"\b(?:la|cette|cet|ce|le|l[’']) ?(?:page|article|contenu|lien|produit|vidéo|annonce"
        r"|offre|sujet|document)[^.!?]{0,60}(?:n[’']existe (?:pas|plus)"
        r"|introuvable|n[’']a pas été trouvée?"
        r"|n[’']est (?:plus|pas) (?:disponible|valide|accessible|en ligne)"
        r"|a été (?:supprimée?|retirée?|dépubliée?))"
    ),
    r"\b(?:cette|ce|la|le) (?:page|lien|vidéo|annonce|offre)(?: \w+)? a expiré\b",
    (
        r"\baucun texte sur cette page\b"
        r"|\bnous n[’']avons pas (?:pu )?(?:trouvé|trouver|retrouver) [^.!?]{0,20}"
        r"(?:page|article|contenu|document)"
    ),
    (
        r"\b(?:la|esta|el|este) (?:página|enlace|publicación|anuncio|oferta)(?: de \w+"
        r"| compartido)? ha (?:caducado|expirado)\b"
    ),
    (
        r"\b(?:la|esta|el|este) (?:página|artículo|contenido|noticia|enlace|producto|vídeo|tema"
        r"|publicación"
        r"|mensaje)[^.!?]{0,60}(?:(?:ya )?no"
        r" (?:existe|es válido|funciona)|no existe|no se encuentra"
        r"|no (?:se )?ha(?: sido)? encontrad[oa]|no está disponible"
        r"|(?:ha sido|fue) (?:eliminad|retirad|borrad)[oa]|no fue encontrad[oa])"
    ),
    (
        r"\bno (?:se )?(?:hemos |ha |han |pudimos |podemos |pudo |logramos )?encontra(?:do|r|mos)"
        r" (?:lo que busca|(?:la|esta|esa|el|este|ese) [^.!?]{0,20}"
        r"(?:página|artículo|contenido|noticia))"
    ),
    (
        r"\b(?:la|questa|il|questo|l[’']) ?(?:pagina|articolo|notizia|contenuto|link|risorsa|record"
        r"|prodotto|discussione|annuncio)"
        r"[^.!?]{0,60}(?:non"
        r" (?:esiste|c[’']è più|è (?:più )?valido)"
        r"|non è (?:stat[oa]"
        r" trovat[oa]|(?:più )?(?:disponibile|online))|non trovat[oa]"
        r"|è stat[oa] (?:rimoss|eliminat|cancellat)[oa])"
    ),
    (
        r"\bnon (?:abbiamo|siamo riusciti a|riusciamo a|è stato possibile) trova(?:to|re)"
        r" (?:la|questa|il|questo|l[’']) ?(?:pagina|articolo|contenuto)"
    ),
    (
        r"\b(?:a|esta|o|este) (?:página|artigo|conteúdo|matéria|notícia|publicação|reportagem|link)"
        r"[^.!?]{0,60}(?:não existe"
        r"|não foi encontrad[oa]"
        r"|não está (?:mais )?(?:disponível|no ar)|foi (?:removid|eliminad|apagad)[oa]"
        r"|já não (?:existe|(?:se encontra|está) (?:disponível|online))|não se encontra disponível"
        r"|indisponível)"
    ),
    (
        r"\bnão (?:encontr[aá]mos|conseguimos encontrar|foi possível encontrar)"
        r" (?:o que (?:você )?procura|(?:a|esta|essa|o|este) (?:página|artigo|conteúdo|matéria))"
    ),
    (
        r"\bна этой странице нет текста"
        r"|\b(?:страница|страницы|статья|статьи|материал|документ|публикация|новость|ссылка"
        r"|тема|темы|запись|товар|видео|объявление)\b[^.!?]{0,60}(?:не найден[аоы]?"
        r"|не существует|удал[её]н[ао]?"
        r"|больше нет|\bнет(?=[.!?]|$)|снят[ао]? с публикации|была перемещена|устарела"
        r"|недействительна)"
    ),
    (
        r"\b(?:сторінк[ауи]|статт[яюі]|матеріал|документ|публікаці[яю]|новину?|тем[аиу]|товар"
        r"|запис|відео|оголошення)\b"
        r"[^.!?]{0,60}(?:не знайден[оаі]?"
        r"|не існує|видален[оаі]?|знят[оа]? з публікації"
        r"|більше немає)"
    ),
    (
        r"\bне (?:смогли|удалось|можем|нашли) (?:найти )?[^.!?]{0,25}"
        r"(?:страниц|стать|материал|документ)"
    ),
    r"\bздесь ничего нет\b|\bошиблись адресом\b",
    (
        r"\bне (?:змогли|вдалося|можемо|знайшли) (?:знайти )?[^.!?]{0,25}"
        r"(?:сторінк|статт|матеріал|документ)"
    ),
    r"\bсторінк[аи][^.!?]{0,60}\bнемає\b|\bтут нічого немає\b",
    r"\bde (?:opgevraagde )?pagina[^.!?]{0,60}(?:bestaat niet|niet (?:worden )?gevonden)",
    (
        r"\b(?:nie znaleziono strony|strona[^.!?]{0,60}(?:nie (?:istnieje|została znaleziona)"
        r"|została (?:usunięta|przeniesiona)))"
    ),
    r"\bsidan du (?:söker|letar efter)[^.!?]{0,40}(?:finns (?:inte|ej)|hittades inte)",
    r"\b(?:aradığınız|istediğiniz) sayfa[^.!?]{0,40}(?:bulunamadı|mevcut değil|kaldırıl)",
    r"\b(?:požadovaná|hledaná) stránka[^.!?]{0,40}(?:nebyla nalezena|neexistuje)",
    r"الصفحة (?:التي )?(?:تبحث|طلبت)[^.!؟]{0,30}(?:غير موجودة|لم يتم العثور)",
    r"(?:페이지|게시물|게시글)[^.!?]{0,20}(?:찾을 수 없|존재하지 않|삭제되었)",
    r"(?:没有找到|找不到|未找到|无法找到|沒有找到|無法找到)[^。!?]{0,12}(?:页面|頁面|网页|網頁|文章|内容|內容)",
    (
        r"(?:页面|頁面|网页|網頁|文章|内容|內容|信息|資訊|链接|連結|微博|帖子|视频|影片|节目|商品|账号)[^。!?]{0,20}"
        r"(?:不存在|不可见|不可見|不见了|不見了|未找到|找不到|没有找到|沒有找到|违规无法|違規無法"
        r"|走丢|走丟|已(?:经)?(?:被[^。!?,，]{0,6})?(?:删除|刪除|移除|下线|下架|过期|過期|失效))"
    ),
    (
        r"(?:ページ|記事|コンテンツ|url|ファイル|お探しの商品|動画|番組|投稿)[^。]{0,30}(?:見つかりません|存在しません|削除され"
        r"|移動した可能性|ございません|ご覧いただけません|表示できません|閲覧できません|視聴できません"
        r"|再生できません|アクセスできません|(?:公開|掲載|配信)(?:期間)?[がはを]終了)"
    ),
)
SENTENCES: Final = lazy("|".join(_SENTENCES))

STEMS: Final = (
    *("archived", "captured", "saved", "banned", "excluded", "dépubli", "en ligne", "non è più"),
    *(
        "снят",
        "знят",
        "została",
        "走丢",
        "走丟",
        "trying to",
        "tried to",
        "caducado",
        "expirado",
        "expiré",
        "offline",
        "archiv",
        "deaktiviert",
    ),
    *("found", "exist", "longer", "available", "removed", "deleted", "moved", "missing", "gone"),
    *("locate", "find", "no such", "isn’t", "isn't", "may have", "might have", "taken down"),
    *("unavailable", "displayed", "not here", "nicht", "introuvable", "trouvé", "disponible"),
    *("supprim", "encontr", "encuentra", "eliminad", "esiste", "trovat", "disponibile", "rimoss"),
    *(
        "disponível",
        "no ar",
        "removid",
        "найден",
        "существу",
        "удал",
        "больше нет",
        "перемещ",
        "знайден",
    ),
    *("існує", "видален", "більше немає", "不存在", "找到", "找不到", "删除", "刪除", "移除"),
    *(
        "見つかり",
        "存在し",
        "削除",
        "移動",
        "ございません",
        "終了",
        "下线",
        "下架",
        "过期",
        "過期",
        "失效",
    ),
    *(
        "unpublished",
        "withdrawn",
        "invalid",
        "broken",
        "out of date",
        "valid",
        "abrufbar",
        "erreichbar",
    ),
    *(
        "auffindbar",
        "gültig",
        "veraltet",
        "n'est",
        "n’est",
        "ya no",
        "c'è più",
        "c’è più",
        "válido",
    ),
    *(
        "procura",
        "нет",
        "устарела",
        "недействительна",
        "不见了",
        "不見了",
        "できません",
        "いただけません",
    ),
    *(
        "terminated",
        "disabled",
        "filled",
        "deactivated",
        "不可见",
        "不可見",
        "depubliziert",
        "lieferbar",
        "retirad",
        "borrad",
    ),
    *("not active", "not online", "on the market", "zurückgezogen", "gesperrt", "looking for"),
    *(
        "expired",
        "suspended",
        "nothing",
        "no article",
        "no page",
        "dead end",
        "404",
        "error page",
        "with this",
    ),
    *("gelöscht", "entfernt", "verschoben", "abgelaufen", "retiré", "trouver", "eliminat"),
    *("cancellat", "trovare", "eliminad", "apagad", "indisponível", "já não", "найти", "нашли"),
    *("ничего нет", "адресом", "знайти", "знайшли", "немає", "bestaat niet", "gevonden", "nie "),
    *(
        "no text",
        "hay texto",
        "aucun texte",
        "нет текста",
        "nie istnieje",
        "inte",
        "finns ej",
        "bulunamadı",
    ),
    *("değil", "kaldırıl", "nalezena", "neexistuje", "موجودة", "العثور", "찾을 수", "존재하지"),
    *("삭제되었", "违规无法", "違規無法", "смогли", "можем", "змогли", "вдалося", "no file"),
    *(
        "no funciona",
        "no document",
        "no record",
        "no entry",
        "no item",
        "no post",
        "no product",
        "no content",
    ),
)

# What is a part of a page as often as it is the page: a notice on it may be of an embedded one.
PARTS: Final = lazy(
    r"\b(?:videos?|vídeos?|vidéo|видео|відео|clip|film|audio|podcast|episode|tweet|post|image"
    r"|photo"
    r"|content|contenu|contenido|contenuto|conteúdo|inhalt|beitrag|материал|матеріал|запись|запис"
    r"|item|product|produkt|produit|producto|prodotto|товар|offer|listing|event|recording"
    r"|presentation|job|vacancy|annonce|anuncio|annuncio|anúncio|anzeige|объявление|account"
    r"|profile"
    r"|user|channel)\b|内容|內容|视频|影片|商品|コンテンツ|微博|节目|動画|番組|投稿"
)

# How a notice points at the page that was asked for; others speak of some page, an old one.
POINTERS: Final = lazy(
    r"\b(?:this|that|you|your|requested|we|such|sie|dies\w*|(?:an|auf)?ge(?:fordert|wünscht|sucht"
    r"|rufen|fragt)\w*|angegeben\w*|angefragt\w*|aufgerufen\w*|wir|cette|cet|ce|vous|demandée?"
    r"|recherchée?|nous|est[ae]|es[ae]"
    r"|buscas?|solicitad[ao]|hemos|quest[ao]|richiest[ao]|cercat[ao]|cerchi|abbiamo|ess[ae]"
    r"|procura\w*|encontr[aá]mos|du (?:söker|letar)|opgevraagde|(?:u|je) zoekt"
    r"|aradığınız|istediğiniz|požadovaná|hledaná"
    r"|эт\w+|так\w+|данн\w+|запр\w+|вы|вами|мы|ц[яюієе]|так\w+|запит\w+|ви|вами|ми|нет|немає)\b"
    r"|[您你此该該本]|请求|請求|访问|訪問|お探し|指定|この|該当|アクセス"
)
