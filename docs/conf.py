"""Sphinx configuration; the reference pages are written from the code at each build."""

import json
from pathlib import Path

import attrs
import click

import citecheck
from citecheck.catalogue import CATALOGUE
from citecheck.cli import main
from citecheck.cli.settings_schema import schema
from citecheck.corpus.schema import SCHEMA, TABLES
from citecheck.reports.pages import SETTINGS_SCHEMA
from citecheck.settings import Settings

project = "citecheck"
author = "The citecheck authors"
project_copyright = "2026, The citecheck authors"
release = version = citecheck.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = "citecheck"
html_extra_path = ["report.schema.json", "_generated/settings.schema.json"]
exclude_patterns = ["_build"]
autodoc_typehints = "description"
autodoc_member_order = "bysource"
# ``settings=_DEFAULTS`` reads better than all the settings.
autodoc_preserve_defaults = True
napoleon_google_docstring = True
nitpicky = True
# No network at build time, so references into other projects stay plain text.
# Modules inside rooms have no page of their own.
nitpick_ignore_regex = [
    ("py:.*", r"(?!citecheck\.).*"),
    ("py:.*", r"citecheck\.blocking\..*"),
    ("py:mod", r"citecheck\..*"),
]

# Columns of a help text.
_WIDTH = 88
_GENERATED = Path(__file__).parent / "_generated"


def _write(name: str, lines: list[str]) -> None:
    _GENERATED.mkdir(exist_ok=True)
    _GENERATED.joinpath(name).write_text("\n".join(lines) + "\n", "utf-8")


def _commands() -> list[str]:
    context = click.Context(
        main, info_name="citecheck", terminal_width=_WIDTH, **main.context_settings
    )
    lines = ["# Command line", "", "```text", main.get_help(context), "```", ""]
    for name in main.list_commands(context):
        lines += _help(main.get_command(context, name), name, context, "##")
    return lines


def _help(command: click.Command, name: str, parent: click.Context, level: str) -> list[str]:
    context = click.Context(command, info_name=name, parent=parent)
    text = command.get_help(context)
    lines = [f"{level} {context.command_path}", "", "```text", text, "```", ""]
    for inner in command.list_commands(context) if isinstance(command, click.Group) else ():
        lines += _help(command.get_command(context, inner), inner, context, f"{level}#")
    return lines


def _settings() -> list[str]:
    lines = [
        "# Settings",
        "",
        "Keys of `citecheck.toml`, or of `[tool.citecheck]` in `pyproject.toml`;",
    ]
    lines += [
        "each is a flag of the same name, of the verbs for which it means something.  Paths in a",
        "file are meant from the folder of the file.  `citecheck init` writes one to begin with;",
        f"its JSON Schema for editors is [settings.schema.json]({SETTINGS_SCHEMA}).",
    ]
    for item in attrs.fields(Settings):
        default = "" if item.default in {"", ()} else f" Default: `{json.dumps(item.default)}`."
        key = item.name.replace("_", "-")
        lines += ["", f"`{key}`", f": {item.metadata['help']}{default}"]
    return lines


def _problems() -> list[str]:
    lines = [
        "# Problem codes",
        "",
        "`--select` and `--ignore` take codes and prefixes of codes; the longer of two wins.",
        "How bad a problem is can be set in the configuration:",
        "",
        "```toml",
        "[severity]",
        'CC401 = "error"',
        'CC3 = "info"',
        "```",
        "",
        "A comment keeps the named problems quiet, or all of them where it names none: at the end",
        "of a line on that line, on a line of its own in the paragraph that follows.  One that",
        "silences nothing is a problem of its own (CC190).  In Markdown and HTML:",
        "",
        "```html",
        "<!-- citecheck: ignore CC201 CC4 -->",
        "```",
        "",
        "In reStructuredText, on a line of its own:",
        "",
        "```rst",
        ".. citecheck: ignore CC201 CC4",
        "```",
        "",
    ]
    for rule in CATALOGUE.values():
        # Reports lead here by the code alone (citecheck.reports.pages).
        lines += [f"({rule.code.lower()})="]
        lines += [f"## {rule.code} {rule.name}", "", f"*{rule.severity}.* {rule.summary}", ""]
        lines += ["**Example:**", "", "```html", rule.example, "```", ""]
        lines += [f"**Why:** {rule.why}", "", f"**Remedy:** {rule.remedy}", ""]
        if rule.needs:
            lines += [f"Looked for with `{rule.needs}`.", ""]
        if not rule.default:
            lines += [f"Off by default: `--select {rule.code}` reports it.", ""]
    return lines


# What the tables of a corpus call otherwise than the tools that read them do.
_TYPES = {
    "float": "double",
    "timestamp": "timestamp (UTC)",
    "strings": "list of string",
    "hops": "list of (url, status)",
}


def _tables() -> list[str]:
    lines = ["# Tables of a corpus", "", f"Schema `{SCHEMA}`; see [](../corpus.md)."]
    for table, columns in TABLES.items():
        lines += ["", f"## {table}", "", "| column | type | meaning |", "|---|---|---|"]
        lines += [
            f"| `{each.name}` | {_TYPES.get(each.type, each.type)} | {each.doc} |"
            for each in columns
        ]
    return lines


_write("corpus_tables.md", _tables())
_write("settings.schema.json", [json.dumps(schema(), indent=2)])
_write("cli.md", _commands())
_write("settings.md", _settings())
_write("../problems.md", _problems())
