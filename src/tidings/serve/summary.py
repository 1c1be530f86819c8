"""Tell a reading in plain lines, as an analyst would note it: the value, then the words that say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from tidings.model.problem import NOTES
from tidings.serve.shell import one_line
from tidings.serve.values import Json, say_day

WIDTH = 100
_LABEL = 12
_PHRASE = 90  # a longer phrase is a clause: the value's own words are clearer
_QUOTES = 2
_HEADINGS = (
    ("tallies", "Tallies (counts of many events, never counted as incidents)"),
    ("rates", "Rates"),
    ("postures", "Forces stationed or moved"),
    ("intentions", "Intentions"),
    ("comparisons", "Comparisons"),
    ("hypotheticals", "Not happened, only considered"),
    ("denials", "Denials"),
)
_BASIS = {
    "claimed": "claims it",
    "attributed": "named by a source",
    "suspected": "suspected",
    "asserted": "said by the article",
    "reported": "reportedly",
    "denied": "denies it",
}
_TIES = {"backed_by": "backed by", "part_of": "part of", "based_in": "based in", "also_known_as": "also"}


def summary_of(reading: Json) -> str:
    """The readable form of one public reading."""
    lines = [*_head(reading["document"]), ""]
    lines.append(_counted(reading))
    for incident in reading["incidents"]:
        lines += ["", *_incident(incident)]
    for key, heading in _HEADINGS:
        if reading[key]:
            lines += ["", heading, *(line for entry in reading[key] for line in _statement(key, entry))]
    lines += _ignored(reading["document"]["ignored"])
    lines += _problems(reading["problems"])
    return "\n".join(lines) + "\n"


def _problems(entries: Sequence[Json]) -> Iterator[str]:
    """What kept the text from being read or is doubtful, then what a language model could not do."""
    for stage, heading in ((False, "Problems"), (True, "Language model")):
        found = [entry for entry in entries if (entry["stage"] == "model") is stage]
        if found:
            yield from ("", heading)
        for entry in found:
            lead = "" if entry["code"] in NOTES or not stage else "read by the grammar alone: "
            yield f"  {lead}{one_line(entry['reason'])}"


def _head(document: Json) -> list[str]:
    title = one_line(document["title"] or "Untitled document")
    facts: list[str | None] = [
        f"published {_day(document['published'])}" if document["published"] else "publication day unknown",
        document["outlet"],
        document["language"],
        f"{document['characters']:,} characters",
    ]
    return [title, one_line(" · ".join(fact for fact in facts if fact))]


def _counted(reading: Json) -> str:
    main = sum(1 for incident in reading["incidents"] if incident["role"] == "main")
    background = len(reading["incidents"]) - main
    words = [_number(main, "incident"), _number(background, "background incident")]
    words += [_number(len(reading[key]), _singular(key)) for key, _ in _HEADINGS]
    said = [word for word in words if word]
    if said:
        return "Read: " + ", ".join(said) + "."
    is_unread = any(entry["stage"] != "model" and entry["code"] not in NOTES for entry in reading["problems"])
    return "This text was not read." if is_unread else "Nothing to report was found in this text."


def _singular(key: str) -> str:
    return f"{key[:-3]}y" if key.endswith("ies") else key[:-1]


def _number(count: int, what: str) -> str:
    if count == 0:
        return ""
    plural = f"{what[:-1]}ies" if what.endswith("y") else f"{what}s"
    return f"{count} {what if count == 1 else plural}"


def _incident(incident: Json) -> Iterator[str]:
    role = "BACKGROUND INCIDENT" if incident["role"] == "background" else "INCIDENT"
    kinds = [incident["event_type"], incident["sub_event_type"]]
    kind = ": ".join(k for k in dict.fromkeys(kinds) if k) or "type unknown"
    status = f" ({incident['status']})" if incident["status"] not in (None, "occurred") else ""
    yield f"{role}  {kind}{status}{doubt_words(incident)}"
    yield _line("what", "", incident["evidence"])
    if incident["when"]:
        yield _line("when", when_words(incident["when"]), incident["when"]["evidence"])
    if incident["where"]:
        yield _line("where", where_words(incident["where"]), incident["where"]["evidence"])
    for label, key in (("by", "perpetrators"), ("target", "targets")):
        for entry in parties_once(incident[key]):
            yield _line(label, party_words(entry, with_basis=key == "perpetrators"), entry["evidence"])
    for weapon in incident["weapons"]:
        count = f" {count_words(weapon['count'])}" if weapon["count"] else ""
        yield _line("weapon", f"{weapon['type']}{count}{doubt_words(weapon)}", weapon["evidence"])
    for field in ("killed", "injured", "abducted", "arrested"):
        if incident[field]["by"]:
            yield _line(field, count_words(incident[field]) + doubt_words(incident[field]), ())
            yield from (
                _line("", f"- {share_words(part)}", part["evidence"]) for part in incident[field]["by"]
            )
    if incident["interception"]:
        yield _line(
            "defence", interception_words(incident["interception"]), incident["interception"]["evidence"]
        )
    for motive in incident["motives"]:
        yield _line("motive", one_line(motive["text"]), ())
    if incident["proposed"]:
        yield _line("proposed", proposed_words(incident), ())


def proposed_words(incident: Json) -> str:
    """Which fields stand there only because a model pointed at their words."""
    names = {"event": "the whole incident", "perpetrator": "by", "facility": "target"}
    fields = dict.fromkeys(names.get(field, field) for field in incident["proposed"])
    shown = ["the whole incident"] if "the whole incident" in fields else list(fields)
    return one_line(f"{', '.join(shown)} (words chosen by the {incident['proposed_by']})")


def share_words(part: Json) -> str:
    """One party's figure, who says it, and whether it is a part of another."""
    notes = [f"says {one_line(part['said_by'])}" if part["said_by"] else ""]
    notes += [{"part": "included above", "superseded": "an earlier figure"}.get(part["part"], "")]
    notes += ["denied" if part["stance"] == "denied" else ""]
    said = "; ".join(note for note in notes if note)
    who = one_line(part["who"]) if part["who"] else "people"
    return f"{count_words(part)} {who}" + (f" ({said})" if said else "")


