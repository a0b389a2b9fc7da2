import csv
import io
import json
import re
import xml.etree.ElementTree as ET

import pytest
from click.testing import CliRunner

from citecheck.cli import main
from citecheck.corpus import duck, forms, graph, page, report
from citecheck.corpus.folder import PARTS, Folder
from citecheck.corpus.queries import QUERIES
from citecheck.corpus.report import Section

NS = "{http://graphml.graphdrawing.org/xmlns}"
NOTE = {"block": "b", "stop": 0, "last": True, "inputs": {}}
REUTERS = ("reuters", "Reuters", "news_agency", "GB", None)
TASS = ("tass", "TASS & <friends>\x00", "news_agency", "RU", "SC")
NOBODY = (None,) * 5


def document(number, day, outlet=NOBODY):
    import datetime as dt

    published = dt.date.fromisoformat(day) if day else None
    return (
        *(f"d{number}", f"a{number}", "a", number, "https://x.example/1", "x.example", "T", None),
        *(published, "en", "text/html", *outlet, 2),
    )


def source(number, kind, outlet=NOBODY, url=None, link_number=0):
    return (
        *(f"d{number}", f"s{link_number}", kind, "prose", "n", url, url, "none", None),
        *("site.example" if url else None, 3 if url else None, *outlet, "publisher", 1.0, 1),
        *(1, 1, 0, 1),
    )


def observation(url, verdict, day):
    import datetime as dt

    at = dt.datetime.fromisoformat(f"{day}T00:00:00+00:00")
    return (url, 3, verdict, "gone" if verdict == "broken" else "ok", 200, url, [], [], at, 0.1)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """Three documents of two publishers, in two months and one without a day."""
    root = tmp_path_factory.mktemp("corpus") / "out"
    folder = Folder.create(root, 4)
    folder.sweep()
    rows = {
        "documents": [
            document(1, "2024-01-05", REUTERS),
            document(2, "2024-02-05"),
            document(3, ""),
        ],
        "sources": [
            source(1, "anonymous"),
            source(1, "official", TASS, link_number=1),
            source(1, "original", REUTERS, "https://a.example/self", 2),
            source(1, "outlet", TASS, "https://a.example/1", 3),
            source(2, "outlet", REUTERS, "https://a.example/1", 1),
            source(2, "document", NOBODY, "https://a.example/2", 2),
            source(3, "person"),
        ],
        "problems": [("d1", None, "CC401", "warning", "m", None, 1, 1, 0, 1)],
        "rejects": [("a", 9, "a#9", "unreadable", "is not JSON")],
    }
    for table in PARTS:
        folder.write(table, "p", rows.get(table, []), NOTE)
    folder.write(
        "observations",
        "o",
        [
            observation("https://a.example/1", "ok", "2024-02-10"),
            observation("https://a.example/1", "broken", "2024-06-10"),
            observation("https://a.example/2", "ok", "2024-02-10"),
        ],
    )
    from citecheck.corpus.join import join

    join(folder)
    return root


@pytest.fixture(scope="module")
def found(corpus):
    return {section.query.id: section for section in report.report(corpus)}


def rows(section):
    return [dict(zip(section.columns, row, strict=True)) for row in section.rows]


def test_totals(found):
    assert (
        rows(found["totals"])[0] | {"links": 3, "sources": 7, "rejects": 1}
        == (rows(found["totals"])[0])
    )


def test_outlets_are_counted_where_they_are_cited(found):
    assert [(row["name"], row["sources"], row["documents"]) for row in rows(found["outlets"])] == [
        ("TASS & <friends>\x00", 2, 1),
        ("Reuters", 1, 1),
    ]
    assert [row["country"] for row in rows(found["outlet_countries"])] == ["RU", "GB"]
    assert rows(found["outlet_kinds"])[0]["outlets"] == 2


def test_shares(found):
    by_publisher = {row["publisher"]: row for row in rows(found["publishers"])}
    reuters = by_publisher["Reuters"]
    assert (reuters["sources"], reuters["anonymous_percent"]) == (3, 33.3)
    assert (reuters["official_percent"], reuters["state_affiliated_percent"]) == (33.3, 66.7)
    assert by_publisher["x.example"]["sources"] == 3
    assert [row["month"] for row in rows(found["months"])] == ["2024-01", "2024-02"]
    assert len(found["publishers_months"].rows) == 2


