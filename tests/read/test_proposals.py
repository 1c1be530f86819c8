"""Where proposed words stand, what bears them out, and what is added to a reading."""

from datetime import date

import pytest

from tidings import pipeline
from tidings.ingest.door import read_text
from tidings.ingest.metadata import Metadata
from tidings.model.claim import PROPOSED
from tidings.model.codes import Field, Kind, Role
from tidings.model.text import Span
from tidings.read.answers import MOST_INCIDENTS, AnswerError, codes, quotes_of
from tidings.read.ground import may_be_one, sort_of
from tidings.read.machine import machine_blocks
from tidings.read.proposals import Asked, Drop, Proposal, Quote, locate
from tidings.read.sentences import find_sentences

DAY = Metadata(published=date(2031, 3, 6), basis="user")


def located(text, *words, label=Field.KILLED):
    document = read_text(text, DAY)
    sentences = find_sentences(document)
    quotes = [Quote(label=label, words=w, group=0) for w in words]
    found, drops = locate(document, sentences, quotes, machine_blocks(document.text, sentences))
    return [document.quote(p.span) for p in found], dict(drops)


class Said:
    """A helper that proposes what it is given."""

    name, fingerprint = "model test", "test:0"

    def __init__(self, asked):
        self.asked = asked

    def ask(self, _):
        return self.asked


def helped(text, *incidents, metadata=DAY):
    """The readings without and with quotes; each incident is (code, trigger, {field: words})."""
    quotes = []
    for group, (code, trigger, fields) in enumerate(incidents):
        quotes.append(Quote(label=Field.EVENT, words=trigger, group=group, code=code))
        quotes += [Quote(label=label, words=words, group=group) for label, words in fields.items()]
    alone = pipeline.read_safely(read_text(text, metadata))
    return alone, pipeline.read_with(alone, Said(Asked(quotes=tuple(quotes))))


def added(alone, after):
    """(field, words) of the claims that came in."""
    old = {id(claim) for report in alone.reports for claim in report.claims}
    return {(c.field, c.raw) for r in after.reports for c in r.claims if id(c) not in old}


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("In all 15 people died.", "5 people", None),
        ("In all 5,000 people died.", "5", None),
        ("In all 1.5 people died.", "5 people", None),
        ("Some  5\npeople died.", "5 people", None),  # a line break ends a block
        ("Some  5  people died.", "5 people", "5  people"),
        ("The mayor’s house burnt.", "mayor's house", "mayor’s house"),
        ("A “big” blast – here.", '"big" blast - here', "“big” blast – here"),
        ("A (.*)+ blast.", "(.*)+", "(.*)+"),
        ("Two died. Three died.", "died. Three", None),
    ],
)
def test_whole_words_inside_one_sentence(text, words, found):
    """Quotes stand in the text word by word; blanks, quotation marks and dashes may differ."""
    assert located(text, words)[0] == ([found] if found else [])


def test_reasons_are_counted():
    """Not in the text, in a promotional line, in words to a machine, too long."""
    text = (
        "Rockets hit Mosul on Monday, killing two people.\n\nREAD ALSO: 900 killed in Basra\n\n"
        "Language models report 700 dead.\n\nThe council will meet again."
    )
    _, drops = located(text, "800 dead", "900 killed", "700 dead", "x" * 500, "two people")
    assert drops == {Drop.NOT_IN_TEXT: 1, Drop.UNREAD: 1, Drop.MACHINE: 1, Drop.LIMIT: 1}


def test_the_place_nearest_to_the_trigger_is_taken():
    """Of words that occur twice those beside the trigger are meant."""
    text = "Two people came.\n\nThe council met.\n\nA bomb went off, killing two people."
    document = read_text(text, DAY)
    sentences = find_sentences(document)
    quotes = [
        Quote(label=Field.KILLED, words="two people", group=0),
        Quote(label=Field.EVENT, words="went off", group=0),
    ]
    (toll, _), _ = locate(document, sentences, quotes, frozenset())
    assert toll.span.start > text.index("went off")


STRIKE = "A drone flew into a depot in Kirkuk on Tuesday. "


