"""``citecheck outlet``: who is behind an address or a name."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Final

import click

from citecheck.cli import configuration, options, output
from citecheck.model import Match, Outlet, Role
from citecheck.outlets.schema import STATE_RELATIONS

# What the registry says of what it does not know, for people.
_UNKNOWN: Final = {"no rule": "no record has this host", "no name": "no record has this name"}


@click.command("outlet")
@click.argument("inputs", nargs=-1, required=True, metavar="URL|NAME...")
@options.list_format("Format of the answer.")
@output.verb
def command(inputs: tuple[str, ...], shape: str) -> int:
    """Name the outlet behind addresses or names, and by which rule.

    - reads one address or name a line from standard input.  Exit code 1 where one is unknown.
    """
    from citecheck.outlets import registry_of

    registry = registry_of(configuration.load({}))
    answers = [(text, registry.classify(text)) for text in _lines(inputs)]
    if shape == "json":
        shown = [_object(text, match) for text, match in answers]
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        for text, match in answers:
            click.echo("\n".join(_text(text, match)))
    if not answers:
        output.say("nothing to check")
        return output.NOTHING
    return 0 if all(match.outlet for _, match in answers) else output.PROBLEMS


def _lines(inputs: tuple[str, ...]) -> Iterator[str]:
    for text in inputs:
        if text == "-":
            lines = (line.decode(errors="replace").strip() for line in sys.stdin.buffer)
            yield from filter(None, lines)
        elif text.strip():
            yield text


def _object(text: str, match: Match) -> dict[str, object]:
    from citecheck.reports.json import match_object

    return {"input": text, "match": match_object(match), "domain": match.domain, "url": match.url}


def _text(text: str, match: Match) -> Iterator[str]:
    from citecheck.reports.text import outlet_line, plain, role_words

    yield plain(text)
    if match.role is Role.UNKNOWN:
        yield f"  unknown: {_UNKNOWN.get(match.by, match.by)}"
    else:
        yield f"  {outlet_line(match)}"
        yield f"  {role_words(match.role)}, by {match.by}"
    for layer in match.via:
        yield f"  through {layer.by}: {plain(layer.url)}"
    if match.via and match.url:
        yield f"  to {plain(match.url)}"
    if match.candidates:
        yield f"  may be any of {', '.join(match.candidates)}"
    if match.outlet:
        yield from _record(match.outlet)


def _record(outlet: Outlet) -> Iterator[str]:
    """Give what the registry holds of an outlet, each claim with who makes it and as of when."""
    if outlet.parent:
        since = f" since {outlet.parent_since}" if outlet.parent_since else ""
        yield f"  part of {outlet.parent}{since}"
    for claim in outlet.state_relation:
        meaning = STATE_RELATIONS[claim.code]
        yield f"  state relation {claim.code} according to {claim.source}, {claim.date}: {meaning}"
    for claim in outlet.owner:
        yield f"  owner {claim.code} according to {claim.source}, {claim.date}"
    for domain in outlet.domains:
        dates = " ".join(
            f"{word} {date}"
            for word, date in (("since", domain.since), ("until", domain.until))
            if date
        )
        if dates:
            yield f"  {domain.relation} domain {domain.host}{domain.path} {dates}"
    if outlet.wikidata:
        yield f"  Wikidata {outlet.wikidata}"
