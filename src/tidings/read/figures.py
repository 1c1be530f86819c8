"""Find figures: a number with what it counts, and what befell those it counts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tidings.data.numbers import cardinal, number_words
from tidings.data.tables import table
from tidings.read.counts import CountPhrase, find_repeats
from tidings.read.cues import listed
from tidings.read.lines import Line
from tidings.read.words import PERSONS, noun_classes

_REACH = 24  # tokens between a number and the verb of which it is the subject
_TOLL = 12  # tokens between "toll" and its number
_SENT = frozenset({"fired", "launched", "dropped", "lobbed", "landed"})
_LINKS = frozenset({"of", "to", "at", "as"})


class Figure(NamedTuple):
    """A count phrase with tokens of what is counted [number.last, noun) and of the phrase [first, last).

    `effect` is killed, injured, abducted, arrested, targets or event. `is_perfect`: "have been killed".
    """

    number: CountPhrase
    noun: int
    first: int
    last: int
    effect: str
    value: int | None
    is_perfect: bool = False


class _Lists(NamedTuple):
    effects: dict[str, str]
    nouns: dict[str, str]


@lru_cache(maxsize=1)
def lists() -> _Lists:
    """The word lists behind figures."""
    cues = table("statements")
    return _Lists(
        {word: effect for effect, words in cues["effects"].items() for word in words.split()},
        {word: effect for effect, words in cues["effect_nouns"].items() for word in words.split()},
    )


@lru_cache(maxsize=1)
def _vocabulary() -> frozenset[str]:
    rows = lists()
    return (
        frozenset(rows.effects)
        | frozenset(rows.nouns)
        | listed("events")
        | listed("yielded")
        | listed("harms")
        | listed("remains")
        | {"victims", "lives", "toll", "people", "number", "times", "themselves"}
        | _SENT
    )


def find_figures(line: Line) -> list[Figure]:
    """The figures of a line whose number counts victims, captives, acts or things struck."""
    if _vocabulary().isdisjoint(line.words):
        return []
    found = [figure for count in line.counts if (figure := _figure(line, count)) is not None]
    return [*found, *_repeats(line)] if "times" in line.words else found


def _repeats(line: Line) -> Iterator[Figure]:
    """Read "US troops have been attacked at least 58 times"."""
    for count in find_repeats(line.sentence):
        verb = count.first - 1
        if verb > 0 and line.lowers[verb] in listed("strike_verbs") and line.tags[verb] == "V":
            value = count_value(line, count)
            yield Figure(count, count.last, verb, count.last + 1, "event", value, _is_perfect(line, verb))


def count_value(line: Line, count: CountPhrase) -> int | None:
    """The figure a count phrase names, the least it can mean where it is a vague word."""
    words = line.lowers[count.core : count.last]
    value = next((n for k in range(len(words), 0, -1) if (n := cardinal(words[:k])) is not None), None)
    if value is None:
        vague = number_words().vague
        value = next((vague[words[:k]] for k in range(len(words), 0, -1) if words[:k] in vague), None)
    return value


def _figure(line: Line, count: CountPhrase) -> Figure | None:
    if count.ordinal is not None:
        return None
    noun = _noun_end(line, count)
    value = count_value(line, count)
    if value == 0:
        return None
    for rule in _RULES:
        made = rule(line, count, noun)
        if made is not None:
            first, last, effect, is_perfect = made
            is_taken = lists().nouns.get(line.lowers[noun - 1]) == "abducted"  # "92 abductions"
            is_goods = effect == "abducted" and not (is_taken or _counts_people(line, count, noun))
            if is_goods or line.lowers[last : last + 1] == ("per",):
                return None
            return Figure(count, noun, first, last, effect, value, is_perfect)
    return None


def _counts_people(line: Line, count: CountPhrase, noun: int) -> bool:
    """Whether what is seized or captured is people: a person noun, a name of a people, or nothing."""
    if noun <= count.last:
        return True
    head = line.sentence.tokens[noun - 1]
    return (
        head.is_capital or noun_classes().get(head.lower) in PERSONS or head.lower in ("others", "hostages")
    )


def _noun_end(line: Line, count: CountPhrase) -> int:
    """Where the noun phrase after a number ends: "dozens of Iranian military targets"."""
    at = count.last
    lowers = line.lowers
    if at < len(lowers) and lowers[at] == "of":
        at += 1
        while at < len(lowers) and lowers[at] in ("the", "its", "their", "his", "her", "these", "those"):
            at += 1
    if at >= len(lowers):
        return min(at, len(lowers))
    chunk = line.chunk(at)
    if chunk is None or chunk.first > at:
        return count.last
    end = chunk.last
    while end < len(lowers) and lowers[end] == "of" and end - at < 4 and (follow := line.chunk(end + 1)):
        if lowers[end - 1] not in ("members", "civilians", "citizens", "group"):
            break
        end = follow.last
    return end


Made = tuple[int, int, str, bool]


def _as_event(line: Line, count: CountPhrase, noun: int) -> Made | None:
    """Read "58 attacks": the noun counted is an act."""
    head = line.lowers[noun - 1] if noun > count.last else ""
    is_other = not listed("not_events").isdisjoint(line.lowers[count.last : noun])  # "hunger strikes"
    if head in listed("events") and not is_other and head.endswith("s") and not head.endswith("ss"):
        return count.first, noun, "event", False
    return None


def _as_noun(line: Line, count: CountPhrase, noun: int) -> Made | None:
    """Read "14 deaths", "62 injured": the noun counted says what befell."""
    if noun == count.last < len(line.lowers) and line.lowers[noun].endswith("s"):
        noun += 1  # "1,540 arrests": a noun that is also a verb
    effect = lists().nouns.get(line.lowers[noun - 1]) if noun > count.last else None
    return (count.first, noun, effect, False) if effect is not None else None


def _as_subject(line: Line, count: CountPhrase, noun: int) -> Made | None:
    """Read "14 people have been killed", "24 wounded", "dozens of targets were struck"."""
    rows, lowers, tags = lists(), line.lowers, line.tags
    is_passive = is_perfect = False
    stop = min(len(lowers), noun + _REACH)
    at = noun
    depth = 0
    while at < stop:
        word, tag = lowers[at], tags[at]
        effect = rows.effects.get(word)
        if effect and tag in ("V", "J", "N", "A") and depth == 0 and not word.endswith(("ing", "s")):
            is_bare = at - noun <= 1
            if not (is_passive or word in listed("died") or is_bare) or (
                effect == "targets" and (not is_passive or lowers[noun - 1] not in listed("targets"))
            ):
                return None
            return count.first, _pair_end(line, at + 1), effect, is_perfect
        if tag == "M" and not (word in ("may", "might", "must") and tags[at + 1 : at + 2] == ("H",)):
            return None
        if tag == "T" and lowers[at - 1] in listed("between") and tags[at + 1 : at + 2] == ("H",):
            at += 1  # "are believed to have died"
            continue
        if tag == "W" and at == noun:  # "persons who have been murdered"
            at += 1
            continue
        if word in listed("between") and is_passive:
            at += 1
            continue
        if tag == "B" and word in ("was", "is") and depth == 0:
            return None  # "3 Battalion, based in the north, was hit": a name
        if tag == "B":
            is_passive = True
        elif tag == "H":
            is_perfect = True
        elif tag in (",", "(", ")", "--", "—", "–"):
            if lowers[at + 1 : at + 2] in (("including",), ("among",), ("such",)):
                at = _list_end(line, at, stop)
                continue
            depth = 0 if depth else 1
        elif (depth == 0 and tag not in ("A", "M", "X", "S", "P", "N", "D", "J", "&", "#")) or (
            depth == 0 and tag == "&" and not _goes_on(line, at, stop)
        ):
            return None
        at += 1
    return None


def _pair_end(line: Line, end: int) -> int:
    """The end of a pair of effects: "injured or killed", not "killed and wounded 12"."""
    pair = line.lowers[end : end + 2]
    if len(pair) < 2 or pair[0] not in ("and", "or") or pair[1] not in lists().effects:
        return end
    has_number = any(count.first == end + 2 for count in line.counts)
    has_object = line.tags[end + 2 : end + 3] == ("D",)
    return end if has_number or has_object else end + 2


def _list_end(line: Line, comma: int, stop: int) -> int:
    """The verb group or the second comma after ", including ...": lists may hold commas of their own."""
    for k in range(comma + 2, stop):
        if line.tags[k] in ("B", "H"):
            return k
    return next((k + 1 for k in range(comma + 1, stop) if line.lowers[k] == ","), stop)


def _goes_on(line: Line, at: int, stop: int) -> bool:
    """Whether "and" joins a noun to the subject and not a new figure: "two soldiers and a nurse were"."""
    return (
        at + 1 < stop
        and line.lowers[at + 1] not in lists().effects
        and line.tags[at + 1] in ("D", "N", "J", "#")
        and line.tags[at + 1 : at + 3] != ("#", "V")
    )


def _as_object(line: Line, count: CountPhrase, noun: int) -> Made | None:
    """Read "killing 14", "killed nearly 130 people", "killing of 14 persons", "attacks on three vessels"."""
    rows, lowers = lists(), line.lowers
    at = count.first
    while at > 0 and (line.tags[at - 1] == "A" or lowers[at - 1] in ("the", "both", "also")):
        at -= 1
    before = lowers[at - 1] if at else ""
    effect = rows.effects.get(before)
    if effect is not None and (line.tags[at - 1] in ("V", "G", "N", "J") or before.endswith("ing")):
        start = at - 1
        if start > 1 and lowers[start - 1] in ("and", "or") and rows.effects.get(lowers[start - 2]):
            start -= 2  # "killed or wounded 90"
        led = start
        while led > 0 and line.tags[led - 1] in ("H", "A"):
            led -= 1
        is_passive = led > 0 and line.tags[led - 1] in ("B", "M", "T", "O")
        if effect == "targets" and lowers[noun - 1] not in listed("targets"):
            return None
        return None if is_passive else (start, max(noun, count.last), effect, _is_perfect(line, start))
    if before in _LINKS and at > 1:
        act = lowers[at - 2]
        if act in rows.effects and act.endswith("ing"):
            return at - 2, max(noun, count.last), rows.effects[act], False
        if act in rows.nouns and before == "of":
            return at - 2, max(noun, count.last), rows.nouns[act], False
    if (
        before in ("on", "against")
        and at > 1
        and lowers[at - 2] in listed("events")
        and lowers[noun - 1] in (*listed("targets"), "tankers")
    ):
        return at - 2, noun, "targets", False
    return None


def _as_sum(line: Line, count: CountPhrase, _noun: int) -> Made | None:
    """Read "brings to five the number of workers held", "bringing the number of those killed to 40"."""
    lowers = line.lowers
    window = lowers[max(0, count.first - 16) : count.first]
    brings = next((k for k in range(len(window) - 1, -1, -1) if window[k] in listed("brings")), None)
    if brings is None or window[-1] != "to":
        return None
    if window[brings] in ("risen", "rose", "rises", "climbed", "grown"):
        brings = next((k for k in range(brings) if window[k] in ("number", "total")), brings)
    start = max(0, count.first - 16) + brings
    said = lowers[start : count.first] if "number" in window[brings:] or "total" in window[brings:] else ()
    if not said and lowers[count.last : count.last + 3] in (
        ("the", "number", "of"),
        ("the", "total", "number"),
        ("the", "total", "killed"),
    ):
        last = line.clause(count.last)[1]
        said = lowers[count.last : last]
        effect = next((lists().effects[word] for word in said if word in lists().effects), "other")
        return start, last, effect, True
    effect = next((lists().effects[word] for word in said if word in lists().effects), "other")
    return (start, count.last, effect, True) if said else None


def _as_stand(line: Line, count: CountPhrase, noun: int) -> Made | None:
    """Read "put the number of dead at 518", "the total of those killed stands at 518"."""
    lowers = line.lowers
    if count.first < 3 or lowers[count.first - 1] != "at":
        return None
    least = max(0, count.first - 2 * _TOLL)
    window = lowers[least : count.first]
    if listed("stands").isdisjoint(window) or {"number", "total", "dead", "wounded", "killed"}.isdisjoint(
        window
    ):
        return None
    rows = lists()
    told = (
        k for k in range(count.first - 1, least, -1) if lowers[k] in rows.effects or lowers[k] in rows.nouns
    )
    at = next(told, None)
    if at is None:
        return None
    return at, max(noun, count.last), rows.effects.get(lowers[at]) or rows.nouns[lowers[at]], False


def _as_remains(line: Line, count: CountPhrase, noun: int) -> Made | None:
    """Read "recovered 18 bodies", "the bodies of 27 people"."""
    if noun > count.last and line.lowers[noun - 1] in listed("remains"):
        return count.first, noun, "killed", False
    if (
        count.first > 1
        and line.lowers[count.first - 1] == "of"
        and line.lowers[count.first - 2] in listed("remains")
    ):
        return count.first - 2, max(noun, count.last), "killed", False
    return None


def _as_other(line: Line, count: CountPhrase, noun: int) -> Made | None:
    """Read "230 people have lost an eye", "57 women were raped", "130 gave themselves up"."""
    rest = range(noun, min(len(line.lowers), noun + 6))
    gave = next((k for k in rest if line.lowers[k : k + 2] == ("themselves", "up")), None)
    if gave is not None and gave - noun <= 3 and line.tags[noun] in ("V", "H"):
        return count.first, gave + 2, "other", True
    if noun <= count.last or noun_classes().get(line.lowers[noun - 1]) not in PERSONS:
        return None
    verb = next((k for k in rest if line.lowers[k] in listed("harms")), None)
    if verb is None or {"H", "B"}.isdisjoint(line.tags[noun:verb]):
        verb = next((k for k in rest if line.lowers[k] in listed("yielded")), None)
    if verb is None or not {"H", "B", "A", "T", "V"}.issuperset(line.tags[noun:verb]):
        return None
    return count.first, verb + 1, "other", "H" in line.tags[noun:verb]


def _as_sent(line: Line, count: CountPhrase, noun: int) -> Made | None:
    """Read "74 rockets have been fired at the town": what was sent, told in the perfect."""
    if noun <= count.last or noun_classes().get(line.lowers[noun - 1]) != "weapon":
        return None
    verb = next((k for k in range(noun, min(len(line.lowers), noun + 4)) if line.lowers[k] in _SENT), None)
    if verb is None or line.tags[noun] != "H":
        return None
    return count.first, verb + 1, "other", True


def _is_perfect(line: Line, verb: int) -> bool:
    return any(tag == "H" for tag in line.tags[max(0, verb - 3) : verb])


def _as_toll(line: Line, count: CountPhrase, noun: int) -> Made | None:
    """Read "a death toll of 12", "claimed 12 lives"."""
    lowers = line.lowers
    head = lowers[noun - 1] if noun > count.last else ""
    if head == "lives" or line.lowers[count.last : count.last + 1] == ("lives",):
        last = max(noun, count.last + 1)
        return max(0, count.first - 1), last, "killed", _is_perfect(line, count.first)
    if head == "victims" and count.first and lowers[count.first - 1] in ("claimed", "claims", "claiming"):
        return count.first - 1, noun, "killed", _is_perfect(line, count.first)
    if lowers[max(0, count.first - 2) : count.first] == ("lives", "of"):
        return count.first - 2, max(noun, count.last), "killed", _is_perfect(line, count.first - 2)
    window = lowers[max(0, count.first - _TOLL) : count.first]
    if (
        "toll" in window
        and count.first
        and lowers[count.first - 1] in ("of", "to", "at", "past", "is", "was", "stands", "reached")
    ):
        start = max(0, count.first - _TOLL) + window.index("toll")
        return start, max(noun, count.last), "killed", _is_perfect(line, count.first)
    return None


_RULES = (
    _as_sum,
    _as_event,
    _as_subject,
    _as_object,
    _as_noun,
    _as_toll,
    _as_stand,
    _as_remains,
    _as_other,
    _as_sent,
)
