"""Measured on ``mismatch.tsv``: written cases of who is credited and where the link goes."""

import csv
from pathlib import Path

import pytest
from attrs import evolve

from citecheck.model import Match, Outlet, OutletKind, Reason, Role, VerdictKind
from citecheck.settings import Settings
from tests.problems.making import (
    audited,
    codes,
    judged,
    linking,
    registry,
    source,
    verdict,
)

TABLE = Path(__file__).with_name("mismatch.tsv")
NAMES = {"CC404": "mismatch", "CC405": "second-hand"}
PRECISION, RECALL = 0.95, 0.85


def said_of(party, cue, address):
    words, comma, rest = cue.partition(",")
    text = f"# Talks\n\n{party} [{words}]({address}){comma}{rest} that the talks would go on.\n"
    found = [NAMES[each.code] for each in audited(text) if each.code in NAMES]
    return found[0] if found else "-"


def test_right_when_it_speaks():
    with TABLE.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len(rows) == 300
    outcomes = [
        (row["expected"], said_of(row["party"], row["cue"], row["address"])) for row in rows
    ]
    spoken = [expected == said for expected, said in outcomes if said != "-"]
    wanted = [expected == said for expected, said in outcomes if expected != "-"]
    assert sum(spoken) / len(spoken) >= PRECISION
    assert sum(wanted) / len(wanted) >= RECALL


TASS = "https://tass.com/world/1755555"


def reported(text, **changes):
    return [each.code for each in audited(f"# Ice\n\n{text}\n", **changes)]


def test_the_message_names_both():
    (found,) = audited(f"# Ice\n\nCNN [reported]({TASS}) that the ice is thick.\n")
    assert found.message == f"the sentence credits CNN, the link goes to TASS: {TASS}"
    assert (found.severity, found.at.column) == ("warning", 6)
    text = "# Ice\n\nNATO [said](https://www.ft.com/content/ice) that the ice is thick.\n"
    (found,) = audited(text)
    assert (found.code, found.severity) == ("CC405", "info")
    assert "NATO is credited, and the link goes to a report by Financial Times" in found.message


@pytest.mark.parametrize(
    "text",
    [
        f"Anna Lindqvist [said]({TASS}) that the ice is thick.",
        f"CNN and [TASS]({TASS}) reported that the ice is thick.",
        f"The ice is thick, CNN [reported]({TASS}), as TASS had before.",
        f"The ice is thick, CNN [reported]({TASS}) with reference to tass.com on Monday.",
        "CNN [reported](https://www.sfgate.com/cnn/ice.html) that the ice is thick.",
        "[CNN](https://en.wikipedia.org/wiki/CNN) reported that the ice is thick.",
        "CNN reported on the losses of [Boeing](https://www.bloomberg.com/quote/BA:US).",
        "CNN [reported](https://ice.gov.example/a) that the ice is thick.",
        "CNN [reported](https://www.some-harbour.gov/ice) that the ice is thick.",
    ],
)
def test_when_to_keep_quiet(text):
    assert not {"CC404", "CC405"} & set(reported(text))


def test_the_article_s_own_publisher_links_what_it_wrote_before():
    text = f"The Kremlin [said]({TASS}) that the ice is thick."
    assert reported(text) == ["CC405"]
    assert reported(text, url="https://tass.com/world/1") == []


def test_a_bare_address_names_nobody():
    cited = source(url=TASS, match=registry().classify_url(TASS))
    said = evolve(cited.mentions[0], sentence=f"CNN reported {TASS} of ice.")
    assert codes(evolve(cited, mentions=(said,)), outlets=registry()) == ["CC404"]


@pytest.mark.parametrize(
    ("words", "expected"), [("Boeing", []), ("CNN", ["CC404"]), ("Reported", ["CC404"])]
)
def test_a_link_at_the_name_of_somebody_else_explains_it(words, expected):
    cited = source(url=TASS, match=registry().classify_url(TASS))
    assert codes(cited, doc=linking(TASS, words), outlets=registry()) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Как [сообщает]({}) CNN, лёд закрыл линию между портами до самой весны."),
        ("de", "Wie CNN [berichtet]({}), bleibt die Linie zwischen den Häfen geschlossen."),
        ("fr", "CNN a [rapporté]({}) que la ligne entre les ports restera fermée."),
        ("uk", "CNN [повідомив]({}), що лінія між портами закрита через лід."),
    ],
)
def test_other_languages(language, text):
    found = audited(f"---\nlang: {language}\n---\n\n{text.format(TASS)}\n")
    assert [each.code for each in found] == ["CC404"]


def test_a_shortener_that_was_followed():
    short = "https://bit.ly/3abc"
    bitly = Outlet(id="bitly", name="Bitly", kind=OutletKind.URL_SHORTENER)
    cited = source(
        url=short, match=Match(outlet=bitly, role=Role.REDIRECTOR, confidence=1.0, domain="bit.ly")
    )
    followed = verdict(VerdictKind.MOVED, Reason.MOVED_PERMANENTLY, short, final_url=TASS)
    assert codes(cited, outlets=registry(), verdicts=[followed]) == ["CC303", "CC404"]
    assert codes(cited, outlets=registry()) == ["CC303"]


def test_without_a_registry_nobody_is_known():
    tass = registry().classify_url(TASS)
    assert codes(source(url=TASS, match=tass)) == []
    assert codes(source(url=TASS, match=tass), outlets=registry()) == ["CC404"]


def test_a_name_the_sentence_completes():
    cited = source(name="Guardian", url=TASS, match=registry().classify_url(TASS))
    said = evolve(
        cited.mentions[0], text="The Guardian", sentence="The Guardian reported thick ice."
    )
    guardian = evolve(cited, mentions=(said,))
    assert "The Guardian" in judged(guardian, doc=linking(TASS), outlets=registry())[0].message
    elsewhere = evolve(cited, mentions=(evolve(said, sentence="It reported thick ice."),))
    assert codes(elsewhere, outlets=registry()) == []


def test_the_severity_is_a_setting():
    text = f"CNN [reported]({TASS}) that the ice is thick."
    assert Settings(severity=("CC404=error",)).severity == ("CC404=error",)
    assert reported(text) == ["CC404"]