def party_words(entry: Json, *, with_basis: bool) -> str:
    """A party with its usual name, how it is known, and whom it stands with."""
    notes = [str(_BASIS.get(entry["basis"], entry["basis"]))] if with_basis else []
    notes += [f"{_TIES.get(tie['type'], tie['type'])} {tie['actor_id']}" for tie in entry["relations"]]
    if entry["canonical"] and entry["canonical"].casefold() != entry["name"].casefold():
        notes.insert(0, entry["canonical"])
    if with_basis and entry["said_by"]:
        notes.append(f"says {entry['said_by']}")
    return one_line(entry["name"] + (f" ({'; '.join(notes)})" if notes else "") + doubt_words(entry))


def parties_once(entries: Sequence[Json]) -> list[Json]:
    """Parties for a reader: several names of one listed actor are one line."""
    kept: dict[str, Json] = {}
    for entry in entries:
        key = f"{entry['actor_id'] or entry['name'].casefold()}|{entry['basis']}"
        if key in kept:
            kept[key] = {**kept[key], "evidence": [*kept[key]["evidence"], *entry["evidence"]]}
        else:
            kept[key] = entry
    return list(kept.values())


def interception_words(content: Json) -> str:
    """How many were launched, stopped and came through."""
    words = {"launched": "launched", "intercepted": "stopped", "leaked": "came through"}
    parts = []
    for key, word in words.items():
        figure = content[key]
        if figure:
            parts.append(f"{word} {count_words(figure)}" + (" (inferred)" if figure["inferred"] else ""))
    return ", ".join(parts)


def _statement(key: str, entry: Json) -> Iterator[str]:
    said = f" – says {one_line(entry['said_by'])}" if entry["said_by"] else ""
    yield f"  {gist_of(key, entry)}{said}"
    yield from _quoted(entry["evidence"][:1], indent=4)


def gist_of(key: str, entry: Json) -> str:
    """A statement in one line; its own words where its fields say too little."""
    place = entry["place"]["name"] if entry["place"] else None
    where = f"in {place}" if place else ""
    since = f"since {entry['since_words'].removeprefix('since ')}" if entry["since_words"] else ""
    match key:
        case "tallies":
            words = [count_words(entry), entry["what"] or "events", where, since]
        case "rates":
            words = [entry["rate"], entry["what"], where, since]
        case "postures":
            words = [count_words(entry) if entry["low"] is not None else "", entry["force"], where]
        case "comparisons":
            words = [entry["rank"], entry["what"], where, since]
        case _:
            action, target = entry["action"] or "", entry["object"] or ""
            if target and target.casefold() in action.casefold():
                target = ""
            words = [f"{entry['holder']}:" if entry["holder"] else "", action, target]
    gist = one_line(" ".join(word for word in words if word))
    return gist or one_line(entry["text"])


