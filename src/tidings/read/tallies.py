"""Find tallies: how many acts or victims over an area or since a time, never one incident's toll."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tidings.model.claim import Claim
from tidings.model.codes import Field, Kind
from tidings.model.report import Report
from tidings.model.text import Span
from tidings.read.counts import CountPhrase
from tidings.read.cues import listed
from tidings.read.figures import Figure, find_figures, lists
from tidings.read.lines import Line, Spot, Voice
from tidings.read.pages import Page
from tidings.read.tally_kin import followers, kin_of
from tidings.read.tally_rules import tally_rule
from tidings.read.windows import since_phrases, window_cues, window_for
from tidings.read.words import PERSONS, noun_classes

_TELLING = 4  # a number from here on, told again with the same effect, is the same tally
_DOERS = frozenset({"armed", "state", "group", "name", "place"})


def find_tallies(page: Page, taken: frozenset[Span] = frozenset()) -> Iterator[Report]:
    """The tallies of a document; `taken` are spans of comparisons, whose "since" is theirs."""
    kept: dict[tuple[str, int | str], Report] = {}
    unruled: list[tuple[Line, Figure]] = []
    for key, report in _all(page, taken, unruled):
        first = kept.get(key)
        kept[key] = report if first is None else _joined(first, report)
    for line, figure in unruled:
        value = figure.value or 0
        told = kept.get((figure.effect, value)) if value >= _TELLING else None
        if told is not None:
            span = line.span(figure.first, figure.last)
            kept[figure.effect, value] = replace(told, mentions=(*told.mentions, span))
    yield from kept.values()


def _joined(first: Report, again: Report) -> Report:
    """One tally told twice; the telling that bounds the number comes first."""
    if next(first.of(Field.COUNT)).hedge is None and next(again.of(Field.COUNT)).hedge is not None:
        first, again = again, first
    return replace(first, mentions=(*first.mentions, *again.mentions), claims=(*first.claims, *again.claims))


def _all(
    page: Page, taken: frozenset[Span], unruled: list[tuple[Line, Figure]]
) -> Iterator[tuple[tuple[str, int | str], Report]]:
    """Every telling of a tally, with what tells it from others: its effect and its number.

    Figures that no rule makes a tally go to `unruled`: they may repeat one told elsewhere.
    """
    before: Line | None = None
    is_accident = any(not listed("disasters").isdisjoint(line.words) for line in page.lines[:2])
    for line in page.lines:
        figures = [] if is_accident else find_figures(line)
        if figures and listed("accidents").isdisjoint(line.words):
            ranked = {window for _, _, window in _ranked(line, taken)}  # "the fifth raid this month"
            cues = [c for c in window_cues().find(line.lowers, line.words) if (c.first, c.last) not in ranked]
            since = [window for window in since_phrases(line, taken) if window not in ranked]
            ruled = [(figure, tally_rule(line, figure, cues, since, before)) for figure in figures]
            leads = [(figure, rule) for figure, rule in ruled if rule is not None]
            rest = {figure.number.first: figure for figure, rule in ruled if rule is None}
            told = {figure.number.first for figure, _ in leads}
            for lead, _ in leads:
                yield from _reports(page, line, lead, window_for(line, cues, since, lead))
            for kin in kin_of(line, leads, list(rest.values())):
                if kin.number.first not in told:
                    told.add(kin.number.first)
                    figure = rest.pop(kin.number.first, kin)
                    yield _kin(page, line, figure, window_for(line, cues, since, figure))
            unruled += [(line, figure) for figure in rest.values()]
        for report in _ordinals(page, line, taken):
            yield ("ordinal", str(report.mentions[0])), report
        before = line


def _reports(
    page: Page, line: Line, figure: Figure, since: tuple[int, int] | None
) -> Iterator[tuple[tuple[str, int | str], Report]]:
    """The tally of a figure and of those joined to it."""
    joined = list(followers(line, figure)) if figure.effect == "event" else []
    end = joined[0].first if joined else None
    key = figure.value if figure.value is not None else str(line.span(figure.first, figure.last))
    yield (figure.effect, key), _report(page, line, figure, figure.number, since, end=end)
    for k, count in enumerate(joined):
        stop = joined[k + 1].first if k + 1 < len(joined) else None
        report = _report(page, line, figure, count, since, end=stop)
        yield (figure.effect, str(report.mentions[0])), report


def _kin(
    page: Page, line: Line, figure: Figure, since: tuple[int, int] | None
) -> tuple[tuple[str, int | str], Report]:
    """The tally of a number that another made one."""
    key = figure.value if figure.value is not None else str(line.span(figure.first, figure.last))
    return (figure.effect, key), _report(page, line, figure, figure.number, since, end=None)


def _report(
    page: Page,
    line: Line,
    figure: Figure,
    count: CountPhrase,
    since: tuple[int, int] | None,
    *,
    end: int | None,
) -> Report:
    is_first = count is figure.number
    voice = page.voice(line, count.first)
    stop = end if end is not None else line.clause(count.first)[1]
    spots = _areas(line, figure, count, stop, is_joined=end is not None or not is_first)
    last = figure.last if is_first else count.last
    near = [spot for spot in spots if spot.first >= last and spot.first - last <= 2]
    if figure.effect == "event" and near:
        last = near[0].last
    first = figure.first if is_first else count.first
    mention = line.span(first, last)
    about = line.span(figure.number.last, figure.noun) if figure.noun > figure.number.last else None
    hedge = " ".join(line.lowers[figure.number.first : figure.number.core]) or None
    inherited = not is_first and hedge is not None and count.first == count.core
    claims = [
        line.claim(
            Field.COUNT,
            count.first,
            count.last,
            voice,
            hedge=hedge if is_first or inherited else None,
            basis="inherited" if inherited else "explicit",
            rule="H22" if inherited else None,
            about=about,
            context=mention,
        )
    ]
    claims += [line.claim(Field.WHERE, spot.first, spot.last, voice) for spot in spots]
    if since is not None:
        claims.append(line.claim(Field.SINCE, *since, voice))
    claims.append(_what(line, figure, voice))
    claims += list(_parties(line, figure, voice))
    mentions = (mention, *(_acts_behind(line, last) if since is not None and is_first else ()))
    return Report(kind=Kind.TALLY, doc_id=page.document.id, mentions=mentions, claims=tuple(claims))


def _acts_behind(line: Line, at: int) -> tuple[Span, ...]:
    """The plural acts by which a toll over a window came about: "killed in clashes this year"."""
    if line.lowers[at : at + 1] not in (("in",), ("by",), ("during",), ("from",)):
        return ()
    chunk = line.chunk(at + 1) if at + 1 < len(line.lowers) else None
    if chunk is None or line.lowers[chunk.head] not in listed("events"):
        return ()
    return (line.span(at + 1, chunk.last),) if line.lowers[chunk.head].endswith("s") else ()


def _what(line: Line, figure: Figure, voice: Voice) -> Claim:
    """What is counted: the act, or what befell those counted."""
    rows = lists()
    at = figure.noun - 1
    if figure.effect != "event":
        words = line.lowers
        told = (
            k
            for k in range(figure.first, figure.last)
            if words[k] in ("toll", "lives", *rows.nouns) or rows.effects.get(words[k]) == figure.effect
        )
        at = next(told, at)
    elif figure.first < figure.number.first:  # "attacked at least 58 times"
        at = figure.first
    return line.claim(Field.EVENT, at, at + 1, voice)


def _areas(line: Line, figure: Figure, count: CountPhrase, stop: int, *, is_joined: bool) -> list[Spot]:
    """Places the count is over: what follows it where numbers are joined, else the clause's."""
    if is_joined:
        near = line.places_in(count.last, min(stop, count.last + 8))
        return [spot for spot in near if not _names_party(line, spot)][:1]
    first = line.clause(figure.first)[0]
    spots = {spot.first: spot for spot in (*line.areas_in(first, stop), *_struck(line, figure, stop))}
    return [spot for _, spot in sorted(spots.items()) if not _names_party(line, spot)]


