"""A timer that is set to the earliest of the times it is given."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class Alarm:
    """Calls a function once, at the earliest time that was asked for since it last did.

    Args:
        ring: The function.
    """

    def __init__(self, ring: Callable[[], None]) -> None:
        self._ring = ring
        self._timer: asyncio.TimerHandle | None = None
        # Not asked of the timer: uvloop's has no time where it is due at once.
        self._at = 0.0

    def set(self, loop: asyncio.AbstractEventLoop, due: float) -> None:
        """Ring at a time of the loop's clock, or before."""
        if self._timer is None or due < self._at:
            self.cancel()
            self._timer, self._at = loop.call_at(due, self._on_timer), due

    def cancel(self) -> None:
        """Do not ring."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _on_timer(self) -> None:
        self._timer = None
        self._ring()
