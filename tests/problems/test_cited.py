"""Rules that read the linked page."""

import datetime as dt

import pytest
from attrs import evolve

from citecheck import readers, sources
from citecheck.model import Reason, VerdictKind
from citecheck.problems import Case, CitedPage, find
from citecheck.problems.case import Case as Judged
from tests.problems.making import ok, read, registry, verdict

PORT = "https://port.example/statement"
FILLER = (
    "The harbour has two quays and nine cranes, and a pilot station at its mouth. Every summer its"
    " ships carry some forty thousand people to the islands, and in winter a tenth of them. The"
    " company that runs the line was founded eighty years ago by fishermen who wanted to get to"
    " church. Its oldest ship is still in use on Sundays. The town pays for a third of the costs,"
    " the state for another, and passengers for what is left, which is less than it was. "
) * 3


def page(text="", title="Statement on the line", language="en", url=PORT, sub="", **changes):
    body = (
        f'<html lang="{language}"><head><title>{title}</title></head><body><article><h1>{title}'
        f"</h1><p>{text}</p>{sub}<p>{FILLER}</p></article></body></html>"
    )
    found = readers.read_bytes(body.encode(), name=url, media_type="text/html", url=url)
    document = evolve(sources.describe(found), **changes)
    return CitedPage(document=document, sources=sources.extract(document, registry()))


def judged(text, pages, url="https://courier.example/ice", verdicts=None, **changes):
    article = read(f"# Ice\n\n{text}\n", url=url)
    article = evolve(article, published=dt.date(2024, 3, 14), language="en")
    article = evolve(article, **changes.pop("article", {}))
    cited = sources.extract(article, registry())
    given = {"deep": True, "quotes": True, "outlets": registry(), **changes}
    case = Case(
        document=article,
        sources=cited,
        pages=pages,
        publisher=registry().classify_url(url),
        verdicts={each: ok(each) for each in pages} if verdicts is None else verdicts,
        **given,
    )
    own = {"CC409", "CC410", "CC411", "CC412", "CC413", "CC414"}
    return [each for each in find(case) if each.code in own]


def codes(*given, **changes):
    return [each.code for each in judged(*given, **changes)]


QUOTED = (
    '"The line will stay closed until the ice goes," the port authority [said in a statement]'
    f"({PORT}) on Monday."
)
SAYS = "The port authority says the line will {} until the ice goes."


def test_a_quotation_that_the_page_has():
    assert codes(QUOTED, {PORT: page(SAYS.format("stay closed"))}) == []


def test_a_quotation_that_the_page_does_not_have():
    (found,) = judged(QUOTED, {PORT: page(SAYS.format("soon be open, and stay so, wait"))})
    assert (found.code, found.severity) == ("CC412", "warning")
    assert "does not have 'The line will stay closed until the ice goes'" in found.message
    assert "what comes nearest is 'soon be open, and stay so, wait until" in found.message
    assert PORT in found.message
    (found,) = judged(QUOTED, {PORT: page("The port authority is silent.")})
    assert found.message.count("nearest") + found.message.count("nothing there is like it") == 1


def test_a_page_that_is_linked_again_for_another_quotation():
    again = QUOTED.replace("The line will stay closed", "Nobody was ever asked about it")
    pages = {PORT: page(SAYS.format("stay closed"))}
    for gap in (" ", "\n\n"):
        (found,) = judged(f"{QUOTED}{gap}{again}", pages)
        assert found.code == "CC412"
        assert "does not have 'Nobody was ever asked" in found.message


def test_whom_the_linked_one_quotes():
    text = (
        "TASS [quoted](https://tass.com/1) Anna Lindqvist as saying that "
        '"nobody will sail before the spring comes".'
    )
    tass = "https://tass.com/1"
    assert codes(text, {tass: page("TASS. Lindqvist is silent.", url=tass)}) == ["CC412"]
    said = "Nobody will sail before the spring comes, Lindqvist said."
    assert codes(text, {tass: page(said, url=tass)}) == []


SILENT = page("Silence.")


@pytest.mark.parametrize(
    ("cited", "changes"),
    [
        (SILENT, {"quotes": False, "deep": False}),
        (page("Stille.", language="de"), {}),
        (page("Silence.", language=""), {"article": {"language": "fr"}}),
        (SILENT, {"verdicts": {}}),
        (SILENT, {"verdicts": {PORT: verdict(VerdictKind.REVIEW, Reason.BOT_WALL, PORT)}}),
        (SILENT, {"verdicts": {PORT: verdict(VerdictKind.BROKEN, Reason.SOFT_404, PORT)}}),
        (evolve(SILENT, document=evolve(SILENT.document, blocks=())), {}),
    ],
    ids=["off", "language", "no language", "unasked", "wall", "soft 404", "shell"],
)
def test_pages_that_cannot_be_judged_by_their_words(cited, changes):
    assert codes(QUOTED, {PORT: cited}, **changes) == []


