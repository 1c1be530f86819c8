"""A decision: that two reports are, or are not, the same incident."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from tidings.model.codes import Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One line of why: a feature, its level, and its points in thousandths of log-odds."""

    feature: str
    points: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """That two reports are the same incident or not: by whom, when, how sure and why.

    `left` < `right` are report ids. `by` is "linker" or a person's name; `at` is an ISO time given by
    the caller, None for the linker, so that the same input gives the same decisions.
    A decision is never erased: `withdraws` names an earlier one that no longer holds.
    """

    left: str
    right: str
    judgement: Judgement
    by: str
    score: int = 0
    reasons: tuple[Reason, ...] = ()
    at: str | None = None
    withdraws: str | None = None

    @property
    def id(self) -> str:
        """Content hash of the decision."""
        key = f"{self.left}|{self.right}|{self.judgement}|{self.by}|{self.at}|{self.withdraws}"
        return sha256(key.encode()).hexdigest()[:16]
