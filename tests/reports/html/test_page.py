import base64
import hashlib
import re
import time
from pathlib import Path

import pytest
from attrs import evolve

import citecheck
from citecheck.model import (
    Audit,
    Block,
    BlockKind,
    Channel,
    Document,
    LinkState,
    Match,
    Mention,
    Outlet,
    OutletKind,
    Position,
    Problem,
    Reason,
    Report,
    Role,
    Severity,
    Source,
    SourceKind,
    Verdict,
    VerdictKind,
)
from citecheck.reports import render, summary
from citecheck.reports.html.charts import chart, charts
from citecheck.reports.html.cited import cited
from tests.reports.html.test_markup import Pieces

HOSTILE = (
    "</style></script><script>alert(1)</script><img src=x onerror=alert(1)>"
    '" onmouseover="alert(1)" \'><svg onload=alert(1)> --> ]]> <!-- &lt;b&gt; \u202egnp.exe'
)
EXAMPLE = Path(__file__).parents[3] / "examples" / "article.html"
EVIL = "javascript:alert(document.domain)"


def at(start, end, part=""):
    return Position(line=1, column=start + 1, start=start, end=end, part=part)


def block(text, start=0, kind=BlockKind.PARAGRAPH):
    return Block(kind=kind, text=text, at=at(start, start + len(text)))


def source(number, *places, **facts):
    mentions = tuple(Mention(text="x", at=at(*place)) for place in places)
    known = {"kind": SourceKind.PERSON, "channel": Channel.PROSE, "name": f"person {number}"}
    return Source(id=f"s{number}", mentions=mentions, **(known | facts))


def page(blocks, sources=(), problems=(), **facts):
    known = {"name": "a.md", "media_type": "text/markdown", "blocks": tuple(blocks)}
    document = Document(**(known | facts))
    audit = Audit(document=document, sources=tuple(sources), problems=tuple(problems))
    return render(summary.assemble([audit]), "html")


def body(shown):
    return re.search(r'<div class="text".*?</div>', shown, re.DOTALL)[0]


def ids(shown):
    return re.findall(r' id="([^"]*)"', shown)


def test_ids_are_unique_and_links_arrive(report, links_only):
    first = report.documents[0]
    for each in (
        report,
        links_only,
        evolve(report, documents=(first,)),
        evolve(report, documents=(first,) * 3),
    ):
        shown = render(each, "html")
        assert len(ids(shown)) == len(set(ids(shown)))
        assert set(re.findall(r'href="#([^"]*)"', shown)) <= set(ids(shown))


def test_a_source_is_marked_where_it_is_named():
    shown = page([block("Ann and Bo spoke.")], [source(1, (0, 3)), source(2, (8, 10))])
    assert body(shown).count("<mark") == 2
    assert (
        '<mark id="d1-s1-m1" class="s-none" data-of="d1-s1">Ann<sup><a href="#d1-s1" '
        'aria-label="source 1: person 1, no link">1</a></sup></mark> and ' in shown
    )
    assert Pieces(body(shown)).text.strip() == "Ann1 and Bo2 spoke."
    assert '<a href="#d1-s1-m1">1:1</a>' in shown


def test_marks_within_marks():
    shown = page([block("the mayor of Ald")], [source(1, (0, 16)), source(2, (4, 9))])
    assert Pieces(body(shown)).text.strip() == "the mayor2 of Ald1"


def test_places_outside_the_text_are_no_links():
    shown = page([block("Ann")], [source(1, (0, 3), (90, 93), (95, 99, "page 3"))])
    assert '<a href="#d1-s1-m1">1:1</a>, 1:91, page 3' in shown


def test_a_source_without_text_has_its_number_only():
    shown = page([block("See it.")], [source(1, (4, 4))])
    assert Pieces(body(shown)).text.strip() == "See 1it."


def test_states(report):
    shown = render(report, "html")
    for number, state in enumerate(("moved", "none", "broken", "lost", "ok"), 1):
        assert f'<li id="d1-s{number}" class="source s-{state}"' in shown
    assert 'class="chip state">moved (moved-permanently, 200)<' in shown


