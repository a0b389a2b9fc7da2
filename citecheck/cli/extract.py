"""``citecheck extract``: what articles cite, without asking about their links."""

from __future__ import annotations

from typing import Any

import click

from citecheck.cli import configuration, each, inputs, options, output


@click.command("extract")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@options.url_option("article")
@options.settings_options(*options.NETWORK, "recover", *options.REPORTING)
@options.output_options
@output.verb
def command(
    articles: tuple[str, ...], url: str | None, delivery: output.Delivery, **flags: Any
) -> int:
    """List what articles cite and who is behind it; ask no link.

    An ARTICLE is a file, a directory, a glob, an http(s) address (which is fetched), or - for
    standard input.  As JSON Lines and nothing else, each is printed as soon as it is done.
    """
    from citecheck.pipeline import inspect, inspecting

    settings = configuration.load(flags)
    unread = output.Unread()
    files = inputs.counted(articles, unread, quiet=delivery.quiet)
    if each.is_wanted(delivery):
        from citecheck.steps.intake import Intake

        intake = Intake(url=url, settings=settings, on_error=unread)
        return each.deliver(inspecting(intake), files, delivery, unread=unread)
    report = inspect(*files, settings=settings, url=url, on_error=unread)
    found = report.summary.sources
    return output.finish(report, delivery, settings, unread=unread.seen, found=found)
