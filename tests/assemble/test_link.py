"""Reports of one incident are put together; people's decisions win."""

import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from operator import attrgetter

import pytest
from tests.assemble.ledger_tools import claim_of, count, day, document_of, report_of, shelling, unit_of

from tidings.assemble import block
from tidings.assemble.block import candidates
from tidings.assemble.features import compare, score
from tidings.assemble.likeness import (
    compare_ages,
    compare_capitals,
    compare_clocks,
    compare_headlines,
    compare_outlets,
    compare_people,
    compare_persons,
    compare_streets,
    compare_titles,
)
from tidings.assemble.link import Linking, link, rule, standing
from tidings.assemble.stated import compare_day, compare_lag, compare_place, compare_setting
from tidings.assemble.ties import Tie, find_tie, is_tied
from tidings.assemble.units import Unit, describe, describe_document
from tidings.ingest.metadata import Metadata
from tidings.ingest.plain import read_text
from tidings.model.codes import Field, Judgement, PlacePrecision
from tidings.model.decision import Decision
from tidings.model.values import Where
from tidings.settings import MERGE_AT, REVIEW_AT

FIRST = shelling(
    "Rockets shell the grain depot at Marow on 4 March, killing Ilena Korvath and two other clerks.",
    place="Marow", when=("4 March", day(2024, 3, 4)), killed=("two other", 3),
)  # fmt: skip
SECOND = shelling(
    "Three clerks, among them Ilena Korvath, died when gunners began to shell the Marow grain depot on Monday.",
    place="Marow", when=("Monday", day(2024, 3, 4)), killed=("Three", 3), published=date(2024, 3, 6),
)  # fmt: skip
OTHER = shelling(
    "Gunners shell the quarry road at Telsin on 4 March; Tomas Reyl, a driver, is killed.",
    place="Telsin", when=("4 March", day(2024, 3, 4)), killed=("a driver", 1),
)  # fmt: skip
LATER = shelling(
    "Rockets shell the grain depot at Marow again on 19 May, killing a watchman, Davo Lisk.",
    place="Marow", when=("19 May", day(2024, 5, 19)), killed=("a watchman", 1), published=date(2024, 5, 20),
)  # fmt: skip
ALL = (FIRST, SECOND, OTHER, LATER)


def linked(members, decisions=()) -> Linking:
    return link([unit_of(m) for m in members], decisions, merge_at=MERGE_AT, review_at=REVIEW_AT)


def groups(linking) -> set[frozenset[str]]:
    return {frozenset(group) for group in linking.groups}


def decide(one, other, judgement, *, by="Mara", at="2024-06-01T10:00:00Z", withdraws=None) -> Decision:
    left, right = sorted((one.report.id, other.report.id))
    return Decision(left=left, right=right, judgement=judgement, by=by, at=at, withdraws=withdraws)


def together(linking, one, other) -> bool:
    return any({one.report.id, other.report.id} <= set(group) for group in linking.groups)


def test_two_reports_of_one_shelling_are_one_incident() -> None:
    """The same day, place, toll and victim bring two outlets' reports together."""
    assert together(linked(ALL), FIRST, SECOND)


def test_another_town_and_another_day_stay_apart() -> None:
    """A shelling elsewhere, or of the same depot weeks later, is another incident."""
    linking = linked(ALL)
    assert not together(linking, FIRST, OTHER)
    assert not together(linking, FIRST, LATER)


def test_every_report_stands_in_exactly_one_group() -> None:
    """No report is lost and none stands twice."""
    found = sorted(key for group in linked(ALL).groups for key in group)
    assert found == sorted(m.report.id for m in ALL)


def test_the_founder_is_the_earliest_published() -> None:
    """A group begins with the report published first, whatever its id."""
    group = next(g for g in linked(ALL).groups if len(g) == 2)
    assert group[0] == FIRST.report.id


def test_every_link_says_why() -> None:
    """A link lists features with points that add up to its score, and words for each."""
    (decision,) = linked((FIRST, SECOND)).links
    assert decision.by == "linker"
    assert sum(reason.points for reason in decision.reasons) == decision.score
    assert {"day", "place", "persons"} <= {reason.feature for reason in decision.reasons}
    assert any("Korvath" in reason.words for reason in decision.reasons)


