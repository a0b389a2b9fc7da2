import pytest

from citecheck.model import BlockKind, LinkRole
from citecheck.readers import read_bytes
from citecheck.readers.html.article import find_article
from citecheck.readers.html.tree import Draft, Part, Region


class Page:
    """A page of regions and paragraphs, built by hand."""

    def __init__(self):
        self.root = Region(parent=None, tag="")
        self.regions = [self.root]
        self.drafts = []

    def region(self, tag, parent=None, **more):
        made = Region(parent=parent or self.root, tag=tag, **more)
        self.regions.append(made)
        return made

    def text(self, region, size=200, **more):
        made = Draft(region=region, kind=BlockKind.PARAGRAPH, size=size, **more)
        self.drafts.append(made)
        return made

    def found(self):
        find_article(self.drafts, self.regions)


def test_prose_finds_the_article():
    page = Page()
    article = page.region("article")
    teaser = page.text(page.region("div"), 90)
    head = page.text(page.region("div", article), 30)
    body = page.region("div", article)
    first, short, last = page.text(body, 900), page.text(body, 20), page.text(body, 900)
    tail = page.text(page.region("div", article), 100)
    page.found()
    assert [d.part for d in (teaser, head, first, short, last, tail)] == [
        *(Part.OUTSIDE, Part.HEAD, Part.BODY, Part.BODY, Part.BODY, Part.TAIL),
    ]
    assert (body.core, article.core, article.article) == (True, False, True)


def test_much_prose_behind_the_core_goes_on_with_the_article():
    page = Page()
    article = page.region("article")
    page.text(page.region("section", article), 900)
    second = page.text(page.region("section", article), 500)
    page.found()
    assert second.part is Part.BODY


def test_names_are_believed_where_the_prose_does_not_contradict_them():
    page = Page()
    article = page.region("article", hint=LinkRole.RELATED)
    page.text(article, 900)
    box = page.region("div", article, hint=LinkRole.RELATED)
    boxed = page.text(page.region("p", box, leaf=True), 150)
    long = page.region("p", article, hint=LinkRole.ADVERTISING, leaf=True)
    page.text(long, 300)
    named = page.region("div", page.region("div", article), hint=LinkRole.SOCIAL, body=True)
    page.text(named, 90)
    footer = page.region("footer", article, hint=LinkRole.NAVIGATION, firm=True)
    page.text(footer, 2000)
    page.found()
    assert (article.zone, box.zone, boxed.region.zone) == (None, LinkRole.RELATED, LinkRole.RELATED)
    assert (long.zone, named.zone, footer.zone) == (None, None, LinkRole.NAVIGATION)


def test_the_headline_is_in_the_article():
    page = Page()
    header = page.region("header", hint=LinkRole.NAVIGATION, firm=True)
    page.region("div", header).headline = True
    page.text(page.region("div"), 900)
    page.found()
    assert header.zone is None


def test_main_stands_in_for_a_missing_article():
    page = Page()
    main = page.region("main")
    page.text(page.region("div", main), 900)
    page.found()
    assert main.article
    assert not page.root.article


def test_without_either_the_article_is_what_holds_most_of_the_prose():
    page = Page()
    wrapper = page.region("div")
    page.text(page.region("div", wrapper), 700)
    page.text(page.region("div", wrapper), 300)
    page.text(page.region("div"), 90)
    page.found()
    assert wrapper.article
    assert not page.root.article


def test_a_page_without_prose():
    page = Page()
    link = page.text(page.root, 10, linked=10)
    page.found()
    assert link.part is Part.HEAD


def test_a_name_of_article_text_speaks_for_what_is_around_it():
    page = Page()
    tabs = page.region("div", hint=LinkRole.NAVIGATION, firm=True)
    body = page.region("div", tabs, body=True)
    text = page.text(body, 900)
    page.text(page.region("div"), 1500)
    page.found()
    assert (tabs.zone, body.zone) == (None, None)
    assert text.region.kept == 900


def test_of_several_articles_the_one_with_the_headline_is_meant():
    page = Page()
    main = page.region("main")
    first, second = page.region("article", main), page.region("article", main)
    first.headline = True
    page.text(first, 500)
    page.text(second, 1900)
    page.found()
    assert first.core
    assert not second.article


@pytest.mark.parametrize("cell", ["<th>Source</th>", "<td>Source</td>", "<td><p>Source</p></td>"])
def test_the_head_of_a_column_of_sources_says_nothing_of_what_follows(cell):
    prose = "The harbour office said on Monday that the ferry would sail again in the spring."
    page = (
        f"<html><body><article><h1>Ferries</h1><p>{prose}</p><p>{prose} It had not.</p>"
        f"<table><tr><td>Year</td>{cell}</tr>"
        "<tr><td>2023</td><td>Statistics office</td></tr></table>"
        f"<p>According to the police, nobody was hurt. {prose}</p></article></body></html>"
    )
    kinds = {block.text: block.kind for block in read_bytes(page.encode(), name="a.html").blocks}
    assert BlockKind.NOTE not in kinds.values()


def test_a_list_is_never_the_whole_article():
    page = (
        "<html><body><p>The port closed, <a href='https://a.example/'>the paper said</a>.</p>"
        f"<ul><li>{'All ships that lie there have to wait for the ice to go. ' * 3}</li></ul>"
        "<p>It opens in May.</p></body></html>"
    )
    blocks = read_bytes(page.encode(), name="a.html").blocks
    assert [block.text[:12] for block in blocks] == ["The port clo", "All ships th", "It opens in "]
    assert blocks[0].spans[0].role is LinkRole.CITATION
