"""URL, date -> Snapshot: the archived copy that shows what an author saw."""

from citecheck.archives.memento import name_of
from citecheck.archives.nearest import nearest
from citecheck.archives.save import POLLS, Saved, SaveState, save
from citecheck.archives.types import Answer, Capture, Faults, Found, Steps, Trouble
from citecheck.archives.wayback import Endpoints

__all__ = [
    "POLLS",
    "Answer",
    "Capture",
    "Endpoints",
    "Faults",
    "Found",
    "SaveState",
    "Saved",
    "Steps",
    "Trouble",
    "name_of",
    "nearest",
    "save",
]
