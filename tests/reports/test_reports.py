import pytest

from citecheck.errors import RenderError
from citecheck.reports import FORMATS, render


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_takes_every_report(name, report, links_only):
    for each in (report, links_only):
        assert render(each, name).endswith("\n")


def test_an_unknown_format_lists_the_known():
    with pytest.raises(RenderError, match="unknown report format 'pdf'; known are text, json"):
        render(None, "pdf")
