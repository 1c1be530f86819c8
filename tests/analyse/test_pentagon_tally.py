"""A series of real figures, told in constructed sentences: sums, rates, shares, roundings and readings.

The figures are those that US officials gave of attacks on US and coalition forces from 17 October 2023, as
published from October 2023 to February 2024; the sentences are ours.
"""

from datetime import date

import pytest
from tests.assemble.ledger_tools import SHELLING, claim_of, day, document_of, report_of

from tidings.analyse.tally import Verdict, check_tallies, window_problems
from tidings.assemble.figures import Member
from tidings.assemble.merge import merge
from tidings.model.codes import Field, Kind, PlacePrecision
from tidings.model.values import Where
from tidings.pipeline import read_document

ROWS = (
    (date(2023, 10, 26), 12, 4, 16,
     ("US troops have been attacked 12 times in Iraq and four times in Syria since October 17, 2023, the Pentagon "
     "press secretary said on Thursday, a total of 16 attacks.")),
    (date(2023, 10, 30), 14, 9, 23,
     ("There have been 14 attacks on US and coalition forces in Iraq and nine in Syria since 17 October 2023, for a "
     "total of 23 attacks, the Pentagon said on Monday. American troops have been attacked at least 13 times, officials said.")),
    (date(2023, 11, 14), 27, 28, 55,
     ("There have been 55 attacks on US forces since October 17, 2023: 27 in Iraq and 28 in Syria, Pentagon deputy "
     "spokeswoman Sabrina Singh said on Tuesday.")),
    (date(2023, 11, 23), 36, 37, 73,
     ("US forces have been attacked 73 times since 17 October 2023, 36 times in Iraq and 37 times in Syria, a US "
     "military official said.")),
    (date(2024, 1, 9), 52, 75, 127,
     ("American and coalition troops have been attacked 127 times since October 17, 2023, including 52 attacks in "
     "Iraq and 75 in Syria, Pentagon spokesman Pat Ryder said.")),
    (date(2024, 1, 18), 57, 83, 140,
     ("There have been nearly 140 attacks on US forces since October 17, 2023, with 57 attacks in Iraq and 83 in "
     "Syria, Singh told reporters.")),
)  # fmt: skip
SEED = (
    "Ballistic missiles struck an airbase in Iraq on Saturday. There have been over 58 attacks in Iraq and 83 in "
    "Syria from Iran-backed militants since the commencement of the Israel-Gaza conflict."
)
LATER = (
    (
        date(2024, 1, 28),
        "US forces have been attacked more than 150 times in Iraq and Syria since 17 October 2023, officials said.",
    ),
    (
        date(2024, 2, 4),
        "There have been over 170 attacks on US forces in Iraq and Syria since 17 October 2023, officials said.",
    ),
)
ANBAR = Where(
    name="Ain al-Asad", gazetteer_id="icao:ORAA", country="IQ", admin1="Anbar", lat=33.79, lon=42.44,
    precision=PlacePrecision.SITE,
)  # fmt: skip


def read(text, published):
    document = document_of(text, published=published)
    reading = read_document(document)
    return [(report, document) for report in reading.reports if report.kind is Kind.TALLY]


def attack():
    """The attack of 20 January 2024 as the ledger holds it."""
    document = document_of("Missiles hit Ain al-Asad on 20 January.", published=date(2024, 1, 21))
    report = report_of(
        document,
        "Missiles hit",
        claim_of(document, Field.WHERE, "Ain al-Asad", ANBAR),
        claim_of(document, Field.WHEN, "20 January", day(2024, 1, 20)),
        event=SHELLING,
    )
    return merge([Member(report=report, document=document, lineage="x")], "latest")


@pytest.fixture(scope="module")
def checks():
    told = [pair for day_, *_, text in ROWS for pair in read(text, day_)]
    told += read(SEED, date(2024, 1, 21))
    told += [pair for day_, text in LATER for pair in read(text, day_)]
    return check_tallies(told, [attack()])


def found(checks, as_of, figure):
    """The check of the tally of a day with a figure."""
    (one,) = [c for c in checks if c.scope.as_of == as_of and c.scope.count.best == figure]
    return one


def words(check, kind):
    return [finding.words for finding in check.findings if finding.kind == kind]


@pytest.mark.parametrize(("as_of", "iraq", "syria", "total"), [row[:4] for row in ROWS])
def test_every_row_is_read_with_its_scope(checks, as_of, iraq, syria, total) -> None:
    """Two parts and a total a day, each with its area and the start of 17 October."""
    for figure, areas in ((iraq, {"IQ"}), (syria, {"SY"}), (total, {"IQ", "SY"})):
        check = found(checks, as_of, figure)
        assert {area.country for area in check.scope.areas} == areas
        assert check.scope.since == date(2023, 10, 17)
        assert check.scope.unit == "incidents"


