"""Short pages that say what they are not, of all sorts of sites; and real pages that come near."""

import pytest

from tests.links.replay import (
    LEGAL,
    LOGIN,
    OK,
    PARKED,
    SOFT,
    TIRED,
    UNSURE,
    WALL,
    found_at,
    html,
    notice,
    redirect,
    run,
    verdict,
)

URL = "https://site.example.com/a/b/12.html"
EUROPE = (
    "We recognize you are attempting to access this website from a country belonging to the"
    " European Economic Area (EEA) and therefore cannot grant you access."
)
FORM = "<form><input type=password></form>"


def seen(*parts, **more):
    return found_at(URL, notice(*parts), **more)


@pytest.mark.parametrize(
    "parts",
    [
        ("Forum • Information", "", "The requested topic does not exist."),
        (
            "Oops! | Forum",
            "Oops! We ran into problems.",
            "The requested thread could not be found.",
        ),
        ("Board", "", "The topic or board you are looking for appears to be missing."),
        ("Message", "", "Invalid thread specified. Please notify the administrator."),
        ("Форум - Информация", "", "Запрошенной темы не существует."),
        ("Forum", "Fehler", "Das angegebene Thema existiert nicht oder wurde gelöscht."),
        ("Forum", "Information", "Le sujet que vous demandez n'existe pas."),
        ("Foro", "Información", "El tema solicitado no existe."),
        ("Forum", "", "La discussione richiesta non esiste."),
        ("Shop", "", "Sorry, we could not find the product you are looking for."),
        ("Boutique", "Produit introuvable", "Essayez la recherche."),
        ("Магазин", "Товар не найден", "Возможно, его больше не продают."),
        ("Markt", "", "Diese Anzeige ist leider nicht mehr verfügbar."),
        ("Market", "", "This listing has been removed by the seller."),
        ("Catalogue", "Record not found", "The record does not exist in this catalogue."),
        ("Bridge - Wiki", "Bridge", "There is currently no text in this page. You can create it."),
        ("Pont - Wiki", "Pont", "Il n’y a pour l’instant aucun texte sur cette page."),
        ("Мост - Вики", "Мост", "В настоящее время на этой странице нет текста."),
        (
            "x [Wiki]",
            "This topic does not exist yet",
            "You followed a link to a topic that doesn't exist.",
        ),
        (
            "Page not found | Paper",
            "Page not found",
            "The office cat ate it, and a good meal it was.",
        ),
        (
            "502 Bad Gateway",
            "502 Bad Gateway",
            "nginx, of the year and the day that all went down.",
        ),
        (
            "Error establishing a database connection",
            "Error establishing a database connection",
            "This either means that the username is incorrect, or worse.",
        ),
        ("Laden", "Artikel nicht gefunden", "Der gesuchte Artikel ist nicht mehr verfügbar."),
        ("FileHost", "File removed", "This file was removed due to a claim by its owner."),
        ("Jobs", "", "This job posting has expired or is no longer available."),
        ("Soc", "", "This account doesn’t exist. Try searching for another."),
        ("Podcasts", "", "Episode not found"),
        ("微博", "", "抱歉，此微博已被作者删除。"),
        ("网站", "", "此内容因违规无法查看"),
        ("Tidningen", "Sidan kunde inte hittas", "Sidan du söker finns inte."),
        ("Avisen", "Siden findes ikke", "Prøv forsiden."),
        ("Forum", "Information", "The selected forum does not exist."),
        ("Foro", "Aviso", "El mensaje que buscas ya no existe."),
        ("Emploi", "", "Cette offre n’est plus disponible."),
        ("Catalogo", "", "Il record richiesto non è stato trovato."),
        ("店", "", "お探しの商品は見つかりませんでした。"),
        ("Lehti", "Sivua ei löytynyt", "Kokeile hakua."),
        ("Gazete", "", "Aradığınız sayfa bulunamadı."),
        ("Noviny", "Stránka nenalezena", "Požadovaná stránka nebyla nalezena."),
        ("صحيفة", "الصفحة غير موجودة", "الصفحة التي تبحث عنها غير موجودة."),
        ("신문", "", "요청하신 페이지를 찾을 수 없습니다."),
    ],
)
def test_missing_things_of_many_sites(parts):
    assert seen(*parts) == SOFT