def _struck(line: Line, figure: Figure, stop: int) -> Iterator[Spot]:
    """A place that the counted acts hit: "40 attacks have hit Syria"."""
    for spot in line.places_in(figure.noun, stop):
        if spot.first and line.lowers[spot.first - 1] in ("hit", "struck", "rocked", "shaken"):
            yield spot


def _names_party(line: Line, spot: Spot) -> bool:
    """Whether a place only says whose people or bases are meant: "on US and coalition forces"."""
    chunk = line.chunk(spot.last - 1)
    heads = [chunk.head] if chunk is not None and chunk.head >= spot.last else []
    is_aimed_at = spot.first > 0 and line.lowers[spot.first - 1] in ("on", "against", "at")
    if is_aimed_at and line.lowers[spot.last : spot.last + 1] in (("and",), (",",), ("or",)):
        joined = line.chunk(spot.last + 1)
        heads += [joined.head] if joined is not None and joined.first == spot.last + 1 else []
    classes = noun_classes()
    return any(
        classes.get(line.lowers[head]) in PERSONS or (is_aimed_at and line.lowers[head] in listed("targets"))
        for head in heads
    )


def _parties(line: Line, figure: Figure, voice: Voice) -> Iterator[Claim]:
    """By whom and on whom acts were done: "attacks on US forces", "from Iran-backed militants"."""
    if figure.effect != "event":
        doer = _doer(line, figure)
        if doer is not None:
            yield line.claim(Field.PERPETRATOR, *doer, voice)
        return
    for i in range(figure.noun, min(len(line.lowers), line.clause(figure.first)[1])):
        field = {
            "by": Field.PERPETRATOR,
            "from": Field.PERPETRATOR,
            "on": Field.TARGET,
            "against": Field.TARGET,
        }.get(line.lowers[i])
        chunk = line.chunk(i + 1) if field and i + 1 < len(line.lowers) else None
        if field is None or chunk is None or chunk.cls in ("time", "number", "place"):
            continue
        yield line.claim(field, max(chunk.first, i + 1), chunk.last, voice)


