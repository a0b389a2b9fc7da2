"""Words by which pages say that there is nothing: no stem is missing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.links.content import notfound_names


@pytest.mark.parametrize("name", notfound_names._NAMES, ids=range(len(notfound_names._NAMES)))
def test_each_name_holds_a_stem(name):
    @settings(max_examples=12, derandomize=True)
    @given(st.from_regex(name, fullmatch=True))
    def holds(line):
        assert notfound_names.is_name(line)

    holds()


@pytest.mark.parametrize("line", ["", "paper", "a page", "report 2404", "the newspaper"])
def test_other_lines_are_no_names(line):
    assert not notfound_names.is_name(line)
