"""What kind of source an outlet of the registry makes, and which kinds belong together."""

from __future__ import annotations

from typing import Final

from citecheck.model import Match, OutletKind, Role, SourceKind

PRESS: Final = frozenset({SourceKind.OUTLET, SourceKind.AGENCY})
"""The kinds of sources that report what others say."""
BODIES: Final = PRESS | {SourceKind.OFFICIAL, SourceKind.ORGANIZATION}
"""The kinds of sources that are an institution and may speak."""
PERSONS: Final = frozenset({SourceKind.PERSON, SourceKind.ANONYMOUS, SourceKind.GROUP})
"""The kinds of sources that are somebody."""

_KINDS: Final = {
    OutletKind.NEWS_AGENCY: SourceKind.AGENCY,
    OutletKind.NEWSPAPER: SourceKind.OUTLET,
    OutletKind.MAGAZINE: SourceKind.OUTLET,
    OutletKind.BROADCASTER: SourceKind.OUTLET,
    OutletKind.DIGITAL_NATIVE: SourceKind.OUTLET,
    OutletKind.FACT_CHECKER: SourceKind.OUTLET,
    OutletKind.PR_WIRE: SourceKind.AGENCY,
    OutletKind.AGGREGATOR: SourceKind.OUTLET,
    OutletKind.GOVERNMENT: SourceKind.OFFICIAL,
    OutletKind.MILITARY: SourceKind.OFFICIAL,
    OutletKind.COURT: SourceKind.OFFICIAL,
    OutletKind.IGO: SourceKind.ORGANIZATION,
    OutletKind.NGO: SourceKind.ORGANIZATION,
    OutletKind.THINK_TANK: SourceKind.ORGANIZATION,
    OutletKind.POLITICAL_PARTY: SourceKind.ORGANIZATION,
    OutletKind.UNIVERSITY: SourceKind.ORGANIZATION,
    OutletKind.COMPANY: SourceKind.ORGANIZATION,
    OutletKind.ACADEMIC_PUBLISHER: SourceKind.DOCUMENT,
    OutletKind.IDENTIFIER_RESOLVER: SourceKind.DOCUMENT,
    OutletKind.REFERENCE: SourceKind.DOCUMENT,
    OutletKind.WIKI: SourceKind.DOCUMENT,
    OutletKind.FILE_HOST: SourceKind.DOCUMENT,
    OutletKind.CODE_HOST: SourceKind.DOCUMENT,
    OutletKind.DATA_PORTAL: SourceKind.DATASET,
    OutletKind.SOCIAL_PLATFORM: SourceKind.SOCIAL,
    OutletKind.VIDEO_PLATFORM: SourceKind.SOCIAL,
    OutletKind.BLOG_PLATFORM: SourceKind.SOCIAL,
    OutletKind.ARCHIVE: SourceKind.ARCHIVE,
    OutletKind.PERSON: SourceKind.PERSON,
}


def kind_of(match: Match | None) -> SourceKind:
    """Return what kind of source it is to cite an address or name with this match.

    An account on a platform is a social source whoever owns it; an archived copy is an archive
    only where what it is a copy of is not known.
    """
    if match is None or match.role is Role.LOOKALIKE:
        return SourceKind.UNKNOWN
    if match.role is Role.ACCOUNT:
        return SourceKind.SOCIAL
    if match.outlet is None:
        return SourceKind.UNKNOWN
    return _KINDS.get(match.outlet.kind, SourceKind.UNKNOWN)