@pytest.mark.parametrize("seed", range(8))
def test_the_order_of_arrival_does_not_matter(seed) -> None:
    """Shuffled reports and decisions give equal links, groups and reasons."""
    decisions = [decide(FIRST, OTHER, Judgement.SAME), decide(FIRST, LATER, Judgement.DIFFERENT)]
    expected = linked(ALL, decisions)
    members = list(ALL)
    random.Random(seed).shuffle(members)
    random.Random(seed + 1).shuffle(decisions)
    assert linked(members, decisions) == expected


def test_a_candidate_pair_depends_on_no_third_report() -> None:
    """Blocking of two reports is the same with and without others."""
    units = sorted((unit_of(m) for m in ALL), key=lambda unit: unit.id)
    whole = {(units[a].id, units[b].id) for a, b in candidates(units)}
    for place, one in enumerate(units):
        for other in units[place + 1 :]:
            alone = bool(candidates([one, other]))
            assert alone == ((one.id, other.id) in whole)


def twice_told(text):
    """The units of one article that tells of a shelling of Marow and one of Telsin."""
    document = document_of(text)
    marow = shelling(document.text, place="Marow", when=("4 March", day(2024, 3, 4)))
    telsin = report_of(
        document, "bombard",
        claim_of(document, Field.WHERE, "Telsin", unit_of(OTHER).places[0]),
        claim_of(document, Field.KILLED, "two", count(2)),
    )  # fmt: skip
    return [unit_of(marow), describe(telsin, document)]


def test_reports_that_one_document_keeps_apart_are_not_linked() -> None:
    """One article that tells of two shellings in two towns tells of two incidents, in two outlets too."""
    first = twice_told("Gunners shell Marow on 4 March. They also bombard Telsin, killing two.")
    second = twice_told("On 4 March gunners shell Marow; they also bombard Telsin and kill two.")
    linking = link([*first, *second], merge_at=MERGE_AT, review_at=REVIEW_AT)
    assert groups(linking) == {
        frozenset((first[0].id, second[0].id)),
        frozenset((first[1].id, second[1].id)),
    }


def test_a_person_may_put_reports_together() -> None:
    """A human SAME links two reports that the features keep apart."""
    linking = linked(ALL, [decide(FIRST, OTHER, Judgement.SAME)])
    assert together(linking, FIRST, OTHER)


def test_a_person_may_take_reports_apart() -> None:
    """A human DIFFERENT wins over the features."""
    assert not together(linked(ALL, [decide(FIRST, SECOND, Judgement.DIFFERENT)]), FIRST, SECOND)


def test_a_withdrawn_decision_no_longer_holds() -> None:
    """Undo is a decision too: after it the features speak again."""
    first = decide(FIRST, SECOND, Judgement.DIFFERENT)
    undo = decide(FIRST, SECOND, Judgement.DIFFERENT, at="2024-06-02T10:00:00Z", withdraws=first.id)
    assert together(linked(ALL, [first, undo]), FIRST, SECOND)


def test_a_change_of_mind_counts() -> None:
    """Of one person's decisions on a pair the latest holds."""
    old = decide(FIRST, OTHER, Judgement.SAME)
    new = decide(FIRST, OTHER, Judgement.DIFFERENT, at="2024-06-03T10:00:00Z")
    assert standing([new, old]) == [new]
    assert not together(linked(ALL, [new, old]), FIRST, OTHER)


def test_two_people_who_disagree_are_both_set_aside() -> None:
    """Contradicting decisions are a problem, neither is applied, and the features decide."""
    one = decide(FIRST, SECOND, Judgement.SAME, by="Mara")
    other = decide(FIRST, SECOND, Judgement.DIFFERENT, by="Jon")
    linking = linked(ALL, [one, other])
    assert [problem.code for problem in linking.problems] == ["decision_conflict"]
    assert together(linking, FIRST, SECOND)


def test_a_chain_of_same_against_a_different_is_a_conflict() -> None:
    """That a = b, b = c and a is not c cannot all hold: none of them is applied."""
    decisions = [
        decide(FIRST, OTHER, Judgement.SAME),
        decide(OTHER, LATER, Judgement.SAME),
        decide(FIRST, LATER, Judgement.DIFFERENT),
    ]
    rulings = rule(decisions, {m.report.id for m in ALL})
    assert not rulings.same
    assert not rulings.apart
    assert len(rulings.problems) == 1


def test_a_decision_on_an_unknown_report_waits() -> None:
    """A decision about a report that is not there does nothing and breaks nothing."""
    decision = Decision(left="0" * 16, right="f" * 16, judgement=Judgement.SAME, by="Mara", at="2024")
    assert groups(linked(ALL, [decision])) == groups(linked(ALL))


