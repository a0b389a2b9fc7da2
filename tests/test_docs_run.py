"""What the documentation shows runs: its commands in a folder of examples, its Python too."""

import ast
import asyncio
import gzip
import inspect
import os
import re
import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest
from attrs import frozen

import citecheck
from citecheck.links.fetch.record import Recording
from citecheck.model import Ask, Reply
from tests.readers.making import Paragraph, Piece, docx_of

yaml = pytest.importorskip("yaml", reason="PyYAML is not installed")
ROOT = Path(__file__).parents[1]
BIN = Path(sysconfig.get_path("scripts"))
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
EXAMPLE = (ROOT / "examples" / "article.html").read_bytes()
WEB = (
    "https://example.org/a",
    "https://example.org/story",
    # That of the examples themselves.
    "https://www.example.org/2024/03/14/ice-may-close-ferry-line-until-spring-a1042",
)
# Pages that the build of the documentation writes.
GENERATED = re.compile(r"\b(?:_generated/|problems\.md)")
# Programs of examples that are not ours to run.
NOT_OURS = ("python3 -m pip", "python benchmarks", "python -m pytest", "docker")


@frozen
class Shown:
    page: str
    number: int
    text: str

    def __str__(self):
        return f"{self.page}:{self.number}"


def shown(language):
    for page in PAGES:
        text = page.read_text("utf-8")
        for found in FENCE.finditer(text):
            if found[1] == language:
                line = text.count("\n", 0, found.start()) + 2
                yield Shown(page.name, line, found[2])


