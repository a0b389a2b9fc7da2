"""The baseline: a file of known problems, each with an owner, a reason and an end.

It is TOML, written by ``citecheck baseline``, to be read and mended by people.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from attrs import evolve

from citecheck.catalogue import CATALOGUE
from citecheck.errors import ConfigError, reason_of
from citecheck.model import Report
from citecheck.positions import line_starts, position
from citecheck.problems import baseline, chosen, graded
from citecheck.problems.baseline import Known, Ledger, Run
from citecheck.reports.summary import retotal
from citecheck.settings import Settings
from citecheck.steps.plugins import own_rules
from citecheck.urls import is_web
from citecheck.values import KINDS

_HEAD: Final = """\
# Known problems, accepted until they expire; only new ones fail.
# Written by citecheck baseline, which keeps the owner, reason and date of what still holds.
"""
_ENTRY: Final = re.compile(r"^[ \t]*\[\[[ \t]*known[ \t]*\]\]", re.MULTILINE)
_TYPES: Final = {
    "code": str,
    "document": str,
    "about": str,
    "count": int,
    "owner": str,
    "reason": str,
    "expires": dt.date,
}


class Overlay:
    """The baseline of the settings laid over the report of a run, which may come in parts.

    Args:
        settings: Which baseline; which problems are reported.
        prose: Whether the articles' words are read.
        checked: Whether links are asked.

    Raises:
        ConfigError: the baseline cannot be read.
    """

    def __init__(self, settings: Settings, *, prose: bool, checked: bool) -> None:
        own_rules(settings)  # whose problems may be known
        self._settings = settings
        self._path = Path(settings.baseline)
        self._text = _text(self._path)
        run = run_of(settings, self._path, prose=prose, checked=checked)
        self._ledger = Ledger(parse(self._text, str(self._path)), run)

    def over(self, part: Report) -> Report:
        """Return a part of the report without the problems that are known."""
        audits, links = self._ledger.without(part)
        return retotal(evolve(part, documents=audits, links=links))

    def rest(self) -> Report:
        """Return what is to be said of the baseline after all parts.

        Entries that have expired or that nothing needs any more are problems of the file, which
        is one more document of the report, though no article.
        """
        settings = self._settings
        found = chosen(self._ledger.faults(), settings.select, settings.ignore)
        faults = graded(found, settings.severity)
        if not faults:
            return Report()
        file = baseline.file_audit(str(self._path), line_starts(self._text), faults)
        rest = retotal(Report(documents=(file,)))
        return evolve(rest, summary=evolve(rest.summary, documents=0))


def run_of(settings: Settings, path: Path, *, prose: bool, checked: bool) -> Run:
    """Return what a baseline at a path has to know of a run of today."""
    folder = path.parent.resolve()

    def called(name: str) -> str:
        if is_web(name) or name == "-":
            return name
        try:
            relative = os.path.relpath(Path(name).resolve(), folder)
        except ValueError:  # another drive of Windows
            return name
        return _clean(relative.replace(os.sep, "/"))

    def is_there(document: str) -> bool:
        return is_web(document) or document == "-" or (folder / document).exists()

    return Run(
        settings=settings,
        day=dt.datetime.now(dt.UTC).date(),
        called=called,
        is_there=is_there,
        prose=prose,
        checked=checked,
    )


def _clean(text: str) -> str:
    """Return text that UTF-8 can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        raise ConfigError(
            f"{path}: there is no such baseline; citecheck baseline writes it"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: the baseline cannot be read: {reason_of(error)}") from error


def load(path: Path) -> tuple[Known, ...]:
    """Return the entries of a baseline; none where it is no file or does not exist.

    Raises:
        ConfigError: it cannot be read.
    """
    return parse(_text(path), str(path)) if path.is_file() else ()


def parse(text: str, name: str) -> tuple[Known, ...]:
    """Return the entries of a baseline.

    Args:
        text: The file's text.
        name: The file's name, for messages.

    Raises:
        ConfigError: it is no TOML, or no baseline.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{name}: {error}") from error
    records = table.pop("known", [])
    if table or not isinstance(records, list):
        raise ConfigError(f"{name}: a baseline holds [[known]] tables and nothing else")
    lines = line_starts(text)
    places = [position(lines, each.start(), each.end()) for each in _ENTRY.finditer(text)]
    if len(places) != len(records):
        places = [position(lines, 0, 0)] * len(records)
    return tuple(
        evolve(_entry(record, f"{name}:{at.line}"), at=at)
        for record, at in zip(records, places, strict=True)
    )


def _entry(record: Any, where: str) -> Known:
    if not isinstance(record, dict):
        raise ConfigError(f"{where}: an entry is a table; write [[known]]")
    for key, value in record.items():
        if key not in _TYPES:
            raise ConfigError(f"{where}: unknown key {key!r}; known are {', '.join(_TYPES)}")
        if type(value) is not _TYPES[key]:
            raise ConfigError(f"{where}: {key} must be {KINDS[_TYPES[key]]}, not {value!r}")
    missing = [key for key in ("code", "document", "about") if key not in record]
    if missing:
        raise ConfigError(f"{where}: {' and '.join(missing)} missing")
    if record["code"] not in CATALOGUE:
        raise ConfigError(f"{where}: {record['code']!r} is no problem code; see citecheck explain")
    return Known(**record)


def dump(entries: Iterable[Known]) -> str:
    """Return the text of a baseline."""
    return _HEAD + "".join("\n" + "\n".join(_lines(entry)) + "\n" for entry in entries)


def _lines(entry: Known) -> Iterator[str]:
    yield "[[known]]"
    yield f"code = {_quoted(entry.code)}  # {CATALOGUE[entry.code].name}"
    yield f"document = {_quoted(entry.document)}"
    yield f"about = {_quoted(entry.about)}"
    if entry.count != 1:
        yield f"count = {entry.count}"
    yield f"owner = {_quoted(entry.owner)}"
    yield f"reason = {_quoted(entry.reason)}"
    if entry.expires:
        yield f"expires = {entry.expires.isoformat()}"


def _quoted(text: str) -> str:
    """Return a TOML basic string; it escapes as JSON does, and U+007F too."""
    return json.dumps(_clean(text), ensure_ascii=False).replace("\x7f", "\\u007f")
