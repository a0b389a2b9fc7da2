import subprocess

import pytest


@pytest.fixture
def git(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    who = ("-c", "user.name=a", "-c", "user.email=a@b.example", "-c", "init.defaultBranch=main")

    def run_git(*args):
        subprocess.run(["git", *who, *args], cwd=tmp_path, check=True, capture_output=True)

    run_git("init")
    return run_git


@pytest.fixture
def repository(git, tmp_path):
    (tmp_path / "docs").mkdir()
    for name in ("a", "b", "c"):
        (tmp_path / "docs" / f"{name}.md").write_text(f"[x](https://{name}.example/)\n")
    git("add", ".")
    git("commit", "-m", "one")
    git("tag", "begin")
    return git


def checked(result):
    found = ("a.example", "b.example", "c.example", "new.example")
    return [name for name in found if f"https://{name}/" in result.stdout]


LINKS = ("links", "--offline", "--format", "csv", "docs")


def test_only_what_has_changed(run, repository, tmp_path):
    assert checked(run(*LINKS)) == ["a.example", "b.example", "c.example"]
    (tmp_path / "docs" / "b.md").write_text("[x](https://b.example/) changed\n")
    (tmp_path / "docs" / "new \u00e4.md").write_text("[x](https://new.example/)\n")
    (tmp_path / "docs" / "c.md").unlink()
    assert checked(run(*LINKS, "--since", "begin")) == ["b.example", "new.example"]


def test_since_the_branch_left(run, repository, tmp_path):
    repository("checkout", "-b", "mine")
    (tmp_path / "docs" / "a.md").write_text("[x](https://a.example/) mine\n")
    repository("commit", "-am", "mine")
    repository("checkout", "main")
    (tmp_path / "docs" / "b.md").write_text("[x](https://b.example/) theirs\n")
    repository("commit", "-am", "theirs")
    repository("checkout", "mine")
    assert checked(run(*LINKS, "--since", "main")) == ["a.example"]


def test_without_a_common_ancestor(run, repository, tmp_path):
    repository("checkout", "--orphan", "alone")
    (tmp_path / "docs" / "a.md").write_text("[x](https://a.example/) alone\n")
    repository("commit", "-am", "alone")
    assert checked(run(*LINKS, "--since", "begin")) == ["a.example"]


@pytest.mark.parametrize("verb", ["links", "check"])
def test_nothing_changed_is_no_failure(run, repository, verb):
    result = run(verb, "--offline", "docs", "--since", "HEAD")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no file has changed since HEAD" in result.stderr


def test_standard_input_is_checked_all_the_same(run, repository):
    given = "[x](https://a.example/)"
    result = run("links", "--offline", "-f", "csv", "-", "docs", "--since", "HEAD", given=given)
    assert checked(result) == ["a.example"]


@pytest.mark.parametrize("revision", ["nowhere", "--output=x"])
def test_an_unknown_revision_is_said(run, repository, tmp_path, revision):
    result = run("links", "docs", f"--since={revision}")
    said = f"citecheck: --since: git knows no revision '{revision}' here; "
    assert (result.exit_code, said in result.stderr) == (2, True)
    assert not (tmp_path / "x").exists()


def test_outside_a_repository(run, tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "a.md").touch()
    result = run("links", "a.md", "--since", "HEAD")
    assert (result.exit_code, "not a git repository" in result.stderr) == (2, True)


def test_without_git(run, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    result = run("links", "a.md", "--since", "HEAD")
    assert (result.exit_code, "--since needs git" in result.stderr) == (2, True)
