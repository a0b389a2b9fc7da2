import asyncio
import sys

import pytest

from citecheck.blocking import blocking, run


async def double(number: int) -> int:
    """Twice the number."""
    await asyncio.sleep(0)
    return 2 * number


def test_runs_without_a_loop():
    assert run(double(2)) == 4


def test_runs_inside_a_loop():
    async def notebook():
        return run(double(3))

    assert asyncio.run(notebook()) == 6


def test_errors_come_through_from_inside_a_loop():
    async def fails():
        raise KeyError("x")

    async def notebook():
        run(fails())

    with pytest.raises(KeyError):
        asyncio.run(notebook())


def test_blocking_keeps_the_docstring():
    async def aplain(number: int) -> int:
        """Say it."""
        return number

    plain = blocking(aplain)
    assert (plain(1), plain.__name__, plain.__doc__) == (1, "plain", "Say it.")


@pytest.mark.parametrize("installed", [True, False])
def test_the_faster_loop_is_used_where_it_is_installed(monkeypatch, installed):
    if installed:
        pytest.importorskip("uvloop")
    else:
        monkeypatch.setitem(sys.modules, "uvloop", None)

    async def where():
        return type(asyncio.get_running_loop()).__module__

    assert run(where()).startswith("uvloop") is installed
