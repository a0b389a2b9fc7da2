import pytest
from attrs import evolve

from citecheck.model import Channel, LinkState, Match, Mention, SourceKind
from tests.problems.making import (
    AT,
    CNN,
    KNOWN,
    audited,
    codes,
    document,
    judged,
    place,
    registry,
    source,
    unlinked,
)


def test_lost_links():
    (found,) = judged(source(link=LinkState.LOST, url=None))
    assert (found.code, found.message) == ("CC401", "the link of 'CNN' has no address")


def test_hearsay_stands_at_its_word():
    heard = Mention(text="reportedly", at=place(4, 14))
    (found,) = judged(hearsay=(heard,))
    assert (found.code, found.at.start) == ("CC421", 4)


def test_an_outlet_without_a_link():
    (found,) = judged(unlinked())
    assert (found.code, found.severity) == ("CC402", "info")
    assert found.message == "CNN is cited without a link"


@pytest.mark.parametrize(
    "changes",
    [
        {"channel": Channel.DATELINE},
        {"channel": Channel.CAPTION},
        {"kind": SourceKind.PERSON},
        {"match": Match()},
        {"match": None},
        {"mentions": (Mention(text="CNN", at=AT),)},
    ],
)
def test_who_needs_no_link(changes):
    assert codes(unlinked(**changes)) == []


def test_an_outlet_that_is_linked_elsewhere_needs_no_further_link():
    assert codes(unlinked(id="s2"), source()) == []
    assert codes(unlinked(id="s2"), unlinked(channel=Channel.DATELINE)) == []


def test_a_lost_link_was_a_link():
    assert codes(unlinked(id="s2"), source(link=LinkState.LOST, url=None)) == ["CC401"]


def test_the_publisher_does_not_link_itself():
    assert codes(unlinked(), publisher=KNOWN) == []
    assert codes(unlinked(), publisher=Match()) == ["CC402"]


def test_who_wrote_the_article_is_not_cited():
    doc = document(byline="Anna Lindqvist, CNN")
    assert codes(unlinked(), doc=doc, outlets=registry()) == []
    assert codes(unlinked(), doc=document(byline="Anna Lindqvist"), outlets=registry()) == ["CC402"]


def paper(name, **changes):
    return unlinked(kind=SourceKind.DOCUMENT, name=name, match=None, **changes)


@pytest.mark.parametrize(
    "name",
    [
        "a study by the port",
        "its annual report",
        "a new survey",
        "the harbour audit of 2023",
        "eine Studie der Universität",
        "un informe del puerto",
        "исследование порта",
        "дослідження порту",
    ],
)
def test_documents_without_a_link(name):
    (found,) = judged(paper(name))
    assert (found.code, found.message) == ("CC403", f"{name!r} is cited without a link")


@pytest.mark.parametrize(
    "name",
    [
        "the report",
        "this same study",
        "polls",
        "der Bericht",
        "a memo seen by CNN",
        "an internal audit of the port",
        "media reports",
        "a police report",
        "the law of the sea",
        "her Facebook page",
        "",
    ],
)
def test_documents_that_cannot_be_linked_or_are_named_again(name):
    assert codes(paper(name)) == []


def test_the_documents_of_others_are_theirs_to_link():
    assert codes(paper("a study by the port", via="s2")) == []


def informant(name, sentence, **changes):
    told = Mention(text=name, cue="said", sentence=sentence, at=AT)
    return unlinked(kind=SourceKind.ANONYMOUS, name=name, match=None, mentions=(told,), **changes)


