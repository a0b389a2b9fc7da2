import socket

import pytest

from citecheck.links.fetch import make_fetcher
from citecheck.settings import Settings


@pytest.fixture
def closed_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture(params=["curl", "httpx"])
def fetcher_name(request):
    return request.param


@pytest.fixture
def settings(fetcher_name):
    """Settings for loopback: no politeness, no retries, no patience."""
    return Settings(
        fetcher=fetcher_name,
        allow_private=True,
        host_interval=0.0,
        host_concurrency=50,
        retries=0,
        timeout=6.0,
        connect_timeout=6.0,
    )


@pytest.fixture
async def fetcher(settings, anyio_backend):
    found = make_fetcher(settings)
    yield found
    await found.aclose()
