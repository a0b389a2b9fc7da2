"""Articles in work side by side, given out as they are done."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from typing import Any, Final, TypeVar

T = TypeVar("T")
R = TypeVar("R")

# Articles in work at once: many wait for slow links while others go by, few enough to hold.
_AT_ONCE: Final = 256


async def abreast(
    items: AsyncIterator[T], work: Callable[[T], Awaitable[R]]
) -> AsyncGenerator[R, None]:
    """Give what a function makes of each item, as soon as it is made, in any order.

    Of any number of items only some are held: the next is taken when there is room for it.

    Args:
        items: What there is to do.
        work: What is done with each.

    Raises:
        Exception: what the items or the work raise; what was in work then is given up.
    """
    under_way: set[asyncio.Future[Any]] = set()
    coming: asyncio.Future[T] | None = _next(items)
    try:
        while coming or under_way:
            waited = {coming, *under_way} if coming and len(under_way) < _AT_ONCE else under_way
            done, _ = await asyncio.wait(waited, return_when=asyncio.FIRST_COMPLETED)
            if coming in done:
                done.discard(coming)
                try:
                    under_way.add(asyncio.ensure_future(work(coming.result())))
                    coming = _next(items)
                except StopAsyncIteration:
                    coming = None
            for each in done:
                under_way.discard(each)
                yield each.result()
    finally:
        left = [each for each in (coming, *under_way) if each]
        for each in left:
            each.cancel()
        await asyncio.gather(*left, return_exceptions=True)


def _next(items: AsyncIterator[T]) -> asyncio.Future[T]:
    async def take() -> T:
        return await anext(items)

    return asyncio.ensure_future(take())
