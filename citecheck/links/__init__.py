"""URL -> Verdict: can a reader follow a link?"""

from citecheck.links.checker import LinkChecker
from citecheck.links.gather import verdicts
from citecheck.links.page import OnPage, Page, fetch_page

__all__ = ["LinkChecker", "OnPage", "Page", "fetch_page", "verdicts"]
