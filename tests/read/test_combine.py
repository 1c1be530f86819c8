"""What the learned reader proposes, joined with the grammar's reading; its answers are given by hand."""

from __future__ import annotations

from collections.abc import Iterable

from tests.read.reading import code, incidents, raw

from tidings.model.claim import LEARNED
from tidings.model.codes import Field
from tidings.model.text import Span
from tidings.read.incidents import Learner
from tidings.read.labels import KINDS, TYPES
from tidings.read.learned import Found, Learned

SURE = 0.99
RAID = (
    "An attack on the village of Kidal on Monday killed four people. "
    "Residents said the Sons of the Dune were seen leaving."
)


def says(
    text: str,
    spans: Iterable[tuple[str, str, float, int]] = (),
    kinds: dict[int, dict[str, float]] | None = None,
    types: dict[int, dict[str, float]] | None = None,
) -> Learner:
    """A learned reader that says just this: (label, words, score, sentence), and chances by sentence."""
    found = tuple(
        Found(label, Span(text.index(words), text.index(words) + len(words)), score, sentence)
        for label, words, score, sentence in spans
    )

    def row(names: Iterable[str], given: dict[str, float]) -> tuple[float, ...]:
        return tuple(given.get(name, 0.0) for name in names)

    known = range(3)
    learned = Learned(
        found,
        {s: row(KINDS, (kinds or {}).get(s, {})) for s in known},
        {s: row(TYPES, (types or {}).get(s, {})) for s in known},
    )

    def read(hot: Iterable[int]) -> Learned:
        assert set(hot)
        return learned

    return read


def test_a_party_that_the_grammar_missed_is_added() -> None:
    """A party that the grammar missed is added."""
    learner = says(
        RAID,
        [("perp_org", "Sons of the Dune", SURE, 1)],
        {0: {"main": SURE}},
    )
    _, alone = incidents(RAID)
    _, (report,) = incidents(RAID, learner=learner)
    assert "Sons of the Dune" not in raw(alone[0], Field.PERPETRATOR)
    assert "Sons of the Dune" in raw(report, Field.PERPETRATOR)
    added = next(claim for claim in report.claims if claim.raw == "Sons of the Dune")
    assert (added.basis, added.rule) == (LEARNED, "organisation")


def test_who_only_stands_near_is_not_added() -> None:
    """A party that neither acts nor stands behind "by" is not added, sure as the model may be."""
    text = RAID.replace("were seen leaving", "had feuds with traders, whom the army knows as the Kidal Gang")
    for words in ("traders", "Kidal Gang", "Residents"):
        learner = says(text, [("perp_ind", words, SURE, 1)], {0: {"main": SURE}})
        _, (report,) = incidents(text, learner=learner)
        assert words not in raw(report, Field.PERPETRATOR)


def test_a_doubtful_party_is_not_added() -> None:
    """A doubtful party is not added."""
    learner = says(RAID, [("perp_org", "Sons of the Dune", 0.2, 1)], {0: {"main": SURE}})
    _, (report,) = incidents(RAID, learner=learner)
    assert "Sons of the Dune" not in raw(report, Field.PERPETRATOR)


def test_where_the_grammar_told_a_party_its_word_stands() -> None:
    """Where the grammar told a party its word stands."""
    text = "Gunmen attacked the village of Kidal on Monday, killing four people near a well."
    learner = says(text, [("perp_ind", "Gunmen", SURE, 0), ("perp_org", "Kidal", SURE, 0)])
    _, (report,) = incidents(text, learner=learner)
    assert raw(report, Field.PERPETRATOR) == ["Gunmen"]


def test_an_event_without_a_word_of_the_grammar_is_opened() -> None:
    """An event without a word of the grammar is opened."""
    text = "Rebel fighters attacked soldiers in Timbuktu on Sunday. Two days later a device went up beneath a lorry in Kidal, and five were lost."
    learner = says(
        text,
        [
            ("trigger", "went up", SURE, 1),
            ("place", "Kidal", SURE, 1),
            ("killed", "five", SURE, 1),
        ],
        {0: {"main": SURE}, 1: {"main": SURE}},
        {1: {"Remote explosive": SURE}},
    )
    _, reports = incidents(text, learner=learner)
    opened = next(report for report in reports if any(c.basis == LEARNED for c in report.of(Field.EVENT)))
    assert code(opened) == "bomb.ied"
    assert raw(opened, Field.WHERE) == ["Kidal"]
    assert raw(opened, Field.KILLED) == ["five"]


def test_the_place_that_the_model_takes_for_the_events_stands_first() -> None:
    """The place that the model takes for the events stands first."""
    text = "Gunmen from Gao attacked a convoy on the road to Kidal on Monday, killing four soldiers."
    learner = says(text, [("place", "Kidal", SURE, 0)], {0: {"main": SURE}})
    _, (report,) = incidents(text, learner=learner)
    assert raw(report, Field.WHERE)[0] == "Kidal"


def test_a_sentence_of_a_tally_opens_no_event() -> None:
    """A sentence of a tally opens no event."""
    text = "Fighters attacked Gao on Sunday. At least 1,200 people have been killed in Mali since January."
    learner = says(
        text, [("trigger", "killed", SURE, 1)], {0: {"main": SURE}, 1: {"main": SURE}}, {1: {"Attack": SURE}}
    )
    assert len(incidents(text, learner=learner)[1]) == len(incidents(text)[1])


def test_nothing_is_asked_of_the_model_without_an_event_word() -> None:
    """Nothing is asked of the model without an event word."""

    def refuse(hot: Iterable[int]) -> Learned:
        raise AssertionError("asked")

    assert incidents("The council met on Monday and agreed on a budget.", learner=refuse)[1] == ()


def test_a_country_never_displaces_a_finer_place() -> None:
    """A town that the grammar read stays first, though the model points at the country of the attackers."""
    text = "Rebels based in Chad attacked a convoy near Kidal on Monday, killing four soldiers."
    learner = says(text, [("place", "Chad", SURE, 0)], {0: {"main": SURE}})
    _, (report,) = incidents(text, learner=learner)
    assert raw(report, Field.WHERE)[0] == "Kidal"


def test_neither_a_demonym_nor_a_doer_is_the_place() -> None:
    """ "A Thai restaurant" and "a warning by Beijing" are no places of the event, whatever the model says."""
    text = "Gunmen attacked a Thai restaurant on Monday, killing four people."
    learner = says(text, [("place", "Thai", SURE, 0)], {0: {"main": SURE}})
    _, (report,) = incidents(text, learner=learner)
    assert raw(report, Field.WHERE) == raw(incidents(text)[1][0], Field.WHERE)
    text = "Police shot four students in Hong Kong on Monday after a warning by Beijing."
    learner = says(text, [("place", "Beijing", SURE, 0)], {0: {"main": SURE}})
    _, (report,) = incidents(text, learner=learner)
    assert raw(report, Field.WHERE) == raw(incidents(text)[1][0], Field.WHERE)


def test_an_event_told_before_is_not_opened_again_without_a_place() -> None:
    """Beside an event that was told, only one at another place is opened: else it is that one told again."""
    text = "Rebel fighters attacked soldiers in Timbuktu on Sunday. On Tuesday the shops there went up."
    learner = says(
        text,
        [("trigger", "went up", SURE, 1), ("time", "Tuesday", SURE, 1)],
        {0: {"main": SURE}, 1: {"main": SURE}},
        {1: {"Remote explosive": SURE}},
    )
    assert len(incidents(text, learner=learner)[1]) == 1
