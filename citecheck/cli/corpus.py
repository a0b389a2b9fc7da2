"""``citecheck corpus``: many articles at once, kept as tables that can be asked."""

from __future__ import annotations

import atexit
import gc
import logging
import sys
from pathlib import Path
from typing import Any, Final

import click

from citecheck.cli import configuration, options, output
from citecheck.cli.writing import write_atomically
from citecheck.errors import ConfigError
from citecheck.reports.summary import counted
from citecheck.settings import duration

# A corpus keeps its verdicts in its own folder, so the flags of the store are not among these.
_ASKING: Final = (
    *("offline", "allow_private", "concurrency", "host_concurrency", "host_interval", "timeout"),
    *("connect_timeout", "retries", "max_redirects", "fetcher", "exclude", "include", "verdicts"),
    *("host_headers", "no_fragments", "insecure", "ca_file", "proxy", "resolve"),
)
_JUDGING: Final = ("outlets", "rules", "select", "ignore", "severity")
_FORMS: Final = ("text", "json", "html", "graphml")
_SUFFIXES: Final = {
    ".txt": "text",
    ".json": "json",
    ".htm": "html",
    ".html": "html",
    ".graphml": "graphml",
}


@click.group("corpus")
def command() -> None:
    """Read whole corpora, keep what they cite as Parquet tables, and ask them."""
    # DuckDB takes objects that outlive the program for leaks, and says so at length.
    atexit.unregister(gc.freeze)
    # Libraries of stores log each of their tries at length; what they raise is said in one line.
    logging.getLogger().addHandler(logging.NullHandler())


def _age(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    if value:
        try:
            duration(value)
        except ValueError as error:
            raise click.BadParameter(str(error)) from error
    return value


@command.command("run")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), metavar="DIR", help="The corpus."
)
@click.option(
    "--engine",
    type=click.Choice(("local", "ray")),
    default="local",
    show_default=True,
    help="Who does the work: processes of this machine, or Ray.",
)
@click.option("--address", default="", metavar="HOST:PORT", help="A Ray cluster that runs.")
@click.option(
    "--workers", type=click.IntRange(min=0), default=0, help="Processes; 0 for all cores."
)
@click.option(
    "--shards",
    type=click.IntRange(1, 4096),
    default=64,
    show_default=True,
    help="Into how many parts the links of a new corpus are divided, by their sites.",
)
@click.option(
    "--recheck", default="", metavar="AGE", callback=_age, help="Ask again what is older, as 30d."
)
@click.option("-q", "--quiet", is_flag=True, help="No progress.")
@options.settings_options(*_ASKING, *_JUDGING)
@output.verb
def run_corpus(inputs: tuple[str, ...], out: Path, **flags: Any) -> int:
    """Read articles, find their sources, check each distinct link once, write the tables.

    An INPUT is a Parquet, JSONL, CSV or WARC file, a mailbox, a single article, a directory, a
    glob, or any of these on a store that fsspec knows (s3://bucket/*.parquet).  Ended in any way,
    it goes on where it was when run again; with more inputs it does only what is new.
    """
    from citecheck.corpus import Options, run

    names = ("engine", "address", "workers", "shards", "recheck")
    chosen = Options(**{name: flags.pop(name) for name in names})
    quiet = flags.pop("quiet")
    settings = configuration.load(flags)
    if chosen.address and chosen.engine != "ray":
        raise ConfigError("--address is for --engine ray")
    say = (lambda _: None) if quiet else output.say
    outcome = run(inputs, out, settings=settings, options=chosen, say=say)
    for failure in outcome.failures:
        output.say(f"left to the next run: {failure}")
    if not quiet:
        counts = outcome.counts
        what = ("document", "source", "observation", "problem", "reject")
        output.say("new: " + ", ".join(counted(counts[f"{name}s"], name) for name in what))
    return output.PROBLEMS if outcome.failures else 0


@command.command("report")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("-f", "--format", "form", type=click.Choice(_FORMS), help="[default: text]")
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write to FILE; its suffix chooses the format.  May be repeated.",
)
@click.option("--sql", is_flag=True, help="Show the SQL that makes each number.")
@output.verb
def report_corpus(folder: Path, form: str | None, outputs: tuple[Path, ...], *, sql: bool) -> int:
    """Say who is cited most, how much is anonymous, official or state-affiliated, and what rotted.

    The graph of who cites whom is the format graphml.
    """
    for path in outputs:
        if not form:
            output.say_unknown_suffix(path, _SUFFIXES)
        chosen = form or _SUFFIXES.get(path.suffix.lower(), "text")
        write_atomically(path, _rendered(folder, chosen, sql=sql))
    if not outputs:
        click.echo(_rendered(folder, form or "text", sql=sql), nl=False)
    return 0


def _rendered(folder: Path, form: str, *, sql: bool) -> str:
    from citecheck.corpus import forms, graph, page, report

    if form == "graphml":
        return graph.render(*report.graph(folder))
    sections = report.report(folder)
    if form == "html":
        return page.render(sections)
    return (forms.as_json if form == "json" else forms.text)(sections, sql=sql)


@command.command("query")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.argument("sql", metavar="SELECT")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(("text", "jsonl", "csv")),
    default="text",
    show_default=True,
    help="Format of the answer.",
)
@output.verb
def query_corpus(folder: Path, sql: str, form: str) -> int:
    """Answer one SELECT (DuckDB's SQL) over the tables; nothing can be changed by it."""
    from citecheck.corpus import forms, report

    found = report.query(folder, sql)
    if form == "text":
        click.echo(forms.table(found.columns, found.rows))
    else:
        sys.stdout.write(forms.lines(found) if form == "jsonl" else forms.as_csv(found))
    return 0
