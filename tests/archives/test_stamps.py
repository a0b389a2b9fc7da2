import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.archives import stamps


@given(st.datetimes(min_value=dt.datetime(1000, 1, 1)))  # noqa: DTZ001 - as the strategy wants
def test_digits_go_there_and_back(when):
    when = when.replace(microsecond=0, tzinfo=dt.UTC)
    assert stamps.parse(stamps.stamp(when)) == when


@pytest.mark.parametrize("digits", ["", "2021", "20211323000000", "2021112310450", "x" * 14])
def test_what_is_no_moment(digits):
    assert stamps.parse(digits) is None


def test_moments_of_dates():
    assert stamps.moment(dt.date(2021, 11, 23)) == dt.datetime(2021, 11, 23, 12, tzinfo=dt.UTC)
    naive = dt.datetime(2021, 11, 23, 4, 5)  # noqa: DTZ001 - an article without a time zone
    assert stamps.moment(naive) == dt.datetime(2021, 11, 23, 4, 5, tzinfo=dt.UTC)
    east = dt.datetime(2021, 11, 23, 4, 5, tzinfo=dt.timezone(dt.timedelta(hours=3)))
    assert stamps.moment(east).isoformat() == "2021-11-23T01:05:00+00:00"


@pytest.mark.parametrize(
    ("url", "raw"),
    [
        (
            "https://web.archive.org/web/20211123104500/http://paper.example/20200101000000/a",
            "https://web.archive.org/web/20211123104500id_/http://paper.example/20200101000000/a",
        ),
        (
            "https://arquivo.pt/wayback/20211123104500mp_/http://paper.example/",
            "https://arquivo.pt/wayback/20211123104500id_/http://paper.example/",
        ),
        ("https://archive.ph/AbCdE", "https://archive.ph/AbCdE"),
    ],
)
def test_the_page_without_its_frame(url, raw):
    assert stamps.raw(url) == raw