def test_no_publication_day_comes_last() -> None:
    """A report of unknown publication founds no incident that a dated one could found."""
    undated = shelling(
        "Ilena Korvath and two clerks were killed when rockets shell the Marow grain depot on 4 March 2024.",
        place="Marow", when=("4 March 2024", day(2024, 3, 4)), killed=("two", 3), published=None,
    )  # fmt: skip
    linking = linked((undated, FIRST), [decide(undated, FIRST, Judgement.SAME)])
    assert linking.groups[0][0] == FIRST.report.id


def test_an_empty_ledger_links_to_nothing() -> None:
    """No reports, no groups."""
    assert linked(()).groups == ()


def test_days_apart_speak_against_a_link() -> None:
    """The same words score lower on the next day, and lower still some days or weeks later."""
    text = "Rockets shell the grain depot at Marow on 4 March, killing Ilena Korvath."
    same = unit_of(shelling(text, when=("4 March", day(2024, 3, 4))))
    scores = []
    for gap in (0, 1, 3, 30):
        moved = day(2024, 3, 4).start + timedelta(days=gap)
        other = shelling(f"{text} No. {gap}", when=("4 March", day(moved.year, moved.month, moved.day)))
        linking = link([same, unit_of(other)], merge_at=-99_000, review_at=-99_000)
        scores.append(linking.links[0].score)
    same_day, next_day, days, weeks = scores
    assert same_day > next_day > days
    assert next_day > weeks


@pytest.mark.parametrize(
    ("published", "level"),
    [
        (date(2024, 3, 3), "before"),
        (date(2024, 3, 4), "0"),
        (date(2024, 3, 5), "0"),
        (date(2024, 3, 6), "2"),
        (date(2024, 3, 18), "8"),
        (date(2024, 3, 19), "15"),
    ],
)
def test_news_that_names_no_day_is_of_the_days_before_it(published, level) -> None:
    """The stated day of one report is held against the publication of another that states none."""
    undated = shelling("Gunners shell the grain depot at Marow; a clerk dies.", published=published)
    for left, right in permutations((unit_of(FIRST), unit_of(undated))):
        found = compare_lag(left, right)
        assert found is not None
        assert found.name == level


def test_the_lag_needs_one_stated_day_and_a_publication() -> None:
    """Two reports that both state the day, or neither, or without a publication, show no lag."""
    undated = unit_of(shelling("Gunners shell the depot at Marow; a clerk dies."))
    unpublished = unit_of(shelling("Gunners shell the depot at Marow; a clerk dies.", published=None))
    assert compare_lag(unit_of(FIRST), unit_of(SECOND)) is None
    assert compare_lag(undated, undated) is None
    assert compare_lag(unit_of(FIRST), unpublished) is None


def test_an_undated_report_joins_the_news_of_the_day_before() -> None:
    """Of two reports in other words the one of the next day is likelier of the event than one a month late."""
    soon, late = (
        unit_of(
            shelling(
                "Clerks of the grain depot mourn colleagues killed when it was shelled.", published=found
            )
        )
        for found in (date(2024, 3, 5), date(2024, 4, 5))
    )
    assert score(unit_of(FIRST), soon) > score(unit_of(FIRST), late)


def test_a_few_ages_of_two_long_lists_tie_no_reports() -> None:
    """Round-ups of different days share some age or other; two short reports that share their one age do not."""

    def told(month: int, ages: range | tuple[int, ...]) -> Unit:
        wounded = " ".join(f"A {age}-year-old clerk was hit." for age in ages)
        text = f"Rockets shell the grain depot at Marow. {wounded}"
        return unit_of(shelling(text, when=("Rockets", day(2024, month, 4))))

    def levels(left: Unit, right: Unit) -> list[str]:
        found = (compare_ages(left, right), compare_day(left, right))
        return [level.name for level in found if level is not None]

    assert levels(told(3, range(20, 32)), told(6, range(30, 42))) == ["none", "apart 15 loose"]
    assert levels(told(3, range(20, 32)), told(6, range(26, 38))) == ["none", "apart 15 loose"]
    assert levels(told(3, range(20, 25)), told(6, range(22, 27))) == ["3", "apart 15"]
    assert levels(told(3, (34,)), told(6, (34,))) == ["1", "apart 15"]


