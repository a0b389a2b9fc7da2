"""``citecheck explain``: what a problem code means."""

from __future__ import annotations

import click

from citecheck.cli import output
from citecheck.errors import ConfigError


@click.command("explain")
@click.argument("codes", nargs=-1, metavar="[CODE...]")
@output.verb
def command(codes: tuple[str, ...]) -> int:
    """Explain problem codes; without one, list them all."""
    from citecheck.problems.catalogue import CATALOGUE

    for code in codes:
        if code.upper() not in CATALOGUE:
            raise ConfigError(f"{code}: no such code; known are {', '.join(CATALOGUE)}")
    if not codes:
        for rule in CATALOGUE.values():
            click.echo(f"{rule.code}  {rule.severity:<7}  {rule.name}: {rule.summary}")
    for code in codes:
        rule = CATALOGUE[code.upper()]
        click.echo(f"{rule.code} {rule.name} ({rule.severity})\n\n{rule.summary}\n")
        click.echo(f"Why: {rule.why}\nRemedy: {rule.remedy}\nExample: {rule.example}")
        if rule.needs:
            click.echo(f"Looked for with {rule.needs}.")
        if not rule.default:
            click.echo(f"Off by default: --select {rule.code} reports it.")
    return 0
