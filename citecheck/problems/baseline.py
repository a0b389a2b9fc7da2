"""Known problems: which of those found are in a baseline, and which entries it could do without.

An entry names a problem by its code, its document and what it is about, never by a line, so that
it stays right when the text around it moves.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Final

from attrs import evolve, field, frozen

from citecheck.model import (
    Audit,
    CheckedLink,
    Document,
    Position,
    Problem,
    Reason,
    Report,
    Severity,
    VerdictKind,
)
from citecheck.problems.choice import chosen
from citecheck.settings import Settings

EXPIRED: Final = "CC191"
NOT_NEEDED: Final = "CC192"
_LINKS: Final = "CC2"
# A problem by what stays the same when lines move: code, document, what it is about.
Key = tuple[str, str, str]


@frozen(kw_only=True)
class Known:
    """A problem that is known and accepted for a while.

    Args:
        code: The problem's code.
        document: Its document, as it is called from the folder of the baseline.
        about: The address or name of the source that it is about, else its message.
        count: How many such problems the document has.
        owner: Who looks after it.
        reason: Why it is accepted.
        expires: The last day on which it is; None for no end.
        at: Where the entry stands in its file.
    """

    code: str
    document: str
    about: str
    count: int = 1
    owner: str = ""
    reason: str = ""
    expires: dt.date | None = None
    at: Position | None = field(default=None, eq=False)

    @property
    def key(self) -> Key:
        """What the entry is for."""
        return self.code, self.document, self.about


@frozen(kw_only=True)
class Run:
    """What a baseline has to know of the run whose report it is laid over.

    Args:
        settings: Which problems were looked for.
        day: The day of the run.
        called: Gives a document's name as entries have it.
        is_there: Tells whether the document of an entry exists still.
        prose: Whether the articles' words were read, and not only their links.
        checked: Whether links were asked.
    """

    settings: Settings
    day: dt.date
    called: Callable[[str], str]
    is_there: Callable[[str], bool]
    prose: bool
    checked: bool


def keys(audit: Audit, called: Callable[[str], str]) -> Iterator[tuple[Key, Problem]]:
    """Yield the problems of an article, each with its key."""
    name = called(audit.document.name)
    for problem in audit.problems:
        yield (problem.code, name, problem.about or problem.message), problem


def count(report: Report, called: Callable[[str], str]) -> Counter[Key]:
    """Return how often each problem is in a report, in the order of the report."""
    return Counter(key for audit in report.documents for key, _ in keys(audit, called))


class Ledger:
    """A baseline laid over the report of a run, which may come in parts.

    Args:
        known: The entries of the baseline.
        run: What the run looks for.
    """

    def __init__(self, known: Iterable[Known], run: Run) -> None:
        self._known = tuple(known)
        self._run = run
        self._holding = {each.key: each for each in self._known if not _is_over(each, run.day)}
        self._left = Counter({key: entry.count for key, entry in self._holding.items()})
        self._entered = frozenset(entry.key for entry in self._known)
        self._found: Counter[Key] = Counter()
        self._read: set[str] = set()
        self._unasked: set[str] = set()

    def without(self, report: Report) -> tuple[tuple[Audit, ...], tuple[CheckedLink, ...]]:
        """Return the articles of a part without what is known, and the links as they then stand.

        A link that every document of the part with it knows as a problem is ``skipped``
        (``baseline``); what was seen of it stays in its evidence.
        """
        self._unasked |= _unasked(report)
        accepted: dict[str, Known] = {}
        new: set[str] = set()
        audits = []
        for audit in report.documents:
            self._read.add(self._run.called(audit.document.name))
            kept = []
            for key, problem in keys(audit, self._run.called):
                if key in self._entered:
                    self._found[key] += 1
                url = problem.verdict.url if problem.verdict else ""
                if self._left[key] > 0:
                    self._left[key] -= 1
                    accepted[url] = self._holding[key]
                else:
                    kept.append(problem)
                    new.add(url)
            audits.append(evolve(audit, problems=tuple(kept)))
        links = (
            _accepted(link, accepted[link.url])
            if link.url in accepted and link.url not in new
            else link
            for link in report.links
        )
        return tuple(audits), tuple(links)

    def faults(self) -> Iterator[Problem]:
        """Yield a problem for each entry whose time is over, or that nothing needed any more."""
        for entry in self._known:
            about = f"{entry.code} in {entry.document}: {entry.about}"
            found = self._found[entry.key]
            if found < entry.count and _was_tried(entry, self._read, self._unasked, self._run):
                message = f"no longer needed: {about}"
                if found:
                    message = f"{found} of {entry.count} are left of {about}"
                yield _fault(NOT_NEEDED, message, entry)
            elif _is_over(entry, self._run.day):
                owner = f" ({entry.owner})" if entry.owner else ""
                yield _fault(EXPIRED, f"expired on {entry.expires}{owner}: {about}", entry)


def _is_over(entry: Known, today: dt.date) -> bool:
    return entry.expires is not None and entry.expires < today


def _accepted(link: CheckedLink, entry: Known) -> CheckedLink:
    seen = link.verdict
    if seen.verdict in {VerdictKind.OK, VerdictKind.SKIPPED}:
        return link
    until = f" until {entry.expires}" if entry.expires else ""
    said = f"{seen.verdict.value} ({seen.reason.value}), known and accepted{until}"
    why = ", ".join(filter(None, (entry.reason, entry.owner)))
    evidence = (*seen.evidence, f"{said}: {why}" if why else said)
    accepted = evolve(seen, verdict=VerdictKind.SKIPPED, reason=Reason.BASELINE, evidence=evidence)
    return evolve(link, verdict=accepted)


def _unasked(report: Report) -> frozenset[str]:
    """Return the links of which nothing was seen in this run."""
    skipped = (link for link in report.links if link.verdict.verdict is VerdictKind.SKIPPED)
    return frozenset(link.url for link in skipped)


def _was_tried(entry: Known, read: Collection[str], unasked: Collection[str], run: Run) -> bool:
    """Return whether this run would have found the problem of an entry, were it still there."""
    if entry.document not in read:
        return not run.is_there(entry.document)
    if entry.code.startswith(_LINKS):
        tried = run.checked and entry.about not in unasked
    else:
        tried = run.prose
    problem = Problem(code=entry.code, severity=Severity.INFO, message="")
    return tried and bool(chosen((problem,), run.settings.select, run.settings.ignore))


def _fault(code: str, message: str, entry: Known) -> Problem:
    return Problem(code=code, severity=Severity.WARNING, message=message, at=entry.at)


def renewed(report: Report, known: Iterable[Known], fresh: Known, run: Run) -> tuple[Known, ...]:
    """Return the entries that a report needs, in order of document, code and subject.

    An entry that holds keeps its owner, reason and end; one whose time is over gets those of
    ``fresh``, as a new one does; one for what this run did not look at stays.

    Args:
        report: All that was found, nothing taken out.
        known: The entries so far.
        fresh: Owner, reason and end of new entries.
        run: What the run looked for.
    """
    before = {entry.key: entry for entry in known}
    found = count(report, run.called)
    read = {run.called(audit.document.name) for audit in report.documents}
    unasked = _unasked(report)
    entries = {
        key: entry for key, entry in before.items() if not _was_tried(entry, read, unasked, run)
    }
    for key, number in found.items():
        old = before.get(key)
        base = fresh if old is None or _is_over(old, run.day) else old
        code, document, about = key
        entries[key] = evolve(base, code=code, document=document, about=about, count=number)
    return tuple(sorted(entries.values(), key=lambda entry: (entry.document, entry.key)))


def file_audit(name: str, lines: tuple[int, ...], problems: tuple[Problem, ...]) -> Audit:
    """Return the file of a baseline as one more document of a report, with its problems."""
    document = Document(name=name, media_type="application/toml", lines=lines)
    return Audit(document=document, problems=problems)