def test_reports_of_other_days_are_tied_firmly_by_two_kinds_of_likeness() -> None:
    """One age in common is chance in a long row of news; with the house number, or a victim in full, it is none."""

    def told(month: int, words: str) -> Unit:
        text = f"Rockets shell the grain depot at Marow. {words}"
        return unit_of(shelling(text, when=("Rockets", day(2024, month, 4))))

    age, house, victim = "A 34-year-old clerk was hit.", "It hit house 1471.", "The dead man is Davo Lisk."
    pairs = [(told(3, words), told(6, words)) for words in ("", age, f"{age} {house}", victim)]
    assert [find_tie(*pair) for pair in pairs] == [Tie.NONE, Tie.LOOSE, Tie.FIRM, Tie.FIRM]
    named = [level_of(compare_day(*pair)) for pair in pairs]
    assert named == ["apart 15 loose", "apart 15", "apart 15 firm", "apart 15 firm"]


def test_a_title_alone_may_tell_of_the_event() -> None:
    """An article behind a notice to sign in has its title left, whose words the report of the event holds."""
    report = unit_of(FIRST)

    def behind(title: str) -> Unit:
        return describe_document(read_text("Please come back later.", Metadata(title=title)))

    same, other = behind("Gunners shell the Marow grain depot"), behind("Choir of Telsin sings at the fair")
    levels = [int(level_of(compare_headlines(report, one)).replace("none", "0")) for one in (same, other)]
    assert levels[0] >= 300 > levels[1]
    assert compare_titles(report, same) is None
    assert level_of(compare_titles(same, other)) == "none"
    assert level_of(compare_titles(same, same)) != "none"


def test_persons_are_known_by_name_and_age() -> None:
    """A victim whose name and age both texts give ties them; another victim does not."""

    def told(text: str) -> Unit:
        return unit_of(shelling(text, when=("Rockets", day(2024, 3, 4))))

    first = told("Rockets shell Marow. Police named Ilka B. Santel, 34, as the dead.")
    late = told("Rockets shell Marow. Mourners came to bury 34-year-old Ilka Santel.")
    other = told("Rockets shell Marow. Ilka Santel, 61, drove the ambulance.")
    assert first.traits.people == late.traits.people == {("santel", "34")}
    levels = [compare_people(first, unit) for unit in (late, other)]
    assert [level and level.name for level in levels] == ["1", "none"]
    assert compare_people(first, told("Rockets shell Marow, killing two.")) is None


def told(text: str) -> Unit:
    """The unit of a shelling of Marow with more to tell."""
    text = f"Rockets shell Marow. {text}"
    return unit_of(shelling(text, place="Marow", when=("Rockets", day(2024, 3, 4))))


def level_of(found) -> str | None:
    return found.name if found else None


def test_persons_whom_both_texts_name_tie_them() -> None:
    """The full name says more than the family name alone, two persons more than one; other persons differ."""
    first = told("Ilka B. Santelov fled with her uncle, Brunek Dorwaz.")
    levels = [
        level_of(compare_persons(first, told(text)))
        for text in (
            "Brunek Dorwaz and Ilka Santelov fled.",
            "The mourners of Brunek Dorwaz sang.",
            "The uncle, who the neighbours knew as Dorwaz, fled.",
            "Tesko Varlin fled.",
            "Nobody was hurt.",
        )
    ]
    assert levels == ["several", "full", "rare family", "none", None]


def test_an_official_ties_no_two_events() -> None:
    """A police spokesman speaks of many events, with or without his rank before his name."""
    first = told(
        "A watchman fled, said Sgt. Brunek Dorwaz, whose men came late. He knew, Dorwaz said, nothing."
    )
    other = told("Nobody fled, Brunek Dorwaz of the police said.")
    assert compare_persons(first, other) is None
    assert level_of(compare_capitals(first, other)) == "none"


def test_streets_and_clocks_in_common_are_told() -> None:
    """A street or a minute that both tell speaks for one event; the stamp of a page is no time of an event."""
    first = told("It hit the 300 block of Ostrel Street at 9:47 p.m. on the north side.")
    second = told("Rescuers came to Ostrel Street at 9:47 PM and left at midnight.")
    third = told("It hit Quarry Road at 6 a.m. that day.\nUpdated: March 5, 2024 - 9:47 PM")
    assert [level_of(compare_streets(first, unit)) for unit in (second, third)] == ["1", "none"]
    assert [level_of(compare_clocks(first, unit)) for unit in (second, third)] == ["exact", "apart"]
    assert compare_clocks(first, told("It was dark.")) is None


