"""The tags of re3d's adapter."""

import numpy as np
from bench.re3d import likeliest
from bench.signs import signs_of


def test_a_step_of_tags_may_outweigh_a_score() -> None:
    """The likeliest row of tags is that of the highest sum, not of the highest tag at each token."""
    scores = np.array([[0.0, 1.0], [1.0, 0.0]])
    steps = np.array([[0.0, 0.0], [-3.0, 0.0]])
    assert likeliest(scores, np.zeros((2, 2)), np.zeros(2)) == [1, 0]
    assert likeliest(scores, steps, np.zeros(2)) in ([0, 0], [1, 1])


def test_signs_tell_case_and_what_the_grammar_finds() -> None:
    """A place is one by the gazetteer, a day by the time grammar; a neighbour's signs carry the step to it."""
    signs = signs_of(["Troops", "left", "Aleppo", "on", "Monday", "."])
    assert {"cap", "place", "place.B", "w=aleppo"} <= signs[2]
    assert "time" in signs[4]
    assert "1:place" in signs[1]
    assert "-1:edge" in signs[0]
