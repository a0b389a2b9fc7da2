"""Links between files: what documentation is made of."""

import gzip
import io
import os
from types import SimpleNamespace
from urllib.parse import unquote

import attrs
import pytest

from citecheck import check_links
from citecheck.errors import ConfigError
from citecheck.model import Document, Mark, Position, Span
from citecheck.settings import Settings
from citecheck.steps.local import LocalLinks

OFFLINE = Settings(offline=True)
SPAN = Span(text="x", start=0, end=1, mark=Mark.LINK, at=Position(line=1, column=1, start=0, end=1))


@pytest.fixture
def site(tmp_path):
    (tmp_path / ".git").mkdir()
    for folder in ("docs/guide", "docs/plain", "img", "web/about"):
        (tmp_path / folder).mkdir(parents=True)
    write(tmp_path / "img/bridge.png", "png")
    write(tmp_path / "docs/guide/README.md", "# Guide\n\n## Steps\n")
    write(
        tmp_path / "docs/places.md",
        "---\ntitle: Places\n---\n# Opening hours\n\n## Fares & tolls\n\n## Fares & tolls\n\n"
        "Setext *heading*\n---\n\n### Named {#chosen}\n\n<a id='Exact'></a>\n\n<h4>In HTML</h4>\n\n"
        "The western footpath opens in March.\n",
    )
    write(
        tmp_path / "web/page one.html",
        "<!doctype html><title>t</title><p id=first>The toll stays <b>suspended</b>.</p>"
        "<a name=anchor></a><p id='\u00fcber'>x</p><!-- <p id=hidden> -->",
    )
    write(tmp_path / "web/about/index.html", "<p id=us>Us</p>")
    write(tmp_path / "web/shell.html", "<script>run()</script><div id=app></div>")
    write(tmp_path / "web/latin.html", "<p id='caf\u00e9'>x</p>", "latin-1")
    return tmp_path


def write(path, text, encoding="utf-8"):
    path.write_bytes(text.encode(encoding))


def found(site, name, href, settings=OFFLINE):
    """Return the verdict, the reason and the evidence on one link in a document."""
    path = site / name
    if name.endswith(".md"):
        write(path, f"{path.read_text('utf-8') if path.exists() else ''}\n[x](<{href}>)\n")
    elif name.endswith(".rst"):
        write(path, f"See `x <{href}>`_.\n")
    else:
        write(
            path, f"<article><h1 id=top-of-it>A title</h1><p><a href='{href}'>x</a></p></article>"
        )
    report = check_links(path, settings=settings, everywhere=True)
    (link,) = report.links
    return (
        link.verdict.verdict.value,
        link.verdict.reason.value,
        "; ".join(link.verdict.evidence),
        link.url,
    )


@pytest.mark.parametrize(
    ("href", "verdict", "reason"),
    [
        ("places.md", "ok", "ok"),
        ("./places.md", "ok", "ok"),
        ("places.md?plain=1", "ok", "ok"),
        ("places.md#opening-hours", "ok", "ok"),
        ("places.md#Opening-Hours", "ok", "ok"),
        ("places.md#user-content-opening-hours", "ok", "ok"),
        ("places.md#fares--tolls", "ok", "ok"),
        ("places.md#fares--tolls-1", "ok", "ok"),
        ("places.md#fares--tolls-2", "broken", "fragment-missing"),
        ("places.md#setext-heading", "ok", "ok"),
        ("places.md#chosen", "ok", "ok"),
        ("places.md#Exact", "ok", "ok"),
        ("places.md#exact", "broken", "fragment-missing"),
        ("places.md#in-html", "ok", "ok"),
        ("places.md#title", "broken", "fragment-missing"),
        ("places.md#top", "ok", "ok"),
        ("places.md#L7-L9", "ok", "ok"),
        ("places.md#:~:text=western%20footpath", "ok", "ok"),
        ("places.md#:~:text=eastern%20footpath", "broken", "text-missing"),
        ("Places.md", "broken", "gone"),
        ("missing.md", "broken", "gone"),
        ("missing/missing.md", "broken", "gone"),
        ("a%00b.md", "broken", "gone"),
        ("a" * 300, "broken", "gone"),
        ("../img/bridge.png", "ok", "ok"),
        ("../img/bridge.png#anything", "ok", "ok"),
        ("guide", "ok", "ok"),
        ("guide/", "ok", "ok"),
        ("guide/#steps", "ok", "ok"),
        ("guide#stairs", "broken", "fragment-missing"),
        ("plain/", "ok", "ok"),
        ("plain/#x", "broken", "fragment-missing"),
        ("../web/page%20one.html#first", "ok", "ok"),
        ("../web/page one.html#anchor", "ok", "ok"),
        ("../web/page%20one.html#%C3%BCber", "ok", "ok"),
        ("../web/page%20one.html#\u00fcber", "ok", "ok"),
        ("../web/page%20one.html#hidden", "broken", "fragment-missing"),
        ("../web/page%20one.html#:~:text=toll%20stays%20suspended", "ok", "ok"),
        ("../web/about/#us", "ok", "ok"),
        ("../web/shell.html#later", "review", "unsure"),
        ("../web/latin.html#caf%C3%A9", "ok", "ok"),
        ("places.html", "ok", "ok"),
        ("places.html#any", "review", "unsure"),
        ("about", "broken", "gone"),
        ("/docs/places.md", "ok", "ok"),
        ("/docs/missing.md", "review", "unsure"),
        ("../../../../../../../../etc/nothing-here", "broken", "gone"),
    ],
)
def test_links_of_a_markdown_file(site, href, verdict, reason):
    assert found(site, "docs/notes.md", href)[:2] == (verdict, reason)


