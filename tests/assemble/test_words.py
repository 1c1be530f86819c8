"""Words are weighed by how rare they are in news."""

from tidings.assemble.words import NO_WORDS, UNSEEN, rarity, similarity, weigh


def test_rarity_rises_from_function_words_to_names() -> None:
    """A function word is common, a word no table has is the rarest."""
    assert rarity("the") < rarity("hospital") < rarity("kivrellane")
    assert rarity("kivrellane") == UNSEEN


def test_the_same_text_is_wholly_alike() -> None:
    """A text is like itself and unlike one that shares only common words."""
    one = weigh("Shells hit the grain depot of Marow at dawn, the harbour master said.")
    other = weigh("The council of Telsin met on the budget for the new bridge.")
    assert similarity(one, one) >= 998
    assert similarity(one, other) < 100


def test_similarity_does_not_depend_on_the_side() -> None:
    """Comparing left with right equals comparing right with left."""
    one = weigh("Shells hit the grain depot of Marow")
    other = weigh("The grain depot in Marow burned for two days after the shells")
    assert similarity(one, other) == similarity(other, one) > 0


def test_a_text_without_words_is_like_nothing() -> None:
    """No words, no similarity, and no division by nought."""
    assert similarity(weigh("12, 13!"), weigh("Shells hit Marow")) == 0
    assert similarity(NO_WORDS, NO_WORDS) == 0


def test_only_the_weightiest_words_are_kept() -> None:
    """A limit keeps the rarest words, whatever their place in the text."""
    assert set(weigh("the and for kivrellane", limit=1).weights) == {"kivrellane"}
