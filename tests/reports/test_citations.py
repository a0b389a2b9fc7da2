"""Sources as citations, in four formats."""

import datetime as dt
import json
import re

import mwparserfromhell
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model import (
    Audit,
    Block,
    BlockKind,
    Document,
    Layer,
    LinkState,
    Mark,
    Match,
    Mention,
    Outlet,
    OutletKind,
    Report,
    Role,
    Snapshot,
    SourceKind,
    Span,
)
from citecheck.reports import render
from citecheck.reports.bibtex import escaped
from citecheck.reports.citations import citations
from tests.problems.making import CNN, KNOWN, URL, ok, place, source, unlinked, verdict
from tests.reports.conftest import WHEN

COPY = Snapshot(
    archive="wayback-machine",
    url="https://web.archive.org/web/20240315000000/https://www.example.org/a",
    taken_at=dt.datetime(2024, 3, 15, tzinfo=dt.UTC),
)
# The variables of csl-data.json that are used, with what each holds.
VARIABLES = {
    **dict.fromkeys(("id", "type", "title", "container-title", "publisher", "URL"), str),
    **dict.fromkeys(("archive", "archive_location", "note"), str),
    **dict.fromkeys(("issued", "accessed"), dict),
}
TYPES = {
    *("article-journal", "article-magazine", "article-newspaper", "broadcast", "dataset"),
    *("entry-encyclopedia", "post", "post-weblog", "report", "webpage"),
}


def linked(text="The ice of the strait", url=URL):
    span = Span(
        text=text, start=0, end=len(text), mark=Mark.LINK, href=url, url=url, at=place(0, 5)
    )
    return Block(kind=BlockKind.PARAGRAPH, text=text, spans=(span,), at=place(0, 50))


def report(*cited, links=(), blocks=None, title=None):
    document = Document(
        name="a.md",
        media_type="text/markdown",
        title=title,
        blocks=(linked(),) if blocks is None else blocks,
    )
    return Report(documents=(Audit(document=document, sources=cited),), links=links)


def checked(url=URL, seen=None, **changes):
    from citecheck.model import CheckedLink

    told = seen or ok(url)
    return CheckedLink(url=url, verdict=evolve(told, checked_at=WHEN), **changes)


FULL = report(
    source(),
    links=(checked(title="Ice | closes {the} strait", published=WHEN, snapshot=COPY),),
)


def test_csl():
    (item,) = json.loads(render(FULL, "csl"))
    assert item == {
        "id": "cnn-s1",
        "type": "article-newspaper",
        "title": "Ice | closes {the} strait",
        "container-title": "CNN",
        "URL": URL,
        "issued": {"date-parts": [[2026, 3, 14]]},
        "accessed": {"date-parts": [[2026, 3, 14]]},
        "archive": "wayback-machine",
        "archive_location": COPY.url,
        "note": f"Archived 2024-03-15: {COPY.url}",
    }


def test_bibtex():
    assert render(FULL, "bibtex") == (
        "@article{cnn-s1,\n"
        "  title = {{Ice | closes \\{the\\} strait}},\n"
        "  journal = {{CNN}},\n"
        "  year = {2026},\n"
        "  month = mar,\n"
        "  date = {2026-03-14},\n"
        f"  url = {{{URL}}},\n"
        "  urldate = {2026-03-14},\n"
        f"  note = {{Archived 2024-03-15: \\url{{{COPY.url}}}}},\n"
        "}\n"
    )


def test_wikitext():
    text = render(FULL, "wikitext")
    assert text == (
        f"* {{{{cite news |url={URL} |title=Ice {{{{!}}}} closes &#123;the&#125; strait |work=CNN"
        f" |date=2026-03-14 |access-date=2026-03-14 |archive-url={COPY.url}"
        " |archive-date=2024-03-15 |url-status=live}}\n"
    )
    gone = verdict("broken", "gone")
    dead = render(report(source(), links=(checked(seen=gone, snapshot=COPY),)), "wikitext")
    assert "|url-status=dead}}" in dead


def test_footnotes():
    assert render(FULL, "footnotes") == (
        "[^cnn-s1]: CNN, \u201cIce \\| closes \\{the\\} strait\u201d, 2026-03-14, "
        f"<{URL}>, accessed 2026-03-14, archived 2024-03-15 at <{COPY.url}>.\n"
    )