def commands():
    for block in shown("sh"):
        for offset, line in enumerate(block.text.splitlines()):
            if line.strip() and not line.startswith(NOT_OURS):
                yield Shown(block.page, block.number + offset, line)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with what the examples name; the addresses they read are recorded."""
    monkeypatch.chdir(tmp_path)
    for name in ("article.html", "draft.html", "page.html", "pasted.html"):
        (tmp_path / name).write_bytes(EXAMPLE)
    for name in ("articles", "archive", "docs/_build/html", "site"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "one.html").write_bytes(EXAMPLE)
    for suffix in ("md", "txt"):
        for name in ("article", "draft", "pasted"):
            shutil.copy(ROOT / "examples" / f"article.{suffix}", tmp_path / f"{name}.{suffix}")
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    (tmp_path / "README.md").write_text("# A project\n\n[guide](docs/guide.md#begin)\n")
    (tmp_path / "docs" / "guide.md").write_text("# Guide\n\n## Begin\n\n[back](../README.md)\n")
    rain = Paragraph((Piece("Rain fell over the harbour, the BBC said on Monday."),))
    (tmp_path / "draft.docx").write_bytes(docx_of([rain]))
    (tmp_path / "draft.wiki").write_text("Rain fell.<ref>https://example.org/story Rain</ref>\n")
    for name in ("known.toml", "citecheck-baseline.toml"):
        (tmp_path / name).touch()
    (tmp_path / "urls.jsonl").write_text('{"url": "https://example.org/a"}\n')
    (tmp_path / "urls.txt.gz").write_bytes(gzip.compress(b"https://example.org/a\n"))
    recording = Recording(tmp_path / ".recording")
    head = b"Content-Type: text/html; charset=utf-8\r\n"
    for url in WEB:
        recording.fetched(Ask(url=url), Reply(url=url, status=200, head=head, body=EXAMPLE))
    table = '[[outlet]]\nid = "mine"\nname = "Mine"\nkind = "newspaper"\n'
    (tmp_path / "mine.toml").write_text(table)
    # Tools of the reader's own.
    (tmp_path / "bin").mkdir()
    pbpaste = tmp_path / "bin" / "pbpaste"
    pbpaste.write_text("#!/bin/sh\ncat article.txt\n")
    pbpaste.chmod(0o755)
    return tmp_path


@pytest.mark.skipif(os.name == "nt", reason="the examples are written for a shell")
@pytest.mark.parametrize("command", list(commands()), ids=str)
def test_commands_run(command, folder):
    told = re.search(r"--(?:record|replay|schema)\b", command.text)
    setting = "offline = true" if told else 'replay = ".recording"'
    (folder / "citecheck.toml").write_text(f"{setting}\nno-cache = true\n")
    if "citecheck init" in command.text:
        (folder / "citecheck.toml").unlink()
    if "--since" in command.text or "cache" in command.text:
        (folder / "citecheck.toml").write_text("offline = true\n")
    if "--since" in command.text:
        git = ["git", "-c", "user.name=a", "-c", "user.email=a@b.example"]
        for args in (["init", "-b", "main"], ["add", "docs"], ["commit", "-m", "one"]):
            subprocess.run([*git, *args], check=True, capture_output=True)
    if "--replay" in command.text:
        settings = citecheck.Settings(record="recording", offline=True)
        citecheck.check("article.html", settings=settings)
        Recording(Path("recording"))
    done = subprocess.run(
        ["bash", "-c", command.text],
        env={
            **os.environ,
            "PATH": os.pathsep.join((str(folder / "bin"), str(BIN), os.environ["PATH"])),
            "XDG_CACHE_HOME": str(folder / "cache"),
            # Keys of an account; what would use them finds no recording to talk to.
            "IA_ACCESS_KEY_ID": "none",
            "IA_SECRET_ACCESS_KEY": "none",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in {0, 1}, done.stdout + done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("block", list(shown("python")), ids=str)
def test_python_runs(block, folder, monkeypatch, request):
    settings = citecheck.Settings(replay=".recording")
    original = citecheck.Settings.__init__

    def without_network(self, *args, **given):
        original(self, *args, **{"replay": settings.replay} | given)

    monkeypatch.setattr(citecheck.Settings, "__init__", without_network)
    for name in ("pipeline", "steps.intake"):
        monkeypatch.setattr(f"citecheck.{name}._DEFAULTS", settings)
    for function in ("acheck", "acheck_each", "acheck_links", "ainspect"):
        whole = getattr(citecheck.pipeline, function)
        monkeypatch.setitem(whole.__kwdefaults__, "settings", settings)
    names = {"citecheck": citecheck}  # pages go on from their first example
    code = compile(block.text, str(block), "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    result = eval(code, names)
    if inspect.iscoroutine(result):
        asyncio.run(result)
    for name, value in names.items():
        if name.startswith("test_"):
            value(request.getfixturevalue("citecheck_links"))


@pytest.mark.parametrize("block", list(shown("yaml")), ids=str)
def test_configurations_of_servers_name_what_there_is(block):
    text = block.text
    yaml.safe_load(text)
    inputs = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["inputs"]
    if "uses: citecheck/citecheck@" in text:
        given = text.partition("uses: citecheck/citecheck@")[2].partition("with:")[2]
        assert set(re.findall(r"^\s+([\w-]+):", given, re.MULTILINE)) <= set(inputs)
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    known = {hook["id"] for hook in hooks}
    if "repos:" in text:
        assert set(re.findall(r"- id: (\S+)", text)) <= known
    for name in re.findall(r"citecheck/citecheck/main/(\S+)", text):
        assert (ROOT / name).is_file()


def test_the_documentation_names_its_own_pages_and_places(tmp_path):
    """Its links to itself, as citecheck sees them; the network is asked nothing."""
    settings = citecheck.Settings(offline=True)
    report = citecheck.check_links(*map(str, PAGES), settings=settings)
    wrong = [
        f"{audit.document.name}:{problem.at.line} {problem.message}"
        for audit in report.documents
        for problem in audit.problems
        if problem.code in {"CC201", "CC209"} and not GENERATED.search(problem.message)
    ]
    assert wrong == []
    assert any("ci.md" in link.url for link in report.links)
