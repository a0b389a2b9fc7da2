import json
from pathlib import Path

import jsonschema
import pytest

from citecheck.model import Report
from citecheck.reports import jsonl, render

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "report.schema.json").read_text("utf-8"))


def rows(text):
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("kind", ["document", "link"])
def test_lines_follow_the_schema(report, kind):
    schema = {"$ref": f"#/$defs/{kind}", "$defs": SCHEMA["$defs"]}
    found = rows(jsonl.lines(report, links_only=kind == "link"))
    assert found
    for row in found:
        jsonschema.Draft202012Validator(schema).validate(row)


def test_every_document_is_a_line_with_its_links(report):
    found = rows(render(report, "jsonl"))
    assert [row["name"] for row in found] == [each.document.name for each in report.documents]
    assert [len(row["links"]) for row in found] == [3, 0]
    for row in found:
        assert {seen["document"] for link in row["links"] for seen in link["seen"]} <= {row["name"]}


def test_links_are_lines_where_there_is_nothing_else(links_only):
    assert all("verdict" in row for row in rows(render(links_only, "jsonl")))


def test_nothing_is_an_empty_line():
    assert render(Report(), "jsonl") == "\n"
