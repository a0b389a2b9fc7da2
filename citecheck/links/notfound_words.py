"""How pages say "there is nothing here", by language; matched in lower case.

The patterns are large, so they are compiled when they are first wanted.

Names are whole titles or headings, or whole parts of them between separators; ``SENTENCES`` may
stand anywhere in a short text.  Each holds one of the ``NAME_STEMS`` or ``STEMS``, which are cheap
to look for.
"""

from __future__ import annotations

from typing import Final

from citecheck.patterns import lazy

_PAGE_EN = (
    r"(?:page|file|article|story|content|document|post|url|link|resource|item|video|address"
    r"|publication|entry)"
)
_GONE_EN = (
    r"(?:(?:was |were |is |could |can |has |have |had )?(?:not|n[o']t been|no longer|cannot"
    r"|can't) "
    r"(?:be )?(?:found|located|available|displayed|exist|here)|not found|missing|unavailable"
    r"|(?:does|do)(?: not|n't) exist|(?:no longer|doesn't|don't) exists?|isn't available"
    r"|is(?: no longer|n't| not) (?:available|here|there)|couldn't be found|can't be found"
    r"|could not be found|wasn't found|has been (?:removed|deleted|moved)"
    r"|has moved|expired|is gone)"
)

_NAMES: Final = (
    # any language
    (
        r"(?:http )?(?:error |erreur |fehler |errore |erro |código |code |ошибка |помилка )?4 ?0 ?4"
        r"(?: error| page| fehler)?"
    ),
    r"(?:http )?(?:error )?40[4-] ?(?:error)?[\s:!.,–—-]*(?:the )?(?:" + _PAGE_EN + r" )?not"
    r" found",
    r"(?:http )?(?:error )?410[\s:!.,–—-]*gone",
    # English
    (
        rf"(?:error|oops|sorry|whoops|uh[- ]?oh"
        rf"|hmm)?[\s:!.,…–—-]*(?:404[\s:!.,–—-]*)?(?:(?:this|the|that|your"
        rf"|requested) )*(?:requested )?{_PAGE_EN}(?: you(?: are|'re|'ve| have)?"
        rf" (?:requested|looking"
        rf" for|were looking for))? {_GONE_EN}(?:[\s:!.,(–—-]*404\)?)?"
    ),
    (
        rf"(?:we )?(?:could not|couldn't|can't|cannot) find (?:that|this|the|your)"
        rf" (?:requested )?"
        rf"{_PAGE_EN}(?: you(?:'re| are| were) looking for)?"
    ),
    r"(?:that|this)(?:'s| is) (?:a|an) (?:404|error)(?: error| page)?",
    r"nothing (?:was |could be )?found(?: here| at (?:this|that) (?:address|location))?",
    rf"(?:invalid|unknown|unrecogni[sz]ed) {_PAGE_EN}(?: (?:id|number|address|url|name))?",
    (
        r"(?:http )?(?:error|erreur|fehler|errore|erro|código|ошибка|помилка)? ?404[\s:!.,–—-]*"
        r"(?:no encontrad[oa]|non trouvée?|introuvable|nicht gefunden|non trovat[oa]"
        r"|não encontrad[oa]|не найден[ао]?|не знайден[ао]?|未找到|找不到)"
    ),
    r"not found",
    r"(?:broken|dead|bad) link",
    # German
    (
        r"(?:fehler|hoppla|ups|oje|entschuldigung)?[\s:!.,–—-]*(?:404[\s:!.,–—-]*)?(?:die "
        r"|diese |der |dieser"
        r" )?(?:angeforderte |gewünschte |gesuchte )?(?:seite|artikel|beitrag|datei|inhalt)"
        r"(?: wurde| konnte| ist| existiert)?(?: leider)? (?:nicht (?:gefunden(?: werden)?"
        r"|verfügbar|mehr"
        r" verfügbar|vorhanden)|existiert nicht(?: mehr)?|nicht mehr verfügbar|nicht)"
    ),
    (
        r"(?:die|diese|den|diesen)? ?(?:gewünschte |gesuchte )?(?:seite|artikel|beitrag|inhalt)"
        r"(?: gibt es| konnten wir| haben wir)(?: leider)? nicht(?: mehr)?(?: finden"
        r"| gefunden)?"
    ),
    (
        r"(?:leider )?(?:konnten )?wir (?:konnten |haben )?(?:die|diese) seite (?:leider )?nicht"
        r" (?:finden|gefunden)"
    ),
    # French
    r"(?:désolé, ?)?nous n'avons pas (?:pu )?trouv(?:é|er) (?:la|cette|votre) page(?: demandée)?",
    (
        r"(?:erreur|oups|désolé)?[\s:!.,–—-]*(?:404[\s:!.,–—-]*)?(?:la |cette |le |l'|cet"
        r" )?(?:page|article|fichier"
        r"|contenu|document)(?: demandée?| recherchée?)?(?: est| n'a(?: pas)?| n’a(?: pas)?|"
        r" n'est| n’est)?"
        r"(?: pas)?(?: été)? ?(?:introuvable|inexistante?|non trouvée?|trouvée?|n[’']existe"
        r" (?:pas|plus)"
        r"|plus disponible|pas disponible|indisponible)"
    ),
    # Spanish
    (
        r"(?:error|ups|lo sentimos)?[\s:!.,–—-]*(?:404[\s:!.,–—-]*)?(?:la |esta |el |este"
        r" )?(?:página|artículo|archivo"
        r"|contenido|noticia)(?: solicitada| que (?:está[ns]? )?busca(?:s|ndo)?)?(?: no)?"
        r"(?: ha sido| fue| se ha| se)?"
        r" ?(?:no )?(?:encontrad[ao]|existe|disponible|encuentra|inexistente|eliminad[ao])"
    ),
    (
        r"(?:error|ups|lo sentimos)?[\s:!.,–—-]*no (?:se )?(?:ha|hemos|pudimos|podemos)"
        r" (?:encontra(?:do|r)|encontrado) (?:la|esta|el|este)"
        r" (?:página|artículo|contenido|noticia)(?: que buscas?| solicitad[ao])?"
    ),
    # Italian
    r"non (?:è stata trovata|abbiamo trovato) (?:la|questa) pagina(?: richiesta)?",
    (
        r"(?:errore|ops|oops|spiacenti|siamo spiacenti)?[\s:!.,–—-]*(?:404[\s:!.,–—-]*)?"
        r"(?:la |questa |il |l')?(?:pagina|articolo|file|contenuto)"
        r"(?: richiesta| richiesto)?(?: non)?(?: è stata| è stato| è)? ?(?:trovat[ao]|esiste"
        r"|disponibile"
        r"|inesistente|rimoss[ao])(?: più)?"
    ),
    # Portuguese
    (
        r"(?:erro|ops|desculpe)?[\s:!.,–—-]*(?:404[\s:!.,–—-]*)?(?:a |esta |o )?(?:página"
        r"|artigo|arquivo|conteúdo|notícia|matéria"
        r"|ficheiro)(?: solicitada| que procura)?(?: não)?(?: foi| está)? ?(?:encontrad[ao]"
        r"|existe"
        r"|disponível|inexistente|removid[ao])(?: mais)?"
    ),
    r"não (?:encontramos|conseguimos encontrar|foi possível encontrar) (?:a|esta|essa) página",
    # Russian
    (
        r"(?:к сожалению, ?)?мы не (?:нашли|смогли найти|можем найти)"
        r" (?:эту |такую |такой )?страниц[уы]"
    ),
    (
        r"(?:на жаль, ?)?ми не (?:знайшли|змогли знайти|можемо знайти)"
        r" (?:цю |таку |такої )?сторінк[уи]"
    ),
    (
        r"(?:ошибка)?[\s:!.,–—-]*(?:404[\s:!.,–—-]*)?(?:запрашиваемая |запрошенная |такая "
        r"|такой |эта |данная )?"
        r"(?:страница|страницы|статья|материал|документ|файл)(?: больше)? (?:не (?:найден[аоы]?"
        r"|существует|нашлась)|нет|удал[её]н[ао]?|недоступ(?:ен|на))"
    ),
    r"ничего не найдено",
    # Ukrainian
    (
        r"(?:помилка)?[\s:!.,–—-]*(?:404[\s:!.,–—-]*)?(?:запитувана |запитану |така |такої "
        r"|ця )?(?:сторінк[ауи]"
        r"|статт[яюі]|матеріал|документ|файл)(?: більше)? (?:не (?:знайден[оаі]?|існує)|немає"
        r"|видален[ао]|недоступн[аийо]+)"
    ),
    # Chinese
    (
        r"(?:抱歉|对不起|對不起|很抱歉)?[\s,,!!。:]*(?:404)?[\s,,!!。:]*(?:您|你)?(?:要|所)?(?:访问|訪問|请求|請求|查找"
        r"|浏览|瀏覽)?的?(?:页面|頁面|网页|網頁|文章|内容|內容)(?:未找到|不存在|找不到|没有找到|沒有找到"
        r"|已(?:被)?(?:删除|刪除|移除)|无法找到|無法找到|走丢|走丟)(?:了)?"
    ),
    r"(?:找不到|未找到|没有找到|沒有找到|无法找到)(?:该|該|此|您要的|您访问的)?(?:页面|頁面|网页|網頁|文章|内容|內容)",
    # Japanese
    (
        r"(?:404)?[\s::]*(?:お探しの|ご指定の|指定された|該当の|この)?(?:ページ|記事|ファイル|コンテンツ)[がはを]?(?:存在しません"
        r"|見つかりません(?:でした)?|見つかりませんでした|ございません|ありません|削除されました|表示できません)"
    ),
)