@pytest.mark.parametrize(
    ("href", "verdict", "reason"),
    [
        ("#top-of-it", "ok", "ok"),
        ("#nowhere", "broken", "fragment-missing"),
        ("", "ok", "ok"),
        ("about/", "ok", "ok"),
        ("about/index.html#us", "ok", "ok"),
        ("shell", "ok", "ok"),
        ("../img/", "broken", "gone"),
        ("../docs/guide/#steps", "ok", "ok"),
    ],
)
def test_links_of_a_page(site, href, verdict, reason):
    assert found(site, "web/notes.html", href)[:2] == (verdict, reason)


@pytest.mark.parametrize(
    ("href", "verdict"), [("places.md", "ok"), ("places.html", "ok"), ("missing.html", "broken")]
)
def test_links_of_restructured_text(site, href, verdict):
    pytest.importorskip("docutils")
    assert found(site, "docs/notes.rst", href)[0] == verdict


def test_places_of_the_document_itself(site):
    write(site / "README.md", "# Contents\n\n## Tolls\n\n[a](#tolls) [b](#tolls-1) [c](#)\n")
    report = check_links(site / "README.md", settings=OFFLINE)
    assert [link.verdict.verdict.value for link in report.links] == ["ok", "broken", "ok"]
    assert [problem.code for problem in report.documents[0].problems] == ["CC209"]


@pytest.mark.parametrize(
    ("href", "verdict"),
    [
        ("#ferry-times", "ok"),
        ("#Ferry-Times", "ok"),
        ("#fig-quay", "ok"),
        ("#fares-tolls_1", "ok"),
        ("#fares-tolls_2", "broken"),
        ("#ferry-fares", "broken"),
    ],
)
def test_places_as_other_renderers_name_them(site, href, verdict):
    text = (
        "(ferry-times)=\n# Times\n\n```{code} a.png\n:name: fig-quay\n```\n\n"
        "## Fares & tolls\n\n## Fares & tolls\n"
    )
    write(site / "docs/notes.md", text)
    assert found(site, "docs/notes.md", href)[0] == verdict
    assert found(site, "README.md", f"docs/notes.md{href}")[0] == verdict


@pytest.mark.parametrize(
    ("href", "said"),
    [
        ("missing.md", "no such file"),
        ("Places.MD", "there is 'places.md'; servers tell case apart"),
        ("nowhere/a.md", "no such folder"),
        ("places.md#x", "there is no heading or other place named 'x'"),
        ("/docs/a.md", "/docs/a.md begins at the root of the site"),
        ("guide/#steps", "README.md"),
    ],
)
def test_verdicts_say_why(site, href, said):
    assert said in found(site, "docs/notes.md", href)[2]


def test_a_problem_says_what_is_missing(site):
    write(site / "a.md", "[x](b.md)\n")
    (problem,) = check_links(site / "a.md", settings=OFFLINE).documents[0].problems
    assert problem.code == "CC201"
    assert "no such file (gone)" in problem.message


def test_a_root_that_is_no_folder(site):
    for root in (site / "nowhere", site / "docs" / "notes.md"):
        with pytest.raises(ConfigError, match="is no folder"):
            LocalLinks(Settings(root=str(root)))


@pytest.mark.parametrize(
    ("href", "verdict"),
    [("/docs/places.md", "ok"), ("/../docs/places.md#chosen", "ok"), ("/places.md", "broken")],
)
def test_the_root_of_a_site(site, href, verdict):
    rooted = attrs.evolve(OFFLINE, root=str(site))
    assert found(site, "docs/notes.md", href, rooted)[0] == verdict


