"""Find place names in a document, in normal text, in capitals and in lower case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tidings.data.gazetteer import Gazetteer, Place
from tidings.data.layout import Kind
from tidings.model.codes import PlacePrecision
from tidings.model.report import Mention
from tidings.model.text import Document, Span
from tidings.model.values import Where
from tidings.read.actors import lands_of_groups
from tidings.read.listed_names import listed_names
from tidings.read.place_features import Page, features_of, page_of
from tidings.read.place_names import Candidate, propose
from tidings.read.place_words import place_words
from tidings.read.sentences import Sentence, Token
from tidings.read.words import weekdays

DEMONYM = "demonym"
CAPITAL = "capital"
# A name found with this score anywhere (a log-odds) speaks for its other mentions in the document.
SURE = 1.0
# Names of places of so many people are seldom anything else.
# At -0.4 recall gains 1 to 2 points and F1 stays (spans on held-out halves of two corpora: .892 and .807,
# at 0 .899 and .804, at -0.8 .892 and .807): a name too many costs less than an event without its place.
THRESHOLD = -0.4
GREAT_CITY = 1_500_000
# What makes a name that of a town whose police it is.
POLICE = frozenset({("Police", "Department"), ("Police", "Dept")})

Proposals = list[list[list[Candidate]]]


def find_places(
    document: Document, sentences: Sequence[Sentence], gazetteer: Gazetteer
) -> tuple[Mention, ...]:
    """Place names and words made from them, in order, without overlaps.

    The value of each is provisional: its name as looked up, and as `feature` "demonym" ("Turkish":
    never the place of an event) or the kind of place that the words beside it ask for ("airfield").
    """
    page, proposals = proposals_of(document, sentences, gazetteer)
    drafts = [
        [[(option, score_of(option, page, gazetteer)) for option in options] for options in group]
        for group in proposals
    ]
    known = {
        option.key
        for group in drafts
        for options in group
        for option, score in options
        if score > SURE or has_police(option)
    }
    mentions: list[Mention] = []
    for sentence, group in zip(sentences, drafts, strict=True):
        boost = place_words().weights[page.modes[sentence.index]].get("known", 0.0)
        taken = 0
        accepted: list[Candidate] = []
        doubtful: list[Candidate] = []
        for options in group:
            for option, score in options:
                is_sure = score + boost * (option.key in known) > THRESHOLD or has_police(option)
                if option.start >= taken and is_sure:
                    accepted.append(option)
                    taken = option.end
                    break
            else:
                doubtful += [option for option, _ in options[:1] if option.start >= taken]
        accepted += listed_names(doubtful, accepted, gazetteer)
        mentions += [_mention(document, option) for option in accepted]
    mentions += [mention for sentence in sentences for mention in _capitals(document, sentence, mentions)]
    return tuple(sorted(mentions, key=lambda mention: mention.span))


def has_police(option: Candidate) -> bool:
    """Whether a name is in that of a police force: "Walker Police Department", no "New Walker Police"."""
    tokens = option.sentence.tokens
    behind = tuple(token.text for token in tokens[option.last : option.last + 2])
    before = tokens[option.first - 1] if option.first else None
    is_whole = before is None or not before.is_capital or before.lower == "the"
    return behind in POLICE and is_whole and not option.is_demonym


def _capitals(document: Document, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The word "capital" where it stands for the town: "Haiti's capital", "in the capital"."""
    tokens, words = sentence.tokens, place_words()
    for i in range(1, len(tokens)):
        if tokens[i].lower != CAPITAL:
            continue
        after = tokens[i + 1 : i + 3]
        is_dated = bool(after) and after[0].lower in weekdays()  # "in Haiti's capital Monday"
        is_held = _is_of_a_place(tokens[i + 1 : i + 4], mentions)
        is_other = bool(after) and (after[0].is_capital or after[0].lower in words.no_capital)
        if is_other and not (is_dated or is_held):
            continue
        if len(after) == 2 and after[0].text == "," and after[1].is_capital:  # "the capital, Baghdad"
            continue
        before = tokens[i - 1]
        is_ours = before.lower == "the" and i > 1 and tokens[i - 2].lower in words.locative
        holder = tokens[i - 2] if before.text in ("'s", "’s") else before
        if is_ours or any(mention.span.end == holder.end for mention in mentions):
            span = Span(tokens[i].start, tokens[i].end)
            yield _draft(document, span, tokens[i].text, CAPITAL)


def _is_of_a_place(after: Sequence[Token], mentions: Sequence[Mention]) -> bool:
    """Whether "of" and a place follow: "the capital of Chad", "the capital of the Comoros"."""
    named = after[2:] if len(after) > 2 and after[1].lower == "the" else after[1:]
    is_of = bool(after) and after[0].lower == "of" and bool(named)
    return is_of and any(mention.span.start == named[0].start for mention in mentions)


def proposals_of(
    document: Document, sentences: Sequence[Sentence], gazetteer: Gazetteer
) -> tuple[Page, Proposals]:
    """For each sentence its options by where they begin, and what the document says about its names."""
    page = page_of(sentences)
    proposals = [
        list(propose(document, sentence, page.modes[sentence.index], gazetteer)) for sentence in sentences
    ]
    firsts = (option.hits[0] for group in proposals for options in group for option in options)
    lands = {place.country for hit in firsts if _stands_for_land(place := gazetteer.place(hit.row))}
    lands |= lands_of_groups(sentences).keys()
    return page._replace(countries=frozenset(filter(None, lands))), proposals


def _stands_for_land(place: Place) -> bool:
    """Whether its name alone shows which country is spoken of: a country, a capital, a great city."""
    return place.kind is Kind.COUNTRY or place.is_capital or place.population > GREAT_CITY


def score_of(candidate: Candidate, page: Page, gazetteer: Gazetteer) -> float:
    """Sum of the weights of what speaks for and against a name being a place here."""
    weights = place_words().weights[page.modes[candidate.sentence.index]]
    return weights["bias"] + sum(weights.get(name, 0.0) for name in features_of(candidate, page, gazetteer))


def _mention(document: Document, candidate: Candidate) -> Mention:
    span = Span(candidate.start, candidate.end)
    feature = DEMONYM if candidate.is_demonym else str(candidate.asked) if candidate.asked else None
    return _draft(document, span, candidate.text, feature)


def _draft(document: Document, span: Span, name: str, feature: str | None) -> Mention:
    value = Where(name=name, gazetteer_id=None, country=None, precision=PlacePrecision.TOWN, feature=feature)
    return Mention(raw=document.quote(span), span=span, value=value)
