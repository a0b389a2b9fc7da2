"""The page in a real browser: what it shows, does, refuses, and how accessible it is."""

import shutil
from importlib import resources
from pathlib import Path

import pytest
from attrs import evolve

import citecheck
from citecheck.reports import render
from tests.reports.html.test_page import hostile

playwright = pytest.importorskip(
    "playwright.sync_api", reason="the Python package playwright is not installed"
)
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no chromium on PATH (Debian: apt-get install chromium)"
)
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
EXAMPLES = Path(__file__).parents[3] / "examples"


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def article():
    settings = citecheck.Settings(offline=True)
    return citecheck.check(EXAMPLES / "article.html", settings=settings)


@pytest.fixture
def show(browser, tmp_path):
    """Open a report; what the page asked for, complained of or popped up is in ``page.heard``."""
    contexts = []

    def opened(report, **how):
        file = tmp_path / "report.html"
        file.write_text(render(report, "html"), "utf-8")
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}} | how)
        contexts.append(context)
        page = context.new_page()
        page.heard = []
        page.on("console", lambda message: page.heard.append(message.text))
        page.on("pageerror", lambda error: page.heard.append(str(error)))
        page.on("dialog", lambda dialog: (page.heard.append("dialog"), dialog.dismiss()))
        page.on("request", lambda request: page.heard.append(request.url))
        page.goto(file.as_uri())
        assert page.heard.pop(0) == file.as_uri()
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def pages(article, report, links_only):
    return article, report, links_only, hostile()


@pytest.fixture
def axe():
    """The script of axe-core, as the package axe-playwright-python ships it."""
    pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    script = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")

    def violations(page):
        page.evaluate(script)
        found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
        return [(item["id"], item["impact"], item["nodes"][0]["html"]) for item in found]

    return violations


def test_it_asks_for_nothing(show, pages):
    for each in pages:
        assert show(each).heard == []


def test_sources_are_marked_and_reached(show, article):
    page = show(article)
    assert page.locator(".source").count() == len(article.documents[0].sources)
    mark = page.locator("mark", has_text="CNN").first
    mark.locator("a").click()
    target = page.locator(":target")
    assert "CNN" in target.inner_text()
    target.locator("dd a[href^='#d1']").last.click()
    assert "CNN" in page.locator("mark:target").inner_text()


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [("kind", "outlet", 2), ("verdict", "broken", 1), ("link", "lost", 1)],
)
def test_filters(show, report, field, value, shown):
    page = show(report)
    whole = page.locator(".source").count()
    page.locator(f"select[name={field}]").select_option(value)
    assert page.locator(".source:visible").count() == shown
    assert page.locator("#shown").inner_text() == f"{shown} of {whole} sources shown"
    page.get_by_role("button", name="Show all").click()
    assert page.locator(".source:visible").count() == whole
    assert page.locator("#shown").inner_text() == ""


def test_filters_fade_the_marks_and_links_bring_sources_back(show, article):
    page = show(article)
    page.locator("select[name=link]").select_option("lost")
    off = page.locator("mark.off")
    assert 0 < off.count() < page.locator("mark[data-of]").count()
    target = off.first.get_attribute("data-of")
    assert page.locator(f"#{target}").is_hidden()
    off.first.locator("a").click()
    page.locator(f"#{target}").wait_for(state="visible")
    assert page.locator("select[name=link]").input_value() == ""


def test_the_keyboard_reaches_everything(show, report):
    page = show(report)
    inside = page.locator("a[href], select, button, [tabindex='0'], summary").count()
    reached = set()
    for _ in range(inside + 1):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate("[...document.querySelectorAll('*')].indexOf(document.activeElement)")
        )
    assert len(reached) >= inside


def test_without_script_there_is_everything_but_the_filters(show, article):
    page = show(article, java_script_enabled=False)
    assert page.locator("#filters").is_hidden()
    assert page.locator(".source").last.is_visible()


@pytest.mark.parametrize("width", [360, 800, 1280])
def test_nothing_is_wider_than_the_window(show, pages, width):
    for each in pages:
        page = show(each, viewport={"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


WORDS = ("MINISTRY OF FOREIGN AFFAIRS", "International Consortium of", "wwwwwwwwwwwwwwwwwwwwwwww")


@pytest.mark.parametrize("name", WORDS)
def test_no_label_of_a_chart_is_cut_by_its_edge(show, report, name):
    audit = report.documents[0]
    match = audit.sources[0].match
    named = evolve(match, outlet=evolve(match.outlet, name=name))
    sources = (evolve(audit.sources[0], match=named),)
    page = show(evolve(report, documents=(evolve(audit, sources=sources),)))
    lefts = "[...document.querySelectorAll('svg .label')].map(each => each.getBBox().x)"
    assert min(page.evaluate(lefts)) >= 0


def test_paper_has_all_sources_and_no_form(show, article):
    page = show(article)
    page.emulate_media(media="print")
    assert page.locator("#filters").is_hidden()
    panel = page.locator(".panel")
    assert panel.evaluate("panel => panel.scrollHeight <= panel.clientHeight + 1")
    assert page.pdf().startswith(b"%PDF")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_follows_the_colours_of_the_system(show, article, scheme):
    page = show(article, color_scheme=scheme)
    ink = page.evaluate("getComputedStyle(document.body).color")
    assert (int(ink[4:].split(",")[0]) > 128) == (scheme == "dark")


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_axe_finds_nothing(show, axe, pages, width, scheme):
    for each in pages:
        page = show(each, color_scheme=scheme, viewport={"width": width, "height": 900})
        assert axe(page) == []


def test_a_hostile_article_does_nothing(show):
    page = show(hostile())
    page.locator("mark a").first.click()
    assert page.heard == []
    assert page.locator("img, iframe, object, svg[onload]").count() == 0
    assert page.locator("script").count() == 1
    hrefs = page.evaluate("[...document.links].map(link => link.protocol)")
    assert set(hrefs) <= {"file:", "https:"}


def test_even_markup_that_slipped_through_could_do_nothing(show, report):
    page = show(report)
    slipped = (
        "<img src=x onerror='window.hit = 1'><form action=/x><button id=go></button></form>"
        "<a id=run href='javascript:window.hit = 2'>a</a><p id=styled style='color: red'>p</p>"
    )
    page.evaluate("markup => document.body.insertAdjacentHTML('beforeend', markup)", slipped)
    address = page.url
    tried = page.evaluate(
        """() => {
          document.getElementById("run").click();
          document.getElementById("go").click();
          return getComputedStyle(document.getElementById("styled")).color;
        }"""
    )
    page.wait_for_timeout(200)
    assert tried != "rgb(255, 0, 0)"
    assert page.evaluate("window.hit") is None
    assert page.url == address
    # Each of the four was tried and refused: picture, link, form, style.
    for rule in ("img-src", "script-src", "form-action", "style-src"):
        assert any(rule in line for line in page.heard), rule