def test_with_a_root_relative_links_of_a_page_with_an_address_are_files(site):
    page = "<link rel=canonical href=https://paper.example.com/web/a.html><a href=about/>x</a>"
    write(site / "web/a.html", page)
    (link,) = check_links(site / "web/a.html", settings=OFFLINE, everywhere=True).links
    assert link.url == "https://paper.example.com/web/about/"
    rooted = attrs.evolve(OFFLINE, root=str(site / "web"))
    (link,) = check_links(site / "web/a.html", settings=rooted, everywhere=True).links
    assert link.url == (site / "web/about").as_uri() + "/"


@pytest.mark.parametrize(
    ("root", "href", "expected"),
    [
        ("", "places.md", "https://example.org/handbook/places.md"),
        ("", "/a", "https://example.org/a"),
        (".", "places.md", "https://example.org/handbook/docs/places.md"),
        (".", "../a?b#c", "https://example.org/handbook/a?b#c"),
        ("web", "a", "https://example.org/handbook/a"),
    ],
)
def test_a_base_makes_web_links(site, root, href, expected):
    settings = attrs.evolve(
        OFFLINE, base_url="https://example.org/handbook/", root=str(site / root) if root else ""
    )
    verdict, reason, _, url = found(site, "docs/notes.md", href, settings)
    assert (verdict, reason, url) == ("skipped", "offline", expected)


def test_places_of_the_document_stay_local_under_a_base(site):
    settings = attrs.evolve(OFFLINE, base_url="https://example.org/")
    assert found(site, "docs/places.md", "#chosen", settings)[0] == "ok"


def test_files_outside_of_the_root_are_not_read(site, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    write(outside / "secret.md", "# Known\n")
    href = os.path.relpath(outside / "secret.md", site / "docs")
    assert found(site, "docs/notes.md", href)[:2] == ("ok", "ok")
    (site / "docs/notes.md").unlink()
    verdict, reason, why, _ = found(site, "docs/notes.md", f"{href}#known")
    assert (verdict, reason) == ("review", "unsure")
    assert f"lies outside {site.resolve()}" in why


def test_a_link_of_the_file_system_leads_outside_all_the_same(site, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    write(outside / "secret.md", "# Known\n")
    (site / "docs/inside.md").symlink_to(outside / "secret.md")
    assert found(site, "docs/notes.md", "inside.md#known")[:2] == ("review", "unsure")


@pytest.mark.parametrize(
    "data", [gzip.compress(b"# Known\n", mtime=0)[:-4], b"\x1f\x8b\x08damaged"]
)
def test_a_file_that_cannot_be_unpacked(site, data):
    (site / "docs/packed.md").write_bytes(data)
    verdict, reason, why, _ = found(site, "docs/notes.md", "packed.md#known")
    assert (verdict, reason) == ("review", "unsure")
    assert "gzip" in why


def test_without_a_repository_the_folder_of_the_document_is_read(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        write(tmp_path / folder / "x.md", "# Known\n")
    assert found(tmp_path, "a/notes.md", "x.md#known")[0] == "ok"
    (tmp_path / "a/notes.md").unlink()
    assert found(tmp_path, "a/notes.md", "../b/x.md#known")[0] == "review"


def test_fragments_may_be_left_alone(site):
    settings = attrs.evolve(OFFLINE, no_fragments=True)
    assert found(site, "docs/notes.md", "places.md#nowhere", settings)[:2] == ("ok", "ok")


def test_policy_holds_for_files(site):
    settings = attrs.evolve(OFFLINE, exclude=("*/drafts/*",), verdicts=("fragment-missing=review",))
    assert found(site, "docs/a.md", "drafts/x.md", settings)[:2] == ("skipped", "excluded")
    assert found(site, "docs/b.md", "places.md#no", settings)[0] == "review"


@pytest.mark.parametrize(
    "href", ["{{ page.url }}/x", "{% link a.md %}", "<%= url %>/a", "${base}/a", "{props.link}"]
)
def test_what_a_template_fills_in_leads_nowhere(href):
    local = LocalLinks(Settings())
    document = Document(name=__file__, media_type="text/html")
    span = attrs.evolve(SPAN, href=href, url=f"https://example.org/{href}")
    assert local.locator(document)(span) == ""


def test_what_has_a_scheme_is_no_relative_link():
    local = LocalLinks(Settings())
    document = Document(name=__file__, media_type="text/html")
    assert local.locator(document)(attrs.evolve(SPAN, href="tel:+4912345")) is None


def test_addresses_without_a_scheme(site):
    assert found(site, "docs/notes.md", "//example.org/a b")[3] == "https://example.org/a%20b"


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("https://example.org/a.html", "text/html"),
        ("articles.jsonl#7", "text/html"),
        (__file__, "text/plain"),
    ],
)
def test_documents_that_are_no_files(name, media_type):
    assert LocalLinks(Settings()).locator(Document(name=name, media_type=media_type)) is None


def test_standard_input_is_meant_from_the_current_folder(site, monkeypatch):
    monkeypatch.chdir(site / "docs")
    local = LocalLinks(Settings())
    locate = local.locator(Document(name="-", media_type="text/markdown"))
    address = locate(attrs.evolve(SPAN, href="places.md"))
    assert unquote(address).endswith("/docs/places.md")
    assert locate(attrs.evolve(SPAN, href="#here")) is None
    assert locate(SPAN) is None
    assert {verdict.verdict.value for verdict in local.verdicts([address]).values()} == {"ok"}


PIPED = (
    "# Fares\n\n[a](#fares) [b](#tolls) [c](#deep)\n\n<a id=deep></a>\n",
    """<!doctype html><article><h1 id=fares>Fares</h1>
    <p id=deep><a href=#fares>a</a> <a href=#tolls>b</a> <a href=#deep>c</a></p></article>""",
)


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
@pytest.mark.parametrize("text", PIPED)
def test_places_in_what_comes_on_standard_input(text, pack, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(pack(text.encode()))))
    report = check_links("-", settings=OFFLINE, everywhere=True)
    reasons = {link.url.partition("#")[2]: link.verdict.reason.value for link in report.links}
    assert reasons == {"fares": "ok", "tolls": "fragment-missing", "deep": "ok"}