def count_words(count: Json | None) -> str:
    """A count as people write it: 3, 2 to 4, more than 58, 58 or more, unknown."""
    if count is None or (count["low"], count["best"], count["high"]) == (None, None, None):
        return "unknown"
    low, best, high = count["low"], count["best"], count["high"]
    if low is not None and low == high:
        return f"{low:,}"
    stated = best if best is not None else low
    if high is None and stated == 0:
        return "none reported"
    if high is None:
        return f"more than {stated:,}" if count.get("operator") == ">" else f"{stated:,} or more"
    if low is None:
        return f"at most {high:,}"
    middle = f", about {best:,}" if best not in (None, low, high) else ""
    return f"{low:,} to {high:,}{middle}"


def when_words(when: Json) -> str:
    """A time in words: days, clock and zone, and what it rests on."""
    start, end = when["start"], when["end"]
    days = "day unknown"
    if start and end:
        last = date.fromisoformat(end) - timedelta(days=1)
        if when.get("precision") == "year" and last.year == int(start[:4]):
            days = start[:4]
        elif when.get("precision") == "month" and last.isoformat()[:7] == start[:7]:
            days = f"{last:%b %Y}"
        else:
            days = _day(start) if last.isoformat() == start else f"{_day(start)} to {_day(last.isoformat())}"
    elif start:
        days = f"from {_day(start)}"
    elif end:
        days = f"before {_day(end)}"
    clock = ""
    if when["time"]:
        until = f" to {when['time_end']}" if when["time_end"] else ""
        clock = f", {'about ' if when['approximate'] else ''}{when['time']}{until}"
        clock += f" {when['zone']}" if when["zone"] else ""
    basis = when["basis"]
    return days + clock + (f" [from {basis}]" if basis and basis != "text" else "") + doubt_words(when)


def where_words(where: Json) -> str:
    """A place in words: name, province, country, and how exact the point is."""
    at = f", {where['lat']:.2f}, {where['lon']:.2f}" if where["lat"] is not None else ""
    names = [where["name"], where["admin1"], where["country"]]
    named = ", ".join(dict.fromkeys(name for name in names if name))
    return one_line(f"{named} [{where['precision']}{at}]{doubt_words(where)}")


def doubt_words(value: Json) -> str:
    """The mark of a value in doubt, with how often such values were right."""
    return f" (doubtful: {value['confidence']:.0%})" if value.get("doubtful") else ""


def _ignored(pieces: Sequence[Json]) -> Iterator[str]:
    if pieces:
        yield ""
        yield f"Not read ({_number(len(pieces), 'stretch').replace('stretchs', 'stretches')})"
        for piece in pieces:
            yield from _quoted([piece], indent=2, note=piece["kind"])


def best_quotes(evidence: Sequence[Json]) -> list[tuple[str, int]]:
    """Words worth showing and where their value begins: a phrase instead of the bare value inside it."""
    held = [(piece["start"], piece["end"], piece["quote"]) for piece in evidence]
    wide = [
        (start, end, words)
        for start, end, words in held
        if end - start <= _PHRASE and any(_inside((s, e), (start, end)) for s, e, _ in held)
    ]
    shown: dict[str, int] = {}
    for start, end, words in held:
        around = next((phrase for s, e, phrase in wide if _inside((start, end), (s, e))), None)
        if around is not None or not any(_inside((s, e), (start, end)) for s, e, _ in held):
            shown.setdefault(" ".join((around or words).split()), start)
    return list(shown.items())


def _inside(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    return inner != outer and outer[0] <= inner[0] and inner[1] <= outer[1]


def _line(label: str, words: str, evidence: Sequence[Json]) -> str:
    shown = [{"quote": words} for words, _ in best_quotes(evidence)]
    quotes = list(_quoted(shown[:_QUOTES], indent=_LABEL + 2))
    head = f"  {label:<{_LABEL}}{words}".rstrip()
    if not quotes:
        return head
    if not words:
        return f"  {label:<{_LABEL}}{quotes[0].strip()}" + "".join(f"\n{quote}" for quote in quotes[1:])
    if len(quotes) == 1 and len(head) + len(quotes[0].strip()) + 2 <= WIDTH:
        return f"{head}  {quotes[0].strip()}"
    return "\n".join((head, *quotes))


def _quoted(evidence: Sequence[Json], *, indent: int, note: str = "") -> Iterator[str]:
    for piece in evidence:
        words = one_line(piece["quote"])
        room = WIDTH - indent - 2
        if len(words) > room:
            words = f"{words[: room - 1].rstrip()}…"
        yield f"{' ' * indent}“{words}”" + (f" [{note}]" if note else "")


def _day(iso: str) -> str:
    return say_day(date.fromisoformat(iso))