@pytest.mark.parametrize(
    "parts",
    [
        (
            "Storm hits harbour | Paper",
            "Storm hits harbour",
            "Waves.",
            "This video is no longer available.",
        ),
        (
            "Mayor posts apology | Paper",
            "Mayor posts apology",
            "Sorry.",
            "This post is unavailable",
        ),
        ("Tempête | Journal", "Tempête", "Des vagues.", "Ce contenu n'est pas disponible."),
        ("Sturm | Zeitung", "Sturm", "Wellen.", "Dieser Inhalt ist nicht verfügbar."),
        ("Tormenta | Diario", "Tormenta", "Olas.", "Este contenido no está disponible."),
        ("Шторм | Газета", "Шторм", "Волны.", "Материал удалён правообладателем."),
        ("大桥开放 | 新闻", "大桥开放", "大桥周一开放，视频已被作者删除。"),
        (
            "Kettle 20 | Shop",
            "Kettle 20",
            "This product is no longer available.",
            "Steel, 2 litres.",
        ),
        (
            "Bridge engineer | Jobs",
            "Bridge engineer",
            "This job posting has expired.",
            "Full time.",
        ),
        ("Talk | Podcast", "Talk", "The recording of her talk is no longer available."),
    ],
)
def test_what_is_embedded_may_be_missing(parts):
    assert seen(*parts) == OK
    assert seen(*parts, default=html(notice(*parts))) == SOFT  # the same for every address


@pytest.mark.parametrize("heading", ["Nothing found", "Nothing Found!", "Ничего не найдено"])
def test_an_empty_list_is_no_missing_page(heading):
    parts = (
        "harbour - Paper",
        heading,
        "It seems that nothing here has this word. Try another one.",
    )
    assert seen(*parts) == OK
    assert seen(*parts, default=html(notice(*parts))) == SOFT
    assert seen("Page not found", *parts[1:]) == SOFT


@pytest.mark.parametrize(
    "parts",
    [
        ("Site under maintenance", "We’ll be back soon!", "Sorry for the inconvenience."),
        ("Down for maintenance | Port", "Port", "Please check back later."),
        ("Wartungsarbeiten", "Wartungsarbeiten", "Bitte versuchen Sie es später erneut."),
        ("Site en maintenance", "Site en maintenance", "Merci de revenir plus tard."),
        ("Sitio en mantenimiento", "Sitio en mantenimiento", "Vuelva más tarde."),
        ("Sito in manutenzione", "Sito in manutenzione", "Riprova più tardi."),
        ("Em manutenção", "Site em manutenção", "Voltamos em breve."),
        ("Технические работы", "Технические работы", "Зайдите позже."),
        ("Сайт", "Ведутся технические работы", "Приносим извинения за неудобства."),
        ("系统维护中", "系统维护中", "系统正在维护，请稍后再访问。"),
        ("メンテナンス中", "メンテナンス中", "しばらくお待ちください。"),
        ("OPAC", "Session expired", "Your session has timed out. Please start a new search."),
    ],
)
def test_sites_that_ask_to_come_back_later(parts):
    assert seen(*parts) == UNSURE


@pytest.mark.parametrize(
    "parts",
    [
        ("Too Many Requests", "Too Many Requests", "Please slow down."),
        ("Rate limit exceeded", "Rate limit exceeded", "Try again in 60 seconds."),
        ("Access blocked", "Your IP address has been blocked", "Contact us."),
        (
            "Blocked",
            "Access blocked",
            "Contact the administrator if you think that it is an error.",
        ),
        ("Zu viele Anfragen", "Zu viele Anfragen", "Bitte warten Sie einen Moment."),
        ("访问频繁", "", "您的访问过于频繁，请稍后再试。"),
    ],
)
def test_sites_that_were_asked_too_much(parts):
    assert seen(*parts) == TIRED


