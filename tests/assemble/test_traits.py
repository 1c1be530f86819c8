"""Names, numbers and ages that tell one event's reports from another's."""

from tidings.assemble.traits import find_traits
from tidings.assemble.words import rarity


def test_full_names_are_pairs_of_words() -> None:
    """Two capitalised words side by side are a name; an initial between them is passed over."""
    found = find_traits("Police named Ilena B. Korvath and the driver, Tomas Reyl.")
    assert ("ilena", "korvath") in found.names
    assert ("tomas", "reyl") in found.names
    assert ("korvath", "tomas") not in found.names


def test_a_capital_at_the_start_of_a_sentence_is_no_name() -> None:
    """Only capitals inside a sentence count as names."""
    found = find_traits("Shells fell on Marow. Rescuers dug all night.")
    assert "marow" in found.capitals
    assert "shells" not in found.capitals
    assert "rescuers" not in found.capitals


def test_large_numbers_count_but_years_do_not() -> None:
    """A house number tells events apart, a year does not."""
    found = find_traits("In 2016 a blast shook the 13500 block of Cedar Street, 1,250 metres from here.")
    assert found.numbers == {"13500", "1250"}


def test_ages_are_read_in_both_forms() -> None:
    """An age stands before "-year-old" or behind a name and a comma."""
    found = find_traits("A 27-year-old man and Tomas Reyl, 34, were hurt; 12 others fled, 3 on foot.")
    assert found.ages == {"27", "34"}


def test_upper_case_text_has_no_names() -> None:
    """A wire text all in capitals gives no names rather than only names."""
    found = find_traits("SHELLS FELL ON MAROW TODAY, ILENA KORVATH SAID")
    assert not found.names
    assert not found.capitals


def test_a_function_word_or_a_possessive_makes_no_name() -> None:
    """A capital at the start of a phrase joins no name; "Korvath's" is Korvath; two letters are never rare."""
    found = find_traits("They met in Marow. In Marow, The Umbrian envoy praised Ilena Korvath's brother.")
    assert ("ilena", "korvath") in found.names
    assert not {("in", "marow"), ("the", "umbrian")} & found.names
    assert rarity("el") == 0


def test_a_noun_with_a_capital_names_nobody() -> None:
    """A headline's "Boy, 3," and "Teen, 16," are no persons; a family name with an age is one."""
    found = find_traits("Boy, 3, dies at Marow. Teen, 16, is held. Ilena Korvath, 34, a clerk, saw it.")
    assert found.people == {("korvath", "34")}
    assert found.ages == {"3", "16", "34"}
