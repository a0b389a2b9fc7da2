"""``citecheck baseline``: write down the known problems, so that only new ones fail."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path
from typing import Any, Final

import attrs
import click

from citecheck.cli import configuration, options, output
from citecheck.cli.progress import progress
from citecheck.cli.writing import write_atomically
from citecheck.errors import ConfigError
from citecheck.settings import duration

_FILE: Final = "citecheck-baseline.toml"


@click.command("baseline")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option("--links", "links_only", is_flag=True, help="Only the links, as citecheck links.")
@click.option(
    "--all", "everywhere", is_flag=True, help="With --links, what citecheck links --all checks."
)
@click.option("--owner", default="nobody yet", show_default=True, help="Who looks after new ones.")
@click.option(
    "--reason",
    default="known when the baseline was written",
    show_default=True,
    help="Why new ones are accepted.",
)
@click.option(
    "--expires",
    default="90d",
    show_default=True,
    help="Their last day: 2027-01-31, or 90d from now.",
)
@click.option(
    "-o",
    "--output",
    "file",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    help=f"The file to write.  [default: that of the settings, else {_FILE}]",
)
@options.settings_options(*options.FILES, *options.NETWORK, *options.AUDITING, *options.REPORTING)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@output.verb
def command(
    articles: tuple[str, ...],
    file: str | None,
    *,
    links_only: bool,
    owner: str,
    reason: str,
    expires: str,
    **flags: Any,
) -> int:
    """Write down the problems of today; from then on new ones fail.

    Checks read the file where the settings or --baseline FILE name it.  An entry that it has
    already keeps its owner, reason and end; one that is no longer needed goes; one whose time is
    over is renewed.  An ARTICLE is what citecheck check takes.
    """
    from citecheck.pipeline import check, check_links
    from citecheck.problems.baseline import Known, renewed
    from citecheck.steps import baseline

    quiet, everywhere = flags.pop("quiet"), flags.pop("everywhere")
    settings = configuration.load(flags)
    path = Path(file or settings.baseline or _FILE)
    fresh = Known(code="", document="", about="", owner=owner, reason=reason, expires=_day(expires))
    unread = output.Unread()
    audit = partial(check_links, everywhere=everywhere) if links_only else check
    with progress(quiet=quiet) as watch:
        report = audit(
            *articles,
            settings=attrs.evolve(settings, baseline=""),
            on_error=unread,
            progress=watch,
        )
    if not report.documents:
        return output.exit_code(frozenset(), (), unread=unread.seen, found=0)
    before = baseline.load(path)
    run = baseline.run_of(settings, path, prose=not links_only, checked=not settings.offline)
    entries = renewed(report, before, fresh, run)
    write_atomically(path, baseline.dump(entries))
    known = {entry.key for entry in before}
    now = {entry.key for entry in entries}
    if not quiet:
        number = "1 known problem" if len(now) == 1 else f"{len(now)} known problems"
        output.say(f"{number} in {path}: {len(now - known)} new, {len(known - now)} gone")
    return output.USAGE if unread.seen else 0


def _day(text: str) -> dt.date:
    """Return the day that a text names by its date, or by how far away it is."""
    today = dt.datetime.now(dt.UTC).date()
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        try:
            return today + dt.timedelta(seconds=duration(text))
        except (ValueError, OverflowError) as error:
            why = "--expires must be a date such as 2027-01-31 or a time such as 90d"
            raise ConfigError(f"{why}, not {text!r}") from error
    if day < today:
        raise ConfigError(f"--expires must be a day to come, not {text}")
    return day
