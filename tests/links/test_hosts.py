"""The queue of hosts, with a clock that the test turns."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.links.hosts import HostQueue, Limits, Memory, host_key


def take_all(queue, now):
    found = []
    while (taken := queue.take(now)) is not None:
        found.append(taken)
    return found


def test_hosts_take_turns_and_jobs_keep_their_order():
    queue = HostQueue(Limits(1.0, 5))
    for job in ("a1", "a2", "b1"):
        queue.put(job[0], job, 0.0)
    assert [job for _, job in take_all(queue, 10.0)] == ["a1", "b1"]
    assert queue.next_time() == 11.0
    assert not queue.ready(10.9)
    assert queue.ready(11.0)
    assert [job for _, job in take_all(queue, 11.0)] == ["a2"]
    assert queue.next_time() is None


def test_no_more_than_so_many_of_a_host_at_once():
    queue = HostQueue(Limits(0.0, 2))
    for number in range(5):
        queue.put("a", number, 0.0)
    taken = take_all(queue, 0.0)
    assert [job for _, job in taken] == [0, 1]
    queue.release(taken[0][0])
    assert [job for _, job in take_all(queue, 0.0)] == [2]


def test_jobs_may_wait_and_go_first():
    queue = HostQueue(Limits(0.0, 9))
    queue.put("a", "first", 0.0)
    queue.put_next("a", "sooner")
    queue.put_next("a", "later", at=5.0)
    assert [job for _, job in take_all(queue, 1.0)] == ["sooner", "first"]
    assert queue.next_time() == 5.0
    assert [job for _, job in take_all(queue, 5.0)] == ["later"]


def test_a_host_may_be_put_off_while_it_is_queued():
    queue = HostQueue(Limits(0.0, 9))
    queue.put("a", 1, 0.0)
    queue.put_off(queue.host("a"), 3.0)
    assert take_all(queue, 2.0) == []
    assert [job for _, job in take_all(queue, 3.0)] == [1]


def moments(count, late):
    """Return when each of some jobs of a host is taken by a loop that comes late."""
    queue = HostQueue(Limits(1.0, 9))
    for number in range(count):
        queue.put("a", number, 0.0)
    found = []
    now = 0.0
    while len(found) < count:
        taken = queue.take(now)
        if taken:
            queue.release(taken[0])
            found.append(now)
        else:
            now = queue.next_time() + late(len(found))
    return found


def least_gap(found):
    return min(later - sooner for sooner, later in pairwise(found))


def test_a_late_loop_does_not_add_up():
    found = moments(11, late=lambda _: 0.1)  # each time
    assert least_gap(found) >= 0.8
    assert found[-1] - found[0] <= 10.3


def test_a_host_comes_back_to_its_timetable_after_a_stall():
    found = moments(40, late=lambda taken: 5.0 if taken == 5 else 0.0)
    assert least_gap(found) >= 0.8 - 1e-9
    assert found[-1] == pytest.approx(39.0)


def test_a_host_that_was_put_off_makes_up_for_nothing():
    queue = HostQueue(Limits(1.0, 9))
    for number in range(3):
        queue.put("a", number, 0.0)
    host, _ = queue.take(0.0)
    queue.put_off(host, 4.0)
    assert queue.take(3.9) is None
    queue.take(4.0)
    assert queue.next_time() == 5.0


def test_a_host_that_was_idle_makes_up_for_nothing():
    queue = HostQueue(Limits(1.0, 9))
    queue.put("a", 1, 0.0)
    queue.take(0.0)
    queue.put("a", 2, 0.0)
    queue.put("a", 3, 0.0)
    queue.take(50.0)
    assert queue.next_time() == 51.0


def test_hosts_without_jobs_are_forgotten(monkeypatch):
    monkeypatch.setattr("citecheck.links.hosts._SWEEP_AT", 4)
    queue = HostQueue(Limits(0.0, 9))
    busy = queue.host("busy")
    queue.put("busy", 0, 0.0)
    queue.put_next("resting", 1, at=99.0)
    for number in range(50):
        queue.put(str(number), number, 0.0)
        host, _ = [pair for pair in take_all(queue, 0.0) if pair[0] is not busy][-1]
        queue.release(host)
    assert len(queue._hosts) < 12
    assert queue.host("busy") is busy
    assert [job for _, job in take_all(queue, 99.0)] == [1]


def test_a_host_that_nobody_asked_for_a_while_begins_anew():
    queue = HostQueue(Limits(0.0, 9))
    host = queue.host("a")
    host.charge(180.0, 10.0)
    host.silent = 12
    queue.put("a", 1, 309.0)
    assert (host.lost, host.silent) == (180.0, 12)
    queue.put("a", 2, 999.0)  # the first waits still: it is the same run
    assert (host.lost, host.silent) == (180.0, 12)
    for each, _ in take_all(queue, 999.0):
        queue.release(each)
    queue.put("a", 3, 999.0)
    assert (host.lost, host.silent, host.failure) == (0.0, 0, None)


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.floats(0, 3)), max_size=40),
    st.floats(0, 2),
    st.integers(1, 3),
)
def test_every_job_is_handed_out_once_and_in_time(jobs, interval, at_once):
    queue = HostQueue(Limits(interval, at_once))
    for number, (key, wait) in enumerate(jobs):
        if wait > 2:
            queue.put_next(key, number, at=wait)
        else:
            queue.put(key, number, 0.0)
    now, found, last = 0.0, [], {}
    while len(found) < len(jobs):
        taken = queue.take(now)
        if taken is None:
            now = max(now, queue.next_time())
            continue
        host, job = taken
        assert now - last.get(id(host), -99.0) >= interval * 0.8 - 1e-9
        assert host.active <= at_once
        last[id(host)] = now
        found.append(job)
        queue.release(host)
    assert sorted(found) == list(range(len(jobs)))


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://Example.com/a", "example.com"),
        ("HTTPS://example.com:8080?x", "example.com:8080"),
        ("https://ann:secret@example.com#x", "example.com"),
        ("http:\\\\example.com\\a", ""),
        ("http://[::1]:80/", "[::1]:80"),
        ("mailto:a@b", ""),
        ("ftp://X/", "x"),
        ("gopher://x/", ""),
        ("", ""),
        ("http://", ""),
    ],
)
def test_host_keys(url, key):
    assert host_key(url) == key


def test_the_memory_of_addresses_is_bounded():
    memory = Memory(10)
    assert [memory.knows(str(n)) for n in range(25)] == [False] * 25
    assert memory.knows("24")
    assert memory.knows("12")
    assert not memory.knows("1")
    assert len(memory._new) + len(memory._old) <= 20


def test_some_hosts_have_limits_of_their_own():
    limits = Limits(0.05, 6, ("api.example.com=2", "*.example.com=0.5"), ("*.COM=1",))
    assert limits.of("api.example.com:8080") == (2.0, 1)
    assert limits.of("www.example.com") == (0.5, 1)
    assert limits.of("example.com") == (0.05, 1)
    assert limits.of("[::1]:80") == (0.05, 6)
    assert Limits(0.05, 6).of("api.example.com") == (0.05, 6)


def test_limits_hold_for_each_host():
    queue = HostQueue(Limits(0.0, 9, ("slow=1",), ("slow=1",)))
    for number in range(3):
        queue.put("slow", f"slow {number}", 0.0)
        queue.put("fast", f"fast {number}", 0.0)
    first = take_all(queue, 0.0)
    assert [job for _, job in first] == ["slow 0", "fast 0", "fast 1", "fast 2"]
    for host, _ in first:
        queue.release(host)
    assert take_all(queue, 0.5) == []
    assert [job for _, job in take_all(queue, 1.0)] == ["slow 1"]
