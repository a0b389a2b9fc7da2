"""The command line; one file a verb, imported when it is used."""

from __future__ import annotations

from importlib import import_module
from typing import Final

import click

from citecheck import __version__

# The exit code of a run that the user ended; the others are in output.py.
INTERRUPTED: Final = 130

# A new verb is one file and one line here.
_VERBS: Final = (
    "archive",
    "baseline",
    "cache",
    "check",
    "config",
    "corpus",
    "demo",
    "explain",
    "extract",
    "fix",
    "init",
    "links",
    "outlet",
    "outlets",
    "recover",
)


class _Verbs(click.Group):
    """A group that imports a verb only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _VERBS:
            return None
        command: click.Command = import_module(f"citecheck.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a verb; of one that is misspelt, say which is meant."""
        if args[0] not in _VERBS:
            from difflib import get_close_matches  # for slips alone

            for near in get_close_matches(args[0], _VERBS, n=1):
                ctx.fail(f"No such command {args[0]!r}. Did you mean {near!r}?")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run a verb; an interrupt that comes while it is still imported ends as a later one."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("citecheck: interrupted", err=True)
            ctx.exit(INTERRUPTED)


@click.group(
    cls=_Verbs,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 90},
)
@click.version_option(__version__, prog_name="citecheck")
def main() -> None:
    """Find the sources an article cites, name the outlets behind them, check their links.

    Exit codes: 0 nothing to report, 1 problems at or above the fail level,
    2 usage, configuration or unreadable input, 3 nothing to check, 130 interrupted.
    """
