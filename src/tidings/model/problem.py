"""A problem: input that could not be used, and why."""

from __future__ import annotations

from dataclasses import dataclass

# Codes of what was read all the same: nothing needs to be done.
NOTES = frozenset(
    {
        *("model_dropped", "model_shortened", "machine_words", "grammar_alone"),
        *("date_conflict", "future_date", "bad_coordinates"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What could not be used (`source`: file, URL, line), at which stage, and why.

    `code` is a short stable name ("no_article", "unsupported_language"); `reason` is a sentence that
    says what, where and what to do.
    """

    source: str
    stage: str
    code: str
    reason: str
    doc_id: str | None = None

    @property
    def is_note(self) -> bool:
        """Whether it only says how a document was read, and nothing failed."""
        return self.code in NOTES
