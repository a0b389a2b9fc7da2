"""Pages that answer 200 and are not what was cited, and pages that only look so."""

from functools import partial
from urllib.parse import quote

import pytest

from citecheck import urls
from tests.links.replay import (
    HOME,
    LOGIN,
    NOT_FOUND,
    OK,
    PARKED,
    SOFT,
    WALL,
    WORDS,
    found_at,
    html,
    page,
    redirect,
    run,
    verdict,
)

URL = "https://paper.example.com/2021/11/23/bridge-reopens.html"


seen = partial(found_at, URL)


def test_a_real_page_is_ok():
    found, asks = run(URL, {URL: html(page())})
    assert (found.verdict.value, len(asks)) == ("ok", 1)


@pytest.mark.parametrize(
    "title",
    [
        "404",
        "Error 404",
        "404 Not Found",
        "404 - Page not found",
        "Page not found",
        "Page Not Found | The Paper",
        "The Paper - Page not found",
        "Oops! That page can’t be found.",
        "Oops! That page can't be found.",
        "Whoops, that page is gone",
        "Page Not Found (404)",
        "Diese Seite konnten wir leider nicht finden",
        "Wir konnten diese Seite nicht finden",
        "Nous n’avons pas trouvé cette page",
        "No se ha encontrado la página",
        "Error 404: no encontrado",
        "¡Ups! Página no encontrada",
        "La página que estás buscando no existe",
        "Non abbiamo trovato la pagina",
        "Spiacenti, pagina non trovata",
        "Notícia não encontrada",
        "Não encontramos esta página",
        "Não foi possível localizar o que você está procurando",
        "Página não localizada",
        "Conteúdo indisponível",
        "Este link expirou",
        "Lamentamos, mas o artigo que procura já não está disponível",
        "Essa reportagem não está mais no ar",
        "Utilizador não encontrado",
        "К сожалению, мы не можем найти страницу",
        "На жаль, ми не знайшли цю сторінку",
        "页面走丢了",
        "Sorry, this page isn't available",
        "We looked everywhere, but this page isn't here",
        "Article not found",
        "This page does not exist",
        "The page you requested could not be found",
        "Seite nicht gefunden",
        "Fehler 404",
        "Diese Seite existiert nicht mehr",
        "Page introuvable",
        "Page non trouvée",
        "Erreur 404",
        "La page demandée est introuvable",
        "Página no encontrada",
        "Error 404 - Página no encontrada",
        "Pagina non trovata",
        "Errore 404",
        "Página não encontrada",
        "Erro 404",
        "Страница не найдена",
        "Ошибка 404",
        "Ошибка 404. Страница не найдена",
        "Такой страницы не существует",
        "Сторінку не знайдено",
        "Сторінка не знайдена",
        "Помилка 404",
        "页面不存在",
        "您访问的页面不存在",
        "找不到页面",
        "頁面不存在",
        "ページが見つかりません",
        "お探しのページは見つかりませんでした",
        "ページが存在しません",
        "この記事の掲載は終了しました",
        "掲載期間が過ぎています",
        "お探しのページは現在公開されておりません",
        "ユーザーが見つかりません",
    ],
)
def test_titles_and_headings_that_say_so(title):
    assert seen(page(title, "Try the search or go to our front page.")) == SOFT
    heading = title.removesuffix(" | The Paper").removeprefix("The Paper - ")
    assert seen(page("Welcome", "Try the search.", heading=heading)) == SOFT


