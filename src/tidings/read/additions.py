"""Add what is proposed to what the grammar read: claims that an incident lacks, or a report of its own.

The grammar's reports are never removed and none of their claims is altered. Drafts hold raw words; what
the resolvers make no value of is dropped and counted like everything else that is not used.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tidings.data.weapons import weapon_words
from tidings.model.claim import PROPOSED, Claim
from tidings.model.codes import Field, Kind, Role, Status
from tidings.model.report import Reading, Report
from tidings.model.text import Span
from tidings.model.values import When, Where
from tidings.read.bundle import Event, places_conflict, status_of
from tidings.read.chunks import Parse
from tidings.read.classify import event_code, weapons_of
from tidings.read.gate import may_be_incident
from tidings.read.grammar import subjects
from tidings.read.ground import Anchor, Ground, may_be_one, sort_of
from tidings.read.newness import is_ahead, role_of
from tidings.read.proposals import Drop, Proposal, in_groups
from tidings.read.vetoes import is_play
from tidings.read.vouch import HARM, vouch
from tidings.read.weapons import find_weapons

_LEAD = 3  # sentences that tell the news
_FEWEST = 2  # fields besides the event's type that a report must say, as for the grammar
_VERBS = frozenset("VG")
_BE_REACH = 3  # tokens: "was reportedly found"
# What keeps a verb that no list knows from being told as a fact.
_UNREAL = frozenset(
    "not no never nobody none n't without would could might may should will shall if unless whether "
    "plan plans planned threatened threatens threaten fail fails failed test tests tested exercise".split()
)
# What people do to a weapon that hits nobody: "rockets found near the town".
_HANDLED = frozenset(
    "found seized made kept held stored shown displayed sold bought delivered supplied sent shipped bound "
    "intercepted downed destroyed removed defused carried needed used banned developed named called".split()
)
# Of these one must be told where a trigger is no word of violence by itself.
_STRUCK = frozenset({Field.KILLED, Field.INJURED, Field.TARGET, Field.FACILITY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Raw claims for one incident: `home` is the number, among the reading's reports, of that one.

    It is None for a report of its own. Ids would not do: an act in three towns is three reports of one id.
    """

    report: Report
    home: int | None


def draft(ground: Ground, proposals: Sequence[Proposal]) -> tuple[tuple[Draft, ...], Counter[Drop]]:
    """Drafts of what proposals add to a reading, and what is not used, by reason."""
    drops: Counter[Drop] = Counter()
    drafts: list[Draft] = []
    filled: dict[int, set[Field]] = {}
    for group in in_groups(proposals).values():
        anchor = _anchor(ground, group)
        if isinstance(anchor, Drop):
            drops[anchor] += len(group)
            continue
        made = _draft(ground, group, anchor, filled, drops)
        if made is None:
            continue
        is_told = made.home is None and any(
            mention.overlaps(other)
            for d in drafts
            for mention in d.report.mentions
            for other in made.report.mentions
        )
        if is_told:
            drops[Drop.TOLD] += len(made.report.claims)
        else:
            drafts.append(made)
    return tuple(drafts), drops


def _anchor(ground: Ground, group: Sequence[Proposal]) -> Anchor | Drop:
    """The trigger of a group with the event code that its words give; refused where they give none."""
    trigger = next((p for p in group if p.label is Field.EVENT), None)
    if trigger is None:
        return Drop.NOT_BORNE_OUT
    index = ground.sentence_of(trigger.span)
    told = [act for act in ground.acts(index) if act.trigger.span.overlaps(trigger.span)]
    facts = [act for act in told if act in ground.facts(index)]
    if any(span.overlaps(trigger.span) for span in ground.taken) or (told and not facts):
        return Drop.NOT_BORNE_OUT
    if ground.scene.is_leisure:
        return Drop.NOT_BORNE_OUT
    near = sorted({i for p in group if 0 < abs((i := ground.sentence_of(p.span)) - index) <= _LEAD})
    around = [act for i in near for act in ground.facts(i)] if facts else []
    event = Event(facts or ground.facts(index))
    code = _code(ground, event, trigger.span)
    if code is None or (trigger.code is not None and not may_be_one(trigger.code, code)):
        return Drop.NOT_BORNE_OUT
    if event.acts:
        span = facts[0].trigger.span if facts else trigger.span
        return Anchor(span, index, Event([*event.acts, *around]), code)
    return Anchor(_verb_of(ground, trigger.span), index, None, code)


