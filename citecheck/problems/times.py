"""CC4: can the linked page be what the sentence cites, by the dates of both?"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from citecheck import urls
from citecheck.model import LinkState, Mention, OutletKind, Problem, Role, Source
from citecheck.patterns import lazy
from citecheck.problems.case import Case, problem
from citecheck.problems.read import page_of

# Time zones and the hours around midnight make a day, and its rounding another.
_AHEAD: Final = dt.timedelta(days=2)
# A page that is as old is not what somebody said "on Monday".
_BEHIND: Final = dt.timedelta(days=45)
# Pages that bear one date and go on changing.
_GROWING: Final = frozenset(
    {
        *(OutletKind.WIKI, OutletKind.REFERENCE, OutletKind.CODE_HOST, OutletKind.DATA_PORTAL),
        *(OutletKind.SOCIAL_PLATFORM, OutletKind.VIDEO_PLATFORM, OutletKind.ARCHIVE),
    }
)
# /2024/03/14/, /2024-03-14/, /20240314-; a month alone does not tell enough.
_IN_PATH: Final = lazy(
    r"(?<!\d)((?:19|20)\d\d)(?P<mark>[/-]|)(0[1-9]|1[0-2])(?P=mark)(0[1-9]|[12]\d|3[01])(?!\d)"
)
_DAYS: Final = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tonight"
    r"|(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)(?:abend|morgen)?"
    r"|heute|gestern|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|aujourd['\u2019]hui|hier"
    r"|lunes|martes|mi\u00e9rcoles|jueves|viernes|s\u00e1bado|domingo|hoy|ayer"
    r"|luned\u00ec|marted\u00ec|mercoled\u00ec|gioved\u00ec|venerd\u00ec|sabato|domenica|oggi|ieri"
    r"|(?:segunda|ter\u00e7a|quarta|quinta|sexta)-feira|hoje|ontem"
    r"|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|vandaag|gisteren"
    r"|poniedzia\u0142ek|wtorek|\u015brod\u0119|czwartek|pi\u0105tek|sobot\u0119|niedziel\u0119|dzi\u015b|wczoraj"
    r"|понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье|сегодня|вчера"
    r"|понеділок|вівторок|середу|п['\u2019]ятницю|суботу|неділю|сьогодні|вчора"
)
_DAY: Final = lazy(rf"\b(?:{_DAYS})\b", re.IGNORECASE)
_YEAR: Final = lazy(r"\b(?:19|20)\d\d\b")
# Words between "said" and "on Monday".
_BETWEEN: Final = 3


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each link to a page that is newer or older than the article allows.

    Newer is what came out after the article; older is what came out long before where the sentence
    says that it was told on a day of the week, today or yesterday.
    """
    own = _day(case.document.published)
    if own is None:
        return
    for source in case.sources:
        when = _published(case, source) if source.link is LinkState.LIVE else None
        if when is None:
            continue
        if when > own + _AHEAD:
            yield problem(
                "CC409",
                f"the page is of {when}, the article of {own}: {source.url}",
                source=source,
                at=case.link_at(source),
            )
        elif when < own - _BEHIND and (day := _told_on(case, source)):
            yield problem(
                "CC410",
                f"{day!r} is said of a page of {when} in an article of {own}: {source.url}",
                source=source,
                at=case.link_at(source),
            )


def _published(case: Case, source: Source) -> dt.date | None:
    """Return the day of a page: that of its address, which does not change, else its own."""
    match = case.behind(source)
    kind = match.outlet.kind if match and match.outlet else None
    if kind in _GROWING or match is None or match.role is Role.ARCHIVED_COPY or match.via:
        return None
    found = _in_address(source.url or "")
    if found is not None:
        return found
    page = page_of(case, source) if case.deep else None
    return _day(page.document.published) if page else None


def _in_address(url: str) -> dt.date | None:
    parts = urls.parse(url)
    found = _IN_PATH.search(parts.path) if parts and parts.scheme in urls.WEB_SCHEMES else None
    if found is None:
        return None
    try:
        return dt.date(int(found[1]), int(found[3]), int(found[4]))
    except ValueError:
        return None


def _day(when: dt.date | None) -> dt.date | None:
    return when.date() if isinstance(when, dt.datetime) else when


def _told_on(case: Case, source: Source) -> str:
    """Return the day on which a sentence says that its link's source spoke; empty for none."""
    for mention in source.mentions:
        if mention.cue and case.linked_in(mention, source) and not _YEAR.search(mention.sentence):
            for words in _beside_cue(mention):
                if day := _DAY.search(words):
                    return day[0]
    return ""


def _beside_cue(mention: Mention) -> Iterator[str]:
    """Yield the few words before and after the verb of saying."""
    before, cue, after = mention.sentence.partition(mention.cue)
    if cue:
        yield " ".join(before.split()[-_BETWEEN:])
        yield " ".join(after.split()[:_BETWEEN])
