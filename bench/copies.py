"""Find the lineages of syndicated copies made from our own constructed articles.

    python -m bench copies

Every third article of `training/constructed.jsonl` is printed by six outlets, each with changes drawn by its
words; among them stand texts that share much and are no copies: another writer's report of the same
event, reports that quote one statement, a day's live series, and bulletins of one form.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple

from bench.common import ROOT, Json, digest, document, read_lines
from tidings.ingest.copies import Relation, find_lineages, fingerprint, relate

SOURCE = ROOT / "training" / "constructed.jsonl"
GOAL = 0.97
OUTLETS = 6
PARTS = 3  # of three articles one is copied, one feeds the false copies, and one stands alone

HEADLINES = (
    "Deadly attack shakes region",
    "What we know so far",
    "Violence flares again",
    "Officials count the cost",
)
PLACES = ("HARBOUR CITY", "LAKESIDE", "NORTH FORD", "STONEBRIDGE")
TOWNS = ("Lakeside", "North Ford", "Stonebridge", "Oakmere", "Redmill", "Saltash")
CREDITS = ("(Reuters)", "(AP)", "(AFP)", "(Xinhua)")
PROMOS = ("READ ALSO: Ferry Sinks in Estuary", "Sign up for our morning newsletter.", "Advertisement")
LOCAL = (
    (
        "Families here with relatives in the area gathered at the community hall on Elm Road to wait, "
        "and a vicar who once taught there said that the phones had been dead since noon."
    ),
    (
        "The attack was felt in this town too, where a bakery run by two brothers from the province closed "
        "its doors for the day and put a candle in the window."
    ),
)
# Words that an editor changes without a thought.
SWAPS = {
    "said": "stated", "killed": "slain", "wounded": "hurt", "attack": "assault", "near": "close to",
    "according": "going", "troops": "soldiers", "police": "officers", "after": "following", "also": "too",
    "government": "authorities", "northern": "north", "about": "around", "several": "some", "while": "as",
}  # fmt: skip
WORDS = {"two": "three", "three": "five", "four": "six", "five": "eight", "seven": "nine", "eleven": "twelve"}
LIVE = (
    "This is what is known. The capital's main hospital has appealed for blood, two bridges are shut to all "
    "but ambulances, and the education ministry has told parents to keep children at home until Thursday. "
    "A hotline for families is open day and night, and the president is to speak at nine."
)
BULLETIN = (
    "The air command said in its morning summary that {a} drones had been launched at {place} overnight "
    "and {b} brought down. Debris fell on {c} streets. A house burned in {other}, and {d} people "
    "were treated for smoke. The rail line to {other} was open again by {hour} o'clock."
)


class Case(NamedTuple):
    """One text: its story, what was done to it, whether a number was changed, and who printed it."""

    text: str
    story: str
    made_by: tuple[str, ...]
    is_update: bool = False
    outlet: str | None = None


class Score(NamedTuple):
    """Pairs of texts in one lineage against pairs of one story, and what became of changed numbers.

    An update is kept when it is in its story's lineage with a body of its own, so that its claims count;
    it is told when its relation to the first text says so.
    """

    precision: float
    recall: float
    f1: float
    updates: int
    kept: int
    told: int
    texts: int


Paragraphs = list[str]
Operator = Callable[[Paragraphs, random.Random], Paragraphs]


def new_headline(parts: Paragraphs, draw: random.Random) -> Paragraphs:
    """Another headline in place of the first, or before the story."""
    rest = parts[1:] if parts[0][-1] not in '."”' else parts
    return [draw.choice(HEADLINES), *rest]


def new_dateline(parts: Paragraphs, draw: random.Random) -> Paragraphs:
    """Another place and another wire at the head of the story."""
    line = f"{draw.choice(PLACES)} {draw.choice(CREDITS)} - "
    place = next((n for n, part in enumerate(parts) if part[-1] == "."), 0)
    bare = re.sub(r"^[A-Z][^()\n]{2,60}\([^()]+\)\s*-+\s*", "", parts[place])
    return [*parts[:place], line + bare, *parts[place + 1 :]]


def opening(parts: Paragraphs, draw: random.Random) -> Paragraphs:
    """The first half of the paragraphs or more, of at least forty words."""
    count = draw.randint((len(parts) + 1) // 2, len(parts))
    while count < len(parts) and len(" ".join(parts[:count]).split()) < 40:
        count += 1
    return parts[:count]


def other_order(parts: Paragraphs, draw: random.Random) -> Paragraphs:
    """The paragraphs behind the first two in another order."""
    rest = parts[2:]
    draw.shuffle(rest)
    return [*parts[:2], *rest]


def other_quotes(parts: Paragraphs, _: random.Random) -> Paragraphs:
    """Curly quotation marks and apostrophes."""
    return [re.sub(r'"([^"]*)"', "“\\1”", part).replace("'", "’") for part in parts]


def promo(parts: Paragraphs, draw: random.Random) -> Paragraphs:
    """An advertisement between two paragraphs."""
    place = draw.randint(1, len(parts))
    return [*parts[:place], draw.choice(PROMOS), *parts[place:]]


def local(parts: Paragraphs, draw: random.Random) -> Paragraphs:
    """A paragraph of the outlet's own at the end."""
    return [*parts, draw.choice(LOCAL)]


