"""A timer that is set to the earliest of the times it is given."""

import asyncio

import pytest

from citecheck.links.alarm import Alarm


def loops():
    yield asyncio.new_event_loop
    try:
        import uvloop
    except ImportError:
        return
    yield uvloop.new_event_loop


def rung(loop_factory, *delays):
    """How often an alarm rings that is set to some delays before the loop goes on."""
    times = []

    async def main():
        loop = asyncio.get_running_loop()
        alarm = Alarm(lambda: times.append(loop.time()))
        start = loop.time()
        for delay in delays:
            alarm.set(loop, start + delay)
        await asyncio.sleep(0.2)
        alarm.set(loop, loop.time() + 60)
        alarm.cancel()
        alarm.cancel()
        return [time - start for time in times]

    with asyncio.Runner(loop_factory=loop_factory) as runner:
        return runner.run(main())


@pytest.mark.parametrize("loop_factory", list(loops()))
def test_it_rings_once_at_the_earliest_time(loop_factory):
    (after,) = rung(loop_factory, 60, 0.01, 30)
    assert 0.005 < after < 1


@pytest.mark.parametrize("loop_factory", list(loops()))
def test_times_that_are_past_ring_at_once(loop_factory):
    # uvloop's timer is of another type then, which tells no time.
    assert len(rung(loop_factory, -1, -2, 5)) == 1
