"""What the documentation says is so."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from citecheck.cli import _VERBS, main
from citecheck.cli.configuration import load
from citecheck.model import Channel, OutletKind, Reason, SourceKind, VerdictKind
from citecheck.outlets import OutletRegistry
from citecheck.outlets.check import faults_in
from citecheck.steps import baseline

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def blocks(page, language):
    found = FENCE.findall(page.read_text("utf-8"))
    return [content for name, content in found if name == language]


@pytest.mark.parametrize("kind", OutletKind)
def test_every_kind_of_outlet_is_defined(kind):
    page = ROOT.joinpath("docs", "outlets.md").read_text("utf-8")
    assert re.search(rf"^`{kind}`\n: .{{10,}}\.$", page, re.MULTILINE)


def test_kinds_channels_and_verdicts_are_named():
    sources = ROOT.joinpath("docs", "sources.md").read_text("utf-8")
    verdicts = ROOT.joinpath("docs", "verdicts.md").read_text("utf-8")
    for word in (*SourceKind, *Channel):
        assert re.search(rf"\b{word}\b", sources), word
    for word in (*VerdictKind, *Reason):
        assert f"`{word}`" in verdicts, word


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_shown_exist(page):
    for block in blocks(page, "sh"):
        for line in block.splitlines():
            words = shlex.split(line.partition("#")[0].replace("&&", ";").replace("|", ";"))
            for before, word in zip([";", *words], words, strict=False):
                if word == "citecheck" and before in {";", "|"}:
                    verb = words[words.index("citecheck") + 1]
                    assert verb in _VERBS, line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_flags_shown_exist(page):
    known = set()
    for verb in _VERBS:
        command = main.get_command(None, verb)
        for each in (command, *getattr(command, "commands", {}).values()):
            known |= {flag for option in each.params for flag in option.opts}
    for block in blocks(page, "sh"):
        for line in block.splitlines():
            if "citecheck " in line and not line.startswith(("pytest", "python3 -m pip")):
                used = set(re.findall(r"(?<=\s)--[a-z-]+", line))
                assert used <= known, line


def test_files_that_contributors_are_sent_to_are_there():
    page = ROOT.joinpath("CONTRIBUTING.md").read_text("utf-8")
    named = re.findall(r"`((?:[\w.]+/)+[\w.]*)`", page)
    assert len(named) > 40
    for name in named:
        assert ROOT.joinpath(name).exists() or ROOT.joinpath("citecheck", name).exists(), name


def test_languages_of_prose_are_named():
    lexicons = ROOT.joinpath("citecheck", "sources", "lexicon").glob("*.toml")
    names = {
        *(("de", "German"), ("en", "English"), ("es", "Spanish"), ("fr", "French")),
        *(("ru", "Russian"), ("uk", "Ukrainian")),
    }
    assert {path.stem for path in lexicons} == {code for code, _ in names}
    limits = ROOT.joinpath("docs", "limits.md").read_text("utf-8")
    assert all(name in limits for _, name in names)


def test_configurations_shown_are_valid(tmp_path):
    shown = [block for page in PAGES for block in blocks(page, "toml")]
    registry = OutletRegistry.default()
    assert shown
    for block in shown:
        if "known" in tomllib.loads(block):
            assert baseline.parse(block, "shown")
            continue
        if "project" in tomllib.loads(block):  # of somebody else's package
            continue
        if "outlet" in tomllib.loads(block):
            assert faults_in({"shown": tomllib.loads(block)["outlet"]}, registry.rules) == []
            continue
        (tmp_path / "citecheck.toml").write_text(block, "utf-8")
        assert load({}, tmp_path) is not None


def test_python_shown_is_python():
    shown = [block for page in PAGES for block in blocks(page, "python")]
    assert shown
    for block in shown:
        compile(block, "block", "exec", flags=0x2000)  # await stands at the top level


def test_the_report_in_the_readme_is_the_demo():
    shown = blocks(ROOT / "README.md", "text")[0]
    printed = CliRunner().invoke(main, ["demo"]).stdout
    assert re.sub(r"127\.0\.0\.1:\d+", "127.0.0.1:8000", printed) == shown
