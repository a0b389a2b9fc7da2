import pytest

from citecheck.readers.html import words


@pytest.mark.parametrize(
    "text",
    [
        *("Related: Ferries", "Read more: Ferries", "READ MORE", "See also the map"),
        *("Lesen Sie auch: Fähren", "À lire aussi : les ferries", "Lea también: los barcos"),
        *("Leggi anche: i traghetti", "Читайте также: паромы", "Читайте також: пороми"),
        *("Leia também: barcas", "Lees ook: veren", "Czytaj też: promy", "Baca juga: kapal"),
        "関連記事：船",
    ],
)
def test_lines_that_lead_on(text):
    assert words.RELATED_START.match(text)


@pytest.mark.parametrize(
    "text",
    ["Read receipts were off.", "The related case", "Readers said so", "Viewers watched it"],
)
def test_lines_that_tell(text):
    assert not words.RELATED_START.match(text)
    assert not words.SOCIAL_START.match(text)


@pytest.mark.parametrize(
    "text",
    [
        *("Follow us on X", "Sign up for our newsletter", "Folgen Sie uns", "Suivez-nous"),
        *("Suscríbete aquí", "Подписывайтесь на канал", "Download our app"),
    ],
)
def test_lines_that_ask(text):
    assert words.SOCIAL_START.match(text)


@pytest.mark.parametrize(
    "text", ["Sources", "Sources:", "Quellen", "Fuentes:", "Источники:", "Footnotes", "参考文献"]
)
def test_headings_of_sources(text):
    assert words.SOURCES_HEADING.match(text)


def test_a_sentence_is_no_heading_of_sources():
    assert not words.SOURCES_HEADING.match("Sources close to the port say so")
    assert words.SOURCES_START.match("Source: Port authority")
    assert not words.SOURCES_START.match("Sources say")


def test_who_wrote_it():
    assert words.AUTHOR_START.match("By Ada Quill")
    assert not words.AUTHOR_START.match("Bystanders saw it")
