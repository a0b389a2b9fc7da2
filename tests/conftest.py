"""What all tests share."""

import pytest
from hypothesis import settings

from citecheck.cli import demo
from tests.archives.service import Archive
from tests.links.server import Server

# The machine may be busy; how long an example takes says nothing of the code.
settings.register_profile("citecheck", deadline=None)
settings.load_profile("citecheck")


@pytest.fixture
def anyio_backend():
    return "asyncio"


@pytest.fixture
def server():
    """A web on loopback, its routes still to be set."""
    found = Server()
    yield found
    found.close()


@pytest.fixture
def archive():
    """An archive on loopback, without copies."""
    found = Archive()
    yield found
    found.close()


@pytest.fixture
def site():
    """The address of the small site that ``citecheck demo`` serves."""
    with demo.serve() as address:
        yield address
