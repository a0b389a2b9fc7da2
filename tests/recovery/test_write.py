"""An article written again is read again as it was."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model import Block, BlockKind, Document, Mark, Position, Span
from citecheck.readers import read_bytes
from citecheck.recovery.write import html_page, markdown

AT = Position(line=1, column=1, start=0, end=1)
WORD = st.text(
    st.characters(categories=["L", "N", "P", "S"], exclude_characters="\u00ad"), min_size=1
).filter(lambda text: any(map(str.isalnum, text)))
ADDRESS = st.sampled_from(
    [
        "https://port.example.org/a?b=1&c=2#d",
        "https://port.example.org/a_(b)_[c]",
        "https://port.example.org/ä/ö*x*_y_",
        "http://port.example.org/<a>/a b",
    ]
)


def block(kind, *pieces):
    text, spans = "", []
    for words, mark, href in pieces:
        if mark:
            start, end = len(text), len(text) + len(words)
            spans.append(
                Span(text=words, start=start, end=end, mark=mark, href=href, url=href, at=AT)
            )
        text += words
    return Block(kind=kind, text=text, spans=tuple(spans), at=AT)


def document(*blocks, **more):
    return Document(name="a.txt", media_type="text/plain", blocks=blocks, **more)


def links_of(found):
    return [
        (span.text, span.href)
        for each in found.blocks
        for span in each.spans
        if span.mark is Mark.LINK
    ]


ARTICLE = document(
    block(BlockKind.HEADING, ("Ferries & ships", None, None)),
    block(
        BlockKind.PARAGRAPH,
        ("The *council* ", None, None),
        ("said [so]", Mark.LINK, "https://council.example.com/a_(1)?x=1&y=2"),
        (" and ", None, None),
        ("did not", Mark.LOST, None),
        (" <b>wait</b>.", None, None),
    ),
    block(BlockKind.HEADING, ("Later", None, None)),
    block(BlockKind.LIST, ("1. ", None, None), ("here", Mark.LINK, "https://port.example.org/h")),
    block(BlockKind.LIST, ("- there", None, None)),
    block(BlockKind.QUOTE, ("We waited.", None, None)),
    block(BlockKind.CAPTION, ("Photo: Port", None, None)),
    block(BlockKind.CODE, ("let `x` = 1;", None, None)),
    block(BlockKind.ASIDE, ("Subscribe", None, None)),
    language="en",
    url="https://post.example/a?b=1&c=2",
)


def test_markdown():
    assert markdown(ARTICLE) == (
        "# Ferries \\& ships\n\n"
        "The \\*council\\* [said \\[so\\]](<https://council.example.com/a_(1)?x=1&y=2>) and "
        "<u>did not</u> \\<b\\>wait\\</b\\>.\n\n"
        "## Later\n\n- 1\\. [here](https://port.example.org/h)\n\n- \\- there\n\n> We waited.\n\n"
        "Photo: Port\n\n```\nlet `x` = 1;\n```\n"
    )


def test_html():
    page = html_page(ARTICLE)
    assert '<html lang="en">' in page
    assert '<link rel="canonical" href="https://post.example/a?b=1&amp;c=2">' in page
    assert "<title>a.txt</title>" in page
    assert "<h1>Ferries &amp; ships</h1>" in page
    assert (
        '<p>The *council* <a href="https://council.example.com/a_(1)?x=1&amp;y=2">said [so]</a> and'
        " <u>did not</u> &lt;b&gt;wait&lt;/b&gt;.</p>"
    ) in page
    assert "<h2>Later</h2>\n<ul>\n<li>1. " in page
    assert "</li>\n</ul>\n<blockquote><p>We waited.</p></blockquote>" in page
    assert "<figcaption>Photo: Port</figcaption>" in page
    assert "Subscribe" not in page
    assert html_page(document(block(BlockKind.LIST, ("a", None, None)))).count("ul>") == 2


def test_nothing_gives_nothing():
    assert markdown(document()) == ""
    assert "<article>\n\n</article>" in html_page(document(title="T"))


@pytest.mark.parametrize(
    ("write", "media_type"), [(markdown, "text/markdown"), (html_page, "text/html")]
)
def test_it_is_read_again_as_it_was(write, media_type):
    again = read_bytes(write(ARTICLE).encode(), name="a", media_type=media_type)
    assert links_of(again) == links_of(ARTICLE)
    kept = [each.text for each in ARTICLE.blocks if each.kind is not BlockKind.ASIDE]
    assert [each.text.rstrip("\n") for each in again.blocks] == kept
    assert [span.text for each in again.blocks for span in each.spans if span.mark is Mark.LOST]


@given(WORD, WORD, WORD, ADDRESS)
def test_any_words_survive(before, linked, after, href):
    found = document(
        block(
            BlockKind.PARAGRAPH,
            (f"Yes, {before} ", None, None),
            (linked, Mark.LINK, href),
            (f" {after}", None, None),
        )
    )
    for write, media_type in ((markdown, "text/markdown"), (html_page, "text/html")):
        again = read_bytes(write(found).encode(), name="a", media_type=media_type)
        assert [each.text for each in again.blocks] == [found.blocks[0].text], write
        ((text, address),) = links_of(again)
        assert (text, address.replace("%20", " ").replace("%3C", "<").replace("%3E", ">")) == (
            linked,
            href,
        )


def test_spans_that_overlap_are_written_once():
    one = block(BlockKind.PARAGRAPH, ("all of it", Mark.LINK, "https://port.example.org/"))
    inner = evolve(one.spans[0], text="of", start=4, end=6, href="https://other.example/")
    found = document(evolve(one, spans=(one.spans[0], inner)))
    assert markdown(found) == "[all of it](https://port.example.org/)\n"
