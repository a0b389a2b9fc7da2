"""Links in projects of which a generator makes a site, in wikis and in vaults."""

import time

import pytest

from citecheck import check_links
from citecheck.readers.sites.kinds import root_around
from citecheck.settings import Settings

OFFLINE = Settings(offline=True)


@pytest.fixture
def project(tmp_path):
    """Write files below a repository, given their texts; return its folder."""
    (tmp_path / ".git").mkdir()

    def write(files):
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return tmp_path

    return write


def verdicts(folder, name, links, **settings):
    """Return the verdicts on what each of some texts links, each a paragraph behind a page's."""
    path = folder / name
    text = path.read_text("utf-8") if path.exists() else ""
    owner = {}
    for link in links:
        text += "\n\n"
        first = text.count("\n") + 1
        text += link
        owner |= dict.fromkeys(range(first, text.count("\n") + 2), link)
    path.write_text(f"{text}\n", "utf-8")
    report = check_links(path, settings=Settings(offline=True, **settings))
    found = {link: [] for link in links}
    for link in report.links:
        for place in link.seen:
            found[owner[place.at.line]].append(link.verdict.verdict.value)
    return {link: " ".join(each) for link, each in found.items()}


def holds(folder, name, expected, **settings):
    links = list(expected)
    assert verdicts(folder, name, links, **settings) == expected


DOCUSAURUS = {
    "docusaurus.config.ts": "export default {\n  baseUrl: '/x/',\n};\n",
    "docs/intro.md": "---\nslug: /\n---\n# Intro\n",
    "docs/2-guide/01-setup.md": "# Setup\n\n## Linux\n\n## macOS {#mac}\n",
    "docs/2-guide/_category_.json": "{}",
    "versioned_docs/version-1.0/old.md": "# Old\n",
    "blog/2026-02-10-two.md": "# Two\n",
    "blog/2026-01-05-one.md": "---\nslug: first\n---\n# One\n",
    "src/pages/show.tsx": "x",
    "static/img/logo.svg": "x",
    "docs/2-guide/parts.mdx": "import Part from './_part.mdx';\n\n<Part />\n",
}


def test_docusaurus(project):
    holds(
        project(DOCUSAURUS),
        "docs/2-guide/more.mdx",
        {
            "[a](/docs/guide/setup)": "ok",
            "[a](/x/docs/guide/setup#linux)": "ok",
            "[a](/guide/setup#mac)": "ok",
            "[a](/docs/guide/setup#amiga)": "broken",
            "[a](setup)": "ok",
            "[a](./setup/)": "ok",
            "[a](../intro)": "ok",
            "[a](01-setup.md#linux)": "ok",
            "[a](setup.md)": "broken",
            "[a](/docs/guide/gone)": "broken",
            "[a](gone)": "broken",
            "[a](/docs/elsewhere/made)": "review",
            "[a](/docs/1.0/old)": "ok",
            "[a](/docs/next/guide/setup)": "ok",
            "[a](/docs/tags/x)": "review",
            "[a](/docs/category/x)": "review",
            "[a](/search)": "review",
            "[a](/)": "ok",
            "[a](/show)": "ok",
            "[a](/blog/2026/02/10/two)": "ok",
            "[a](/blog/first)": "ok",
            "[a](/docs/gone.md)": "broken",
            "[a](@site/docs/intro.md)": "ok",
            "[a](@site/docs/gone.md)": "broken",
            "[a](~/docs/gone.md)": "review",
            "![a](/img/logo.svg)": "ok",
            "![a](/img/gone.svg)": "broken",
            "![a](/pictures/gone.svg)": "review",
            "[a](parts.mdx#elsewhere)": "review",
            '<Link to="/docs/guide/setup">a</Link>': "ok",
            '<Card href="/docs/guide/gone" />': "broken",
            "<img src={useBaseUrl('/img/gone.svg')} />": "",
            "<a href={props.to}>a</a>": "",
            "{/* [a](gone.md) */}": "",
            "<Tab>\n    Text [a](gone.md)\n</Tab>": "broken",
        },
    )


def test_a_site_beside_its_pages(project):
    files = {
        "website/docusaurus.config.js": "module.exports = {docs: {path: '../docs'}};\n",
        "docs/intro.md": "# Intro\n",
        "docs/guide/setup.md": "# Setup\n",
        "other/a.md": "# A\n",
    }
    folder = project(files)
    holds(folder, "docs/guide/b.md", {"[a](setup)": "ok", "[a](/docs/intro)": "ok"})
    holds(folder, "other/b.md", {"[a](a)": "broken", "[a](/docs/intro)": "review"})