def test_the_name_of_an_outlet_is_no_evidence() -> None:
    """What a page's address is called stands in all its texts: the word ties no two of them."""
    pages = [
        replace(
            document_of(f"Rockets shell Marow, the Zibelwire learns. {more}"),
            url=f"https://www.zibelwire.example:80/{place}",
        )
        for place, more in enumerate(("A clerk fled.", "A dam broke."))
    ]
    units = [describe_document(page) for page in pages]
    assert level_of(compare_outlets(*units)) == "same"
    assert not any("zibelwire" in words.weights for unit in units for words in (unit.words, unit.lead))
    assert level_of(compare_outlets(units[0], replace(units[1], outlet="other.example"))) == "other"


def test_a_seldom_named_town_says_more_than_a_known_one() -> None:
    """Two reports from a town that the news hardly knows are likelier of one event than two from a metropolis."""
    town = Where(name="Ostrelmar", gazetteer_id="gn:9", country="XA", precision=PlacePrecision.TOWN)
    known = replace(town, name="Houston")
    units = [[replace(unit_of(FIRST), places=(place,))] * 2 for place in (town, known)]
    assert [level_of(compare_place(*pair)) for pair in units] == ["small town", "town"]


def test_set_phrases_of_many_reports_pair_none_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """A word that more reports hold than are looked up under one key is no key."""
    units = [unit_of(member) for member in ALL]
    by_words = set(block._by_words(units, attrgetter("words"), block.MIN_ALIKE))
    monkeypatch.setattr(block, "MOST_HOLDERS", 1)
    assert by_words
    assert not set(block._by_words(units, attrgetter("words"), block.MIN_ALIKE))


def test_the_score_is_that_of_the_told_table() -> None:
    """Of every two reports, in either order, the points are those that the reasons add up to."""
    for left, right in permutations(map(unit_of, ALL), 2):
        pair = compare(left, right)
        assert score(left, right) == pair.score == sum(reason.points for reason in pair.reasons)


ADVANCE = "Video footage shows troops push into and shell the hills of {}, a source in the army of the northern front told us."


def test_another_day_and_place_part_two_reports_whatever_a_third_is_like() -> None:
    """An advance and one in a province 300 km off the day after stay two, with a third report like both."""
    here = {"lat": 35.5, "lon": 35.8, "country": "SY", "admin1": "04"}
    there = {"lat": 35.9, "lon": 39.0, "country": "SY", "admin1": "05"}
    first, second = (
        replace(
            unit_of(shelling(ADVANCE.format(name), when=("shows", day(2024, 3, number)))),
            places=(
                Where(name=name, gazetteer_id=None, precision=PlacePrecision.TOWN, radius_km=3, **point),
            ),
        )
        for name, number, point in (("Ardal", 17, here), ("Solun", 18, there))
    )
    third = replace(first, id="third", doc_id="third", places=(), days=None)
    assert compare_setting(first, second).name == "contrary"
    assert compare_setting(first, third) is None
    for group in link([first, second, third], merge_at=MERGE_AT, review_at=REVIEW_AT).groups:
        assert not {first.id, second.id} <= set(group)


def test_a_place_that_the_other_text_names_is_not_elsewhere() -> None:
    """A town that was taken for a namesake far away parts no two reports where the other names the right one."""
    ours = unit_of(FIRST)
    far = Where(name="Ostrel", gazetteer_id="gn:8", country="XA", admin1="South", lat=16.0, lon=29.0,
                precision=PlacePrecision.TOWN, radius_km=5)  # fmt: skip
    strange, silent = (
        replace(
            unit_of(shelling(f"Rockets shell a depot on 4 March{more}", when=("4 March", day(2024, 3, 4)))),
            places=(far,),
        )
        for more in (", not far from Marow, a clerk said.", ", a clerk said.")
    )
    assert level_of(compare_place(ours, strange)) == "named"
    assert level_of(compare_setting(ours, strange)) == "open"
    assert level_of(compare_place(ours, silent)) == "far"
    assert level_of(compare_setting(ours, silent)) == "other"


def test_the_name_of_a_place_ties_no_two_events() -> None:
    """Two shellings of other days are not tied because both texts write the town's name of two words."""
    text = "Gunners shell a market near Port Umbrel on {}, killing three."
    units = [unit_of(shelling(text.format(when))) for when in ("Monday", "Friday")]
    assert is_tied(*units)
    town = Where(name="Port Umbrel", gazetteer_id=None, country=None, precision=PlacePrecision.TOWN)
    assert not is_tied(*(replace(unit, places=(town,)) for unit in units))
