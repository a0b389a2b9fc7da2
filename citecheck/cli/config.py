"""``citecheck config``: the settings that hold here, and where each came from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import attrs
import click

from citecheck.cli import configuration, options, output
from citecheck.settings import Settings


@click.command("config")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the file, for editors.")
@options.settings_options(*(item.name for item in attrs.fields(Settings)))
@output.verb
def command(*, schema: bool, **flags: Any) -> int:
    """Show each setting as it holds here, and where it came from."""
    if schema:
        from citecheck.cli import settings_schema

        click.echo(json.dumps(settings_schema.schema(), indent=2))
        return 0
    settings = configuration.load(flags)
    found = configuration.find(Path.cwd())
    for item in attrs.fields(Settings):
        key = item.name.replace("_", "-")
        value = getattr(settings, item.name)
        if flags[item.name] is not None:
            where = "flag"
        elif found and key in found[1]:
            where = str(found[0])
        else:
            where = "default"
        click.echo(f"{key} = {_toml(value)}  # {where}")
    return 0


def _toml(value: Any) -> str:
    """Return a value as TOML; it writes numbers, strings and lists as JSON does."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