@pytest.mark.parametrize("name", ["csl", "bibtex", "wikitext", "footnotes"])
def test_nothing_to_cite(name):
    shown = render(report(), name)
    assert shown == ("[]\n" if name == "csl" else "\n")


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        (source(), True),
        (source(kind=SourceKind.RELATED), False),
        (source(kind=SourceKind.CREDIT), False),
        (source(url="mailto:a@b.example"), False),
        (unlinked(), True),
        (unlinked(link=LinkState.LOST), True),
        (unlinked(kind=SourceKind.DOCUMENT, name="a study by the port"), True),
        (unlinked(kind=SourceKind.PERSON, name="Anna Lindqvist"), False),
        (unlinked(kind=SourceKind.ANONYMOUS, name="an official"), False),
        (unlinked(name=""), False),
    ],
)
def test_what_is_cited(cited, expected):
    assert bool(list(citations(report(cited)))) is expected


def of(publisher, **changes):
    outlet = Outlet(id="x", name="X", kind=publisher)
    return source(match=Match(outlet=outlet, role=Role.PUBLISHER, url=URL), **changes)


@pytest.mark.parametrize(
    ("cited", "csl", "bibtex", "wikitext"),
    [
        (of(OutletKind.NEWSPAPER), "article-newspaper", "article", "cite news"),
        (of(OutletKind.MAGAZINE), "article-magazine", "article", "cite magazine"),
        (of(OutletKind.ACADEMIC_PUBLISHER), "article-journal", "article", "cite journal"),
        (of(OutletKind.WIKI), "entry-encyclopedia", "misc", "cite encyclopedia"),
        (of(OutletKind.VIDEO_PLATFORM), "broadcast", "misc", "cite av media"),
        (of(OutletKind.SOCIAL_PLATFORM), "post", "misc", "cite web"),
        (of(OutletKind.BLOG_PLATFORM), "post-weblog", "misc", "cite web"),
        (of(OutletKind.GOVERNMENT), "webpage", "misc", "cite web"),
        (
            of(OutletKind.GOVERNMENT, kind=SourceKind.DOCUMENT),
            "report",
            "techreport",
            "cite report",
        ),
        (of(OutletKind.GOVERNMENT, kind=SourceKind.DATASET), "dataset", "misc", "cite web"),
        (of(OutletKind.COMPANY, kind=SourceKind.SOCIAL), "post", "misc", "cite web"),
        (source(match=None), "webpage", "misc", "cite web"),
        (unlinked(match=None), "article-newspaper", "article", "cite news"),
    ],
)
def test_kinds(cited, csl, bibtex, wikitext):
    shown = report(cited)
    assert json.loads(render(shown, "csl"))[0]["type"] == csl
    assert render(shown, "bibtex").startswith(f"@{bibtex}{{")
    assert render(shown, "wikitext").startswith(f"* {{{{{wikitext} ")


@pytest.mark.parametrize(
    ("match", "expected"),
    [
        (KNOWN, "CNN"),
        (Match(domain="port.example", url=URL), "port.example"),
        (Match(outlet=CNN, role=Role.LOOKALIKE, domain="cnnn.example"), "cnnn.example"),
        (None, ""),
        (Match(outlet=CNN, role=Role.IDENTIFIER, domain="doi.org", url=URL), ""),
        (Match(outlet=CNN, role=Role.ARCHIVED_COPY, domain="archive.ph", url=URL), ""),
    ],
)
def test_who_published_it(match, expected):
    (cited,) = citations(report(source(match=match)))
    assert cited.outlet == expected


@pytest.mark.parametrize(
    ("cited", "blocks", "expected"),
    [
        (source(), (linked(),), "The ice of the strait"),
        (source(), (linked('"The ice of the strait",'),), "The ice of the strait"),
        (source(), (linked("reported"),), ""),
        (source(), (linked(f"{URL} is its address"),), ""),
        (source(), (linked(url="https://www.example.org/b"),), ""),
        (source(kind=SourceKind.DOCUMENT, name="a study"), (linked(),), "a study"),
        (source(kind=SourceKind.ORIGINAL), (linked(),), "Ice closes the strait"),
        (unlinked(), (evolve(linked(), spans=(evolve(linked().spans[0], url=None),)),), ""),
    ],
)
def test_titles_before_the_page_was_read(cited, blocks, expected):
    (found,) = citations(report(cited, blocks=blocks, title="Ice closes the strait"))
    assert found.title == expected


