"""Check a reading of the seed article against its annotation, statement by statement.

    python -m bench seed [--json]

One row for each of S1 to S18. A row is right only when all its conditions hold; the first that does
not is named. S10 and S14 hold two numbers each.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bench.common import Json, data_root, evidence_in, read_text
from bench.judge import WrongError, bounds, distance_km, need, says, touches, values_of, words_in

IRAN = frozenset({"IR", "IRN", "country:IR"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table."""

    id: str
    is_right: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A reading of the article, one made without the publication date, and the annotation."""

    reading: Json
    undated: Json
    gold: Json
    text: str

    @property
    def published(self) -> str:
        """The publication date, an ISO day."""
        return str(self.gold["document"]["published"])

    @property
    def next_day(self) -> str:
        """The day after publication: no event of the article ends later."""
        return (date.fromisoformat(self.published) + timedelta(days=1)).isoformat()

    def statement(self, name: str) -> Json:
        """The gold statement of an id."""
        found: Json = next(s for s in self.gold["statements"] if s["id"] == name)
        return found

    def incident(self, role: str) -> Json:
        """The only incident of a role."""
        found = [row for row in self.reading["incidents"] if row["role"] == role]
        need(len(found) == 1, f"{len(found)} {role} incidents, not 1")
        one: Json = found[0]
        return one


def run(arguments: Sequence[str]) -> int:
    """Print the table; 1 when a row is wrong."""
    rows = table(load())
    if "--json" in arguments:
        print(json.dumps({row.id: row.reason if not row.is_right else "right" for row in rows}))
    else:
        for row in rows:
            print(f"{row.id:4} {'right' if row.is_right else 'WRONG'}  {row.reason}")
        print(f"{sum(row.is_right for row in rows)} of {len(rows)} right")
    return 0 if all(row.is_right for row in rows) else 1


def load() -> Case:
    """Read the article with and without its publication date."""
    folder = data_root() / "data" / "seed"
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    text = (folder / f"{gold['document']['id']}.txt").read_text(encoding="utf-8")
    published = gold["document"]["published"]
    reading = read_text(text, published=published)
    return Case(reading=reading, undated=read_text(text), gold=gold, text=text)


def table(case: Case) -> tuple[Row, ...]:
    """All eighteen rows."""
    return tuple(_row(name, check, case) for name, check in CHECKS.items())


def _row(name: str, check: Callable[[Case], str | None], case: Case) -> Row:
    try:
        words = check(case)
    except WrongError as error:
        return Row(id=name, is_right=False, reason=str(error))
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        return Row(id=name, is_right=False, reason=f"the reading lacks what is asked: {error!r}")
    return Row(id=name, is_right=True, reason=words or "")


def _type_is(row: Json, gold: Json) -> None:
    wanted = (gold["event_type"]["acled_event_type"], gold["event_type"]["acled_sub_event_type"])
    need(
        (row["event_type"], row["sub_event_type"]) == wanted,
        f"type {row['event_type']}/{row['sub_event_type']}",
    )


def s1(case: Case) -> str:
    """One main incident with all nine phrasings and its target."""
    gold, row = case.statement("S1"), case.incident("main")
    need(len(case.reading["incidents"]) == len(case.gold["incidents"]), "not two incidents in all")
    _type_is(row, gold)
    need(row["targets"] and touches(row["targets"], gold["target"]), "the target is not among its words")
    missed = [m["quote"] for m in gold["mentions"] if not touches(row, {"evidence": [m]})]
    need(not missed, f"no evidence in {missed}")
    return "nine phrasings, one incident"


def s2(case: Case) -> str:
    """About 18:30 in Baghdad, on a day known from the publication date alone."""
    gold, when = case.statement("S2"), case.incident("main")["when"]
    need(when and when["time"] == gold["time"]["value"], f"time {when and when['time']}")
    need(when["approximate"] is True, "not marked approximate")
    need(when["zone"] == gold["time"]["zone"], f"zone {when['zone']}")
    need(touches(when, gold["time"]), "the clock's words are not among the evidence")
    accept = gold["date"]["from_metadata"]["accept"]
    first, end = when["start"], when["end"]
    need(end is not None and end <= case.next_day, f"the day's end is {end}")
    need(first is None or (first in accept and end > accept[0]), f"days {first}..{end}")
    need("publication" in str(when["basis"]), f"basis {when['basis']}")
    main = [row for row in case.undated["incidents"] if row["role"] == "main"]
    bare = main[0]["when"] if main else None
    need(not bare or (bare["start"] is None and bare["end"] is None), f"a day without metadata: {bare}")
    return f"{first}..{end}"


def _place(row: Json, gold: Json) -> float:
    where = row["where"]
    need(where and where["lat"] is not None, "no coordinates")
    far = distance_km(where, gold["place"])
    need(far <= gold["place"]["tolerance_km"], f"{far:.0f} km away ({where['name']})")
    need(touches(where, gold["place"]), "the place's words are not among the evidence")
    return far


def s3(case: Case) -> str:
    """The airbase in Anbar, Iraq."""
    gold, row = case.statement("S3"), case.incident("main")
    far = _place(row, gold)
    where = row["where"]
    need(where["precision"] == "site", f"precision {where['precision']}")
    need(where["country"] == "IQ", f"country {where['country']}")
    need(gold["admin1"]["value"].lower() in str(where["admin1"]).lower(), f"admin1 {where['admin1']}")
    return f"{far:.1f} km"


def s4(case: Case) -> str:
    """Unnamed groups backed by Iran, in the article's voice."""
    gold, row = case.statement("S4"), case.incident("main")
    parties = row["perpetrators"]
    need(parties, "no perpetrator")
    for party in parties:
        need(touches(party, gold["actor"]), f"{party['name']} is not from the gold words")
        need(party["basis"] == "asserted", f"basis {party['basis']}")
        need(party["said_by"] is None, f"said by {party['said_by']}")
        need(party["actor_id"] not in IRAN and party["name"] != "Iran", "Iran itself is the perpetrator")
    ties = {(tie["type"], tie["actor_id"]) for party in parties for tie in party["relations"]}
    need(any(type_ == "backed_by" and actor in IRAN for type_, actor in ties), f"not backed by Iran: {ties}")
    need(not case.reading["denials"], "a claim of responsibility or denial was read")
    return str(parties[0]["name"])


