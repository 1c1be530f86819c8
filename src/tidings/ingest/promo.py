"""Tell a report's own words from lines that sell, link or credit something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from tidings.data.tables import table
from tidings.model.codes import SegmentKind

# Points a line needs before it is set aside. Each cue alone stays below, so that "Related
# incidents have been reported in two other towns." is read.
THRESHOLD = 3
_MAX_LEAD_WORDS = 32  # a headline behind a cue; longer lines are paragraphs
_MAX_CALL_WORDS = 45
_MAX_CREDIT_WORDS = 70
_MAX_LIST = 8  # headlines under a bare cue such as "More:"
_MAX_AGO_WORDS = 8
_TEASER_LINES = 2  # a headline and what is told under it

_LEADING = re.compile(r"""^[\s\[(*•·▶►▸→»>|#=_–—-]{1,12}""")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_MARK_AFTER = re.compile(r"\s?(?::|\||>|»|→|–|—|-\s)")
_OPEN_QUOTES = "\"“‘«'„"
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}")
_APPEAL = re.compile(r"\b(?:police|information about|witness(?:es)?)\b", re.IGNORECASE)
_CONTACT = re.compile(r"\b(?:send|e-?mail|contact|write to|reach|tips?)\b", re.IGNORECASE)
_HANDLE = re.compile(
    r"\bfollow\b.{0,80}\bon (?:twitter|facebook|instagram|x|telegram|tiktok|linkedin)\b", re.IGNORECASE
)
_SPEECH = re.compile(r"\b(?:said|says|told|added|tweeted|warned|vowed|announced|according)\b", re.IGNORECASE)
_YOU = re.compile(r"\b(?:you|your|our|us|we)\b", re.IGNORECASE)
_TO_READER = re.compile(r"\b(?:you|your|you'll|please)\b", re.IGNORECASE)
_AGO = re.compile(r"\b(?:\d{1,2}|an?|one) (?:min|minute|hour|day|week)s? ago\.?$", re.IGNORECASE)
_BYLINE = re.compile(r"(?:by|BY|By) +(?=[A-Z])")


class Line(NamedTuple):
    """One block of a page: its words, and whether it is a heading or all of it a link."""

    text: str
    is_linked: bool = False
    is_heading: bool = False


class Verdict(NamedTuple):
    """What a line is, and the rule that says so."""

    kind: SegmentKind
    rule: str


_Beginnings = dict[str, tuple[str, ...]]  # phrases by their first character, the longest first


@dataclass(frozen=True, slots=True)
class _Cues:
    """The cue lists of `resources/promo.yml`."""

    lead_strong: _Beginnings
    lead_weak: _Beginnings
    reader_calls: _Beginnings
    reader_words: tuple[str, ...]
    account_words: tuple[str, ...]
    list_heads: frozenset[str]
    furniture: frozenset[str]
    credit_names: _Beginnings
    credit_labels: _Beginnings
    credit_sentences: _Beginnings
    credit_words: tuple[str, ...]


@lru_cache(maxsize=1)
def small_words() -> frozenset[str]:
    """The words that a title-case headline writes small."""
    return frozenset(str(table("promo")["small_words"]).split())


@lru_cache(maxsize=1)
def _cues() -> _Cues:
    rows = table("promo")

    def phrases(name: str) -> tuple[str, ...]:
        return tuple(sorted(map(str, rows[name]), key=lambda phrase: (-len(phrase), phrase)))

    def beginnings(name: str) -> _Beginnings:
        found: dict[str, list[str]] = {}
        for phrase in phrases(name):
            found.setdefault(phrase[0], []).append(phrase)
        return {first: tuple(group) for first, group in found.items()}

    return _Cues(
        lead_strong=beginnings("lead_strong"),
        lead_weak=beginnings("lead_weak"),
        reader_calls=beginnings("reader_calls"),
        reader_words=phrases("reader_words"),
        account_words=phrases("account_words"),
        list_heads=frozenset(map(str, rows["list_heads"])),
        furniture=frozenset(map(str, rows["furniture"])),
        credit_names=beginnings("credit_names"),
        credit_labels=beginnings("credit_labels"),
        credit_sentences=beginnings("credit_sentences"),
        credit_words=phrases("credit_words"),
    )


@dataclass(frozen=True, slots=True)
class _View:
    """A line made ready for the rules: without bullets, in lower case, with its words."""

    text: str
    lower: str
    words: tuple[str, ...]
    is_linked: bool
    is_upper: bool

    @property
    def has_stop(self) -> bool:
        return self.text.rstrip(" )]\"”’'")[-1:] in ".!;,"


def _view(line: Line) -> _View:
    text = _LEADING.sub("", line.text).strip()
    return _View(
        text=text,
        lower=text.lower().replace("’", "'"),
        words=tuple(_WORD.findall(text[:2000])),
        is_linked=line.is_linked,
        is_upper=text.isupper(),
    )


def judge(line: Line) -> Verdict | None:
    """Say that a line is promotional or boilerplate, or None where it belongs to the report."""
    view = _view(line)
    if not view.words:
        return Verdict(SegmentKind.BOILERPLATE, "no_words") if line.text.strip() else None
    for rule in _RULES:
        if (verdict := rule(view)) is not None:
            return verdict
    return None


def judge_all(lines: list[Line]) -> Iterator[Verdict | None]:
    """Judge every line; headlines under a bare cue ("More:") go with the cue."""
    left = 0
    teasers = _teasers(lines)
    for number, line in enumerate(lines):
        verdict = judge(line)
        if number in teasers:
            yield Verdict(SegmentKind.PROMO, "teaser")
        elif verdict is not None:
            left = _MAX_LIST if verdict.rule == "lead_list" else left
            yield verdict
        elif left and _is_headline(line) and (line.is_linked or not line.is_heading):
            left -= 1
            yield Verdict(SegmentKind.PROMO, "listed_headline")
        else:
            left = 0
            yield None


def _teasers(lines: list[Line]) -> set[int]:
    """The lines of a list of other stories, each with its age: "World // 3 hours ago", and its headline.

    One age alone may be that of the report itself, so a list has at least two.
    """
    ages = [i for i, line in enumerate(lines) if _AGO.search(line.text.strip()) and _is_short(line)]
    found: set[int] = set()
    for here, after in pairwise(ages):
        if after - here <= _TEASER_LINES + 1:
            found.update(range(here, min(len(lines), after + _TEASER_LINES + 1)))
    return found


def _is_short(line: Line) -> bool:
    return len(line.text.split()) <= _MAX_AGO_WORDS


def _is_headline(line: Line) -> bool:
    text = line.text.strip()
    return len(text.split()) <= 16 and text[-1:] not in '.!;:,"”'


def _furniture(view: _View) -> Verdict | None:
    bare = view.lower.strip(" .:!|>»…-–—)]")
    is_repeated = len(view.words) <= 4 and len({word.lower() for word in view.words}) == 1
    if bare in _cues().furniture or (is_repeated and view.words[0].lower() in _cues().furniture):
        return Verdict(SegmentKind.BOILERPLATE, "furniture")
    return None


def _byline(view: _View) -> Verdict | None:
    found = _BYLINE.match(view.text)
    if found is None or len(view.words) > 16 or view.has_stop:
        return None
    rest = view.words[1:]
    if rest and all(word[0].isupper() or word in small_words() or word[0].isdigit() for word in rest):
        return Verdict(SegmentKind.BOILERPLATE, "byline")
    return None


def _credit(view: _View) -> Verdict | None:
    if len(view.words) > _MAX_CREDIT_WORDS:
        return None
    credit = Verdict(SegmentKind.BOILERPLATE, "credit")
    cues = _cues()
    if _starts(view.lower, cues.credit_sentences):
        return credit
    if (cue := _starts(view.lower, cues.credit_names)) and (
        view.lower[len(cue) :].lstrip().startswith(":") or _capital_share(view.words[1:]) >= 0.7
    ):
        return credit
    if cue := _starts(view.lower, cues.credit_labels):
        rest = view.lower[len(cue) :].lstrip()
        if rest[:1] in tuple(":|/") or (len(view.words) <= 6 and not view.has_stop and rest[:1].isdigit()):
            return credit
    if len(view.words) <= 40 and any(words in view.lower for words in cues.credit_words):
        return credit if not _SPEECH.search(view.text) else None
    if view.lower.startswith(("file photo", "file image", "file picture")):
        return Verdict(SegmentKind.BOILERPLATE, "file_photo")
    if len(view.words) <= 60 and _MAIL.search(view.text) and _CONTACT.search(view.text):
        if _APPEAL.search(view.text):
            return None
        return Verdict(SegmentKind.BOILERPLATE, "contact")
    return None


def _lead(view: _View) -> Verdict | None:
    """A line that points at another story: cue, mark, capitals, title case, no stop, link."""
    if len(view.words) > _MAX_LEAD_WORDS:
        return None
    cues = _cues()
    cue = _starts(view.lower, cues.lead_strong)
    score = 2 if cue else 0
    if not cue:
        cue = _starts(view.lower, cues.lead_weak)
        score = 1 if cue else 0
    if not cue:
        return None
    rest = view.text[len(cue) :]
    bare = rest.strip(" :|>»→–—-.…)]")
    if not bare:  # the cue is the whole line: a headline list may follow
        is_cue = score == 2 or (cue in cues.list_heads and rest.strip().startswith(":"))
        return Verdict(SegmentKind.PROMO, "lead_list") if is_cue else None
    has_mark = _MARK_AFTER.match(rest) is not None
    is_shouted = view.text[: len(cue)].isupper() and not view.is_upper
    score += has_mark + is_shouted + view.is_linked * 2
    score += (not view.has_stop) * (1 if has_mark or is_shouted or score >= 2 else 0)
    score += _capital_share(tuple(_WORD.findall(bare))) >= 0.7
    score -= 2 * (_SPEECH.search(view.text) is not None and view.has_stop)
    return Verdict(SegmentKind.PROMO, "lead") if score >= THRESHOLD else None


def _reader(view: _View) -> Verdict | None:
    """A line that asks the reader to do something."""
    if len(view.words) > _MAX_CALL_WORDS:
        return None
    cues = _cues()
    is_call = _starts(view.lower, cues.reader_calls) is not None
    has_word = any(words in view.lower for words in cues.reader_words)
    if not is_call and not has_word and "follow" not in view.lower:
        return None
    score = 2 * is_call + has_word
    score += _YOU.search(view.text) is not None
    score += len(view.words) <= 25
    score += view.is_linked
    score -= 3 * (_SPEECH.search(view.text) is not None)
    if score >= THRESHOLD + 1 or (score >= THRESHOLD and is_call):
        return Verdict(SegmentKind.PROMO, "reader_call")
    handle = _HANDLE.search(view.text)
    is_first = handle is not None and not re.search(r"[.!?]\s", view.text[: handle.start()])
    if is_first and not _SPEECH.search(view.text):
        return Verdict(SegmentKind.PROMO, "reader_call")
    return None


def _account(view: _View) -> Verdict | None:
    """A line about the reader's account, subscription or mailing list, which stands where the report was."""
    if len(view.words) > _MAX_CALL_WORDS or _SPEECH.search(view.text) or _APPEAL.search(view.text):
        return None
    told = sum(words in view.lower for words in _cues().account_words)
    is_to_reader = _TO_READER.search(view.text) is not None
    return Verdict(SegmentKind.BOILERPLATE, "account") if told and told + is_to_reader >= 2 else None


def _linked(view: _View) -> Verdict | None:
    """A line that is one link: the headline of another story."""
    if view.is_linked and not view.has_stop and len(view.words) >= 3:
        return Verdict(SegmentKind.PROMO, "linked_line")
    return None


_RULES = (_furniture, _byline, _credit, _lead, _reader, _account, _linked)


def _starts(lower: str, beginnings: _Beginnings) -> str | None:
    """The longest phrase the line begins with, ending at a word's end."""
    for phrase in beginnings.get(lower[:1], ()):
        if lower.startswith(phrase) and not lower[len(phrase) : len(phrase) + 1].isalnum():
            return phrase
    return None


def _capital_share(words: tuple[str, ...]) -> float:
    """Share of the words that matter which begin with a capital letter or a digit."""
    counted = [word for word in words if word.lower() not in small_words()]
    if not counted:
        return 0.0
    return sum(1 for word in counted if not word[0].islower()) / len(counted)


def is_quoted(text: str) -> bool:
    """Whether a line begins with a quotation mark: what it says is somebody's words."""
    return text.lstrip()[:1] in tuple(_OPEN_QUOTES)