def test_the_panel_says_what_is_known(report):
    shown = render(report, "html")
    for fact in (
        "<dd><bdi>TASS (news agency, RU)</bdi></dd>",
        "<dd>state relation: SC (State Media Matrix, 2024-02)</dd>",
        "<dt>Evidence</dt><dd>301 to /z</dd>",
        "<dt>Checked</dt><dd>2026-03-14 12:00 UTC</dd>",
        '<dt>Via</dt><dd><a href="#d1-s1"><bdi>TASS</bdi></a></dd>',
        'rel="noreferrer noopener">2026-03-14, wayback</a>',
        "<dd>archived copy</dd>",
        '<dt>Problems</dt><dd><a href="https://citecheck.readthedocs.io/problems.html#cc201"',
    ):
        assert fact in shown


def test_a_verdict_from_the_store_says_so(report):
    first = report.links[0]
    stored = evolve(first, verdict=evolve(first.verdict, cached=True))
    shown = render(evolve(report, links=(stored, *report.links[1:])), "html")
    assert "2026-03-14 12:00 UTC, from the store" in shown


def test_problems_have_place_remedy_and_page(report):
    shown = render(report, "html")
    assert 'problems.html#cc201" rel="noreferrer noopener">CC201</a>' in shown
    assert "Fix: <code>https://news.example.org/new</code>" in shown
    assert "line 5, column 7" in shown
    assert 'source <a href="#d1-s3">3 <bdi>a study</bdi></a>' in shown


def test_a_problem_of_a_place_is_marked_there():
    problem = Problem(code="CC421", severity=Severity.WARNING, message="who?", at=at(4, 14))
    whole = evolve(problem, at=None)
    elsewhere = evolve(problem, at=at(90, 95, "page 9"))
    shown = page([block("It, reportedly, is.")], [source(1, (0, 2))], [problem, whole, elsewhere])
    assert '<mark id="d1-p1-m" class="s-problem" data-of="d1-p1">reportedly<sup>' in shown
    assert '<a href="#d1-p1-m">line 1, column 5</a>' in shown
    assert '<p class="where"></p>' in shown
    assert '<p class="where">line 1, column 91, page 9</p>' in shown


def test_every_kind_of_block_has_its_element():
    blocks = [block("abc def", 10 * index, kind) for index, kind in enumerate(BlockKind)]
    shown = body(page(blocks, [source(1, (0, 3))]))
    for tag in ("h3", "p", "blockquote", "ul", "li", "pre", "details", "summary"):
        opened = re.findall(rf"<{tag}[ >]", shown)
        assert len(opened) == shown.count(f"</{tag}>") > 0, tag


def test_what_is_beside_the_article_is_folded():
    aside = [block("Menu", 0, BlockKind.ASIDE), block("Search", 10, BlockKind.ASIDE)]
    shown = body(page([*aside, block("Text", 20)], [source(1, (20, 24))]))
    assert shown.count("<details>") == 1
    assert shown.index("Search") < shown.index("</details>") < shown.index("Text")


def test_several_articles_have_tables(report):
    shown = render(report, "html")
    assert re.findall(r'<h2 id="all-(\w+)"', shown) == ["articles", "outlets", "hosts"]
    assert '<a href="#d2"><bdi>empty.md</bdi></a>' in shown
    tass = (
        '<tr><th scope="row"><bdi>TASS</bdi></th><td>news agency</td><td>RU</td>'
        '<td class="number">1</td><td class="number">1</td><td class="number">0</td></tr>'
    )
    assert tass in shown
    assert '<bdi>news.example.org</bdi></th><td class="number">3</td>' in shown


def test_one_article_needs_no_tables(report):
    shown = render(evolve(report, documents=report.documents[:1]), "html")
    assert "<table" not in shown
    assert "<h1" in shown


def test_links_alone_are_a_table(links_only):
    shown = render(links_only, "html")
    assert '<h2 id="all-links"' in shown
    assert "night.txt:3:1, night.txt:9:2" in shown
    assert "<br>301 to /z" in shown
    assert 'id="filters"' not in shown