@pytest.mark.parametrize(
    "title", ["The Paper: Page Not Found", "Seite nicht gefunden – Die Zeitung", "404 · Journal"]
)
def test_parts_of_titles_that_say_so(title):
    assert seen(page(title, "Try the search.", heading="")) == SOFT


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Contenido disponible", "Doce lecciones de Marta Ruiz sobre la pesca de bajura."),
        ("Contenuto disponibile", "Dodici lezioni di Marta Rossi sulla pesca."),
        ("Conteúdo disponível", "Doze lições de Marta Prates sobre a pesca."),
        ("Conta não encontrada rende juros", "Pedro Lima recebeu 4.000 euros do banco."),
        ("Link expirado deu prejuízo a 200 lojistas", "A associação de Porto Claro pede ajuda."),
        ("掲載を終えた連載「港の人」が本に", "全48回を収め、5月1日に出版される。"),
        ("公開が終了した造船所に1万人", "最終日の3日も列ができた。"),
    ],
)
def test_titles_that_only_begin_so(title, text):
    assert seen(page(title, text)) == OK


def test_a_number_in_an_address_is_not_what_its_page_is_on():
    for number in (14045, 24104, 240911):
        url = f"https://paper.example.com/news/{number}"
        assert found_at(url, page("Page not found", "Try the search.")) == SOFT
    for name in ("404", "error-404", "pages/404-is-no-page", "410"):
        url = f"https://paper.example.com/{name}"
        assert found_at(url, page("Page not found", "Try the search.")) == OK


def test_a_long_page_with_title_and_heading_that_say_so():
    assert seen(page("Page not found", WORDS * 20)) == SOFT


@pytest.mark.parametrize(
    "text",
    [
        "Sorry, the page you are looking for does not exist or has been moved.",
        "We couldn't find the page you asked for.",
        "The article you requested is no longer available.",
        "This story has been removed.",
        "The requested URL /2021/x was not found on this server.",
        "Die angeforderte Seite konnte nicht gefunden werden.",
        "La page que vous cherchez n'existe plus.",
        "La página que busca no existe.",
        "La pagina che cerchi non esiste.",
        "A página que você procura não existe.",
        "Запрашиваемая страница не существует или была удалена.",
        "Сторінка, яку ви шукаєте, не існує.",
        "抱歉,您访问的页面不存在。",
        "お探しのページは削除されたか、移動した可能性があります。",
    ],
)
def test_short_texts_that_say_so(text):
    assert seen(page("The Paper", text, heading="")) == SOFT


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "utf-16"])
def test_legacy_encodings(encoding):
    body = page("Страница не найдена", "Перейдите на главную страницу.")
    assert verdict(URL, {URL: html(body, charset=encoding)}) == SOFT


def test_encoding_named_in_the_page():
    body = page("Страница не найдена", "Увы.", more='<meta charset="windows-1251">')
    answer = {"status": 200, "head": b"Content-Type: text/html", "body": body.encode("cp1251")}
    assert verdict(URL, {URL: answer}) == SOFT


@pytest.mark.parametrize(
    ("path", "title", "text"),
    [
        ("/docs/status/404", "404 Not Found - HTTP | Docs", WORDS * 8),
        ("/wiki/HTTP_404", "HTTP 404 - Encyclopedia", WORDS * 8),
        ("/2020/best-404-pages", "The best 404 pages of the web", WORDS * 8),
        ("/2020/page-not-found", "Page not found: a short history", WORDS * 8),
        ("/2020/lost", "What to do when a page cannot be found", WORDS * 8),
        ("/spec/3.1", "Specification 3.1", WORDS * 8 + " This section has been removed."),
        ("/2021/vote", "Evidence not found, court says", WORDS * 4),
        ("/2021/search", "Boy missing since Sunday not found, police say", WORDS * 4),
        ("/2021/note", "Note", "The page was signed on Monday."),
    ],
)
def test_pages_about_missing_pages_are_ok(path, title, text):
    url = f"https://paper.example.com{path}"
    assert verdict(url, {url: html(page(title, text))}) == OK


def test_a_short_page_is_ok_where_the_site_knows_what_it_has_not():
    found, asks = run(URL, {URL: html(page("Note", "The bridge is open again, says the port."))})
    assert found.verdict.value == "ok"
    assert [ask.share != "" for ask in asks] == [False, True]
    assert asks[1].url.startswith("https://paper.example.com/2021/11/23/")
    assert asks[1].url.endswith(".html")