@pytest.mark.parametrize(
    "text",
    [
        f'The port authority [said]({PORT}) it was "very sad".',
        f'The port authority [said]({PORT}) so. It also said: "Nobody will sail before spring."',
        '"Nobody will sail before the spring comes," the port authority said.',
        f'The mayor said: "Nobody will sail before the spring comes." [More]({PORT}).',
        f'"Nobody will sail at all today," the [port]({PORT}) [said](https://port.example/b).',
    ],
    ids=["short", "another sentence", "no link", "another's link", "two links"],
)
def test_quotations_that_no_page_is_linked_for(text):
    pages = {PORT: page("The port authority is silent."), "https://port.example/b": page("b")}
    assert codes(text, pages) == []


def test_posts_and_films_are_not_read():
    url = "https://www.youtube.com/watch?v=abc"
    assert codes(QUOTED.replace(PORT, url), {url: page("Silence.", url=url)}) == []


# --- dates


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (dt.date(2025, 6, 1), ["CC409"]),
        (dt.datetime(2024, 3, 17, 1, tzinfo=dt.UTC), ["CC409"]),
        (dt.date(2024, 3, 16), []),
        (dt.date(2024, 3, 11), []),
        (dt.date(2019, 3, 11), []),
        (None, []),
    ],
)
def test_the_page_came_out_after_the_article(when, expected):
    text = f"The port authority [said]({PORT}) the line would close."
    pages = {PORT: page("The port authority.", published=when)}
    assert codes(text, pages) == expected
    assert codes(text, pages, article={"published": None}) == []
    assert codes(text, pages, deep=False) == []


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.cnn.com/2025/06/01/world/ice/index.html", ["CC409"]),
        ("https://www.cnn.com/2024/03/14/world/ice/index.html", []),
        ("https://www.cnn.com/world/ice-20250601", ["CC409"]),
        ("https://www.cnn.com/world/ice-2025-06-01.html", ["CC409"]),
        ("https://www.cnn.com/2025/02/30/ice", []),
        ("https://www.cnn.com/2025/06/ice", []),
        ("https://en.wikipedia.org/wiki/2025-06-01", []),
        ("https://web.archive.org/web/20250601000000/https://www.cnn.com/2023/01/01/a", []),
    ],
)
def test_the_address_tells_the_day(url, expected):
    text = f"CNN [reported]({url}) that the line would close."
    assert codes(text, {}, verdicts={}, deep=False) == expected


def test_the_day_in_the_address_does_not_change():
    url = "https://www.cnn.com/2024/03/13/world/ice"
    text = f"CNN [reported]({url}) that the line would close."
    updated = page("CNN", url=url, published=dt.date(2024, 5, 1))
    assert codes(text, {url: updated}) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CNN [reported on Monday]({}) that the line would close.", "Monday"),
        ("CNN on Monday [reported]({}) that the line would close.", "Monday"),
        ("The line will close, CNN [reported]({}) yesterday.", "yesterday"),
        ("CNN [reported]({}) that the line closed on Monday.", ""),
        ("CNN [reported]({}) on Monday, 2 May 2016 that the line would close.", ""),
        ("CNN had [reported]({}) that the line would close.", ""),
        ("CNN [reported]({}) so. It was confirmed on Monday by the port.", ""),
    ],
)
def test_old_news_as_new(text, expected):
    url = "https://www.cnn.com/2016/05/02/world/ice"
    found = judged(text.format(url), {}, verdicts={}, deep=False)
    assert [each.code for each in found] == (["CC410"] if expected else [])
    assert all(each.message.startswith(repr(expected)) for each in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Wie CNN am Montag [berichtete]({}), bleibt die Linie geschlossen."),
        ("ru", "CNN [сообщил]({}) в понедельник, что линия между портами закрыта."),
        ("uk", "CNN [повідомив]({}) у понеділок, що лінія між портами закрита."),
    ],
)
def test_days_in_other_languages(language, text):
    url = "https://www.cnn.com/2016/05/02/world/ice"
    article = read(f"---\nlang: {language}\ndate: 2024-03-14\n---\n\n{text.format(url)}\n")
    cited = sources.extract(article, registry())
    found = find(Judged(document=article, sources=cited, outlets=registry()))
    assert "CC410" in [each.code for each in found]


# --- titles and parties


