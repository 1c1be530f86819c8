"""Find the words that name acts of violence and what they did to whom."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from tidings.data.tables import table
from tidings.model.text import Span
from tidings.read.chunks import Chunk, Parse
from tidings.read.developments import development_verbs
from tidings.read.grammar import is_passive
from tidings.read.senses import hospital_words, sense_of, sensed_verbs
from tidings.read.words import inflect, noun_classes, plural_of, verbs

_VERBAL = frozenset("VGJ")

_EXCHANGED = frozenset({"fire", "gunfire", "shelling"})
_LONG_WORD = 4  # letters
_TRADED = ("traded", "trading", "trade", "exchanging", "exchanges")
_EXCHANGES = ("exchang", *_TRADED)
_CONDITIONS = frozenset({"critical", "serious", "stable", "good", "fair", "guarded", "grave", "unknown"})
_CONDITION_REACH = 6  # tokens
_MORTALLY = frozenset({"fatally", "mortally"})
_VICTIMS = frozenset({"victim", "victims"})
_NOBODY = frozenset({"nobody", "no-one", "none"})
_NOBODY_REACH = 5
_ASSAULTS = frozenset({"assault", "attack", "violence"})
_TAKES_LIFE = frozenset({"claim", "take", "cost", "lose", "end", "pay"})
_FLOWN = frozenset({"air", "bombing"})
_POLICE = frozenset({"police", "security", "army", "military"})
_BOMBS = frozenset({"bomb", "bombs"})
_CORDS = frozenset({"cord", "cords", "wire", "wires", "fuse", "fuses", "caps", "mechanism", "mechanisms"})
_SEXUAL = frozenset({"sexual", "sexually"})
_DEADLY = frozenset({"fatal", "deadly"})


class Row(NamedTuple):
    """A line of `resources/events.yml`: what a word means before its surroundings are read."""

    lemma: str
    code: str
    frame: str
    sort: str
    effect: str | None = None
    weapon: str | None = None
    particle: str | None = None
    status: str | None = None
    needs: str | None = None


class Trigger(NamedTuple):
    """A word that names or supports an event: token `at` of one sentence."""

    parse: Parse
    at: int
    row: Row
    is_noun: bool
    is_passive: bool = False

    @property
    def chunk(self) -> Chunk | None:
        """The noun phrase of an event noun."""
        return self.parse.chunk_of(self.at) if self.is_noun else None

    @property
    def span(self) -> Span:
        """The words that name the event: the noun phrase, or the verb."""
        chunk = self.chunk
        if chunk is not None:
            return self.parse.sentence.span_of(chunk.first, min(chunk.last, self.at + 1))
        return self.parse.sentence.span_of(self.at, self.at + 1)

    @property
    def modifiers(self) -> tuple[str, ...]:
        """The words before an event noun in its phrase, in lower case."""
        chunk = self.chunk
        if chunk is None:
            return ()
        return tuple(t.lower for t in self.parse.tokens[chunk.first : self.at])


class _Vetoes(NamedTuple):
    before: frozenset[str]
    after: frozenset[str]
    of: frozenset[str]


@lru_cache(maxsize=1)
def _rows() -> tuple[dict[str, Row], dict[str, Row], dict[str, Row]]:
    """Verb rows by plain form, noun rows by every form, and states ("dead") said after people."""
    events = table("events")
    by_verb = {lemma: Row(lemma, **row) for lemma, row in events["verbs"].items()}
    by_noun: dict[str, Row] = {}
    for lemma, row in events["nouns"].items():
        by_noun[lemma] = by_noun[plural_of(lemma)] = Row(lemma, **row)
    return by_verb, by_noun, {lemma: Row(lemma, **row) for lemma, row in events["states"].items()}


@lru_cache(maxsize=1)
def _vetoes() -> _Vetoes:
    words = table("events")["not_violence"]
    return _Vetoes(*(frozenset(words[key].split()) for key in ("before", "after", "of")))


@lru_cache(maxsize=1)
def _light_verbs() -> tuple[frozenset[str], frozenset[str]]:
    """Plain forms of verbs whose subject does, and suffers, the event noun they govern."""
    events = table("events")
    return frozenset(events["light_doer"].split()), frozenset(events["light_sufferer"].split())


def light_verb(parse: Parse, token: int) -> str | None:
    """Whether the verb at a token makes its subject the doer or the sufferer of an event noun."""
    form = verbs().get(parse.tokens[token].lower)
    if form is None:
        return None
    doers, sufferers = _light_verbs()
    if form.base in doers:
        return "doer"
    if form.base in sufferers:
        return "sufferer"
    return None


def find_triggers(parse: Parse) -> list[Trigger]:
    """Event words of a sentence in order, those in set phrases of peace left out."""
    by_verb, by_noun, states = _rows()
    found: list[Trigger] = []
    for i, token in enumerate(parse.tokens):
        tag = parse.tags[i]
        if tag in _VERBAL:
            form = verbs().get(token.lower)
            row = by_verb.get(form.base) if form else None
            if form is not None and form.base == "harm" and _is_of_nobody(parse, i):
                row = by_verb["hurt"]
            sense = sense_of(parse, i, form.base) if form is not None else None
            row = row if sense is None else by_verb[sense]
            if row is not None and _is_meant(parse, i, row):
                if row.lemma in _ASSAULTS and i and parse.tokens[i - 1].lower in _SEXUAL:
                    row = by_verb["rape"]
                if row.effect is None and row.frame in ("svo", "report") and _to_death(parse, i):
                    row = row._replace(effect="killed", sort="act")
                elif row.effect == "injured" and i and parse.tokens[i - 1].lower in _MORTALLY:
                    row = row._replace(effect="killed")
                found.append(Trigger(parse, i, row, is_noun=False, is_passive=_passive(parse, i, row)))
        elif tag == "N" and token.lower == "condition" and _is_of_patient(parse, i):
            found.append(Trigger(parse, i, states["condition"], is_noun=False))
        elif tag == "N":
            row = by_noun.get(_meant_noun(parse, i))
            if token.lower in _VICTIMS and i and parse.tokens[i - 1].lower == "no":  # "there were no victims"
                row = by_noun["casualty"]
            if row is not None and _is_event_noun(parse, i) and not _is_peaceful(parse, i):
                if row.lemma in _EXCHANGED and _is_exchanged(parse, i):
                    row = row._replace(code="battle.clash", frame="mutual")
                elif row.lemma in _ASSAULTS and i and parse.tokens[i - 1].lower in _SEXUAL:
                    row = by_noun["rape"]
                elif row.lemma == "raid" and i and parse.tokens[i - 1].lower in _FLOWN:
                    row = by_noun["airraid"]
                elif row.effect is None and _is_fatal(parse, i):
                    row = row._replace(effect="killed", sort="act")
                found.append(Trigger(parse, i, row, is_noun=True))
        elif token.lower in states and _is_state(parse, i):
            found.append(Trigger(parse, i, states[token.lower], is_noun=False))
    return found


def _meant_noun(parse: Parse, i: int) -> str:
    """The event noun that a noun stands for: "police action on protesters", "the target of a car bomb"."""
    lower, words = parse.tokens[i].lower, [token.lower for token in parse.tokens]
    if lower == "action" and words[i + 1 : i + 2] in (["on"], ["against"]):
        force = parse.chunk_of(i)
        inside = words[force.first : i] if force is not None else []
        return lower if _POLICE.isdisjoint(inside) else "crackdown"
    chunk = parse.chunk_of(i) if lower in _BOMBS else None
    if chunk is not None and words[max(0, chunk.first - 2) : chunk.first] == ["target", "of"]:
        return "bombing"
    return lower


def _is_of_nobody(parse: Parse, i: int) -> bool:
    """Whether nobody is said to have been what a verb says: "no one was harmed"."""
    before = [token.lower for token in parse.tokens[max(0, i - _NOBODY_REACH) : i]]
    return not _NOBODY.isdisjoint(before) or ("no", "one") in pairwise(before)


def _is_state(parse: Parse, i: int) -> bool:
    """Whether a state is said of those named before it: "left two dead", "five were shot, one fatally"."""
    chunk = parse.chunk_of(i - 1) if i else None
    if parse.tokens[i].lower == "fatally":
        return chunk is not None and chunk.cls == "number"
    return chunk is not None or (i > 0 and parse.tags[i - 1] in "VB")


def _is_of_patient(parse: Parse, i: int) -> bool:
    """Whether a condition is a patient's: "in critical condition", "in a serious but stable condition"."""
    before = [token.lower for token in parse.tokens[max(0, i - _CONDITION_REACH) : i]]
    return bool(before) and before[-1] in _CONDITIONS and "in" in before


