"""A run told again from the command line: the article read from the web, its links, the report."""

from click.testing import CliRunner

from citecheck.cli import demo, main


def run(*args):
    return CliRunner().invoke(main, [*args, "--allow-private", "--format", "json"])


def test_the_same_report_without_the_site(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with demo.serve() as site:
        first = run("check", f"{site}/night-ferries", "--record", "kept")
    assert (first.exit_code, '"broken"' in first.stdout) == (1, True)
    again = run("check", f"{site}/night-ferries", "--replay", "kept")
    assert (again.exit_code, again.stdout) == (1, first.stdout)


def test_mistakes_are_said(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text("[a](http://127.0.0.1:1/)")
    none = run("links", "a.md", "--replay", "none")
    assert (none.exit_code, "none: holds no recording" in none.stderr) == (2, True)
    both = run("links", "a.md", "--replay", "none", "--record", "kept")
    assert (both.exit_code, "record and replay exclude each other" in both.stderr) == (2, True)
