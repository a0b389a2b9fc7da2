import json

import pytest

from citecheck.readers import read_many
from citecheck.readers.items import bare_item, body_column, is_known


@pytest.mark.parametrize(
    "name", ["Article Text", "article-text", " ARTICLE_TEXT ", "article.text", "html"]
)
def test_names_of_columns_are_written_in_many_ways(name):
    assert body_column(["id", name]) == name
    assert is_known(name)
    assert not is_known("id")


@pytest.mark.parametrize(
    ("written", "byline"),
    [
        ("['Ada Quill', \"Tom O'Hara\"]", "Ada Quill, Tom O'Hara"),
        ("[ 'Ada Quill' ]", "Ada Quill"),
        ("[staff]", "[staff]"),
        ("[]", "[]"),
        ("Ada Quill", "Ada Quill"),
        ("", None),
    ],
)
def test_lists_of_authors_that_were_printed(written, byline):
    assert bare_item(1, {"authors": written}).byline == byline


@pytest.mark.parametrize(
    ("record", "url"),
    [
        ({"source": "https://a.example/1"}, "https://a.example/1"),
        ({"source": "The Quay"}, None),
        ({"source": "https://b.example/", "Web URL": "https://a.example/1"}, "https://a.example/1"),
        ({}, None),
    ],
)
def test_addresses_of_records(record, url):
    assert bare_item(1, record).url == url


@pytest.mark.parametrize(
    ("record", "title"),
    [
        ({"data": {"item": {"body": "Ice came.", "headline": "Ice"}}}, "Ice"),
        ({"title": {"rendered": "Ice"}, "content": {"rendered": "<p>Ice came.</p>"}}, "Ice"),
        ({"headline": {"main": "Ice"}, "byline": {"original": "x"}, "text": "Ice came."}, "Ice"),
        ({"webTitle": "Ice", "fields": {"body": "<p>Ice came.</p>"}}, "Ice"),
    ],
)
def test_articles_within_records(tmp_path, record, title):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(record))
    (document,) = read_many(path)
    assert (document.title, [block.text for block in document.blocks]) == (title, ["Ice came."])


@pytest.mark.parametrize("member", ["metadata", "meta"])
def test_what_is_said_of_an_article_beside_it(tmp_path, member):
    path = tmp_path / "a.jsonl"
    about = {"url": "https://a.example/1", "title": "Thaw", "author": "Ada Quill"}
    path.write_text(json.dumps({"raw_content": "Ice came.", "title": "Ice", member: about}))
    (document,) = read_many(path)
    assert (document.url, document.title, document.byline) == (
        "https://a.example/1",
        "Ice",
        "Ada Quill",
    )


def test_an_article_that_lies_too_deep(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"a": {"b": {"c": {"d": {"text": "Ice came."}}}}}))
    errors = []
    assert list(read_many(path, on_error=errors.append)) == []
    assert "no text or html" in str(errors)


def test_rows_may_hold_pages_or_texts(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("html,text\n<p>Ice came.</p>,No\n ,It thawed.\n,\n")
    found = list(read_many(path))
    assert [(each.name[-1], each.blocks[0].text) for each in found] == [
        ("1", "Ice came."),
        ("2", "It thawed."),
    ]


def test_separators_in_names_of_columns(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('"Ice; full, text","text","notes; more; more"\n"x","It froze; then not.","n"\n')
    (document,) = read_many(path)
    assert [block.text for block in document.blocks] == ["It froze; then not."]
