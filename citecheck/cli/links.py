"""``citecheck links``: check the links of documents, and nothing else."""

from __future__ import annotations

from typing import Any

import click

from citecheck.cli import configuration, each, inputs, options, output, since
from citecheck.cli.progress import progress
from citecheck.readers import is_list_of_addresses


@click.command("links")
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@options.url_option("document")
@click.option(
    "--list",
    "listed",
    is_flag=True,
    help="Each DOCUMENT is a list, an address in each line; verdicts are printed as they come.",
)
@click.option(
    "--all",
    "everywhere",
    is_flag=True,
    help="Links around the article, and pictures of web pages, too.",
)
@options.settings_options(*options.FILES, *options.NETWORK, *options.REPORTING)
@options.output_options
@since.option
@output.verb
@since.narrowing("documents")
def command(
    documents: tuple[str, ...],
    url: str | None,
    delivery: output.Delivery,
    *,
    listed: bool,
    everywhere: bool,
    **flags: Any,
) -> int:
    """Check the links of documents, for documentation and CI.

    A DOCUMENT is a file, a directory, a glob, an http(s) address, or - for standard input.

    JSON Lines of addresses, and what --list says, may be of any length: their verdicts are printed
    as they come, one JSON object a line, and none of them is kept.  With --format jsonl the links
    of each DOCUMENT are printed as soon as all of them have their verdicts.
    """
    settings = configuration.load(flags)
    if listed or all(map(is_list_of_addresses, documents)):
        from citecheck.cli import streaming

        return streaming.check(documents, delivery, settings)
    from citecheck.pipeline import check_links, linking

    unread = output.Unread()
    files = inputs.counted(documents, unread, quiet=delivery.quiet)
    if each.is_wanted(delivery):
        from citecheck.steps.intake import Intake

        intake = Intake(
            url=url, settings=settings, on_error=unread, prose=False, everywhere=everywhere
        )
        wanted = linking(intake)
        return each.deliver(wanted, files, delivery, unread=unread, links_only=True)
    named = tuple(files)
    with progress(quiet=delivery.quiet, stoppable=True) as watch:
        report = check_links(
            *named,
            settings=settings,
            url=url,
            everywhere=everywhere,
            on_error=unread,
            progress=watch,
        )
    found = report.summary.links
    return output.finish(
        report, delivery, settings, unread=unread.seen, found=found, stopped=watch.stopped
    )
