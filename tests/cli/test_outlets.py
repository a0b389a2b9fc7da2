import pytest

TABLE = """
[[outlet]]
id = "harbour-gazette"
name = "The Harbour Gazette"
kind = "newspaper"
country = "NO"
domains = ["harbourgazette.example.org"]
"""


def test_a_selection(run):
    lines = run("outlets", "list", "--kind", "news_agency", "--country", "RU").stdout.splitlines()
    assert [line.split("\t")[0] for line in lines] == sorted(line.split("\t")[0] for line in lines)
    assert any(line.startswith("tass\tnews_agency\tRU\tTASS\ttass") for line in lines)


def test_a_country_in_small_letters(run):
    small = run("outlets", "list", "--kind", "court", "--country", "ua").stdout
    assert small == run("outlets", "list", "--kind", "court", "--country", "UA").stdout
    assert "\tcourt\tUA\t" in small


def test_no_such_outlet(run):
    result = run("outlets", "list", "--country", "TV", "--kind", "military")
    assert (result.exit_code, result.stderr) == (3, "citecheck: no such outlet\n")


def test_stats_add_up(run):
    head, _, *rest = run("outlets", "stats").stdout.splitlines()
    total = int(head.split()[0])
    kinds = rest[: rest.index("")]
    assert sum(int(line.split()[-1]) for line in kinds[1:]) == total
    assert total >= 3000


def test_a_table_of_ones_own(run, tmp_path):
    (tmp_path / "mine.toml").write_text(TABLE)
    (tmp_path / "citecheck.toml").write_text('outlets = ["mine.toml"]\n')
    assert run("outlets", "check", "mine.toml").exit_code == 0
    assert (
        "The Harbour Gazette (newspaper, NO)"
        in run("outlet", "https://harbourgazette.example.org/a").stdout
    )
    assert "harbour-gazette" in run("outlets", "list", "--country", "NO").stdout


def test_faults_are_lines(run, tmp_path):
    (tmp_path / "mine.toml").write_text(TABLE.replace("newspaper", "gossip"))
    result = run("outlets", "check", "mine.toml")
    assert result.exit_code == 1
    assert result.stdout.startswith("mine.toml: harbour-gazette: ")


@pytest.mark.parametrize("content", ["outlet =", "outlet = 3\n"])
def test_no_table(run, tmp_path, content):
    (tmp_path / "mine.toml").write_text(content)
    result = run("outlets", "check", "mine.toml")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("citecheck: mine.toml: ")


def test_a_country_is_a_code(run):
    result = run("outlets", "list", "--country", "Russia")
    assert result.exit_code == 2
    assert "'Russia' is no code of a country, such as RU." in result.stderr


def test_every_table_is_looked_at(run, tmp_path):
    (tmp_path / "no.toml").write_text("outlet =")
    (tmp_path / "mine.toml").write_text(TABLE.replace("newspaper", "gossip"))
    result = run("outlets", "check", "no.toml", "missing.toml", "mine.toml")
    assert result.exit_code == 2
    assert [line.split(": ")[1] for line in result.stderr.splitlines()] == [
        "no.toml",
        "missing.toml",
    ]
    assert result.stdout.startswith("mine.toml: harbour-gazette: ")


def test_a_missing_table_in_the_configuration(run, tmp_path):
    (tmp_path / "citecheck.toml").write_text('outlets = ["missing.toml"]\n')
    result = run("outlet", "TASS")
    assert result.exit_code == 2
    assert "missing.toml" in result.stderr


def test_every_fault_of_a_table_in_the_configuration_is_a_line(run, tmp_path):
    (tmp_path / "mine.toml").write_text(TABLE.replace("newspaper", "gossip").replace("NO", "XX"))
    (tmp_path / "citecheck.toml").write_text('outlets = ["mine.toml"]\n')
    result = run("outlet", "TASS")
    assert result.exit_code == 2
    kind, country = result.stderr.splitlines()
    assert "harbour-gazette: kind: must be a kind of outlet, not 'gossip'" in kind
    assert "harbour-gazette: country: " in country
