"""What an event told without a time or place takes over from what was told just before it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tidings.data.layout import Kind
from tidings.data.places import load
from tidings.model.codes import Field, PlacePrecision, Role, SegmentKind, Stance
from tidings.model.report import Mention, Report
from tidings.model.values import Where
from tidings.read.acts import Act, stands_as_place
from tidings.read.bundle import FINE
from tidings.read.chunks import Parse, parse
from tidings.read.extent import names_the_nation
from tidings.read.page import Page, Voice
from tidings.read.place_roles import is_country, is_of_a_border
from tidings.read.place_words import place_words
from tidings.read.sentences import Sentence
from tidings.read.told_after import site_told_after
from tidings.read.triggers import event_forms, event_nouns

# A reader keeps the scene for a few sentences. News dev, places found of events that name none:
# 1 sentence back 3 right of 5, 3 back 6 of 9, 6 back 7 of 13.
_SCENE_SENTENCES = 4
# Half of the places named: below it a text has no one scene.
_MAIN_SHARE = 0.5
_TOWN_SHARE = 0.6
_TOWN_MENTIONS = 2
_POLICE = frozenset({"police", "officer", "officers", "deputy", "deputies", "sheriff"})
_LEAD_SENTENCES = 3
_SMALL_TOWN = 100_000  # people
_POLICE_REACH = 4  # tokens: ", Colorado, officers"
_HERE_WORDS = frozenset({"here", "neighborhood", "neighbourhood"})
_HERE = frozenset({"city", "town", "capital"})


def with_time_of(report: Report, before: Report, rule: str) -> Report:
    """The report with the time of the one before it, marked as inherited; for one told as "another".

    Giving every undated main event the last time told was tried: news dev detection F1 .675 to .658.
    """
    times = [replace(c, basis="inherited", rule=rule) for c in before.of(Field.WHEN)]
    return replace(report, claims=(*report.claims, *times))


def with_place(
    page: Page, report: Report, acts: Sequence[Act], sentences: Sequence[Sentence], places: Sequence[Mention]
) -> Report:
    """The report with a place told near its acts where they name none themselves; the surest guess first."""
    first = acts[0].sentence
    report = seat_of_news(page, report, places)
    report = site_told_after(page, report, acts, sentences, places)
    report = filed_here(page, report, acts, places)
    report = own_ground(page, report, acts, places)
    report = own_police(page, report, acts, places)
    report = carry_place(page, report, first, sentences, places)
    report = main_town(page, report, first, sentences, places)
    report = known_police(page, report, first, sentences, places)
    report = town_of_province(page, report, first, sentences, places)
    return infer_country(page, report, first, sentences, places)


def _is_of_news(report: Report, sentence: Sentence) -> bool:
    """Whether a sentence only sets the scene of the news, of which an event of another time is no part."""
    is_old = report.role is Role.BACKGROUND and says(report, Field.WHEN)
    return is_old and event_forms().isdisjoint(token.lower for token in sentence.tokens)


def filed_here(page: Page, report: Report, acts: Sequence[Act], places: Sequence[Mention]) -> Report:
    """A report told of "here", "the city", a neighbourhood or an address takes the town of the dateline."""
    if says(report, Field.WHERE):
        return report
    filed = _filed_from(page, places)
    words = [token.lower for act in acts for token in act.trigger.parse.tokens]
    is_here = not _HERE_WORDS.isdisjoint(words) or any(
        before == "the" and after in _HERE for before, after in itertools.pairwise(words)
    )
    is_here = is_here or any(_is_address(act.trigger.parse) for act in acts)
    return _placed(page, report, filed, "inferred", "filed from here") if filed and is_here else report


def seat_of_news(page: Page, report: Report, places: Sequence[Mention]) -> Report:
    """The news told of a province alone takes the small town of it from which it was filed.

    Agencies' desks stand in the great towns and seats of provinces, whence all its news is filed; a small
    town is where the reporter went.
    """
    filed = _filed_from(page, places)
    where = filed.value if filed is not None else None
    told = {claim.span for claim in report.of(Field.WHERE)}
    known = [m.value for m in places if m.span in told and isinstance(m.value, Where)]
    if filed is None or not isinstance(where, Where) or report.role is not Role.MAIN or not known:
        return report
    if any(w.precision is not PlacePrecision.PROVINCE or w.admin1 != where.admin1 for w in known):
        return report
    place = load().get(where.gazetteer_id or "")
    if place is None or place.kind is not Kind.TOWN or place.population > _SMALL_TOWN:
        return report
    claim = page.claim(
        Field.WHERE, filed.span, Voice(None, Stance.ASSERTED), basis="inferred", rule="filed from here"
    )
    return replace(report, claims=(claim, *report.claims))


def _filed_from(page: Page, places: Sequence[Mention]) -> Mention | None:
    """The town of the dateline."""
    return next((m for m in places if _is_within(m, FINE) and _is_in_dateline(page, m)), None)


def _is_in_dateline(page: Page, mention: Mention) -> bool:
    """Whether a place stands in a dateline."""
    lines = (segment for segment in page.document.segments if segment.kind is SegmentKind.DATELINE)
    return any(line.span.holds(mention.span) for line in lines)


def _is_address(parsed: Parse) -> bool:
    """Whether a sentence names a street or a block of one: "in the 500 block of Oak Avenue"."""
    for i, token in enumerate(parsed.tokens[1:], 1):
        before = parsed.tokens[i - 1]
        if token.is_capital and before.is_capital and token.lower in place_words().streets:
            return True
        if token.lower == "block" and before.text.isdigit():
            return True
    return False


def carry_place(
    page: Page, report: Report, first: int, sentences: Sequence[Sentence], places: Sequence[Mention]
) -> Report:
    """A report whose sentences name no place takes the last town or site told before sentence `first`.

    Failing that, the first of the sentence behind it. A province is taken from the sentences beside it alone.
    """
    if says(report, Field.WHERE) or names_the_nation(sentences[first]):
        return report
    before = reversed(sentences[max(0, first - _SCENE_SENTENCES) : first])
    for sentence in (*before, *sentences[first + 1 : first + 2]):
        inside = [m for m in places if sentence.span.holds(m.span)]
        parsed = parse(sentence, (), [m.span for m in inside])
        is_beside = abs(sentence.index - first) == 1
        wanted = FINE | {PlacePrecision.PROVINCE} if is_beside else FINE
        scenes = [m for m in inside if _is_within(m, wanted) and stands_as_place(parsed, m)]
        if _is_of_news(report, sentence):
            continue
        if scenes and sentence.index < first:
            return _placed(page, report, scenes[-1], "inherited", "last place told")
        if scenes:
            first_fine = min(scenes, key=lambda m: not _is_within(m, FINE))
            return _placed(page, report, first_fine, "inherited", "next place told")
    return report


def infer_country(
    page: Page, report: Report, first: int, sentences: Sequence[Sentence], places: Sequence[Mention]
) -> Report:
    """A report still without a place takes the country most of the text speaks of, if named before it.

    The news takes the dateline's town in it instead, if that is not its capital.

    The event's sentence is looked in first, then the one before it, the first two, and the rest before it.
    """
    text = page.document.text
    places = [m for m in places if not is_of_a_border(text, m)]
    countries = [m.value.country for m in places if isinstance(m.value, Where) and m.value.country]
    if says(report, Field.WHERE) or not countries:
        return report
    most = max(sorted(set(countries)), key=countries.count)
    if countries.count(most) < _MAIN_SHARE * len(countries):
        return report
    filed = _filed_from(page, places)
    if report.role is Role.MAIN and filed is not None and not names_the_nation(sentences[first]):
        where = filed.value
        if isinstance(where, Where) and where.country == most and not _is_capital(filed):
            return _placed(page, report, filed, "inferred", "filed from here")
    for index in dict.fromkeys((first, first - 1, 0, 1, *range(first - 2, 1, -1))):
        for mention in places:
            if 0 <= index < len(sentences) and sentences[index].span.holds(mention.span):
                value = mention.value
                is_most = is_country(mention) and isinstance(value, Where) and value.country == most
                if is_most and not _is_in_a_name(text, mention):
                    return _placed(page, report, mention, "inferred", "country spoken of")
    return report


def main_town(
    page: Page, report: Report, first: int, sentences: Sequence[Sentence], places: Sequence[Mention]
) -> Report:
    """A report still without a place takes the one town that nearly all of the text's places are."""
    if says(report, Field.WHERE) or names_the_nation(sentences[first]):
        return report
    fine = [m for m in places if _is_within(m, FINE)]
    if len(fine) < _TOWN_MENTIONS:
        return report
    ids = [m.value.gazetteer_id for m in fine if isinstance(m.value, Where)]
    most = max(sorted(set(ids), key=str), key=ids.count)
    if ids.count(most) < _TOWN_SHARE * len(ids):
        return report
    for named, gazetteer_id in zip(fine, ids, strict=True):
        if gazetteer_id == most:
            sentence = next(s for s in sentences if s.span.holds(named.span))
            if _is_of_news(report, sentence):
                continue
            parsed = parse(sentence, (), [named.span])
            if stands_as_place(parsed, named) or _names_an_act(parsed, named):  # no "Beijing said"
                return _placed(page, report, named, "inferred", "town spoken of")
    return report


