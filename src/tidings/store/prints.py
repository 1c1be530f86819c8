"""Keep what copies are recognised by, so that a run need only look at new texts and what they touch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tidings.store.session import Session

COPIES = "copies"
"""The mark that all lineages are known but for prints not yet compared."""


class Kept(NamedTuple):
    """What copies of a document are recognised by, packed."""

    doc_id: str
    phrases: bytes
    numbers: bytes
    body: str
    outlet: str | None


_COLUMNS = "doc_id, phrases, numbers, body, outlet"


class Prints(Session):
    """The part of a project that knows which words copies are recognised by."""

    def mark(self, name: str) -> str:
        """What was noted under a name; empty when nothing was."""
        found = self._rows("SELECT content FROM linked_by WHERE name = ?", name)
        return str(found[0][0]) if found else ""

    def put_mark(self, name: str, content: str) -> None:
        """Note under a name, instead of what stood there, by what linking was done."""
        with self.writing():
            self._connection.execute("INSERT OR REPLACE INTO linked_by VALUES (?,?)", (name, content))

    # Prints

    def put_print(self, doc_id: str, phrases: bytes, numbers: bytes, body: str, outlet: str | None) -> None:
        """Keep what copies of a document are recognised by."""
        sql = f"INSERT OR REPLACE INTO prints ({_COLUMNS}) VALUES (?,?,?,?,?)"  # noqa: S608  names of our schema
        self._connection.execute(sql, (doc_id, phrases, numbers, body, outlet))

    def drop_prints(self, doc_ids: Iterable[str]) -> None:
        """Forget what copies of documents are recognised by; where one was compared, all lineages."""
        for doc_id in doc_ids:
            if self._rows("SELECT 1 FROM prints WHERE doc_id = ? AND is_compared", doc_id):
                self._connection.execute("DELETE FROM linked_by WHERE name = ?", (COPIES,))
            self._connection.execute("DELETE FROM prints WHERE doc_id = ?", (doc_id,))

    def prints(self) -> Iterator[Kept]:
        """All prints, in the order of their documents."""
        for row in self._connection.execute(f"SELECT {_COLUMNS} FROM prints ORDER BY doc_id"):  # noqa: S608
            yield Kept(*row)

    def print_of(self, doc_id: str) -> Kept:
        """What copies of one document are recognised by."""
        return Kept(*self._rows(f"SELECT {_COLUMNS} FROM prints WHERE doc_id = ?", doc_id)[0])  # noqa: S608

    def uncompared(self) -> list[str]:
        """Documents whose prints are new."""
        return [
            row[0] for row in self._rows("SELECT doc_id FROM prints WHERE is_compared = 0 ORDER BY doc_id")
        ]

    def done_comparing(self) -> None:
        """Say that the lineages of all documents are known."""
        self._connection.execute("UPDATE prints SET is_compared = 1 WHERE is_compared = 0")
        self.put_mark(COPIES, "known")

    def first_of_body(self, body: str, *, known: bool) -> str | None:
        """The first document of a body; `known`: of those that were compared."""
        sql = "SELECT doc_id FROM prints WHERE body = ? AND is_compared >= ? ORDER BY doc_id LIMIT 1"
        found = self._rows(sql, body, int(known))
        return found[0][0] if found else None

    def compared_of(self, lineage: str) -> list[str]:
        """The compared documents of a lineage."""
        sql = "SELECT id FROM documents JOIN prints ON doc_id = id WHERE lineage = ? AND is_compared"
        return [row[0] for row in self._rows(sql, lineage)]

    # Phrases that are looked up

    def forget_phrases(self) -> None:
        """Forget who holds which phrase."""
        self._connection.execute("DELETE FROM phrases")

    def put_phrases(self, held: Iterable[tuple[int, str]]) -> None:
        """Keep who holds a phrase."""
        self._connection.executemany("INSERT OR IGNORE INTO phrases VALUES (?,?)", held)

    def drop_phrases(self, held: Iterable[tuple[int, str]]) -> None:
        """Let documents hold phrases no longer."""
        self._connection.executemany("DELETE FROM phrases WHERE phrase = ? AND doc_id = ?", held)

    def holders_of(self, phrase: int, limit: int) -> list[str]:
        """The documents that hold a phrase, in order, at most so many."""
        sql = "SELECT doc_id FROM phrases WHERE phrase = ? ORDER BY doc_id LIMIT ?"
        return [row[0] for row in self._rows(sql, phrase, limit)]

    def holders_near(self, phrase: int, doc_id: str, reach: int) -> Sequence[str]:
        """The documents that hold a phrase next to one, so many before it and behind it, in order."""
        before = "SELECT doc_id FROM phrases WHERE phrase = ? AND doc_id < ? ORDER BY doc_id DESC LIMIT ?"
        after = "SELECT doc_id FROM phrases WHERE phrase = ? AND doc_id >= ? ORDER BY doc_id LIMIT ?"
        ahead = [row[0] for row in self._rows(before, phrase, doc_id, reach)]
        return [*reversed(ahead), *(row[0] for row in self._rows(after, phrase, doc_id, reach + 1))]
