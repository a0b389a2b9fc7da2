import re

import pytest

from citecheck.readers.markdown.slugs import slug, slugs, with_anchors


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Install", "install"),
        ("Foo & Bar", "foo--bar"),
        ("What's new in 2.0?", "whats-new-in-20"),
        ("snake_case and kebab-case", "snake_case-and-kebab-case"),
        ("Über süße Äpfel", "über-süße-äpfel"),
        ("Что нового", "что-нового"),
        ("日本語 の 見出し", "日本語-の-見出し"),
        ("हिन्दी", "हिन्दी"),
        ("🚀 Start", "-start"),
        ("a — b", "a--b"),
        ("x² + Ⅳ", "x--ⅳ"),
        ("", ""),
    ],
)
def test_slugs(heading, expected):
    assert slug(heading) == expected


@pytest.mark.parametrize(
    ("heading", "others"),
    [
        ("Fares", ()),
        ("Fares & tolls", ("fares-tolls",)),
        ("Über süße Äpfel", ("uber-sue-apfel", "uber-suße-apfel")),
        (
            "Release v2.0 - notes",
            ("release-v20-notes", "release-v2-0-notes", "release-v2.0---notes"),
        ),
        ("run_all()", ("run-all",)),
        ("2. Steps", ("steps", "_2-steps")),
        ("日本語 の 見出し", ("",)),
    ],
)
def test_what_others_than_github_call_a_heading(heading, others):
    assert slugs(heading) == (slug(heading), *others)


def anchors(page, text=""):
    return re.findall(r'<a id="user-content-([^"]*)"></a>', with_anchors(page, text))


def test_repeated_headings_are_numbered():
    page = "<h1>Notes</h1><h2>Notes</h2><h3 id=x>Notes</h3><h2>Other</h2>"
    assert anchors(page) == ["notes", "notes-1", "notes_1", "notes-2", "notes_2", "other"]


def test_headings_without_letters_of_ascii_are_numbered_from_one():
    assert anchors("<h2>Причал</h2><h2>Мост</h2>") == ["причал", "-1", "_1", "мост", "-2", "_2"]


def test_the_text_of_a_heading_is_what_shows():
    page = '<h2><img alt="Logo"> <code>run()</code> &amp; <em>wait</em></h2></h2><h2>open'
    assert anchors(page) == ["run--wait", "run-wait"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("(ferry-times)=\n## Times\n", ["ferry-times"]),
        ("- a\n\n  (Ferry  Times)= \r\n", ["ferry times", "ferry-times"]),
        ("```{figure} quay.png\n:name: fig_quay\n```\n", ["fig_quay", "fig-quay"]),
        ("```{math}\n---\nlabel: eq:toll\n---\n```\n", ["eq:toll", "eq-toll"]),
        ("$$\na = b\n$$ (toll)\n", ["toll"]),
        ("[The toll]{#toll .big}, a *fare*{: .x #fare }\n", ["toll", "fare"]),
        ("f(x)= 1, {# a comment #}, {a}#b, (x)=y\n", []),
    ],
)
def test_places_that_the_text_names(text, names):
    assert anchors("<p>x</p>", text) == names


def test_names_are_written_as_attributes():
    assert with_anchors("", '(a"<b)=') == (
        '<a id="user-content-a&quot;&lt;b"></a><a id="user-content-a-b"></a>'
    )
