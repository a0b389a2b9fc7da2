"""``--since REV``: only the files that git sees changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import Any, Final

import click

from citecheck.cli import output
from citecheck.errors import CitecheckError
from citecheck.urls import is_web

option: Final[Callable[[Callable[..., Any]], Callable[..., Any]]] = click.option(
    "--since",
    metavar="REV",
    help="Only files changed since a git revision, or since the branch left it.",
)


def narrowing(
    argument: str,
) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Return a decorator that hands a verb only what has changed, and does nothing for nothing.

    Args:
        argument: The name under which the verb takes its articles.
    """

    def decorate(function: Callable[..., int]) -> Callable[..., int]:
        @wraps(function)
        def narrow(**given: Any) -> int:
            revision = given.pop("since", None)
            if revision is not None:
                given[argument] = narrowed(given[argument], revision)
                if not given[argument]:
                    return 0
            return function(**given)

        return narrow

    return decorate


def narrowed(articles: Iterable[str], revision: str) -> tuple[str, ...]:
    """Return the articles that are to be checked: files only where they have changed.

    Addresses and standard input stay.  None is left where no file has changed.

    Args:
        articles: Paths, directories, globs, addresses, ``"-"``.
        revision: A revision of git.

    Raises:
        CitecheckError: there is no git, no repository here, or no such revision.
    """
    from citecheck.readers import expand

    changed = _changed(revision)
    kept = tuple(
        name
        for name in expand(articles)
        if name == "-" or is_web(name) or Path(name).resolve() in changed
    )
    if not kept:
        output.say(f"no file has changed since {revision}")
    return kept


def _changed(revision: str) -> frozenset[Path]:
    """Return the files that differ from where the branch left a revision, new ones included."""
    top = Path(_git("rev-parse", "--show-toplevel").rstrip("\n")).resolve()
    try:
        known = _git("rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}").strip()
    except CitecheckError as error:
        told = f"--since: git knows no revision {revision!r} here; a shallow clone has to fetch it"
        raise CitecheckError(told) from error
    try:
        base = _git("merge-base", known, "HEAD").strip()
    except CitecheckError:  # no common ancestor, or none in a shallow clone
        base = known
    names = _git("-C", str(top), "diff", "--name-only", "--diff-filter=d", "-z", base, "--")
    new = _git("-C", str(top), "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(top / name for name in (names + new).split("\0") if name)


def _git(*arguments: str) -> str:
    import subprocess  # here, as few runs want it

    try:
        done = subprocess.run(  # noqa: S603 - a list of arguments, no shell
            ["git", *arguments],  # noqa: S607 - the user's own git
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="surrogateescape",
        )
    except OSError as error:
        raise CitecheckError(f"--since needs git: {error.strerror}") from error
    if done.returncode:
        raise CitecheckError(f"--since: git says: {done.stderr.strip() or 'no'}")
    return done.stdout
