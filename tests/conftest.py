"""What all tests share."""

import pytest
from hypothesis import settings

# The machine may be busy; how long an example takes says nothing of the code.
settings.register_profile("citecheck", deadline=None)
settings.load_profile("citecheck")


@pytest.fixture
def anyio_backend():
    return "asyncio"
