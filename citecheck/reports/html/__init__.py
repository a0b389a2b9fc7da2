"""The report as one page that needs nothing else: no network, no other file."""

from citecheck.reports.html.page import render

__all__ = ["render"]
