"""The files that other projects include: they are valid, and what they run does what it says."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from citecheck.cli import main

yaml = pytest.importorskip("yaml", reason="PyYAML is not installed")
ROOT = Path(__file__).parents[1]
BIN = Path(sysconfig.get_path("scripts"))
ACTION = ROOT / "action.yml"
GITLAB = ROOT / "templates" / "gitlab-ci.yml"
HOOKS = ROOT / ".pre-commit-hooks.yaml"
CONFIG = "allow-private = true\nhost-interval = 0\nretries = 0\narchives = []\n"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the steps are written for a shell")


@pytest.fixture
def project(tmp_path, site):
    (tmp_path / "citecheck.toml").write_text(CONFIG)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text(f"# A\n\n[gone]({site}/gone) [plan]({site}/plan)\n")
    (tmp_path / "README.md").write_text("# A project\n\n[a](docs/a.md)\n")
    return tmp_path


def read(path):
    return yaml.safe_load(path.read_text("utf-8"))


def checked(tool, *args):
    pytest.importorskip(tool.replace("-", "_"), reason=f"{tool} is not installed")
    done = subprocess.run([BIN / tool, *args], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_action_is_valid():
    checked("check-jsonschema", "--builtin-schema", "vendor.github-actions", ACTION)


def test_the_gitlab_job_is_valid():
    checked("check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", GITLAB)


def test_zizmor_finds_nothing_in_the_action():
    if not (BIN / "zizmor").exists():
        pytest.skip("zizmor is not installed")
    done = subprocess.run(
        [BIN / "zizmor", "--offline", "--persona", "pedantic", ACTION],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stdout


# --- the action -------------------------------------------------------------------------------


def step(name):
    return next(each for each in read(ACTION)["runs"]["steps"] if each.get("id") == name)


def run_step(name, folder, *, path="", **values):
    """Run the script of a step as GitHub's runner does, its inputs given in ``env``."""
    wanted = step(name)
    assert set(wanted["env"]) == set(values)
    assert "${{" not in wanted["run"], "inputs reach the script by its environment alone"
    temp = folder / "temp"
    temp.mkdir(exist_ok=True)
    written = {"GITHUB_OUTPUT": folder / "output", "GITHUB_STEP_SUMMARY": folder / "summary.md"}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", wanted["run"]],
        cwd=folder,
        env={
            "PATH": f"{path}{os.pathsep}{os.environ['PATH']}",
            "RUNNER_TEMP": str(temp),
            "GITHUB_ACTION_PATH": str(ROOT),
            **{key: str(value) for key, value in (values | written).items()},
        },
        capture_output=True,
        text=True,
        check=False,
    )
    output = folder / "output"
    pairs = output.read_text().splitlines() if output.exists() else []
    return done, dict(pair.partition("=")[::2] for pair in pairs)


def test_the_action_checks_annotates_and_sums_up(project, site):
    done, told = run_step(
        "check", project, BIN=BIN, VERB="links", PATHS="README.md docs", ARGS="--fail-on broken"
    )
    assert (done.returncode, told["exit-code"]) == (1, "1")
    assert "::error file=docs/a.md,title=CC201,line=3,col=2::broken link" in done.stdout
    sarif = json.loads(Path(told["sarif"]).read_text())
    assert [each["ruleId"] for each in sarif["runs"][0]["results"]] == ["CC201"]
    summary = (project / "summary.md").read_text()
    assert "**CC201** error" in summary
    assert (project / "temp" / "citecheck-store").is_dir()


def test_the_action_passes_where_all_is_well(project, site):
    (project / "docs" / "a.md").write_text(f"[plan]({site}/plan)")
    done, told = run_step("check", project, BIN=BIN, VERB="check", PATHS="docs", ARGS="")
    assert (done.returncode, told["exit-code"]) == (0, "0"), done.stderr


def test_the_action_takes_no_command_from_its_inputs(project):
    done, told = run_step(
        "check", project, BIN=BIN, VERB="links", PATHS="$(touch hit) ;touch hit", ARGS="`touch hit`"
    )
    assert (done.returncode, told["exit-code"]) == (2, "2")
    assert not (project / "hit").exists()


