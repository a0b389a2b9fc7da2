import os
from pathlib import Path

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


def test_paths_are_meant_from_the_folder_of_the_file(tmp_path, monkeypatch):
    names = ("root", "ca-file", "cache-dir", "baseline", "record")
    lines = [f'{name} = "made/{name}"' for name in names]
    (tmp_path / "citecheck.toml").write_text("\n".join([*lines, 'outlets = ["made/a.toml"]']))
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path / "docs")
    found = configuration.load({"root": "mine"}, tmp_path / "docs")
    assert (found.root, found.replay) == ("mine", "")
    assert found.outlets == (str(tmp_path / "made" / "a.toml"),)
    for name in names[1:]:
        assert getattr(found, name.replace("-", "_")) == str(tmp_path / "made" / name)


@pytest.mark.skipif(os.name == "nt", reason="permissions differ")
def test_a_file_that_cannot_be_opened_is_said_in_words(tmp_path):
    (tmp_path / "citecheck.toml").write_text("")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "read_text", _refuse)
        with pytest.raises(ConfigError, match=r"citecheck\.toml: Permission denied$"):
            configuration.load({}, tmp_path)


def _refuse(path, *_):
    raise PermissionError(13, "Permission denied", str(path))


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
        ("citecheck.toml", b"[tool.citecheck]\ntimeout = 3\n", "without [tool.citecheck]"),
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
    with pytest.raises(ConfigError, match=f"^{key}: 'CC9x' is no problem code"):
        configuration.load({key: ("CC2", "CC9x")}, tmp_path)


@pytest.mark.parametrize(
    ("severity", "hint"),
    [
        ("CC299=info", "; citecheck explain lists the codes$"),
        ("CC2=info", None),
    ],
)
def test_severities_are_of_codes(tmp_path, severity, hint):
    if hint is None:
        assert configuration.load({"severity": (severity,)}, tmp_path).severity == (severity,)
        return
    with pytest.raises(ConfigError, match=hint):
        configuration.load({"severity": (severity,)}, tmp_path)


@pytest.mark.parametrize(("code", "meant"), [("cc2", "CC2"), ("broken-link", "CC201")])
def test_a_code_that_is_spelt_otherwise_is_suggested(tmp_path, code, meant):
    with pytest.raises(ConfigError, match=f"did you mean '{meant}'"):
        configuration.load({"ignore": (code,)}, tmp_path)


def test_nothing_is_confirmed_without_a_store(tmp_path):
    (tmp_path / "citecheck.toml").write_text("confirm = 2\n")
    assert configuration.load({"no_cache": True}, tmp_path).confirm == 2
    with pytest.raises(ConfigError, match="no-cache keeps nothing"):
        configuration.load({"no_cache": True, "confirm": 2}, tmp_path)
    assert configuration.load({"no_cache": True, "confirm": 1}, tmp_path).no_cache


def test_an_account_without_a_home_has_no_store(tmp_path, monkeypatch, caplog):
    def homeless(*_, **__):
        raise RuntimeError("could not determine the home directory")

    monkeypatch.setattr("platformdirs.user_cache_dir", homeless)
    assert configuration.load({}, tmp_path).no_cache
    assert configuration.load({"cache_dir": "kept"}, tmp_path).cache_dir == "kept"
    assert [message.partition(";")[0] for message in caplog.messages] == ["HOME names no folder"]


@pytest.mark.skipif(os.name == "nt", reason="there, a folder that is in use stays")
def test_a_folder_that_is_gone_is_said(tmp_path, monkeypatch):
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    with pytest.raises(ConfigError, match="the folder that you are in is gone"):
        configuration.load({})
    monkeypatch.chdir(tmp_path)
