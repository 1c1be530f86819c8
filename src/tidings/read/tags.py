"""Decide the tags of words that may be noun or verb by what stands around them."""

from __future__ import annotations

from tidings.read.sentences import Token
from tidings.read.words import PERSONS, ambiguous, is_past, noun_classes, verbs

# "Iran backed militias", with its hyphen lost.
_MAKERS = frozenset({"backed", "armed", "based", "allied", "supported", "funded", "trained", "controlled"})
_ACTING = PERSONS | {"vehicle", "weapon"}  # "jets hit targets"
_MAKING = ("ise", "ize", "ify")
_UNITS = frozenset({"forces", "guards", "troops"})
_HURT = frozenset({"wounded", "injured"})
_CLAUSES = frozenset({"after", "as", "before", "over", "since", "that", "to", "until", "when", "while"})
# What may follow "shot" that is said of those before it: "in the leg", ", wounded", "and killed", an end.
_BEHIND_SHOT = frozenset(("P", "T", "t", ",", "&", ".", ";", ":", ""))

# What may follow an -ing form that names a deed: a verb, a relative clause, a phrase, an end.
_BEHIND_DEED = frozenset(("V", "B", "H", "M", "W", "P", "N", "t", ",", ".", ""))
# -ing forms that headlines name an event by, behind its place: "two hurt in Jos bombing".
_DEEDS = frozenset("bombing shooting stabbing shelling beheading kidnapping hijacking".split())


def settle(tokens: tuple[Token, ...], tags: list[str]) -> None:
    """Decide words that may be noun or verb by what stands around them."""
    _settle_signs(tokens, tags)
    for i, token in enumerate(tokens):
        tag = tags[i]
        before = _tag_before(tags, i)
        after = tags[i + 1] if i + 1 < len(tags) else ""
        if tag == "V":
            tags[i] = _settle_form(tokens, tags, i)
        elif tag == "G":
            tags[i] = "N" if _is_named_deed(tokens, tags, i) else tag
        elif tag == "J" and token.lower.endswith("ing"):
            if before == "B" or after in ("P", "D", "T", "R"):
                tags[i] = "G"
        elif tag == "J":
            if token.lower in verbs() and (
                (before in ("W", "R") and after in ("D", "#", "N"))
                or (before in ("N", "A", "&") and after in ("D", "#"))
                or (before == "N" and after in ("N", "J") and _is_done_by(tokens, i))
                or (before == "A" and i > 1 and tags[i - 2] == "N" and _is_before_name(tokens, i))
            ):
                tags[i] = "V"
            elif before == "B" or (before == "A" and i > 1 and tags[i - 2] == "B"):
                tags[i] = "V" if token.lower.endswith("ed") else "J"
            elif after not in ("N", "J", "#", "G", "V") and token.lower.endswith("ed") and before in "NH#":
                tags[i] = "V"
        elif tag == "N" and before == "T" and token.lower.endswith(_MAKING) and after in ("N", "D", "#", "J"):
            tags[i] = "V"  # "to demoralise rebels"
        elif tag == "X" and token.lower == "no":
            tags[i] = "D"
        elif (tag == "R" and token.lower == "others" and before in ("#", "D")) or (
            tag in ("R", "M") and (token.text == "US" or (token.text == "May" and after != "V"))
        ):
            tags[i] = "N"
        elif tag == "D" and token.lower == "that":
            tags[i] = _settle_that(before, after)
        elif (
            tag == "D" and token.lower in ("more", "less", "fewer", "most") and _word(tokens, i + 1) == "than"
        ):
            tags[i] = "A"
        elif token.lower == "such" and _word(tokens, i + 1) == "as":
            tags[i] = "P"  # "leaders such as Ana Lugo"


def _is_named_deed(tokens: tuple[Token, ...], tags: list[str], i: int) -> bool:
    """Whether an -ing form names a deed: "the shelling of", "was killed in shelling on Monday"."""
    before = tags[i - 1] if i else ""
    after = tags[i + 1] if i + 1 < len(tags) else ""
    return (
        (before in ("D", "J", "#", "S") and after in ("N", "P", "J", ".", ",", ""))
        or (before in ("N", "&") and after == "P" and _word(tokens, i + 1) == "of")
        or (_word(tokens, i - 1) == "in" and after in ("P", ".", ","))
        or (before == "N" and after in ("P", ".", ",", "", "t") and _is_of_a_force(tokens, i))
        or (before == "" and after in ("B", "H", "M", "V"))
        or (after in _BEHIND_DEED and _is_determined(tags, i))
        or (before in ("", ",") and _is_told_of(tokens, tags, i))
        or (after not in ("D", "#", "R") and _is_after_the_name(tokens, tags, i))
    )


