"""Titles and headings of pages that say "there is nothing here", by language.

A name is a whole title or heading, or a whole part of one between separators.  The pattern is
large, so it is compiled when a line that holds one of the stems is first met.
"""

from __future__ import annotations

from typing import Final

from citecheck.patterns import lazy

# What a page may be called.
PAGE_EN: Final = (
    r"(?:(?:web ?)?page|file|article|story|content|document|post|url|link|resource|item|video"
    r"|address|forum"
    r"|publication|entry|record|topic|thread|product|account|profile|user|channel|episode|listing"
    r"|presentation|recording|vacancy|job(?: posting| offer| listing| ad)?|doi|handle|tweet"
    r"|repository)"
)
_GONE_EN = (
    r"(?:(?:was |were |is |could |can |has |have |had )?(?:not|n[o']t been|no longer|cannot"
    r"|can't) "
    r"(?:be )?(?:found|located|available|displayed|exist|here)|not found|missing|unavailable"
    r"|(?:is )?(?:currently|temporarily) unavailable|(?:does|do)(?: not|n't) exist|(?:no longer"
    r"|doesn't|don't) exists?|isn't available"
    r"|is(?: no longer|n't| not) (?:available|here|there)|couldn't be found|can't be found"
    r"|could not be found|wasn't found"
    r"|has been (?:removed|deleted|moved|unpublished|withdrawn|taken (?:down|offline))"
    r"|has moved|expired|is gone)"
)

# What a page may be called in Portuguese, and how it is sought.
_PAGE_PT: Final = (
    r"(?:(?:a|o|est[ae]|ess[ae]) )?(?:página|artigo|arquivo|ficheiro|conteúdo|notícia|matéria"
    r"|reportagem|publicação|postagem|documento|link|endereço|produto|anúncio|recurso|tópico|vídeo"
    r"|perfil|utilizador|usuário|conta)(?: (?:solicitad|requisitad|procurad)[ao]"
    r"| que (?:você )?(?:(?:está |estava )?procura(?:ndo|va)?|tentou ace(?:ssar|der)|solicitou))?"
)
# News in Japanese is shown for some time.
_OVER_JA: Final = (
    r"(?:掲載|公開|配信)(?:期間|期限)?[がはを](?:すでに)?(?:終了(?:しました|しています|いたしました|致しました)"
    r"|過ぎ(?:ました|ています|ております))"
)

