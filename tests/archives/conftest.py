import pytest

from tests.archives.service import Archive


@pytest.fixture
def archive():
    found = Archive()
    yield found
    found.close()
