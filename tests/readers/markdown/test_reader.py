from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model import BlockKind, LinkRole
from citecheck.positions import line_starts
from citecheck.readers.base import Decoded
from citecheck.readers.markdown import links as markdown_links
from citecheck.readers.markdown import reader as markdown

PIECES = (
    *("word ", "\n", "\n\n", "- ", "  - ", "> ", "# ", "    ", "```\n", "| a | b |\n|---|---|\n"),
    *("[a](https://a.example/)", "<https://b.example/>", "https://c.example/d", "www.e.example"),
    *("**", "`", "|", "&amp;", "\\", "![p](q.png)", "<b>", "</b>", "[^1]", "[^1]: ", "é", "1. "),
)


def read(content, url=None, *, prose=True):
    lines = line_starts(content)
    return markdown.read(
        Decoded(
            name="-", media_type="text/markdown", text=content, url=url, lines=lines, prose=prose
        )
    )


def kinds(content):
    return [(block.kind.value, block.text) for block in read(content).blocks if block.text]


def marks(content, url=None):
    return [
        (span.mark.value, span.text, span.href, span.url)
        for block in read(content, url).blocks
        for span in block.spans
    ]


def pictures(content, url="https://a.example/x/"):
    return [
        (span.href, span.url, content[span.at.start])
        for block in read(content, url).blocks
        if block.kind is BlockKind.ASIDE and not block.text
        for span in block.spans
        if span.role is LinkRole.NAVIGATION
    ]


def test_pictures():
    content = (
        "A ![chart](a.png 'An') and [![b](/b.png)](/c).\n\n![r][i] <img src=d.jpg>\n\n"
        "<p><img src='e.jpg' alt=x><img alt=none></p>\n\n[i]: f.png\n"
    )
    assert pictures(content) == [
        ("a.png", "https://a.example/x/a.png", "!"),
        ("/b.png", "https://a.example/b.png", "!"),
        ("f.png", "https://a.example/x/f.png", "!"),
        ("d.jpg", "https://a.example/x/d.jpg", "<"),
        ("e.jpg", "https://a.example/x/e.jpg", "<"),
    ]
    starts = [block.at.start for block in read(content).blocks]
    assert starts == sorted(starts)


def test_pictures_that_html_loads():
    content = (
        '<picture><source srcset="dark.png, dark@2.png 2x"><img src="l.png"></picture>\n'
        '<video src="f.mp4" poster="f.jpg"></video>\n'
    )
    assert [href for href, *_ in pictures(content)] == [
        *("dark.png", "dark@2.png", "l.png", "f.mp4", "f.jpg")
    ]


def test_what_describes_a_picture_links_nowhere():
    content = "[See ![a *b* ![d](e) f](g)](/h) and ![i [j](k) l](m)"
    assert [href for href, *_ in pictures(content)] == ["g", "m"]
    links = [each for each in marks(content) if each[0] == "link"]
    assert links == [("link", "See a b d f", "/h", None)]


def test_blocks():
    content = (
        "# Head\n\nText *goes*\non.\n\n> Said\n> so.\n\n- one\n- two\n  - three\n\n    loose\n\n"
        "| a | b |\n|---|---|\n| c | d |\n\n```py\nx = 1\n\ny\n```\n\n    indented\n\n"
        "Note[^1].\n\n[^1]: From here.\n\n***\n\nSetext\n======\n"
    )
    assert kinds(content) == [
        ("heading", "Head"),
        ("paragraph", "Text goes on."),
        ("quote", "Said so."),
        ("list", "one"),
        ("list", "two"),
        ("list", "three"),
        ("list", "loose"),
        ("paragraph", "a"),
        ("paragraph", "b"),
        ("paragraph", "c"),
        ("paragraph", "d"),
        ("code", "x = 1\n\ny\n"),
        ("code", "indented\n"),
        ("paragraph", "Note."),
        ("note", "From here."),
        ("heading", "Setext"),
    ]


def test_empty():
    assert read("").blocks == ()
    assert kinds("```\n```\n\n<!-- x -->") == []


