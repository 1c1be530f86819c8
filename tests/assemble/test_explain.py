"""Why two reports are one incident or two."""

from tests.assemble.ledger_tools import unit_of
from tests.assemble.test_link import ALL, FIRST, LATER, OTHER, SECOND, decide, linked, twice_told

from tidings.assemble.explain import chain, explain
from tidings.assemble.features import FEATURES
from tidings.assemble.link import rule
from tidings.model.codes import Judgement

NONE = rule((), ())


def test_the_table_has_every_feature_and_adds_up() -> None:
    """Each declared feature stands there; one that a report does not state counts for nothing."""
    found = explain([unit_of(FIRST)], [unit_of(SECOND)], NONE)
    assert [line.feature for line in found.lines] == ["prior", *(feature.name for feature in FEATURES)]
    assert sum(line.points for line in found.lines) == found.score
    (link,) = linked((FIRST, SECOND)).links
    assert (found.mean, found.pairs, found.compared) == (link.score, 1, 1)
    silent = {line.feature: line.points for line in found.lines if line.level is None}
    assert silent["injured"] == 0
    assert "killed" not in silent


def test_the_sides_may_be_given_in_either_order() -> None:
    """The explanation does not depend on which is named first."""
    one, other = [unit_of(FIRST), unit_of(SECOND)], [unit_of(OTHER), unit_of(LATER)]
    assert explain(one, other, NONE) == explain(other[::-1], one[::-1], NONE)


def test_a_named_report_is_the_one_asked() -> None:
    """A report that is named stands in the table even where another pair is likelier."""
    sides = [unit_of(FIRST)], [unit_of(SECOND), unit_of(LATER)]
    free, held = explain(*sides, NONE), explain(*sides, NONE, {LATER.report.id})
    assert SECOND.report.id in (free.left, free.right)
    assert LATER.report.id in (held.left, held.right)


def test_what_one_document_keeps_apart_is_told() -> None:
    """Two shellings of one article: the pair, and that their places differ."""
    one, other = twice_told("Gunners shell Marow on 4 March. They also bombard Telsin, killing two.")
    (parted,) = explain([one], [other], NONE).parted
    assert {parted.left, parted.right} == {one.id, other.id}
    assert any("Marow" in words and "Telsin" in words for words in parted.words)


def test_the_surest_chain_is_found() -> None:
    """Two reports tied by way of a third; a person's link goes before the linker's."""
    links = linked((FIRST, SECOND)).links
    said = decide(SECOND, OTHER, Judgement.SAME)
    ids = [member.report.id for member in ALL]
    assert chain((*links, said), ids[0], ids[2]) == (*links, said)
    direct = decide(FIRST, OTHER, Judgement.SAME)
    assert chain((*links, said, direct), ids[0], ids[2]) == (direct,)
    assert chain(links, ids[0], ids[3]) == ()
