"""Verdicts on links that nobody asks."""

from __future__ import annotations

from typing import Final, Self, cast

from citecheck import urls
from citecheck.links.policy import Policy
from citecheck.model import Reason, Verdict, VerdictKind
from citecheck.settings import Settings

_SKIPPED: Final = VerdictKind.SKIPPED
_OFFLINE: Final = Reason.OFFLINE


class Unasked:
    """Says of links what is known without asking.

    Args:
        policy: What may be done; it is offline.
    """

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        # Whether it is enough to know that an address is one of the web.
        self._is_plain = (
            policy.schemes >= urls.WEB_SCHEMES and not policy.exclude.any and not policy.overrides
        )

    @classmethod
    def of(cls, settings: Settings) -> Self | None:
        """Return what judges the links of a run; None where they are asked or looked up."""
        if not settings.offline or settings.cache_dir or settings.record or settings.replay:
            return None
        return cls(Policy.of(settings))

    def verdict(self, url: str) -> Verdict:
        """Return the verdict on a link, made absolute."""
        # What a browser leaves as it is is an address.
        if self._is_plain and urls.is_web(url) and urls.resolve(url) == url:
            return Verdict(url=url, verdict=_SKIPPED, reason=_OFFLINE)
        from citecheck.links.flow import admit  # few links need it
        from citecheck.links.trail import Trail

        found = admit(url, Trail(url), self._policy)
        return self._policy.overrule(cast("Verdict", found))  # offline none is admitted