def test_rot_by_the_age_of_the_article(found):
    assert [(row["age"], row["links"], row["broken"]) for row in rows(found["rot"])] == [
        ("0 to 1 month", 1, 0),
        ("1 to 6 months", 2, 2),
    ]
    assert rows(found["verdicts"])[0]["verdict"] in {"broken", "not asked", "ok"}


@pytest.mark.parametrize("table", ["sites", "verdicts"])
def test_the_own_addresses_of_articles_are_no_links(found, table):
    assert sum(row["links"] for row in rows(found[table])) == 2


def test_months_without_articles_have_their_place(found):
    known = found["months"]
    months = ("2020-12", "2021-01", "2021-09")
    section = Section(
        query=known.query, columns=known.columns, rows=tuple((m, 1, 1, 0, 0, 0) for m in months)
    )
    drawn = page.render([*(each for each in found.values() if each is not known), section])
    first, second, last = (
        float(point.split(",")[0]) for point in re.search(r'points="(.*?)"', drawn)[1].split()
    )
    assert last - second == pytest.approx(8 * (second - first), rel=0.01)


def test_every_number_has_the_sql_that_makes_it(corpus, found):
    for each in QUERIES:
        again = report.query(corpus, each.sql)
        assert again.rows == found[each.id].rows
        assert f"    {each.sql.splitlines()[0]}" in forms.text([found[each.id]], sql=True)
    shown = json.loads(forms.as_json(found.values(), sql=True))
    assert shown["schema"] == "citecheck.corpus-report/1"
    assert [each["sql"] for each in shown["sections"]] == [each.sql for each in QUERIES]
    assert "sql" not in json.loads(forms.as_json(found.values()))["sections"][0]


def test_the_graph_is_graphml(corpus):
    root = ET.fromstring(graph.render(*report.graph(corpus)))
    nodes = {node.get("id"): node for node in root.iter(f"{NS}node")}
    assert sorted(nodes) == ["reuters", "tass", "x.example"]
    values = {each.get("key"): each.text for each in nodes["tass"]}
    assert values["node-name"] == "TASS & <friends>\N{REPLACEMENT CHARACTER}"
    assert values["node-cited"] == "2"
    edges = {(edge.get("source"), edge.get("target")): edge for edge in root.iter(f"{NS}edge")}
    assert set(edges) == {("reuters", "tass"), ("x.example", "reuters")}
    keys = {key.get("id"): key.get("attr.type") for key in root.iter(f"{NS}key")}
    assert keys["edge-sources"] == "long"
    assert keys["node-name"] == "string"
    used = {data.get("key") for data in root.iter(f"{NS}data")}
    assert used <= set(keys)


def test_the_page_needs_nothing_else_and_escapes(found):
    shown = page.render(list(found.values()))
    assert "default-src 'none'" in shown
    assert "<script" not in shown
    assert not re.search(r'(?:src|href)="', shown)
    assert "TASS &amp; &lt;friends&gt;\N{REPLACEMENT CHARACTER}" in shown
    assert shown.count("<summary>SQL</summary>") == len(QUERIES) - 1
    assert "Shares of sources over time" in shown
    ids = re.findall(r'\bid="([^"]+)"', shown)
    assert len(ids) == len(set(ids))


def test_an_empty_corpus_has_a_report_too(tmp_path):
    Folder.create(tmp_path / "out", 4)
    sections = report.report(tmp_path / "out")
    assert "none" in forms.text(sections)
    assert "undated" in page.render(sections)
    assert graph.render(*report.graph(tmp_path / "out")).startswith("<?xml")


