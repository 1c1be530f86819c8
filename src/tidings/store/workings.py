"""Keep what linking has worked out, so that a run need only look at what is new."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tidings.model.incident import Incident
from tidings.store.prints import Prints
from tidings.store.rows import incident_row
from tidings.store.schema import WORKINGS


class Unit(NamedTuple):
    """A unit as it is kept: its number, id, document and sort, and the rest packed."""

    number: int
    id: str
    doc_id: str
    sort: str
    content: bytes


class Workings(Prints):
    """The part of a project that knows how far linking is."""

    def forget_workings(self) -> None:
        """Forget all that linking has worked out, the incidents included: every document waits."""
        with self.writing():
            for table in sorted(WORKINGS):
                self._connection.execute(f"DELETE FROM {table}")  # noqa: S608  names of our schema
            self.forget_incidents()
            self._connection.execute("INSERT INTO waiting SELECT id FROM documents")

    def forget_incidents(self) -> None:
        """Delete all incidents and links; every unit is to be grouped anew."""
        with self.writing():
            for table in ("coverage", "incidents", "members", "links"):
                self._connection.execute(f"DELETE FROM {table}")  # noqa: S608  names of our schema
            self._connection.execute("INSERT OR IGNORE INTO stirred SELECT number FROM units")

    # Documents whose units are to be made

    def wait(self, doc_ids: Iterable[str]) -> None:
        """Let the units of these documents be made anew by the next run."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO waiting VALUES (?)", [(doc_id,) for doc_id in doc_ids]
        )

    def waiting(self) -> list[str]:
        """Documents whose units are to be made, the earliest published first."""
        sql = (
            "SELECT id FROM waiting JOIN documents ON documents.id = waiting.doc_id "
            "ORDER BY published IS NULL, published, id"
        )
        return [row[0] for row in self._rows(sql)]

    def done_waiting(self, doc_ids: Iterable[str]) -> None:
        """Take documents off the list."""
        self._connection.executemany("DELETE FROM waiting WHERE doc_id = ?", [(key,) for key in doc_ids])

    # Units

    def next_number(self) -> int:
        """A number above those of all units."""
        return int(self._rows("SELECT coalesce(max(number), 0) + 1 FROM units")[0][0])

    def put_units(self, units: Iterable[Unit]) -> None:
        """Keep new units, not yet compared with others."""
        self._connection.executemany(
            "INSERT INTO units (number, id, doc_id, sort, content) VALUES (?,?,?,?,?)", units
        )

    def units_of(self, doc_ids: Iterable[str]) -> list[Unit]:
        """The units of documents."""
        sql = "SELECT number, id, doc_id, sort, content FROM units WHERE doc_id = ?"
        return [Unit(*row) for doc_id in doc_ids for row in self._rows(sql, doc_id)]

    def uncovered(self, sort: str) -> list[bytes]:
        """The contents of the units of a sort whose documents no incident covers."""
        sql = "SELECT content FROM units WHERE sort = ? AND doc_id NOT IN (SELECT doc_id FROM coverage)"
        return [row[0] for row in self._rows(sql, sort)]

    def unit(self, number: int) -> Unit:
        """One unit."""
        sql = "SELECT number, id, doc_id, sort, content FROM units WHERE number = ?"
        return Unit(*self._rows(sql, number)[0])

    def unpaired(self) -> range:
        """The numbers of units not yet compared with those before them."""
        first = self._rows("SELECT min(number) FROM units WHERE is_paired = 0")[0][0]
        return range(self.next_number() if first is None else first, self.next_number())

    def numbers_of(self, report_ids: Iterable[str]) -> dict[str, int]:
        """The number of each report that is known."""
        sql = "SELECT number FROM units WHERE id = ? AND sort = 'r'"
        return {key: found[0][0] for key in report_ids if (found := self._rows(sql, key))}

    def drop_units(self, numbers: Sequence[int]) -> None:
        """Delete units with their pairs; what they were paired with is to be grouped anew."""
        run = self._connection.execute
        for number in numbers:
            self.stir([*self.partners(number), *self.covered_by(number)])
            run("DELETE FROM pairs WHERE left = ?1 OR right = ?1", (number,))
            run("DELETE FROM covers WHERE other = ?1 OR report = ?1", (number,))
            run("DELETE FROM units WHERE number = ?", (number,))
            run("DELETE FROM stirred WHERE number = ?", (number,))

    # Holders of keys

    def holders(self, keys: Iterable[str]) -> dict[str, tuple[int, bytes]]:
        """How many units hold each key, and which."""
        sql = "SELECT number, units FROM holders WHERE key = ?"
        run = self._connection.execute
        return {key: found for key in keys if (found := run(sql, (key,)).fetchone()) is not None}

    def put_holders(self, holders: Mapping[str, tuple[int, bytes]]) -> None:
        """Keep who holds each key, instead of what was kept of it."""
        self._connection.executemany(
            "INSERT INTO holders VALUES (?,?,?) "
            "ON CONFLICT (key) DO UPDATE SET number = excluded.number, units = excluded.units",
            ((key, *held) for key, held in sorted(holders.items())),
        )

    def put_crossed(self, crossed: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep groups of holders whose pairs are to be looked at again."""
        self._connection.executemany("INSERT INTO crossed VALUES (?,?)", crossed)

    def crossed(self) -> list[tuple[int, bytes, bytes]]:
        """Groups of holders whose pairs are to be looked at again, each with its number."""
        return [(n, left, right) for n, left, right in self._rows("SELECT rowid, left, right FROM crossed")]

    def done_crossed(self, numbers: Iterable[int]) -> None:
        """Take groups off the list."""
        self._connection.executemany("DELETE FROM crossed WHERE rowid = ?", [(n,) for n in numbers])

    # Pairs

    def put_pairs(
        self,
        numbers: range,
        pairs: Iterable[tuple[int, int, int]],
        covers: Iterable[tuple[int, int, int]],
    ) -> None:
        """Keep the scores of pairs that these units make with earlier ones; they are to be grouped."""
        with self.writing():
            many = self._connection.executemany
            many("INSERT INTO pairs VALUES (?,?,?)", pairs)
            rows = list(covers)
            many("INSERT INTO covers VALUES (?,?,?)", rows)
            bounds = (numbers.start, numbers.stop)
            self._connection.execute(
                "UPDATE units SET is_paired = 1 WHERE number >= ? AND number < ?", bounds
            )
            self.stir([*numbers, *(other for other, _, _ in rows)])

    def drop_pairs(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Forget pairs that are no longer worth comparing."""
        for left, right in pairs:
            self._connection.execute("DELETE FROM pairs WHERE left = ? AND right = ?", (left, right))
            self.stir((left, right))

    def drop_covers(self, covers: Iterable[tuple[int, int]]) -> None:
        """Forget documents and reports that are no longer worth comparing."""
        for other, report in covers:
            self._connection.execute("DELETE FROM covers WHERE other = ? AND report = ?", (other, report))
            self.stir((other,))

    def pairs_of(self, number: int) -> list[tuple[int, int]]:
        """The units that one was compared with, each with the score of the pair."""
        run = self._connection.execute
        return [
            *run("SELECT right, score FROM pairs WHERE left = ?", (number,)),
            *run("SELECT left, score FROM pairs WHERE right = ?", (number,)),
        ]

    def partners(self, number: int) -> list[int]:
        """The reports that a report was compared with."""
        return [other for other, _ in self.pairs_of(number)]

    def covered_by(self, number: int) -> list[int]:
        """The documents without an incident of their own that a report may cover."""
        return [row[0] for row in self._rows("SELECT other FROM covers WHERE report = ?", number)]

    def best_covers(self, number: int) -> tuple[str, str, int, int] | None:
        """The report that covers a document best, by id, with its incident, its number and their score."""
        sql = (
            "SELECT units.id, members.incident_id, units.number, covers.score FROM covers "
            "JOIN units ON units.number = covers.report JOIN members ON members.report_id = units.id "
            "WHERE covers.other = ? ORDER BY covers.score DESC, units.id LIMIT 1"
        )
        found = self._rows(sql, number)
        return (found[0][0], found[0][1], found[0][2], found[0][3]) if found else None

    # Units to be grouped anew

    def stir(self, numbers: Iterable[int]) -> None:
        """Let units be grouped anew."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO stirred VALUES (?)", [(number,) for number in numbers]
        )

    def stirred(self, sort: str) -> list[int]:
        """The units of a sort that are to be grouped anew."""
        sql = "SELECT number FROM stirred JOIN units USING (number) WHERE sort = ? ORDER BY number"
        return [row[0] for row in self._rows(sql, sort)]

    def still(self) -> None:
        """Say that all are grouped."""
        self._connection.execute("DELETE FROM stirred")

    # What stands in the ledger

    def groups_of(self, report_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The incidents that hold any of these reports, each with all of its reports in order."""
        homes = "SELECT incident_id FROM members WHERE report_id = ?"
        held = "SELECT report_id FROM members WHERE incident_id = ? ORDER BY position"
        found = {row[0] for key in report_ids for row in self._rows(homes, key)}
        return {home: tuple(row[0] for row in self._rows(held, home)) for home in sorted(found)}

    def groups(self, *, at_least: int = 1) -> Iterator[tuple[str, ...]]:
        """The reports of each incident of so many or more, founder first, by the incidents' ids."""
        sql = "SELECT incident_id FROM members GROUP BY incident_id HAVING count(*) >= ? ORDER BY incident_id"
        held = "SELECT report_id FROM members WHERE incident_id = ? ORDER BY position"
        for (home,) in self._rows(sql, at_least):
            yield tuple(row[0] for row in self._rows(held, home))

    def put_views(self, incident: Incident) -> None:
        """Show the fields of an incident that is there otherwise than before."""
        *_, views = incident_row(incident)
        self._connection.execute("UPDATE incidents SET views = ? WHERE id = ?", (views, incident.id))

    def drop_incidents(self, incident_ids: Iterable[str]) -> None:
        """Delete incidents, with their membership and coverage."""
        self._connection.executemany("DELETE FROM incidents WHERE id = ?", [(key,) for key in incident_ids])

    def drop_coverage(self, doc_id: str) -> None:
        """Delete what a document without an incident was said to be about."""
        self._connection.execute("DELETE FROM coverage WHERE doc_id = ?", (doc_id,))

    def links_of(self, report_ids: Collection[str]) -> dict[tuple[str, str], bool]:
        """The linker's pairs of these reports, and whether each was put together."""
        run = self._connection.execute
        found: dict[tuple[str, str], bool] = {}
        for key in report_ids:
            for column in ("left_id", "right_id"):
                sql = f"SELECT left_id, right_id, judgement FROM links WHERE {column} = ?"  # noqa: S608
                found.update(((left, right), word is not None) for left, right, word in run(sql, (key,)))
        return found

    def drop_links(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Delete the linker's decisions on pairs."""
        sql = "DELETE FROM links WHERE left_id = ? AND right_id = ?"
        self._connection.executemany(sql, list(pairs))

    def counts(self) -> tuple[int, int]:
        """How many reports the incidents hold, and how many incidents there are."""
        found = self._rows("SELECT (SELECT count(*) FROM members), (SELECT count(*) FROM incidents)")
        return found[0][0], found[0][1]

    def mean_pairs(self) -> float:
        """How many pairs were compared for each unit."""
        found = self._rows("SELECT (SELECT count(*) FROM pairs), (SELECT count(*) FROM units)")
        return float(found[0][0] / max(found[0][1], 1))

    def lineage_of(self, doc_id: str) -> str:
        """The lineage of a document."""
        return str(self._rows("SELECT lineage FROM documents WHERE id = ?", doc_id)[0][0])
