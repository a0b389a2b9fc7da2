from __future__ import annotations

import contextlib
import datetime as dt
import time

import dateparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck import dates
from citecheck.dates import parse_date

DAY = dt.date(2021, 11, 23)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("2021-11-23", None),
        ("20211123", None),
        ("November 23, 2021", None),
        ("23 November 2021", "en"),
        ("Nov. 23, 2021", "en"),
        ("  23 Nov 2021 ", None),
        ("Tuesday, November 23, 2021", "en"),
        ("23. November 2021", "de"),
        ("23/11/2021", "en"),
        ("11/23/2021", "en"),
        ("23 novembre 2021", "fr"),
        ("23 de noviembre de 2021", "es"),
        ("23 ноября 2021", "ru"),
        ("23 ноября 2021 г.", "ru"),
        ("23 листопада 2021", "uk"),
        ("23 ноября 2021", None),
        ("2021年11月23日", "zh"),
        ("23.11.2021", None),
    ],
)
def test_dates_as_printed(text, language):
    assert parse_date(text, language) == DAY


@pytest.mark.parametrize("text", ["04.03.2024", "4.3.2024, 10:30", "04.03.2024 10:30:00"])
@pytest.mark.parametrize("language", [None, "en", "de"])
def test_days_stand_before_months_where_there_are_dots(text, language):
    assert parse_date(text, language).isoformat()[:10] == "2024-03-04"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        *((f"en-{region}", "2024-03-04") for region in ("GB", "AU", "IN", "NZ", "IE", "ZA")),
        ("en_GB", "2024-03-04"),
        ("en-Latn-GB", "2024-03-04"),
        ("en-US", "2024-04-03"),
        ("en", "2024-04-03"),
        ("fr-CA", "2024-03-04"),
        ("de", "2024-03-04"),
    ],
)
@pytest.mark.parametrize("text", ["04/03/2024", "4/3/24", "04/03/24 10:30"])
def test_where_days_stand_before_months(text, language, expected):
    assert parse_date(text, language).isoformat()[:10] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("4.3.24", None, dt.date(2024, 3, 4)),
        ("04.03.24, 10:30", None, dt.datetime(2024, 3, 4, 10, 30)),  # noqa: DTZ001 - as printed
        ("4.3.98", "de", dt.date(1998, 3, 4)),
        ("4.3.24", "en", dt.date(2024, 3, 4)),
        ("4-3-24", "en-GB", dt.date(2024, 3, 4)),
        ("4/3/24", None, None),
        ("4.3/24", "de", None),
        ("version 4.3.24", "de", None),
        ("99.99.24", "de", None),
    ],
)
def test_years_of_two_digits(text, language, expected):
    assert parse_date(text, language) == expected


def test_time_and_zone_are_kept():
    found = parse_date("2021-11-23T10:15:00Z")
    assert found == dt.datetime(2021, 11, 23, 10, 15, tzinfo=dt.UTC)
    printed = parse_date("November 23, 2021 10:15", "en")
    assert printed == dt.datetime(2021, 11, 23, 10, 15)  # noqa: DTZ001 - none is printed


@contextlib.contextmanager
def machine_zone(zone):
    """Set the time zone of this process, and give back that of the machine for later tests."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("TZ", zone)
        patched.setattr("tzlocal.unix._cache_tz", None)
        # The C library remembers what it read of the variable until it is told to read again.
        time.tzset()
        yield
    time.tzset()


@pytest.mark.parametrize("zone", ["UTC-3", "CET-1CEST,M3.5.0,M10.5.0/3", "Nowhere/City"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("November 23, 2021", DAY),
        ("the 23rd of November, 2021", DAY),
        ("Nov 23 2021 10:15", dt.datetime(2021, 11, 23, 10, 15)),  # noqa: DTZ001 - none is printed
        ("November 23, 2021 10:15 +0200", dt.datetime.fromisoformat("2021-11-23T10:15+02:00")),
    ],
)
def test_a_zone_of_the_machine_that_has_no_name(zone, text, expected):
    with machine_zone(zone):
        assert parse_date(text, "en") == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Tuesday",
        "2021",
        "November 2021",
        "November 23",
        "two days ago",
        "The minister said on November 23, 2021 that talks would go on in the capital",
        "2021-13-45",
        "99 pages of 2021 reports",
        "November 2021: rents up 15%",
        "$15 an hour by May 2021",
        "On November 23, 2021, the minister told them so:",
    ],
)
def test_what_is_no_full_date(text):
    assert parse_date(text) is None


@given(st.text(alphabet="0123456789 -/.:,TZ年novмая", max_size=30))
def test_never_raises(text):
    found = parse_date(text, "en")
    assert found is None or isinstance(found, dt.date)


@pytest.mark.parametrize("language", ["xx", "en-US", "x", "", "zz-top", "gsw", "de-CH", None])
def test_any_language_tag_is_taken(language):
    assert parse_date("November 23, 2021", language) == dt.date(2021, 11, 23)


@pytest.mark.parametrize(
    ("text", "language"),
    [("23. november 2021", "no"), ("23 de noviembre de 2021", None), ("23 ноября 2021", None)],
)
def test_languages_under_other_tags_or_none(text, language):
    assert parse_date(text, language) == dt.date(2021, 11, 23)


SPELLED = {
    "en": "November Nov Nov. May Tuesday Tue 23 3 31 23rd 2021 10:15 PM AM at of the , .",
    "de": "November Nov. Mai Mar März Dienstag Di 23. 3. 31. 2021 10:15 Uhr um den ,",
    "es": "noviembre nov mayo marzo mar martes 23 3 31 de de 2021 10:15 a las ,",
    "hr": "listopada travnja svibnja 23. 3. 2021. 2021 10:15 u ,",
    "ru": "ноября мая марта вторник 23 3 31 г. 2021 10:15 в ,",
}


@given(st.data())
def test_the_usual_forms_say_what_dateparser_reads_without_them(data):
    language = data.draw(st.sampled_from(sorted(SPELLED)))
    words = st.lists(st.sampled_from(SPELLED[language].split()), min_size=3, max_size=7)
    text = " ".join(data.draw(words)).replace(" ,", ",")
    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}
    read = dateparser.parse(
        text,
        languages=[language, "en"] if language != "en" else ["en"],
        settings=settings if language == "en" else settings | {"DATE_ORDER": "DMY"},
    )
    found = parse_date(text, language)
    if not dates._may_be_printed(text, language):
        assert found is None
    elif found is None:
        assert read is None
    else:
        assert found == (read if ":" in text else read.date())


@given(
    st.dates(dt.date(1000, 1, 1)),
    st.sampled_from(dates._FORMS),
    st.times().map(lambda time: time.replace(second=0, microsecond=0)),
)
def test_each_usual_form_is_read_as_it_was_written(day, form, time):
    moment = dt.datetime.combine(day, time)
    text = moment.strftime(form)
    assert parse_date(text, "en") == (moment if ":" in form else day)


@pytest.mark.parametrize("language", ["de", "es", "fr", "it", "pt-BR", "ru"])
def test_only_english_may_have_the_month_first(language):
    for text in ("05/11/2024", "05-11-2024", "05.11.2024"):
        assert parse_date(text, language) == dt.date(2024, 11, 5)
    for text in ("05/11/2024 08:15", "05/11/2024 - 08:15", "5/11/2024, 08:15:00"):
        assert parse_date(text, language) == dt.datetime(2024, 11, 5, 8, 15)  # noqa: DTZ001
    assert parse_date("11/13/2024", language) == dt.date(2024, 11, 13)
    assert parse_date("05/11/2024", "en") == dt.date(2024, 5, 11)
