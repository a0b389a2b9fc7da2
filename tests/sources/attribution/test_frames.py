"""The table of what verbs take in another sense names nothing that is not there."""

from importlib import resources

import pytest

from citecheck.sources.attribution import objects
from citecheck.sources.lexicon import load
from citecheck.sources.lexicon.tables import tables

DATA = tables(
    (resources.files("citecheck.sources.lexicon") / "en.toml").read_text(encoding="utf-8")
)
VERBS = {line.split()[0] for lines in DATA["verbs"].values() for line in lines}


@pytest.mark.parametrize("table", ["frames", "told"])
def test_each_verb_is_one_that_reports(table: str):
    assert set(DATA[table]) <= VERBS


@pytest.mark.parametrize("table", ["frames", "told"])
def test_each_kind_of_object_is_listed(table: str):
    parts = {part for frames in DATA[table].values() for each in frames for part in each.split()}
    kinds = {part for part in parts if not part.islower()}
    assert kinds <= {name.upper() for name in DATA["things"]} | set(objects._BY_FORM)


def test_each_list_of_things_is_used():
    parts = {
        part
        for table in ("frames", "told")
        for frames in DATA[table].values()
        for each in frames
        for part in each.split()
    }
    # What only happens and how it is named are asked for by name, sums of money by form.
    assert {name.upper() for name in DATA["things"]} <= parts | {"FORCE", "STORM", "AMOUNT"}


def test_all_forms_of_a_verb_have_its_frames():
    frames = load("en").frames
    assert frames["called"] == frames["calls"] == frames["calling"] == frames["call"]


def test_a_language_without_frames_has_none():
    assert not load("es").frames
    assert not load("es").told


@pytest.mark.parametrize("language", ["de", "fr", "ru", "uk"])
def test_every_frame_of_another_language_is_of_a_verb_and_a_kind(language: str):
    lexicon = load(language)
    assert lexicon.frames
    parts = {part for frames in lexicon.frames.values() for each in frames for part in each}
    kinds = {part for part in parts if not part.islower()}
    assert kinds <= {name.upper() for name in lexicon.things} | set(objects._BY_FORM)