@pytest.mark.parametrize(
    "parts",
    [
        ("Ferries down for maintenance | Paper", "Ferries down for maintenance", "Back soon."),
        ("Scheduled maintenance | Status", "Scheduled maintenance", "On 3 May two routers."),
        ("Wartungsarbeiten | Zeitung", "Wartungsarbeiten", "Die Brücke ist am 3. Mai gesperrt."),
        ("Your IP has been banned - why? - Forum", "Your IP has been banned - why?", "Restart it."),
        ("Session expired (film) - Wiki", "Session expired (film)", "A film of 2014. Seen again."),
        ("Rate limits | Docs", "Rate limits", "Rate limit exceeded means wait. Try again later."),
        ("ENOENT(3)", "ENOENT(3)", "No such file or directory."),
        ("Too many requests | Docs", "Too many requests", "Words of a real page. " * 30),
    ],
)
def test_pages_on_such_things_are_ok(parts):
    assert seen(*parts) == OK


@pytest.mark.parametrize(
    "parts",
    [
        # what explains a message
        ("429 Too Many Requests - Docs", "429 Too Many Requests", "The status code 429 is sent."),
        ("Error 503 - Docs", "503 Service Unavailable", "The status code of a busy server."),
        ("404 Not Found - Docs", "404 Not Found", "The response status code of what is missing."),
        ("Zu viele Anfragen - Hilfe", "Zu viele Anfragen", "Die Meldung erscheint nach 60 Suchen."),
        ("Rate limit exceeded - API", "Rate limit exceeded", "Sixty calls a minute are free. " * 3),
        # what people ask and tell
        ("Page not found - Forum", "Page not found", "I see that on each product. Any ideas?"),
        ("Seite nicht gefunden | Blog", "Seite nicht gefunden", "Gestern suchte ich einen Brief."),
        ("Страница не найдена | Блог", "Страница не найдена", "Вчера я искал письмо деда."),
        ("Page introuvable | Blog", "Page introuvable", "Hier, je cherchais une lettre."),
        (
            "Your IP has been banned | Forum",
            "Your IP has been banned",
            "I did nothing. Please help!",
        ),
        ("Topic not found? | Writing", "Topic not found", "Write about the weather."),
        ("Service unavailable? What to do", "Service unavailable", "Take bus 14 from the square."),
        ("Error: page not found after a move", "Page not found", "Flush the permalinks."),
        ("Not found", "Not found: a short story", "There was a key in the drawer."),
        # what is thought of
        (
            "Films | Help",
            "Films",
            "If a film is not available in your country, nobody sold it to us.",
        ),
        ("Names | Blog", "Names", "If this domain is for sale, a form is on the page."),
        ("Names | Blog", "Names", "Look whether it says “this domain is for sale” anywhere."),
        ("Names | Blog", "Buy this domain?", "Bid half of what is asked."),
        ("Links | Help", "Links", "Ask for another if this link has expired."),
        ("robots.txt | Guide", "robots.txt", "No such file means that all of it is open."),
        ("Names | Blog", "Names", "Is this domain for sale? Nobody knows."),
        # what is announced
        ("Scheduled maintenance", "Scheduled maintenance", "On 3 May writes fail; try them again."),
        ("We’ll be back | Band", "We’ll be back", "We play again in June: tickets at the door."),
        (
            "Scheduled maintenance",
            "Scheduled maintenance",
            "Lift 2 rests on Friday. Sorry for that.",
        ),
        ("Wartung", "Geplante Wartungsarbeiten", "Dienstag riecht es. Wir bitten um Verständnis."),
        ("Site maintenance | Handbook", "Site maintenance", "Check links again and again."),
        ("Технические работы", "Технические работы", "3 мая не будет воды. Скоро она вернётся."),
        ("En mantenimiento", "En mantenimiento", "La escalera no funciona. Pronto habrá otra."),
        # what is called so and is on something else
        (
            "Page missing: a novel",
            "Page missing",
            "Two hundred leaves in a drawer, and one key for it.",
        ),
        (
            "Runtime error (show)",
            "Runtime error",
            "Nine clocks that forget, from 3 May in the old mill.",
        ),
        ("Un momento | Teatro", "", "Comedia en un acto. Dos hermanos miran la lluvia los jueves."),
        (
            "Сторінку видалено",
            "Спогад",
            "Дід вирвав аркуш і спалив. Бачила тільки кішка.",
        ),
        # what was lost long ago
        ("La page perdue | Musée", "La page perdue", "La page 12 est introuvable depuis 1790."),
        ("La página perdida", "La página perdida", "La página no se encuentra desde 1808."),
        ("Die Seite | Museum", "Die Seite", "Der Artikel von 1871 ist nicht mehr vorhanden."),
        ("Сторінка | Музей", "Сторінка", "Сторінку літопису не знайдено дотепер."),
    ],
)
def test_pages_that_come_near_are_ok(parts):
    assert seen(*parts) == OK


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        (
            "site-under-maintenance-in-essen",
            ("Site under maintenance in Essen", "Site maintenance"),
        ),
        ("session-timeout", ("Session timeout | Manual", "Session timeout")),
        ("robot-check-on-saturday", ("Robot check", "Robot check on Saturday")),
        ("just-a-moment", ("Just a moment | Poems", "Just a moment")),
        ("broken-link", ("Broken link | Bikes", "Broken link")),
        ("domain-for-sale-village", ("Domain for sale: the village", "The village")),
        ("log-in-to-your-account", ("Log in to your account | Library", "How it is done")),
    ],
)
def test_what_an_address_says_is_what_was_cited(name, parts):
    body = html(notice(*parts, "Please try again later. Each of them was new.", FORM))
    own = f"https://site.example.com/on/{name}"
    assert verdict(own, {own: body}) == OK
    other = "https://site.example.com/on/harbour-bridge-reopens"
    assert verdict(other, {other: body}, default=body) != OK