def s5(case: Case) -> str:
    """One comparison in two phrasings, hedged, nobody named."""
    gold, rows = case.statement("S5"), case.reading["comparisons"]
    need(len(rows) == 1, f"{len(rows)} comparisons, not 1")
    need(touches(rows, gold["claim"], least=2), "one of the two phrasings is missing")
    need(rows[0].get("said_by") is None, f"said by {rows[0].get('said_by')}")
    need("2020" in str(rows[0]["since"]), f"since {rows[0]['since']}")
    need(says(rows[0]["hedge"], *gold["hedges"]), f"hedge {rows[0]['hedge']}")
    return str(rows[0]["hedge"])


def s6(case: Case) -> str:
    """Several US (at least two) and one Iraqi injured; nothing on deaths."""
    row = case.incident("main")
    parts = row["injured"]["by"]
    need(any(bounds(p) == (2, None, None) and says(p["who"], "US") for p in parts), "no US entry from 2")
    need(any(bounds(p) == (1, 1, 1) and says(p["who"], "Iraqi") for p in parts), "no Iraqi entry of 1")
    need(len(parts) == 2, f"{len(parts)} entries, not 2")
    killed = row["killed"]
    need(bounds(killed) == (None, None, None) and not (killed or {}).get("by"), "a figure of killed")
    need(
        bounds(row["injured"])[0] == 3 and bounds(row["injured"])[2] is None,
        f"injured {bounds(row['injured'])}",
    )
    return "2+ and 1"


