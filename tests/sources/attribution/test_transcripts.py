"""Names of one word that label the speakers of a transcript."""

from citecheck.sources.attribution.transcripts import speakers


def spelled(name):
    return {"Sieber": "Walt Sieber"}.get(name, name)


def test_a_surname_in_capitals_or_with_a_given_name_that_labels_twice():
    texts = ["Walt Sieber: Nine weeks.", "Sieber: No.", "MATHER: Yes.", "MATHER: It was late."]
    assert speakers(texts, spelled) == {"Sieber", "MATHER"}


def test_a_heading_and_a_single_label_are_no_speakers():
    texts = [
        "Parking: Two lots.",
        "Parking: Free.",
        "BOLLARD: Once.",
        "No label here",
        "9:30: Late.",
    ]
    assert speakers(texts, spelled) == set()
