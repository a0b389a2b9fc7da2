"""Marks of notes in pages: beside the words, not part of them."""

import pytest

from citecheck import extract
from citecheck.model import LinkRole, Mark
from citecheck.positions import in_input
from citecheck.readers import read_bytes

URL = "https://quayside.example/news/1"
LONG = (
    " The harbour of Eastwick will close on Monday for seven days for repairs to both"
    " of its piers and to the gate of the lock, which has not been opened since the floods of May."
)
START = "<html lang='en'><body><article><h1>Quay shut</h1>"


def page(body):
    text = f"{START}{body}</article></body></html>"
    return text, read_bytes(text.encode(), name="a.html", url=URL)


def paragraph(written):
    """Return the block of a paragraph; each of its characters stands where it says."""
    text, document = page(f"<p>{written}{LONG}</p>")
    block = document.blocks[-1]
    for row, character in enumerate(block.text):
        assert text[in_input(block, row)] in {character, "<"}
    return document, block


RAISED = [
    "CNN<sup>3</sup> said on Friday",
    "CNN <sup>3</sup> said on Friday",
    "CNN<sup><b>3</b></sup> said on Friday",
    "CNN<sup>3</sup><sup>,</sup><sup>4</sup> said on Friday",
    "CNN<sup>*</sup> said on Friday",
    "CNN<sup><!-- n. -->3</sup> said on Friday",
    "CNN<sup>3</sup>" + "<span>" * 15 + " said" + "</span>" * 15 + " on Friday",
    "CNN<sup>[3]</sup> said on Friday",
    "CNN<sup class='reference'><a href='#cite_note-3'>[3]</a></sup> said on Friday",
    "CNN<sup><a href='#n3'>3</a>, <a href='#n4'>4</a></sup> said on Friday",
    "CNN<a href='#fn3'><sup>3</sup></a> said on Friday",
    "CNN <a href='#fn3'><sup>3</sup></a> said on Friday",
    "CNN<a href='#fn3'>[3]</a> said on Friday",
    "CNN<a href='notes.xhtml#fn3'>3</a> said on Friday",
    "CNN <a role='doc-noteref' href='#fn3'>[3]</a> said on Friday",
    "CNN <a epub:type='noteref' href='#fn3'>c</a> said on Friday",
    "CNN<sup>3</sup>said on Friday",
    "<a href='https://cnn.example/a'>CNN<sup>3</sup></a> said on Friday",
    "<i>CNN<sup>3</sup></i> said on Friday",
    "<span>CNN<sup>3</sup></span> said on Friday",
]


@pytest.mark.parametrize("written", RAISED)
def test_the_mark_of_a_note_is_no_part_of_the_name_before_it(written):
    document, block = paragraph(f"{written} that nobody was there.")
    assert block.text.startswith("CNN said on Friday that nobody was there. The harbour")
    first = extract(document)[0]
    assert first.name == "CNN"
    assert [(each.text, each.cue) for each in first.mentions if each.cue] == [("CNN", "said")]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("20 km<sup>2</sup> burnt", "20 km2 burnt"),
        ("10<sup>2</sup> people", "102 people"),
        ("the 21<sup>st</sup> century", "the 21st century"),
        ("M<sup>me </sup>Delorme", "Mme Delorme"),
        ("<sup>14</sup>C was found", "14C was found"),
        ("H<sub>2</sub>O", "H2O"),
        ("NBC (<a href='https://nbc.example/#a'>2</a>)", "NBC (2)"),
        ("Share<a href='#'>0</a>", "Share0"),
        ("CNN <a href='#part3'>3</a>", "CNN 3"),
        ("CNN<a href='#about'>about it all</a>", "CNNabout it all"),
        ("CNN<a href='#about'><b>a</b>" + "<i>b</i>" * 12 + "</a>", "CNNabbbb"),
        ("CNN<sup>" + "<i>3" * 20 + "</sup>", "CNN" + "3" * 20),
        ("CNN<sup>" + "<i></i>" * 20 + "3</sup>", "CNN3"),
    ],
)
def test_what_is_raised_or_linked_otherwise_stays(written, expected):
    _, block = paragraph(f"{written}.")
    assert block.text.startswith(expected)


def test_a_sentence_ends_before_a_mark():
    document, _ = paragraph("Nobody was there.<sup>4</sup> The mayor said so.")
    (mention,) = (each for source in extract(document) for each in source.mentions if each.cue)
    assert (mention.text, mention.sentence) == ("The mayor", "The mayor said so.")


@pytest.mark.parametrize(
    "written",
    [
        "<sup><a href='https://wire.example/a'>5</a></sup>",
        "<sup>[<a href='https://wire.example/a'>5</a>]</sup>",
        "<a href='https://wire.example/a'><sup>5</sup></a>",
        "<a href='https://wire.example/a#b'><sup>5</sup></a>",
    ],
)
def test_a_mark_that_links_to_a_source_keeps_its_link(written):
    text = f"Reuters{written} reported on Friday that nobody was there."
    document, block = paragraph(text)
    assert block.text.startswith("Reuters reported on Friday")
    (span,) = block.spans
    assert (span.text, span.start, span.mark, span.role) == ("", 7, Mark.LINK, LinkRole.CITATION)
    assert span.at.start == len(START) + len("<p>") + text.index("<a ")
    (source,) = (each for each in extract(document) if each.url)
    assert (source.name, source.url.partition("#")[0]) == ("Reuters", "https://wire.example/a")


def test_a_link_to_a_note_of_the_page_is_one_of_the_page():
    _, block = paragraph("The mayor<sup><a href='#n1'>1</a></sup> said that nobody was there.")
    (span,) = block.spans
    assert (span.text, span.url, span.role) == ("", f"{URL}#n1", LinkRole.SELF)


@pytest.mark.parametrize("shown", ["<span hidden>3</span>", "<svg></svg>"])
def test_a_picture_that_is_a_link_is_no_mark(shown):
    _, block = paragraph(f"It was so <a href='https://a.example/b'>{shown}</a> then.")
    (span,) = block.spans
    assert (span.text, span.role) == ("", LinkRole.NAVIGATION)


def test_many_marks_take_time_in_proportion():
    _, document = page("<p>CNN" + "<sup>1</sup>" * 5_000 + f" said so.{LONG}</p>")
    assert document.blocks[-1].text.startswith("CNN said so. The harbour")
    _, document = page("<p>CNN" + "<sup>" * 20_000 + "1" + f" said so.{LONG}</p>")
    assert document.blocks[-1].text.startswith("CNN1 said so.")
