"""``citecheck extract``: what articles cite, without asking about their links."""

from __future__ import annotations

from typing import Any

import click

from citecheck.cli import configuration, options, output


@click.command("extract")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option("--url", metavar="URL", help="The article's own address.")
@options.settings_options(*options.NETWORK, *options.REPORTING)
@options.output_options
@output.verb
def command(
    articles: tuple[str, ...], url: str | None, delivery: output.Delivery, **flags: Any
) -> int:
    """List what articles cite and which outlets are behind it; no link is checked.

    An ARTICLE is a file, a directory, a glob, an http(s) address (which is fetched), or - for
    standard input.
    """
    from citecheck.pipeline import inspect

    settings = configuration.load(flags)
    unread = output.Unread()
    report = inspect(*articles, settings=settings, url=url, on_error=unread)
    found = report.summary.sources
    return output.finish(report, delivery, settings, unread=unread.seen, found=found)