def s7(case: Case) -> str:
    """Ballistic missiles and rockets, several of each."""
    row = case.incident("main")
    found = {weapon["type"]: bounds(weapon["count"]) for weapon in row["weapons"]}
    need(set(found) == {"ballistic missile", "rocket"}, f"weapons {sorted(found)}")
    need(set(found.values()) == {(2, None, None)}, f"counts {found}")
    need(touches(row["weapons"], case.statement("S7")["weapons"][0]), "words are missing")
    return "ballistic missile, rocket"


def s8(case: Case) -> str:
    """Some got through; that some were stopped is inferred."""
    gold, found = case.statement("S8"), case.incident("main")["interception"]
    need(found, "no interception")
    need(found["leaked"]["low"] == gold["leaked"]["low"], f"leaked {found['leaked']}")
    need(found["intercepted"]["low"] == gold["intercepted"]["low"], f"intercepted {found['intercepted']}")
    need(found["intercepted"]["inferred"] is True, "not marked inferred")
    need(touches(found, gold), "words are missing")
    return "leaked 2+, intercepted 1+ (inferred)"


def s9(case: Case) -> str:
    """Still being assessed."""
    row = case.incident("main")
    need(row["status"] == "developing", f"status {row['status']}")
    need(touches(row, case.statement("S9")), "words are missing")
    return str(row["status"])


def _since(case: Case, row: Json, name: str) -> None:
    need(case.statement(name)["since"]["date"] in json.dumps(row["since"]), f"since {row['since']}")


def s10(case: Case) -> str:
    """Two tallies: over 58 in Iraq, over 83 in Syria, since the war's start."""
    rows = case.reading["tallies"]
    need(len(rows) == 2, f"{len(rows)} tallies, not 2")
    for name, country in (("S10a", "IQ"), ("S10b", "SY")):
        gold = case.statement(name)
        row = next((row for row in rows if row["low"] == gold["n"]), None)
        need(row is not None, f"no tally of {gold['n']}")
        if row is None:
            continue
        need(row["high"] is None and row["operator"] == ">", f"{gold['n']} is not over")
        need(country in str(row["area"]), f"{gold['n']}: area {row['area']}")
        need("attack" in str(row["what"]), f"{gold['n']}: of {row['what']}")
        need(says(row["actor"], "Iran"), f"{gold['n']}: by {row['actor']}")
        need(touches(row, gold), f"{gold['n']}: words are missing")
        need(row["as_of"] in (None, case.published), f"{gold['n']}: as of {row['as_of']}")
        _since(case, row, name)
    return "58+ and 83+"


def s11(case: Case) -> str:
    """Nearly daily attacks."""
    rows = case.reading["rates"]
    need(len(rows) == 1, f"{len(rows)} rates, not 1")
    need(touches(rows[0], case.statement("S11")), "words are missing")
    need(says(rows[0], "daily"), "not daily")
    _since(case, rows[0], "S11")
    return "nearly daily"


def s12(case: Case) -> str:
    """The motive, as the article's assertion."""
    gold = case.statement("S12")
    found = [m for m in values_of(dict(case.reading), "motive") if touches(m, gold)]
    found += [m for m in values_of(dict(case.reading), "motives") if touches(m, gold)]
    need(found, "no motive with these words")
    need(all(not speaker for m in found for speaker in values_of(m, "said_by")), "a speaker was invented")
    return "asserted"


def s13(case: Case) -> str:
    """Nothing out of the promotional line."""
    line = case.statement("S13")["evidence"][0]
    ignored = case.reading["document"]["ignored"]
    need(any(e.start <= line["start"] and e.end >= line["end"] for e in evidence_in(ignored)), "not ignored")
    rest = {key: value for key, value in case.reading.items() if key != "document"}
    leaks = [e for e in evidence_in(rest) if e.start < line["end"] and line["start"] < e.end]
    need(not leaks, f"read from it: {[e.quote for e in leaks]}")
    elsewhere = case.text[: line["start"]] + case.text[line["end"] :]
    own = [word for word in line["quote"].split() if word.strip(":") not in elsewhere and len(word) > 4]
    need(not says(rest, *own), "a word of it stands in the reading")
    return "ignored"


