"""Datelines: where a report was filed, parted from its first sentence."""

from datetime import date

import pytest

from tidings.ingest.dateline import find_dateline, stamped_day
from tidings.ingest.plain import read_text

REST = "Shells fell on the market on Friday."


@pytest.mark.parametrize(
    "line",
    [
        "LAKESIDE (Reuters) -",
        "LAKESIDE, Delta Province (AP) —",
        "PORT ROSE, Norland (8:10 P.M.) –",
        "LAKESIDE —",
        "LAKESIDE, April 3 (Xinhua) --",
        "Lakeside (AFP) –",
        "Lakeside, 3 April 2019 (UNHCR) –",
        "LAKESIDE:",
        "PORT ROSE (Nov 19):",
        "(Reuters) -",
        "PORT ROSE, 21 MAY 89 (EFE) -- [TEXT]",
        "PORT ROSE (NORLAND), 2 FEB 90 (RADIO CADENA) -- [EDITORIAL REPORT]",
        "LAKESIDE (AP) _",
        "April 3 (UPI) --",
    ],
)
def test_datelines(line: str) -> None:
    """Wire, agency, radio and newspaper forms are found whole."""
    text = f"{line} {REST}"
    found = find_dateline(text)
    assert found is not None
    assert text[: found.end].strip() == line


@pytest.mark.parametrize(
    "text",
    [
        "BREAKING: Shells fell on the market.",
        "READ ALSO: Market shelled",
        "UPDATE - Shells fell on the market.",
        "NATO - which has no army of its own - said that it would help.",
        "Two soldiers (a captain and a private) - both from the south - were killed.",
        "WHO: Cholera kills 40.",
        "The US (AP) office was hit.",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    """Labels and sentences that begin with capitals are left alone."""
    assert find_dateline(text) is None


def test_a_headline_glued_before_the_dateline_is_the_title() -> None:
    """Title, dateline and body are three segments."""
    document = read_text(f"Market shelled in river town LAKESIDE, April 3 (Xinhua) -- {REST}")
    assert [(str(s.kind), document.quote(s.span)) for s in document.segments] == [
        ("title", "Market shelled in river town"),
        ("dateline", "LAKESIDE, April 3 (Xinhua) --"),
        ("body", REST),
    ]
    assert document.title == "Market shelled in river town"
    assert document.published is None


def test_a_whole_date_in_the_dateline_is_the_publication_day() -> None:
    """Its basis is named; a date without a year gives nothing."""
    document = read_text(f"PORT ROSE, 21 MAY 89 (EFE) -- [TEXT] {REST}")
    assert (document.published, document.published_basis) == (date(1989, 5, 21), "dateline")


def test_the_sites_own_stamp_names_the_day() -> None:
    """A stamp is metadata; the word "published" in a sentence is not."""
    assert stamped_day("Market shelled\nPosted: Thursday, March 19, 2015 2:16 PM EDT\n") == date(2015, 3, 19)
    assert stamped_day("Published on 4 May 2021\n" + REST) == date(2021, 5, 4)
    assert stamped_day("Posted: 6/28/2015") == date(2015, 6, 28)
    assert stamped_day("Posted: 6/7/2015") is None
    assert stamped_day("A report published on 4 May 2021 counted forty dead.") is None