def credit(parts: Paragraphs, draw: random.Random) -> Paragraphs:
    """Another credit at the foot."""
    return [*parts, f"(Reporting by {draw.choice(('Anna Bell', 'Omar Diaz'))}; Editing by Jane Roe)"]


def rewrite(parts: Paragraphs, draw: random.Random) -> Paragraphs:
    """Other words in two sentences of five."""
    return [
        " ".join(
            _swap(sentence) if draw.random() < 0.4 else sentence for sentence in re.split(r"(?<=[.]) ", part)
        )
        for part in parts
    ]


def _swap(sentence: str) -> str:
    return re.sub(r"\w+", lambda found: SWAPS.get(found.group(), found.group()), sentence)


def one_number(parts: Paragraphs, draw: random.Random) -> Paragraphs:
    """One number raised; the same text where it has none."""
    text = "\n".join(parts)
    found = [
        m
        for m in re.finditer(r"(?<![\w,.:-])(?:\d{1,3}|" + "|".join(WORDS) + r")(?![\w,.:-]*\d|-|:)\b", text)
        if text.rfind("\n", 0, m.start()) + 1 < m.start() - 60
    ]
    if not found:
        return parts
    chosen = draw.choice(found)
    word = chosen.group()
    new = WORDS.get(word) or str(int(word) + draw.randint(1, 4))
    return (text[: chosen.start()] + new + text[chosen.end() :]).split("\n")


FORMAT: tuple[Operator, ...] = (new_headline, new_dateline, other_quotes, promo, credit)
CONTENT: tuple[Operator, ...] = (opening, other_order, local, rewrite)


def cases() -> Iterator[Case]:
    """All texts, copies and false copies."""
    articles = sorted(read_lines(SOURCE), key=lambda row: str(row["id"]))
    copied, feeding, alone = (articles[part::PARTS] for part in range(PARTS))
    for row in copied:
        yield from _copies(row)
    for row in alone:
        yield Case(row["text"], row["id"], ("alone",))
    for row, other in zip(copied, feeding[0::3], strict=False):
        yield _second_writer(row, other)
    for row, other in zip(copied[1:], feeding[1::3], strict=False):
        yield _quoting(row, other)
    for number, row in enumerate(feeding[2::3]):
        yield _live(number, row) if number % 2 else _bulletin(number, row)


def _draw(*words: object) -> random.Random:
    seed = sha256(" ".join(map(str, words)).encode()).digest()
    return random.Random(int.from_bytes(seed[:8], "big"))  # noqa: S311  constructed data, not secrets


def _copies(row: Json) -> Iterator[Case]:
    parts = row["text"].split("\n")
    yield Case(row["text"], row["id"], ())
    for outlet in range(OUTLETS):
        draw = _draw(row["text"], outlet)
        chosen = [*draw.sample(CONTENT, draw.randint(0, 2)), *draw.sample(FORMAT, draw.randint(1, 3))]
        names = tuple(operator.__name__ for operator in chosen)
        text = plain = _edited(parts, chosen, _draw(row["text"], outlet, "edit"))
        if outlet % 2:
            text = _edited(one_number(parts, draw), chosen, _draw(row["text"], outlet, "edit"))
        yield Case(text, row["id"], names, is_update=text != plain)


