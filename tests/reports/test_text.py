from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model import CheckedLink, Match, Reason, Report, Role, Verdict, VerdictKind
from citecheck.reports import render
from citecheck.reports.text import led_to, outlet_line, plain

GOLDEN = Path(__file__).parent / "golden"


def test_a_person_reads_this(report):
    assert render(report) == (GOLDEN / "report.txt").read_text("utf-8")


def test_links_alone(links_only):
    assert render(links_only) == (GOLDEN / "links.txt").read_text("utf-8")


def test_lines_fit_a_terminal_but_for_addresses(report):
    *lines, totals = render(report).splitlines()
    assert totals.startswith("2 articles, 5 sources, 3 links (")
    for line in lines:
        assert len(line) <= 80 or "https://" in line


def test_links_that_were_not_checked_are_counted(report):
    audit = report.documents[0]
    summary = evolve(report.summary, links=0, verdicts=())
    unchecked = evolve(report, links=(), summary=summary, documents=(audit,))
    assert "5 sources, 3 links (not checked), 2 problems" in render(unchecked)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ('"About the Ferry"', "“About the Ferry”"),
        ("«Паром»,", "“Паром”"),
        ('the "night" ferry', '“the "night" ferry”'),
        ("a study,", "“a study”"),
    ],
)
def test_the_words_of_a_link_are_quoted_once(report, words, shown):
    audit = report.documents[0]
    source = audit.sources[2]
    renamed = evolve(source, name="", mentions=(evolve(source.mentions[0], text=words),))
    assert shown in render(evolve(report, documents=(evolve(audit, sources=(renamed,)),)))


@pytest.mark.parametrize(("name", "shown"), [("Ida Holm,", "  Ida Holm"), (",", "  ,")])
def test_a_name_ends_without_the_comma_of_its_sentence(report, name, shown):
    audit = report.documents[0]
    renamed = evolve(audit.sources[0], name=name, mentions=())
    lines = render(evolve(report, documents=(evolve(audit, sources=(renamed,)),))).splitlines()
    assert any(line.endswith(shown) for line in lines)


@pytest.mark.parametrize(
    ("match", "shown"),
    [
        (Match(role=Role.LOOKALIKE, domain="bbc-news.example"), "bbc-news.example (lookalike)"),
        (Match(role=Role.TENANT), "(a site of its own on the platform)"),
        (Match(role=Role.IP_LITERAL), "(an IP address)"),
        (Match(role=Role.SELF_DECLARED), "(self declared)"),
        (Match(role=Role.AMBIGUOUS, candidates=("a", "b")), "(a name of several)"),
        (Match(role=Role.UNKNOWN, domain="example.org"), "example.org"),
        (Match(), ""),
    ],
)
def test_who_is_behind_a_match(match, shown):
    assert outlet_line(match) == shown


def test_a_bare_address_is_printed_once(report):
    audit = report.documents[0]
    bare = evolve(audit.sources[-1], match=None)
    lines = render(evolve(report, documents=(evolve(audit, sources=(bare,)),))).splitlines()
    assert any(line.endswith("original     https://news.example.org/c") for line in lines)


def test_nothing_to_say():
    assert render(Report()) == "0 sources, 0 links, 0 problems\n"


def test_colour_only_adds_escapes(report):
    colored = render(report, color=True)
    assert "\x1b[31;1mbroken\x1b[0m" in colored
    bare = colored
    for code in ("32", "36", "31;1", "33", "2", "1"):
        bare = bare.replace(f"\x1b[{code}m", "")
    assert bare.replace("\x1b[0m", "") == render(report)


def test_an_article_cannot_act_on_the_terminal(report):
    audit = report.documents[0]
    hostile = evolve(audit.document, title="\x1b[2J\u202egnp.exe\nx", name="\x07.txt")
    shown = render(evolve(report, documents=(evolve(audit, document=hostile),)))
    assert not {"\x1b", "\u202e", "\x07"} & set(shown)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n b\t c", "a b c"),
        ("\x1b[1m", "\ufffd[1m"),
        ("Привет", "Привет"),
        ("night\u00adfer\u200bry\ufeff \u200e", "nightferry"),
        ("\u0645\u06cc\u200c\u06af", "\u0645\u06cc\u200c\u06af"),
        ("\u202eevil", "\ufffdevil"),
    ],
)
def test_plain(text, expected):
    assert plain(text) == expected


@given(st.text())
def test_plain_is_printable(text):
    assert plain(plain(text)) == plain(text)
    assert all(char.isprintable() or char.isspace() or ord(char) > 0x7F for char in plain(text))


@pytest.mark.parametrize(
    ("part", "shown"), [("page 3", "  page 3  "), ("paragraph 12", "¶12"), ("", "4:1")]
)
def test_places_are_those_a_person_finds(report, part, shown):
    audit = report.documents[0]
    source = audit.sources[1]
    mention = evolve(source.mentions[0], at=evolve(source.mentions[0].at, part=part))
    paged = evolve(audit, sources=(evolve(source, mentions=(mention,)),))
    assert shown in render(evolve(report, documents=(paged,)))


def test_the_cue_is_a_word_where_there_is_one(report):
    audit = report.documents[0]
    source = audit.sources[1]
    dash, said = (evolve(source.mentions[0], cue=cue) for cue in ("–", "said"))
    spoken = evolve(audit, sources=(evolve(source, mentions=(dash, said)),))
    changed = evolve(report, documents=(spoken,))
    assert "(said)" in render(changed)
    page = render(changed, "html")
    assert "“<bdi>said</bdi>”" in page
    assert "“<bdi>–</bdi>”" not in page


@pytest.mark.parametrize(
    ("final", "elsewhere"),
    [
        ("https://example.com/caf%C3%A9", ""),
        ("https://example.com/café", ""),
        (None, ""),
        ("https://example.com/", "https://example.com/"),
        ("https://www.example.com/caf%C3%A9", "https://www.example.com/caf%C3%A9"),
    ],
)
def test_an_address_spelt_otherwise_is_no_redirect(final, elsewhere):
    url = "https://example.com/café"
    verdict = Verdict(url=url, verdict=VerdictKind.OK, reason=Reason.OK, final_url=final)
    assert led_to(CheckedLink(url=url, verdict=verdict)) == elsewhere
    assert led_to(CheckedLink(url=f"{url}#place", verdict=verdict)) == elsewhere