def _is_determined(tags: list[str], i: int) -> bool:
    """Whether a determiner stands before a form, also before its day: "the May 4 shelling"."""
    at = i - 1
    while at >= 0 and tags[at] == "t":
        at -= 1
    return at >= 0 and tags[at] in ("D", "S")


def _settle_form(tokens: tuple[Token, ...], tags: list[str], i: int) -> str:
    """The tag of a verb form by itself, or by the words it stands among."""
    before = _tag_before(tags, i)
    after = tags[i + 1] if i + 1 < len(tags) else ""
    if before == "N" and _is_that_which(tokens, tags, i):
        return "N"
    if before == "#" and after in ("H", "B") and tokens[i].lower in _HURT:
        return "N"  # "four dead and 120 wounded had been brought in"
    if _is_with_particle(tokens, i) and before != "D":
        return "V"
    if before == "N" and _word(tokens, i - 1) == "machine":
        return "N"  # "machine guns"
    if before == "N" and _is_told_now(tokens, tags, i):
        return "V"
    if (
        before == "N" and after in ("N", "D", "#") and tokens[i].lower == "shows"
    ):  # "video shows police beating"
        return "V"
    if before == "N" and ((after == "N" and _is_past_before_name(tokens, i)) or _is_first_of_two(tokens, i)):
        return "V"
    return _settle_verb(tokens[i], _past_times(tags, i), after, _word(tokens, i - 1))


def _settle_signs(tokens: tuple[Token, ...], tags: list[str]) -> None:
    """Take an age before a noun for one adjective ("a 16-year-old boy"), and read owners' apostrophes.

    "So far" is no conjunction.
    """
    for i in range(1, len(tokens) - 1):
        if tokens[i].lower == "far" and tokens[i - 1].lower == "so":
            tags[i - 1 : i + 1] = "AA"
        if tokens[i].lower == "close" and tokens[i + 1].lower == "to" and tags[i - 1] in "NVt":
            tags[i] = "A"  # "dropped two bombs close to the school"
        if tokens[i].lower == "death" and tokens[i - 1].lower == "to" and tags[i + 1] in ("#", "D", "N", "J"):
            tags[i - 1 : i + 1] = "AA"  # "hacked to death 11 farmers"
        if tokens[i].text in ("'", "’") and _is_owners(tokens, i):
            tags[i] = "S"
        if tokens[i].text == "-" and tokens[i + 1].lower.startswith(("year-old", "month-old")):
            tags[i - 1 : i + 2] = "JJJ"
        if tokens[i].text.isupper() and _is_short_name(tokens, tags, i):
            tags[i - 1 : i + 2] = "JNJ"  # "219 Oromo Liberation Army (OLA) rebels"


def _is_short_name(tokens: tuple[Token, ...], tags: list[str], i: int) -> bool:
    """Whether a token in brackets shortens the name before it, and the phrase goes on behind."""
    is_bracketed = tokens[i - 1].text == "(" and tokens[i + 1].text == ")"
    is_named = i > 1 and tags[i - 2] == "N" and tokens[i - 2].is_capital
    return is_bracketed and is_named and tags[i + 2 : i + 3] == ["N"] and not tokens[i + 2].is_capital


