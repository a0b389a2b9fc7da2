"""What recovering the links of an article gives."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from citecheck.model import Document, Position, Snapshot, Span


class Confidence(StrEnum):
    """How sure a recovered link is, in words."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@frozen(kw_only=True)
class RecoveredLink:
    """A link that was lost, and where it belongs.

    Args:
        text: The words of the article that were linked.
        url: The absolute address.
        confidence: Between 0 and 1; 0.9 and more is high, less than 0.6 is low.
        marked: Whether the article still shows that something was linked there (underlining).
        put_back: Whether it is in the document of the recovery; links of low confidence are not.
        at: Where the words stand in the input.
        block: Number of the block that holds them.
        start: Where they start in the block's text.
        end: Where they end in it.
    """

    text: str
    url: str
    confidence: float
    marked: bool
    put_back: bool
    at: Position
    block: int
    start: int
    end: int

    @property
    def sureness(self) -> Confidence:
        """The confidence in words."""
        if self.confidence >= 0.9:
            return Confidence.HIGH
        return Confidence.MEDIUM if self.confidence >= 0.6 else Confidence.LOW


@frozen(kw_only=True)
class Absent:
    """A link of the original whose place the article does not have."""

    text: str
    url: str


@frozen(kw_only=True)
class Recovery:
    """An article with its links put back.

    Args:
        document: The article; what was recovered with high or medium confidence is linked in it.
        links: The links that were lost, in the order of the article.
        absent: The links of the original whose words the article does not have.
        unrecovered: Marks of lost links for which the original has no address.
        original: The address, or the file, of the page from which the links come.
        snapshot: The archived copy that stood in for it; None for the page itself.
        coverage: The share of the article's letters that the page has, between 0 and 1.
        notes: What could not be found out, such as an archive that did not answer.
    """

    document: Document
    links: tuple[RecoveredLink, ...] = ()
    absent: tuple[Absent, ...] = ()
    unrecovered: tuple[Span, ...] = ()
    original: str = ""
    snapshot: Snapshot | None = None
    coverage: float = 0.0
    notes: tuple[str, ...] = ()
