"""Say how far each source of a project is trusted: as the user set, else as learned from agreement."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from tidings.assemble.belief import Trust, origin_name, trust_in
from tidings.assemble.figures import Member
from tidings.assemble.merge import merge
from tidings.assemble.reliability import Rating, Vote, learn_reliability, trust_from, votes_of
from tidings.store.project import Project

_LEARNED = "reliability"


def members_of(project: Project, report_ids: Iterable[str]) -> list[Member]:
    """Reports with their documents and lineages, in the order given."""
    return [
        Member(report=r, document=project.document(r.doc_id), lineage=project.lineage_of(r.doc_id))
        for r in map(project.report, report_ids)
    ]


def trust_of(project: Project) -> Trust:
    """The trust by which the project's incidents stand: what the user set, before what was learned."""
    given = project.settings.reliability
    learned = json.loads(project.mark(_LEARNED) or "{}") if project.settings.learn else {}
    return Trust(reliability=learned | dict(trust_in(given).reliability))


def ratings_of(project: Project) -> list[Rating]:
    """What the incidents of a project tell of its sources, whether it is used or not."""
    return learn_reliability(_questions(project), trust_in(project.settings.reliability))


def _questions(project: Project) -> Iterator[tuple[Vote, ...]]:
    for report_ids in project.groups(at_least=2):
        yield from votes_of(members_of(project, report_ids))


def learn_anew(project: Project) -> None:
    """Learn from the incidents as they are now, and show by it those of sources whose rating has changed.

    Reads all incidents of two or more reports, and all there are where a rating has changed.
    """
    if not project.settings.learn:
        return
    before = trust_of(project)
    found = trust_from(ratings_of(project), trust_in(project.settings.reliability))
    given = trust_in(project.settings.reliability).reliability
    learned = {name: share for name, share in sorted(found.reliability.items()) if name not in given}
    project.put_mark(_LEARNED, json.dumps(learned))
    after = trust_of(project)
    changed = {
        name
        for name in {*before.reliability, *after.reliability}
        if before.reliability.get(name) != after.reliability.get(name)
    }
    for report_ids in project.groups() if changed else ():
        members = members_of(project, report_ids)
        if any(not changed.isdisjoint(_names(member)) for member in members):
            project.put_views(merge(members, project.settings.policy, after))


def _names(member: Member) -> set[str]:
    """Everybody after whom a report may tell something."""
    spoken = {origin_name(claim.said_by.name) for claim in member.report.claims if claim.said_by}
    return {member.outlet, *spoken}
