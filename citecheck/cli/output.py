"""What the verbs share: where reports go, what stderr says, how the exit code is made."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import wraps
from pathlib import Path
from typing import Final, NoReturn, ParamSpec

import click
from attrs import frozen

from citecheck import extras
from citecheck.cli import INTERRUPTED, stdio
from citecheck.cli.writing import write_atomically, written
from citecheck.errors import CitecheckError, ReadError, reason_of
from citecheck.model import Problem, Reason, Report, Severity, Verdict
from citecheck.reports import render
from citecheck.settings import Settings

P = ParamSpec("P")

PROBLEMS: Final = 1
USAGE: Final = 2
NOTHING: Final = 3

# The formats that a file of a suffix may have; the first is meant where none is asked for.
_SUFFIXES: Final[Mapping[str, tuple[str, ...]]] = {
    ".bib": ("bibtex",),
    ".csv": ("csv",),
    ".htm": ("html",),
    ".html": ("html",),
    ".json": ("json", "gitlab", "csl"),
    ".jsonl": ("jsonl",),
    ".md": ("markdown", "footnotes"),
    ".sarif": ("sarif",),
    ".txt": ("text",),
    ".wiki": ("wikitext",),
    ".xml": ("junit",),
}
# Bytes of a summary that are sure to be taken.
_SUMMARY: Final = 1_000_000
_SEVERITIES: Final = (Severity.INFO, Severity.WARNING, Severity.ERROR)


def verb(function: Callable[P, int]) -> Callable[P, NoReturn]:
    """Make a verb's return value its exit code, and its errors lines on stderr."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> NoReturn:
        warnings = _Warnings(logging.WARNING)
        logging.getLogger("citecheck").addHandler(warnings)
        try:
            code = function(*args, **kwargs)
            sys.stdout.flush()
        except CitecheckError as error:
            # An error of a table has a line for each of its faults.
            for line in filter(None, str(error).splitlines()):
                say(line)
            code = USAGE
        except ImportError as error:  # what is wanted only now, and is built for other libraries
            if not (remedy := extras.remedy(error)):
                raise
            say(f"something is missing; install an extra: {remedy}")
            code = USAGE
        except KeyboardInterrupt:
            say("interrupted")
            code = INTERRUPTED
        except BrokenPipeError:
            # The reader of our output has gone (as `head` does): nothing more can be said to it.
            stdio.give_up(sys.stdout)
            code = 0
        except OSError as error:
            # Files have their own errors by now; what is left is a full disk behind stdout.
            say(f"{error.filename or 'standard output'}: {reason_of(error)}")
            stdio.give_up(sys.stdout)
            code = USAGE
        except MemoryError:
            say("there is not enough memory; give it fewer or smaller articles at once")
            code = USAGE
        finally:
            logging.getLogger("citecheck").removeHandler(warnings)
        raise SystemExit(code)

    return run


def say(message: str) -> None:
    """Print one line for people on stderr, if anybody reads it: the run goes on all the same."""
    try:
        click.echo(f"citecheck: {' '.join(message.split())}", err=True)
    except OSError:
        stdio.give_up(sys.stderr)


class _Warnings(logging.Handler):
    """What the library warns of in a run, said as everything else is, and once."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self._said: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        """Say one warning."""
        message = record.getMessage()
        if message not in self._said:
            self._said.add(message)
            say(message)


def say_verdict(verdict: Verdict) -> None:
    """Print one verdict on stderr."""
    say(f"{verdict.verdict} {verdict.reason} {verdict.status or '-'} {verdict.url}")


class Unread:
    """Says each article that cannot be read on stderr, and remembers that there was one."""

    def __init__(self) -> None:
        self.seen = False

    def __call__(self, error: ReadError) -> None:
        """Take one error."""
        self.seen = True
        say(str(error))


@frozen(kw_only=True)
class Delivery:
    """Where and how a verb's report goes: the flags that all reporting verbs share."""

    formats: tuple[str, ...]
    outputs: tuple[str, ...]
    exit_zero: bool
    allow_empty: bool
    quiet: bool
    verbose: bool
    statistics: bool
    show_source: bool


def finish(
    report: Report,
    delivery: Delivery,
    settings: Settings,
    *,
    unread: bool,
    found: int,
    stopped: bool = False,
) -> int:
    """Deliver a report and return the exit code it earns.

    Args:
        report: The report.
        delivery: Where and how it goes.
        settings: What fails.
        unread: Whether an article could not be read.
        found: How many things there were to check.
        stopped: Whether the user ended the run.
    """
    say_details(report, delivery)
    say_unfinished(unfinished(report), len(report.links), settings, stopped=stopped)
    if report.documents or not unread or delivery.formats or delivery.outputs:
        deliver(report, delivery)  # where nothing could be read, "0 problems" would be no answer
    if stopped:
        return INTERRUPTED
    return earned(told_by(report), delivery, settings, unread=unread, found=found)