def town_of_province(
    page: Page, report: Report, first: int, sentences: Sequence[Sentence], places: Sequence[Mention]
) -> Report:
    """The news without a place takes the town most told of where all the text's towns lie in one province.

    The dateline's comes first; without one it must be told more than once. From a country's capital news of
    all its towns is filed.
    """
    if says(report, Field.WHERE) or report.role is not Role.MAIN or names_the_nation(sentences[first]):
        return report
    known = [(m, m.value) for m in places if isinstance(m.value, Where) and m.value.country]
    towns = [(m, w) for m, w in known if w.precision is PlacePrecision.TOWN and w.feature != "demonym"]
    fine = {(w.country, w.admin1) for m, w in known if _is_within(m, FINE)}
    if not towns or len(fine) > 1 or len({w.country for _, w in known}) > 1 or towns[0][1].admin1 is None:
        return report
    filed = [m for m, _ in towns if _is_in_dateline(page, m)]
    ids = [w.gazetteer_id for _, w in towns]
    most = max(ids, key=ids.count)
    if not filed and ids.count(most) < _TOWN_MENTIONS:
        return report
    named = filed[0] if filed else next(m for m, w in towns if w.gazetteer_id == most)
    if _is_capital(named):
        return report
    return _placed(page, report, named, "inferred", "town spoken of")