_NAMES: Final = (
    # any language
    (
        r"(?:http )?(?:error |erreur |fehler |errore |erro |código |code |ошибка "
        r"|помилка )?4 ?0 ?4"
        r"(?: error| page| fehler)?"
    ),
    r"(?:http )?(?:error )?40[4-] ?(?:error)?[\s:!.,–—-]*(?:the )?(?:" + PAGE_EN + r" )?not"
    r" found",
    r"(?:http )?(?:error )?410[\s:!.,–—-]*gone",
    # English
    (
        rf"(?:error|oops|sorry|whoops|uh[- ]?oh"
        rf"|hmm)?[\s:!.,…–—-]*(?:404[\s:!.,–—-]*)?(?:(?:this|the|that|your"
        rf"|requested) )*(?:requested )?{PAGE_EN}(?: you(?: are|'re|'ve| have)?"
        rf" (?:requested|looking"
        rf" for|were looking for))? {_GONE_EN}(?:[\s:!.,(–—-]*404\)?)?"
    ),
    (
        rf"(?:we )?(?:could not|couldn't|can't|cannot) find (?:that|this|the|your)"
        rf" (?:requested )?"
        rf"{PAGE_EN}(?: you(?:'re| are| were) looking for)?"
    ),
    r"(?:that|this)(?:'s| is) (?:a|an) (?:404|error)(?: error| page)?",
    r"nothing (?:was |could be )?found(?: here| at (?:this|that) (?:address|location))?",
    rf"(?:invalid|unknown|unrecogni[sz]ed) {PAGE_EN}(?: (?:id|number|address|url|name))?",
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
        r" )?(?:angeforderte |gewünschte |gesuchte )?(?:seite|artikel|beitrag|datei|inhalt|meldung"
        r"|dokument|nachricht)(?: wurde| konnte| ist| existiert)?(?: leider)? (?:nicht"
        r"(?: gefunden(?: werden)?| (?:mehr )?(?:verfügbar|vorhanden|online|abrufbar|erreichbar"
        r"|in unserem archiv))?"
        r"|existiert nicht(?: mehr)?|gelöscht|entfernt|depubliziert|offline(?: genommen)?)"
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
    r"(?:thema|datensatz|produkt|video|anzeige) (?:wurde )?(?:nicht gefunden|existiert nicht)",
    # French
    r"(?:désolé, ?)?nous n'avons pas (?:pu )?trouv(?:é|er) (?:la|cette|votre) page(?: demandée)?",
    (
        r"(?:erreur|oups|désolé)?[\s:!.,–—-]*(?:404[\s:!.,–—-]*)?(?:la |cette |le |l'|cet"
        r" )?(?:page|article|fichier"
        r"|contenu|document)(?: demandée?| recherchée?)?(?: est| n'a(?: pas)?| n’a(?: pas)?|"
        r" n'est| n’est)?"
        r"(?: pas)?(?: été)? ?(?:introuvable|inexistante?|non trouvée?|trouvée?|n[’']existe"
        r" (?:pas|plus)"
        r"|(?:plus|pas) (?:disponible|en ligne)|indisponible|dépubliée?|supprimée?|retirée?)"
    ),
    (
        r"(?:produit|annonce|vidéo|offre|fiche|ressource|sujet)"
        r" (?:introuvable|inexistante?|non trouvée?|(?:n'est )?plus disponible|supprimée?)"
    ),
    # Spanish
    (
        r"(?:producto|anuncio|tema|vídeo|oferta|recurso)"
        r" (?:no (?:encontrado|disponible|existe)|eliminado)"
    ),
    (
        r"(?:error|ups|lo sentimos)?[\s:!.,–—-]*(?:404[\s:!.,–—-]*)?(?:la |esta |el |este"
        r" )?(?:página|artículo|archivo"
        r"|contenido|noticia)(?: solicitad[ao]| que (?:está[ns]? )?busca(?:s|ndo)?)?"
        r" (?:(?:ya )?no (?:ha sido |fue |se ha |se |está )?"
        r"(?:encontrad[ao]|existe|disponible|encuentra(?: disponible)?)"
        r"|inexistente|(?:ha sido |fue )?(?:elimin|retir|borr|despublic)ad[ao])"
    ),
    (
        r"(?:error|ups|lo sentimos)?[\s:!.,–—-]*no (?:se )?(?:ha|hemos|pudimos|podemos)"
        r" (?:encontra(?:do|r)|encontrado) (?:la|esta|el|este)"
        r" (?:página|artículo|contenido|noticia)(?: que buscas?| solicitad[ao])?"
    ),
    # Italian
    r"(?:prodotto|annuncio|risorsa|discussione|video) non (?:trovat[oa]|disponibile|esiste)",
    r"non (?:è stata trovata|abbiamo trovato) (?:la|questa) pagina(?: richiesta)?",
    (
        r"(?:errore|ops|oops|spiacenti|siamo spiacenti)?[\s:!.,–—-]*(?:404[\s:!.,–—-]*)?"
        r"(?:la |questa |il |l')?(?:pagina|articolo|file|contenuto|notizia)"
        r"(?: richiest[ao])? (?:non (?:è stat[ao] |è )?(?:più )?"
        r"(?:trovat[ao]|esiste|disponibile|online)(?: più)?|inesistente"
        r"|(?:è stat[ao] )?(?:rimoss|eliminat|cancellat)[ao])"
    ),
    # Portuguese
    (
        rf"(?:erro|ops|desculpe|lamentamos)?(?:, mas)?[\s:!.,–—-]*(?:404[\s:!.,–—-]*)?"
        rf"{_PAGE_PT} (?:(?:já )?não (?:existe|(?:(?:foi|p[oô]de ser) )?(?:encontr|localiz)ad[ao]"
        r"|(?:está |se encontra )?(?:mais )?(?:disponível|no ar|online))|inexistente"
        r"|(?:está )?(?:temporariamente )?indisponível"
        r"|(?:foi )?(?:removid|apagad|eliminad|excluíd|retirad|despublicad)[ao](?: do ar)?"
        r"|(?:está )?(?:em falta|fora do ar)"
        r"|(?:inválid[ao](?: ou )?)?(?:expirad[ao]|expirou)|inválid[ao])(?: mais)?"
    ),
    (
        r"(?:desculpe|lamentamos|ops)?[\s:!.,–—-]*não (?:encontr[aá]mos"
        r"|(?:conseguimos|foi possível) (?:encontr|localiz)ar)"
        rf" (?:o que (?:você )?(?:está )?procura(?:ndo)?|{_PAGE_PT})"
    ),
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
        r"(?:страница|страницы|статья|материал|документ|файл|новость|публикация)"
        r"(?: у нас)?(?: больше| уже)? (?:не (?:найден[аоы]?"
        r"|существует|нашлась)|нет|(?:удал[её]н|снят)[ао]?(?: с публикации)?|недоступ(?:ен|на))"
    ),
    r"ничего не найдено",
    (
        r"(?:товар|тема|запись|видео|объявление|раздел|профиль|новость)"
        r" (?:не (?:найден[ао]?|существует)|удал[её]н[ао]?|недоступ(?:ен|н[ао]))"
    ),
    # Ukrainian
    (
        r"(?:товар|тему?|тема|запис|відео|оголошення|розділ|профіль|новин[ау])"
        r" (?:не (?:знайден[оа]?|існує)|видален[оа]?)"
    ),
    (
        r"(?:помилка)?[\s:!.,–—-]*(?:404[\s:!.,–—-]*)?(?:запитувана |запитану |така |такої "
        r"|ця )?(?:сторінк[ауи]"
        r"|статт[яюі]|матеріал|документ|файл|новин[ау]|публікаці[яю])(?: (?:тут|у нас))?(?: більше"
        r"| вже)?"
        r" (?:не (?:знайден[оаі]?|існує)|немає|(?:видален|знят)[аио]?(?: з публікації)?"
        r"|недоступн[аийо]+)"
    ),
    # Chinese
    (
        r"(?:抱歉|对不起|對不起|很抱歉)?[\s,，!！。:：]*(?:404)?[\s,，!！。:：]*(?:您|你)?(?:要|所)?(?:访问|訪問|请求|請求|查找"
        r"|浏览|瀏覽)?的?(?:页面|頁面|网页|網頁|文章|内容|內容)(?:未找到|不存在|找不到|没有找到|沒有找到"
        r"|已(?:被)?(?:删除|刪除|移除)|无法找到|無法找到|走丢|走丟)(?:了)?"
    ),
    r"(?:找不到|未找到|没有找到|沒有找到|无法找到)(?:该|該|此|您要的|您访问的)?(?:页面|頁面|网页|網頁|文章|内容|內容)",
    # Japanese
    (
        r"(?:404)?[\s::]*(?:お探しの|ご指定の|指定された|該当(?:の|する)|この)?(?:ページ|記事|ファイル|コンテンツ"
        r"|投稿|動画|ユーザー|アカウント)(?:は現在|[がはをの])?(?:存在しません|見つかりません(?:でした)?|ございません"
        r"|ありません|削除され(?:ました|てい?ます|ております)|表示できません|公開されて(?:いません|おりません)"
        rf"|{_OVER_JA})"
    ),
    _OVER_JA,
    # others
    (
        r"(?:de(?:ze)? )?(?:gevraagde )?pagina (?:is |werd )?"
        r"(?:niet gevonden|bestaat niet(?: \(?meer\)?)?|niet beschikbaar"
        r"|kan niet worden gevonden)"
    ),
    r"sidan (?:kunde inte hittas|hittades inte|finns (?:inte|ej)(?: längre)?)",
    r"siden (?:kunne ikke findes|blev ikke fundet|findes ikke|finnes ikke|ble ikke funnet)",
    r"(?:vi )?(?:fant ikke|kan ikke finde|fandt ikke|hittade inte|kunde inte hitta) sid(?:en|an)",
    r"sivua ei (?:löydy|löytynyt)",
    (
        r"nie znaleziono (?:takiej )?strony|nie ma takiej strony|(?:taka |ta )?strona (?:już )?nie"
        r" (?:istnieje|została znaleziona)"
    ),
    r"stránka (?:nebyla nalezena|nenalezena|neexistuje|sa nenašla|nebola nájdená)",
    r"pagina nu (?:a fost găsită|există)",
    r"az? (?:keresett |kért )?oldal nem (?:található|létezik)",
    r"η σελίδα δεν (?:βρέθηκε|υπάρχει)",
    r"(?:aradığınız )?sayfa (?:bulunamadı|mevcut değil)",
    r"halaman tidak ditemukan|không tìm thấy trang",
    r"(?:هذه )?الصفحة (?:المطلوبة )?غير (?:موجودة|متاحة|متوفرة)|لم يتم العثور على الصفحة",
    r"ไม่พบ(?:หน้า|เพจ|เนื้อหา|บทความ|ข้อมูล)(?:เว็บ)?(?:ที่.{2,30})?|ไม่มีหน้า(?:เว็บ)?นี้",
    r"(?:यह |अनुरोधित )?(?:पृष्ठ|पेज|लेख) (?:नहीं मिला|मौजूद नहीं है|उपलब्ध नहीं है)",
    (
        r"(?:trang|bài viết)(?: này| bạn yêu cầu)? không (?:tồn tại|tìm thấy)"
        r"|không tìm thấy (?:trang|bài viết|nội dung).{0,20}"
    ),
    r"(?:halaman|artikel) (?:yang anda cari )?tidak (?:ditemukan|tersedia)",
    (
        r"страницата не (?:е|беше) (?:намерена|открита|пронајдена)|страницата не (?:съществува"
        r"|постои)"
    ),
    r"(?:тражена )?страница (?:није пронађена|не постоји)|старонк[аі] не знойдзен[аы]",
    r"(?:tražena )?stranica (?:koju tražite )?(?:nije (?:pronađena|nađena)|ne postoji)",
    r"strani ni (?:bilo )?mogoče najti|stran(?: ni najdena| ne obstaja)",
    r"puslapis (?:nerastas|neegzistuoja)|lapa nav atrasta|leh(?:te|ekülge) ei leitud",
    r"pàgina no trobada|no s'ha trobat la pàgina|páxina non atopada|orria ez da aurkitu",
    r"síða fannst ekki|faqja nuk u gjet|səhifə tapılmadı|бет табылмады|bladsy nie gevind nie",
    r"পৃষ্ঠাটি (?:পাওয়া|খুঁজে পাওয়া) যায়নি|صفحہ (?:موجود )?نہیں (?:ملا|ہے)",
    r"გვერდი ვერ მოიძებნა|էջը չի գտնվել|பக்கம் கிடைக்கவில்லை|halaman tidak dijumpai",
    r"صفحه (?:مورد نظر )?(?:یافت|پیدا) نشد|הדף (?:לא נמצא|(?:המבוקש )?אינו קיים)",
    r"(?:요청하신 )?페이지를 찾을 수 없(?:습니다|음)|존재하지 않는 페이지(?:입니다)?",
)

