from __future__ import annotations

import pytest

from citecheck.model import BlockKind, LinkRole, Mark
from citecheck.positions import line_starts
from citecheck.readers import text
from citecheck.readers.base import Decoded


def read(content, url=None):
    lines = line_starts(content)
    return text.read(Decoded(name="-", media_type="text/plain", text=content, url=url, lines=lines))


def kinds(content):
    return [(block.kind.value, block.text) for block in read(content).blocks]


def texts(content):
    return [block.text for block in read(content).blocks]


def links(content):
    return [(span.text, span.href) for block in read(content).blocks for span in block.spans]


LONG = "The minister said on Monday that the talks would go on until both sides had agreed on all."


def test_empty_input_is_an_empty_document():
    document = read("")
    assert (document.blocks, document.title, document.lines) == ((), None, (0,))
    assert read(" \n\t\r\n").blocks == ()


def test_an_article_as_it_is_pasted():
    content = f"\n\nTalks go on – ministry\n\nMarch 3, 2022\n\nBy Ann Writer\n\n{LONG}\n\n{LONG}\n"
    assert kinds(content) == [
        ("heading", "Talks go on – ministry"),
        ("paragraph", "March 3, 2022"),
        ("paragraph", "By Ann Writer"),
        ("paragraph", LONG),
        ("paragraph", LONG),
    ]


def test_lines_that_stand_close_are_not_one_sentence():
    assert texts(f"Talks go on – ministry\nBy Ann Writer\nMarch 3, 2022\n\n{LONG}") == [
        "Talks go on – ministry",
        "By Ann Writer",
        "March 3, 2022",
        LONG,
    ]


def test_one_line_a_paragraph_without_blank_lines():
    lines = [LONG, "Nobody else would comment.", LONG.replace("Monday", "Friday"), "More later."]
    assert texts("\n".join(lines)) == lines


def test_hard_wrapped_paragraphs_are_one_block_each():
    content = (
        "The minister said on Monday that talks with the other side would go on\n"
        "in the capital next week. A report by the office of President\n"
        "Vera Example and others said otherwise, and nobody could be reached\n"
        "who knew more.\n"
        "\n"
        "The other side did not answer questions that were sent to it by e-mail,\n"
        "by letter and over the telephone.\n"
    )
    first, second = read(content).blocks
    assert first.text == " ".join(content.split("\n\n", maxsplit=1)[0].split())
    assert second.text == " ".join(content.split("\n\n")[1].split())
    assert (second.at.line, second.at.column) == (6, 1)


def test_a_sentence_broken_by_a_blank_line_is_joined():
    content = "A spokesman said that salt and heavy\r\n\r\nploughs are on their way.\r\n\r\nNext."
    document = read(content)
    assert [block.text for block in document.blocks] == [
        "A spokesman said that salt and heavy ploughs are on their way.",
        "Next.",
    ]


@pytest.mark.parametrize(
    "after", ["iPhone sales fell.", "al-Qaida denied it.", "https://example.org/a", "Upper case."]
)
def test_what_may_start_a_sentence_is_not_joined(after):
    assert texts(f"{LONG}\n\nA short line without an end\n\n{after}") == [
        LONG,
        "A short line without an end",
        after,
    ]


def test_lists():
    content = (
        "Points:\n- first\n- second one\n  goes on\n* third\n• fourth\n\n1. one\n2) two\n\nEnd."
    )
    assert kinds(content) == [
        ("paragraph", "Points:"),
        ("list", "first"),
        ("list", "second one goes on"),
        ("list", "third"),
        ("list", "fourth"),
        ("list", "one"),
        ("list", "two"),
        ("paragraph", "End."),
    ]


def test_a_number_at_the_start_of_a_wrapped_line_is_no_item():
    content = (
        "They had met for the first time in the old town hall in the summer of\n"
        "19. It was not known which of the houses that stood there then had had\n"
        "that number at all.\n"
    )
    assert len(read(content).blocks) == 1


def test_quotations_of_mail():
    content = "He wrote:\n\n> first line\n> goes on\n>\n> second part\n>> older\n\nAnswer."
    assert kinds(content) == [
        ("paragraph", "He wrote:"),
        ("quote", "first line goes on"),
        ("quote", "second part"),
        ("quote", "older"),
        ("paragraph", "Answer."),
    ]


def test_rules_are_no_text():
    assert texts(f"{LONG}\n---\n{LONG}\n\n* * *\n\n{LONG}\n") == [LONG] * 3


def marks(content, url=None):
    return [
        (span.mark.value, span.text, span.href, span.url)
        for block in read(content, url).blocks
        for span in block.spans
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("It <u>said</u> so.", [("lost", "said", None, None)]),
        ("It <U class='x'> said </U> so.", [("lost", "said", None, None)]),
        ("It <a>said</a> so.", [("lost", "said", None, None)]),
        ("It <u>said <u>so</u> then</u>.", [("lost", "said so then", None, None)]),
        ("It <u><a>said</a></u>.", [("lost", "said", None, None)]),
        ("It <u>said so.", [("lost", "said so.", None, None)]),
        ("It said</u> so <u></u>.", []),
        ("A target <a name=x>here</a> <a id=y>too</a>.", []),
        ("2 <unit and <ul> is", []),
        (
            "It <a href=' /a?b&amp;c ' rel='NoFollow ugc'>said</a>.",
            [("link", "said", "/a?b&c", "https://example.org/a?b&c")],
        ),
        (
            "It <u><a href='https://example.org/x'>said</a></u>.",
            [("link", "said", "https://example.org/x", "https://example.org/x")],
        ),
        (
            "See <u>https://example.org/x</u>.",
            [("link", "https://example.org/x", "https://example.org/x", "https://example.org/x")],
        ),
        (
            "<a href=/1>one <a href=/2>two</a>",
            [
                ("link", "one", "/1", "https://example.org/1"),
                ("link", "two", "/2", "https://example.org/2"),
            ],
        ),
        (
            "See www.example.org/é.",
            [("link", "www.example.org/é", "www.example.org/é", "http://www.example.org/é")],
        ),
    ],
)
def test_marks(content, expected):
    assert marks(content, "https://example.org/base") == expected


