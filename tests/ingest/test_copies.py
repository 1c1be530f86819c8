"""Copies: one wire story under many names is one voice."""

from itertools import permutations

from tidings.ingest.copies import body_key, find_lineages, sentence_keys
from tidings.ingest.plain import read_text
from tidings.model.text import Document

SENTENCES = (
    "Rockets hit the northern air base late on Friday, wounding two soldiers and a cook.",
    "The launchers were found in an orchard about three kilometres away, the army said.",
    "Nobody claimed the attack, the fourth on the base since the talks ended in March.",
    "Residents of the nearest village said that they had heard six blasts before midnight.",
    "The prime minister called for calm and promised that those behind it would be found.",
)
OTHER = (
    "A ferry sank in the estuary on Saturday with more than sixty people on board, officials said.",
    "Fishing boats had picked up forty survivors by nightfall, and the search went on.",
    "The cause was not known, but the ferry had failed an inspection in the spring.",
)


def story(sentences: tuple[str, ...], head: str = "", tail: str = "") -> Document:
    return read_text("\n".join((*filter(None, [head]), *sentences, *filter(None, [tail]))))


def test_format_does_not_make_another_story() -> None:
    """Headline, dateline, blanks, case, promo and credit lines are not the story."""
    plain = story(SENTENCES)
    dressed = read_text(
        "Air base hit by rockets, three hurt\nLAKESIDE (Reuters) - "
        + "\n\n".join(SENTENCES).replace("air base", "AIR  base")
        + "\nREAD ALSO: Ferry Sinks in Estuary\n(Reporting by Anna Bell; Editing by Omar Diaz)\n"
    )
    assert body_key(plain) == body_key(dressed)
    assert plain.id != dressed.id


def test_another_number_is_another_body() -> None:
    """A copy with another figure keeps its own claims, but stays in the lineage."""
    first = story(SENTENCES)
    update = story((SENTENCES[0].replace("two", "four"), *SENTENCES[1:]))
    assert body_key(first) != body_key(update)
    lineages = find_lineages({d.id: sentence_keys(d) for d in (first, update)})
    assert len(set(lineages.values())) == 1


def test_lineages_hold_abridged_copies_and_no_others() -> None:
    """An abridged copy is found from either side; a shared sentence or two makes no copy."""
    whole = story(SENTENCES)
    short = story(SENTENCES[:3], "Air base hit by rockets, three hurt")
    rearranged = read_text(" ".join(SENTENCES[::-1]).replace("“", '"'))
    quoting = story((*OTHER, SENTENCES[4], SENTENCES[1]))
    documents = (whole, short, rearranged, quoting)
    for order in permutations(documents):
        lineages = find_lineages({d.id: sentence_keys(d) for d in order})
        assert lineages[whole.id] == lineages[short.id] == lineages[rearranged.id]
        assert lineages[whole.id] == min(d.id for d in documents[:3])
        assert lineages[quoting.id] == quoting.id


def test_a_text_without_sentences_is_its_own_lineage() -> None:
    """Nothing to compare is no likeness."""
    one, two = read_text("Two shot."), read_text("Ferry sinks.")
    lineages = find_lineages({d.id: sentence_keys(d) for d in (one, two)})
    assert lineages == {one.id: one.id, two.id: two.id}
