"""Bring the lineages of a project up to date with its documents, at the cost of what new ones touch.

Whatever arrives in whatever order, the result is that of `ingest.copies.find_lineages` on all. A new text
changes which pairs of texts are compared only among those that hold a phrase of it; where such a pair are
copies, or ceases to be compared, the lineages of both are joined anew from nothing. When a text goes or is
another, all are.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache

from tidings.ingest.copies import (
    MANY,
    NEIGHBOURS,
    Print,
    are_copies,
    find_lineages,
    join_copies,
    looked_up,
    neighbours,
)
from tidings.store.prints import COPIES, Kept
from tidings.store.project import Project

Pairs = set[tuple[str, str]]


def find_new_lineages(project: Project) -> dict[str, str]:
    """The lineages of the documents whose lineage may be another than before; they are now known."""
    found = _touched(project) if project.mark(COPIES) else _all(project)
    project.done_comparing()
    return found


def _all(project: Project) -> dict[str, str]:
    """The lineages of all documents; who holds which phrase is written anew."""
    prints = {kept.doc_id: _print(kept) for kept in project.prints()}
    firsts = {prints[name].body: name for name in sorted(prints, reverse=True)}
    project.forget_phrases()
    project.put_phrases(
        sorted((phrase, name) for name in firsts.values() for phrase in looked_up(prints[name].phrases))
    )
    return find_lineages(prints)


def _print(kept: Kept) -> Print:
    found = array("Q", kept.numbers)
    numbers = frozenset(zip(found[::2], found[1::2], strict=True))
    return Print(array("Q", kept.phrases), numbers, kept.body, kept.outlet)


def _touched(project: Project) -> dict[str, str]:
    """The lineages of new documents and of those with which they are joined."""

    @cache
    def print_of(name: str) -> Print:
        return _print(project.print_of(name))

    new = project.uncompared()
    stands_for: dict[str, str] = {}
    come: set[str] = set()
    gone: set[str] = set()
    for name in new:
        body = print_of(name).body
        now, then = (project.first_of_body(body, known=known) for known in (False, True))
        stands_for[name] = now or name
        if now and now != then:
            come.add(now)
            gone.update({then} if then else ())
    made, lost = _put_holders(project, *(_held(print_of, names) for names in (come, gone)))
    stale = {project.lineage_of(name) for name in gone}
    for one, other in sorted(lost):
        stale.update({project.lineage_of(one)} & {project.lineage_of(other)})
    joined = {name for pair in sorted(made) if are_copies(*map(print_of, pair)) for name in pair}
    stale.update(project.lineage_of(name) for name in joined - set(new))
    again = {name for lineage in stale for name in project.compared_of(lineage)} | come | joined
    again.update(name for name in new if stands_for[name] in again)
    prints = {name: print_of(name) for name in sorted(again)}
    found = join_copies(prints, _pairs_within(project, prints))
    rest = (name for name in new if name not in found)
    return found | {name: project.lineage_of(stands_for[name]) for name in rest}


def _held(print_of: Callable[[str], Print], names: Iterable[str]) -> dict[int, set[str]]:
    held: dict[int, set[str]] = {}
    for name in names:
        for phrase in looked_up(print_of(name).phrases):
            held.setdefault(phrase, set()).add(name)
    return held


def _put_holders(
    project: Project, come: Mapping[int, set[str]], gone: Mapping[int, set[str]]
) -> tuple[Pairs, Pairs]:
    """Write who holds each phrase; the pairs that are compared now and, roughly, those that are no more."""
    made: Pairs = set()
    lost: Pairs = set()
    for phrase in sorted(come.keys() | gone.keys()):
        new, old = come.get(phrase, set()), gone.get(phrase, set())
        before = _around(project, phrase, new | old)
        project.drop_phrases((phrase, name) for name in sorted(old))
        project.put_phrases((phrase, name) for name in sorted(new))
        after = _around(project, phrase, new | old)
        made |= after - before
        lost |= before - after
    return made, lost


def _around(project: Project, phrase: int, names: Collection[str]) -> Pairs:
    """The pairs that a phrase makes; where very many hold it, those about some of them only."""
    limit = MANY + len(names) + 1
    holders = project.holders_of(phrase, limit)
    if len(holders) < limit:
        return set(neighbours(holders, len(holders)))
    reach = NEIGHBOURS + len(names)
    near = (project.holders_near(phrase, name, reach) for name in names)
    return {pair for some in near for pair in neighbours(some, limit)}


def _pairs_within(project: Project, prints: Mapping[str, Print]) -> Iterator[tuple[str, str]]:
    """The pairs that some documents make with each other."""
    firsts = {prints[name].body: name for name in sorted(prints, reverse=True)}
    for name in sorted(firsts.values()):
        for phrase in looked_up(prints[name].phrases):
            near: Sequence[str] = project.holders_of(phrase, MANY + 1)
            if len(near) > MANY:
                near = project.holders_near(phrase, name, NEIGHBOURS)
            yield from ((min(name, other), max(name, other)) for other in near if other in prints)
