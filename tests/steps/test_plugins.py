"""The package that docs/plugins.md shows, installed and used."""

import re
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import citecheck
from citecheck import catalogue
from citecheck.catalogue import CATALOGUE, Rule
from citecheck.cli import main
from citecheck.errors import ConfigError
from citecheck.model import Severity
from citecheck.steps import plugins

SHOWN = (Path(__file__).parents[2] / "docs" / "plugins.md").read_text("utf-8")
ARTICLE = "Ice closes ferry line\n\nA person familiar with the matter said no ferry would run.\n"


@pytest.fixture
def package(tmp_path, monkeypatch):
    """The package on the path, and an article in its format in the current folder."""
    site = tmp_path / "site"
    info = site / "harbour-1.0.dist-info"
    info.mkdir(parents=True)
    for module in re.findall(
        r"^```python\n(# (harbour_\w+\.py)\n.*?)^```", SHOWN, re.MULTILINE | re.DOTALL
    ):
        (site / module[1]).write_text(module[0])
    table = re.search(r"^```toml\n(.*?)^```", SHOWN, re.MULTILINE | re.DOTALL)[1]
    points = table.replace('project.entry-points."', "").replace('"', "")
    (info / "entry_points.txt").write_text(points)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: harbour\nVersion: 1.0\n")
    monkeypatch.syspath_prepend(str(site))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.harbour").write_text(ARTICLE)
    yield
    plugins._loaded.cache_clear()
    catalogue._rules.pop("CC901", None)
    for name in [name for name in sys.modules if name.startswith("harbour_")]:
        del sys.modules[name]


def ran(*arguments):
    done = CliRunner().invoke(main, arguments)
    return done.exit_code, done.output


@pytest.mark.usefixtures("package")
def test_rules_hold_where_they_are_named():
    assert "CC901" not in ran("extract", "a.harbour")[1]
    code, said = ran("extract", "a.harbour", "--rules", "harbour", "--fail-on", "warning")
    assert code == 1
    assert "a.harbour:3:1 CC901 warning: 1 of 1 sources are unnamed" in said


@pytest.mark.usefixtures("package")
def test_they_are_chosen_and_graded_as_others():
    Path("citecheck.toml").write_text('rules = ["harbour"]\nseverity = {CC901 = "error"}\n')
    code, said = ran("extract", "a.harbour", "--select", "CC9")
    assert code == 1
    assert re.findall(r"CC\d+ \w+", said) == ["CC901 error"]
    assert "CC901" not in ran("extract", "a.harbour", "--ignore", "CC9")[1]
    assert "plugins.html#rules" in ran("extract", "a.harbour", "-f", "sarif")[1]


@pytest.mark.usefixtures("package")
def test_comments_silence_them_and_are_unused_only_where_they_were_asked():
    title, text = ARTICLE.split("\n\n")
    Path("a.md").write_text(
        f"# {title}\n\n{text.rstrip()} <!-- citecheck: ignore CC901 CC902 -->\n"
    )
    said = ran("extract", "a.md", "--rules", "harbour")[1]
    assert "CC901" not in said
    assert "CC902 silences nothing here" in said
    assert "silences nothing here" not in ran("extract", "a.md")[1]


@pytest.mark.usefixtures("package")
def test_they_are_explained():
    assert "mostly-unnamed" in ran("explain", "CC9")[1]
    assert "Readers cannot judge" in ran("explain", "CC901")[1]


@pytest.mark.usefixtures("package")
def test_their_problems_may_be_known():
    known = '[[known]]\ncode = "CC901"\ndocument = "a.harbour"\nabout = "%s"\n'
    Path("known.toml").write_text(known % "A person familiar with the matter")
    settings = citecheck.Settings(rules=("harbour",), baseline="known.toml", offline=True)
    found = citecheck.check("a.harbour", settings=settings).documents[0].problems
    assert "CC901" not in {problem.code for problem in found}


@pytest.fixture
def broken(package, tmp_path):
    """Rules that cannot be used beside those that can."""
    site = tmp_path / "site"
    text = (
        "from citecheck.catalogue import CATALOGUE\nRULES = (CATALOGUE['CC201'],)\ncheck = iter\n"
    )
    (site / "harbour_built_in.py").write_text(text)
    info = site / "broken-1.0.dist-info"
    info.mkdir()
    rules = "bare = json\nabsent = harbour_absent\nbuilt_in = harbour_built_in\n"
    others = "[citecheck.readers]\n.bare = json:read\n[citecheck.reports]\nbare = json:render\n"
    (info / "entry_points.txt").write_text(f"[citecheck.rules]\n{rules}{others}")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1.0\n")


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("harbor", "rules: no installed package offers 'harbor'; offered are absent, bare,"),
        ("bare", "rules: 'bare' cannot be used: module 'json' has no attribute 'RULES'"),
        ("absent", "citecheck.rules: 'absent' cannot be used: No module named 'harbour_absent'"),
        ("built_in", "rule 'CC201': codes of your own are CC900 to CC999"),
    ],
)
def test_rules_that_cannot_be(name, why):
    code, said = ran("extract", "a.harbour", "--rules", name)
    assert code == 2
    assert why in said


@pytest.mark.usefixtures("broken")
def test_readers_and_reports_that_cannot_be():
    code, said = ran("extract", "a.harbour", "-f", "bare")
    assert code == 2
    assert "'bare' cannot be used: module 'json' has no attribute 'render'" in said
    Path("a.bare").write_text(ARTICLE)
    code, said = ran("extract", "a.bare")
    why = "citecheck.readers: '.bare' cannot be used: module 'json' has no attribute 'read'"
    assert (code, said) == (2, f"citecheck: {why}\n")


@pytest.mark.usefixtures("broken")
def test_what_is_built_in_is_explained_whatever_is_installed():
    assert ran("explain", "CC201")[0] == 0
    assert ran("explain")[0] == 2


def test_nobody_offers_rules():
    with pytest.raises(ConfigError, match="offered are none"):
        plugins.own_rules(citecheck.Settings(rules=("harbour",)))


@pytest.mark.usefixtures("package")
def test_a_code_is_that_of_one_rule():
    plugins.load_rules(("harbour",))
    own = CATALOGUE["CC901"]
    catalogue.add((own,))
    other = Rule(
        code="CC901",
        name="other",
        severity=Severity.INFO,
        summary="-",
        why="-",
        remedy="-",
        example="-",
    )
    with pytest.raises(ConfigError, match="two rules have this code"):
        catalogue.add((other,))


@pytest.mark.usefixtures("package")
def test_a_report_of_ones_own():
    assert ran("extract", "a.harbour", "-f", "harbour") == (0, "1 a.harbour\n")
    assert ran("extract", "a.harbour", "-f", "harbour", "-o", "all.lst") == (0, "")
    assert Path("all.lst").read_text() == "1 a.harbour\n"
    code, said = ran("extract", "a.harbour", "-f", "harbor")
    assert code == 2
    assert "'harbor' is not one of 'text', 'json'" in said
