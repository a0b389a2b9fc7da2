"""``citecheck fix``: mend the addresses of documents in place."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import click

from citecheck.cli import configuration, options, output
from citecheck.errors import ReadError

if TYPE_CHECKING:
    from citecheck.fixes import Fixed


@click.command("fix")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@options.url_option("document")
@click.option("--diff", is_flag=True, help="Show what would change, and change nothing.")
@click.option(
    "--unsafe",
    is_flag=True,
    help="Also what a person should look at: archived copies for pages that are gone, moves to"
    " what may be another page, originals of AMP and proxy copies.",
)
@click.option(
    "--robust-links",
    "robust",
    is_flag=True,
    help="In HTML, name the archived copy of each link that has one (Robust Links).",
)
@click.option("-q", "--quiet", is_flag=True, help="Nothing on stdout.")
@options.settings_options(*options.ASKING, "outlets", "select", "ignore")
@output.verb
def command(
    files: tuple[str, ...],
    url: str | None,
    *,
    diff: bool,
    unsafe: bool,
    robust: bool,
    quiet: bool,
    **flags: Any,
) -> int:
    """Mend the addresses in documents where that is safe.

    Safe are pages that moved for good, https, tracking parameters and wrappers; in Markdown, HTML,
    reStructuredText, wikitext and plain text.  Nothing else in a FILE changes by a byte, and
    running it twice changes nothing.  A directory or glob means such documents in it.
    Exit code 1 with --diff where something would change.
    """
    from citecheck import readers
    from citecheck.fixes import Wish, fix
    from citecheck.urls import is_web

    settings = configuration.load(flags)
    wish = Wish(unsafe=unsafe, robust=robust)
    unread = output.Unread()
    changed = seen = 0
    for name in _names(files, unread):
        if name == "-" or is_web(name):
            unread(ReadError(name, "is no file; fix changes files where they are"))
            continue
        try:
            with readers.opened(name) as file:
                data = file.read()
            done = fix(data, name=name, url=url, wish=wish, settings=settings)
            if not diff and done.after != done.before:
                _replace(done)
        except ReadError as error:
            unread(error)
            continue
        seen += 1
        changed += bool(done.changes)
        if not quiet:
            _tell(done, diff=diff)
    if unread.seen:
        return output.USAGE
    if not seen:
        output.say("nothing to check")
        return output.NOTHING
    return output.PROBLEMS if diff and changed else 0


def _names(files: Iterable[str], unread: output.Unread) -> Iterator[str]:
    """Give the files to mend: those named, and those in directories and globs that can be."""
    from citecheck import readers
    from citecheck.fixes import is_mendable

    for each in files:
        for name in tuple(readers.files_of(each, unread)):
            if name == each or is_mendable(name):
                yield name


def _tell(done: Fixed, *, diff: bool) -> None:
    if diff:
        # Line ends stay as they are, so that the difference can be applied.
        sys.stdout.flush()
        sys.stdout.buffer.write(done.diff.encode("utf-8", "surrogateescape"))
        return
    for each in done.changes:
        change = each.change
        what = f"{change.code} {change.href} -> {change.new}"
        if change.new == change.href and change.snapshot:
            what = f"{change.href} has a copy at {change.snapshot.url}"
        click.echo(f"{done.name}:{each.line}:{each.column}: {what}")
    for href in done.left:
        output.say(f"{done.name}: could not be changed safely: {href}")


def _replace(done: Fixed) -> None:
    """Write a mended file so that it is as it was or complete, its mode and owner as they were.

    Raises:
        ReadError: it cannot be written, or is another by now: asking its links took a while.
    """
    target = Path(done.name).resolve()  # a link to the file stays a link
    part = target.with_name(f".{target.name}.{uuid4().hex}.part")
    try:
        try:
            with part.open("xb") as file:
                file.write(done.after)
            before = target.stat()
            with suppress(AttributeError, PermissionError):  # Windows; the file of another
                os.chown(part, before.st_uid, before.st_gid)
            part.chmod(before.st_mode)
            if target.read_bytes() != done.before:
                raise ReadError(done.name, "was changed meanwhile and stays so; run fix again")
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise ReadError(done.name, f"cannot be written: {error.strerror}") from error
