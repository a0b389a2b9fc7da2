"""The totals of a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from attrs import evolve

from citecheck.model import Audit, CheckedLink, Report, Seen, Snapshot, Summary, Verdict


def assemble(
    audits: Iterable[Audit],
    verdicts: Mapping[str, Verdict] | None = None,
    snapshots: Mapping[str, Snapshot] | None = None,
) -> Report:
    """Return the report of some audits, with its totals.

    Args:
        audits: The articles.
        verdicts: What was found of their links, by address; None where none was checked.
        snapshots: The archived copies of their links, by address.
    """
    documents = tuple(audits)
    checked = _checked(documents, verdicts or {}, snapshots or {})
    return retotal(Report(documents=documents, links=checked))


def retotal(report: Report) -> Report:
    """Return a report with the totals of what it holds."""
    sources = [source for audit in report.documents for source in audit.sources]
    found = [problem for audit in report.documents for problem in audit.problems]
    summary = Summary(
        documents=len(report.documents),
        sources=len(sources),
        links=len(report.links),
        problems=len(found),
        kinds=_counts(source.kind for source in sources),
        verdicts=_counts(link.verdict.verdict for link in report.links),
        severities=_counts(problem.severity for problem in found),
    )
    return evolve(report, summary=summary)


def joined(first: Report, second: Report) -> Report:
    """Return two reports on different documents and links as one, with its totals."""
    told = retotal(
        Report(
            documents=(*first.documents, *second.documents),
            links=(*first.links, *second.links),
            notes=(*first.notes, *second.notes),
        )
    )
    articles = first.summary.documents + second.summary.documents
    return evolve(told, summary=evolve(told.summary, documents=articles))


def links_only(report: Report) -> Report:
    """Return a report without its sources: problems and links, with their totals."""
    documents = tuple(evolve(audit, sources=()) for audit in report.documents)
    return evolve(report, documents=documents, summary=evolve(report.summary, sources=0, kinds=()))


def _checked(
    documents: Iterable[Audit],
    verdicts: Mapping[str, Verdict],
    snapshots: Mapping[str, Snapshot],
) -> tuple[CheckedLink, ...]:
    """Return every checked address with the places that cite it, in the order of the first."""
    seen: dict[str, list[Seen]] = {}
    for audit in documents:
        for source in audit.sources:
            if source.url is not None and source.url in verdicts:
                seen.setdefault(source.url, []).extend(
                    Seen(
                        document=audit.document.name,
                        text=mention.text,
                        role=mention.role,
                        at=mention.at,
                    )
                    for mention in source.mentions
                )
    return tuple(
        CheckedLink(url=url, verdict=verdicts[url], seen=tuple(places), snapshot=snapshots.get(url))
        for url, places in seen.items()
    )


def counted(number: int, what: str) -> str:
    """Return a number of things in words: ``"1 link"``, ``"2 links"``."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _counts(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Return (value, how often), most first, then by name."""
    found = ((str(value), number) for value, number in Counter(values).items())
    return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0])))
