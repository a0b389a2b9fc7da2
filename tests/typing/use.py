"""A user's program: type checkers look at it from outside, with the package installed.

``assert_type`` says what they must infer; nothing here is run.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import assert_type

import citecheck
from citecheck import (
    Audit,
    CheckedLink,
    Document,
    LinkChecker,
    Match,
    Mention,
    Outlet,
    OutletRegistry,
    Position,
    Problem,
    Report,
    Settings,
    Snapshot,
    Source,
    Verdict,
)
from citecheck.links import Watch
from citecheck.model import Reason, SourceKind, VerdictKind
from citecheck.problems.baseline import Known
from citecheck.steps.baseline import load


def reports(path: Path) -> Report:
    settings = Settings(timeout=5.0, exclude=("host:*.example.net",), fail_on=("broken",))
    report = citecheck.check(path, "https://example.org/a", settings=settings)
    assert_type(report, Report)
    assert_type(report.documents, tuple[Audit, ...])
    assert_type(report.links, tuple[CheckedLink, ...])
    for audit in report.documents:
        assert_type(audit.publisher, Match | None)
        for problem in audit.problems:
            assert_type(problem, Problem)
            assert_type(problem.at, Position | None)
    for link in report.links:
        assert_type(link.verdict, Verdict)
        assert_type(link.snapshot, Snapshot | None)
        assert_type(link.verdict.checked_at, dt.datetime | None)
        assert_type(link.verdict.verdict, VerdictKind)
        assert_type(link.verdict.reason, Reason)
    assert_type(citecheck.render(report, "json"), str)
    return report


def stages(path: Path) -> None:
    document = citecheck.read(path, url="https://example.org/a")
    assert_type(document, Document)
    assert_type(citecheck.parse(path.read_bytes()), Document)
    assert_type(citecheck.parse("Rain, the BBC said.", url="https://example.org/a"), Document)
    sources = citecheck.extract(document)
    assert_type(sources, tuple[Source, ...])
    for source in sources:
        assert_type(source.kind, SourceKind)
        assert_type(source.url, str | None)
        assert_type(source.mentions, tuple[Mention, ...])
        if source.match and source.match.outlet:
            assert_type(source.match.outlet, Outlet)
    assert_type(citecheck.classify("Reuters"), Match)
    registry = OutletRegistry.default()
    assert_type(registry.classify_url("https://example.org/"), Match)
    assert_type(citecheck.check_links(path), Report)
    assert_type(citecheck.inspect(document), Report)
    # There is no such name, and checkers are to say so.
    assert (
        citecheck.nothing  # type: ignore[attr-defined] # pyright: ignore[reportAttributeAccessIssue]
    )
    assert_type(load(path), tuple[Known, ...])


async def asynchronously(path: Path) -> None:
    report = await citecheck.acheck(path, progress=Watch())
    assert_type(report, Report)
    assert_type(await citecheck.ainspect(path), Report)
    async with LinkChecker(Settings(retries=0)) as checker:
        assert_type(await checker.check("https://example.org/"), Verdict)
        async for verdict in checker.stream(["https://example.org/"]):
            assert_type(verdict, Verdict)


def told(error: citecheck.CitecheckError) -> str:
    if isinstance(error, citecheck.ReadError):
        assert_type(error.name, str)
    return str(error)


def progress(done: int, total: int) -> None:
    del done, total


def callbacks(path: Path) -> Report:
    problems: list[citecheck.ReadError] = []
    return citecheck.check(path, on_error=problems.append, progress=progress)