def test_a_short_page_that_the_site_gives_for_everything_is_not_ok():
    body = html(page("The Paper", "That story sailed away. Try our front page."))
    assert verdict(URL, {}, default=body) == SOFT


def test_a_short_page_unlike_the_one_for_missing_addresses_is_ok():
    body = html(page("The Paper", "That story sailed away. Try our front page."))
    assert verdict(URL, {URL: html(page("Note", "The bridge is open."))}, default=body) == OK


def test_pages_of_a_few_words_are_too_short_to_compare():
    found, asks = run(URL, {}, default=html(page("Note", "It works.")))
    assert (found.verdict.value, len(asks)) == ("ok", 1)


def test_a_deep_address_that_calls_itself_home_is_compared():
    front = html(page("The Paper", WORDS * 20, more='<link rel="canonical" href="/">'))
    assert verdict(URL, {}, default=front) == SOFT
    assert verdict(URL, {URL: front}) == OK


def test_a_shell_filled_by_scripts_is_ok():
    shell = (
        "<!doctype html><title>App</title><div id=root></div>"
        "<noscript>You need to enable JavaScript to run this app.</noscript>"
        "<script src=/main.js></script>"
    )
    assert verdict(URL, {}, default=html(shell)) == OK


@pytest.mark.parametrize("body", ["", " \n", "<html><body></body></html>", "<!-- nothing -->"])
def test_empty_pages(body):
    assert seen(body) == SOFT


def test_an_empty_file_that_is_no_page_is_ok():
    answer = {"status": 200, "head": b"Content-Type: text/plain", "body": b""}
    assert verdict(URL, {URL: answer}) == OK


@pytest.mark.parametrize("media_type", ["application/pdf", "image/png", "video/mp4"])
def test_documents_and_pictures_of_nothing(media_type):
    head = f"Content-Type: {media_type}\r\nContent-Length: ".encode()
    assert verdict(URL, {URL: {"status": 200, "head": head + b"0", "body": b""}}) == SOFT
    assert verdict(URL, {URL: {"status": 200, "head": head + b"90210", "body": b""}}) == OK


def test_a_page_of_pictures_is_ok():
    assert seen("<html><body><img src=chart.png></body></html>") == OK


@pytest.mark.parametrize(
    "target",
    ["/404", "/404.html", "/error/404?from=x", "/page-not-found", "/error.html", "/errors/"],
)
def test_redirects_to_an_address_for_missing_pages(target):
    full = f"https://paper.example.com{target}"
    assert verdict(URL, {URL: redirect(target), full: html(page())}) == SOFT


# --- redirects to the home page ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "final", "expected"),
    [
        ("https://a.example/2021/story", "https://a.example/", HOME),
        ("https://a.example/2021/story", "https://www.a.example/index.html", HOME),
        ("https://a.example/2021/story", "https://a.example/en/", HOME),
        ("https://a.example/2021/story", "https://other.example.net/", HOME),
        ("https://a.example/?p=1234", "https://a.example/", HOME),
        ("http://a.example/", "https://a.example/", OK),
        ("http://a.example/", "https://www.a.example/en", OK),
        ("http://a.example/index.php", "https://a.example/", OK),
        ("http://a.example/de", "https://a.example/", OK),
        ("http://a.example/?utm_source=x", "https://a.example/", OK),
        ("https://sho.rt/xyz", "https://a.example/", OK),
        ("https://a.example/old", "https://a.example/2021/story", OK),
        ("https://a.example/old/path", "https://a.example/#/new/path", OK),
        ("https://a.example/old/path", "https://a.example/?id=2001", OK),
        ("https://a.example/2021/story", "https://a.example/?utm_source=404", HOME),
        ("https://a.example/2021/story", "https://a.example/?error=404", HOME),
        ("https://a.example/2021/story", "https://a.example/?from=%2F2021%2Fstory", HOME),
        ("https://a.example/2021/story", "https://a.example/?lang=en", HOME),
        ("https://a.example/2021/story", "https://a.example/?s=story", OK),
    ],
)
def test_redirects_to_the_home_page(asked, final, expected):
    assert (
        verdict(asked, {asked: redirect(final), final.partition("#")[0]: html(page())}) == expected
    )


