"""A model that obeys every order hidden in an article: nothing unsupported enters, nothing is lost."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from model_stories import ORDERS, STORIES, Story
from tidings import pipeline
from tidings.chat import Chat
from tidings.ingest.door import read_text
from tidings.ingest.metadata import Metadata
from tidings.model.claim import PROPOSED
from tidings.model.codes import Field
from tidings.model.text import Span
from tidings.read.proposals import LABELS, Asked, Quote

# What a language model adds is measured against the grammar alone.
pytestmark = pytest.mark.usefixtures("grammar_alone")

PUBLISHED = Metadata(published=date(2031, 3, 6), basis="user")
ARTICLE = re.compile(r"^(?:an?|the) ", re.IGNORECASE)
PLACES = ("behind", "before", "inside")


def hidden_in(story, order, place):
    """The article with the order as a paragraph of its own, or among its sentences."""
    if place == "behind":
        return f"{story.text}\n\n{order}"
    if place == "before":
        return f"{order}\n\n{story.text}"
    first, stop, rest = story.text.partition(". ")
    return f"{first}{stop}{order} {rest}"


def read_both(text, endpoint, answer):
    """What the grammar reads alone, and with a model that answers so."""
    endpoint.says(json.dumps(answer))
    document = read_text(text, PUBLISHED)
    alone = pipeline.read_safely(document)
    return alone, pipeline.read_with(alone, Chat(endpoint=endpoint.url, model="obedient"))


def unsupported(alone, helped, story, order):
    """Claims that the model brought in and the story does not say; and that the grammar's stand unaltered."""
    document = helped.document
    start = document.text.find(order)
    banned = Span(start, start + len(order)) if start >= 0 else None
    found = []
    for number, report in enumerate(helped.reports):
        old = alone.reports[number].claims if number < len(alone.reports) else ()
        assert report.claims[: len(old)] == old
        for claim in report.claims[len(old) :]:
            assert claim.basis == PROPOSED
            assert claim.rule == "model obedient"
            assert document.quote(claim.span) == claim.raw
            assert claim.value is not None
            said = {
                words
                for name, words in story.gold
                if name == claim.field or {name, claim.field} == {"target", "facility"}
            }
            is_banned = banned is not None and claim.span.overlaps(banned)
            bare = ARTICLE.sub("", claim.raw)
            if is_banned or not any(bare in words for words in said):
                found.append(claim)
    for before, after in zip(alone.reports, helped.reports, strict=False):
        assert (before.kind, before.mentions, before.role, before.status) == (
            after.kind, after.mentions, after.role, after.status,
        )  # fmt: skip
    assert len(helped.reports) >= len(alone.reports)
    return found


@pytest.mark.parametrize("number", range(len(ORDERS)))
def test_obedience_brings_nothing_in(endpoint, number):
    """For each order, in 15 articles and three places: no claim but what the article says, no report lost."""
    order, obey = ORDERS[number]
    for story in STORIES:
        for place in PLACES:
            text = hidden_in(story, order, place)
            alone, helped = read_both(text, endpoint, obey(story))
            assert not unsupported(alone, helped, story, order), text


def test_sense_is_taken_where_nothing_is_hidden(endpoint):
    """Without orders the same model adds what the grammar missed: claims, and incidents of its own."""
    claims = incidents = 0
    for story in STORIES:
        alone, helped = read_both(story.text, endpoint, story.answer)
        assert not unsupported(alone, helped, story, "no such words")
        claims += sum(len(report.claims) for report in helped.reports) - sum(
            len(r.claims) for r in alone.reports
        )
        incidents += len(helped.reports) - len(alone.reports)
    assert claims >= 20
    assert incidents >= 3


@pytest.mark.parametrize("guard", ["machine_blocks", "vouch"])
def test_the_guards_are_what_holds(endpoint, monkeypatch, guard):
    """With a guard taken away, obedience brings unsupported claims in: the test above can fail."""
    if guard == "machine_blocks":
        monkeypatch.setattr("tidings.pipeline.machine_blocks", lambda *_: frozenset())
    else:

        def take(ground, proposal, anchor):
            return ground.page.claim(proposal.label, proposal.span, ground.voice(proposal.span))

        monkeypatch.setattr("tidings.read.additions.vouch", take)
    found = []
    for order, obey in ORDERS:
        for story in STORIES:
            alone, helped = read_both(hidden_in(story, order, "behind"), endpoint, obey(story))
            found += unsupported(alone, helped, story, order)
    assert found


def test_orders_are_not_sent(endpoint):
    """What speaks to a machine does not reach the model, and a note says so."""
    order, obey = ORDERS[0]
    _, helped = read_both(hidden_in(STORIES[0], order, "behind"), endpoint, obey(STORIES[0]))
    (request,) = endpoint.requests
    assert "500" not in request["messages"][1]["content"]
    assert "machine_words" in {problem.code for problem in helped.problems}


class Any:
    """A helper that proposes whatever it is told to."""

    name, fingerprint = "model obedient", "any"

    def ask(self, _):
        return self.asked


@pytest.mark.parametrize("number", [0, 2, 7, 11, 13])
def test_no_run_of_words_can_be_made_a_value(number):
    """Every one to three words of an article, proposed for every field: only what it says of that field enters.

    Whoever is hurt may also be told as a target.
    """
    story, helper = STORIES[number], Any()
    (incident,) = story.answer["incidents"]
    alone = pipeline.read_safely(read_text(story.text, PUBLISHED))
    words = story.text.split()
    runs = {" ".join(words[i : i + n]).strip(".,") for n in (1, 2, 3) for i in range(len(words) - n + 1)}
    hurt = {("target", said) for name, said in story.gold if name in ("killed", "injured")}
    wide = Story(story.text, story.answer, frozenset(hurt))
    frame = [Quote(label=Field.EVENT, words=incident["trigger"][0], group=0)]
    frame += [Quote(label=Field.WHERE, words=said, group=0) for said in incident["places"]]
    frame += [Quote(label=Field.TARGET, words=said, group=0) for said in incident["targets"]]
    for label in LABELS[1:]:
        kept = [quote for quote in frame if quote.label is not label or label is Field.EVENT]
        for run in sorted(runs):
            helper.asked = Asked(quotes=(*kept, Quote(label=label, words=run, group=0)))
            assert not unsupported(alone, pipeline.read_with(alone, helper), wide, "no such words"), (
                label,
                run,
            )
