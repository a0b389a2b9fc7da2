"""``citecheck archive``: have the pages that articles cite archived."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from citecheck.cli import configuration, options, output
from citecheck.errors import ConfigError

if TYPE_CHECKING:
    from citecheck.cli.journal import FileJournal
    from citecheck.settings import Settings
    from citecheck.steps.saving import Kept, Keys

_ACCESS: Final = "IA_ACCESS_KEY_ID"
_SECRET: Final = "IA_SECRET_ACCESS_KEY"  # noqa: S105 - the name of the variable


@click.command("archive")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@options.url_option("article")
@click.option("--dry-run", is_flag=True, help="Only look which links have no archived copy.")
@options.list_format("Format of the list.")
@options.settings_options(*options.NETWORK)
@output.verb
def command(
    articles: tuple[str, ...], *, url: str | None, dry_run: bool, shape: str, **flags: Any
) -> int:
    """Ask the Internet Archive for copies of links that have none.

    The links of the articles are looked up first.  The keys of your account there are taken from
    the environment variables IA_ACCESS_KEY_ID and IA_SECRET_ACCESS_KEY
    (archive.org/account/s3.php); addresses inside your network are left out.  A run that was ended
    goes on where it was.  Exit code 1 where a link stays without a copy, 3 where there is nothing
    to archive.
    """
    from citecheck.blocking import run
    from citecheck.cli.journal import NAME, FileJournal

    settings = configuration.load(flags)
    if settings.offline:
        raise ConfigError("offline is set, and archives are on the network")
    if not settings.archives:
        raise ConfigError("archives is empty: there is none to look links up in")
    unread = output.Unread()
    journal = FileJournal(Path(settings.cache_dir) / NAME if settings.cache_dir else None)
    found = run(_keep(articles, url, settings, journal, unread, shape, asks=not dry_run))
    if shape == "json":
        click.echo(json.dumps([_object(each) for each in found], ensure_ascii=False, indent=2))
    if unread.seen:
        return output.USAGE
    if not found:
        output.say("nothing to archive")
        return output.NOTHING
    return 0 if all(each.snapshot for each in found) else output.PROBLEMS


async def _keep(  # noqa: PLR0913 - all that the verb was given
    articles: tuple[str, ...],
    url: str | None,
    settings: Settings,
    journal: FileJournal,
    unread: output.Unread,
    shape: str,
    *,
    asks: bool,
) -> list[Kept]:
    """Return how the links of articles stand, said as it becomes known.

    Raises:
        ConfigError: copies are to be asked for, and there are no keys.
    """
    from citecheck import sources
    from citecheck.steps.intake import Intake
    from citecheck.steps.saving import keep, worth_saving

    intake = Intake(url=url, settings=settings, on_error=unread)
    documents = await intake.read(articles)
    cited = ((each, sources.linked(each)) for each in documents)
    wanted = worth_saving(cited, settings)
    keys = _keys() if asks and wanted else None
    found = []
    async for kept in keep(wanted, settings, journal, keys):
        found.append(kept)
        if shape == "text":
            click.echo(_text(kept))
    return found


def _keys() -> Keys:
    from citecheck.steps.saving import Keys

    access, secret = os.environ.get(_ACCESS, ""), os.environ.get(_SECRET, "")
    if not (access and secret):
        raise ConfigError(
            f"set {_ACCESS} and {_SECRET} to the keys of your account at archive.org"
            " (archive.org/account/s3.php), or use --dry-run"
        )
    return Keys(access=access, secret=secret)


def _text(kept: Kept) -> str:
    from citecheck.reports.text import plain

    detail = plain(kept.why)
    if kept.snapshot:
        detail = f"{kept.snapshot.taken_at:%Y-%m-%d} {plain(kept.snapshot.url)}"
    return f"{kept.outcome:<9} {plain(kept.url)}" + (f"\n          {detail}" if detail else "")


def _object(kept: Kept) -> dict[str, Any]:
    from citecheck.reports.json import snapshot_object

    return {
        "url": kept.url,
        "outcome": kept.outcome,
        "snapshot": snapshot_object(kept.snapshot),
        "why": kept.why,
    }