def test_the_article_itself_is_cited_with_the_day_that_it_tells():
    whole = report(source(kind=SourceKind.ORIGINAL), evolve(source(), id="s2"))
    (audit,) = whole.documents
    day = dt.datetime(2026, 3, 14, 9, tzinfo=dt.UTC)
    dated = evolve(audit, document=evolve(audit.document, published=day))
    own, other = citations(evolve(whole, documents=(dated,)))
    assert own.issued == dt.date(2026, 3, 14)
    assert other.issued is None
    assert next(citations(whole)).issued is None


@pytest.mark.parametrize(
    ("text", "mention", "expected"),
    [
        ("CNN reported on Monday", {"text": "CNN", "cue": "reported"}, ""),
        ("The ice will stay here", {"cue": "said", "quote": "The ice will stay here"}, ""),
        ("CNN World has seen it", {}, "CNN World has seen it"),
        ("CNN has it", {}, ""),
        ("Nobody said that ice goes", {"text": "Anna", "cue": "said"}, "Nobody said that ice goes"),
    ],
)
def test_what_is_said_is_no_title(text, mention, expected):
    words = {"text": "somebody", "at": place(0, 5), **mention}
    (cited,) = citations(report(source(mentions=(Mention(**words),)), blocks=(linked(text),)))
    assert cited.title == expected


def test_an_outlet_that_nobody_knows_is_cited_by_name():
    (cited,) = citations(report(unlinked(name="Gazette", match=Match(role=Role.AMBIGUOUS))))
    assert (cited.outlet, cited.url) == ("Gazette", "")


PAGE = "https://www.example.org/a"


@pytest.mark.parametrize(
    ("wrapper", "role", "day"),
    [
        (f"https://web.archive.org/web/20240315120000id_/{PAGE}", Role.ARCHIVED_COPY, (3, 15)),
        (f"https://archive.example/20240315/{PAGE}", Role.ARCHIVED_COPY, (3, 15)),
        (f"https://web.archive.org/web/20241515120000/{PAGE}", Role.ARCHIVED_COPY, None),
        (f"https://web.archive.org/web/2024*/{PAGE}", Role.ARCHIVED_COPY, None),
        (f"https://www.google.example/url/20240315/{PAGE}", Role.PUBLISHER, None),
    ],
)
def test_copies_and_wrappers_are_taken_apart(wrapper, role, day):
    layer = Layer(by="wrapper", url=wrapper)
    match = Match(outlet=CNN, role=role, via=(layer,), url=PAGE)
    shown = report(source(url=wrapper, match=match), links=(checked(wrapper),))
    (cited,) = citations(shown)
    assert cited.url == PAGE
    if day is None:
        assert cited.snapshot is None
        return
    taken = dt.datetime(2024, *day, tzinfo=dt.UTC)
    assert cited.snapshot == Snapshot(archive="wrapper", url=wrapper, taken_at=taken)
    assert cited.dead is None
    assert "url-status" not in render(shown, "wikitext")


ORIGINAL = "https://www.example.org/20230101/a"


def archived(role, page=ORIGINAL, day="20240315000000"):
    url = f"https://web.archive.org/web/{day}/{page}"
    layer = Layer(by="wayback-machine", url=url)
    outlet = CNN if role is Role.ARCHIVED_COPY else None
    match = Match(outlet=outlet, role=role, via=(layer,), url=page)
    return source(id="s2", url=url, match=match)


@pytest.mark.parametrize("role", [Role.ARCHIVED_COPY, Role.UNKNOWN, Role.IP_LITERAL])
@pytest.mark.parametrize("page", [ORIGINAL, ORIGINAL.replace("https", "http")])
def test_a_copy_beside_its_original_is_one_citation_with_it(role, page):
    copy = archived(role, page)
    gone = checked(ORIGINAL, verdict("broken", "gone", ORIGINAL))
    shown = report(source(url=ORIGINAL), copy, links=(gone, checked(copy.url)))
    (cited,) = citations(shown)
    assert (cited.url, cited.snapshot.url, cited.dead) == (ORIGINAL, copy.url, True)
    text = render(shown, "wikitext")
    assert f"|archive-url={copy.url} |archive-date=2024-03-15 |url-status=dead}}}}" in text