def test_a_wiki_without_an_article_is_headed_by_its_address():
    wiki = "https://site.example.com/wiki/Golden_Harbour_Bridge"
    head = "Golden Harbour Bridge"
    body = html(notice(f"{head} - Wiki", head, "There is currently no text in this page."))
    assert verdict(wiki, {wiki: body}) == SOFT


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("Slides", "", "This presentation is private. Please sign in to view it.", FORM), LOGIN),
        (("Portal", "", "Bitte melden Sie sich an, um diesen Inhalt zu sehen.", FORM), LOGIN),
        (("Портал", "", "Войдите, чтобы увидеть эту страницу.", FORM), LOGIN),
        (("Help", "How to sign in", "Please sign in to view your bills. It is easy."), OK),
        (("Sender", "", "Dieses Video ist in Ihrem Land nicht verfügbar."), LEGAL),
        (("Paper", "", EUROPE), LEGAL),
        (("x", "", "Доступ к ресурсу ограничен на основании Федерального закона."), LEGAL),
        (("x", "", "Diese Website steht zum Verkauf!"), PARKED),
        (("x", "", "Die Domain site.example.com steht zum Verkauf."), PARKED),
        (("x", "", "Diese Domain ist bereits vergeben."), PARKED),
        (("x", "", "Домен site.example.com припаркован компанией."), PARKED),
        (("x", "", "Срок регистрации домена site.example.com истёк."), PARKED),
        (("Vercel Security Checkpoint", "", "We're verifying your browser"), WALL),
        (("x", "", "<script src='/__qrator/qauth_utm_v2.js'></script>"), WALL),
        (("x", "", "<script>window.rbzns={bereshit:1};winsocks();</script>"), WALL),
    ],
)
def test_what_else_stands_in_for_a_page(parts, expected):
    assert seen(*parts) == expected