def earned(
    told: AbstractSet[str], delivery: Delivery, settings: Settings, *, unread: bool, found: int
) -> int:
    """Return the exit code that problems earn, what the flags excuse being excused."""
    code = exit_code(told, settings.fail_on, unread=unread, found=found)
    excused = {PROBLEMS: delivery.exit_zero, NOTHING: delivery.allow_empty}
    return 0 if excused.get(code) else code


def unfinished(report: Report) -> int:
    """Return how many links of a report had no verdict when the run ended."""
    return sum(link.verdict.reason is Reason.UNFINISHED for link in report.links)


def say_unfinished(number: int, links: int, settings: Settings, *, stopped: bool) -> None:
    """Say that links had no verdict when the run ended, if any had none."""
    if number:
        why = "interrupted" if stopped else f"time is up ({settings.max_time})"
        say(f"{why}: {number} of {links} links had no answer yet")


def say_details(report: Report, delivery: Delivery) -> None:
    """Say what could not be found out and, if asked for, each verdict."""
    for note in report.notes:
        say(note)
    if delivery.verbose:
        for link in report.links:
            say_verdict(link.verdict)


def deliver(report: Report, delivery: Delivery) -> None:
    """Write a report to its files, and to stdout in the formats that no file took.

    Where GitHub Actions takes a summary of the job, annotations come with one.

    Raises:
        CitecheckError: a file cannot be written.
    """
    formats = delivery.formats
    taken = set()
    for output in delivery.outputs:
        chosen = format_of(Path(output), formats)
        if not formats:
            say_unknown_suffix(Path(output), _SUFFIXES)
        taken.add(chosen)
        write_atomically(Path(output), _rendered(report, chosen, delivery, terminal=False))
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary and "github" in formats:
        _add_summary(Path(summary), render(report, "markdown"))
    if delivery.quiet:
        return
    for name in formats or (() if delivery.outputs else ("text",)):
        if name not in taken:
            terminal = name == "text" and sys.stdout.isatty()
            shown = _rendered(report, name, delivery, terminal=terminal)
            click.echo(shown, nl=False, color=terminal)


def say_unknown_suffix(path: Path, known: Collection[str]) -> None:
    """Say that a file is written as text where its suffix means no format."""
    if path.suffix and path.suffix.lower() not in known:
        say(f"{path}: is written as text, as no format has the suffix {path.suffix}")


def format_of(path: Path, formats: Sequence[str]) -> str:
    """Return the format of a file: of those asked for the first that its suffix fits, else its own.

    A file whose suffix says nothing gets the first format asked for.
    """
    fitting = _SUFFIXES.get(path.suffix.lower(), ())
    asked = [name for name in formats if name in fitting]
    return next(iter((*asked, *fitting, *formats, "text")))


def _rendered(report: Report, name: str, delivery: Delivery, *, terminal: bool) -> str:
    """Return a report in a format; for a terminal it is coloured and can be clicked."""
    if name != "text":
        return render(report, name)
    from citecheck.reports.text import Style, dressed

    line_of = None
    if delivery.show_source:
        from citecheck.cli.lines import Lines

        line_of = Lines()
    dressing = terminal and os.environ.get("TERM") != "dumb"
    style = Style(
        color=dressing and not os.environ.get("NO_COLOR"),  # https://no-color.org: empty is unset
        hyperlinks=dressing,
        statistics=delivery.statistics,
        line_of=line_of,
    )
    return dressed(report, style)


def _add_summary(path: Path, text: str) -> None:
    """Add to the summary of a job of GitHub Actions, which takes 1 MiB a step."""
    whole = text.encode("utf-8", "replace")
    if len(whole) > _SUMMARY:
        whole = whole[:_SUMMARY].rpartition(b"\n")[0] + b"\n\n... the rest is cut off.\n"
    with written(path), path.open("ab") as file:
        file.write(whole)


def told(problems: Iterable[Problem]) -> frozenset[str]:
    """Return what problems tell: their severities, and the verdicts on links that they are about.

    A verdict of which nothing is reported, as the article or the settings ask for, is not told.
    """
    found: set[str] = set()
    for item in problems:
        found.add(item.severity.value)
        if item.verdict:
            found.add(item.verdict.verdict.value)
    return frozenset(found)


def told_by(report: Report) -> frozenset[str]:
    """Return what the problems of a report tell."""
    return told(item for audit in report.documents for item in audit.problems)


def exit_code(told: AbstractSet[str], fail_on: Sequence[str], *, unread: bool, found: int) -> int:
    """Return the exit code that a run earns.

    Args:
        told: What its problems tell, as :func:`told` has it.
        fail_on: Severities (which include the worse ones) and verdicts that fail.
        unread: Whether an article could not be read.
        found: How many things there were to check.
    """
    if unread:
        return USAGE
    if not found:
        say("nothing to check")
        return NOTHING
    return PROBLEMS if failing(fail_on) & told else 0


def failing(fail_on: Sequence[str]) -> frozenset[str]:
    """Return the severities and verdicts that fail; a severity includes the worse ones."""
    fails = set(fail_on)
    for index, severity in enumerate(_SEVERITIES):
        if severity in fails:
            fails.update(_SEVERITIES[index:])
    return frozenset(fails)
