from pathlib import Path

import pytest

from citecheck.errors import RenderError
from citecheck.reports import FORMATS, render


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_takes_every_report(name, report, links_only):
    for each in (report, links_only):
        assert render(each, name).endswith("\n")


def test_an_unknown_format_lists_the_known():
    with pytest.raises(
        RenderError, match="unknown report format 'pdf'; known are text, json, jsonl"
    ):
        render(None, "pdf")


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("jsonl", "jsonl"),
        ("markdown", "md"),
        ("csv", "csv"),
        ("junit", "xml"),
        ("github", "github"),
    ],
)
def test_golden(name, suffix, report, links_only):
    shown = render(report, name) + "-----\n" + render(links_only, name)
    golden = Path(__file__).parent / "golden" / f"report.{suffix}"
    assert shown == golden.read_bytes().decode("utf-8")
