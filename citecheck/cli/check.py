"""``citecheck check``: audit articles and check their links."""

from __future__ import annotations

from typing import Any

import click

from citecheck.cli import configuration, each, inputs, options, output, since
from citecheck.cli.progress import progress


@click.command("check")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@options.url_option("article")
@options.settings_options(*options.NETWORK, *options.AUDITING, *options.REPORTING)
@options.output_options
@since.option
@output.verb
@since.narrowing("articles")
def command(
    articles: tuple[str, ...], url: str | None, delivery: output.Delivery, **flags: Any
) -> int:
    """Audit articles: what they cite, who is behind it, their links.

    An ARTICLE is a file, a directory, a glob, an http(s) address, or - for standard input.  As
    JSON Lines and nothing else, each is printed as soon as it is done, so there may be any number.
    """
    from citecheck.pipeline import check, checking

    settings = configuration.load(flags)
    unread = output.Unread()
    files = inputs.counted(articles, unread, quiet=delivery.quiet)
    if each.is_wanted(delivery):
        from citecheck.steps.intake import Intake

        intake = Intake(url=url, settings=settings, on_error=unread)
        return each.deliver(checking(intake), files, delivery, unread=unread)
    named = tuple(files)
    with progress(quiet=delivery.quiet, stoppable=True) as watch:
        report = check(*named, settings=settings, url=url, on_error=unread, progress=watch)
    found = report.summary.sources
    return output.finish(
        report, delivery, settings, unread=unread.seen, found=found, stopped=watch.stopped
    )
