import pytest

from citecheck.cli import configuration
from citecheck.errors import ConfigError

NOTHING = {"timeout": None, "ignore": None}


def test_defaults_hold_without_a_file(tmp_path):
    assert configuration.load(NOTHING, tmp_path).timeout == 20.0


def test_the_nearest_file_wins_and_is_not_merged(tmp_path):
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "citecheck.toml").write_text("timeout = 5\nretries = 0\n")
    (tmp_path / "a" / "citecheck.toml").write_text("timeout = 6\n")
    found = configuration.load(NOTHING, inner)
    assert (found.timeout, found.retries) == (6.0, 2)


def test_pyproject_needs_its_table(tmp_path):
    inner = tmp_path / "a"
    inner.mkdir()
    (inner / "pyproject.toml").write_text("[tool.other]\nx = 1\n")
    (tmp_path / "pyproject.toml").write_text("[tool.citecheck]\nretries = 1\n")
    assert configuration.load(NOTHING, inner).retries == 1


def test_its_own_file_beats_pyproject(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[tool.citecheck]\nretries = 1\n")
    (tmp_path / "citecheck.toml").write_text("retries = 5\n")
    assert configuration.load(NOTHING, tmp_path).retries == 5


def test_flags_win(tmp_path):
    (tmp_path / "citecheck.toml").write_text("timeout = 5\n")
    flags = {"timeout": 7.0, "ignore": ("CC3",)}
    found = configuration.load(flags, tmp_path)
    assert (found.timeout, found.ignore) == (7.0, ("CC3",))


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("citecheck.toml", b"timeout =", "Invalid value"),
        ("citecheck.toml", b"\xff", "decode"),
        ("pyproject.toml", b"[tool]\ncitecheck = 3\n", "must be a table"),
        ("citecheck.toml", b"time-out = 3\n", "did you mean 'timeout'?"),
    ],
)
def test_a_wrong_file_names_itself(tmp_path, name, content, message):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ConfigError) as caught:
        configuration.load(NOTHING, tmp_path)
    assert str(tmp_path / name) in str(caught.value)
    assert message in str(caught.value)


def test_a_wrong_flag_is_a_config_error(tmp_path):
    with pytest.raises(ConfigError, match="timeout must be more than 0"):
        configuration.load({"timeout": -1.0}, tmp_path)


@pytest.mark.parametrize("key", ["select", "ignore"])
def test_a_code_that_is_none_is_refused(tmp_path, key):
    with pytest.raises(ConfigError, match="'CC9x' is no problem code"):
        configuration.load({key: ("CC2", "CC9x")}, tmp_path)


def test_nothing_is_confirmed_without_a_store(tmp_path):
    (tmp_path / "citecheck.toml").write_text("confirm = 2\n")
    assert configuration.load({"no_cache": True}, tmp_path).confirm == 2
    with pytest.raises(ConfigError, match="no-cache keeps nothing"):
        configuration.load({"no_cache": True, "confirm": 2}, tmp_path)
    assert configuration.load({"no_cache": True, "confirm": 1}, tmp_path).no_cache
