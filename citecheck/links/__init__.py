"""URL -> Verdict: can a reader follow a link?"""

from citecheck.links.checker import LinkChecker
from citecheck.links.copies import faults as copy_faults
from citecheck.links.gather import Gatherer
from citecheck.links.guard import is_inside
from citecheck.links.page import OnPage, Page, fetch_page
from citecheck.links.policy import Policy
from citecheck.links.visits import Visits
from citecheck.links.watch import Watch

__all__ = [
    "Gatherer",
    "LinkChecker",
    "OnPage",
    "Page",
    "Policy",
    "Visits",
    "Watch",
    "copy_faults",
    "fetch_page",
    "is_inside",
]
