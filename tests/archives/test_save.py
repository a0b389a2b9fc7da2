"""Save Page Now, by the answers that it is documented to give."""

import datetime as dt

import pytest

from citecheck.archives import Endpoints, SaveState, save
from citecheck.archives.save import POLLS
from citecheck.model import FailureKind
from tests.archives.replay import answer, data, html, run

URL = "http://paper.example/ferries?page=1"
SAVE = "https://web.archive.org/save"
STATUS = f"{SAVE}/status/"
BEGUN = data({"url": URL, "job_id": "spn2-abc"})
PENDING = data({"status": "pending", "job_id": "spn2-abc", "resources": []})
DONE = data(
    {
        "status": "success",
        "job_id": "spn2-abc",
        "original_url": "https://paper.example/ferries",
        "timestamp": "20261122120304",
        "duration_sec": 6.2,
    }
)


def error(code, message="", status=200):
    return data({"status": "error", "status_ext": f"error:{code}", "message": message}, status)


def ask_to_save(web, **more):
    return run(save(URL, key="ACCESS", secret="SECRET", **more), web)


def test_a_page_is_saved():
    found, asks = ask_to_save({SAVE: BEGUN, STATUS: [PENDING, PENDING, DONE]})
    assert found.state is SaveState.SAVED
    assert found.snapshot.url == (
        "https://web.archive.org/web/20261122120304/https://paper.example/ferries"
    )
    assert found.snapshot.taken_at == dt.datetime(2026, 11, 22, 12, 3, 4, tzinfo=dt.UTC)
    begin, *polls = asks
    assert dict(begin.form)["url"] == URL
    assert dict(begin.form)["if_not_archived_within"] == "1d"
    assert dict(begin.headers)["Authorization"] == "LOW ACCESS:SECRET"
    assert [poll.url for poll in polls] == [f"{STATUS}spn2-abc"] * 3
    assert tuple(poll.wait for poll in polls) == POLLS[:3]
    assert all(dict(poll.headers)["Authorization"] and not poll.form for poll in polls)


def test_a_capture_that_was_begun_before_is_asked_after():
    found, asks = ask_to_save({STATUS: DONE}, job="spn2-old")
    assert found.state is SaveState.SAVED
    assert [ask.url for ask in asks] == [f"{STATUS}spn2-old"]


def test_a_capture_that_takes_long_can_be_asked_after_later():
    found, asks = ask_to_save({SAVE: BEGUN, STATUS: PENDING})
    assert (found.state, found.job, found.stop) == (SaveState.PENDING, "spn2-abc", False)
    assert len(asks) == 1 + len(POLLS)


def test_a_capture_that_is_forgotten_is_asked_for_anew_another_time():
    found, _ = ask_to_save({STATUS: answer("", 404)}, job="spn2-old")
    assert (found.state, found.job) == (SaveState.LATER, "")


@pytest.mark.parametrize("trouble", [FailureKind.TIMEOUT, answer("", 503), html("<html>")])
def test_an_outage_while_it_runs(trouble):
    found, _ = ask_to_save({SAVE: BEGUN, STATUS: trouble})
    assert (found.state, found.job, found.stop) == (SaveState.PENDING, "spn2-abc", True)


@pytest.mark.parametrize(
    ("answered", "state", "stop", "why"),
    [
        (error("not-found", "Page is not there."), SaveState.FAILED, False, "Page is not there."),
        (error("blocked-url"), SaveState.FAILED, False, "blocked-url"),
        (error("no-access"), SaveState.FAILED, False, "no-access"),
        (error("too-many-daily-captures"), SaveState.LATER, False, "too-many-daily-captures"),
        (error("too-many-requests"), SaveState.LATER, False, "too-many-requests"),
        (error("read-timeout"), SaveState.LATER, False, "read-timeout"),
        (error("user-session-limit"), SaveState.LATER, True, "user-session-limit"),
        (error("max-daily-bandwidth-from-ip"), SaveState.LATER, True, "max-daily-bandwidth"),
        (data({"message": "You need to be logged in"}), SaveState.LATER, True, "logged in"),
        (data([]), SaveState.LATER, True, "something else than documented"),
        (answer(""), SaveState.LATER, True, "something else than documented"),
        (data({"message": "no"}, 401), SaveState.LATER, True, "refuses (status 401)"),
        (answer("", 429, "Retry-After: 600"), SaveState.LATER, True, "asks to wait 600 seconds"),
        (html("<html>Oops</html>"), SaveState.LATER, True, "a page instead of data"),
        (FailureKind.REFUSED, SaveState.LATER, True, "no answer (refused)"),
    ],
)
def test_a_page_that_is_not_saved(answered, state, stop, why):
    found, _ = ask_to_save({SAVE: answered})
    assert (found.state, found.stop) == (state, stop)
    assert why in found.why


def test_an_error_after_it_was_begun():
    found, _ = ask_to_save({SAVE: BEGUN, STATUS: [PENDING, error("not-found")]})
    assert (found.state, found.why) == (SaveState.FAILED, "not-found")


def test_a_limit_is_waited_for():
    found, asks = ask_to_save({SAVE: [answer("", 429, "Retry-After: 9"), BEGUN], STATUS: DONE})
    assert found.state is SaveState.SAVED
    assert [ask.wait for ask in asks[:2]] == [0, 9]
    assert asks[1].form == asks[0].form


def test_a_success_without_a_time_is_none():
    found, _ = ask_to_save({SAVE: BEGUN, STATUS: data({"status": "success"})})
    assert found.state is SaveState.LATER


def test_another_place_to_save():
    ends = Endpoints(save="https://copies.example/save", web="https://copies.example/web")
    web = {"https://copies.example/save": BEGUN, "https://copies.example/save/status/": DONE}
    found, _ = ask_to_save(web, endpoints=ends)
    assert found.snapshot.url.startswith("https://copies.example/web/2026")