def _doer(line: Line, figure: Figure) -> tuple[int, int] | None:
    """Who did it, where the figure is what a finite verb did: "rebels have killed 90 people"."""
    verb = figure.first
    if figure.first >= figure.number.first or line.tags[verb] != "V":
        return None
    while verb > 0 and line.tags[verb - 1] in ("H", "A"):
        verb -= 1
    chunk = line.chunk(verb - 1) if verb else None
    if chunk is None or chunk.last != verb or chunk.cls not in _DOERS:
        return None
    return chunk.first, chunk.last


def _ordinals(page: Page, line: Line, taken: frozenset[Span]) -> Iterator[Report]:
    """Read "the sixth strike on the port in a week": the ordinal is a count."""
    for count, head, window in _ranked(line, taken):
        voice = page.voice(line, count.first)
        claims = [
            line.claim(Field.COUNT, count.first, count.last, voice, about=line.span(count.last, head + 1)),
            line.claim(Field.SINCE, *window, voice),
        ]
        claims += [line.claim(Field.WHERE, s.first, s.last, voice) for s in line.places_in(head, window[0])]
        yield Report(
            kind=Kind.TALLY,
            doc_id=page.document.id,
            mentions=(line.span(count.first, head + 1),),
            claims=tuple(claims),
        )


def _ranked(line: Line, taken: frozenset[Span]) -> Iterator[tuple[CountPhrase, int, tuple[int, int]]]:
    """The ordinals of a line that rank an act, with the act's word and the stretch of time."""
    if not listed("not_events").isdisjoint(line.words):
        return
    if listed("events").isdisjoint(line.words) and lists().effects.keys().isdisjoint(line.words):
        return
    for count in line.counts:
        if count.ordinal is None or count.ordinal < 2:
            continue
        head = _ordinal_victim(line, count) or next(
            (
                k
                for k in range(count.last, min(len(line.lowers), count.last + 5))
                if line.lowers[k] in listed("events")
            ),
            None,
        )
        if head is None or any(
            line.tags[k] not in ("N", "J", "A", "S", "V", "G") for k in range(count.last, head)
        ):
            continue
        window = _ordinal_window(line, head + 1, taken)
        if window is not None:
            yield count, head, window


def _ordinal_victim(line: Line, count: CountPhrase) -> int | None:
    """The verb after a ranked victim: "the 18th journalist murdered in the state since 2000"."""
    for k in range(count.last + 1, min(len(line.lowers), count.last + 5)):
        if lists().effects.get(line.lowers[k]) in ("killed", "injured", "abducted") and line.tags[k] in (
            "V",
            "J",
        ):
            return k
    return None


def _ordinal_window(line: Line, at: int, taken: frozenset[Span]) -> tuple[int, int] | None:
    """The stretch of time in which an act was the n-th: "in a week", "this month", "since May"."""
    last = line.clause(at - 1)[1]
    for first, end in since_phrases(line, taken):
        if at <= first < last:
            return first, end
    for cue in window_cues().find(line.lowers, line.words, at):
        if cue.label == "window" and cue.first < last:
            return cue.first, cue.last
    for k in range(at, min(last, at + 12)):
        if line.lowers[k] in ("in", "within") and k + 1 < last:
            units = (j for j in range(k + 1, min(last, k + 6)) if line.lowers[j] in listed("time_units"))
            unit = next(units, None)
            if "in" in line.lowers[k + 1 : unit]:
                continue
            if unit is not None:
                return k, unit + 1
    return None