def _edited(parts: Paragraphs, operators: Sequence[Operator], draw: random.Random) -> str:
    made = list(parts)
    for operator in operators:
        made = operator(made, draw)
    return "\n".join(made)


def _second_writer(row: Json, other: Json) -> Case:
    """The same event in other words, with one sentence that both heard, and a background of its own."""
    told = row["incidents"][0] if row["incidents"] else {}
    place, day = ((told.get(key) or ["the area"])[0] for key in ("place", "time"))
    victims = (told.get("victim") or ["several people"])[0]
    opening_words = (
        f"Word of the violence in {place} reached the capital late. Those struck, {victims} by the first "
        f"count, were brought out by road, and it was {day} that the first pictures came."
    )
    heard = max(re.split(r"(?<=[.\"]) ", row["text"].split("\n")[-1]), key=len)
    text = "\n".join((opening_words, *other["text"].split("\n")[-3:], heard))
    return Case(text, f"{row['id']} again", ("second writer",))


def _quoting(row: Json, other: Json) -> Case:
    """A report of another event that gives a paragraph of a statement that the first gives too."""
    text = "\n".join((other["text"], row["text"].split("\n")[1]))
    return Case(text, other["id"], ("statement",))


def _live(number: int, row: Json) -> Case:
    """A post of one live page: news of its own above one standing paragraph."""
    text = "\n".join((*row["text"].split("\n")[:3], LIVE))
    return Case(text, f"live {number}", ("live series",), outlet="Harbour Live")


def _bulletin(number: int, row: Json) -> Case:
    """One form filled in day after day, above a paragraph of the outlet's own."""
    draw = _draw("bulletin", number)
    place, other = draw.sample(TOWNS, 2)
    a, b, c, d, hour = (draw.randint(3, 90) for _ in range(5))
    form = BULLETIN.format(a=a, b=b, c=c, d=d, hour=hour % 12 + 1, place=place, other=other)
    return Case("\n".join((form, row["text"].split("\n")[-1])), f"bulletin {number}", ("bulletin",))


def measure() -> Score:
    """Score the finder on all cases."""
    return _score(list(cases()))


def _score(made: Sequence[Case]) -> Score:
    documents = [document(case.text, outlet=case.outlet) for case in made]
    prints = {found.id: fingerprint(found) for found in documents}
    lineages = find_lineages(prints)
    ids = [found.id for found in documents]
    story = {doc_id: case.story for doc_id, case in zip(ids, made, strict=True)}
    both = _pairs(Counter((story[doc_id], lineages[doc_id]) for doc_id in story))
    found, true = _pairs(Counter(lineages.values())), _pairs(Counter(story.values()))
    origin = {case.story: doc_id for doc_id, case in zip(ids, made, strict=True) if not case.made_by}
    updates = [(origin[case.story], doc_id) for doc_id, case in zip(ids, made, strict=True) if case.is_update]
    kept = sum(
        lineages[first] == lineages[later] and prints[first].body != prints[later].body
        for first, later in updates
    )
    told = sum(relate(prints[first], prints[later]) is Relation.UPDATE for first, later in updates)
    precision, recall = both / max(found, 1), both / max(true, 1)
    f1 = 2 * both / max(found + true, 1)
    return Score(precision, recall, f1, len(updates), kept, told, len(story))


def _pairs(groups: Counter[str] | Counter[tuple[str, str]]) -> int:
    return sum(count * (count - 1) // 2 for count in groups.values())


def gold() -> str:
    """The hash of what the texts are made of."""
    return digest([SOURCE])


def run(arguments: Sequence[str]) -> int:
    """Print the figures; 1 when the goal is missed or an updated number is lost."""
    parser = argparse.ArgumentParser(prog="python -m bench copies", description=__doc__)
    parser.parse_args(arguments)
    score = measure()
    print(
        f"{score.texts} texts: precision {score.precision:.3f}, recall {score.recall:.3f}, F1 {score.f1:.3f} "
        f"(goal {GOAL}); of {score.updates} updated numbers {score.kept} are kept in their lineage, "
        f"{score.told} told as updates"
    )
    return 0 if score.f1 >= GOAL and score.kept == score.updates else 1