def test_copies_of_other_pages_and_without_their_original_are_citations():
    other = archived(Role.ARCHIVED_COPY, "https://www.example.org/b")
    again = evolve(archived(Role.ARCHIVED_COPY, other.match.url, "20250101000000"), id="s3")
    shown = list(citations(report(source(url=ORIGINAL), other, again)))
    assert [each.url for each in shown] == [ORIGINAL, other.match.url, other.match.url]
    assert [each.snapshot and each.snapshot.url for each in shown] == [None, other.url, again.url]


def test_a_copy_without_a_day_belongs_to_its_original_too():
    (cited,) = citations(report(source(url=ORIGINAL), archived(Role.ARCHIVED_COPY, day="2024*")))
    assert (cited.url, cited.snapshot) == (ORIGINAL, None)


def test_days_in_the_address_of_a_page_date_no_copy():
    url = f"https://go.example/?u={ORIGINAL}"
    match = Match(role=Role.UNKNOWN, via=(Layer(by="go", url=url),), url=ORIGINAL)
    (cited,) = citations(report(source(url=url, match=match)))
    assert (cited.url, cited.snapshot) == (ORIGINAL, None)


@pytest.mark.parametrize(
    ("name", "shown"), [("Público (Portugal)", "Público"), ("(E)nergy", "(E)nergy")]
)
def test_what_tells_outlets_of_one_name_apart_is_no_part_of_it(name, shown):
    match = evolve(KNOWN, outlet=evolve(CNN, name=name))
    (cited,) = citations(report(source(match=match)))
    assert cited.outlet == shown


def test_whether_a_page_is_dead_is_said_where_it_is_known():
    unsure = checked(seen=verdict("review", "login"), snapshot=COPY)
    assert "url-status" not in render(report(source(), links=(unsure,)), "wikitext")


def test_keys_are_unique():
    twice = report(source())
    both = evolve(twice, documents=(*twice.documents, *twice.documents, *twice.documents))
    assert [each.key for each in citations(both)] == ["cnn-s1", "cnn-s1-2", "cnn-s1-3"]
    odd = Match(
        outlet=evolve(CNN, name="\u041a\u043e\u043c\u043c\u0435\u0440\u0441\u0430\u043d\u0442"),
        role=Role.PUBLISHER,
    )
    assert [each.key for each in citations(report(source(match=odd)))] == ["source-s1"]


NASTY = st.text(alphabet=st.sampled_from("ab |{}[]<>=&%#$_\\~^\"'\n\r\u00e9\u044e*`!"), max_size=30)


@given(title=NASTY, name=NASTY, path=st.text(alphabet="ab{}[]|<>\\ %#\u00e9", max_size=12))
def test_no_text_breaks_out_of_its_field(title, name, path):
    url = f"https://port.example/{path}"
    known = evolve(KNOWN, outlet=evolve(CNN, name=name or "x"))
    shown = report(source(url=url, match=known), links=(checked(url, title=title, snapshot=COPY),))
    (item,) = json.loads(render(shown, "csl"))
    assert item.keys() <= VARIABLES.keys()
    assert all(isinstance(value, VARIABLES[key]) for key, value in item.items())
    assert item["type"] in TYPES
    entry = render(shown, "bibtex")
    plain = re.sub(r"\\[{}#$%&_]", "", entry)
    assert plain.count("{") == plain.count("}")
    assert entry.count("\n") == len(entry.splitlines())
    (template,) = mwparserfromhell.parse(render(shown, "wikitext")).filter_templates(
        matches=lambda node: str(node.name).startswith("cite")
    )
    assert {str(each.name) for each in template.params} <= {
        *("url", "title", "work", "access-date", "archive-url", "archive-date", "url-status")
    }
    assert render(shown, "wikitext").count("\n") == 1
    assert render(shown, "footnotes").count("\n") == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("50 % of A&B_C #1 $", r"50 \% of A\&B\_C \#1 \$"),
        ("a\\b~c^d{e}", r"a\textbackslash{}b\textasciitilde{}c\textasciicircum{}d\{e\}"),
        ("two\n lines", "two lines"),
    ],
)
def test_tex(text, expected):
    assert escaped(text) == expected