def test_title_is_the_first_heading_of_level_one():
    assert read("## Kicker\n\n# Head *line*\n\n# Other").title == "Head line"
    assert read("> # Quoted\n\ntext").title is None
    assert read("#\n\ntext").title is None


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            "It [said](https://example.org/a 'T') so",
            ("link", "said", "https://example.org/a", "https://example.org/a"),
        ),
        ("It [said so][r]\n\n[R]: </a b>\n", ("link", "said so", "/a b", "https://b.org/a%20b")),
        ("It [said](<x é>)", ("link", "said", "x é", "https://b.org/dir/x%20é")),
        ("[here](#note)", ("link", "here", "#note", "https://b.org/dir/p#note")),
        ("<https://a.org>", ("link", "https://a.org", "https://a.org", "https://a.org/")),
        ("<a@b.org>", ("link", "a@b.org", "mailto:a@b.org", "mailto:a@b.org")),
        ("<u>said</u>", ("lost", "said", None, None)),
        ("<a>said</a>", ("lost", "said", None, None)),
        ("<a href='/x?a&amp;b'>said</a>", ("link", "said", "/x?a&b", "https://b.org/x?a&b")),
        (
            "at https://a.org/b_c_d\\_e.",
            ("link", "https://a.org/b_c_d_e", "https://a.org/b_c_d_e", "https://a.org/b_c_d_e"),
        ),
        ("**so**", ("emphasis", "so", None, None)),
        ("<em>so</em>", ("emphasis", "so", None, None)),
        ("***so***", ("emphasis", "so", None, None)),
        ("[](https://a.org/x)", ("link", "", "https://a.org/x", "https://a.org/x")),
    ],
)
def test_marks(content, expected):
    assert marks(content, "https://b.org/dir/p") == [expected]


def test_relative_links_need_a_base():
    assert marks("[a](b/c) [d](#e)") == [("link", "a", "b/c", None), ("link", "d", "#e", None)]


def test_code_holds_no_links():
    assert marks("`https://a.org/x` and ``www.a.org``\n\n    https://a.org/y") == []


def test_an_address_in_a_link_text_is_one_link():
    assert marks("[https://a.org/x](https://b.org/)") == [
        ("link", "https://a.org/x", "https://b.org/", "https://b.org/")
    ]


def test_images():
    assert kinds("![Smoke over the port](a.jpg)") == [("caption", "Smoke over the port")]
    assert kinds("![Smoke](a.jpg) over it") == [("paragraph", "Smoke over it")]
    content = "[![Smoke](a.jpg)](https://a.org/)"
    assert marks(content)[0] == ("link", "Smoke", "https://a.org/", "https://a.org/")


def test_text_is_as_a_reader_sees_it():
    content = "A &amp; b&eacute; \\*c\\* ~~d~~  \ne\\\nf `g  h`<br>i - [ ] j"
    assert kinds(content) == [("paragraph", "A & bé *c* d e f g h i - [ ] j")]
    assert kinds("- [x] done") == [("list", "done")]


def test_html_blocks():
    content = (
        "<div>\n<p>One <b>two</b> &lt; <a href='https://a.org/'>three</a></p>\n"
        "<!-- <p>no</p> --><script>var a = '<p>no</p>';</script>\n"
        "<h2>Head</h2>tail<ul><li>item</ul>\n<blockquote>Said</blockquote>\n</div>\n"
    )
    assert kinds(content) == [
        ("paragraph", "One two < three"),
        ("heading", "Head"),
        ("paragraph", "tail"),
        ("list", "item"),
        ("quote", "Said"),
    ]
    assert marks(content) == [
        ("emphasis", "two", None, None),
        ("link", "three", "https://a.org/", "https://a.org/"),
    ]


def test_html_block_that_starts_in_the_middle():
    assert kinds("<span>\nsaid\n</span>\n") == [("paragraph", "said")]


def test_places_are_code_points_of_the_input():
    content = "# Заголовок é\n\nОн «[сказал](https://a.org/é)» 😀 <u>там</u>.\n"
    document = read(content)
    for block in document.blocks:
        for span in block.spans:
            assert content[span.at.start : span.at.end] == span.text
            assert (span.at.line, span.at.column) == (
                3,
                content.split("\n")[2].index(span.text) + 1,
            )
    assert document.blocks[1].at.end == len(content) - 1


