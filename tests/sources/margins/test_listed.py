import pytest

from citecheck.model import BlockKind, SourceKind
from citecheck.sources.body import listed_blocks
from citecheck.sources.margins.listed import entries, outlets


def named(document, registry):
    found = outlets(document, registry, listed_blocks(document))
    return [(each.name, str(each.channel), each.cue) for each in found]


def listed(document, registry):
    return [each.name for each in entries(document, registry, listed_blocks(document))]


def test_outlets_named_in_a_line(article, registry):
    document = article("CNN said so.", "Sources: Reuters, [AFP](https://afp.com/), Nobody")
    assert named(document, registry) == [("Reuters", "list", "Sources")]
    assert listed(document, registry) == []


def test_items_of_a_list(article, registry):
    document = article(
        "Quellen:",
        (BlockKind.LIST, "Reuters, 14 March 2024"),
        (BlockKind.LIST, " Harbour Act of 1998, section 3 "),
        (BlockKind.LIST, "[The act](https://example.org/act). CNN, 14 March 2024"),
        (BlockKind.LIST, "a remark " * 40),
        (BlockKind.LIST, "\n"),
        "Harbour Act",
    )
    assert named(document, registry) == [("Reuters", "list", "")]
    assert listed(document, registry) == ["Harbour Act of 1998, section 3"]
    (entry,) = entries(document, registry, listed_blocks(document))
    assert (entry.kind, entry.mention.text) == (SourceKind.DOCUMENT, entry.name)


@pytest.mark.parametrize(
    ("entry", "names"),
    [
        ("Ada Reuters. The Ice. 2001.", []),
        ("A. Reuters, The Ice", []),
        ("See Reuters, 14 March 2024", ["Reuters"]),
        ("Lind, B.: The Ice. Reuters, 2001", ["Reuters"]),
    ],
)
def test_surnames_of_authors_are_no_outlets(article, registry, entry, names):
    document = article("Sources:", (BlockKind.LIST, entry))
    assert [name for name, _, _ in named(document, registry)] == names
    assert listed(document, registry) == ([] if names else [entry])


@pytest.mark.parametrize(
    "heading", ["References[edit]", "Notes and references", "Footnotes", "Références [modifier]"]
)
def test_headings_of_lists(article, heading):
    document = article((BlockKind.HEADING, heading), (BlockKind.LIST, "An act"), "It is over.")
    assert listed_blocks(document) == {0, 1}


@pytest.mark.parametrize("heading", ["References [edit] the past", "Sources say so", "The sources"])
def test_headings_of_other_things(article, heading):
    document = article((BlockKind.HEADING, heading), (BlockKind.LIST, "An act"))
    assert listed_blocks(document) == frozenset()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Source: Port Office records", ["Port Office records"]),
        ("Sources: Reuters; Harbour Board.", ["Harbour Board"]),
        ("Source: Reuters, Port Office", []),
        ("Source: own research", []),
        ("Source: [Port Office](https://example.org/a)", []),
        (f"Source: Port Office {'and so on ' * 30}", []),
        ("Sources", []),
    ],
)
def test_what_stands_behind_a_label_and_nobody_knows(article, registry, line, names):
    document = article("Closed.", line)
    assert listed(document, registry) == names
    for entry in entries(document, registry, listed_blocks(document)):
        assert (entry.kind, str(entry.channel)) == (SourceKind.UNKNOWN, "list")