@pytest.mark.parametrize(
    ("name", "sentence", "expected"),
    [
        ("a senior official", "The line will close, a senior official said.", ["CC422"]),
        (
            "a person familiar with the talks",
            "A person familiar with the talks said on condition of anonymity it would close.",
            ["CC422"],
        ),
        (
            "a senior official",
            "A senior official, who was not authorized to speak, said it would close.",
            [],
        ),
        (
            "a source",
            "A source said so, asking not to be named because the talks go on.",
            [],
        ),
        ("ein Insider der Reederei", "Das sagte ein Insider der Reederei.", []),
        ("источник в порту", "Линию закроют, сообщил источник в порту.", ["CC422"]),
        ("источник в порту", "Источник не назван, потому что боится увольнения.", []),
        ("a local doctor", "The line will close, a local doctor said.", []),
        ("the source", "The source said it was sure.", []),
        ("Business Insider", "Business Insider said it.", []),
    ],
)
def test_unnamed_sources_without_a_reason(name, sentence, expected):
    assert codes(informant(name, sentence)) == expected


def test_the_unnamed_sources_of_others_are_theirs_to_explain():
    assert codes(informant("an official", "CNN said, citing an official.", via="s2")) == []


def test_a_reason_given_once_is_enough():
    first = informant("an official", "An official said so.")
    again = Mention(text="the official", sentence="The official feared for the job.", at=place(90))
    assert codes(evolve(first, mentions=(*first.mentions, again))) == []


def test_an_article_with_all_of_it():
    text = (
        "# Ice\n\nReuters reported that the line will close. A study by the port found the same.\n"
        "\nThe line is too expensive, a senior official said on Monday.\n"
    )
    assert [each.code for each in audited(text)] == ["CC402", "CC403", "CC422"]


def test_outlets_are_told_by_their_ids():
    other = Match(outlet=evolve(CNN, id="reuters", name="Reuters"), confidence=1.0)
    assert codes(unlinked(), source(id="s2", match=other)) == ["CC402"]


def told(text, *wanted, **changes):
    return [each.code for each in audited(f"# Ice\n\n{text}\n", **changes) if each.code in wanted]


STUDY = "https://port.example/study.pdf"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("According to a study by the Port Institute, the ice is thick.", ["CC403"]),
        (f"According to a study by the Port Institute, the ice [is thick]({STUDY}).", []),
        (f"According to a study by the Port Institute, the ice is thick ([PDF]({STUDY})).", []),
        (
            (
                "According to a study by the Port Institute, the ice is thick.\n\n"
                f"A [recent study]({STUDY}) of whales says nothing of it."
            ),
            ["CC403"],
        ),
        (
            (
                "According to a new study, the ice is thick.\n\n"
                f"The [recent study]({STUDY}) also says that it will stay."
            ),
            [],
        ),
        (
            (
                "According to a new study, the ice is thick.\n\n"
                f"The [harbour]({STUDY}) is closed, and will stay so."
            ),
            ["CC403"],
        ),
    ],
)
def test_a_document_that_is_linked_at_other_words(text, expected):
    assert told(text, "CC403") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ice has reportedly damaged the old pier.", ["CC421"]),
        ("The ice has reportedly damaged the old pier, CNN said.", []),
        (f"The ice has [reportedly]({STUDY}) damaged the old pier.", []),
        (f"The ice has reportedly damaged the [old pier]({STUDY}).", []),
        ("The ice has damaged the pier, CNN said. It reportedly fell.", ["CC421"]),
    ],
)
def test_hearsay_beside_a_source(text, expected):
    assert told(text, "CC421") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The port is closed, AFP reported on Monday.", ["CC402"]),
        ("The port is closed.\n\nSource: AFP", []),
        (
            "OSLO, Norway (AFP) -- The port is closed.\n\nIt is shut, its head told AFP on Monday.",
            [],
        ),
        (
            "OSLO, Norway (AP) -- The port is closed.\n\nIt is shut, its head told AFP on Monday.",
            ["CC402"],
        ),
    ],
)
def test_who_wrote_it_need_not_link_itself(text, expected):
    assert told(text, "CC402") == expected


@pytest.mark.parametrize(("word", "expected"), [("angeblich", 1), ("mutma\u00dflich", 0)])
def test_how_sure_the_writer_is_is_no_hearsay(word, expected):
    text = (
        f"---\nlang: de\n---\n\nDas Eis hat {word} die alte Br\u00fccke am Hafen zerdr\u00fcckt.\n"
    )
    assert [each.code for each in audited(text)].count("CC421") == expected
