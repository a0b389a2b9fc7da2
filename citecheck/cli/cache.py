"""``citecheck cache``: what the store of link verdicts holds."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import click

from citecheck.cli import configuration, options, output
from citecheck.errors import ConfigError
from citecheck.links.cache import LinkStore
from citecheck.model import Verdict
from citecheck.reports.summary import counted
from citecheck.settings import Settings, duration


@click.group("cache")
def command() -> None:
    """Show, prune or export the verdicts that were kept."""


def _store(flags: dict[str, Any]) -> LinkStore:
    settings: Settings = configuration.load(flags)
    found = LinkStore.of(settings, create=False)
    if found is None:
        raise ConfigError("no-cache is set, so there is no store")
    return found


def _code(store: LinkStore) -> int:
    return output.USAGE if store.is_lost else 0


@command.command("show")
@options.settings_options("cache_dir")
@output.verb
def show(**flags: Any) -> int:
    """Say where the store is and how much it holds."""
    with _store(flags) as store:
        totals = store.totals()
    click.echo(totals.path)
    click.echo(f"{counted(totals.observations, 'observation')} of {counted(totals.links, 'link')}")
    if totals.oldest and totals.newest:
        click.echo(f"from {totals.oldest:%Y-%m-%d %H:%M} to {totals.newest:%Y-%m-%d %H:%M} UTC")
    for verdict, count in totals.verdicts:
        click.echo(f"{verdict}: {count}")
    return _code(store)


@command.command("prune")
@click.option("--older-than", default="30d", show_default=True, help="Age, as 12h, 3d or 1w.")
@options.settings_options("cache_dir")
@output.verb
def prune(older_than: str, **flags: Any) -> int:
    """Forget observations older than a time."""
    try:
        age = dt.timedelta(seconds=duration(older_than))
        before = dt.datetime.now(dt.UTC) - age
    except (ValueError, OverflowError) as error:
        raise ConfigError(f"--older-than {error}") from error
    with _store(flags) as store:
        number = store.prune(before)
    if not store.is_lost:
        click.echo(f"{counted(number, 'observation')} forgotten")
    return _code(store)


@command.command("export")
@options.settings_options("cache_dir")
@output.verb
def export(**flags: Any) -> int:
    """Print every observation as one JSON object a line, oldest first."""
    with _store(flags) as store:
        for verdict in store.export():
            click.echo(json.dumps(_plain(verdict), ensure_ascii=False))
    return _code(store)


def _plain(verdict: Verdict) -> dict[str, object]:
    return {
        "url": verdict.url,
        "verdict": verdict.verdict.value,
        "reason": verdict.reason.value,
        "status": verdict.status,
        "final_url": verdict.final_url,
        "hops": [{"url": hop.url, "status": hop.status} for hop in verdict.hops],
        "elapsed_ms": round(verdict.elapsed * 1000),
        "checked_at": verdict.checked_at.isoformat() if verdict.checked_at else None,
        "evidence": list(verdict.evidence),
    }
