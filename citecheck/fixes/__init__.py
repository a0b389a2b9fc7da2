"""Mends what is safe to mend in the addresses of a document, and changes no other byte of it.

What is to be mended are the problems that :mod:`citecheck.problems` found and that bring an address
with them.  After each round the changed addresses are checked again, until nothing is left to
mend: so running it twice changes nothing.
"""

from citecheck.fixes.choice import Wish
from citecheck.fixes.edits import Change, Edit
from citecheck.fixes.mend import is_mendable
from citecheck.fixes.rounds import Fixed, afix, fix

__all__ = ["Change", "Edit", "Fixed", "Wish", "afix", "fix", "is_mendable"]
