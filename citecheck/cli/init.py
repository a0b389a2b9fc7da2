"""``citecheck init``: a configuration to begin with."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from citecheck.cli import output
from citecheck.errors import CitecheckError
from citecheck.reports.pages import SETTINGS_SCHEMA

_FILE: Final = "citecheck.toml"
_TEXT: Final = f"""\
#:schema {SETTINGS_SCHEMA}
# Settings of citecheck; `citecheck config` shows all of them, and where each comes from.

# What makes the exit code 1: error, warning, info, broken, review, moved.
fail-on = ["error"]

# Problems not to report, by code or prefix; `citecheck explain` lists the codes.
ignore = []

# Addresses not to ask, such as "https://example.org/private/*" or "host:*.example.net".
exclude = []

# Known problems, which are not reported again; `citecheck baseline` writes the file.
# baseline = "citecheck-baseline.toml"
"""


@click.command("init")
@output.verb
def command() -> int:
    """Write a citecheck.toml to begin with into this folder.

    It holds the defaults, so nothing changes until you change it.  An existing file stays.
    """
    try:
        with Path(_FILE).open("x", encoding="utf-8", newline="") as file:
            file.write(_TEXT)
    except FileExistsError as error:
        raise CitecheckError(f"{_FILE} is there already; citecheck config shows it") from error
    except OSError as error:
        raise CitecheckError(f"{_FILE}: cannot be written: {error.strerror}") from error
    click.echo(f"{_FILE} written")
    return 0