def test_place_of_a_link_without_text():
    (span,) = read("ab [](https://a.org/)").blocks[0].spans
    assert (span.at.start, span.at.end) == (3, 21)


def test_code_in_a_quotation_and_in_a_table():
    (block,) = read("> a `b\n> c` d").blocks
    assert (block.kind, block.text) == (BlockKind.QUOTE, "a b c d")
    assert kinds("| `a\\|b` |\n|---|\n") == [("paragraph", "a|b")]
    assert kinds("> a `b\x00\n> c`") == [("quote", "a b\x00 c")]


def test_front_matter():
    content = (
        "---\ntitle: 'A: title' # note\ndate: 2022-03-05\nlang: en-GB\nauthor: Ann Writer\n"
        "tags: [a, b]\ncanonical: https://example.org/a\n---\n\n# Other\n"
    )
    document = read(content)
    assert document.title == "A: title"
    assert document.published == dt.date(2022, 3, 5)
    assert document.language == "en"
    assert document.byline == "Ann Writer"
    assert document.url == "https://example.org/a"
    (fact,) = document.facts
    assert (fact.text, fact.url, fact.role) == ("canonical", document.url, LinkRole.SELF)
    assert content[fact.at.start : fact.at.end] == "https://example.org/a"
    assert [(block.text, block.at.line) for block in document.blocks] == [("Other", 10)]


def test_the_address_that_is_given_wins():
    assert read("---\nurl: https://a.org/\n---\n", url="https://b.org/").url == "https://b.org/"


def test_front_matter_in_toml():
    document = read('+++\ntitle = "One"\ndate = 2022-03-05T10:00:00Z\n+++\ntext')
    assert document.title == "One"
    assert document.published == dt.datetime(2022, 3, 5, 10, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "content",
    [
        "---\n\ntext: no\n\n---\n",
        "---\nno pairs\n---\n",
        "---\ntitle: no end\n",
        "text\n---\ntitle: x\n---\n",
    ],
)
def test_what_is_no_front_matter(content):
    assert read(content).title is None
    assert read(content).blocks != ()


def test_front_matter_takes_plain_values_only():
    document = read("---\ntitle: |\n  folded\nlang: ''\nurl: /relative\ndate: soon\n---\nx")
    assert (document.title, document.language, document.url) == (None, None, None)
    assert (document.published, document.facts) == (None, ())


def test_lone_surrogates_are_question_marks():
    assert read("a \ud800 [b](c)").blocks[0].spans[0].text == "b"


def test_no_address_is_looked_for_in_code_that_is_written_as_html():
    content = (
        "<code>https://a.org/1</code> https://a.org/2 <kbd>x <b>y</b> https://a.org/3\n\n"
        "</code> https://a.org/4 <code><a href='https://a.org/5'>five</a>\n"
    )
    assert [href for mark, _, href, _ in marks(content) if mark == "link"] == [
        *("https://a.org/2", "https://a.org/4", "https://a.org/5")
    ]


LEAN = """---
title: Ferries
---

# The *harbour*

The office said nothing of it.

- one
  - two [three](https://a.example/3)
- four

```
https://b.example/code
```

> quoted, then

| a | b |
|---|---|
| c | <b>d</b> |

And ![a boat](boat.png), <https://c.example/> and https&#58;//d.example/ ends.

- tight
"""


def links(document):
    """What is known of each link and picture but its place in a block."""
    return [
        (span.text, span.href, span.url, span.rel, span.role, span.at)
        for block in document.blocks
        for span in block.spans
        if span.href is not None
    ]


def test_text_is_left_out_where_it_is_not_wanted():
    full, lean = read(LEAN), read(LEAN, prose=False)
    assert links(lean) == links(full)
    assert [block.text for block in lean.blocks] == [
        *("The harbour", "three", "d"),
        *("And a boat, https://c.example/ and https://d.example/ ends.", ""),
    ]
    assert lean.title == full.title == "Ferries"


