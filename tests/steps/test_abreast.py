import asyncio
import gc

import pytest

from citecheck.steps import abreast as module
from citecheck.steps.abreast import abreast

pytestmark = pytest.mark.anyio


async def numbers(count, taken=None):
    for number in range(count):
        if taken is not None:
            taken.append(number)
        yield number


async def test_what_is_done_first_comes_first():
    go_on = asyncio.Event()

    async def work(number):
        if number == 0:
            await go_on.wait()
        return number

    found = []
    async for number in abreast(numbers(5), work):
        found.append(number)
        if len(found) == 4:
            go_on.set()
    assert (sorted(found[:4]), found[4]) == ([1, 2, 3, 4], 0)


async def test_no_more_is_taken_than_is_held(monkeypatch):
    monkeypatch.setattr(module, "_AT_ONCE", 3)
    taken, most, open_ = [], 0, 0

    async def work(number):
        nonlocal most, open_
        open_ += 1
        most = max(most, open_)
        await asyncio.sleep(0.001)
        open_ -= 1
        return number

    found = [number async for number in abreast(numbers(50, taken), work)]
    assert sorted(found) == taken == list(range(50))
    assert most == 3


@pytest.mark.parametrize("at", ["items", "work"])
async def test_errors_reach_the_reader_and_end_the_rest(at):
    ended = []

    async def items():
        yield 0
        await asyncio.sleep(0.01)
        if at == "items":
            raise ValueError(at)
        yield 1

    async def work(number):
        if number:
            raise ValueError(at)
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(number)

    with pytest.raises(ValueError, match=at):
        [each async for each in abreast(items(), work)]
    assert ended == [0]


async def test_of_several_errors_one_is_raised_and_none_is_told_later():
    told = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: told.append(context))
    go_on = asyncio.Event()

    async def work(number):
        if number == 2:
            go_on.set()
        await go_on.wait()
        raise ValueError(number)

    with pytest.raises(ValueError, match=r"\d"):
        [each async for each in abreast(numbers(3), work)]
    gc.collect()
    assert told == []


async def test_a_reader_that_leaves_ends_what_is_under_way():
    ended = []

    async def work(number):
        if number == 2:
            return number
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(number)

    found = abreast(numbers(3), work)
    assert await anext(found) == 2
    await found.aclose()
    assert sorted(ended) == [0, 1]