def test_tags_are_not_text_and_places_are_those_of_the_input():
    content = "Title here\n\nThe office <u>said\n  so</u> on  Monday."
    document = read(content)
    block = document.blocks[1]
    assert block.text == "The office said so on Monday."
    (span,) = block.spans
    assert span.mark is Mark.LOST
    assert content[span.at.start : span.at.end] == "said\n  so"
    assert (span.at.line, span.at.column) == (3, 15)


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        ("Talks go on, ministry says", BlockKind.HEADING),
        ("Will talks go on?", BlockKind.HEADING),
        ("The talks go on.", BlockKind.PARAGRAPH),
        ("in lower case", BlockKind.PARAGRAPH),
        ("Sources:", BlockKind.PARAGRAPH),
        ("12345", BlockKind.PARAGRAPH),
        ("long " * 50, BlockKind.PARAGRAPH),
    ],
)
def test_what_looks_like_a_heading(first, kind):
    assert read(f"{first}\n\n{LONG}").blocks[0].kind is kind


def test_a_heading_may_stand_under_a_date_and_an_address():
    content = f"https://example.org/a\n\nMarch 3, 2022\n\nTalks go on\n\n{LONG}"
    assert [block.kind.value for block in read(content).blocks] == [
        *("paragraph", "paragraph", "heading", "paragraph"),
    ]


def test_one_line_alone_is_no_heading():
    assert kinds("Talks go on") == [("paragraph", "Talks go on")]


def test_addresses_in_a_stack_stay_apart():
    content = "Sources\nhttps://example.org/a\nhttps://example.org/b.html"
    assert texts(content) == content.split("\n")


def test_a_link_without_text_is_no_headline():
    first, second = read('<a href="https://a.org/x">\n- ').blocks
    assert (first.text, second.text) == ("", "-")


@pytest.mark.parametrize(
    ("content", "href"),
    [
        ("See <https://port.example/a-\nb/c> for it.", "https://port.example/a-b/c"),
        ("See <URL:https://port.example/a\r\n  b\r\n  c> now.", "https://port.example/abc"),
        ("<https://port.example/1234-\nabcd>", "https://port.example/1234-abcd"),
    ],
)
def test_an_address_broken_between_angle_brackets(content, href):
    (block,) = read(content).blocks
    (span,) = block.spans
    assert (span.href, span.mark) == (href, Mark.LINK)
    assert content[span.at.start : span.at.end].replace("\r", "").split() == span.text.split()


def test_an_angle_bracket_that_is_never_closed():
    (block, _) = read("See <https://port.example/a\n\nNext > all <b\n").blocks
    assert [span.href for span in block.spans] == ["https://port.example/a"]


def test_addresses_that_were_broken_in_quoted_lines():
    content = (
        "> > See <https://example.org/a/very/\n> > long/path/\n> > index.html> and <URL:https://b.org/\n"
        "> > c>, <https://d.org/\n> > no end of it\n> > <https://e.org/x\n"
    )
    assert links(content) == [
        (
            "https://example.org/a/very/ long/path/ index.html",
            "https://example.org/a/very/long/path/index.html",
        ),
        ("https://b.org/ c", "https://b.org/c"),
        ("https://d.org/", "https://d.org/"),
        ("https://e.org/x", "https://e.org/x"),
    ]
    places = [content[span.at.start : span.at.end] for span in read(content).blocks[0].spans]
    assert places[0].startswith("https://example.org/a")
    assert places[0].endswith("index.html")


def test_an_address_is_not_broken_over_ever_more_quoted_lines():
    content = "> <https://a.org/\n" + "> b\n" * 5 + "> c>\n"
    assert [href for _, href in links(content)] == ["https://a.org/"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_signatures_are_asides(end):
    content = end.join(["See https://a.org/1.", "-- ", "Ann Writer", "https://b.org/me", ""])
    body, *signature = read(content).blocks
    assert (body.kind, body.text) == (BlockKind.PARAGRAPH, "See https://a.org/1.")
    assert {block.kind for block in signature} == {BlockKind.ASIDE}
    assert [(span.href, span.role) for block in signature for span in block.spans] == [
        ("https://b.org/me", LinkRole.AUTHOR)
    ]


def test_what_is_long_or_below_a_mere_rule_is_no_signature():
    long = "Text.\n\n-- \n" + "A line of the text, with words.\n\n" * 12
    assert BlockKind.ASIDE not in {block.kind for block in read(long).blocks}
    assert kinds("Text.\n--\nMore.\n") == [("paragraph", "Text."), ("paragraph", "More.")]