def test_the_words_around_a_link_to_the_document_itself_are_kept():
    text = "A [b](https://a.example/)\n\nIt is [here](https://a.example/c) too\n\n[e](/f)\n"
    url = "https://a.example/c"
    found = [block.text for block in read(text, url, prose=False).blocks]
    assert found == ["b", "It is here too", "e"]


def test_the_title_is_read_where_text_is_not_wanted():
    assert read("words\n\n# The *end* of it\n\n# More\n", prose=False).title == "The end of it"


def test_nothing_is_left_out_where_a_comment_silences():
    text = "<!-- citecheck: ignore CC201 -->\n\nwords\n\n[a](https://a.example/)\n"
    assert read(text, prose=False) == read(text)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_links_are_the_same_whether_or_not_text_is_wanted(text):
    full, lean = read(text), read(text, prose=False)
    assert links(lean) == links(full)
    assert lean.title == full.title
    for block in lean.blocks:
        assert all(block.text[span.start : span.end] == span.text for span in block.spans)


@pytest.mark.parametrize(
    "text",
    [
        "a [b](https://a.example/), *c* https://b.example/x. [d](https://c.example/)",
        "https://a.example/b.",
        "- https://a.example/b.",
        "`c`\nhttps://a.example/b.",
        "## https://a.example/b.",
        "foo*https://a.example/b.*",
        "**Ferry**: see https://a.example/b.",
        "see<https://a.example/b>,c.example?d",
        "[https://a.example/](https://b.example/),c.example?d",
        "[a&amp;b](https://b.example/) [ c ](https://c.example/) [d  e](/f) [](/g) [`h`](/i)",
        "[a\nb](/c) [d](</e f>) <g@h.example> [![i](/j.png)](/k)",
        "- ü [a](/b)\n  - <b>c</b> [d](/e)\n\n    f [g](/h)\n- [i](/j)",
        "| a | b |\n|---|---|\n| [c](/d) | <i>e</i> //f.example |\n| g | [h][i] |\n\n[i]: /j",
        "ü [](/a) ü [b](/c) <em>ü</em> [](/d)",
        "see www.a.example\n\nwords\n\nhxxps://b[.]example/c and doi:10.1000/182",
    ],
)
def test_links_are_the_same_in_blocks_that_are_not_quite_plain(text):
    assert links(read(text, prose=False)) == links(read(text))


def test_an_address_after_code_in_a_link_is_no_link_of_its_own():
    text = "[`x` https://a.example/](https://b.example/)"
    assert [span.href for span in read(text).blocks[0].spans] == ["https://b.example/"]


def test_pictures_within_the_text_itself_are_no_links():
    text = (
        "![plot](attachment:a.png) ![b][image1]\n\n[image1]: <data:image/png;base64,iVBORw0KGgo=>\n"
    )
    assert [block.spans for block in read(text).blocks] == [()]


def test_what_is_left_out_at_the_end_of_a_list_ends_no_list():
    text = "- one\n\n      code\n\n[a](https://a.example/)\n\n> - ```\n\n[b](https://b.example/)\n"
    found = read(text, prose=False).blocks
    assert [(span.text, span.at.line) for block in found for span in block.spans] == [
        *(("a", 5), ("b", 9))
    ]


def test_an_empty_heading_is_no_title():
    assert read("word\n\n# \n\n# Title\n").title == "Title"


def test_what_is_underlined_in_a_link_is_not_lost_where_an_empty_link_begins_at_the_same_place():
    link = "<a href='https://a.example/'>"
    spans = read(f"{link}{link}one <u>two</u> three</a>\n").blocks[0].spans
    assert [(span.mark.value, span.text) for span in spans] == [
        ("link", "one two three"),
        ("link", ""),
    ]


def test_blocks_that_are_too_long_to_be_held_have_the_same_links(monkeypatch):
    monkeypatch.setattr(markdown_links, "_LONGEST", 20)
    text = "A [b](/c) and [d](/e), too\n\n- f [g](/h) https://a.example/i\n  - [j](/k)\n\n[l](/m)\n"
    assert links(read(text, prose=False)) == links(read(text))