HUGO = {
    "hugo.toml": 'baseURL = "https://a.example/"\n',
    "content/_index.md": "# Home\n",
    "content/docs/_index.md": "# Docs\n",
    "content/docs/setup.md": "---\naliases:\n  - /old/\n  - /older/\n---\n## Needs\n",
    "content/docs/moon/index.md": "## Phases\n",
    "content/posts/first.md": "---\nslug: the-first\n---\n# First\n",
    "static/img/a.png": "x",
}


def test_hugo(project):
    holds(
        project(HUGO),
        "content/docs/sun.md",
        {
            '[a]({{< ref "setup.md#needs" >}})': "ok",
            '[a]({{% relref "/docs/moon" %}})': "ok",
            '[a]({{< ref path="moon/index.md" >}} "Title")': "ok",
            '[a]({{< ref "../posts/first.md" >}})': "ok",
            '[a]({{< ref "first" >}})': "ok",
            '[a]({{< ref "#here" >}})': "broken",
            '[a]({{< ref "setup#wishes" >}})': "broken",
            '[a]({{< ref "gone.md" >}})': "broken",
            "[a]({{< param repo >}}/x)": "",
            '[a]({{</* ref "gone.md" */>}})': "",
            "{{< highlight md >}}[a](gone.md){{< /highlight >}}": "",
            '[own]: {{< ref "gone.md" >}}\n[own]': "broken",
            "[a](/old/)": "ok",
            "[a](/docs/setup/#needs)": "ok",
            "[a](../moon/)": "ok",
            "[a](../mars/)": "broken",
            "[a](/docs/index.xml)": "review",
            "[a](/posts/the-first)": "ok",
            "![a](/img/a.png)": "ok",
        },
    )


JEKYLL = {
    "_config.yml": "baseurl: /x\n",
    "about.md": "---\npermalink: /us/\nredirect_from: [/who/, '/they/']\n---\n## Crew\n",
    "_posts/2026-03-01-new.md": "# New\n",
    "_guides/board.md": "# Board\n",
    "files/a.txt": "x",
}


def test_jekyll(project):
    holds(
        project(JEKYLL),
        "index.md",
        {
            "[a]({% link about.md %}#crew)": "ok",
            "[a]({% link about.md %}#ships)": "broken",
            "[a]({%- link gone.md -%})": "broken",
            "[a]({% post_url 2026-03-01-new %})": "ok",
            "[a]({% post_url 2026-03-02-old %})": "broken",
            "[a]({{ site.baseurl }}/us/)": "ok",
            "[a]({{ site.url }}{{ site.baseurl }}{% link about.md %})": "ok",
            "[a]({{site.baseurl}}/they/)": "ok",
            "[a]({{ '/guides/board/' | relative_url }})": "ok",
            "[a]({{ 'guides/gone' | absolute_url }}#x)": "broken",
            "[a](/x/files/a.txt)": "ok",
            "[a](/x/files/b.txt)": "broken",
            "[a](/2026/03/01/new.html)": "ok",
            "[a]({{ page.url }})": "",
            "[a]({{ site.repo }}/x)": "",
            "[a]({{ site.baseurl }}{{ page.url }})": "",
            "[a]({{ '/us/' | relative_url }}{{ x }})": "",
            "{% raw %}[a]({% link gone.md %}){% endraw %}": "",
            "[a]({{x}})": "",
        },
    )


def test_templates_without_a_site(project):
    holds(
        project({}),
        "a.md",
        {
            "[a]({% link gone.md %})": "",
            "[a]({{ site.baseurl }}/gone)": "",
            '<a href="mailto:{{ site.email }}">a</a>': "",
            "[a](https://a.example/{{ x }})": "",
            "[a](<%= url %>)": "",
        },
    )


def test_vitepress(project):
    files = {
        ".vitepress/config.mts": "export default { base: '/p/' }\n",
        "guide/index.md": "# Guide\n\n## 2. What's next?\n",
        "guide/v1.2.md": "# Notes\n",
        "guide/[slug].md": "# x\n",
        "public/a.svg": "x",
    }
    holds(
        project(files),
        "guide/start.md",
        {
            "[a](./#_2-what-s-next)": "ok",
            "[a](v1.2)": "ok",
            "[a](/p/guide/)": "ok",
            "[a](/guide/made)": "review",
            "![a](/a.svg)": "ok",
            "[a](@/guide/index.md)": "ok",
            "<!--@include: ./x.md-->": "",
            "[a](#what-is-put-in)": "review",
        },
    )