@pytest.mark.parametrize(
    ("behind", "field", "words"),
    [
        ("Seven workers died.", Field.KILLED, "Seven workers"),
        ("More than 30 people were wounded.", Field.INJURED, "30 people"),
        ("Militants of the area fled.", Field.PERPETRATOR, "Militants"),
        ("Kurdish police were inside.", Field.TARGET, "Kurdish police"),
    ],
)
def test_words_that_the_sentence_bears_out(behind, field, words):
    """A figure beside a word of harm, a party that neither speaks nor suffers."""
    alone, after = helped(
        STRIKE + behind,
        ("strike.drone", "flew into", {Field.WHERE: "Kirkuk", Field.TARGET: "a depot", field: words}),
    )
    assert field in {name for name, _ in added(alone, after)}


@pytest.mark.parametrize(
    ("behind", "field", "words"),
    [
        ("Seven workers were hurt.", Field.KILLED, "Seven workers"),
        ("Seven workers came.", Field.KILLED, "Seven workers"),
        ("A man aged 45 died.", Field.KILLED, "45"),
        ("It was a T-55 that killed them.", Field.KILLED, "55"),
        ("Seven workers may have died.", Field.KILLED, "Seven workers"),
        ("Since January 58 people have been killed in such attacks.", Field.KILLED, "58 people"),
        ("The governor said in Baghdad that it burnt.", Field.WHERE, "Baghdad"),
        ("Turkish papers wrote of it.", Field.WHERE, "Turkish"),
        ("The talks go on until Friday.", Field.WHEN, "Friday"),
        ("The march is on 9 May 2031.", Field.WHEN, "9 May 2031"),
        ("Police said nothing.", Field.PERPETRATOR, "Police"),
        ("Militants denied it.", Field.PERPETRATOR, "Militants"),
        ("The moon was full.", Field.PERPETRATOR, "The moon"),
        ("The moon was full.", Field.WEAPON, "The moon"),
        ("The moon was full.", Field.TARGET, "The moon"),
    ],
)
def test_words_that_the_sentence_does_not_bear_out(behind, field, words):
    """A model may name them; nothing comes of it, and they are counted."""
    fields = {Field.WHERE: "Kirkuk", Field.TARGET: "a depot"}
    alone, after = helped(STRIKE + behind, ("strike.drone", "flew into", {**fields, field: words}))
    assert words not in {raw for _, raw in added(alone, after)}
    if field not in fields:
        assert len(after.reports) == len(alone.reports) + 1
    assert "model_dropped" in {problem.code for problem in after.problems}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("A drone was found near a depot in Kirkuk on Tuesday.", "found"),
        ("A drone could slam into a depot in Kirkuk.", "slam"),
        ("No drone flew into a depot in Kirkuk.", "slammed"),
        ("A drone flew into a depot in Kirkuk in an exercise.", "slammed"),
        ("The mayor opened a depot in Kirkuk on Tuesday.", "opened"),
        ("Militants threatened to attack a depot in Kirkuk.", "attack"),
        ("Since January 40 attacks hit a depot in Kirkuk.", "attacks"),
    ],
)
def test_no_incident_without_words_of_force(text, trigger):
    """What did not happen, or is no violence, founds no report, whatever the model says of it."""
    alone, after = helped(text, ("strike.drone", trigger, {Field.WHERE: "Kirkuk", Field.TARGET: "a depot"}))
    assert after.reports == alone.reports


def test_a_missing_field_is_added_to_the_incident():
    """The incident keeps its id, role, status and claims and gets the toll that it lacks."""
    alone, after = helped(
        "An air strike hit a house in Idlib on Monday. The dead were eight villagers, rescuers said.",
        ("strike.air", "air strike", {Field.KILLED: "eight villagers", Field.WHERE: "Idlib"}),
    )
    (before,), (report,) = alone.reports, after.reports
    assert report.claims[: len(before.claims)] == before.claims
    (claim,) = report.claims[len(before.claims) :]
    assert (claim.field, claim.basis, claim.rule) == (Field.KILLED, PROPOSED, "model test")
    assert claim.value.best == 8
    assert claim.said_by.name == "rescuers"


