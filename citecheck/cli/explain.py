"""``citecheck explain``: what a problem code means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from citecheck.cli import output
from citecheck.errors import ConfigError
from citecheck.steps.plugins import load_rules, rules_offered

if TYPE_CHECKING:
    from citecheck.catalogue import Rule


@click.command("explain")
@click.argument("codes", nargs=-1, metavar="[CODE...]")
@output.verb
def command(codes: tuple[str, ...]) -> int:
    """Explain problem codes; without one, list them all.

    The name of a problem will do as well; the beginning of a code lists what begins so.
    Those of rules that installed packages offer are listed, too.
    """
    wanted = [(code, _meant(code)) for code in codes or ("",)]
    for code, rules in wanted:
        for rule in rules:
            if code.upper() == rule.code or code == rule.name:
                _explain(rule)
            else:
                click.echo(f"{rule.code}  {rule.severity:<7}  {rule.name}: {rule.summary}")
    return 0


def _meant(code: str) -> list[Rule]:
    """Return the rules that a code, the beginning of one, or a name means."""
    meant = _listed(code) if code else []
    if not meant:
        load_rules(rules_offered())
        meant = _listed(code)
    if not meant:
        raise ConfigError(f"{code}: no such problem; {_hint(code)}")
    return meant


def _hint(code: str) -> str:
    """Return which problem a slip may mean."""
    from difflib import get_close_matches

    from citecheck.catalogue import CATALOGUE

    names = [rule.name for rule in CATALOGUE.values()]
    near = [f"CC{code}"] if f"CC{code}" in CATALOGUE else get_close_matches(code, names, n=1)
    return f"did you mean {near[0]!r}?" if near else "citecheck explain lists them all"


def _listed(code: str) -> list[Rule]:
    from citecheck.catalogue import CATALOGUE

    rules = CATALOGUE.values()
    return [rule for rule in rules if rule.code.startswith(code.upper()) or rule.name == code]


def _explain(rule: Rule) -> None:
    """Print all that is said of a rule."""
    click.echo(f"{rule.code} {rule.name} ({rule.severity})\n\n{rule.summary}\n")
    click.echo(f"Why: {rule.why}\nRemedy: {rule.remedy}\nExample: {rule.example}")
    if rule.needs:
        click.echo(f"Looked for with {rule.needs}.")
    if not rule.default:
        click.echo(f"Off by default: --select {rule.code} reports it.")
