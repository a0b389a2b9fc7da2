import json
from pathlib import Path

import pytest

from citecheck.readers import read_path
from tests.readers.making import Paragraph, Piece, docx_of
from tests.recovery.articles import ARTICLES
from tests.recovery.damage import finish

ARTICLE = ARTICLES[0]


@pytest.fixture
def files(tmp_path):
    text, _ = finish(ARTICLE.paragraphs, marks={1})
    (tmp_path / "copied.txt").write_text(text + "\n\nAs <u>agreed</u> before.\n", "utf-8")
    (tmp_path / "original.html").write_text(ARTICLE.page, "utf-8")
    return tmp_path


def test_lost_links_are_listed(run, files):
    found = run("recover", "copied.txt", "--original", "original.html")
    assert found.exit_code == 1  # one mark stays without an address
    lines = found.stdout.splitlines()
    assert lines[0] == "copied.txt"
    assert lines[1].startswith("  from original.html, which holds ")
    for link in ARTICLE.links:
        assert f"      {link}" in lines
    assert "      high confidence (0.99)" in lines
    assert "      still without an address" in lines
    assert lines[-1] == f"{len(ARTICLE.links)} links put back, 1 still lost"
    assert found.stderr == ""


def test_json(run, files):
    found = run("recover", "copied.txt", "--original", "original.html", "--format", "json")
    shown = json.loads(found.stdout)
    assert [link["url"] for link in shown["links"]] == list(ARTICLE.links)
    assert shown["links"][1]["marked"] is True
    assert {link["sureness"] for link in shown["links"]} == {"high"}
    assert [each["text"] for each in shown["unrecovered"]] == ["agreed"]
    assert (shown["snapshot"], shown["absent"], shown["notes"]) == (None, [], [])
    text = Path("copied.txt").read_text("utf-8")
    for link in shown["links"]:
        assert text[link["start"] : link["end"]] == link["text"]


def test_places_in_a_file_without_lines_are_paragraphs(run, files):
    underlined = [Paragraph((Piece("As "), Piece("agreed", lost=True), Piece(" before.")))]
    text = [Paragraph((Piece(each.text),)) for each in read_path(files / "copied.txt").blocks]
    (files / "copied.docx").write_bytes(docx_of([*text, *underlined]))
    found = run("recover", "copied.docx", "--original", "original.html")
    assert f"  ¶{len(text) + 1}  agreed" in found.stdout.splitlines()
    found = run("recover", "copied.docx", "--original", "original.html", "--format", "json")
    assert json.loads(found.stdout)["unrecovered"][0]["part"] == f"paragraph {len(text) + 1}"


@pytest.mark.parametrize("name", ["out.md", "out.html"])
def test_the_article_is_written_again(run, files, name):
    found = run("recover", "copied.txt", "--original", "original.html", "-o", name)
    assert (found.exit_code, found.stdout) == (1, "")
    again = read_path(name)
    hrefs = [span.href for block in again.blocks for span in block.spans if span.href]
    assert hrefs == list(ARTICLE.links)
    assert sorted(path.name for path in files.iterdir() if path.is_file()) == sorted(
        ["copied.txt", "original.html", name]
    )


@pytest.mark.parametrize("shape", ["markdown", "html"])
def test_the_article_on_stdout(run, files, shape):
    found = run("recover", "copied.txt", "--original", "original.html", "-f", shape)
    assert ARTICLE.links[0] in found.stdout


def test_several_files_at_once(run, files):
    args = ("-o", "a.json", "-o", "b.txt", "-o", "c.htm", "-q")
    found = run("recover", "copied.txt", "--original", "original.html", *args)
    assert found.stdout == ""
    assert json.loads(Path("a.json").read_text("utf-8"))["coverage"] > 0.9
    assert "links put back" in Path("b.txt").read_text("utf-8")
    assert Path("c.htm").read_text("utf-8").startswith("<!doctype html>")


def test_a_suffix_that_says_nothing(run, files):
    found = run("recover", "copied.txt", "--original", "original.html", "-o", "a.docx")
    assert (found.exit_code, found.stderr) == (
        2,
        "citecheck: a.docx: the suffix must be one of .html, .htm, .json, .md, .txt\n",
    )


def test_links_that_have_no_place_are_listed(run, files):
    cut = Path("copied.txt").read_text("utf-8").split("\n\n")
    Path("cut.txt").write_text("\n\n".join(cut[:-4]), "utf-8")
    found = run("recover", "cut.txt", "--original", "original.html")
    assert "links of the original whose words the article does not have:" in found.stdout
    assert f": {ARTICLE.links[-1]}" in found.stdout


def test_nothing_lost(run, files):
    found = run("recover", "original.html", "--original", "original.html")
    assert found.exit_code == 3
    assert "original.html: no link is lost that original.html has" in found.stderr


def test_another_article_is_no_original(run, files):
    page = "<article><p>The harbour has two quays, nine cranes and a pilot station.</p></article>"
    Path("other.html").write_text(page, "utf-8")
    Path("copied.txt").write_text(finish(ARTICLE.paragraphs)[0], "utf-8")
    found = run("recover", "copied.txt", "--original", "other.html")
    assert found.exit_code == 3
    assert "seems to be another article" in found.stderr
    assert "no link is lost" not in found.stderr


def test_of_another_article_with_links_nothing_is_recovered_either(run, files):
    links = '<a href="https://port.example/quays">two quays</a>, nine cranes and a pilot station'
    Path("other.html").write_text(f"<article><p>The harbour has {links}.</p></article>", "utf-8")
    Path("copied.txt").write_text(finish(ARTICLE.paragraphs)[0], "utf-8")
    found = run("recover", "copied.txt", "--original", "other.html")
    assert found.exit_code == 3
    assert "0 links put back" in found.stdout
    assert "seems to be another article" in found.stderr


def test_all_is_recovered(run, files):
    Path("copied.txt").write_text(finish(ARTICLE.paragraphs)[0], "utf-8")
    assert run("recover", "copied.txt", "--original", "original.html").exit_code == 0


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["copied.txt"], "copied.txt: names no address of its own; give the page"),
        (["missing.txt"], "missing.txt: "),
        (["copied.txt", "--original", "missing.html"], "missing.html: "),
        (["copied.txt", "--url", "https://post.example/", "--offline"], "is not fetched offline"),
    ],
)
def test_one_line_for_what_is_wrong(run, files, args, says):
    found = run("recover", *args)
    assert found.exit_code == 2
    assert says in found.stderr
    assert found.stderr.count("\n") == 1


def test_notes_go_to_stderr(run, files, monkeypatch):
    from attrs import evolve

    import citecheck.recovery

    real = citecheck.recovery.recover
    monkeypatch.setattr(
        citecheck.recovery, "recover", lambda *a, **k: evolve(real(*a, **k), notes=("a note",))
    )
    found = run("recover", "copied.txt", "--original", "original.html")
    assert found.stderr == "citecheck: a note\n"
