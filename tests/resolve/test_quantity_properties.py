"""What holds for every number phrase, whatever its words."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tidings.data.numbers import number_words
from tidings.model.codes import SegmentKind
from tidings.model.text import Span
from tidings.read.counts import find_counts
from tidings.read.sentences import Sentence, tokenize
from tidings.resolve.quantity import resolve_count

LEXICON = {word for phrase in (*number_words().hedges_before, *number_words().vague) for word in phrase}
OTHERS = (
    "5",
    "12",
    "1,200",
    "two",
    "twenty",
    "hundred",
    "and",
    "to",
    "-",
    "dozen",
    "of",
    "the",
    "men",
    ",",
    "more",
)
WORDS = st.sampled_from(sorted(LEXICON.union(OTHERS)))
PHRASES = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)


@settings(deadline=None)  # the first example loads the lexicons
@given(raw=st.one_of(PHRASES, st.text(max_size=80)), hedge=st.one_of(st.none(), WORDS))
def test_any_words_give_a_sound_range_or_none(raw, hedge):
    """Bounds are in order and never negative, and no words raise."""
    count = resolve_count(raw, hedge=hedge)
    if count is not None:
        known = [n for n in (count.low, count.best, count.high) if n is not None]
        assert known == sorted(known)
        assert known[0] >= 0
        assert count.operator in ("=", ">", ">=", "<", "<=", "~")


@settings(deadline=None)  # the first example loads the lexicons
@given(n=st.integers(min_value=0, max_value=999_999))
def test_digits_and_separators_name_the_same_number(n):
    """A figure reads alike with and without separators."""
    plain, grouped = resolve_count(str(n)), resolve_count(f"{n:,}")
    assert plain is not None
    assert plain == grouped
    assert plain.best == n


@settings(deadline=None)  # the first example loads the lexicons
@given(text=st.one_of(PHRASES, st.text(min_size=1, max_size=80)))
def test_count_phrases_lie_in_order_and_apart(text):
    """Phrases found never overlap and each holds its figure."""
    tokens = tokenize(text)
    if not tokens:
        return
    line = Sentence(Span(0, len(text)), tokens, SegmentKind.BODY, 0, 0)
    found = find_counts(line, articles=True)
    assert all(c.first <= c.core < c.last <= len(tokens) for c in found)
    assert all(a.last <= b.first for a, b in pairwise(found))