# --- logins, walls, parking -------------------------------------------------------------------


@pytest.mark.parametrize("title", ["Internal Server Error", "502 Bad Gateway", "Fatal error"])
def test_a_failure_of_the_server_with_a_good_status(title):
    assert seen(page(title, "An error occurred.")) == SOFT
    assert seen(page(title, WORDS * 4)) == OK  # an article on it


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("/subscribe?from=story", ("review", "paywall")),
        ("/de/abonnement/", ("review", "paywall")),
        ("/collectConsent?id=3", ("review", "unsure")),
        ("https://consent.paper.example.com/v2", ("review", "unsure")),
        ("/2021/subscribe-to-our-letters", OK),
        ("/2021/consent", OK),
    ],
)
def test_redirects_to_an_offer_or_a_question(target, expected):
    found = urls.resolve(target, URL)
    assert verdict(URL, {URL: redirect(target), found: html(page())}) == expected
    assert verdict(found, {found: redirect(URL), URL: html(page())}) == OK


def test_what_stands_inside_of_pictures_is_not_of_the_page():
    picture = "<svg id=a><title id=b>Page not found</title></svg>"
    refresh = (
        '<object id=c><meta id=d http-equiv=refresh content="0;url=/x"><h1 id=e>404</h1></object>'
    )
    body = f"<html><body><p>{WORDS * 4}</p>{picture}{refresh}</body></html>"
    assert seen(body) == OK


def test_redirects_to_a_login():
    final = "https://paper.example.com/login?next=/x"
    form = page("Sign in", "<form><input type=password></form>")
    assert verdict(URL, {URL: redirect(final), final: html(form)}) == LOGIN
    other = "https://accounts.example.org/v2"
    assert verdict(URL, {URL: redirect(other), other: html(form)}) == LOGIN
    plain = "https://paper.example.com/welcome-back"
    assert verdict(URL, {URL: redirect(plain), plain: html(form)}) == LOGIN


@pytest.mark.parametrize(
    "path",
    ["/news/checkpoint-charlie", "/politics/identity/story", "/2021/how-to-log-in", "/auth/b"],
)
def test_words_of_a_headline_are_no_login(path):
    final = f"https://paper.example.com{path}"
    assert verdict(URL, {URL: redirect(final), final: html(page())}) == OK


@pytest.mark.parametrize("path", ["/users/sign_in", "/wp-login.php", "/a/log-in", "/user-login/"])
def test_paths_of_logins(path):
    final = f"https://paper.example.com{path}"
    assert verdict(URL, {URL: redirect(final), final: html(page())}) == LOGIN


def test_a_link_to_a_login_is_ok():
    url = "https://paper.example.com/login"
    form = page("Sign in", "<form><input type=password></form>")
    assert verdict(url, {url: html(form)}) == OK


def test_a_password_field_in_a_real_page_is_ok():
    final = "https://paper.example.com/2021/bridge"
    body = page("Bridge", WORDS * 10 + "<input type=password>")
    assert verdict(URL, {URL: redirect(final), final: html(body)}) == OK


@pytest.mark.parametrize("status", [200, 403, 429, 503])
@pytest.mark.parametrize(
    "body",
    [
        page("Just a moment...", "Checking.", more="<script>window._cf_chl_opt={}</script>"),
        page("Attention Required! | Cloudflare", "Sorry, you have been blocked"),
        page("paper.example.com", "", more="<script src=https://ct.captcha-delivery.com/c.js>"),
        page("Access to this page has been denied", "Press and hold", more="<div id=px-captcha>"),
        page("Making sure you're not a bot!", "Loading", more="<script id=anubis_challenge>"),
        page("Pardon Our Interruption", "As you were browsing something made us think"),
        "<html><iframe src='/_Incapsula_Resource?x=1'>Request unsuccessful</iframe></html>",
        page("DDoS-Guard", "Checking your browser before accessing"),
        page("Are you a robot?", "Please click the box."),
        page("Verify", "", more="<div class='cf-turnstile' data-sitekey=x></div>"),
        page("The Paper: Cookie Absent", "Your browser must accept cookies."),
        page("", "", more="<script>function get_cookie_spsc_encrypted_part(){}</script>"),
        page("", "", more="<script src='/149e/ips.js?KP_UIDz=1'></script>"),
    ],
)
def test_challenges(status, body):
    found, asks = run(URL, {URL: html(body, status)})
    assert (found.verdict.value, found.reason.value) == WALL
    assert len(asks) == 1
    assert found.evidence