def _is_exchanged(parse: Parse, i: int) -> bool:
    """Whether two sides do it to each other: "exchanged fire", "an exchange of gunfire"."""
    return any(token.lower.startswith(_EXCHANGES) for token in parse.tokens[max(0, i - 3) : i])


def _to_death(parse: Parse, i: int) -> bool:
    """Whether "dead" or "to death" ends what a verb does, or "fatally" leads it: "hacked three to death"."""
    if i > 0 and parse.tokens[i - 1].lower in _MORTALLY:
        return True
    for j in range(i + 1, min(len(parse.tokens), i + 10)):
        lower = parse.tokens[j].lower
        if lower == "dead" or (lower == "death" and parse.tokens[j - 1].lower == "to"):
            return True
        is_new = parse.tags[j] == "," and parse.tags[j + 1 : j + 2] == ("#",)  # "were shot, one dead"
        if is_new or parse.tags[j] in ("V", ";", ":", "C", "W", "&"):
            return False
    return False


def _is_fatal(parse: Parse, i: int) -> bool:
    """Whether those of whom an act is told died of it: "the fatal shooting of a teacher"."""
    is_deadly = i > 0 and parse.tokens[i - 1].lower in _DEADLY
    return is_deadly and parse.tokens[i + 1 : i + 2] != () and parse.tokens[i + 1].lower == "of"


