import pytest
from attrs import evolve

from citecheck import pipeline
from citecheck.model import LinkState, Silence
from citecheck.problems import Case, find
from tests.problems.making import audited, codes, document, judged, ok, place, read, source

LOST = "CNN <u>reported</u> that the ice is thick."
HEARSAY = "The ice has reportedly gone."


def reported(text, **changes):
    return [each.code for each in audited(text, **changes)]


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("", ["CC401"]),
        ("<!-- citecheck: ignore CC401 -->", []),
        ("<!-- citecheck: ignore CC4 -->", []),
        ("<!-- citecheck: ignore -->", []),
        ("<!--citecheck:ignore cc401-->", []),
        ("<!-- citecheck: ignore CC301 -->", ["CC401", "CC190"]),
        ("<!-- citecheck: ignore CC401, CC301 -->", ["CC190"]),
        ("<!-- citecheck: ignore CC401 CC421 -->", ["CC190"]),
        ("<!-- citecheck: please ignore -->", ["CC401"]),
        ("`<!-- citecheck: ignore CC401 -->`", ["CC401"]),
    ],
)
def test_a_comment_speaks_for_its_line(comment, expected):
    assert reported(f"# Ice\n\n{LOST} {comment}\n") == expected


def test_a_comment_does_not_speak_for_other_lines():
    text = f"# Ice\n\n{LOST}\nAll is well. <!-- citecheck: ignore CC401 -->\n"
    assert reported(text) == ["CC401", "CC190"]


def test_a_comment_of_its_own_line_speaks_for_the_next_block():
    comment = "<!-- citecheck: ignore CC401 -->"
    assert reported(f"# Ice\n\n{comment}\n\nOne line of it.\n{LOST}\n") == []
    assert reported(f"# Ice\n\n{comment}\n{LOST}\n") == []
    assert reported(f"# Ice\n\n{comment}\n\nAll is well.\n\n{LOST}\n") == ["CC190", "CC401"]


def test_a_comment_at_the_end_speaks_for_nothing():
    assert reported(f"# Ice\n\n{LOST}\n\n<!-- citecheck: ignore CC401 -->\n") == ["CC401", "CC190"]


def test_comments_in_html():
    page = f"<h1>Ice</h1>\n<p>{LOST} <!-- citecheck: ignore CC401 --></p>\n<p>{HEARSAY}</p>\n"
    assert reported(page, name="a.html") == ["CC421"]
    page = f"<h1>Ice</h1>\n<!-- citecheck: ignore -->\n<p>{LOST}\n{HEARSAY}</p>\n"
    assert reported(page, name="a.html") == []


def test_what_is_unused_says_so_at_its_place():
    text = "# Ice\n\nAll is well. <!-- citecheck: ignore CC401 -->\n"
    (found,) = audited(text)
    assert found.message == "CC401 silences nothing here"
    assert (found.at.line, found.at.column, found.severity) == (3, 14, "warning")
    (found,) = audited("# Ice\n\nAll is well. <!-- citecheck: ignore CC4 -->\n")
    assert found.message == "CC4 silences nothing here"


def silent(*cited, silences, **changes):
    return codes(*cited, doc=document(silences=silences), **changes)


def test_links_that_were_not_asked_may_be_broken():
    text = "# Ice\n\nAll is well. <!-- citecheck: ignore CC201 -->\n"
    assert reported(text) == []
    here = Silence(codes=("CC201",), at=place(0))
    assert silent(source(), silences=(here,), verdicts=[ok()]) == ["CC190"]
    all_of_them = Silence(at=place(0))
    assert silent(silences=(all_of_them,)) == []
    (found,) = judged(doc=document(silences=(all_of_them,)), verdicts=[ok()])
    assert found.message == "this silences nothing here"


def test_words_that_were_not_read_may_be_wrong():
    here = Silence(codes=("CC401",), at=place(0))
    assert silent(silences=(here,), prose=False) == []
    assert silent(silences=(here,)) == ["CC190"]


def test_a_comment_before_everything_speaks_for_the_article_as_a_whole():
    comment = "<!-- citecheck: ignore CC431 -->"
    text = "# Ice\n\nNATO said the ice was thick.\n"
    assert reported(text, select=("CC431",)) == ["CC431"]
    assert reported(f"{comment}\n\n{text}", select=("CC431",)) == []
    assert reported(f"{text}\n{comment}\n", select=("CC431",)) == ["CC431"]


def test_problems_without_a_place_are_not_on_a_line():
    lost = source(link=LinkState.LOST, url=None, mentions=())
    here = Silence(codes=("CC401",), at=place(0))
    assert silent(lost, silences=(here,)) == ["CC401", "CC190"]


def test_the_pipeline_of_links_reads_no_words():
    article = read(f"# Ice\n\n{HEARSAY} <!-- citecheck: ignore CC4 -->\n")
    assert pipeline.check_links(article).documents[0].problems == ()


def test_silences_survive_without_blocks():
    here = Silence(codes=("CC4",), alone=True, at=place(5, 9))
    case = Case(document=evolve(document(), silences=(here,)))
    assert [each.code for each in find(case)] == ["CC104", "CC190"]