def _verb_of(ground: Ground, trigger: Span) -> Span:
    """The verb of a trigger that no list knows."""
    parse, tokens = ground.tokens_of(trigger)
    verb = next((i for i in tokens if parse.tags[i] in _VERBS), tokens.start)
    return parse.sentence.span_of(verb, verb + 1)


def _code(ground: Ground, event: Event, trigger: Span) -> str | None:
    """The event code of the words: as the grammar gives it, or of the weapon that is a verb's subject."""
    if event.acts:
        return event_code(event, weapons_of(event))
    parse, tokens = ground.tokens_of(trigger)
    words = {t.lower for t in parse.tokens}
    verb = next((i for i in tokens if parse.tags[i] in _VERBS), None)
    if verb is None or words & _UNREAL or is_play(frozenset(words)) or _is_handled(parse, verb):
        return None
    named = [row for row in find_weapons(parse.sentence) if row[2] in weapon_words().types]
    for chunk in subjects(parse, verb):
        kind = next((kind for first, last, kind in named if first <= chunk.head < last), None)
        if kind is not None:
            return weapon_words().types[kind].code
    return None


def _is_handled(parse: Parse, verb: int) -> bool:
    """Whether something is done to the verb's subject, so that it does not act."""
    before = parse.tags[max(0, verb - _BE_REACH) : verb]
    return "B" in before or parse.tokens[verb].lower in _HANDLED


def _draft(
    ground: Ground,
    group: Sequence[Proposal],
    anchor: Anchor,
    filled: dict[int, set[Field]],
    drops: Counter[Drop],
) -> Draft | None:
    """The claims of one group that its words bear out, for the incident told there or for a new one."""
    homes = _homes(ground, anchor)
    if len(homes) > 1 or (not homes and not _may_stand(ground, anchor)):
        drops[Drop.NOT_BORNE_OUT] += len(group)
        return None
    home = ground.reading.reports[homes[0]] if homes else None
    known = filled.setdefault(homes[0], _fields_of(home)) if home else set()
    claims: dict[tuple[Field, Span], Claim] = {}
    for proposal in (p for p in group if p.label is not Field.EVENT):
        found = Drop.TOLD if proposal.label in known else vouch(ground, proposal, anchor)
        if isinstance(found, Claim) and found.field not in known and not _is_anothers(ground, found, home):
            claims.setdefault((found.field, found.span), found)
        else:
            drops[found if isinstance(found, Drop) else Drop.TOLD] += 1
    kept = list(_agreeing(ground, list(claims.values())))
    drops[Drop.NOT_BORNE_OUT] += len(claims) - len(kept)
    if home is not None:
        known |= {claim.field for claim in kept}
        return Draft(report=replace(home, claims=(*home.claims, *kept)), home=homes[0]) if kept else None
    if anchor.event is None and not any(claim.field in _STRUCK for claim in kept):
        drops[Drop.NOT_BORNE_OUT] += len(kept) + 1
        return None
    return Draft(report=_report(ground, anchor, kept), home=None)


def _homes(ground: Ground, anchor: Anchor) -> list[int]:
    """Where among the reports the incident told in the trigger's sentence stands, if the types agree.

    Those that share the trigger's words go before others of the sentence; one act in several places is
    several incidents, and nobody can say whose a proposed figure is.
    """
    told = [
        (any(mention.overlaps(anchor.span) for mention in report.mentions), number)
        for number, report in enumerate(ground.reading.reports)
        if ground.is_told_in(report, anchor.sentence)
    ]
    codes = {number: _code_of(ground.reading.reports[number]) for _, number in told}
    shared = [number for is_shared, number in told if is_shared and may_be_one(codes[number], anchor.code)]
    beside = [n for is_shared, n in told if not is_shared and sort_of(codes[n]) == sort_of(anchor.code)]
    return shared or beside[:1]


def _code_of(report: Report) -> str:
    return next((claim.rule or "" for claim in report.of(Field.EVENT)), "")


