"""Running the command as a user does, in a folder of its own."""

import pytest
from click.testing import CliRunner

from citecheck.cli import demo, main


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def invoke(*args, given=None):
        return CliRunner().invoke(main, [str(arg) for arg in args], input=given)

    return invoke


@pytest.fixture
def site():
    with demo.serve() as address:
        yield address
