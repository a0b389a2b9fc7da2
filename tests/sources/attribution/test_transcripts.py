"""Names of one word that label the speakers of a transcript."""

from citecheck.sources.attribution.transcripts import speakers


def spelled(name):
    return {"Sieber": "Walt Sieber"}.get(name, name)


def test_a_surname_in_capitals_or_with_a_given_name_that_labels_twice():
    texts = ["Walt Sieber: Nine weeks.", "Sieber: No.", "MATHER: Yes.", "MATHER: It was late."]
    assert speakers(texts, spelled).names == {"Sieber", "MATHER"}


def test_a_heading_and_a_single_label_are_no_speakers():
    texts = [
        "Parking: Two lots.",
        "Parking: Free.",
        "BOLLARD: Once.",
        "No label here",
        "9:30: Late.",
    ]
    assert speakers(texts, spelled).names == set()


def test_who_is_introduced_in_a_transcript_speaks_though_labelled_once():
    texts = ["MATHER: This is Dana Farrow.", "DANA FARROW: Mostly sheep.", "MATHER: Thanks."]
    assert speakers(texts, spelled).names == {"MATHER", "FARROW"}
    assert speakers([*texts, "WEATHER: Rain."], spelled).names == {"MATHER", "FARROW"}
    assert speakers(texts[:2], spelled).names == set()


def test_who_mostly_asks_is_told_apart():
    texts = [
        "Moor Times: Why?",
        "Lee: So.",
        "Moor Times: Small ones cost much.",
        "Moor Times: How?",
    ]
    assert speakers(texts, spelled).asking == {"Times"}
    assert speakers(["Lee: Why?", "Lee: So.", "Roe: Why?"], spelled).asking == set()