def test_challenges_by_header():
    assert verdict(URL, {URL: html("", 403, "cf-mitigated: challenge")}) == WALL
    assert verdict(URL, {URL: html("", 202, "x-amzn-waf-action: challenge")}) == WALL


def test_an_article_about_challenges_is_ok():
    text = WORDS * 10 + " Cloudflare sets _cf_chl_opt and says: Just a moment..."
    assert seen(page("How the Just a moment page works", text)) == OK
    assert seen(page("Just a moment", WORDS * 10)) == OK


@pytest.mark.parametrize(
    "body",
    [
        page("paper.example.com", "This domain is for sale! Contact the owner."),
        page("paper.example.com is for sale", "Make an offer."),
        page(
            "paper.example.com", "Related searches: Cars Loans", more="<script data-adblockkey=x>"
        ),
        "<script>window.onload=function(){window.location.href='/lander'}</script>",
        page("Paper", "This domain has expired. Is this your domain? Renew now."),
        page("paper.example.com", "Diese Domain steht zum Verkauf."),
        page("paper.example.com", "Ce nom de domaine est à vendre."),
        page("paper", "Este domínio está à venda"),
        page("paper", "Deze domeinnaam is te koop"),
        page("paper", "Domena na sprzedaż"),
        page("paper", "该域名正在出售"),
        page("paper", "Домен продається"),
    ],
)
def test_parked_domains(body):
    assert seen(body) == PARKED


def test_a_domain_sold_by_a_market():
    final = "https://www.hugedomains.com/domain_profile.cfm?d=paper"
    assert verdict(URL, {URL: redirect(final), final: html(page())}) == PARKED
    host = "http://ww25.paper.example.com/2021"
    assert verdict(URL, {URL: redirect(host), host: html(page(text="Cars. Loans."))}) == PARKED


def test_a_seller_of_domains_need_not_answer():
    final = "https://www.hugedomains.com/x"
    assert verdict(URL, {URL: redirect(final), final: html("", 403)}) == PARKED


@pytest.mark.parametrize(
    ("final", "expected"),
    [
        ("https://www.godaddy.com/resources/news/small-firms", OK),
        ("https://www.godaddy.com/forsale/paper.example.com", PARKED),
        ("https://auctions.godaddy.com/x", PARKED),
    ],
)
def test_registrars_have_other_pages_too(final, expected):
    assert verdict(URL, {URL: redirect(final), final: html(page())}) == expected


def test_a_page_about_sales_is_ok():
    assert seen(page("House for sale", "The house of the mayor is for sale. " + WORDS)) == OK
    assert seen(page("Domain for sale", WORDS * 10 + "He said: this domain is for sale.")) == OK
    url = "https://www.hugedomains.com/about"
    assert verdict(url, {url: html(page())}) == OK


