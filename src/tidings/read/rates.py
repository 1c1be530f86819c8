"""Find rates: how often acts happen, without a total: "nearly daily attacks"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from tidings.data.tables import table
from tidings.model.claim import Claim
from tidings.model.codes import Field, Kind
from tidings.model.report import Report
from tidings.read.cues import Cue, Cues, listed
from tidings.read.force import base_of
from tidings.read.lines import Line, Voice
from tidings.read.pages import Page
from tidings.read.windows import since_phrases

_NOUN_REACH = 4  # tokens between "daily" and the act
_VERB_REACH = 4  # tokens between "often" and the act
_PARTY_REACH = 8  # tokens after the act that may name its parties
_TAKES_NUMBER = frozenset({"a", "per"})


@lru_cache(maxsize=1)
def _frequencies() -> Cues:
    rows = table("statements")
    return Cues(
        {
            "before": rows["frequencies"],
            "after": rows["every"],
            "often": rows["often"],
            "loose": rows["loose"],
        }
    )


def find_rates(page: Page) -> Iterator[Report]:
    """The rates of a document."""
    for line in page.lines:
        for cue in _frequencies().find(line.lowers, line.words):
            report = _READERS[cue.label](page, line, cue)
            if report is not None:
                yield report


def _before_act(page: Page, line: Line, cue: Cue) -> Report | None:
    """Read "nearly daily attacks on X since Y"."""
    if line.sentence.tokens[cue.first].is_capital and cue.first > 0:
        return None  # a newspaper's name
    events = listed("events")
    act = next(
        (
            k
            for k in range(cue.last, min(len(line.lowers), cue.last + _NOUN_REACH))
            if line.lowers[k] in events
        ),
        None,
    )
    if act is None or any(line.tags[k] not in ("N", "J", "&", "S") for k in range(cue.last, act)):
        return None
    if cue.label == "loose" and not line.lowers[act].endswith("s"):
        return None  # "sporadic shooting was heard" is one night's
    first = cue.first
    while first > 0 and line.lowers[first - 1] in listed("rate_hedges"):
        first -= 1
    return _report(page, line, (first, cue.last), (first, act + 1))


def _after_act(page: Page, line: Line, cue: Cue) -> Report | None:
    """Read "shells fall on the suburb almost every night", "two or three attacks a week"."""
    first = cue.first
    while first > 0 and line.lowers[first - 1] in listed("rate_hedges"):
        first -= 1
    start = line.clause(cue.first)[0]
    if line.lowers[cue.first] in _TAKES_NUMBER:
        act = cue.first - 1
        if act < 0 or line.lowers[act] not in (*listed("events"), "times"):
            return None
        count = next((c for c in line.counts if start <= c.first and c.last <= act <= c.last + 3), None)
        if count is None or (
            line.lowers[act] == "times" and listed("habits").isdisjoint(line.lowers[start:act])
        ):
            return None
        return _report(page, line, (count.first, cue.last), (count.first, cue.last))
    act = next(
        (k for k in range(first - 1, max(start - 1, first - 10), -1) if line.lowers[k] in listed("habits")),
        -1,
    )
    if act < 0 or line.tags[act] not in ("V", "G", "N"):
        return None
    return _report(page, line, (first, cue.last), (act, cue.last))


def _often(page: Page, line: Line, cue: Cue) -> Report | None:
    """Read "its planes often bomb the hills", "villages are frequently attacked": habits without a count."""
    for k in range(cue.last, min(len(line.lowers), cue.last + _VERB_REACH)):
        tag = line.tags[k]
        is_act = base_of(line.lowers[k]) in listed("acts") or line.lowers[k] in listed("habits")
        if tag in ("V", "G", "N") and is_act:
            chunk = line.chunk(k + 1) if k + 1 < len(line.lowers) else None
            last = chunk.last if chunk is not None and chunk.first == k + 1 else k + 1
            return _report(page, line, (cue.first, cue.last), (cue.first, last))
        if tag not in ("A", "B", "H"):
            return None
    return None


_READERS = {"before": _before_act, "after": _after_act, "often": _often, "loose": _before_act}


def _report(page: Page, line: Line, rate: tuple[int, int], phrase: tuple[int, int]) -> Report:
    voice = page.voice(line, rate[0])
    end = line.clause(rate[0])[1]
    since = next(((a, b) for a, b in since_phrases(line) if phrase[1] <= a < end), None)
    claims = [line.claim(Field.RATE, *rate, voice)]
    acts = listed("events") | listed("habits")
    act = next((k for k in range(*phrase) if line.lowers[k] in acts), None)
    if act is not None:
        claims.append(line.claim(Field.EVENT, act, act + 1, voice))
    last = phrase[1]
    for claim, stop in _parties(line, phrase[1], since[0] if since else end, voice):
        claims.append(claim)
        last = max(last, stop)
    if since is not None:
        claims.append(line.claim(Field.SINCE, *since, voice))
        last = max(last, since[1]) if since[0] - last <= 1 else last
    claims += [line.claim(Field.WHERE, s.first, s.last, voice) for s in line.areas_in(phrase[0], end)]
    return Report(
        kind=Kind.RATE,
        doc_id=page.document.id,
        mentions=(line.span(phrase[0], last),),
        claims=tuple(claims),
    )


def _parties(line: Line, at: int, end: int, voice: Voice) -> Iterator[tuple[Claim, int]]:
    """By whom and on whom: "attacks on US troops by militants"."""
    fields = {"by": Field.PERPETRATOR, "from": Field.PERPETRATOR, "on": Field.TARGET, "against": Field.TARGET}
    for i in range(at, min(end, at + _PARTY_REACH)):
        field = fields.get(line.lowers[i])
        chunk = line.chunk(i + 1) if field and i + 1 < len(line.lowers) else None
        if field is None or chunk is None or chunk.cls in ("time", "number", "place"):
            continue
        yield line.claim(field, max(chunk.first, i + 1), chunk.last, voice), chunk.last
