import asyncio

import pytest
from attrs import evolve

import citecheck
from citecheck.errors import ReadError
from citecheck.model import VerdictKind

LOCAL = citecheck.Settings(allow_private=True, host_interval=0.0, retries=0)


def kinds(report):
    return {link.verdict.verdict for link in report.links}


def test_one_line_audits_an_article(site):
    report = citecheck.check(f"{site}/night-ferries", settings=LOCAL)
    assert {VerdictKind.BROKEN, VerdictKind.MOVED, VerdictKind.OK, VerdictKind.REVIEW} == kinds(
        report
    )
    assert report.summary.sources == len(report.documents[0].sources)


def test_inside_a_running_loop(site):
    async def notebook():
        return citecheck.check(f"{site}/night-ferries", settings=LOCAL)

    assert VerdictKind.BROKEN in kinds(asyncio.run(notebook()))


@pytest.mark.anyio
async def test_natively_asynchronous(site):
    report = await citecheck.acheck(f"{site}/night-ferries", settings=LOCAL)
    assert VerdictKind.MOVED in kinds(report)


def test_every_stage_alone(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Title of the story\n\nThe Kremlin said on Monday that ships may sail.\n")
    document = citecheck.read(path)
    (source,) = citecheck.extract(document)
    assert source.match.outlet == citecheck.classify("the Kremlin").outlet
    assert citecheck.read(document) is document
    assert "official     Kremlin" in citecheck.render(citecheck.check(document))


def test_an_address_is_given_with_the_article(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Title of the story\n\nThe BBC reported rain on Monday.\n")
    report = citecheck.check(path, url="https://www.reuters.com/a", settings=LOCAL)
    assert report.documents[0].publisher.outlet.id == "reuters"


def test_unreadable_articles_raise_or_are_told(tmp_path, site):
    missing = tmp_path / "missing.txt"
    with pytest.raises(ReadError, match=r"missing\.txt"):
        citecheck.check(missing)
    told = []
    report = citecheck.check(missing, f"{site}/night-ferries", settings=LOCAL, on_error=told.append)
    assert ([error.name for error in told], report.summary.documents) == ([str(missing)], 1)


def test_progress_counts_up(site):
    seen = []
    citecheck.check(
        f"{site}/night-ferries", settings=LOCAL, progress=lambda *counts: seen.append(counts)
    )
    assert [done for done, _ in seen] == list(range(1, seen[-1][1] + 1))


def test_links_only(site, tmp_path):
    path = tmp_path / "a.md"
    path.write_text(f"[a]({site}/plan) [b]({site}/gone)")
    report = citecheck.check_links(path, settings=LOCAL)
    assert [link.verdict.verdict for link in report.links] == ["ok", "broken"]
    assert [problem.code for problem in report.documents[0].problems] == ["CC201"]
    assert report.documents[0].sources == ()


def test_a_registry_of_ones_own(tmp_path):
    table = tmp_path / "own.toml"
    table.write_text(
        '[[outlet]]\nid = "gazette"\nname = "Harbour Gazette"\nkind = "newspaper"\n'
        'domains = ["gazette.example"]\n'
    )
    path = tmp_path / "a.txt"
    path.write_text("Title of it\n\nSee https://gazette.example/a for more of the story.\n")
    registry = citecheck.OutletRegistry.from_files([table])
    (source,) = citecheck.extract(citecheck.read(path), registry)
    assert source.match.outlet.id == "gazette"


def test_who_may_ask_private_addresses_is_not_told_of_them(tmp_path):
    page = citecheck.parse(
        '<p>It froze, <a href="http://10.0.0.9/ice">the port</a> said.', name="a.html"
    )
    for allowed, codes in ((False, {"CC206"}), (True, set())):
        settings = citecheck.Settings(allow_private=allowed, select=("CC206",))
        (audit,) = citecheck.inspect(page, settings=settings).documents
        assert {problem.code for problem in audit.problems} == codes


def test_directories_and_files_of_many_articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("One story\n\nThe BBC reported rain on Monday.\n")
    (folder / "b.md").write_text("# Another\n\nThe BBC reported snow on Monday.\n")
    (folder / "c.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    table = tmp_path / "many.jsonl"
    table.write_text('{"text": "The BBC reported hail on Monday."}\n{"text": "The BBC said so."}\n')
    told = []
    report = citecheck.inspect(folder, table, on_error=told.append)
    names = [audit.document.name for audit in report.documents]
    assert names == [
        str(folder / "a.txt"),
        str(folder / "b.md"),
        f"{table}#1",
        f"{table}#2",
    ]
    assert [error.name for error in told] == [str(folder / "c.md")]
    assert all(audit.sources for audit in report.documents)


def test_a_file_that_is_named_twice_is_read_once(tmp_path):
    story = tmp_path / "a.txt"
    story.write_text("Night ferries\n\nThe ministry said on Monday that ferries will sail.\n")
    report = citecheck.inspect(story, str(tmp_path), story)
    assert [audit.document.name for audit in report.documents] == [str(story)]


def test_all_names_of_a_file_are_one(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("a[1].md", "b.md"):
        (tmp_path / name).write_text("The ministry said on Monday that ferries will sail.\n")
    offline = evolve(LOCAL, offline=True)
    report = citecheck.check_links(".", "a[1].md", tmp_path / "b.md", settings=offline)
    assert report.summary.documents == 2


def test_a_directory_without_articles_says_so(tmp_path):
    with pytest.raises(ReadError, match="is a directory"):
        citecheck.inspect(tmp_path)
