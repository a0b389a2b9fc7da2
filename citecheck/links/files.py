"""The verdict on a link from one file to another, given what lies there."""

from __future__ import annotations

from typing import Final
from urllib.parse import unquote

from citecheck import urls
from citecheck.links.content import fragments
from citecheck.links.content.look import Look
from citecheck.links.policy import Policy
from citecheck.model import LocalFile, Reason, Verdict, VerdictKind
from citecheck.patterns import lazy

# Lines of a file, as forges mark them.
_LINES: Final = lazy(r"L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?")
# What a forge calls that file where it shows it below the names in a folder.
_README: Final = "readme"


class Page:
    """A file that links point into, looked at once.

    Args:
        file: What lies there.
    """

    def __init__(self, file: LocalFile) -> None:
        self.file = file
        self.look = None if file.page is None else Look(file.page)


def judge(url: urls.Url, page: Page, policy: Policy) -> Verdict:
    """Return the verdict on a link to a file.

    Args:
        url: The ``file:`` address that the link stands for.
        page: What lies there.
        policy: Whether fragments are looked for, and what is excluded.
    """
    excluded = policy.excludes(url)
    if excluded:
        return _verdict(url, VerdictKind.SKIPPED, Reason.EXCLUDED, excluded)
    file = page.file
    if file.path is None:
        return policy.overrule(_verdict(url, VerdictKind.BROKEN, Reason.GONE, file.note))
    kind, reason, why = VerdictKind.OK, Reason.OK, ""
    if policy.fragments and url.fragment:
        kind, reason, why = _place(url.fragment, page)
    return policy.overrule(_verdict(url, kind, reason, why, file.note))


def _place(fragment: str, page: Page) -> tuple[VerdictKind, Reason, str]:
    """Return whether a file has the place that a fragment names, as far as that can be known."""
    if page.file.is_folder:
        return VerdictKind.BROKEN, Reason.FRAGMENT_MISSING, "a folder has no places"
    if page.look is None and page.file.note:
        return VerdictKind.REVIEW, Reason.UNSURE, f"#{fragment} was not looked for"
    lost = None
    is_shown = fragment == _README and page.file.note.lower().startswith(_README)
    if page.look is not None and not _LINES.fullmatch(fragment) and not is_shown:
        lost = fragments.lost(page.look, fragments.parse(fragment))
    if page.look is None or lost is None:
        return VerdictKind.OK, Reason.OK, ""
    reason, why = lost
    if page.look.is_shell:
        return VerdictKind.REVIEW, Reason.UNSURE, f"{why}, but scripts may make it"
    if page.file.is_partial:
        return VerdictKind.REVIEW, Reason.UNSURE, f"{why}, but it may be in what is put in there"
    return VerdictKind.BROKEN, reason, why


def unknown_root(url: urls.Url) -> Verdict:
    """Return the verdict on a link to the root of a site when nobody said where that is."""
    why = f"{unquote(url.path)} begins at the root of the site; --root or --base-url says where"
    return _verdict(url, VerdictKind.REVIEW, Reason.UNSURE, why)


def doubted(url: urls.Url, why: str) -> Verdict:
    """Return the verdict on a link to what is not there, but may be elsewhere."""
    return _verdict(url, VerdictKind.REVIEW, Reason.UNSURE, why)


def no_label(url: urls.Url) -> Verdict:
    """Return the verdict on a link to a label that no file of its project has."""
    why = f"no file of the project has the label {unquote(url.fragment)!r}"
    return _verdict(url, VerdictKind.BROKEN, Reason.FRAGMENT_MISSING, why)


def _verdict(url: urls.Url, kind: VerdictKind, reason: Reason, *evidence: str) -> Verdict:
    return Verdict(
        url=url.href, verdict=kind, reason=reason, evidence=tuple(filter(None, evidence))
    )
