import pytest

from citecheck.model import SourceKind
from citecheck.problems import Case, find
from tests.problems.making import audited, document, source, unlinked


def told(*cited, **changes):
    case = Case(document=document(), sources=cited, **changes)
    return [each.code for each in find(case) if each.code.startswith("CC43")]


def test_one_source():
    assert told(source()) == ["CC431"]
    assert told(source(), source(id="s2", name="Cable News Network")) == ["CC431"]


def test_two_sources():
    other = source(id="s2", name="the port", match=None)
    assert told(source(), other) == []


def test_what_is_beside_the_article_is_no_source():
    credit = source(id="s2", kind=SourceKind.CREDIT, name="noaa.gov", match=None)
    assert told(source(), credit) == ["CC431"]
    assert told(credit) == []


def test_sources_without_a_name():
    first = unlinked(kind=SourceKind.ANONYMOUS, name="an official", match=None)
    second = unlinked(id="s2", kind=SourceKind.GROUP, name="residents", match=None)
    assert told(first, second) == ["CC432"]
    assert told(first, second, source(id="s3")) == []


def test_links_alone_tell_nothing_of_sourcing():
    assert told(source(), prose=False) == []


SELECTED = ("CC433",)


def about_itself(*paragraphs):
    text = "# Ice\n\n" + "\n\n".join(paragraphs) + "\n"
    return [each.message for each in audited(text, select=SELECTED)]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Gazprom said it had done nothing wrong.",
        "Gazprom said its crews had done nothing wrong.",
        "Gazprom said on Monday that they had paid in full.",
        "NATO denied the report.",
    ],
)
def test_a_party_that_speaks_of_itself(paragraph):
    (message,) = about_itself(paragraph)
    assert message.endswith("alone speaks of what it did itself")


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["Northern Ferries said the ice was thick."],
        ["NATO said it had sent ships. The BBC reported that it had."],
        ["NATO [said](https://www.nato.int/ice) it had sent ships."],
        ["Anna Lindqvist said she had seen the ice."],
        ["HULL, March 14 (Reuters) - The ice was thick."],
    ],
)
def test_claims_that_rest_on_more_or_on_others(paragraphs):
    assert about_itself(*paragraphs) == []


def test_a_party_is_told_once():
    found = about_itself("NATO said it had sent ships.", "NATO said its ships had arrived.")
    assert len(found) == 1


def test_what_is_off_by_default_is_not_reported():
    assert audited("# Ice\n\nGazprom said it had done nothing wrong.\n") == ()
