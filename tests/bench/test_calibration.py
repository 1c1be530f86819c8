"""How confidence is fitted and checked, on constructed counts."""

from __future__ import annotations

import pytest
from bench.calibration import check, error_of
from bench.shares import Judged, fit

from tidings.resolve.confidence import ANY


def rows(source: str, grounds: str, told: int, right: int) -> list[Judged]:
    return [Judged(source, f"{source}{n}", "where", grounds, n < right) for n in range(told)]


def test_a_share_that_holds_has_no_error():
    """Of ten values at 0.7 seven are right: error 0; none right: error 0.7."""
    assert error_of([(0.7, n < 7) for n in range(10)]) == pytest.approx(0)
    assert error_of([(0.7, False)] * 10) == pytest.approx(0.7)


def test_errors_of_two_bins_do_not_cancel_out():
    """Too sure at the top and too unsure at the bottom are two errors."""
    assert error_of([(0.9, False)] * 5 + [(0.1, True)] * 5) == pytest.approx(0.9)


def test_chance_alone_gives_an_error_on_few_values():
    """A perfect forecaster of ten values shows an error, of a thousand a much smaller one."""
    few, many = (check([(0.7, n % 10 < 7) for n in range(size)]).chance for size in (10, 1000))
    assert few > 5 * many > 0


def test_small_classes_are_drawn_to_the_mean():
    """One right value makes no certainty; a hundred right ones come near it."""
    one = fit([*rows("news", "usual", 100, 50), *rows("news", "rare", 1, 1)])
    many = fit([*rows("news", "usual", 100, 50), *rows("news", "rare", 100, 100)])
    assert 0.5 < one["rare"].share < 0.7
    assert many["rare"].share > 0.9


def test_another_source_moves_classes_apart_but_not_the_level():
    """Easier texts say which class is better, not how often values of news are right."""
    news = [*rows("news", "once", 40, 20), *rows("news", "again", 40, 20)]
    easy = [*rows("linking", "once", 400, 320), *rows("linking", "again", 400, 396)]
    alone, both = fit(news), fit([*news, *easy])
    assert both["again"].share > both["once"].share
    assert both[ANY].share == alone[ANY].share == 0.5
    assert both["once"].share < 0.5 < both["again"].share


def test_a_source_without_a_weight_is_only_tested_on():
    """Unseen passages change no share."""
    news = rows("news", "once", 40, 20)
    assert fit([*news, *rows("constructed", "once", 400, 400)]) == fit(news)
