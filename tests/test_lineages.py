"""Lineages found part by part are those of all documents at once."""

import random

import pytest
from tests.assemble.ledger_tools import document_of
from tests.test_linking import put, world

from tidings import lineages, linking
from tidings.ingest import copies
from tidings.ingest.copies import find_lineages, fingerprint
from tidings.store.project import init_project

WORDS = (
    "shell road bridge river guard market patrol bus school ridge camp valley depot ferry gate mill".split()
)
NOTICE = "read more of this and other stories in the evening letter of our house " * 2


@pytest.fixture
def texts(monkeypatch):
    """Reports of which many are copies, cut, changed or under the notice of their outlet."""
    for module in (copies, lineages):
        monkeypatch.setattr(module, "MANY", 4)
        monkeypatch.setattr(module, "NEIGHBOURS", 1)
    monkeypatch.setattr(copies, "_SAMPLE", 1)

    def made(seed):
        draw = random.Random(seed)
        stories = [" ".join(draw.choices(WORDS, k=90)) for _ in range(5)]
        found = []
        for number, (document, report) in enumerate(world(seed, 60)):
            if report is None:
                continue
            words = draw.choice(stories).split()
            start, share = draw.choice((0, 0, 8, 30)), draw.choice((1, 1, 0.8, 0.6))
            kept = words[start : start + int(len(words) * share)]
            if draw.random() < 0.5:
                kept[draw.randrange(len(kept))] = str(number)
            notice = NOTICE if draw.random() < 0.5 else ""
            text = f"{document.text}\n\n{' '.join(kept)}.\n\n{notice}"
            is_copy = draw.random() < 0.25 and found
            outlet = draw.choice((None, "One", "Two"))
            own = draw.choice(found)[2] if is_copy else fingerprint(document_of(text))
            found.append((document, report, own._replace(outlet=outlet)))
        return found

    return made


@pytest.mark.parametrize("seed", range(12))
def test_lineages_part_by_part_are_those_of_all_at_once(tmp_path, texts, monkeypatch, seed) -> None:
    """Copies, stand-ins of one body, notices that many print, and withdrawals: after each part all agree."""
    items = texts(seed)
    prints = {document.id: found for document, _, found in items}
    whole = []
    monkeypatch.setattr("tidings.pairing.fingerprint", lambda document: prints[document.id])
    monkeypatch.setattr(lineages, "_all", lambda project, run=lineages._all: whole.append(1) or run(project))
    draw = random.Random(seed)
    draw.shuffle(items)
    with init_project(tmp_path / "p") as project:
        while items:
            some = [items.pop() for _ in range(min(len(items), draw.randint(1, 6)))]
            put(project, [(document, report) for document, report, _ in some])
            linking.assemble(project)
            there = {kept.doc_id: prints[kept.doc_id] for kept in project.prints()}
            known = project.lineages()
            assert {name: known[name] for name in there} == find_lineages(there)
        assert len(set(known.values())) < len(known)
        assert len(whole) == 1