def test_links_of_several_documents_are_counted_for_each(links_only):
    shown = render(links_only, "html")
    assert '<h1 dir="auto">Links of several documents</h1>' in shown
    assert re.findall(r'<h2 id="all-(\w+)"', shown) == ["documents", "hosts", "links"]
    rows = re.findall(r'<a href="#d\d"><bdi>(.+?)</bdi></a></th>(.+)</tr>', shown)
    told = {name: re.findall(r"\d+(?=</td>)", cells) for name, cells in rows}
    audit = links_only.documents[0]
    links = [link for link in links_only.links if "night.txt" in {at.document for at in link.seen}]
    broken = [link for link in links if link.verdict.verdict is VerdictKind.BROKEN]
    assert links
    assert broken
    assert told == {
        "night.txt": [str(len(links)), str(len(broken)), str(len(audit.problems))],
        "empty.md": ["0", "0", "0"],
    }


def test_articles_without_outlets_or_links_have_no_empty_tables():
    audit = Audit(
        document=Document(name="a", media_type="text/plain"), sources=(source(1, (0, 1)),)
    )
    shown = render(summary.assemble([audit, audit]), "html")
    assert re.findall(r'<h2 id="all-(\w+)"', shown) == ["articles"]


def test_nothing_is_a_page():
    assert "0 sources, 0 links, 0 problems" in render(Report(), "html")


def test_long_numbers_have_room_beside_their_bars():
    for number in (9_999, 12_345, 1_234_567_890):
        shown = chart("Sources", [("person", number, "bar"), ("agency", 1, "bar")])
        start = float(re.findall(r'<text x="([\d.]+)"', shown)[1])
        assert f">{number:,}</text>" in shown
        assert start + 6.5 * len(f"{number:,}") <= 340


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("International Consortium", "International Cons…"),
        ("MINISTRY OF FOREIGN AFFAIRS", "MINISTRY OF FO…"),
        ("中" * 20, "中" * 11 + "…"),
        ("The ports of Sundvik", "The ports of Sundvik"),
        ("", ""),
    ],
)
def test_labels_of_bars_have_room(label, shown):
    assert f'class="label">{shown}</text>' in chart("Outlets", [(label, 1, "bar")])


def test_charts_have_their_numbers_as_text(report):
    shown = render(report, "html")
    assert 'aria-label="Kinds of sources: outlet 2, agency 1, anonymous 1, original 1"' in shown
    assert 'aria-label="Outlets: TASS 1, Wayback Machine 1"' in shown
    assert (
        'aria-label="Sources by verdict: ok 1, moved 1, broken 1, lost link 1, no link 1"' in shown
    )


def test_rare_outlets_are_one_bar():
    def named(number):
        outlet = Outlet(id=f"o{number}", name=f"Outlet {number}", kind=OutletKind.NEWSPAPER)
        return source(number, match=Match(outlet=outlet, role=Role.PUBLISHER))

    audit = Audit(
        document=Document(name="a", media_type="text/plain"),
        sources=tuple(named(number) for number in range(14)),
    )
    shown = "".join(charts(summary.assemble([audit]), cited(audit, "d1", {})))
    assert "Outlet 9 1, 4 others 4" in shown


def test_the_policy_allows_this_style_and_script_only(report):
    shown = render(report, "html")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', shown)[1]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        inline = re.findall(rf"<{tag}>(.*?)</{tag}>", shown, re.DOTALL)
        assert len(inline) == 1
        digest = base64.b64encode(hashlib.sha256(inline[0].encode()).digest()).decode()
        assert rules[rule] == f"'sha256-{digest}'"
    # Nothing may come from elsewhere, and no attribute may hold style or script.
    assert not re.search(r"""\s(?:src|srcset|style|on\w+)=""", re.sub("<script.*", "", shown))


