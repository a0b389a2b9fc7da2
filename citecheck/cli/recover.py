"""``citecheck recover``: put links back that were lost in copying."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from citecheck.cli import configuration, options, output
from citecheck.cli.writing import write_atomically
from citecheck.errors import ConfigError

if TYPE_CHECKING:
    from citecheck.recovery import Recovery

_FORMATS: Final = ("text", "json", "markdown", "html")
_SUFFIXES: Final = {
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".md": "markdown",
    ".txt": "text",
}


@click.command("recover")
@click.argument("article", metavar="ARTICLE")
@click.option(
    "--original", metavar="URL|FILE", help="The page it was copied from, where it names none."
)
@options.url_option("article")
@click.option(
    "-f",
    "--format",
    "shape",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    help="A list of the links as text or json, or the article as markdown or html.",
)
@click.option(
    "-o",
    "--output",
    "outputs",
    metavar="FILE",
    multiple=True,
    type=click.Path(dir_okay=False),
    help="Write to FILE what its suffix says: .md, .html, .json or .txt.  May be repeated.",
)
@click.option("-q", "--quiet", is_flag=True, help="Nothing on stdout.")
@options.settings_options(*options.ASKING)
@output.verb
def command(
    article: str,
    *,
    original: str | None,
    url: str | None,
    shape: str,
    outputs: tuple[str, ...],
    quiet: bool,
    **flags: Any,
) -> int:
    """Put the links of an ARTICLE back that were lost in copying.

    The page at the article's own address is fetched (an archived copy near the article's date
    where that is gone or behind a paywall), both texts are aligned, and every link goes where its
    words are.  Exit code 1 where a lost link could not be recovered, 3 where none was lost.
    """
    from citecheck.recovery import recover

    shapes = [_shape_of(name) for name in outputs]
    settings = configuration.load(flags)
    found = recover(article, original, url=url, settings=settings)
    for name, each in zip(outputs, shapes, strict=True):
        write_atomically(Path(name), _RENDER[each](found))
    if not quiet and not outputs:
        click.echo(_RENDER[shape](found), nl=False)
    for note in found.notes:
        output.say(note)
    if not (found.links or found.unrecovered):
        if not (found.notes or found.absent):
            output.say(f"{article}: no link is lost that {found.original} has")
        return output.NOTHING
    lost = found.unrecovered or not all(link.put_back for link in found.links)
    return output.PROBLEMS if lost else 0


def _shape_of(name: str) -> str:
    suffix = Path(name).suffix.lower()
    if suffix not in _SUFFIXES:
        raise ConfigError(f"{name}: the suffix must be one of {', '.join(_SUFFIXES)}")
    return _SUFFIXES[suffix]


def _text(found: Recovery) -> str:
    return "\n".join(_lines(found)) + "\n"


def _lines(found: Recovery) -> Iterator[str]:
    from citecheck.reports.places import place
    from citecheck.reports.summary import counted
    from citecheck.reports.text import plain

    yield f"{plain(found.document.name)}"
    copy = f" (archived {found.snapshot.taken_at:%Y-%m-%d})" if found.snapshot else ""
    yield f"  from {plain(found.original)}{copy}, which holds {found.coverage:.0%} of the article"
    for link in found.links:
        kept = "" if link.put_back else ", not put back"
        yield ""
        yield f"  {place(link.at)}  {plain(link.text)}"
        yield f"      {plain(link.url)}"
        yield f"      {link.sureness} confidence ({link.confidence:.2f}){kept}"
    for span in found.unrecovered:
        yield ""
        yield f"  {place(span.at)}  {plain(span.text)}"
        yield "      still without an address"
    if found.absent:
        yield ""
        yield "  links of the original whose words the article does not have:"
        for each in found.absent:
            yield f"      {plain(each.text)}: {plain(each.url)}"
    back = sum(link.put_back for link in found.links)
    yield ""
    yield f"{counted(back, 'link')} put back, {len(found.unrecovered)} still lost"


def _json(found: Recovery) -> str:
    from citecheck.reports.json import place_object, snapshot_object

    shown = {
        "document": found.document.name,
        "url": found.document.url,
        "original": found.original,
        "snapshot": snapshot_object(found.snapshot),
        "coverage": found.coverage,
        "links": [
            {
                "text": link.text,
                "url": link.url,
                "confidence": link.confidence,
                "sureness": link.sureness,
                "marked": link.marked,
                "put_back": link.put_back,
                **place_object(link.at),
                "start": link.at.start,
                "end": link.at.end,
            }
            for link in found.links
        ],
        "unrecovered": [{"text": span.text, **place_object(span.at)} for span in found.unrecovered],
        "absent": [{"text": each.text, "url": each.url} for each in found.absent],
        "notes": list(found.notes),
    }
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"


def _markdown(found: Recovery) -> str:
    from citecheck.recovery.write import markdown

    return markdown(found.document)


def _html(found: Recovery) -> str:
    from citecheck.recovery.write import html_page

    return html_page(found.document)


_RENDER: Final[dict[str, Callable[[Recovery], str]]] = {
    "text": _text,
    "json": _json,
    "markdown": _markdown,
    "html": _html,
}
