import re

import pytest

from citecheck.catalogue import CATALOGUE


def test_the_catalogue_is_in_order():
    assert list(CATALOGUE) == sorted(CATALOGUE)
    assert len({rule.name for rule in CATALOGUE.values()}) == len(CATALOGUE)


@pytest.mark.parametrize("rule", CATALOGUE.values(), ids=lambda rule: rule.code)
def test_every_entry_is_complete(rule):
    assert re.fullmatch(r"CC[1-4]\d\d", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert all(text.endswith(".") for text in (rule.summary, rule.why, rule.remedy))
    assert rule.example


def test_what_is_off_by_default():
    assert [code for code in CATALOGUE if not CATALOGUE[code].default] == [
        "CC431",
        "CC432",
        "CC433",
    ]
