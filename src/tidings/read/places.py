"""Find place names in a document, in normal text, in capitals and in lower case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tidings.data.gazetteer import Gazetteer, Hit
from tidings.data.layout import Kind, NameFlag
from tidings.data.names import ARTICLES, fold
from tidings.model.codes import PlacePrecision
from tidings.model.report import Mention
from tidings.model.text import Document, Span
from tidings.model.values import Where
from tidings.read.place_features import Candidate, Page, features_of, page_of
from tidings.read.place_words import place_words
from tidings.read.sentences import Sentence, Token

LONGEST = 6
# A name found with this score anywhere (a log-odds) speaks for its other mentions in the document.
SURE = 1.0
# Lower-case words inside a name: "Isle of Wight", "Rio de Janeiro", "Deir ez Zor".
_INNER = frozenset(
    "of the de la el al da do du des del dos das di le les los las y e i and on upon in sur der den van von "
    "ez az es ash as ad ul bin abu ibn al- ou au aux".split()
)
_ARTICLES = (
    "al-",
    "el-",
    "ad-",
    "as-",
    "ash-",
    "at-",
    "az-",
    "ar-",
    "an-",
    "ez-",
    "es-",
    "er-",
    "ed-",
    "d'",
    "l'",
)
_AIR = frozenset({Kind.AIRFIELD, Kind.BASE})
_SITES = frozenset(
    {
        Kind.AIRFIELD,
        Kind.AIRPORT,
        Kind.BASE,
        Kind.CAMP,
        Kind.CROSSING,
        Kind.PORT,
        Kind.PLANT,
        Kind.DAM,
        Kind.PRISON,
    }
)
DEMONYM = "demonym"
_NEED = NameFlag.CUED | NameFlag.DEMONYM


def find_places(
    document: Document, sentences: Sequence[Sentence], gazetteer: Gazetteer
) -> tuple[Mention, ...]:
    """Place names and words made from them, in order, without overlaps.

    The value of each is provisional: its name as looked up, and as `feature` "demonym" ("Turkish":
    never the place of an event) or the kind of place that the words beside it ask for ("airfield").
    """
    page = page_of(document, sentences)
    drafts = [
        [[(option, _score(option, page, gazetteer)) for option in options] for options in group]
        for group in (_candidates(document, sentence, page, gazetteer) for sentence in sentences)
    ]
    known = {option.key for group in drafts for options in group for option, score in options if score > SURE}
    mentions: list[Mention] = []
    for sentence, group in zip(sentences, drafts, strict=True):
        boost = place_words().weights[page.modes[sentence.index]].get("known", 0.0)
        taken = 0
        for options in group:
            for option, score in options:
                if option.first >= taken and score + boost * (option.key in known) > 0:
                    mentions.append(_mention(document, option))
                    taken = option.last
                    break
    return tuple(sorted(mentions, key=lambda mention: mention.span))


def _score(candidate: Candidate, page: Page, gazetteer: Gazetteer) -> float:
    """Sum of the weights of what speaks for and against a name being a place here."""
    weights = place_words().weights[page.modes[candidate.sentence.index]]
    return weights["bias"] + sum(weights.get(name, 0.0) for name in features_of(candidate, page, gazetteer))


def _candidates(
    document: Document, sentence: Sentence, page: Page, gazetteer: Gazetteer
) -> Iterator[list[Candidate]]:
    """For each token that may begin a name, the known names that begin there, longest first."""
    tokens = sentence.tokens
    mode = page.modes[sentence.index]
    for first, token in enumerate(tokens):
        if not _may_begin(token, mode):
            continue
        options = [
            candidate
            for last in _ends(tokens, first, mode)
            if (candidate := _candidate(document, sentence, first, last, gazetteer)) is not None
        ]
        if not options and "-" in token.text:
            options = list(_parts(sentence, first, gazetteer))
            for option in options:
                yield [option]
        elif options:
            yield options


def _may_begin(token: Token, mode: str) -> bool:
    if not token.text[0].isalpha():
        return False
    if mode == "lower":
        return token.lower not in place_words().common or "." in token.text
    return token.is_capital or token.lower.startswith(_ARTICLES) and any(map(str.isupper, token.text))


def _ends(tokens: Sequence[Token], first: int, mode: str) -> Iterator[int]:
    """Where a name that begins at `first` may end, longest first; never across a comma or a wide gap."""
    ends = []
    i = first
    while i < len(tokens) and i - first < LONGEST:
        token = tokens[i]
        if token.text == ".":
            glued = token.start == tokens[i - 1].end and len(tokens[i - 1].text) <= 5
            if i == first or not glued:
                break
            ends.append(i + 1)
        elif not (token.text[0].isalnum() or token.text in ("'s", "’s")):
            break
        elif (
            mode == "lower"
            or token.is_capital
            or token.text[0].isdigit()
            or token.lower.startswith(_ARTICLES)
        ):
            ends.append(i + 1)
        elif token.lower in _SITE_WORDS and i > first:
            ends.append(i + 1)
        elif token.lower not in _INNER:
            break
        i += 1
    return reversed(ends)


_SITE_WORDS = frozenset(
    "airbase base airport airfield camp prison dam crossing refinery strait port air border refugee".split()
)


def _candidate(
    document: Document, sentence: Sentence, first: int, last: int, gazetteer: Gazetteer
) -> Candidate | None:
    """The name from token `first` up to `last`, if the gazetteer knows it."""
    tokens = sentence.tokens
    text = document.text[tokens[first].start : tokens[last - 1].end]
    key = fold(text)
    if not key:
        return None
    hits = gazetteer.hits(key)
    asked, cue_last = _asked(sentence, first, last)
    rough = False
    if not hits and (asked is not None or _looks_arabic(tokens[first:last])):
        hits, rough = gazetteer.rough_hits(key), True
    if not hits:
        return None
    if tokens[last - 1].text == "." and not _is_abbreviation(hits, text):
        return None
    kinds = {gazetteer.place(hit.row).kind for hit in hits} if asked in _SITES else set()
    fits = asked in _SITES and bool(kinds & (_AIR if asked in _AIR else {asked}))
    if all(hit.flags & NameFlag.CUED for hit in hits) and asked is None:
        return None
    return Candidate(
        sentence=sentence,
        first=first,
        last=cue_last if fits else last,
        start=tokens[first].start,
        end=tokens[(cue_last if fits else last) - 1].end,
        text=text,
        key=key,
        hits=hits,
        asked=asked,
        rough=rough,
        fits=fits,
        is_demonym=all(hit.flags & NameFlag.DEMONYM for hit in hits) or hits[0].flags & NameFlag.DEMONYM > 0,
        part=False,
    )


def _looks_arabic(tokens: Sequence[Token]) -> bool:
    """Whether an article such as "al" stands in a name of several words."""
    return any(token.lower.startswith(_ARTICLES) or token.lower in ARTICLES for token in tokens)


def _is_abbreviation(hits: tuple[Hit, ...], text: str) -> bool:
    """Whether the dot belongs to the name ("Calif.")."""
    return len(text) <= 7 and any(hit.flags & NameFlag.CODE or hit.flags & NameFlag.DOTTED for hit in hits)


def _asked(sentence: Sentence, first: int, last: int) -> tuple[Kind | None, int]:
    """The kind of place that the words beside a name ask for, and where those behind it end."""
    words = place_words()
    tokens = sentence.tokens
    if last < len(tokens):
        after = tokens[last].lower
        if last + 1 < len(tokens) and (kind := words.pairs.get((after, tokens[last + 1].lower))):
            return kind, last + 2
        if kind := words.kinds.get(after):
            return kind, last + 1
    if first >= 2 and tokens[first - 1].lower == "of" and (kind := words.kinds.get(tokens[first - 2].lower)):
        return kind, last
    if first >= 1 and (kind := words.kinds.get(tokens[first - 1].lower)):
        return kind, last
    return None, last


def _parts(sentence: Sentence, index: int, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Places inside a compound: "Iran-backed", "Israel-Gaza"."""
    token = sentence.tokens[index]
    start = token.start
    for part in token.text.split("-"):
        end = start + len(part)
        key = fold(part) if len(part) > 1 and part[0].isupper() else ""
        hits = gazetteer.hits(key) if key else ()
        if hits and not all(hit.flags & NameFlag.CUED for hit in hits):
            yield Candidate(
                sentence=sentence, first=index, last=index + 1, start=start, end=end, text=part, key=key,
                hits=hits, asked=None, rough=False, fits=False,
                is_demonym=bool(hits[0].flags & NameFlag.DEMONYM), part=True,
            )  # fmt: skip
        start = end + 1


def _mention(document: Document, candidate: Candidate) -> Mention:
    span = Span(candidate.start, candidate.end)
    feature = DEMONYM if candidate.is_demonym else str(candidate.asked) if candidate.asked else None
    value = Where(
        name=candidate.text, gazetteer_id=None, country=None, precision=PlacePrecision.TOWN, feature=feature
    )
    return Mention(raw=document.quote(span), span=span, value=value)