@pytest.mark.parametrize(
    ("version", "wanted"),
    [("", f"{ROOT}[fast,formats]"), ("0.1.0", "citecheck-news[fast,formats]==0.1.0")],
)
def test_the_action_installs(tmp_path, version, wanted):
    """The installation itself is tested with the hooks; here, what it asks for."""
    fake = tmp_path / "fake"
    fake.mkdir()
    script = (
        "#!/bin/sh\n"
        'echo "$@" >> "$RUNNER_TEMP/asked"\n'
        '[ "$2" = venv ] && mkdir -p "$3/bin" && cp "$0" "$3/bin/python" || true\n'
    )
    (fake / "python").write_text(script)
    (fake / "python").chmod(0o755)
    done, told = run_step("install", tmp_path, path=str(fake), VERSION=version)
    assert done.returncode == 0, done.stderr
    assert told["bin"].endswith("/citecheck-venv/bin")
    asked = (tmp_path / "temp" / "asked").read_text().splitlines()
    assert asked[-1] == f"-m pip install --quiet {wanted}"


def test_the_action_wires_its_steps():
    action = read(ACTION)
    text = ACTION.read_text("utf-8")
    for name in re.findall(r"inputs\.([\w-]+)", text):
        assert name in action["inputs"], name
    for of, name in re.findall(r"steps\.(\w+)\.outputs\.([\w-]+)", text):
        assert f"{name}=" in step(of)["run"]
    stores = [each for each in action["runs"]["steps"] if "cache/" in each.get("uses", "")]
    fetched, kept = (each["with"] for each in stores)
    assert fetched["path"].endswith("/citecheck-store")
    assert (kept["path"], kept["key"]) == (fetched["path"], fetched["key"])
    assert "citecheck-store" in step("check")["run"]


def test_the_store_is_kept_where_links_are_broken():
    """Else it would never be there for who needs it most: actions keep nothing of what fails."""
    (keeping,) = (each for each in read(ACTION)["runs"]["steps"] if "save" in each.get("uses", ""))
    assert "!cancelled()" in keeping["if"]
    assert read(GITLAB)["citecheck"]["cache"]["when"] == "always"


# --- GitLab -----------------------------------------------------------------------------------