_NAME: Final = lazy("|".join(f"(?:{name})" for name in _NAMES))

# What a page may be the page of.  Things of the world are sold and shut, too, and news tells of it:
# such a name says that the page is gone only where nothing else is told.
_THING: Final = lazy(
    r"(?:(?:sorry[,!.]? )?(?:this|the|that) )?(?:requested )?"
    r"(?:(?:photo|picture|image|album|playlist|transfer|site|blog|form|survey|paste|poll|download"
    r"|(?:short|shared?|download|invite) (?:file|folder|link)|shop|store|property|event|position"
    r"|role|offer|deal|question"
    r"|podcast|show|series|game|app|book|song|artist|course|stream|comment|review|board|group"
    r"|apartment|room|flat|car|ad|project|petition|campaign|map)"
    r" (?:(?:was |could )?not (?:be )?found|(?:is )?(?:currently )?unavailable"
    r"|(?:is )?(?:no longer|not|n't) (?:available|active|online|on the market|accepting responses)"
    r"|(?:does not|doesn't|no longer) exists?|(?:has|have) (?:been )?(?:expired|deleted|disabled))"
    r"|(?:job|position|role|vacancy|posting) (?:has been |is |was )?(?:already )?"
    r"(?:filled|closed|no longer open)|link (?:has been |is )?(?:disabled|deactivated)"
    r"|(?:account|channel|profile|user|video|post|page) (?:has been |is |was )?"
    r"(?:suspended|terminated|banned|deactivated|disabled))"
)

