"""Article -> Recovery: links that were lost in copying, put back from the original."""

from citecheck.recovery.original import arecover, recover, recovered
from citecheck.recovery.restore import restore
from citecheck.recovery.types import Absent, Confidence, RecoveredLink, Recovery

__all__ = [
    "Absent",
    "Confidence",
    "RecoveredLink",
    "Recovery",
    "arecover",
    "recover",
    "recovered",
    "restore",
]
