"""Failures of servers that are told with status 200."""

from functools import partial

import pytest

from tests.links.replay import OK, SOFT, found_at, notice

seen = partial(found_at, "https://quay.example.com/2026/10/31.html")


@pytest.mark.parametrize(
    "parts",
    [
        ("HTTP Status 500 – Internal Server Error", "", "The server met a condition."),
        ("Server Error (500)", "Server Error (500)"),
        ("WordPress › Error", "", "There has been a critical error on this website."),
        ("Fehler", "Fehler beim Aufbau einer Datenbankverbindung"),
        ("Error", "Error al establecer una conexión con la base de datos"),
        ("Erreur", "Erreur lors de la connexion à la base de données"),
        ("Ошибка", "Ошибка установки соединения с базой данных"),
        ("We're sorry, but something went wrong (500)", "", "Check the logs."),
        ("Whoops, looks like something went wrong.", ""),
        ("Oops, an error occurred!", "Oops, an error occurred!", "Code: 17ab"),
        ("Fehler", "Es ist ein Fehler aufgetreten", "Bitte versuchen Sie es später erneut."),
        ("", "Произошла ошибка", "Попробуйте позже."),
    ],
)
def test_titles_and_headings(parts):
    assert seen(notice(*parts)) == SOFT


@pytest.mark.parametrize(
    "body",
    [
        "<br><b>Warning</b>:  mysqli_connect(): refused in <b>/www/db.php</b> on line <b>12</b>",
        "<b>Parse error</b>: syntax error, unexpected '}' in <b>/www/a.php</b> on line <b>4</b>",
        "<p>Microsoft OLE DB Provider for SQL Server</p> <p>error '80004005'</p>",
        "<p>ADODB.Recordset</p> <p>error '800a0bcd'</p><p>/news/detail.asp, line 40",
        "<pre>Traceback (most recent call last):\n  File</pre>",
    ],
)
def test_what_programs_say_to_their_makers(body):
    assert seen(body) == SOFT
    assert seen(f"<title>The ferry</title><h1>The ferry</h1><p>It left at nine.</p>{body}") == OK


@pytest.mark.parametrize(
    "parts",
    [
        (
            "Something went wrong | Stories",
            "Something went wrong",
            "The ferry left at nine, and fog came down.",
        ),
        (
            "An error occurred | Poems",
            "An error occurred",
            "The stars were wrong that night, the moon was up twice.",
        ),
        ("Warning: rockfall | Trails", "Warning: rockfall", "The upper path is closed in May."),
    ],
)
def test_stories(parts):
    assert seen(notice(*parts)) == OK