# --- meta refresh -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("<meta http-equiv=refresh content='0;url=/new'>", ("moved", "meta-refresh")),
        ('<META HTTP-EQUIV="Refresh" CONTENT="5; URL=/new">', ("moved", "meta-refresh")),
        ("<meta http-equiv=refresh content='0; /new'>", ("moved", "meta-refresh")),
        ("<meta http-equiv=refresh content=\"0;url='/new'\">", ("moved", "meta-refresh")),
        ("<meta http-equiv=refresh content='0;url=/gone'>", ("broken", "gone")),
        ("<meta http-equiv=refresh content='0;url=/'>", HOME),
        ("<meta http-equiv=refresh content='600'>", OK),
        ("<meta http-equiv=refresh content='600;url=/new'>", OK),
        ("<meta http-equiv=refresh content='0;url=#top'>", OK),
        ("<meta http-equiv=refresh content='nonsense'>", OK),
        ("<noscript><meta http-equiv=refresh content='0;url=/nojs'></noscript>", OK),
        ("<!-- <meta http-equiv=refresh content='0;url=/gone'> -->", OK),
    ],
)
def test_meta_refresh(more, expected):
    web = {
        URL: html(page(more=more)),
        "https://paper.example.com/new": html(page()),
        "https://paper.example.com/": html(page()),
    }
    assert verdict(URL, web) == expected


def test_refresh_header():
    web = {
        URL: html(page(), 200, "Refresh: 0; url=/new"),
        "https://paper.example.com/new": html(page()),
    }
    assert verdict(URL, web) == ("moved", "meta-refresh")


def test_refreshes_that_go_round():
    there = html(page(more="<meta http-equiv=refresh content='0;url=/b'>"))
    back = html(page(more="<meta http-equiv=refresh content='0;url=/a'>"))
    a, b = "https://paper.example.com/a", "https://paper.example.com/b"
    assert verdict(a, {a: there, b: back}) == ("broken", "redirect-loop")


def test_refresh_inside_is_refused():
    body = page(more="<meta http-equiv=refresh content='0;url=http://10.0.0.1/'>")
    assert seen(body) == ("broken", "bad-redirect")


def test_not_found_is_the_default():
    assert NOT_FOUND["status"] == 404


@pytest.mark.parametrize(
    "body",
    [
        "<style>" + "a{}" * 100,
        page("paper.example.com", "This domain is for sale!"),
        page("News", "x", more="<script src=//captcha-delivery.com/x.js></script>"),
        page("News", "Sorry, the page you are looking for does not exist."),
    ],
)
def test_of_a_page_that_was_cut_nobody_knows_how_short_it_is(body):
    assert verdict(URL, {URL: html(body) | {"truncated": True}}) == OK


def test_a_refresh_begins_at_the_base_of_its_page():
    tag = '<meta http-equiv="refresh" content="0;url=x">'
    there = "https://paper.example.com/b/x"
    web = {there: html(page())}
    moved = ("moved", "meta-refresh")
    assert verdict(URL, web | {URL: html(f'<base href="/b/">{tag}')}) == moved
    assert verdict(URL, web | {URL: html(f"<base target=_top>{tag}")}) == ("broken", "gone")


@pytest.mark.parametrize(
    "text",
    [
        "This account has been terminated.",
        "Sorry, this transfer has expired and is not available any more.",
        "The author has deleted this story.",
        "Dieses Profil wurde gesperrt.",
        "Dieser Artikel wurde aus rechtlichen Gründen gelöscht.",
        "Esta noticia ha sido retirada a petición del interesado.",
        "抱歉，此微博已不可见。",
        "It seems we can’t find what you’re looking for.",
    ],
)
def test_more_ways_to_say_so(text):
    assert seen(page("The Paper", text, heading="")) == SOFT


@pytest.mark.parametrize(
    "heading",
    [
        "عذرا، الصفحة غير موجودة",
        "ไม่พบหน้าที่คุณต้องการ",
        "पृष्ठ नहीं मिला",
        "Страницата не е намерена",
        "Stranica nije pronađena",
        "Puslapis nerastas",
        "Pàgina no trobada",
        "Helaas, deze pagina bestaat niet (meer)",
        "Beklager, vi fant ikke siden",
        "A keresett oldal nem található",
        "This podcast is not available",
        "Sorry: page not found",
        "Photo not found",
        "This position has been filled",
        "Video currently unavailable",
    ],
)
def test_more_headings(heading):
    assert seen(page("The Paper", "Back.", heading)) == SOFT


