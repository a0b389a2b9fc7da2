import pytest

from citecheck.sources.beside import is_beside
from citecheck.sources.margins.lines import Place


def beside(text):
    """Return the answer for a text with its <clause> and its [link] marked."""
    plain = text.translate(str.maketrans("", "", "<>[]"))

    def place(opening, closing):
        before = text[: text.index(opening)]
        start = len(before) - sum(map(before.count, "<>[]"))
        length = text.index(closing) - text.index(opening) - 1
        return Place(0, start, start + length)

    return is_beside(plain, place("<", ">"), place("[", "]"))


@pytest.mark.parametrize(
    "text",
    [
        "<The mayor said> in [an interview].",
        "<The mayor said> [on Monday] that",
        "<The mayor told reporters> at a [press conference]",
        "<The mayor wrote> late [Friday]",
        "It is closed. In [an interview], <the mayor said>",
        "In a long [interview] on Monday <she said>",
        "<Der Bürgermeister sagte> im [Interview]",
    ],
)
def test_phrases_that_say_where_and_when(text):
    assert beside(text)


@pytest.mark.parametrize(
    "text",
    [
        "<The mayor said> [the pier] was closed",
        "<The mayor said>. In [March] it was",
        "<The mayor said> that nobody had seen it coming or gone [there] in",
        "The pier, closed in [March], <the mayor said>",
        "The [pier] is closed, <the mayor said>",
        "In [March] it was closed; <the mayor said>",
        "<The mayor said> [...]",
        "<The [mayor] said>",
    ],
)
def test_other_links(text):
    assert not beside(text)
