"""Notices that there is nothing, told from short articles on pages that are gone."""

import pytest

from citecheck.links.content.look import Look
from citecheck.links.content.prose import bare, claim, goes_on, is_quoted, is_report
from tests.links.replay import OK, SOFT, html, verdict

URL = "https://quay.example.com/2026/10/northern-quay"


def seen(title, body):
    return verdict(URL, {URL: html(f"<title>{title}</title><body>{body}</body>")})


@pytest.mark.parametrize(
    "text",
    [
        "Nothing was found at this location. Maybe try a search?",
        "This story has expired.",
        "No article with this number exists.",
        "You've reached a dead end.",
        "The page you want has moved or no longer exists.",
        "This content is currently unavailable.",
        "Leider konnten wir die gewünschte Seite nicht finden.",
        "Der von Ihnen gesuchte Artikel wurde gelöscht oder ist abgelaufen.",
        "Dieser Inhalt steht nicht mehr zur Verfügung.",
        "Désolé, nous n'avons pas trouvé la page demandée.",
        "Cet article n'est plus disponible.",
        "Ce contenu a été retiré.",
        "No hemos encontrado la página solicitada.",
        "No encontramos lo que buscas.",
        "Non abbiamo trovato la pagina che stai cercando.",
        "Questo articolo non è più disponibile.",
        "Não encontrámos a página que procura.",
        "Este artigo já não se encontra disponível.",
        "Мы не смогли найти эту страницу.",
        "Здесь ничего нет.",
        "Ми не змогли знайти цю сторінку.",
        "Сторінки, яку ви шукаєте, немає на нашому сайті.",
        "没有找到您要的页面。",
        "很抱歉，您访问的内容已下线。",
        "この記事は掲載期間が終了しました。",
        "お探しの記事は、公開を終了しました。",
        "指定されたURLは存在しません。",
        "De pagina die u zoekt bestaat niet.",
        "Nie znaleziono strony o podanym adresie.",
        "The link you followed is out of date or no longer valid.",
        "We can't seem to find the page you're looking for.",
        "This post has been unpublished.",
        "Error: the item with ID 4411 does not exist.",
        "Requested page not found.",
        "Die Meldung ist nicht mehr abrufbar.",
        "Die aufgerufene Adresse existiert nicht auf diesem Server.",
        "Le lien que vous avez suivi n'est plus valide.",
        "Vaya, no encontramos esa página",
        "Публикация удалена или перемещена.",
        "Ops, questa pagina non c'è più",
        "A notícia que você procura foi removida ou não existe.",
        "Não conseguimos encontrar o que você procura.",
        "您要找的文章不见了",
        "申し訳ございません。お探しのページは現在ご覧いただけません。",
    ],
)
def test_notices(text):
    assert seen("The Quay Courier", f"<nav>News Sport</nav><p>{text}</p>") == SOFT


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Ministry removes page",
            "The ministry took down its page. “The page is no longer available,” a spokesman said.",
        ),
        (
            "Behörde löscht Seite",
            "Die Seite über den Deich ist nicht mehr verfügbar. Das bestätigte eine Sprecherin.",
        ),
        (
            "La préfecture retire une page",
            "La page n'est plus disponible, a confirmé un porte-parole.",
        ),
        ("Минздрав удалил страницу", "Страница была удалена, сообщили в пресс-службе."),
        ("Fehler 404: Warum Seiten verschwinden", "Das sagte die Archivarin Ines Dahl in Husum."),
        ("«Страница не найдена»: как исчезает сеть", "Архив исчезает, сообщила Инес Даль."),
        (
            "「ページが見つかりません」が増えている理由",
            "委員会は「この記事は削除されました」と述べた。",
        ),
        ("Old bridge is gone", "The old bridge has been removed. Its stones go to the museum."),
        ("Konzert ausverkauft", "Karten sind nicht mehr verfügbar. Die Abendkasse ist zu."),
        ("El libro perdido", "La última página del manuscrito se perdió en 1611."),
        ("Картина не найдена", "Полотно, похищенное в мае, не найдено до сих пор."),
        ("渔船失踪", "一艘渔船周四失踪，至今没有找到。搜救仍在继续。"),
        ("A word we read every day", "Someone wrote: “this page does not exist” on the wall."),
    ],
)
def test_short_articles_on_missing_pages(title, text):
    assert seen(title, f"<h1>{title}</h1><p>{text}</p>") == OK


@pytest.mark.parametrize(
    "line",
    [
        "500 Internal Server Error",
        "Server Error in '/' Application.",
        "Briefly unavailable for scheduled maintenance. Check back in a minute.",
        "Fatal error: Uncaught Error: call to getTitle() on null in article.php on line 31",
    ],
)
def test_faults_of_a_server_in_any_first_line(line):
    assert seen("The Quay Courier", f"<div>{line}</div>") == SOFT


def test_a_report_has_paragraphs_or_says_whose_words_it_tells():
    line = "The board voted on Tuesday to lengthen the quay by ninety metres, which ends four years"
    assert is_report(Look(f"<p>{line} of talks with fishers.</p>".encode() * 3))
    assert is_report(
        Look(
            ("<p>" + "港湾委員会は火曜日、北埠頭を九十メートル延長することを決め、" * 3).encode()
            * 2
        )
    )
    assert is_report(Look(b"<p>It is closed, the county said."))
    assert not is_report(Look(f"<p>{line}".encode()))
    assert not is_report(Look(f"<p>We use cookies. {line} of talks.</p>".encode() * 3))


def test_an_empty_list_is_no_missing_page():
    assert seen("Events", "<h1>Events in May</h1><ul><li>Nothing found</ul><p>Not found") == OK


def test_what_explains_an_error_is_none():
    told = "Shown when the disk is full. Delete old dumps, then start the service again."
    assert seen("Database error", f"<h1>Database error</h1><p>{told}") == OK
    assert seen("Database error", "<h1>Database error</h1><p>Try again later.") == SOFT


def test_quoted_words():
    assert is_quoted("“gone", 1)
    assert not is_quoted("gone", 0)


def test_what_a_line_says_and_what_it_claims():
    for line in ("We’ll be back", "  We'll be back: ", "…we’ll be back – "):
        assert bare(line) == claim(line) == "we'll be back"
    for line in ("We’ll be back?", "We’ll be back？ "):
        assert claim(line) == ""
    assert bare("Are you over 18?") == "are you over 18"


@pytest.mark.parametrize("title", ["Lost pages", "Lost pages | The Quay", ""])
def test_what_goes_on_below_a_heading(title):
    below = "Ada Quill bound 48 of them again by hand."
    look = Look(f"<title>{title}</title><h1>Lost pages</h1><p>{below}</p>".encode())
    assert goes_on(look, "Lost pages")
    look = Look(f"<title>{title}</title><h1>Lost pages</h1><p>Search this site.</p>".encode())
    assert not goes_on(look, "Lost pages")
    assert not goes_on(look, "Search")