def _may_stand(ground: Ground, anchor: Anchor) -> bool:
    """Whether a trigger may found a report: its words tell of force as a fact, and no report has them yet."""
    taken = any(mention.overlaps(anchor.span) for report in ground.incidents for mention in report.mentions)
    if taken:
        return False
    event = anchor.event
    return event is None or (may_be_incident(event) and not is_ahead(event, ground.document.published))


def _fields_of(report: Report) -> set[Field]:
    """The fields that a report gives a value for."""
    return {claim.field for claim in report.claims if claim.value is not None}


def _is_anothers(ground: Ground, claim: Claim, home: Report | None) -> bool:
    """Whether a figure is one the grammar read of another incident."""
    if claim.field not in HARM:
        return False
    others = (r for r in ground.incidents if home is None or r.id != home.id)
    return any(c.span.overlaps(claim.span) for report in others for c in report.of(*HARM))


def _agreeing(ground: Ground, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Claims without a second day, and without places that cannot be of one event."""
    places, days = ground.reading.places, ground.reading.times
    wheres: list[Where] = []
    is_dated = False
    for claim in claims:
        if claim.field is Field.WHERE:
            here = [m.value for m in places if claim.span.holds(m.span) and isinstance(m.value, Where)]
            if any(places_conflict(value, other) for value in here for other in wheres):
                continue
            wheres += here
        elif claim.field is Field.WHEN:
            has_day = any(
                claim.span.holds(m.span) and isinstance(m.value, When) and m.value.start is not None
                for m in days
            )
            if has_day and is_dated:
                continue
            is_dated |= has_day
        yield claim


def _report(ground: Ground, anchor: Anchor, claims: Sequence[Claim]) -> Report:
    """A new report: its type, role and status are what the grammar makes of the same words."""
    event, published = anchor.event, ground.document.published
    before = [r.role for r in ground.incidents if min(r.mentions).start < anchor.span.start]
    is_news = not ground.incidents and anchor.sentence < _LEAD
    if event is not None:
        role = role_of(event, before[-1] if before else None, published)
    else:
        role = Role.MAIN if is_news else Role.BACKGROUND
    kind = ground.page.claim(Field.EVENT, anchor.span, ground.voice(anchor.span), rule=anchor.code)
    return Report(
        kind=Kind.INCIDENT,
        doc_id=ground.document.id,
        mentions=(anchor.span,),
        claims=(kind, *claims),
        role=role,
        status=status_of(event) if event is not None else Status.OCCURRED,
    )


def add(reading: Reading, drafts: Sequence[Draft], by: str) -> tuple[Reading, int, Counter[Drop]]:
    """The reading with resolved drafts: how many claims were added, and what had no value, by reason.

    `drafts` are in the order that `draft` gave them; `by` names the model, as the rule of its claims.
    """
    drops: Counter[Drop] = Counter()
    reports = list(reading.reports)
    known = {report.id for report in reports}
    added = 0
    for item in drafts:
        old = reports[item.home].claims if item.home is not None else ()
        seen = {(claim.field, claim.span) for claim in old}
        new = [c for c in item.report.claims if (c.field, c.span) not in seen]
        valued = [replace(c, basis=PROPOSED, rule=by) for c in new if c.value is not None]
        drops[Drop.NO_VALUE] += len(new) - len(valued)
        if item.home is not None:
            reports[item.home] = replace(reports[item.home], claims=(*old, *valued))
        elif item.report.id not in known and _is_enough(valued, reading):
            reports.append(replace(item.report, claims=tuple(valued)))
            known.add(item.report.id)
        else:
            drops[Drop.NOT_BORNE_OUT] += len(valued)
            continue
        added += len(valued)
    return replace(reading, reports=tuple(reports)), added, drops


def _is_enough(claims: Sequence[Claim], reading: Reading) -> bool:
    """Whether a new report could be looked up: a type, two fields more, and in dated texts a place or day."""
    fields = {claim.field for claim in claims}
    is_found = bool(fields & {Field.WHERE, Field.WHEN}) or reading.document.published is None
    return Field.EVENT in fields and len(fields) > _FEWEST and is_found