def test_a_gate_in_another_language():
    gate = "https://site.example.com/altersabfrage"
    web = {URL: redirect("/altersabfrage"), gate: html(notice("Alter", "Bist du 18?"))}
    assert verdict(URL, web) == ("review", "unsure")


def test_a_login_that_scripts_make():
    login = "https://id.example.net/auth?app=1"
    shell = html("<title>Id</title><div id=root></div><script src=a.js></script>")
    found, _ = run(URL, {URL: redirect(login), login: shell})
    assert (found.verdict.value, found.reason.value) == LOGIN
    edition = "https://id.example.net/news/1"
    assert verdict(URL, {URL: redirect(edition), edition: shell}) == OK


@pytest.mark.parametrize(
    "parts",
    [
        ("Coming Soon", "Coming Soon", "Our new website is on its way. Stay tuned!"),
        ("Under Construction", "Website under construction", "Please come back later."),
        ("Bienvenue", "Site en construction", "Notre nouveau site arrive. Merci de revenir."),
        ("Próximamente", "Próximamente", "Estamos trabajando en nuestra nueva web. Vuelve pronto."),
    ],
)
def test_sites_to_come(parts):
    assert seen(*parts) == UNSURE


@pytest.mark.parametrize(
    "parts",
    [
        ("Coming soon | Ropes", "Coming soon", "Hemp rope of 12 metres, 40 euros. Stay tuned."),
        ("Under construction", "Under construction", "We are building a wing for boats until May."),
        ("Coming soon: a pier", "Coming soon: a pier", "We are working on it. Come back in May."),
    ],
)
def test_other_things_to_come(parts):
    assert seen(*parts) == OK


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "This domain is for sale: bad faith under the policy",
            "A panel of three held on 4 May 2025 that an offer proves nothing. The owner keeps it.",
        ),
        (
            "This Domain Is for Sale",
            "In 2024 the panel of Ada Quill found no proof of bad faith in three words.",
        ),
        (
            "Diese Domain steht zum Verkauf: was Gerichte sagen",
            "Das Landgericht wies am 4. Mai 2025 die Klage ab. Der Inhaber behielt den Namen.",
        ),
    ],
)
def test_notes_on_the_law_of_names(title, text):
    assert seen(title, title, text) == OK


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("This domain is for sale", ""),
        ("This domain is for sale", "Get in touch with the owner through the form below."),
        ("This domain is for sale", "Buy it now for 2,950 and have it within 24 hours of today."),
        ("This domain is for sale!", "Registered 1998, 12 letters, 3,000 visitors a month."),
        ("Ce domaine est à vendre", "Prix : 1 200 euros. Contactez Jean Marchand à Nantes."),
    ],
)
def test_domains_for_sale_that_say_more(title, text):
    assert seen(title, title, text) == PARKED


def test_the_marks_around_a_notice_are_none_of_its_words():
    for title in ("We’ll be back soon", "We'll be back soon –", "We’ll be back soon:"):
        assert seen(title, "", "Come back in an hour.") == UNSURE
    assert seen("Will we be back soon?", "We’ll be back soon?", "The ferry asks.") == OK
    for title in ("Internal Server Error", "Internal server error (500):", "– Bad gateway"):
        assert seen(title, title, "Try again later.") == SOFT
    assert seen("Internal server error?", "Internal server error?", "What it is.") == OK


