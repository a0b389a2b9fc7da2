"""``citecheck outlets``: look into the registry, and check a table of one's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

import click

from citecheck.cli import configuration, output
from citecheck.errors import RegistryError
from citecheck.model import Outlet, OutletKind
from citecheck.outlets import OutletRegistry
from citecheck.outlets.countries import COUNTRIES


def _country(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    if value is not None and value.upper() not in COUNTRIES:
        raise click.BadParameter(f"{value!r} is no code of a country, such as RU.")
    return value.upper() if value else None


@click.group("outlets")
def command() -> None:
    """Look into the registry of outlets; check tables of your own."""


@command.command("list")
@click.option("--kind", type=click.Choice([str(kind) for kind in OutletKind]), metavar="KIND")
@click.option("--country", metavar="CODE", callback=_country, help="ISO 3166-1 alpha-2, or EU.")
@output.verb
def list_outlets(kind: str | None, country: str | None) -> int:
    """List outlets: id, kind, country, name and first domain, separated by tabs."""
    found = [
        outlet
        for outlet in _registry()
        if kind in {None, outlet.kind} and country in {None, outlet.country}
    ]
    for outlet in sorted(found, key=lambda each: each.id):
        host = outlet.domains[0].host if outlet.domains else ""
        click.echo("\t".join((outlet.id, outlet.kind, outlet.country or "-", outlet.name, host)))
    if not found:
        output.say("no such outlet")
        return output.NOTHING
    return 0


@command.command("stats")
@output.verb
def stats() -> int:
    """Count the outlets, their domains and names, by kind and by country."""
    outlets = list(_registry())
    domains = sum(len(outlet.domains) for outlet in outlets)
    names = sum(1 + len(outlet.aliases) for outlet in outlets)
    click.echo(f"{len(outlets)} outlets, {domains} domains, {names} names")
    _table("kind", outlets, lambda outlet: outlet.kind)
    _table("country", outlets, lambda outlet: outlet.country or "none")
    return 0


def _table(head: str, outlets: Iterable[Outlet], of: Callable[[Outlet], str]) -> None:
    counted = Counter(of(outlet) for outlet in outlets)
    click.echo(f"\n{head:<22} outlets")
    for value, number in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])):
        click.echo(f"{value:<22} {number:>7}")


@command.command("check")
@click.argument("tables", nargs=-1, required=True, metavar="FILE...")
@output.verb
def check_tables(tables: tuple[str, ...]) -> int:
    """Check tables of your own against the schema and the registry, one line a fault."""
    from citecheck.outlets.check import faults_in
    from citecheck.outlets.load import read_table

    default = OutletRegistry.default()
    records, unread = {}, False
    for name in tables:
        try:
            records[name] = read_table(name)
        except RegistryError as error:
            output.say(str(error))
            unread = True
    faults = faults_in(records, default.rules, frozenset(default.index.ids))
    for fault in faults:
        click.echo(fault)
    if unread:
        return output.USAGE
    return output.PROBLEMS if faults else 0


def _registry() -> OutletRegistry:
    """Return the registry that holds in this folder, tables of one's own included."""
    from citecheck.outlets import registry_of

    return registry_of(configuration.load({}))
