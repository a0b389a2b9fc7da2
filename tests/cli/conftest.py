"""Running the command as a user does, in a folder of its own."""

import pytest
from click.testing import CliRunner

from citecheck.cli import main
from tests.links.server import reply, silence


@pytest.fixture(autouse=True)
def _own_cache(tmp_path, monkeypatch):
    """Keep verdicts out of the user's store, and those of other tests out of this one."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = str(tmp_path / "cache" / "citecheck")
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda *_, **__: folder)


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def invoke(*args, given=None):
        return CliRunner().invoke(main, [str(arg) for arg in args], input=given)

    return invoke


@pytest.fixture
def server(server):
    """A web with a page at once and one that never comes."""
    server.routes |= {"/ok": reply(), "/silence": silence}
    return server