def s14(case: Case) -> str:
    """Two postures: 900 in Syria and 2,500 in Iraq."""
    rows = case.reading["postures"]
    need(len(rows) == 2, f"{len(rows)} postures, not 2")
    for name, country in (("S14a", "SY"), ("S14b", "IQ")):
        gold = case.statement(name)
        found = [row for row in rows if bounds(row) == (gold["n"],) * 3]
        need(len(found) == 1, f"no posture of {gold['n']}")
        need(says(found[0]["force"], "US"), f"{gold['n']}: force {found[0]['force']}")
        need(country in str(found[0]["area"]), f"{gold['n']}: area {found[0]['area']}")
        need(touches(found[0], gold, least=2), f"{gold['n']}: words or purpose are missing")
    return "900 and 2,500"


def s15(case: Case) -> str:
    """The Prime Minister's intention to expel US forces."""
    gold, rows = case.statement("S15"), case.reading["intentions"]
    need(rows, "no intention")
    stray = [row for row in rows if not touches(row, gold)]
    need(not stray, f"{len(stray)} intentions from other words: {[next(words_in(row), '') for row in stray]}")
    row = next((row for row in rows if says(row.get("holder"), "Prime Minister")), None)
    need(row is not None, f"holders {[row.get('holder') for row in rows]}")
    need(says(row, "evict", "expel"), "no act of expelling")
    need(says(row, "US forces"), "not of US forces")
    return "expel US forces"


def s16(case: Case) -> str:
    """A fear is no incident."""
    gold = case.statement("S16")
    need(any(touches(row, gold) for row in case.reading["hypotheticals"]), "no hypothetical with these words")
    need(not any(touches(row, gold) for row in case.reading["incidents"]), "an incident uses these words")
    return "kept, not counted"


def s17(case: Case) -> str:
    """The background strike on Erbil by the state of Iran takes nothing from the main incident."""
    gold, row = case.statement("S17"), case.incident("background")
    _type_is(row, gold)
    far = _place(row, gold)
    parties = row["perpetrators"]
    need(len(parties) == 1 and says(parties[0], "Iran"), f"perpetrators {[p['name'] for p in parties]}")
    need(not parties[0]["relations"], "the state of Iran is not a backed group")
    need([w["type"] for w in row["weapons"]] == ["missile"], f"weapons {[w['type'] for w in row['weapons']]}")
    when = row["when"] or {}
    need(
        when.get("start") is None and when.get("time") is None,
        f"dated {when.get('start')} {when.get('time')}",
    )
    need(when.get("end") is None or when["end"] <= case.next_day, f"ends {when.get('end')}")
    for count in ("killed", "injured"):
        need(bounds(row[count]) == (None, None, None), f"a figure of {count}")
    start = min(e["start"] for e in gold["mentions"]) - 40
    early = [e.quote for e in evidence_in(row) if e.start < start]
    need(not early, f"evidence from elsewhere: {early}")
    return f"{far:.1f} km"


def s18(case: Case) -> str:
    """Groups named in passing are no party to an incident."""
    names = [entity["name"] for entity in case.statement("S18")["entities"]]
    for row in case.reading["incidents"]:
        for key in ("perpetrators", "targets"):
            for party in row[key]:
                need(party["name"] not in names, f"{party['name']} among the {key}")
        need((row["where"] or {}).get("name") not in names, "as a place")
    return "no party"


CHECKS: dict[str, Callable[[Case], str | None]] = {
    check.__name__.upper(): check
    for check in (s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12, s13, s14, s15, s16, s17, s18)
}
