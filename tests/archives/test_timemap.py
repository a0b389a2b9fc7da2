import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.archives import timemap

# In the form of the examples of RFC 7089, section 5.
LIST = """<http://paper.example/ferries>;rel="original",
<http://archive.example/timemap/http://paper.example/ferries>
 ; rel="self";type="application/link-format"
 ; from="Tue, 20 Jun 2000 18:02:59 GMT"
 ; until="Wed, 09 Apr 2008 20:30:51 GMT",
<http://archive.example/timegate/http://paper.example/ferries>
 ; rel="timegate",
<http://archive.example/20000620180259/http://paper.example/ferries>
 ; rel="first memento";datetime="Tue, 20 Jun 2000 18:02:59 GMT"
 ; license="http://licences.example/cc,by;2",
<http://archive.example/20080409203051/http://paper.example/ferries>
 ; rel="last memento"
 ; datetime="Wed, 09 Apr 2008 20:30:51 GMT"
"""


def test_a_list_of_copies():
    found = list(timemap.read(LIST))
    assert [sorted(each.rel) for each in found] == [
        ["original"],
        ["self"],
        ["timegate"],
        ["first", "memento"],
        ["last", "memento"],
    ]
    assert found[3].at == dt.datetime(2000, 6, 20, 18, 2, 59, tzinfo=dt.UTC)
    assert found[3].url.startswith("http://archive.example/20000620180259/")
    assert (found[1].since.year, found[1].until.year) == (2000, 2008)
    assert found[0].at is None


@pytest.mark.parametrize(
    "text",
    [
        '<http://a.example/1>;rel=memento;datetime="Tue, 20 Jun 2000 18:02:59 GMT"',
        '<http://a.example/1> ; REL="Memento" ; Datetime = "Tue, 20 Jun 2000 18:02:59 +0000",',
        ',,<http://a.example/1>;crossorigin;rel=memento;datetime="Tue, 20 Jun 2000 18:02:59 -0000"',
    ],
)
def test_ways_to_write_a_link(text):
    (found,) = timemap.read(text)
    assert (found.url, found.rel) == ("http://a.example/1", {"memento"})
    assert found.at == dt.datetime(2000, 6, 20, 18, 2, 59, tzinfo=dt.UTC)


@pytest.mark.parametrize("date", ["", "soon", "Tue, 99 Jun 2000 18:02:59 GMT", "2000"])
def test_dates_that_are_none(date):
    (found,) = timemap.read(f'<http://a.example/1>;rel="memento";datetime="{date}"')
    assert found.at is None


@given(st.text(alphabet='<>;,="a \n\\') | st.text())
def test_anything_can_be_read(text):
    for each in timemap.read(text):
        assert isinstance(each.rel, frozenset)


@pytest.mark.parametrize(
    "text", ["<" * 50_000, "<a>" + ";a" * 50_000, '<a>;a="' * 30_000, "<a>;" * 50_000]
)
def test_nothing_takes_long(text):
    started = time.process_time()
    list(timemap.read(text))
    assert time.process_time() - started < 2