def test_the_gitlab_job_reports(project):
    job = read(GITLAB)["citecheck"]
    values = {"CITECHECK_PATHS": job["variables"]["CITECHECK_PATHS"], "CITECHECK_ARGS": ""}
    done = subprocess.run(
        ["bash", "-c", "\n".join(job["script"])],
        cwd=project,
        env={**values, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "CC201" in done.stdout) == (1, True), done.stderr
    for kind, name in job["artifacts"]["reports"].items():
        text = (project / name).read_text("utf-8")
        if kind == "codequality":
            assert [each["check_name"] for each in json.loads(text)] == ["CC201"]
        else:
            assert ET.fromstring(text.encode()).find("testsuite/testcase/failure") is not None
    assert set(job["artifacts"]["reports"].values()) == set(job["artifacts"]["paths"])
    assert (project / job["cache"]["paths"][0]).is_dir()


# --- pre-commit -------------------------------------------------------------------------------


@pytest.mark.parametrize("hook", read(HOOKS), ids=lambda hook: hook["id"])
def test_hooks_run_commands_that_exist(hook):
    program, verb, *flags = shlex.split(hook["entry"])
    command = main.get_command(None, verb)
    known = {flag for option in command.params for flag in option.opts}
    assert program == "citecheck"
    assert set(flags) <= known


def test_hooks_have_what_they_need_to_read_their_files():
    """A hook cannot ask for an extra of its own package."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = extras["optional-dependencies"]["rst"]
    assert all(each["additional_dependencies"] == wanted for each in read(HOOKS))


def git(folder, *args):
    who = ("-c", "user.name=a", "-c", "user.email=a@b.example", "-c", "init.defaultBranch=main")
    done = subprocess.run(
        ["git", *who, *args], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


@pytest.fixture(scope="module")
def registry(tmp_path_factory):
    """A package registry; without one there is nothing to install from."""
    asked = [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet", "attrs"]
    folder = tmp_path_factory.mktemp("try")
    if subprocess.run([*asked, "-d", folder], capture_output=True, check=False).returncode:
        pytest.skip("no package registry can be reached")


@pytest.fixture(scope="module")
def hooks(tmp_path_factory, registry):
    """The hooks as a repository of their own, as pre-commit wants them; and where it keeps them."""
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    folder = tmp_path_factory.mktemp("hooks")
    shown = folder / "citecheck"
    shutil.copytree(
        ROOT / "citecheck", shown / "citecheck", ignore=shutil.ignore_patterns("__pycache__")
    )
    for name in ("pyproject.toml", "README.md", "LICENSE", HOOKS.name):
        shutil.copy(ROOT / name, shown / name)
    git(shown, "init")
    git(shown, "add", ".")
    git(shown, "commit", "-m", "hooks")
    return shown, git(shown, "rev-parse", "HEAD"), folder / "kept"


def test_pre_commit_runs_the_hooks(hooks, project, site):
    shown, commit, kept = hooks
    wanted = [{"id": hook["id"]} for hook in read(HOOKS)]
    config = {"repos": [{"repo": str(shown), "rev": commit, "hooks": wanted}]}
    (project / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    (project / "docs" / "c.rst").write_text("C\n=\n\n`A <a.md>`__\n")
    git(project, "init")
    git(project, "add", ".")

    def run(hook):
        done = subprocess.run(
            [sys.executable, "-m", "pre_commit", "run", "--all-files", "--verbose", hook],
            cwd=project,
            env={**os.environ, "PRE_COMMIT_HOME": str(kept), "XDG_CACHE_HOME": str(kept)},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr

    assert run("citecheck-links-offline")[0] == 0
    code, said = run("citecheck-links")
    assert (code, "CC201 error: broken link: there is no such page any more" in said) == (1, True)
    (project / "docs" / "a.md").write_text(f"# A\n\n[plan]({site}/plan) [b](b.md)\n")
    git(project, "add", ".")
    code, said = run("citecheck-links-offline")
    assert (code, "docs/a.md:3" in said) == (1, True), said
    (project / "docs" / "b.md").write_text("# B\n\nNo link.\n")
    git(project, "add", ".")
    for hook in wanted:
        code, said = run(hook["id"])
        assert code == 0, said


# --- Docker -----------------------------------------------------------------------------------


def test_hadolint_finds_nothing_in_the_image():
    if not (BIN / "hadolint").exists():
        pytest.skip("hadolint is not installed")
    done = subprocess.run(
        [BIN / "hadolint", ROOT / "Dockerfile"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def instructions():
    """The instructions of the Dockerfile: each its name and its argument, lines joined."""
    text = re.sub(r"\\\n", " ", (ROOT / "Dockerfile").read_text("utf-8"))
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return [line.split(maxsplit=1) for line in lines]


def test_the_image_copies_what_there_is():
    ignored = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    for name, argument in instructions():
        if name == "COPY" and not argument.startswith("--from"):
            for source in argument.split()[:-1]:
                assert (ROOT / source).exists(), source
                assert source not in ignored


def test_the_image_is_built_of_steps_that_work(tmp_path_factory, registry, project):
    """No engine is there: the steps of its first stage are run in folders of their own."""
    there = tmp_path_factory.mktemp("image")
    source = there / "src"
    source.mkdir()
    first, second = [], []
    stage = second
    for name, argument in instructions():
        if name == "FROM":
            stage = first if argument.endswith(" AS build") else second
        stage.append((name, argument))
    for name, argument in first:
        if name == "COPY":
            *names, to = argument.split()
            for each in names:
                if (ROOT / each).is_dir():
                    shutil.copytree(ROOT / each, source / to)
                else:
                    shutil.copy(ROOT / each, source / to)
        if name == "RUN":
            ran = argument.replace("/opt/", f"{there}/").replace(
                "python -m", f"{sys.executable} -m"
            )
            done = subprocess.run(
                ["sh", "-c", ran], cwd=source, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, done.stderr
    given = dict(second)
    assert "COPY" not in {name for name, argument in second if not argument.startswith("--from")}
    assert 'PATH="/opt/citecheck/bin:$PATH"' in given["ENV"]
    (program,), flags = json.loads(given["ENTRYPOINT"]), json.loads(given["CMD"])
    for args, code in ((flags, 0), (["links", "."], 1)):
        done = subprocess.run(
            [there / "citecheck" / "bin" / program, *args],
            cwd=project,
            env={**os.environ, "XDG_CACHE_HOME": str(there / "store")},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code, done.stderr
    assert "CC201" in done.stdout
    assert (there / "store" / "citecheck").is_dir()