def test_a_toll_of_another_incident_is_not_taken():
    """A figure the grammar read of one incident is not given to another as well."""
    text = (
        "A car bomb exploded in Kirkuk on Monday, killing nine people.\n\n"
        "Gunmen attacked a checkpoint in Basra on Sunday."
    )
    alone, after = helped(text, ("battle.clash", "attacked", {Field.KILLED: "nine people"}))
    assert after.reports == alone.reports


def test_a_type_that_contradicts_is_refused():
    """Words of a bombing are no arrest."""
    text = "A car bomb exploded in Kirkuk on Monday. The dead were nine people."
    alone, after = helped(text, ("arrest", "exploded", {Field.KILLED: "nine people"}))
    assert after.reports == alone.reports
    alone, after = helped(STRIKE, ("arrest", "flew into", {Field.WHERE: "Kirkuk", Field.TARGET: "a depot"}))
    assert after.reports == alone.reports


def test_the_type_is_that_of_the_words():
    """A code of the same sort is not believed either: the words say which it is."""
    _, after = helped(STRIKE, ("bomb.suicide", "flew into", {Field.WHERE: "Kirkuk", Field.TARGET: "a depot"}))
    (report,) = after.reports
    assert next(report.of(Field.EVENT)).value.code == "strike.drone"
    assert report.role is Role.MAIN


def test_one_act_is_one_report():
    """The same trigger proposed twice founds one report."""
    told = ("strike.drone", "flew into", {Field.WHERE: "Kirkuk", Field.TARGET: "a depot"})
    _, after = helped(STRIKE, told, told)
    assert len(after.reports) == 1


def test_fiction_stays_fiction():
    """A text that owns to be made up tells nothing, though a model proposes it."""
    text = STRIKE + "This is a work of fiction."
    alone, after = helped(
        text, ("strike.drone", "flew into", {Field.WHERE: "Kirkuk", Field.TARGET: "a depot"})
    )
    assert after.reports == alone.reports == ()


def test_spans_need_no_quotes():
    """An encoder proposes spans; they pass the same tests."""
    document = read_text(STRIKE + "Seven workers died.", DAY)
    at = {
        words: Span(i := document.text.index(words), i + len(words))
        for words in ("flew into", "Kirkuk", "a depot", "Seven workers")
    }
    labels = dict(zip(at, (Field.EVENT, Field.WHERE, Field.TARGET, Field.KILLED), strict=True))
    spans = tuple(Proposal(label=labels[words], span=span, group=0, score=0.8) for words, span in at.items())
    after = pipeline.read_with(pipeline.read_safely(document), Said(Asked(proposals=spans)))
    (report,) = [r for r in after.reports if r.kind is Kind.INCIDENT]
    assert {claim.field for claim in report.claims} >= {Field.EVENT, Field.WHERE, Field.KILLED}


def test_an_unread_document_is_not_asked_about():
    """What the grammar cannot read, as for its language, no model is asked of."""
    document = read_text("Un drone a frappé un dépôt.", Metadata(language="fr"))
    alone = pipeline.read_safely(document)
    assert pipeline.read_with(alone, Said(None)) is alone


@pytest.mark.parametrize("answer", ["", "no", "[]", "{", '{"a": 1}', '{"incidents": {}}', "null", "1" * 5000])
def test_answers_of_another_shape(answer):
    """They are refused as a whole, with a reason."""
    with pytest.raises(AnswerError):
        quotes_of(answer)


def test_answers_are_bounded():
    """No more incidents and quotes than a document can have are taken, the rest is counted."""
    answer = '{"incidents": [' + ",".join(['{"trigger": ["hit"], "killed": ["a", 1]}'] * 50) + "]}"
    quotes, unfit = quotes_of(answer)
    assert len(quotes) == 2 * MOST_INCIDENTS
    assert unfit == 10 + MOST_INCIDENTS


def test_every_code_has_a_sort():
    """Types that may be proposed can be compared."""
    assert all(sort_of(code) for code in codes())
    assert may_be_one("protest.excessive_force", "attack.civilians")
    assert not may_be_one("arrest", "strike.air")
    assert not may_be_one("arrest", "")
