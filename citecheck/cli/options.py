"""Options of the command line, made from the fields of :class:`citecheck.settings.Settings`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Final, TypeVar

import attrs
import click

from citecheck.cli.output import Delivery
from citecheck.errors import ConfigError
from citecheck.reports import FORMATS, is_known
from citecheck.settings import FETCHERS, Settings

_Function = TypeVar("_Function", bound=Callable[..., Any])

REPORTING: Final = ("outlets", "rules", "select", "ignore", "severity", "baseline", "fail_on")
FILES: Final = ("root", "base_url")
FOLLOWING: Final = ("follow", "follow_limit")
AUDITING: Final = ("recover", "quotes", "deep")
_OTHERS: Final = {*REPORTING, *FILES, *FOLLOWING, *AUDITING}
ASKING: Final = tuple(item.name for item in attrs.fields(Settings) if item.name not in _OTHERS)
NETWORK: Final = (*ASKING, *FOLLOWING)


def settings_options(*names: str) -> Callable[[_Function], _Function]:
    """Return a decorator that gives a verb the flags of some settings.

    A flag that is not given is None, so that the configuration file can speak.
    """

    def decorate(function: _Function) -> _Function:
        fields = attrs.fields_dict(Settings)
        for name in reversed(names):
            function = _flag(fields[name])(function)
        return function

    return decorate


def _flag(item: attrs.Attribute[Any]) -> Callable[[_Function], _Function]:
    name = "--" + item.name.replace("_", "-")
    text = item.metadata["help"]
    if isinstance(item.default, bool):
        return click.option(name, is_flag=True, default=None, help=text)
    if isinstance(item.default, tuple):
        shown = f"  [default: {','.join(item.default)}]" if item.default else ""
        return click.option(
            name,
            metavar="LIST",
            default=None,
            multiple=True,
            callback=_split,
            help=f"{text}{shown}",
        )
    kind = click.Choice(FETCHERS) if item.name == "fetcher" else type(item.default)
    shown = "" if item.default == "" else f"  [default: {item.default}]"
    return click.option(
        name, type=kind, default=None, metavar=item.metadata["shown"], help=f"{text}{shown}"
    )


def _split(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> Any:
    if not values:
        return None
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def url_option(what: str) -> Callable[[_Function], _Function]:
    """Return a decorator that gives a verb the flag for the address of what it takes."""
    return click.option(
        "--url", metavar="URL", callback=_web_address, help=f"The {what}'s own address."
    )


def _web_address(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    from citecheck.urls import is_web

    if value is not None and not is_web(value):
        raise click.BadParameter(f"{value!r} is no address that begins with http:// or https://.")
    return value


def list_format(text: str) -> Callable[[_Function], _Function]:
    """Return a decorator that gives a verb which prints a list the flag for its format."""
    return click.option(
        "-f",
        "--format",
        "shape",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help=text,
    )


def output_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a verb the flags of :class:`citecheck.cli.output.Delivery` as argument ``delivery``."""

    @wraps(function)
    def with_delivery(**given: Any) -> Any:
        own = {item.name: given.pop(item.name) for item in attrs.fields(Delivery)}
        return function(delivery=Delivery(**own), **given)

    for option in _OUTPUT_OPTIONS:
        with_delivery = option(with_delivery)
    return with_delivery


class _Format(click.Choice[str]):
    """The name of a report format, be it of another package."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return a name that is known, before anything is asked; else say which are."""
        try:
            return value if is_known(value) else super().convert(value, param, ctx)
        except ConfigError as error:
            self.fail(str(error), param, ctx)


_OUTPUT_OPTIONS: Final = (
    click.option("-v", "--verbose", is_flag=True, help="Say every link's verdict on stderr."),
    click.option("-q", "--quiet", is_flag=True, help="Nothing on stdout, no progress."),
    click.option(
        "--statistics", is_flag=True, help="Count problems, verdicts and kinds after the text."
    ),
    click.option(
        "--show-source", is_flag=True, help="Show the line of each problem, marked, in the text."
    ),
    click.option(
        "--allow-empty", is_flag=True, help="Exit with 0 where there is nothing to check."
    ),
    click.option("--exit-zero", is_flag=True, help="Exit with 0 where problems would give 1."),
    click.option(
        "-o",
        "--output",
        "outputs",
        metavar="FILE",
        multiple=True,
        type=click.Path(dir_okay=False),
        help="Write the report to FILE; its suffix chooses the format.  May be repeated.",
    ),
    click.option(
        "-f",
        "--format",
        "formats",
        multiple=True,
        type=_Format(FORMATS),
        help="Format of the report.  May be repeated.  [default: text]",
    ),
)