NAME_STEMS: Final = (
    *("found", "exist", "here", "available", "missing", "removed", "deleted", "moved", "expired"),
    *(
        "dépubli",
        "en ligne",
        "depubliziert",
        "gelöscht",
        "entfernt",
        "despublic",
        "em falta",
        "offline",
    ),
    *(
        "unpublished",
        "withdrawn",
        "taken",
        "inválid",
        "fora do ar",
        "online",
        "eliminat",
        "cancellat",
        "снят",
        "знят",
        "nie ma takiej",
        "strona już",
    ),
    *(
        "taka strona",
        "ta strona",
        "gone",
        "locat",
        "displayed",
        "find",
        "nothing",
        "invalid",
        "unknown",
        "unrecogni",
        "error",
    ),
    *("404", "4 04", "40 4", "4 0 4", " link", "nicht", "trouv", "disponible", "encontr"),
    *(
        "encuentra",
        "eliminad",
        "retirad",
        "borrad",
        "esiste",
        "inesistente",
        "trovat",
        "disponibile",
        "rimoss",
    ),
    *(
        "disponível",
        "no ar",
        "removid",
        "localiz",
        "apagad",
        "excluíd",
        "expir",
        "終了",
        "過ぎ",
        "公開されて",
    ),
    *("нашл", "найти", "найден", "существует", "нет", "удал", "недоступ"),
    *("знайшли", "знайти", "знайден", "існує", "немає", "видален", "找到", "找不到", "不存在"),
    *("删除", "刪除", "移除", "走丢", "走丟", "存在し", "見つかり", "ございません", "ありません"),
    *("削除", "表示できません", "supprim", "знайдено", "niet", "sidan ", "siden ", "sivua ei"),
    *(
        "fant ikke",
        "kan ikke finde",
        "fandt ikke",
        "hittade inte",
        "inte hitta",
        "nie znal",
        "strona nie",
        "nenalezena",
        "nalezena",
        "neexistuje",
        "nenašla",
        "nájdená",
    ),
    *("găsită", "există", "oldal nem", "βρέθηκε", "υπάρχει", "bulunamadı", "mevcut değil"),
    *("ไม่พบ", "ไม่มีหน้า", "नहीं", "không t", "tidak t"),
    *("страницата не", "страница није", "страница не пост", "знойдзен", "stranica", "strani ni"),
    *("stran ", "puslapis ne", "nav atrasta", "ei leitud", "no trobada", "trobat", "non atopada"),
    *("ez da aurkitu", "fannst ekki", "nuk u gjet", "tapılmadı", "табылмады", "nie gevind"),
    *("যায়নি", "نہیں", "მოიძებნა", "գտնվել", "கிடைக்கவில்லை", "dijumpai"),
    *("ditemukan", "không tìm", "الصفحة", "نشد", "הדף", "페이지"),
)


_THING_STEMS: Final = (
    *("found", "available", "n't", "not ", "no longer", "exist", "expired", "deleted", "disabled"),
    *("filled", "closed", "suspended", "terminated", "banned", "deactivated"),
)


def is_name(line: str) -> bool:
    """Return whether a title, heading or line is a name of a page that is not there.

    Args:
        line: It in lower case, without the marks around it.
    """
    return any(map(line.__contains__, NAME_STEMS)) and _NAME.fullmatch(line) is not None


def is_thing(line: str) -> bool:
    """Return whether a line says that something is gone that a page may be about.

    Args:
        line: It in lower case, without the marks around it.
    """
    return any(map(line.__contains__, _THING_STEMS)) and _THING.fullmatch(line) is not None
