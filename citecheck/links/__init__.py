"""URL -> Verdict: can a reader follow a link?"""

from citecheck.links.checker import LinkChecker
from citecheck.links.gather import verdicts
from citecheck.links.page import Page, fetch_page

__all__ = ["LinkChecker", "Page", "fetch_page", "verdicts"]