def test_an_address_that_cannot_be(site):
    local = LocalLinks(Settings())
    assert local.address("http:[", site / "a.md", is_site=False) is None


def test_one_run_reads_a_file_once(site, monkeypatch):
    hrefs = " ".join(f"[x](places.md#{n})" for n in range(50))
    for name in ("a.md", "b.md", "c.md"):
        write(site / "docs" / name, f"[y](places.md) {hrefs}\n")
    read = []
    monkeypatch.setattr(
        "citecheck.readers.targets._page",
        lambda path: read.append(path) or (b"<p id=3></p>", False),
    )
    report = check_links(site / "docs", settings=OFFLINE)
    assert len(read) == 1
    assert sum(link.verdict.verdict.value == "ok" for link in report.links) == 2


def test_a_misspelt_folder_on_a_lax_file_system(site, monkeypatch):
    def lax(folder):
        return frozenset(os.listdir(str(folder).replace("IMG", "img")))  # noqa: PTH208

    write(site / "docs/notes.md", "")
    monkeypatch.setattr("pathlib.Path.exists", lambda _path: True)
    monkeypatch.setattr("citecheck.readers.targets._names_in", lax)
    verdict, reason, why, _ = found(site, "docs/notes.md", "../IMG/bridge.png")
    assert (verdict, reason) == ("broken", "gone")
    assert "on disk it is 'img'" in why


def test_a_folder_that_may_not_be_listed(site, monkeypatch):
    def refuse(_path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("citecheck.readers.targets._names_in", refuse)
    assert found(site, "docs/notes.md", "places.md")[0] == "ok"
    (site / "docs/notes.md").unlink()
    assert found(site, "docs/notes.md", "guide/")[2] == "Permission denied"


@pytest.fixture
def project(site):
    write(site / "docs/conf.py", "extensions = ['sphinx.ext.todo']\n")
    write(site / "docs/guide/ice.rst", ".. _ice age:\n\nIce\n===\n")
    return site


def labelled(site, role, name="docs/guide/a.rst"):
    path = site / name
    write(path, f"See {role}.\n")
    links = check_links(path, settings=OFFLINE).links
    return [(str(link.verdict.verdict), str(link.verdict.reason), link.url) for link in links]


def test_labels_of_a_sphinx_project(project):
    ice = (project / "docs/guide/ice.rst").as_uri()
    assert labelled(project, ":ref:`the ice <Ice Age>`") == [("ok", "ok", ice)]
    lost = (project / "docs").as_uri() + "/#lost%20ice"
    assert labelled(project, ":ref:`Lost  Ice`") == [("broken", "fragment-missing", lost)]
    (link,) = check_links(project / "docs/guide/a.rst", settings=OFFLINE).links
    assert link.verdict.evidence == ("no file of the project has the label 'lost ice'",)
    write(project / "docs/conf.py", "extensions = ['sphinx.ext.intersphinx']\n")
    assert labelled(project, ":ref:`Lost  Ice`") == []


def test_labels_outside_of_a_project(site):
    assert labelled(site, ":ref:`ice`") == []


def test_paths_from_where_the_sources_of_a_project_begin(project):
    ice = (project / "docs/guide/ice.html").as_uri()
    assert labelled(project, ":doc:`/guide/ice`", "docs/plain/a.rst") == [("ok", "ok", ice)]
    gone = (project / "docs/gone.html").as_uri()
    assert labelled(project, ":doc:`/gone`") == [("broken", "gone", gone)]
