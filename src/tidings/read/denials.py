"""Find denials: that an act took place, that somebody did it, or that anybody was hurt."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from tidings.data.tables import table
from tidings.model.claim import Claim
from tidings.model.codes import Field, Kind, Stance
from tidings.model.report import Report
from tidings.read.cues import Cues, listed
from tidings.read.force import is_act
from tidings.read.lines import Line
from tidings.read.pages import Page
from tidings.read.subjects import subject_before
from tidings.read.triggers import event_verbs
from tidings.read.words import verbs

_REACH = 14  # tokens after the verb of denial that may name what is denied
_OWN = frozenset({"armed", "state", "group", "place", "official"})  # who may be the denier himself
_EDGES = frozenset({",", ";", ".", ":", "(", ")", "—", "–", "--", "!", "?", '"', "”", "but", "saying"})


@lru_cache(maxsize=1)
def _denied() -> dict[str, str]:
    """What a word says is denied: responsibility, casualties or the occurrence."""
    rows = table("statements")["denied"]
    return {word: what for what, words in reversed(rows.items()) for word in words.split()}


@lru_cache(maxsize=1)
def _absent() -> Cues:
    return Cues({"absent": table("statements")["absent_acts"]})


def find_denials(page: Page) -> Iterator[Report]:
    """The denials of a document.

    A denial of responsibility covers its own words only, so that the act it names still counts; a
    denial of the act covers the act.
    """
    for line in page.lines:
        if not listed("denials").isdisjoint(line.words):
            for i, word in enumerate(line.lowers):
                if word in listed("denials"):
                    yield from _denial(page, line, i)
        for cue in _absent().find(line.lowers, line.words):
            if _took_place(line, cue.last):
                yield _report(
                    page, line, (cue.first, cue.last), (cue.first, cue.last), "denial.occurrence", None
                )


def _took_place(line: Line, at: int) -> bool:
    """Read "no attack took place": not "no attack has been as deadly"."""
    window = line.lowers[at : at + 4]
    return any(word in ("took", "taken", "happened", "occurred", "place") for word in window)


def _denial(page: Page, line: Line, i: int) -> Iterator[Report]:
    """The denial that the verb at token i makes, if what it denies is an act, a part in it or a loss."""
    lowers = line.lowers
    before, after = lowers[max(0, i - 2) : i], lowers[i + 1 : i + 2]
    if (
        not {"no", "nor", "not", "neither"}.isdisjoint(before)
        or not after
        or after[0] in ("a", "an", "by", "to")
    ):
        return
    if not lowers[i].startswith("den") and not any(
        w in ("responsibility", "claims", "reports", "allegations", "accusations", "involvement")
        for w in lowers[i + 1 : i + 5]
    ):
        return
    found = _denied_by(line, i)
    if found is None:
        return
    kind, last = found
    name = subject_before(line, i)
    claim = Claim(field=Field.HOLDER, raw=name.name, span=name.span) if name is not None else None
    yield _report(page, line, (i, last), (i + 1, last), f"denial.{kind}", claim)


def _denied_by(line: Line, i: int) -> tuple[str, int] | None:
    """What the verb at token i denies, and the token after its words.

    "Denied that it carried out the attack" denies a part and leaves the attack standing; "denied that
    any attack took place" denies the attack.
    """
    lowers, tags = line.lowers, line.tags
    last = i + 1
    kind = None
    for k in range(i + 1, min(len(lowers), i + _REACH)):
        if lowers[k] in _EDGES:
            break
        last = k + 1
        if lowers[k] in listed("not_denied") and kind is None:
            return None
        what = _denied().get(lowers[k])
        if what == "occurrence" and kind is None and "V" in tags[i + 1 : k]:
            chunk = line.chunk(k)
            return "responsibility", max(i + 1, chunk.first if chunk is not None else k)
        if what is not None and (kind is None or (kind == "occurrence" and what == "casualties")):
            kind = what
            if what == "responsibility":
                break
        if kind is None and tags[k] == "G" and k <= i + 2 and is_act(line, k) is not None:
            return "responsibility", k + 1  # "denied bombing the hospital"
    return (kind, last) if kind is not None else _denied_clause(line, i)


def _denied_clause(line: Line, i: int) -> tuple[str, int] | None:
    """Read "denied reports that a bomb had exploded", and no act of the denier's own."""
    lowers = line.lowers
    that = next((k for k in range(i + 1, min(len(lowers), i + 4)) if lowers[k] == "that"), None)
    if that is None:
        return None
    subject = line.chunk(that + 1)
    is_own = subject is None or subject.cls in _OWN
    has_act = False
    last = that + 1
    while last < min(len(lowers), that + 1 + _REACH) and lowers[last] not in _EDGES:
        form = verbs().get(lowers[last])
        is_act_told = form is not None and form.base in event_verbs() and line.tags[last] in "VG"
        has_act = has_act or (is_act_told and (not is_own or line.tags[last - 1] == "B"))
        last += 1
    return ("occurrence", last) if has_act else None


def _report(
    page: Page, line: Line, phrase: tuple[int, int], what: tuple[int, int], rule: str, holder: Claim | None
) -> Report:
    speaker, _ = page.voice(line, phrase[0])
    claims = [] if holder is None else [holder]
    claims.append(line.claim(Field.OBJECT, *what, (speaker, Stance.DENIED), rule=rule))
    return Report(
        kind=Kind.DENIAL, doc_id=page.document.id, mentions=(line.span(*phrase),), claims=tuple(claims)
    )
