import datetime as dt

import pytest

from citecheck.model import BlockKind
from citecheck.sources.margins.headers import describe

BODY = (
    "The harbour was closed on Monday, and the people of the town were told to stay at home, as "
    "they have been in every winter for years. It was the third time that this was done."
)


def test_headings_name_the_title(article):
    assert describe(article((BlockKind.HEADING, "Harbour closed"), BODY)).title == "Harbour closed"


def test_the_first_short_line_of_a_plain_text_is_its_headline(article):
    document = describe(article("By Jane Doe", "Harbour closed", BODY))
    assert document.title == "Harbour closed"
    assert [block.kind for block in document.blocks] == ["paragraph", "heading", "paragraph"]


@pytest.mark.parametrize("first", ["It was closed.", "It was closed for " + "so " * 70 + "long"])
def test_sentences_are_no_headlines(article, first):
    assert describe(article(first, BODY)).title is None


def test_a_link_is_no_headline(article):
    assert describe(article("[Home](https://example.org/)", "Closed", BODY)).title == "Closed"


def test_what_the_reader_knew_stays(article):
    document = describe(
        article(
            "Harbour closed",
            "By Jane Doe",
            "May 3, 2021",
            BODY,
            "Original url: [a](https://example.org/a)",
            title="T",
            byline="B",
            published=dt.date(2020, 1, 1),
            url="https://example.org/u",
            language="de",
        )
    )
    assert (document.title, document.byline, document.url) == ("T", "B", "https://example.org/u")
    assert (document.published, document.language) == (dt.date(2020, 1, 1), "de")
    assert document.blocks[0].kind is BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    ("line", "language", "day"),
    [
        ("November 23, 2021", "en", dt.date(2021, 11, 23)),
        ("Published: Nov. 23, 2021", "en", dt.date(2021, 11, 23)),
        ("2021-11-23", "en", dt.date(2021, 11, 23)),
        ("By Jane Doe | 23 November 2021", "en", dt.date(2021, 11, 23)),
        ("23. November 2021", "de", dt.date(2021, 11, 23)),
        ("Publié le 23 novembre 2021", "fr", dt.date(2021, 11, 23)),
        ("23 ноября 2021", "ru", dt.date(2021, 11, 23)),
        ("23 листопада 2021", "uk", dt.date(2021, 11, 23)),
        ("23 de noviembre de 2021", "es", dt.date(2021, 11, 23)),
        ("November 23, 2021", "ru", dt.date(2021, 11, 23)),
        ("Port Ellen, 23 November 2021, 18:40", "en", dt.datetime(2021, 11, 23, 18, 40)),  # noqa: DTZ001
    ],
)
def test_date_lines(article, line, language, day):
    document = article((BlockKind.HEADING, "Harbour closed"), line, BODY, language=language)
    assert describe(document).published == day


@pytest.mark.parametrize(
    "line",
    [
        "On November 23, 2021, the harbour was closed for the third time in as many years.",
        "Closed since November 2021",
        "Flight 19 of 2021",
    ],
)
def test_running_text_is_no_date(article, line):
    document = article((BlockKind.HEADING, "Harbour closed"), line, BODY, language="en")
    assert describe(document).published is None


def test_dates_far_down_or_in_headlines_are_not_the_date(article):
    heading = (BlockKind.HEADING, "November 23, 2021")
    document = describe(article(heading, *[BODY] * 9, "November 24, 2021"))
    assert document.published is None


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("By Jane Doe and Carlos de la Cruz", "Jane Doe and Carlos de la Cruz"),
        ("By Jane Doe, Example News", "Jane Doe, Example News"),
        ("Von Anna Müller", "Anna Müller"),
        ("Par Émilie Dupont", "Émilie Dupont"),
        ("Автор: Іван Петренко", "Іван Петренко"),
        ("Por Ana García y Luis Pérez", "Ana García y Luis Pérez"),
        ("May 3, 2021 | By Jane Doe", "Jane Doe"),
        ("May 3, 2021 by Jane Doe", "Jane Doe"),
        ("By REUTERS", "REUTERS"),
        ("By Jane Doe and John Roe, harbour correspondents", "Jane Doe and John Roe"),
        ("Par Jeanne Doux, à Port Ellen", "Jeanne Doux"),
        ("By Jane Doe, in Alder", "Jane Doe"),
        ("By Jane Doe, and John Roe", "Jane Doe, and John Roe"),
    ],
)
def test_bylines(article, line, byline):
    assert describe(article((BlockKind.HEADING, "Closed"), line, BODY)).byline == byline


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the harbour was closed",
        "Por qué cierran el puerto",
        "By and by",
        "By Friday, all ferries were back",
        "By Port Ellen, the ferries turned",
        "Pier to be Bought by Jane Doe",
        BODY,
    ],
)
def test_lines_that_only_begin_like_bylines(article, line):
    assert describe(article((BlockKind.HEADING, "Closed"), line, BODY)).byline is None


def test_the_original_address_is_the_documents(article):
    document = article("Closed", BODY, "Original url:", "[here](https://example.org/a)")
    assert describe(document).url == "https://example.org/a"


def test_no_address_where_none_is_named(article):
    assert describe(article("Closed", BODY, "Originally published by Reuters")).url is None


def test_language_is_guessed_from_the_text(article):
    assert describe(article("Closed", BODY)).language == "en"
    assert describe(article("Closed")).language is None


def test_captions_above_the_text_are_none_of_its_first_lines(article):
    captions = [(BlockKind.CAPTION, "The harbour.")] * 9
    document = article((BlockKind.HEADING, "Closed"), *captions, "By Jane Doe", BODY)
    assert describe(document).byline == "Jane Doe"


def test_a_credited_line_is_a_caption(article):
    document = describe(article("Closed", "The harbour in winter. Photo: Jane Doe", BODY))
    assert [block.kind for block in document.blocks] == ["heading", "caption", "paragraph"]


def test_a_long_word_is_read_in_one_way_only(article):
    line = f"By {'A' * 90}!"
    assert describe(article((BlockKind.HEADING, "Closed"), line, BODY)).byline is None


def test_an_empty_document_stays_as_it_is(article):
    document = article()
    assert describe(document) == document


def test_a_heading_below_running_text_is_that_of_a_section(article):
    lead = "The harbour was closed on Monday, as it had been all week. " * 3
    document = describe(article(lead, (BlockKind.HEADING, "Background"), BODY))
    assert document.title is None
    document = describe(article("Analysis", (BlockKind.HEADING, "Harbour closed"), BODY))
    assert document.title == "Harbour closed"


def test_a_heading_over_sources_is_a_title_where_it_is_over_all(article):
    heading = (BlockKind.HEADING, "References")
    assert describe(article("A short note.", heading, BODY)).title is None
    assert describe(article(heading, BODY)).title == "References"
    sources_say = (BlockKind.HEADING, "Sources: the harbour is closed")
    assert describe(article("Analysis", sources_say, BODY)).title == sources_say[1]


@pytest.mark.parametrize(
    ("lines", "byline"),
    [
        (((BlockKind.HEADING, "By Jane Doe"),), "Jane Doe"),
        (((BlockKind.HEADING, "By Region"),), None),
        (((BlockKind.HEADING, "In brief"), (BlockKind.HEADING, "By Jane Doe")), "Jane Doe"),
        (("It closed.", (BlockKind.HEADING, "By Jane Doe")), None),
    ],
)
def test_bylines_that_are_set_as_headings(article, lines, byline):
    document = describe(article((BlockKind.HEADING, "Harbour closed"), *lines, BODY))
    assert document.byline == byline