def hostile():
    outlet = Outlet(id=HOSTILE, name=HOSTILE, kind=OutletKind.NEWSPAPER, country=HOSTILE)
    places = Mention(text=HOSTILE, cue=HOSTILE, sentence=HOSTILE, at=at(0, 20))
    item = Source(
        id=HOSTILE,
        kind=SourceKind.OUTLET,
        channel=Channel.LINK,
        name=HOSTILE,
        href=EVIL,
        url=EVIL,
        link=LinkState.LIVE,
        via=HOSTILE,
        mentions=(places, evolve(places, at=at(400, 401, HOSTILE))),
        match=Match(outlet=outlet, role=Role.LOOKALIKE),
    )
    nameless = evolve(item, id="s2", name="", match=Match(candidates=(HOSTILE,), domain=HOSTILE))
    problem = Problem(
        code=HOSTILE, severity=Severity.ERROR, message=HOSTILE, fix=HOSTILE, source=HOSTILE
    )
    document = Document(
        name=HOSTILE,
        media_type="text/html",
        url=EVIL,
        title=HOSTILE,
        byline=HOSTILE,
        language=HOSTILE,
        blocks=tuple(block(HOSTILE, 200 * index, kind) for index, kind in enumerate(BlockKind)),
    )
    verdict = Verdict(
        url=EVIL,
        verdict=VerdictKind.BROKEN,
        reason=Reason.BAD_URL,
        final_url=EVIL,
        evidence=(HOSTILE,),
    )
    place = evolve(problem, source=None, at=at(0, 10, HOSTILE))
    audit = Audit(
        document=document,
        publisher=item.match,
        sources=(item, nameless),
        problems=(problem, place),
    )
    return summary.assemble([audit, audit], {EVIL: verdict})


@pytest.mark.parametrize("links", [False, True])
def test_an_article_cannot_write_markup(links):
    whole = summary.links_only(hostile()) if links else hostile()
    found = Pieces(render(whole, "html"))
    tags = [tag for tag, _ in found.tags]
    assert (tags.count("script"), tags.count("style"), tags.count("img")) == (1, 1, 0)
    for tag, attrs in found.tags:
        assert not any(name.startswith("on") for name in attrs)
        if "href" in attrs:
            assert attrs["href"].startswith(("#", "https://"))
        if tag == "a" and not attrs["href"].startswith("#"):
            assert attrs["rel"] == "noreferrer noopener"
    assert "\u202e" not in found.text
    assert "alert(1)" in found.text


def test_a_usual_article_is_a_small_page():
    report = citecheck.check(EXAMPLE, settings=citecheck.Settings(offline=True))
    assert len(render(report, "html").encode()) < 100_000


def crowd(number):
    """An article of one paragraph in which so many sources are named, all within each other."""
    blocks = [block("x" * number)]
    items = [source(index, (index, number)) for index in range(number)]
    problems = [
        Problem(code="CC401", severity=Severity.INFO, message="m", at=at(0, number), source="s1")
    ] * number
    audit = Audit(
        document=Document(name="a", media_type="text/plain", blocks=tuple(blocks)),
        sources=tuple(items),
        problems=tuple(problems),
    )
    return summary.assemble([audit])


def timed(number):
    whole = crowd(number)
    start = time.process_time()
    shown = render(whole, "html")
    return time.process_time() - start, len(shown)


def test_ten_times_the_sources_are_ten_times_the_work():
    small, small_size = timed(2_000)
    large, large_size = timed(20_000)
    assert large_size < 12 * small_size
    # Quadratic work would take a hundred times as long.
    assert large < 30 * small + 1


def test_a_usual_article_takes_less_than_300_kb(tmp_path):
    """Some 3,000 words with 120 sources: longer than nearly all that newspapers print."""
    sentence = (
        "The harbour board of town {0} would open its third quay in the spring, "
        '<a href="https://www.news-{0}.example.org/2026/03/harbour-board-opens-quay-{0}">engineer '
        "Ida Holm-{0}</a> said on Monday, and the ferries would sail again at night. "
    )
    body = "".join(f"<p>{sentence.format(number)}</p>" for number in range(120))
    page = tmp_path / "long.html"
    page.write_text(f"<article><h1>Quays open</h1>{body}</article>", "utf-8")
    report = citecheck.inspect(page)
    assert report.summary.sources >= 120
    assert len(render(report, "html").encode()) < 300_000