def _is_owners(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether an apostrophe marks owners of more than one: "the parties' offices"."""
    before, here, after = tokens[i - 1 : i + 2]
    return before.lower.endswith("s") and here.start == before.end and after.start > here.end


def _past_times(tags: list[str], i: int) -> str:
    """The tag before a token, time words and adverbs after a form of "be" skipped."""
    at = i - 1
    while at >= 0 and tags[at] in ("t", "A"):
        at -= 1
    if at >= 0 and tags[at] in ("B", "H"):
        return tags[at]
    return _tag_before(tags, i)


def _tag_before(tags: list[str], i: int) -> str:
    """The tag before a token, a short name in brackets skipped: "the Liberation Front (FMLN) attacked"."""
    if i > 3 and tags[i - 3 : i] == ["(", "N", ")"]:
        return tags[i - 4]
    return tags[i - 1] if i else ""


def _settle_that(before: str, after: str) -> str:
    """Whether "that" is a relative pronoun, a conjunction or a determiner."""
    if after in ("V", "H", "B", "M", "O", "X"):
        return "W" if before == "N" else "R"
    if before in ("V", "N", "G", "A", ",", "&") and after in ("D", "R", "N", "#", "J", "P", "A"):
        return "C"
    return "D"


def settle_heading(tokens: tuple[Token, ...], tags: list[str]) -> None:
    """Read what a heading tells without "was": "5 shot in Elm Park", "Strike Hits Airbase".

    A bare number or an age stands for people there; without another verb the first -s form between
    nouns is one.
    """
    for i, token in enumerate(tokens):
        if token.lower != "shot":
            continue
        if tags[i] == "N" and _is_behind_people(tokens, tags, i):
            tags[i] = "V"
        if tags[i] == "V" and _word(tokens, i - 1) == "found":
            tags[i - 1] = "B"  # "four people found shot to death"
        elif tags[i] == "V" and _word(tokens, i - 1).endswith("year-old"):
            tags[i - 1] = "N"  # "17-year-old shot at bus stop"
    if "V" in tags or "B" in tags:
        return
    for i in range(1, len(tokens) - 1):
        form = verbs().get(tokens[i].lower)
        if (
            form is not None
            and form.form == "s"
            and tags[i - 1] == "N"
            and tags[i + 1] in ("N", "D", "#", "J")
        ):
            tags[i] = "V"
            return


def _is_behind_people(tokens: tuple[Token, ...], tags: list[str], i: int) -> bool:
    """Whether "shot" in a heading is said of a number or an age before it, or of people with an adverb."""
    is_often = "times" in (_word(tokens, i + 1), _word(tokens, i + 2))
    if not is_often and (tags[i + 1] if i + 1 < len(tags) else "") not in _BEHIND_SHOT:
        return False
    at = i - 1
    while at > 0 and (tags[at] == "A" or tokens[at].lower == "found"):
        at -= 1
    if at > 1 and tags[at] == "," and tags[at - 1] == "#" and tags[at - 2] == ",":
        at -= 3  # "girl, 7, shot"
    word = _word(tokens, at)
    return at >= 0 and (tags[at] == "#" or word.endswith("year-old") or noun_classes().get(word) in PERSONS)


def _word(tokens: tuple[Token, ...], i: int) -> str:
    return tokens[i].lower if 0 <= i < len(tokens) else ""


def _is_past_before_name(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a past form stands between a noun and a name: "strikes hit Aleppo", "Israel hit Gaza"."""
    here, after = tokens[i : i + 2]
    return is_past(here.lower) and not here.is_capital and after.is_capital


def _is_that_which(tokens: tuple[Token, ...], tags: list[str], i: int) -> bool:
    """Whether "that" and a verb stand behind an -s form: "the Paris attacks that killed 130"."""
    is_plural = tokens[i].lower in ambiguous() and tokens[i].lower.endswith("s")
    return is_plural and _word(tokens, i + 1) == "that" and tags[i + 2 : i + 3] in (["V"], ["H"], ["B"])


def _is_with_particle(tokens: tuple[Token, ...], i: int) -> bool:
    """Read "gunmen shot dead two men", "air defences shot down seven"."""
    after = ("dead", "down", "up") if tokens[i].lower in ("shot", "blew") else ("dead", "down")
    is_to_death = _word(tokens, i + 1) == "to" and _word(tokens, i + 2) == "death"
    return (_word(tokens, i + 1) in after or is_to_death) and is_past(tokens[i].lower)


def _is_told_now(tokens: tuple[Token, ...], tags: list[str], i: int) -> bool:
    """Whether a plain form is what people who open the sentence do: "Protesters clash with police".

    Not where a verb follows in the clause: "Militants attack in Mali kills five" has lost an apostrophe.
    """
    form = verbs().get(tokens[i].lower)
    if form is None or form.form != "base" or not _are_persons(tokens[i - 1].lower):
        return False
    if any(tag not in ("N", "J", "#", "D", "A") for tag in tags[:i]):
        return False
    for token, tag in zip(tokens[i + 1 :], tags[i + 1 :], strict=True):
        if tag in (",", ";", "C", "W", "&") or token.lower in _CLAUSES:
            return True
        told = verbs().get(token.lower)
        if tag in ("B", "H", "M") or (tag == "V" and told is not None and told.form == "s"):
            return False
        if tag == "V" and is_past(token.lower):
            return False
    return True


def _are_persons(word: str) -> bool:
    """Whether a noun names several people or machines by its form, or "police"."""
    return word == "police" or _is_of_persons(word)


def _is_first_of_two(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether "and" joins a past form to another one: "gunmen shot and wounded"."""
    return _word(tokens, i + 1) == "and" and is_past(tokens[i].lower) and is_past(_word(tokens, i + 2))


def _is_told_of(tokens: tuple[Token, ...], tags: list[str], i: int) -> bool:
    """Whether an -ing form is what a past form behind it tells of: "shelling wounded two people"."""
    return is_past(_word(tokens, i + 1)) and "".join(tags[i + 2 : i + 3]) in ("#", "D")


def _is_of_a_force(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether an -ing form is what a force did: "died in army shelling", "was hurt in police firing on"."""
    force = _word(tokens, i - 1)
    is_force = noun_classes().get(force) in ("armed", "state", "weapon")
    return is_force and _word(tokens, i - 2) in ("in", "by", "during", "amid") and _is_single(force)


def _is_single(word: str) -> bool:
    return word == "police" or not word.endswith(("s", "men"))


def _is_after_the_name(tokens: tuple[Token, ...], tags: list[str], i: int) -> bool:
    """Whether an -ing form closes a name behind "the" or, in headlines, "in": "hurt in Jos bombing"."""
    at = i - 1
    while at >= 0 and tags[at] == "N" and tokens[at].is_capital:
        at -= 1
    if at == i - 1:
        return False
    if at >= 0 and tokens[at].lower in ("the", "a", "an"):
        return True
    after = tags[i + 1] if i + 1 < len(tags) else ""
    if tokens[i].lower not in _DEEDS:
        return False
    if at < 0:
        return after == "V"  # "Jos bombing kills two"
    is_ended = after in _BEHIND_DEED - {"P", "N", "W"} or _word(tokens, i + 1) in ("of", "on")
    return tags[at] == "P" and is_ended


def _settle_verb(token: Token, before: str, after: str, previous: str) -> str:
    """The tag of a verb form: N where its neighbours make it a noun or an attribute."""
    lower = token.lower
    form, is_told = verbs().get(lower), is_past(lower)
    if is_told and before in ("B", "H"):
        return "V"
    if lower in ambiguous():
        if before in ("T", "M", "R", "W", "X", "O") or (before == "A" and after in ("D", "N", "#")):
            return "V"
        if is_told and before == "&" and after in ("#", "D", "R"):
            return "V"  # "burst in and shot 10 people"
        if before in ("D", "J", "#", "S", "P", "V", "G", "B", "H", ",", "&", ""):
            return "N"
        follows = ("N", "J", "P") if lower == "shot" else ("N", "J")  # "gunmen shot at a bus"
        if is_told and before == "N" and after in follows and _is_of_persons(previous):
            return "V"
        return "V" if before == "N" and after in ("D", "#", "R") else "N"
    if lower.endswith(("ed", "en")) or is_told:
        if before in ("D", "#", "J", "P", "S") and after in ("N", "J", "V"):
            return "J"
        return "V"
    if before in ("D", "J", "S") and lower not in ("said", "says"):
        return "N"
    if before == "" and after in ("N", "V") and form is not None and form.form == "base":
        return "N"  # "Border guards fired"
    if (
        before == "N"
        and after in ("P", "T")
        and form is not None
        and form.form == "base"
        and _is_singular(previous)
    ):
        return "N"
    return "V"


def _is_of_persons(word: str) -> bool:
    """Whether a noun names several persons or machines, so that a verb may follow: "gunmen shot lawyer X"."""
    return word.endswith(("s", "men")) and noun_classes().get(word) in _ACTING and word not in _UNITS


def _is_done_by(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a participle is what those before it did: "gunmen kidnapped X", "the Army abducted workers"."""
    before, here = tokens[i - 1], tokens[i]
    is_named = before.is_capital and not here.is_capital and here.lower.endswith("ed")
    return _is_of_persons(before.lower) or (is_named and here.lower not in _MAKERS)


def _is_before_name(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a past form behind an adverb stands before a name: "the rebels also captured Nimule"."""
    return i + 1 < len(tokens) and not tokens[i].is_capital and tokens[i + 1].is_capital


def _is_singular(word: str) -> bool:
    """Whether a noun looks singular, so that a plain verb form after it is no verb: "telephone exchange"."""
    return not word.endswith("s") and word not in ("people", "men", "women", "children", "police", "i", "you")