_SENTENCES: Final = (
    (
        rf"\b{_PAGE_EN} (?:that )?you(?:'re| are|'ve| have|’re|’ve| were)? (?:requested"
        rf"|request|looking for"
        r"|want(?:ed)?|seek|trying to (?:reach|access|view|find)|tried to (?:reach|access|view)"
        r"|followed"
        r"|clicked)[^.!?]{0,60}"
        r"(?:not found|(?:could|can)(?: ?not|n't|n’t) be (?:found|located|displayed)|does(?:"
        r" not|n't|n’t)"
        r" exist|no longer|(?:was|has been|been|is|were) (?:removed|deleted|moved|gone|missing"
        r"|unavailable)|not (?:available|exist|here)|isn[’']t (?:available|here)|might have"
        r"|may have)"
    ),
    (
        rf"\b(?:this|that|the|requested) (?:requested )?{_PAGE_EN} (?:does(?: not|n't|n’t)"
        rf" exist|(?:is|has) no longer"
        r"|no longer exists|(?:could|can)(?: ?not|n't|n’t) be found|was not found|cannot be found"
        r"|has been (?:removed|deleted|taken down)|isn[’']t available"
        r"|is (?:currently |temporarily )?unavailable|is gone\b|is not (?:currently )?available"
        r"|not found|(?:may|might) have been (?:moved|deleted|removed)"
        r"|has been (?:unpublished|withdrawn)|is (?:invalid|broken|out of date|no longer valid))"
    ),
    rf"\bthis {_PAGE_EN} has expired",
    rf"\bthe {_PAGE_EN} (?:with|at|under) [^.!?]{{1,40}} (?:does not|doesn[’']t) exist",
    (
        rf"\bno {_PAGE_EN} (?:exists )?(?:with|at|under|by|for) (?:this|that|the given)"
        r" (?:id|name|number|address|url|title)"
    ),
    r"\bnothing (?:was|could be) found (?:at|on|under) (?:this|that) (?:address|location|page|url)",
    r"\byou(?:[’']ve| have)? (?:reached|hit|found) (?:a|our) (?:dead end|404|error page)",
    (
        rf"\bwe (?:couldn[’']t|could not|can[’']t|cannot|can not|were unable to|are unable"
        rf" to) (?:seem to )?(?:find|locate)"
        rf" (?:the|that|this|your|any)\b[^.!?]{{0,30}}\b{_PAGE_EN}"
    ),
    rf"\bno such {_PAGE_EN}",
    r"\bthe requested (?:url|address) [^.!?]{0,200}was not found",
    (
        r"\b(?:die|diese|der|dieser|das|dieses) (?:von ihnen )?(?:angeforderte|gewünschte|gesuchte"
        r"|aufgerufene|angefragte)?[rsn]? ?"
        r"(?:seite|artikel|beitrag|inhalt|dokument|adresse|meldung|link|url)"
        r"[^.!?]{0,60}(?:nicht gefunden|existiert nicht"
        r"|nicht (?:mehr )?(?:verfügbar|vorhanden)|gibt es (?:leider )?nicht|nicht (?:mehr )?zur"
        r" verfügung|nicht (?:mehr )?(?:abrufbar|erreichbar|auffindbar|gültig)|ist (?:veraltet"
        r"|ungültig)|wurde (?:gelöscht|entfernt|verschoben)|ist abgelaufen)"
    ),
    (
        r"\b(?:wir (?:konnten|können|haben)|(?:konnten|können|haben) wir) [^.!?]{0,50}"
        r"(?:seite|artikel|beitrag|inhalt|dokument)\b[^.!?]{0,40}\bnicht (?:mehr )?(?:ge)?f[iu]nden"
    ),
    (
        r"\b(?:la|cette|cet|ce|le|l[’']) ?(?:page|article|contenu|lien"
        r"|document)[^.!?]{0,60}(?:n[’']existe (?:pas|plus)"
        r"|introuvable|n[’']a pas été trouvée?"
        r"|n[’']est (?:plus|pas) (?:disponible|valide|accessible)"
        r"|a été (?:supprimée?|retirée?))"
    ),
    (
        r"\bnous n[’']avons pas (?:pu )?(?:trouvé|trouver|retrouver) [^.!?]{0,20}"
        r"(?:page|article|contenu|document)"
    ),
    (
        r"\b(?:la|esta|el|este) (?:página|artículo|contenido|noticia|enlace)"
        r"[^.!?]{0,60}(?:(?:ya )?no"
        r" (?:existe|es válido|funciona)|no existe|no se encuentra"
        r"|no (?:se )?ha(?: sido)? encontrad[oa]|no está disponible|ha sido eliminad[oa]|no"
        r" fue encontrad[oa])"
    ),
    (
        r"\bno (?:se )?(?:hemos |ha |han |pudimos |podemos |pudo |logramos )?encontra(?:do|r|mos)"
        r" (?:lo que busca|(?:la|esta|esa|el|este|ese) [^.!?]{0,20}"
        r"(?:página|artículo|contenido|noticia))"
    ),
    (
        r"\b(?:la|questa|il|questo|l[’']) ?(?:pagina|articolo|contenuto|link)[^.!?]{0,60}(?:non"
        r" (?:esiste|c[’']è più|è (?:più )?valido)"
        r"|non è (?:stat[oa]"
        r" trovat[oa]|(?:più )?disponibile)|non trovat[oa]"
        r"|è stat[oa] (?:rimoss|eliminat|cancellat)[oa])"
    ),
    (
        r"\bnon (?:abbiamo|siamo riusciti a|riusciamo a|è stato possibile) trova(?:to|re)"
        r" (?:la|questa|il|questo|l[’']) ?(?:pagina|articolo|contenuto)"
    ),
    (
        r"\b(?:a|esta|o|este) (?:página|artigo|conteúdo|matéria|notícia|publicação|link)"
        r"[^.!?]{0,60}(?:não existe"
        r"|não foi encontrad[oa]"
        r"|não está (?:mais )?disponível|foi (?:removid|eliminad|apagad)[oa]"
        r"|já não (?:existe|(?:se encontra|está) disponível)|não se encontra disponível"
        r"|indisponível)"
    ),
    (
        r"\bnão (?:encontr[aá]mos|conseguimos encontrar|foi possível encontrar)"
        r" (?:o que (?:você )?procura|(?:a|esta|essa|o|este) (?:página|artigo|conteúdo|matéria))"
    ),
    (
        r"\b(?:страница|страницы|статья|статьи|материал|документ|публикация|новость|ссылка)\b"
        r"[^.!?]{0,60}(?:не найден[аоы]?"
        r"|не существует|удал[её]н[ао]?"
        r"|больше нет|\bнет(?=[.!?]|$)|была перемещена|устарела|недействительна)"
    ),
    (
        r"\b(?:сторінк[ауи]|статт[яюі]|матеріал|документ|публікаці[яю]|новину?)\b"
        r"[^.!?]{0,60}(?:не знайден[оаі]?"
        r"|не існує|видален[оаі]?"
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
    r"\b(?:nie znaleziono strony|strona[^.!?]{0,60}nie (?:istnieje|została znaleziona))",
    r"(?:没有找到|找不到|未找到|无法找到|沒有找到|無法找到)[^。!?]{0,12}(?:页面|頁面|网页|網頁|文章|内容|內容)",
    (
        r"(?:页面|頁面|网页|網頁|文章|内容|內容|信息|資訊|链接|連結)[^。!?]{0,20}(?:不存在|不见了|不見了|未找到|找不到|没有找到"
        r"|沒有找到|已(?:经)?(?:被)?(?:删除|刪除|移除|下线|下架|过期|過期|失效))"
    ),
    (
        r"(?:ページ|記事|コンテンツ|url|ファイル)[^。]{0,30}(?:見つかりません|存在しません|削除され|移動した可能性"
        r"|ございません|ご覧いただけません|表示できません|閲覧できません|アクセスできません|(?:公開|掲載|配信)(?:期間)?[がはを]終了)"
    ),
)


_NAME: Final = lazy("|".join(f"(?:{name})" for name in _NAMES))
SENTENCES: Final = lazy("|".join(_SENTENCES))

NAME_STEMS: Final = (
    *("found", "exist", "here", "available", "missing", "removed", "deleted", "moved", "expired"),
    *("gone", "locat", "displayed", "find", "nothing", "invalid", "unknown", "unrecogni", "error"),
    *("404", "4 04", "40 4", "4 0 4", " link", "nicht", "trouv", "disponible", "encontr"),
    *("encuentra", "eliminad", "esiste", "inesistente", "trovat", "disponibile", "rimoss"),
    *("disponível", "removid", "нашл", "найти", "найден", "существует", "нет", "удал", "недоступ"),
    *("знайшли", "знайти", "знайден", "існує", "немає", "видален", "找到", "找不到", "不存在"),
    *("删除", "刪除", "移除", "走丢", "走丟", "存在し", "見つかり", "ございません", "ありません"),
    *("削除", "表示できません"),
)


def is_name(line: str) -> bool:
    """Return whether a title, heading or line is a name of a page that is not there.

    Args:
        line: It in lower case, without the marks around it.
    """
    return any(stem in line for stem in NAME_STEMS) and _NAME.fullmatch(line) is not None


STEMS: Final = (
    *("found", "exist", "longer", "available", "removed", "deleted", "moved", "missing", "gone"),
    *("locate", "find", "no such", "isn’t", "isn't", "may have", "might have", "taken down"),
    *("unavailable", "displayed", "not here", "nicht", "introuvable", "trouvé", "disponible"),
    *("supprim", "encontr", "encuentra", "eliminad", "esiste", "trovat", "disponibile", "rimoss"),
    *("disponível", "removid", "найден", "существу", "удал", "больше нет", "перемещ", "знайден"),
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
        " нет",
        "устарела",
        "недействительна",
        "不见了",
        "不見了",
        "できません",
        "いただけません",
    ),
    *("expired", "nothing", "no article", "no page", "dead end", "404", "error page", "with this"),
    *("gelöscht", "entfernt", "verschoben", "abgelaufen", "retiré", "trouver", "eliminat"),
    *("cancellat", "trovare", "eliminad", "apagad", "indisponível", "já não", "найти", "нашли"),
    *("ничего нет", "адресом", "знайти", "знайшли", "немає", "bestaat niet", "gevonden", "nie "),
)