@pytest.mark.parametrize(
    "parts",
    [
        ("Cais", "Página em falta", "A página que tentou abrir está em falta."),
        ("Cais", "Esta matéria está fora do ar", "Use a pesquisa."),
        (
            "波止場",
            "お探しの記事は、掲載期間が終了したか、URLが変更されたため、表示できません。",
            "トップページからお探しください。",
        ),
        (
            "波止場",
            "",
            "指定されたページは、現在アクセスできないか、削除された可能性がございます。",
        ),
        ("Kai", "Dieser Artikel ist leider nicht mehr online", "Hier geht es zur Startseite."),
        ("Kai", "", "Dieser Freigabelink ist abgelaufen."),
        ("Quai", "Oups ! Cet article n’est plus en ligne.", "Retournez à l’accueil."),
        ("Quai", "Contenu dépublié", "Le contenu demandé a été dépublié par la rédaction."),
        ("Molo", "Ci dispiace", "La notizia che stai cercando non è più online."),
        ("Причал", "Такой страницы у нас нет", "Возможно, ссылка стара."),
        ("Причал", "Новость снята с публикации", "Читайте другие новости."),
        ("Причал", "Ой! Такої сторінки вже немає", "Можливо, посилання застаріле."),
        ("码头", "抱歉，您访问的页面走丢了", "去首页看看吧"),
        ("Port", "Nie ma takiej strony", "Strona została usunięta."),
        ("Docs", "DOI Not Found", "This DOI cannot be found in the system."),
        ("Archive", "", "The machine has not archived that URL."),
        ("Shrt", "This short link has expired", "Make your own."),
        ("Vault", "", "The file you are trying to download is no longer available."),
        ("Talk", "", "This community was banned for violating the rules."),
        ("Quai", "Ce lien a expiré", "Demandez-en un nouveau."),
        ("Blog", "The author deleted this story", "Read others."),
        ("Vale", "Esta reportagem já não se encontra online", "Consulte os artigos mais recentes."),
        ("Tal", "Diese Meldung ist nicht mehr in unserem Archiv", "Bitte nutzen Sie die Suche."),
        ("Tal", "Beitrag offline genommen", "Die Redaktion nahm ihn vom Netz."),
        ("Valle", "Este enlace ha caducado", "Pide uno nuevo a quien te lo envió."),
        ("Red", "", "Esta publicación fue eliminada por su autor."),
        ("FileDrop", "File expired", "Files are kept for 14 days after the last download."),
        ("Видео", "Видео недоступно", "Автор ограничил доступ к видео."),
        ("Fjord", "This page has been taken offline", "Head back to our front page."),
        ("Nuvem", "Link inválido ou expirado", "Peça um novo a quem o enviou."),
        ("Фіорд", "Публікацію видалено", "Автор видалив цю публікацію."),
        ("Forms", "", "The form Toll survey is no longer accepting responses."),
        ("Web", "Diese Webseite wurde deaktiviert", "Bitte kontaktieren Sie den Support."),
    ],
)
def test_what_was_taken_away(parts):
    assert seen(*parts) == SOFT


@pytest.mark.parametrize(
    "parts",
    [
        (
            "La noticia retirada",
            "La noticia fue retirada un lunes",
            "Nadie sabe por qué, contó Ana.",
        ),
        ("404 | Glossary", "404 Not Found", "Links that lead there are often called broken."),
        (
            "Cod",
            "Quota exceeded",
            "Boats landed nine tonnes of cod on Monday, four more than they may in all of May.",
        ),
        ("Brand gelöscht", "Brand in der Mühle gelöscht", "Niemand wurde verletzt."),
        ("Map", "Users deleted this river", "For nine days the atlas lacked it."),
        ("Swim", "This group was removed from the river", "Six swimmers got a fine."),
        ("Vía", "Este enlace ferroviario ha caducado", "La vía se cerró en 1969."),
        (
            "File expired in 1999",
            "File expired in 1999, case reopened",
            "Police in Dale look again.",
        ),
        (
            "This domain is for sale",
            "This domain is for sale: how squatters took over local papers",
            "The address offers free spins now.",
        ),
    ],
)
def test_what_was_taken_away_is_told_of(parts):
    assert seen(*parts) == OK


def test_sites_and_files_that_ask_to_come_back():
    assert seen("Molo", "Torniamo subito", "Riprova tra qualche minuto.") == UNSURE
    assert seen("Quai", "Le site fait peau neuve", "Merci de votre patience.") == UNSURE
    assert seen("Quota exceeded", "", "Please try accessing the file again later.") == TIRED
