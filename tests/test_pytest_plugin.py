"""The plugin of pytest, in runs of pytest of its own."""

import subprocess
import sys

import pytest

pytest_plugins = ["pytester"]

CONFIG = "no-cache = true\nallow-private = true\nhost-interval = 0\nretries = 0\narchives = []\n"


@pytest.fixture
def project(pytester, site):
    """A project with documentation, and a run of pytest over it."""
    pytester.makefile(".toml", citecheck=CONFIG)
    docs = pytester.mkdir("docs")
    (docs / "good.md").write_text(f"# Good\n\n[plan]({site}/plan) [here](bad.md)\n")
    (docs / "bad.md").write_text(f"# Bad\n\n[gone]({site}/gone)\n")
    (docs / "notes.txt").write_text(f"{site}/gone\n")

    def run(*args, apart=False):
        plugins = ("-p", "no:cacheprovider", "-p", "no:randomly", "-p", "no:cov")
        start = pytester.runpytest_subprocess if apart else pytester.runpytest_inprocess
        return start(*plugins, *args)

    return run


def test_each_document_is_a_test(project, site):
    result = project("--citecheck", "docs", "-v")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        [
            "*docs/bad.md::links FAILED*",
            "*docs/good.md::links PASSED*",
            f"docs/bad.md:3:2 CC201 error: broken link: *{site}/gone",
        ]
    )
    assert "Traceback" not in result.stdout.str()
    assert result.ret == 1


def test_documents_of_other_formats_are_checked_where_they_are_named(project):
    project("--citecheck", "docs/notes.txt").assert_outcomes(failed=1)


def test_offline(project):
    project("--citecheck-offline", "docs").assert_outcomes(passed=2)


def test_with_several_processes(project):
    project("--citecheck", "docs", "-n", "2", apart=True).assert_outcomes(passed=1, failed=1)


def test_what_git_ignores_is_left_out_unless_it_is_named(project, pytester):
    pytester.mkdir(".git")
    (pytester.path / ".gitignore").write_text("docs/_build/\n")
    built = pytester.path / "docs" / "_build"
    built.mkdir()
    (built / "index.html").write_text("<p>The next page is <a href='none.html'>here</a>.</p>")
    project("--citecheck-offline", "docs").assert_outcomes(passed=2)
    project("--citecheck-offline").assert_outcomes(passed=2)
    project("--citecheck-offline", "docs/_build").assert_outcomes(failed=1)
    project("--citecheck-offline", "docs/_build/index.html").assert_outcomes(failed=1)


def test_selected_by_mark(project):
    project("--citecheck", "docs", "-m", "citecheck", "--strict-markers").assert_outcomes(
        passed=1, failed=1
    )
    project("--citecheck", "docs", "-m", "not citecheck").assert_outcomes(deselected=2)


def test_verdicts_can_fail_too(project, pytester, site):
    pytester.makefile(".toml", citecheck=CONFIG + 'fail-on = ["review"]\n')
    page = pytester.path / "docs" / "bad.md"
    page.write_text(f"# Bad\n\n[no]({site}/paper/letters)\n")
    result = project("--citecheck", "docs")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["docs/bad.md:3:2 CC203 warning: *"])
    page.write_text(f"# Bad\n\n[no]({site}/paper/letters) <!-- citecheck: ignore CC203 -->\n")
    project("--citecheck", "docs").assert_outcomes(passed=2)


def test_what_cannot_be_read_fails(project, pytester):
    (pytester.path / "docs" / "bad.ipynb").write_text("{")
    result = project("--citecheck", "docs/bad.ipynb")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["docs/bad.ipynb: *"])


def test_a_wrong_configuration_is_an_error(project, pytester):
    pytester.makefile(".toml", citecheck="unknown = 1")
    result = project("--citecheck", "docs")
    result.stdout.fnmatch_lines(["*ConfigError*unknown key 'unknown'*"])


def test_the_fixture(project, pytester, site):
    pytester.makepyfile(
        """
        def test_good(citecheck_links):
            report = citecheck_links("docs/good.md")
            assert report.summary.links == 2

        def test_bad(citecheck_links):
            citecheck_links("docs")

        def test_missing(citecheck_links, tmp_path):
            citecheck_links(tmp_path / "none.md")

        def test_settings(citecheck_links):
            citecheck_links("docs/bad.md", offline=True)
        """
    )
    result = project()
    result.assert_outcomes(passed=2, failed=2)
    result.stdout.fnmatch_lines(
        ["docs/bad.md:3:2 CC201 error: *", "*none.md: *no such file*"], consecutive=False
    )


def test_unused_it_does_nothing(project, pytester):
    pytester.makepyfile("def test_nothing(): pass")
    project("docs", "test_unused_it_does_nothing.py").assert_outcomes(passed=1)


def test_unused_it_costs_nothing():
    code = "import citecheck.pytest_plugin, sys; sys.exit('citecheck.model' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
