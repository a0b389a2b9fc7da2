from attrs import evolve

from citecheck.model import Block, BlockKind, LinkState, Mark, Mention, Problem, Severity, Span
from citecheck.problems import Case, find
from tests.problems.making import codes, document, judged, linking, place, source

BAD = Problem(code="CC101", severity=Severity.WARNING, message="3 bytes")
HEARD = Mention(text="reportedly", at=place(0, 10))
LOST = source(link=LinkState.LOST, url=None)


def test_problems_stand_in_the_order_of_their_places():
    assert codes(LOST, hearsay=(HEARD,)) == ["CC421", "CC401"]


def test_problems_of_one_place_stand_in_the_order_of_their_codes():
    cited = source(url="http://localhost/a?utm_source=x")
    assert codes(cited) == ["CC206", "CC207"]


def test_reading_problems_come_first():
    assert codes(LOST, doc=document(problems=(BAD,))) == ["CC101", "CC401"]


def test_a_source_without_mentions_has_no_place():
    assert judged(evolve(LOST, mentions=()))[0].at is None


def test_nothing_is_wrong_with_nothing():
    doc = linking()
    (block,) = doc.blocks
    assert find(Case(document=evolve(doc, blocks=(evolve(block, spans=()),)))) == ()


def test_a_lost_link_is_where_its_mark_is():
    far, mark = place(0, 4), place(90, 94)
    spans = tuple(Span(text="said", start=0, end=4, mark=Mark.LOST, at=at) for at in (far, mark))
    block = Block(kind=BlockKind.PARAGRAPH, text="said", spans=spans, at=far)
    near = evolve(
        LOST,
        mentions=(Mention(text="CNN", at=place(40, 43)), Mention(text="CNN", at=place(85, 88))),
    )
    case = Case(document=document(blocks=(block,)), sources=(near,))
    assert [found.at for found in find(case) if found.code == "CC401"] == [mark]
