"""What the catalogue says of one kind of problem."""

from __future__ import annotations

from attrs import frozen

from citecheck.model import Severity


@frozen(kw_only=True)
class Rule:
    """One kind of problem.

    Args:
        code: ``"CC"`` and three digits.
        name: Short name in words joined by hyphens.
        severity: How bad it is, where the configuration says nothing else.
        summary: What is wrong, in one line.
        why: Why it matters to the reader of an article.
        remedy: What to do.
        example: A few words of an article that have the problem.
        default: Whether it is reported where nobody selects it.
        needs: The option without which it is not looked for; empty for none.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    why: str
    remedy: str
    example: str
    default: bool = True
    needs: str = ""