@pytest.mark.parametrize(("as_of", "iraq", "syria", "total"), [row[:4] for row in ROWS])
def test_the_parts_make_up_the_total(checks, as_of, iraq, syria, total) -> None:
    """All six sums are right, and none is called inconsistent."""
    check = found(checks, as_of, total)
    said = [*words(check, "sum"), *words(check, "rounding")]
    assert any(line.endswith((f"= {total}, as the total says", "is rounded, not wrong")) for line in said)
    assert str(iraq) in said[0]
    assert str(syria) in said[0]


def test_nothing_falls_and_nothing_is_inconsistent(checks) -> None:
    """The series rises from row to row; more than the ledger holds is no inconsistency."""
    assert not [finding for check in checks for finding in check.findings if finding.is_fault]
    assert {check.verdict for check in checks} <= {Verdict.REPORTED_HIGHER, Verdict.UNVERIFIABLE}


@pytest.mark.parametrize(("row", "rate"), [(1, "1.75"), (2, "2.13"), (3, "2.00"), (4, "1.15"), (5, "1.44")])
def test_the_implied_rate_per_day(checks, row, rate) -> None:
    """What each total adds to the one before, by day."""
    check = found(checks, ROWS[row][0], ROWS[row][3])
    assert words(check, "rate")[0].endswith(f"{rate} a day")


def test_the_share_of_iraq_falls_below_half(checks) -> None:
    """75, 61, 49, 49, 41 and 41 %: it falls below half between 30 October and 14 November."""
    shares = [words(found(checks, row[0], row[1]), "share")[0] for row in ROWS]
    assert [line.rsplit(" ", 1)[1] for line in shares] == ["75%", "61%", "49%", "49%", "41%", "41%"]
    turns = [line for row in ROWS for line in words(found(checks, row[0], row[1]), "share")[1:]]
    assert turns == [
        "its share of the total was 61% on 2023-10-30 and is 49% on 2023-11-14: it falls below half in between"
    ]


def test_nearly_140_is_rounded(checks) -> None:
    """57 and 83 are 140: "nearly" is a rounding, no error."""
    check = found(checks, date(2024, 1, 18), 140)
    assert words(check, "rounding") == ["57 (Iraq) + 83 (Syria) = 140: “nearly 140” is rounded, not wrong"]
    assert check.verdict is not Verdict.INCONSISTENT


def test_at_least_13_beside_23_is_a_tension(checks) -> None:
    """Both hold only if they count different things; that is said of both, and of no other row."""
    flagged = {(check.scope.as_of, check.scope.count.best) for check in checks if words(check, "tension")}
    assert flagged == {(date(2023, 10, 30), 13), (date(2023, 10, 30), 23)}


def test_58_is_57_and_this_attack(checks) -> None:
    """The count of the day after includes the attack that the ledger holds; Syria's has not moved."""
    iraq = found(checks, date(2024, 1, 21), 58)
    assert words(iraq, "current")[0].startswith(
        "58 = 57 of 2024-01-18 + 1 that the ledger holds since (2024-01-20)"
    )
    syria = found(checks, date(2024, 1, 21), 83)
    assert not words(syria, "current")
    assert words(syria, "rate") == ["0 more than the 83 of 2024-01-18: 0.00 a day"]


def test_both_starts_are_shown(checks) -> None:
    """The war named began on 7 October, the issuer counts from the 17th: the ledger is counted from both."""
    (line,) = words(found(checks, date(2024, 1, 21), 58), "start")
    assert "since 2023-10-07 the ledger counts 0 to 1" in line
    assert "since 2023-10-17 the ledger counts 0 to 1" in line


@pytest.mark.parametrize(
    ("as_of", "figure", "before"), [(date(2024, 1, 28), 150, 140), (date(2024, 2, 4), 170, 150)]
)
def test_open_counts_continue_the_series(checks, as_of, figure, before) -> None:
    """More than 150 and more than 170 follow the 140."""
    assert words(found(checks, as_of, figure), "rate")[0].startswith(
        f"{figure - before} more than the {before} of"
    )


def test_a_wrong_year_is_a_problem() -> None:
    """A page dated 2022 cannot count from October 2023: the date is a problem, and no verdict is given."""
    told = read(ROWS[2][-1], date(2022, 11, 14))
    assert {problem.code for problem in window_problems(told)} == {"date_before_window"}
    others = [pair for day_, *_, text in (ROWS[0], ROWS[1]) for pair in read(text, day_)]
    checked = check_tallies([*others, *told], [attack()])
    wrong = [check for check in checked if check.problem]
    assert {check.verdict for check in wrong} == {Verdict.UNVERIFIABLE}
    assert len(wrong) == len(told) == 3
    assert not [f for check in checked for f in check.findings if f.kind == "fall"]
    assert not list(window_problems(read(ROWS[2][-1], ROWS[2][0])))
