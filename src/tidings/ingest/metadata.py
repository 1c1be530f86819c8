"""What is known of a document beside its text."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from datetime import date

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_ISO = re.compile(
    r"\s*(\d{4})-(\d{2})-(\d{2})(?!\d)|\s*(\d{4})(\d{2})(\d{2})(?!\d)|\s*(\d{4})/(\d{2})/(\d{2})(?!\d)"
)
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[\s-]([A-Za-z]{3,9})\.?,?[\s-](\d{4}|\d{2})(?!\d)")
_MONTH_FIRST = re.compile(r"\b([A-Za-z]{3,9})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})(?!\d)")
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
_URL_DAY = re.compile(
    r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)|/((?:19|20)\d{2})(\d{2})(\d{2})(?=[/-]|$)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What the caller, the record or the page says of a document; None where nobody says it.

    `basis` says where `published` came from: user, meta, json-ld, url, feed or dateline. `id` is the
    source's own name for the item; it appears in problems, never in the document's id.
    """

    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    id: str | None = None
    basis: str | None = None

    def over(self, other: Metadata) -> Metadata:
        """These values, and the other's where these are silent."""
        found = {
            f.name: getattr(other, f.name)
            for f in fields(self)
            if f.name != "basis" and getattr(self, f.name) is None
        }
        basis = other.basis if self.published is None else self.basis or "user"
        return replace(self, **found, basis=basis)


def parse_date(words: str) -> date | None:
    """The day a metadata value names, as written there; None where it names none.

    The day is taken in the zone it is written in. Two-digit years run from 1970 to 2069.

    >>> parse_date("2019-11-18T10:01:00+00:00")
    datetime.date(2019, 11, 18)
    """
    words = words[:80]
    if found := _ISO.match(words):
        year, month, day = (part for part in found.groups() if part)
        return _day(int(year), int(month), int(day))
    if found := _DAY_FIRST.search(words):
        return _day(_year(found[3]), _month(found[2]), int(found[1]))
    if found := _MONTH_FIRST.search(words):
        return _day(_year(found[3]), _month(found[1]), int(found[2]))
    if found := _SLASHED.search(words):
        first, second = int(found[1]), int(found[2])
        if first > 12 or second > 12 or first == second:  # else nobody can tell the day from the month
            return _day(int(found[3]), min(first, second), max(first, second))
    return None


def date_in_url(url: str) -> date | None:
    """The day that stands in a URL's path ("/2024/01/21/"), or None."""
    if found := _URL_DAY.search(url[:2000]):
        year, month, day = (part for part in found.groups() if part)
        return _day(int(year), int(month), int(day))
    return None


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (1900 if year >= 70 else 2000)


def _month(name: str) -> int:
    return _MONTHS.get(name[:3].lower(), 0)


def _day(year: int, month: int, day: int) -> date | None:
    """The day, if there is such a day in the years a news report can come from."""
    if not 1800 <= year <= 2100:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
