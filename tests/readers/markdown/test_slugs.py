import re

import pytest

from citecheck.readers.markdown.slugs import slug, with_anchors


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


def anchors(page):
    return re.findall(r'<a id="user-content-([^"]*)"></a>', with_anchors(page))


def test_repeated_headings_are_numbered():
    page = "<h1>Notes</h1><h2>Notes</h2><h3 id=x>Notes</h3><h2>Other</h2>"
    assert anchors(page) == ["notes", "notes-1", "notes-2", "other"]


def test_the_text_of_a_heading_is_what_shows():
    page = '<h2><img alt="Logo"> <code>run()</code> &amp; <em>wait</em></h2></h2><h2>open'
    assert anchors(page) == ["run--wait"]
