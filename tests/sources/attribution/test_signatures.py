"""Who signs a quotation."""

import pytest

from citecheck.model import Block, BlockKind, Mark, Position, Span
from citecheck.sources.attribution.signatures import signed
from citecheck.sources.lexicon import load
from citecheck.sources.words.tokens import tokenize

AT = Position(line=1, column=1, start=0, end=0)


def block(text, kind=BlockKind.QUOTE, *, cited=False):
    spans = (Span(text=text, mark=Mark.EMPHASIS, start=0, end=len(text), at=AT),) if cited else ()
    return Block(kind=kind, text=text, spans=spans, at=AT)


def who(*blocks):
    line = tokenize(blocks[-1].text, load("en"))
    places = signed(line, blocks, len(blocks) - 1)
    return [line.written(place.first, place.last) for place in places]


QUOTED = block("It goes past my window at five.")


@pytest.mark.parametrize("name", ["Ann Lee", "Ann Lee, 88", "Ann Lee, a nurse from Leeds"])
def test_a_name_below_a_quotation(name):
    assert who(QUOTED, block(f"— {name}")) == [name]
    assert who(QUOTED, block(f"— {name}.")) == [name]
    assert who(QUOTED, block(name, cited=True)) == [name]
    assert who(block(f"It goes past at five. — {name}")) == [name]


@pytest.mark.parametrize(
    "text", ["— We never came back", "— and then it rained", "— ", "—", "— Ann Lee: no"]
)
def test_what_names_nobody_is_no_signature(text):
    assert who(QUOTED, block(text)) == []


def test_a_name_that_nothing_quoted_stands_above():
    assert who(block("The list is short.", BlockKind.PARAGRAPH), block("— Ann Lee")) == []
    assert who(block("— Ann Lee")) == []
    assert who(QUOTED, block("Ann Lee")) == []
    assert who(block("We went to the sea — Ann and I")) == []