def _is_capital(mention: Mention) -> bool:
    """Whether a place is the capital of its country."""
    place = load().get(mention.value.gazetteer_id or "") if isinstance(mention.value, Where) else None
    return place is not None and place.is_capital


def _names_an_act(parsed: Parse, mention: Mention) -> bool:
    """Whether a place stands before an event word: "the Las Vegas shooting victim"."""
    at = next(i for i, token in enumerate(parsed.tokens) if token.end > mention.span.start)
    chunk = parsed.chunk_of(at)
    return chunk is not None and any(t.lower in event_nouns() for t in parsed.tokens[at : chunk.last])


def _is_in_a_name(text: str, mention: Mention) -> bool:
    """Whether a country's word is part of another name: "African-American", "Indian Space Research"."""
    before, behind = (
        text[mention.span.start - 1 : mention.span.start],
        text[mention.span.end : mention.span.end + 2],
    )
    is_adjective = isinstance(mention.value, Where) and mention.value.feature == "demonym"
    return is_adjective and (before == "-" or (behind[:1] == " " and behind[1:2].isupper()))


def own_ground(page: Page, report: Report, acts: Sequence[Act], places: Sequence[Mention]) -> Report:
    """A report without a place takes the country of what is struck: "attacks on Saudi oil facilities"."""
    if says(report, Field.WHERE):
        return report
    for act in acts:
        for phrase in act.roles.sufferers:
            span = act.trigger.parse.sentence.span_of(phrase.chunk.first, phrase.chunk.last)
            owners = [m for m in places if is_country(m) and span.holds(m.span)]
            if phrase.chunk.cls == "facility" and owners:
                return _placed(page, report, owners[0], "inferred", "country of what was struck")
    return report


def own_police(page: Page, report: Report, acts: Sequence[Act], places: Sequence[Mention]) -> Report:
    """A report without a place takes the town of the police it speaks of: "Colorado Springs officers"."""
    if says(report, Field.WHERE):
        return report
    for act in acts:
        for mention in _with_police(act.trigger.parse.sentence, places):
            return _placed(page, report, mention, "inferred", "town of its police")
    return report


def known_police(
    page: Page, report: Report, first: int, sentences: Sequence[Sentence], places: Sequence[Mention]
) -> Report:
    """A report without a place takes the town of the police that speak, where the text names those of one.

    Of an older event only one that the text begins with, as a court's report does.
    """
    if says(report, Field.WHERE) or not (report.role is Role.MAIN or _is_of_the_lead(first, places)):
        return report
    found = [mention for sentence in sentences for mention in _with_police(sentence, places)]
    filed = _filed_from(page, places)
    if not found and report.role is not Role.MAIN and filed is not None and not _is_capital(filed):
        return _placed(page, report, filed, "inferred", "filed from here")
    towns = {mention.value.gazetteer_id for mention in found if isinstance(mention.value, Where)}
    return _placed(page, report, found[0], "inferred", "town of its police") if len(towns) == 1 else report


def _is_of_the_lead(first: int, places: Sequence[Mention]) -> bool:
    """Whether an act of the first sentences stands in a text that speaks of the towns of one province."""
    known = [m.value for m in places if isinstance(m.value, Where) and _is_within(m, FINE)]
    return first < _LEAD_SENTENCES and len({(where.country, where.admin1) for where in known}) == 1


def _with_police(sentence: Sentence, places: Sequence[Mention]) -> Iterator[Mention]:
    """The towns of a sentence whose police it names: "Colorado Springs officers"."""
    for mention in places:
        if sentence.span.holds(mention.span) and _is_within(mention, FINE):
            after = [t.lower for t in sentence.tokens if t.start >= mention.span.end][:_POLICE_REACH]
            if not _POLICE.isdisjoint(after) and (after[0] in _POLICE or after[0] == ","):
                yield mention


def says(report: Report, field: Field) -> bool:
    """Whether a report has a claim of a field."""
    return any(claim.field is field for claim in report.claims)


def _is_within(mention: Mention, wanted: frozenset[PlacePrecision]) -> bool:
    return isinstance(mention.value, Where) and mention.value.precision in wanted


def _placed(page: Page, report: Report, mention: Mention, basis: str, rule: str) -> Report:
    claim = page.claim(Field.WHERE, mention.span, Voice(None, Stance.ASSERTED), basis=basis, rule=rule)
    return replace(report, claims=(*report.claims, claim))
