"""Copies: one wire story under many names is one voice."""

from itertools import permutations

from tidings.ingest.copies import Relation, body_key, find_lineages, fingerprint, relate
from tidings.ingest.metadata import Metadata
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
REST = (
    "The museum opened its new wing to a long line of visitors on a bright and windy morning last week",
    "Farmers in the hills expect a poor harvest of apples after frost came late in the spring this year",
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


def lineages_of(*documents: Document) -> dict[str, str]:
    return find_lineages({document.id: fingerprint(document) for document in documents})


def relation(first: Document, other: Document) -> Relation:
    return relate(fingerprint(first), fingerprint(other))


def test_another_number_is_another_body() -> None:
    """A copy with another figure keeps its own claims, but stays in the lineage, and is told as an update."""
    first = story(SENTENCES)
    update = story((SENTENCES[0].replace("two", "four"), *SENTENCES[1:]))
    assert body_key(first) != body_key(update)
    assert len(set(lineages_of(first, update).values())) == 1
    assert relation(first, update) is relation(update, first) is Relation.UPDATE


def test_lineages_hold_abridged_copies_and_no_others() -> None:
    """An abridged copy is found from either side; a shared sentence or two makes no copy."""
    whole = story(SENTENCES)
    short = story(SENTENCES[:3], "Air base hit by rockets, three hurt")
    rearranged = read_text(" ".join(SENTENCES[::-1]).replace("“", '"'))
    quoting = story((*OTHER, SENTENCES[4], SENTENCES[1]))
    documents = (whole, short, rearranged, quoting)
    for order in permutations(documents):
        lineages = lineages_of(*order)
        assert lineages[whole.id] == lineages[short.id] == lineages[rearranged.id]
        assert lineages[whole.id] == min(d.id for d in documents[:3])
        assert lineages[quoting.id] == quoting.id


def test_a_text_without_sentences_is_its_own_lineage() -> None:
    """Nothing to compare is no likeness."""
    one, two = read_text("Two shot."), read_text("Ferry sinks.")
    assert lineages_of(one, two) == {one.id: one.id, two.id: two.id}


def test_a_flash_of_one_sentence_is_copied_and_a_notice_is_not() -> None:
    """One short body under two headlines is one voice; a few words that a site puts everywhere are not."""
    flash = "Two soldiers were killed by rockets at an army base near Mosul on Monday, the army said."
    first, second = read_text(f"Rockets kill two\n{flash}"), read_text(f"Soldiers die in Mosul\n{flash}")
    assert len(set(lineages_of(first, second).values())) == 1
    notice = "There is no news here."
    first, second = read_text(f"Rockets kill two\n{notice}"), read_text(f"Ferry sinks\n{notice}")
    assert len(set(lineages_of(first, second).values())) == 2


def test_two_headlines_over_one_notice_to_sign_in_are_two_stories() -> None:
    """What a site puts where its report was is no report: the headlines alone tell such pages apart."""
    notice = "Already a subscriber?\n\nUse the button below to set up your account or log in if you have one."
    heads = ("Two clerks shot at a bank in Elmira", "Five rebels flee the prison of Bara by night")
    first, other = (read_text(notice, Metadata(title=head)) for head in heads)
    assert body_key(first) != body_key(other)
    assert len(set(lineages_of(first, other).values())) == 2


def test_two_stories_of_one_round_up_are_no_copies_of_each_other() -> None:
    """A page that prints one story after another is a copy of the first alone."""
    first, second = story(SENTENCES), story(OTHER)
    day = story((*SENTENCES, *OTHER, *(f"{line} {n}" for n, line in enumerate(REST))))
    lineages = lineages_of(first, second, day)
    assert lineages[first.id] == lineages[day.id] != lineages[second.id]


def test_an_outlet_repeats_its_own_words() -> None:
    """What makes two outlets' texts copies may be one outlet's background; its own copies are whole."""
    new = (
        "Engineers cleared the runway by noon, and two flights with supplies had landed by four, pilots said."
    )
    earlier, later = (*SENTENCES[1:], OTHER[0]), (*SENTENCES[1:], new)

    def lineages(*outlets: str) -> int:
        texts = ("\n".join(earlier), "\n".join(later))
        documents = [read_text(t, Metadata(outlet=o)) for t, o in zip(texts, outlets, strict=True)]
        return len(set(lineages_of(*documents).values()))

    assert lineages("Harbour Post", "Lakeside News") == 1
    assert lineages("Harbour Post", "Harbour Post") == 2


def test_many_copies_hang_together() -> None:
    """A story under more names than are paired with one another is one lineage all the same."""
    copies = [
        story(SENTENCES, tail=f"Copy for office {n} of the bureau in the harbour town.") for n in range(90)
    ]
    assert len(set(lineages_of(*copies).values())) == 1


def test_relations_say_what_was_done() -> None:
    """Copied, cut, made longer, rewritten."""
    whole, added = story(SENTENCES), story((*SENTENCES, *OTHER))
    cut = story(SENTENCES[:3])
    other_words = story(
        (*SENTENCES[:4], "Calm was asked for by the head of the government, who promised justice.")
    )
    assert relation(whole, story(SENTENCES, head="Rockets hit an air base")) is Relation.COPY
    assert relation(whole, cut) is Relation.ABRIDGED
    assert relation(whole, added) is Relation.EXTENDED
    assert relation(whole, other_words) is Relation.REWRITTEN
