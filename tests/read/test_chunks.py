"""Noun phrases and tags of sentences."""

import pytest
from tests.read.page import page

from tidings.read.chunks import parse
from tidings.read.sentences import find_sentences


def phrases(text: str) -> list[tuple[str, str]]:
    document = page(text)
    return [
        (document.quote(parsed.span(chunk)), chunk.cls)
        for sentence in find_sentences(document)
        for parsed in [parse(sentence)]
        for chunk in parsed.chunks
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two soldiers were wounded near a checkpoint.",
            [("Two soldiers", "state"), ("a checkpoint", "facility")],
        ),
        (
            "The rebel group's leader fled in a truck.",
            [("The rebel group's leader", "civilian"), ("a truck", "vehicle")],
        ),
        ("Gunmen who stormed the market fled.", [("Gunmen", "armed"), ("the market", "facility")]),
        (
            'guerrillas burned the "las palmas" ranch',
            [("guerrillas", "armed"), ('the "las palmas" ranch', "facility")],
        ),
    ],
)
def test_phrases_and_what_they_name(text: str, expected: list[tuple[str, str]]) -> None:
    """A phrase ends at its head noun, and the head says what class of thing it is."""
    assert phrases(text) == expected


def test_verb_and_noun_are_told_apart() -> None:
    """The same word is an act after a determiner and a verb after its subject."""
    sentence = find_sentences(page("Rebels attack the post after an attack on the town."))[0]
    parsed = parse(sentence)
    tags = {(token.start, token.lower): tag for token, tag in zip(parsed.tokens, parsed.tags, strict=True)}
    assert [tag for (_, word), tag in tags.items() if word == "attack"] == ["V", "N"]


def test_name_after_a_title_in_lower_case_text() -> None:
    """Where case says nothing, a title or office shows where a name begins."""
    sentence = find_sentences(page("the bomb wounded governor ramiro santacruz in his car"))[0]
    named = [c for c in parse(sentence).chunks if c.name_at is not None]
    assert [sentence.tokens[c.name_at].lower for c in named if c.name_at is not None] == ["ramiro"]


@pytest.mark.parametrize("hedge", ["at least", "about", "more than", "up to", "nearly"])
def test_a_hedged_figure_opens_a_phrase(hedge):
    """A town in front of a hedged figure is none of the phrase that the figure opens."""
    parsed = parse(find_sentences(page(f"In Derna {hedge} 40 soldiers were killed."))[0])
    words = [parsed.tokens[chunk.first].text for chunk in parsed.chunks]
    assert words == ["Derna", hedge.split()[0]]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Shells hit the homes of mayors such as Ana Lugo.", ["Shells", "the homes", "mayors", "Ana Lugo"]),
        ("Bandits looted shops such as bakeries.", ["Bandits", "shops", "bakeries"]),
        ("Such attacks harmed farmers.", ["Such attacks", "farmers"]),
    ],
)
def test_examples_are_no_part_of_what_they_stand_for(text, first):
    """The "such" of "such as" ends a phrase; before a noun it belongs to the phrase."""
    assert [words for words, _ in phrases(text)] == first
