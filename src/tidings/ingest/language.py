"""Tell which language a text is in."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

# The words that make up a third of any English prose; no other language has so many of them.
_ENGLISH = frozenset({
    "the", "of", "and", "to", "in", "a", "that", "is", "was", "for", "on", "with", "as", "at", "by",
    "it", "from", "he", "his", "be", "are", "were", "has", "have", "had", "its", "this", "which", "not",
    "but", "an", "they", "their", "after", "been", "said", "who", "will", "would", "more", "than",
    "about", "when", "over", "also", "there",
})  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_MAX_READ = 4000
_MIN_WORDS = 20
_MIN_ENGLISH_SHARE = 0.25
_MIN_LETTERS = 40
_MIN_PROBABILITY = 0.8
_MAX_ENGLISH_DOUBT = 0.05


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the text's language; None where it is too short to tell.

    Plain English is told by its function words, without loading the model, which takes a second.
    """
    words = [word.lower() for word in _WORD.findall(text[:_MAX_READ])]
    if len(words) >= _MIN_WORDS and sum(w in _ENGLISH for w in words) >= len(words) * _MIN_ENGLISH_SHARE:
        return "en"
    if sum(map(len, words)) < _MIN_LETTERS:
        return None
    ranked = [(str(code), float(share)) for code, share in _model().rank(text[:_MAX_READ])]
    best, share = ranked[0]
    if share >= _MIN_PROBABILITY:
        return best
    # Close kin share the votes (Serbian, Croatian and Bosnian); none of them is English.
    english = next((part for code, part in ranked if code == "en"), 0.0)
    return best if english < _MAX_ENGLISH_DOUBT else None


# Any: the identifier ships no types.
@lru_cache(maxsize=1)
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  slow to import

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