def _passive(parse: Parse, i: int, row: Row) -> bool:
    after = parse.tokens[i + 1].lower if i + 1 < len(parse.tokens) else ""
    if row.frame == "weapon" and after in ("on", "at", "into", "upon") and parse.tokens[i].lower == "fired":
        return parse.tags[i - 1] == "B" if i else False
    if row.frame in ("suffer", "bang", "mutual", "crowd") or parse.tokens[i].lower.endswith("ing"):
        return False
    return verbs()[parse.tokens[i].lower].form == "ed" and is_passive(parse, i)


def _is_meant(parse: Parse, i: int, row: Row) -> bool:
    """Whether a verb is used in the sense of its row."""
    if parse.tags[i] == "J" and i + 1 < len(parse.tags) and parse.tags[i + 1] in "NJ":
        return False
    if (
        i
        and row.frame == "report"
        and parse.tags[i - 1] in "VG"
        and verbs()[parse.tokens[i].lower].form == "s"
    ):
        return False  # "threw rocks"
    if _is_in_a_name(parse, i) or {t.lower for t in parse.tokens[i + 1 : i + 2]} & _CORDS:
        return False  # "detonating cord"
    if row.particle is not None:
        near = {t.lower for t in parse.tokens[i + 1 : i + 6]}
        is_campaign = parse.tokens[i + 1 : i + 2] != () and parse.tokens[i + 1].lower == "up"
        return not near.isdisjoint(row.particle.split()) and not (row.lemma == "step" and is_campaign)
    after = parse.tokens[i + 1].lower if i + 1 < len(parse.tokens) else ""
    if row.frame == "suffer" and after in ("of", "from"):
        return not any(t.lower in _vetoes().of for t in parse.tokens[i + 2 : i + 6])
    if row.frame == "crowd" and row.sort == "weak":
        return not (i + 1 < len(parse.tags) and parse.tags[i + 1] in ("C", "W", "D", "N", "#"))
    return True


def _is_in_a_name(parse: Parse, i: int) -> bool:
    """Whether a verb form ends a name in running text: "the Los Angeles Rams"."""
    here, before = parse.tokens[i], parse.tokens[i - 1] if i > 1 else None
    if i and here.is_capital and _is_running(parse):
        return True  # "Cpl. Lynch", "in March"
    is_name = before is not None and here.is_capital and before.is_capital
    return is_name and not parse.sentence.is_heading and parse.tokens[i].lower.endswith("s")