def test_long_tables_are_cut_with_a_word_about_it(found):
    many = Section(
        query=found["kinds"].query,
        columns=("kind", "sources", "documents"),
        rows=tuple((f"k{n}" * 40, n, None) for n in range(300)),
    )
    assert "... and 285 more" in forms.text([many])
    assert max(map(len, forms.text([many]).splitlines())) < 90
    sections = {**found, "kinds": many}
    shown = page.render(list(sections.values()))
    assert "100 more rows" in shown
    assert "290 others" in shown


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_text('/etc/hostname')",
        "COPY documents TO '/tmp/x.csv'",
        "SELECT 1; SELECT 2",
        "SELECT 1; COPY documents TO '{root}/documents/x.csv'",
        "COPY documents TO '{root}/documents/x.csv'",
        "COPY (SELECT 1) TO '{root}/work/x.csv'",
        "EXPORT DATABASE '{root}/documents/x'",
        "SELECT * FROM read_text('{root}/corpus.json')",
        "SELECT * FROM read_text('{root}/*')",
        "SELECT * FROM read_text('{root}/documents/../corpus.json')",
        "SELECT * FROM read_csv('{root}/work/secret.csv')",
        "SELECT * FROM '{root}/work/secret.csv'",
        "SELECT * FROM read_blob('{root}/work/**')",
        "SELECT * FROM glob('{root}/**')",
        "SELECT * FROM read_json('http://127.0.0.1:1/x')",
        "SELECT * FROM sqlite_scan('{root}/work/lock.sqlite3', 'x')",
        "SELECT * FROM query('COPY documents TO ''{root}/documents/x.csv''')",
        "SELECT * FROM duckdb_secrets()",
        "SELECT getenv('HOME')",
        "SELECT body FROM pages",
        "SELECT nothing FROM documents",
        "SET threads = 9",
        "SET lock_configuration = false",
        "PRAGMA database_list",
        "CALL pragma_version()",
        "INSTALL httpfs",
        "LOAD httpfs",
        "DROP VIEW documents",
        "INSERT INTO documents SELECT * FROM documents",
        "ATTACH 'x.db'",
        "ATTACH '{root}/documents/x.db'",
        "CREATE TABLE x (y INT)",
        "SELEC 1",
        "",
    ],
)
def test_queries_only_read_the_tables(corpus, sql):
    (corpus / "work" / "secret.csv").write_text("a,b\n1,2\n")
    before = sorted(corpus.rglob("*"))
    with pytest.raises(duck.QueryError):
        report.query(corpus, sql.format(root=corpus))
    assert sorted(corpus.rglob("*")) == before


def test_the_verbs(corpus, tmp_path):
    def invoke(*arguments):
        return CliRunner().invoke(main, ["corpus", *map(str, arguments)])

    asked = "SELECT kind, count(*) AS n FROM sources GROUP BY 1 ORDER BY 1 LIMIT 1"
    assert invoke("query", corpus, asked).stdout.split() == ["kind", "n", "anonymous", "1"]
    answer = invoke("query", corpus, asked, "-f", "jsonl").stdout
    assert json.loads(answer) == {"kind": "anonymous", "n": 1}
    answer = invoke("query", corpus, asked, "-f", "csv").stdout
    assert list(csv.reader(io.StringIO(answer))) == [["kind", "n"], ["anonymous", "1"]]
    answer = invoke("query", corpus, "SELECT '=1+1' AS a, -1 AS b", "-f", "csv").stdout
    assert answer.splitlines() == ["a,b", "'=1+1,-1"]
    assert "Outlets most cited" in invoke("report", corpus).stdout
    paths = [tmp_path / name for name in ("r.html", "r.htm", "r.graphml", "r.json")]
    outputs = [each for path in paths for each in ("-o", path)]
    assert invoke("report", corpus, *outputs).stdout == ""
    assert [path.read_text()[:5] for path in paths] == ["<!doc", "<!doc", "<?xml", '{"sch']
    told = invoke("report", corpus, "-o", tmp_path / "r.pdf").stderr
    assert told.endswith("r.pdf: is written as text, as no format has the suffix .pdf\n")
    wrong = invoke("query", corpus, "DELETE FROM documents")
    assert (wrong.exit_code, wrong.stdout) == (2, "")
    assert "a query is one SELECT" in wrong.stderr
    wrong = invoke("query", corpus, "SELEC 1")
    said = 'citecheck: the query is wrong: Parser Error: syntax error at or near "SELEC"\n'
    assert (wrong.exit_code, wrong.stderr) == (2, said)
    assert invoke("report", tmp_path).exit_code == 2
    assert invoke("run", "x", "--out", tmp_path / "o", "--recheck", "soon").exit_code == 2
    assert "--address is for" in invoke("run", "x", "--out", "o", "--address", "h:1").stderr


def test_the_run_verb(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.html").write_text("<p>It rained, said Reuters.</p>")
    arguments = ["corpus", "run", "a.html", "--out", "out", "--offline", "--workers", "1"]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0
    assert "new: 1 document, 1 source, 0 observations" in done.stderr
    assert CliRunner().invoke(main, [*arguments, "-q"]).stderr == ""
    monkeypatch.setattr(
        "citecheck.corpus.runs.extract", lambda _: (_ for _ in ()).throw(OSError("x"))
    )
    (tmp_path / "a.html").write_text("<p>It rained a lot, said Reuters.</p>")
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 1
    assert "left to the next run: a.html: OSError: x" in done.stderr