@pytest.mark.parametrize("heading", ["The store has expired", "This position has been filled"])
def test_things_of_the_world_that_are_gone(heading):
    text = "Anna Porter starts as harbour master in May, after ninety years of rope and salt."
    assert seen(page(heading, text)) == OK


def test_a_notice_above_a_long_shelf():
    shelf = "".join(f"<li>Rope of {n} metres, {3 * n} euros</li>" for n in range(2, 80))
    gone = page("Chandler", f"<ul>{shelf}</ul>", "Sorry, this item is no longer available")
    assert seen(gone) == SOFT
    assert seen(page("Chandler", f"<ul>{shelf}</ul>", "Ropes")) == OK


def test_a_dead_embed_on_a_page_with_words_of_its_own():
    dead = "<iframe src=x></iframe><p>This video is no longer available.</p>"
    text = f"We filmed the first crossing from the pier.</p>{dead}<p>"
    assert seen(page("Notes", text, "Ferry day")) == OK
    assert seen(page("Clips", "This video is no longer available.", "Sorry")) == SOFT


@pytest.mark.parametrize("body", ["Not Found", "<p>404</p>", "<html><body>Not found</body></html>"])
def test_a_page_that_says_nothing_else(body):
    assert seen(body) == SOFT


@pytest.mark.parametrize(
    "text",
    [
        "メンテナンスはありません。お探しの動画は視聴できません。",
        "This post is from a suspended account.",
        "Esta noticia fue retirada a petición de un lector.",
    ],
)
def test_posts_that_are_gone(text):
    assert seen(f"<title>Site</title><p>{text}</p>") == SOFT


def test_a_heading_that_says_what_was_withdrawn():
    assert seen(page("Noticia retirada", "Lo más leído. " * 90)) == SOFT


def test_a_short_page_in_a_script_without_spaces_is_compared():
    body = "<title>船</title><p>啊，船去哪儿了？这里什么也没有，请回码头再看看别的船。</p>"
    asked = f"{URL}/1"
    assert verdict(asked, {asked: html(body)}) == OK
    assert verdict(asked, {asked: html(body)}, default=html(body)) == SOFT


def test_words_of_an_address_in_other_scripts():
    body = page("Сторінку не знайдено", "Роман. Сторінку не знайдено.")
    named = "https://paper.example.com/" + quote("сторінку-не-знайдено")
    assert found_at(named, body) == OK
    assert found_at("https://paper.example.com/331", body) == SOFT


def test_nothing_in_a_list_and_nothing_at_an_address():
    body = page("Site", "It seems we can’t find what you’re looking for.", "Nothing found")
    assert seen(body) == SOFT
    for url in ("https://paper.example.com/tag/mills", "https://paper.example.com/?s=mills"):
        assert verdict(url, {url: html(body)}) == OK


@pytest.mark.parametrize(
    ("declared", "encoding", "title"),
    [
        ("x-sjis", "cp932", "ページが見つかりません"),
        ("ks_c_5601-1987", "cp949", "페이지를 찾을 수 없습니다"),
        ("gb2312", "gb18030", "页面不存在"),
        ("none", "cp1251", "Страница не найдена"),
        ("none", "cp1252", "Página no encontrada"),
        ("none", "utf-8", "Página no encontrada"),
    ],
)
def test_encodings_by_other_names_or_none(declared, encoding, title):
    body = page(title, "404", more=f"<meta charset={declared}>").encode(encoding)
    answer = {"status": 200, "head": b"Content-Type: text/html", "body": body}
    assert verdict(URL, {URL: answer}) == SOFT


def test_a_page_without_encoding_that_was_cut_within_a_letter():
    body = page("Übersicht", "Größe " * 200).encode()
    cut = {"status": 200, "head": b"Content-Type: text/html", "truncated": True}
    whole = body[: body.rindex(b"\xc3") + 1]
    assert verdict(f"{URL}#:~:text=Größe", {URL: cut | {"body": whole}}) == OK