def test_astro(project):
    files = {
        "astro.config.mjs": "",
        "src/content/docs/deep/water.mdx": "---\ntitle: x\n---\n## One\n",
        "src/content/blog/post.md": "# Post\n",
        "src/content/config.ts": "",
        "src/pages/us.astro": "",
    }
    holds(
        project(files),
        "src/content/docs/start.md",
        {
            "[a](../deep/water/#one)": "ok",
            "[a](/deep/water/)": "ok",
            "[a](/deep/sand/)": "broken",
            "[a](/blog/post/)": "ok",
            "[a](/us/)": "ok",
        },
    )


def test_mkdocs_with_a_folder_of_its_own(project):
    files = {"mkdocs.yml": "docs_dir: pages\n", "pages/a.md": "# A\n\n## X\n", "pages/i.png": ""}
    holds(
        project(files),
        "pages/b.md",
        {
            "[a](a/#x)": "ok",
            "[a](/a/)": "ok",
            "[a](c/)": "broken",
            "![a](/i.png)": "ok",
            "!!! note\n\n    [a](gone.md)": "broken",
            '=== "A"\n\n    - x\n\n        [a](a.md)\n\n    ```\n    [a](gone.md)\n    ```': "ok",
            "Code:\n\n    [a](gone.md)": "",
        },
    )


def test_quarto(project):
    files = {
        "_quarto.yml": "",
        "a.qmd": "## 1. v1.5: new {#sec-own}\n\n```{r}\n#| label: fig-a\n```\n\n## 2. v1.5 now\n",
        "notes/b.Rmd": "# B\n",
    }
    holds(
        project(files),
        "c.qmd",
        {
            "[a](a.qmd#sec-own)": "ok",
            "[a](a.qmd#fig-a)": "ok",
            "[a](a.qmd#v1.5-now)": "ok",
            "[a](a.html)": "ok",
            "[a](gone.html)": "broken",
            "[a](notes/b.html)": "ok",
            "[a](/a.qmd)": "ok",
            "{{< include _x.qmd >}}": "",
            "[a](#what-is-put-in)": "review",
        },
    )


def test_labels_of_all_chapters(project):
    files = {"book/_bookdown.yml": "", "book/1.Rmd": "# One {#one}\n"}
    holds(project(files), "book/2.Rmd", {"[a](#one)": "ok", "[a](#two)": "review"})


MYST = {
    "doc/conf.py": "extensions = ['myst_parser']\n",
    "doc/quay.rst": ".. _quay:\n\nQuay\n====\n",
    "doc/run.py": "x",
}


def test_labels_of_other_files(project):
    expected = {
        "{ref}`quay` and {ref}`the quay <Quay>`": "ok ok",
        "{ref}`pier`": "broken",
        "{doc}`quay`": "ok",
        "{doc}`/pier`": "review",
        "{doc}`jetty`": "broken",
        "[](#quay)": "ok",
        "[](#own)": "ok",
        "[](#pier)": "broken",
        "(own)=\n## Own": "",
        "[a](quay)": "ok",
        "[a](/quay.rst)": "ok",
        "```{literalinclude} run.py\n```": "ok",
        "```{image} gone.png\n```": "broken",
    }
    folder = project(MYST)
    holds(folder, "doc/a.md", expected)
    (folder / "doc/conf.py").write_text("extensions = ['sphinx.ext.intersphinx']\n")
    (folder / "doc/a.md").unlink()
    unknown = {"{ref}`pier`": "", "[](#pier)": "review"}
    holds(folder, "doc/a.md", expected | unknown)


def test_files_that_are_put_in(project):
    pytest.importorskip("docutils")
    folder = project({**MYST, "doc/part.rst": "x\n"})
    text = (
        ".. literalinclude:: run.py\n   :lines: 1\n\n.. literalinclude:: gone.py\n\n"
        ".. include:: /part.rst\n\n.. include:: <isonum.txt>\n\n.. include:: gone.rst\n"
    )
    (folder / "doc/b.rst").write_text(text)
    report = check_links(folder / "doc/b.rst", settings=OFFLINE)
    found = [(link.seen[0].at.line, link.verdict.verdict.value) for link in report.links]
    assert sorted(found) == [(1, "ok"), (4, "broken"), (6, "ok"), (10, "broken")]


def test_a_wiki(project):
    files = {
        "Home.md": "# Home\n",
        "_Sidebar.md": "[[Home]]\n",
        "Reef-Guide.md": "## Fish & Crabs\n",
        "ops/Deploy.md": "# Deploy\n",
        "img/fish.png": "x",
    }
    holds(
        project(files),
        "ops/Other.md",
        {
            "[[Reef Guide]]": "ok",
            "[[the guide|Reef-Guide#Fish & Crabs]]": "ok",
            "[[the guide|Reef-Guide#Whales]]": "broken",
            "[[Whale Guide]]": "broken",
            "[[img/fish.png|alt=Fish]]": "ok",
            "[[https://a.example/x]]": "skipped",
            "[a](Reef-Guide#fish--crabs)": "ok",
            "[a](./Home)": "ok",
            "[a](Whale-Guide)": "broken",
            "[a](../issues)": "review",
            "[a](../../blob/main/x.py)": "review",
            "`[[Gone]]`": "",
        },
    )