@pytest.mark.parametrize(
    ("anchor", "expected"),
    [
        ('"The Winter of the Ferries"', ["CC413"]),
        ("\u201cThe Winter of the Ferries\u201d,", ["CC413"]),
        ("*The Winter of the Ferries*", ["CC413"]),
        ('"Statement on the Line"', []),
        ('"Statement on the Linne"', []),
        ('"the line"', []),
        ("the winter of the ferries", []),
    ],
)
def test_a_title_that_the_page_does_not_have(anchor, expected):
    text = f"More on it is in [{anchor}]({PORT}), a page of the port."
    assert codes(text, {PORT: page("The port.")}) == expected
    assert codes(text, {PORT: page("The port.")}, deep=False) == []


def test_what_somebody_says_is_no_title():
    text = f'The port authority said: ["We will never sail again"]({PORT}).'
    assert codes(text, {PORT: page("The port authority.")}, quotes=False) == []


def credited(name, told, **changes):
    text = f"{name} [said]({PORT}) that the line would close."
    return codes(text, {PORT: page(told)}, **changes)


@pytest.mark.parametrize(
    ("name", "told", "expected"),
    [
        ("Anna Lindqvist", "Timetable of the ferries.", ["CC414"]),
        ("Anna Lindqvist", "The director, A. Lindqvist, said so.", []),
        ("Anna Lindqvist", "Lindquist said so.", []),
        ("NATO", "Timetable of the ferries.", ["CC414"]),
        ("NATO", "The North Atlantic Treaty Organization said so.", []),
        ("The Harbour Pilots Union", "Timetable of the buses.", []),
        ("The Maritime Pilots Guild", "What the MPG wants.", []),
        ("Officials", "Timetable of the ferries.", []),
        ("The ministry", "Timetable of the ferries.", []),
    ],
)
def test_a_party_that_the_page_does_not_name(name, told, expected):
    assert credited(name, told) == expected
    assert credited(name, told, deep=False) == []


def test_its_own_page_need_not_name_it():
    url = "https://www.nato.int/cps/en/natohq/news_1.htm"
    assert codes(f"NATO [said]({url}) so.", {url: page("Timetable.", url=url)}) == []


def test_an_author_is_named():
    told = evolve(page("Timetable.").document, byline="Anna Lindqvist")
    text = f"Anna Lindqvist [said]({PORT}) that the line would close."
    assert codes(text, {PORT: CitedPage(document=told)}) == []


# --- circles

COURIER = "https://www.theguardian.com/world/ice"


def cites(*links, text="CNN reported that the line would close."):
    told = '<p>It was <a href="{}">reported</a> the same day, and readers asked why.</p>'
    more = "".join(told.format(link) for link in links)
    return page(text, url=COURIER, sub=more)


TWO = (
    "CNN [reported](https://www.cnn.com/ice) that the line would close. The Guardian "
    f"[said]({COURIER}) the same of the line."
)


def test_two_sources_that_are_one():
    (found,) = judged(TWO, {COURIER: cites("https://www.cnn.com/ice")})
    assert (found.code, found.severity) == ("CC411", "warning")
    assert "is CNN, which the article cites as well" in found.message


@pytest.mark.parametrize(
    "cited",
    [
        cites("https://www.cnn.com/ice", "https://www.bbc.co.uk/news/1"),
        cites(text="CNN and the port authority said that the line would close."),
        cites(text="The line will close."),
        cites("https://www.bbc.co.uk/news/1", text="So it is."),
    ],
)
def test_pages_with_other_sources(cited):
    assert codes(TWO, {COURIER: cited}) == []


def test_a_page_that_cites_the_article_or_who_published_it():
    text = f"The Guardian [said]({COURIER}) that the line would close."
    own = "https://www.bbc.co.uk/news/2"
    (found,) = judged(text, {COURIER: cites(own, text="So.")}, url=own)
    assert "is the article itself" in found.message
    other = "https://www.bbc.co.uk/news/3"
    (found,) = judged(text, {COURIER: cites(other, text="So.")}, url=own)
    assert "is BBC" in found.message
    assert "which published the article" in found.message
    assert codes(text, {COURIER: cites(own, text="So.")}, url=own, deep=False) == []


def test_whom_the_one_source_cites_is_its_own():
    told = "CNN reported, citing the port authority, that the line would close."
    assert codes(TWO, {COURIER: cites(text=told)}) == ["CC411"]


def test_bodies_may_rest_on_reports():
    url = "https://www.nato.int/ice"
    text = TWO.replace("The Guardian", "NATO").replace(COURIER, url)
    assert codes(text, {url: evolve(cites("https://www.cnn.com/ice"))}, deep=True) == ["CC414"] or (
        codes(text, {url: cites("https://www.cnn.com/ice")}) == []
    )
