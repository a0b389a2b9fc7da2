import json

import pytest

LOCAL = ("--allow-private", "--host-interval", "0", "--retries", "0")


def test_links_of_documentation(run, site, tmp_path):
    (tmp_path / "a.md").write_text(f"# A\n\n[plan]({site}/plan) and [old]({site}/old/plan)\n")
    (tmp_path / "b.md").write_text(f"[gone]({site}/gone) and again [plan]({site}/plan)\n")
    result = run("links", "a.md", "b.md", *LOCAL, "--format", "json")
    assert result.exit_code == 1
    shown = json.loads(result.stdout)
    assert [link["verdict"] for link in shown["links"]] == ["ok", "moved", "broken"]
    assert [seen["document"] for seen in shown["links"][0]["seen"]] == ["a.md", "b.md"]
    assert all(document["sources"] == [] for document in shown["documents"])


def test_problems_have_their_place(run, site, tmp_path):
    (tmp_path / "a.md").write_text(f"# A\n\n[gone]({site}/gone)\n")
    result = run("links", "a.md", *LOCAL)
    assert result.stdout == (
        f"a.md:3:2 CC201 error: broken link: there is no such page any more (gone, 404):"
        f" {site}/gone\n\n"
        "1 link (1 broken), 1 problem (1 error)\n"
    )


def test_a_citation_with_an_archived_copy_does_not_fail(run, site, tmp_path):
    copy = f"https://web.archive.org/web/20190305000000/{site}/gone"
    cited = f"{{{{cite web |url={site}/gone |title=Ice |archive-url={copy}}}}}"
    (tmp_path / "a.wiki").write_text(f"The port froze.<ref>{cited}</ref>\n")
    for verb in ("links", "check"):
        result = run(verb, "a.wiki", *LOCAL, "--exclude", "*archive.org*", "--archives", "")
        assert " CC211 info: broken link, of which an archived copy is cited" in result.stdout
        assert "CC201" not in result.stdout
        assert result.exit_code == 0


def test_all_includes_the_furniture(run, site):
    page = f"{site}/night-ferries"
    body = json.loads(run("links", page, *LOCAL, "-f", "json").stdout)["summary"]["links"]
    everything = json.loads(run("links", page, *LOCAL, "--all", "-f", "json").stdout)
    assert everything["summary"]["links"] > body
    assert any(link["url"].endswith("/weather") for link in everything["links"])
    roles = {seen["role"] for link in everything["links"] for seen in link["seen"]}
    assert {"citation", "navigation"} <= roles
    assert " navigation" in run("links", page, *LOCAL, "--all").stdout.splitlines()[-1]
    assert "navigation" not in run("links", page, *LOCAL).stdout


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "# A\n\n![plan](plan.png) and [a](#a)\n"),
        ("a.md", "<img src='plan.png'>\n\n[b](a.md)\n"),
        ("a.rst", ".. image:: plan.png\n\nSee `b <a.rst>`_.\n"),
    ],
)
def test_pictures_of_a_text_are_links(run, tmp_path, name, text):
    (tmp_path / name).write_text(text)
    found = run("links", name)
    assert (found.exit_code, "1 broken" in found.stdout, "plan.png" in found.stdout) == (1, 1, 1)
    (tmp_path / "plan.png").touch()
    assert "2 links (2 ok)" in run("links", name).stdout
    # They are no sources of what the text says.
    assert "plan.png" not in run("extract", name).stdout


def test_documents_of_a_sphinx_project_are_looked_up(run, tmp_path):
    (tmp_path / "index.rst").write_text(
        "Home\n====\n\nSee :doc:`guide` and :doc:`gone`.\n\n.. toctree::\n\n   notes\n   lost\n"
    )
    for name in ("guide.rst", "notes.txt"):
        (tmp_path / name).write_text("Text\n")
    found = run("links", "index.rst")
    assert "4 links (2 broken, 2 ok)" in found.stdout
    assert ("gone.html" in found.stdout, "lost.html" in found.stdout) == (True, True)


def test_what_is_silenced_does_not_fail(run, site, tmp_path):
    page = tmp_path / "a.md"
    page.write_text(f"# A\n\n[gone]({site}/gone) <!-- citecheck: ignore CC201 -->\n")
    quiet = run("links", "a.md", *LOCAL, "--fail-on", "broken")
    assert (quiet.exit_code, "1 link (1 broken), 0 problems" in quiet.stdout) == (0, True)
    page.write_text(f"# A\n\n[gone]({site}/gone)\n")
    assert run("links", "a.md", *LOCAL, "--fail-on", "broken").exit_code == 1


def test_a_comment_of_restructuredtext_silences_what_follows(run, site, tmp_path):
    quiet = f".. citecheck: ignore CC201\n\n`gone <{site}/gone>`__ is gone.\n"
    (tmp_path / "a.rst").write_text(f"T\n=\n\n{quiet}\n`gone <{site}/gone/too>`__ is, too.\n")
    found = run("links", "a.rst", *LOCAL).stdout
    assert (found.count("CC201"), "/gone/too" in found) == (1, True)
    (tmp_path / "a.rst").write_text(f"T\n=\n\n{quiet}\n* .. citecheck: ignore CC4\n\n  Text.\n")
    assert run("links", "a.rst", *LOCAL, "--fail-on", "info").exit_code == 0


def test_what_was_kept_is_not_believed_against_the_settings(run, site, tmp_path):
    """After the first run people write down what not to ask, and what to think of the rest."""
    (tmp_path / "a.md").write_text(f"# A\n\n[gone]({site}/gone) [place]({site}/plan#none)\n")

    def seen(*more):
        found = run("links", "a.md", *LOCAL, "--cache-dir", "store", "-f", "json", *more)
        return [(link["reason"], link["verdict"]) for link in json.loads(found.stdout)["links"]]

    first = seen()
    assert first == [("gone", "broken"), ("fragment-missing", "broken")]
    assert seen("--exclude", "*/gone")[0] == ("excluded", "skipped")
    assert seen("--verdicts", "404=ok") == [("gone", "ok"), first[1]]
    assert seen("--verdicts", "host:127.0.0.1=skipped") == [("excluded", "skipped")] * 2
    assert seen() == first
    assert seen("--offline", "--no-fragments")[1] == ("offline", "skipped")
    assert seen("--no-fragments")[1] == ("ok", "ok")


def test_a_list_may_be_given_in_parts(run, tmp_path):
    (tmp_path / "a.md").write_text("[a](https://a.example/x) [b](https://b.example/y)\n")
    flags = ("--exclude", "*a.example*", "--exclude", "*b.example*")
    assert "2 skipped" in run("links", "a.md", *flags).stdout


def test_no_link_is_nothing_to_check(run, tmp_path):
    (tmp_path / "a.md").write_text("# A\n\nNo link.\n")
    assert run("links", "a.md").exit_code == 3


def test_nothing_to_check_may_be_allowed(run, tmp_path):
    (tmp_path / "a.md").write_text("# A\n\nNo link.\n")
    assert run("links", "a.md", "--allow-empty").exit_code == 0
    assert run("links", "missing.md", "--allow-empty").exit_code == 2