def test_a_vault(project):
    files = {
        "v/.obsidian/app.json": "{}",
        "v/Sea/Tide.md": "---\naliases: [Ebb, 'Flood tide']\n---\n## High water\n\ntext ^a1\n",
        "v/C++ notes.md": "x",
        "v/img/a.svg": "x",
        "README.md": "# R\n",
    }
    folder = project(files)
    holds(
        folder,
        "v/Index.md",
        {
            "[[Sea/Tide|tide]] and [[tide]]": "ok ok",
            "[[Tide#High water]]": "ok",
            "[[Tide#Sea#Low water]]": "broken",
            "[[Tide#^a1]]": "ok",
            "[[Tide#^b2]]": "broken",
            "[[#Own]]": "ok",
            "[[Ebb]]": "ok",
            "[[Flood tide]]": "ok",
            "[[C++ notes]]": "ok",
            "[[Wave]]": "broken",
            "![[a.svg|30]]": "ok",
            "![[Tide#High water]]": "ok",
            "[[../README.md]]": "ok",
            "[[../gone]]": "",
            "[a](Sea/Tide.md#High%20water)": "ok",
            "[a](Tide#High%20water)": "ok",
            "[a](<Gone.md#High water>)": "broken",
            "| a | b |\n|---|---|\n| x | [[Tide\\|T]] |": "ok",
            "%% [[Hidden]] %%": "",
            "[[{{date}}]]": "",
            "# Own": "",
        },
    )
    holds(folder, "README.md", {"[[Wave]]": "", "[a](b.md#High%20water)": "broken"})


def test_a_forge(project):
    folder = project({"LICENSE": "x", "docs/README.md": "## Use\n", "docs/b.md": "x"})
    holds(
        folder,
        "docs/a.md",
        {
            "[a](/LICENSE)": "ok",
            "[a](/docs/README.md#use)": "ok",
            "[a](/gone)": "review",
            "[a](../docs#readme)": "ok",
            "[a](../docs#gone)": "broken",
            "[a](../../../issues)": "review",
            "[a](../issues)": "broken",
            "[a](../../../elsewhere)": "broken",
            "[a](b)": "broken",
        },
    )


def test_a_root_that_is_given(project):
    folder = project(HUGO)
    root = str(folder / "content")
    expected = {"[a](/docs/setup)": "ok", "[a](/docs/gone)": "broken", "[a](/docs/_index.md)": "ok"}
    holds(folder, "content/a.md", expected, root=root)


def test_too_many_pages_to_know_what_is_missing(project, monkeypatch):
    monkeypatch.setattr("citecheck.readers.sites.pages._MOST_FILES", 3)
    expected = {"[a](/docs/gone/)": "review", "[a](/docs/gone.md)": "review"}
    holds(project(HUGO), "content/a.md", expected)


def test_what_may_not_be_read(project, monkeypatch):
    folder = project(HUGO)
    opened = type(folder).open

    def refuse(path, *args, **kwargs):
        if path.name in {"hugo.toml", "setup.md"}:
            raise PermissionError(13, "denied", str(path))
        return opened(path, *args, **kwargs)

    monkeypatch.setattr(type(folder), "open", refuse)
    assert verdicts(folder, "content/a.md", ["[a](/old/)"]) == {"[a](/old/)": "review"}


@pytest.mark.parametrize("named", ["/", "..", "../.."])
def test_a_configuration_names_no_folder_around_its_own(project, named):
    folder = project(
        {
            ".vuepress/config.js": f"module.exports = {{ locales: [{{ path: '{named}' }}] }};\n",
            "guide/setup.md": "# Setup\n",
        }
    )
    (root,) = {root_around(folder / name) for name in (".", "guide")}
    assert [path for path, _ in root.contents()] == [folder]
    holds(folder, "a.md", {"[a](/guide/setup.html)": "ok", "[a](/guide/gone.md)": "broken"})


def test_texts_that_may_have_more_are_told_in_linear_time(project):
    folder = project({"a.md": "{!" * 100_000})
    started = time.process_time()
    holds(folder, "b.md", {"[a](a.md#gone)": "broken"})
    assert time.process_time() - started < 5