def _is_running(parse: Parse) -> bool:
    """Whether a sentence is no headline: most of its longer words are in lower case."""
    words = [token for token in parse.tokens if len(token.text) >= _LONG_WORD and token.text.isalpha()]
    return not parse.sentence.is_heading and 2 * sum(token.is_capital for token in words) < len(words)


def _is_event_noun(parse: Parse, i: int) -> bool:
    """Whether a noun is the head of its phrase, or names the act before a word like "victim"."""
    if parse.tokens[i].lower in ("life", "lives") and not _is_lost(parse, i):
        return False
    if parse.tokens[i].lower in ("fire", "fires") and not _is_gunfire(parse, i):
        return False
    chunk = parse.chunk_of(i)
    if chunk is None or chunk.head == i:
        return chunk is not None
    if chunk.name_at is not None and i >= chunk.name_at:
        return False
    return all(
        parse.tags[j] in ("N", "#", "S") and parse.tokens[j].lower in _FOLLOWERS
        for j in range(i + 1, chunk.head + 1)
    )


def _is_lost(parse: Parse, i: int) -> bool:
    """Whether lives are said to be taken: "the blast claimed 12 lives"."""
    before = (verbs().get(t.lower) for t in parse.tokens[max(0, i - 6) : i])
    return any(form is not None and form.base in _TAKES_LIFE for form in before)


def _is_gunfire(parse: Parse, i: int) -> bool:
    """Whether "fire" is opened, exchanged or come under, and no blaze."""
    before = {t.lower for t in parse.tokens[max(0, i - 4) : i]}
    if i > 1 and parse.tokens[i - 2].lower in ("by", "from"):  # "killed by Israeli fire"
        return parse.tokens[i - 1].is_capital or noun_classes().get(parse.tokens[i - 1].lower) in _SHOOTERS
    return bool(
        before
        & {
            "open",
            "opened",
            "opening",
            "opens",
            "under",
            "exchange",
            "exchanged",
            "gun",
            "returned",
            *_TRADED,
        }
    )


_SHOOTERS = frozenset({"armed", "state", "weapon", "vehicle"})
_FOLLOWERS = frozenset(
    {"victim", "victims", "site", "scene", "suspect", "suspects", "attempt", "attempts", "attack", "attacks"}
    | {"campaign", "incident", "incidents", "spree", "rampage", "toll", "bid", "case", "plot"}
)


def _is_peaceful(parse: Parse, i: int) -> bool:
    """Whether the words around an event noun make it something else ("heart attack", "attack ad")."""
    vetoes = _vetoes()
    before = {t.lower for t in parse.tokens[max(0, i - 2) : i]}
    after = {t.lower for t in parse.tokens[i + 1 : i + 2]}
    if before & vetoes.before or after & vetoes.after or any(w.endswith(("-hour", "-day")) for w in before):
        return True
    if i + 2 < len(parse.tokens) and parse.tokens[i + 1].lower == "of":
        return parse.tokens[i + 2].lower in vetoes.of
    return False


@lru_cache(maxsize=1)
def event_nouns() -> frozenset[str]:
    """Every noun that names an event, singular and plural."""
    return frozenset(_rows()[1])


def event_verbs() -> frozenset[str]:
    """The plain forms of verbs that name acts or what they do."""
    return frozenset(_rows()[0])


def event_forms() -> frozenset[str]:
    """Every form of every event word, for a quick look whether a text has any."""
    by_verb, by_noun, states = _rows()
    listed = {
        form for form, base in verbs().items() if base.base in by_verb or base.base in development_verbs()
    }
    return (
        frozenset(by_noun)
        | frozenset(states)
        | listed
        | {form for lemma in (*by_verb, *sensed_verbs()) for form, _ in inflect(lemma)}
        | hospital_words()
        | {"center", "centre", "treated", "harmed", "action"}
        | _VICTIMS
    )
