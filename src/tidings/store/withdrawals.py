"""Keep which documents their publishers have withdrawn, and every taking back of that; nothing is erased."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from tidings.errors import UsageError
from tidings.store.workings import Workings


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """That a document no longer counts: by whom, when and why.

    `undoes` names an earlier one taken back; `number` counts what was said of the document, from 1.
    """

    doc_id: str
    by: str
    at: str
    number: int
    why: str = ""
    undoes: str | None = None

    @property
    def id(self) -> str:
        """Content hash of the withdrawal."""
        key = f"{self.doc_id}|{self.by}|{self.at}|{self.why}|{self.undoes}|{self.number}"
        return sha256(key.encode()).hexdigest()[:16]


class Withdrawals(Workings):
    """The part of a project that knows which documents were withdrawn."""

    def withdraw_document(self, doc_id: str, *, by: str, at: str, why: str = "") -> Withdrawal:
        """Set a document aside: its text and claims stay in the file and count no longer."""
        if doc_id in self.withdrawn():
            raise UsageError(f"{doc_id}: the document is withdrawn already; --undo takes that back")
        number = self._next_number(doc_id)
        return self._keep(Withdrawal(doc_id=doc_id, by=by, at=at, number=number, why=why))

    def restore_document(self, doc_id: str, *, by: str, at: str, why: str = "") -> Withdrawal:
        """Take a withdrawal back; both stay on record."""
        made = self.withdrawn().get(doc_id)
        if made is None:
            raise UsageError(f"{doc_id}: the document is not withdrawn, so there is nothing to undo")
        number = self._next_number(doc_id)
        return self._keep(Withdrawal(doc_id=doc_id, by=by, at=at, number=number, why=why, undoes=made.id))

    def _next_number(self, doc_id: str) -> int:
        return 1 + sum(made.doc_id == doc_id for made in self.withdrawals())

    def _keep(self, made: Withdrawal) -> Withdrawal:
        with self.writing():
            self._connection.execute(
                "INSERT INTO withdrawals (id, doc_id, made_by, made_at, number, why, undoes) "
                "VALUES (?,?,?,?,?,?,?)",
                (made.id, made.doc_id, made.by, made.at, made.number, made.why, made.undoes),
            )
            self.wait([made.doc_id])
        return made

    def withdrawals(self) -> list[Withdrawal]:
        """Every withdrawal and every taking back, the first made first."""
        sql = "SELECT doc_id, made_by, made_at, number, why, undoes FROM withdrawals ORDER BY position"
        return [
            Withdrawal(doc_id=doc_id, by=by, at=at, number=number, why=why, undoes=undoes)
            for doc_id, by, at, number, why, undoes in self._rows(sql)
        ]

    def withdrawn(self) -> dict[str, Withdrawal]:
        """The documents that are withdrawn now."""
        made = self.withdrawals()
        undone = {one.undoes for one in made}
        return {one.doc_id: one for one in made if one.undoes is None and one.id not in undone}

    def why_gone(self, report_id: str) -> str:
        """Words on a report whose document is withdrawn, empty for any other."""
        end = report_id + "g"
        found = self._rows("SELECT doc_id FROM reports WHERE id >= ? AND id < ?", report_id, end)
        gone = self.withdrawn()
        made = next((gone[doc_id] for (doc_id,) in found if doc_id in gone), None)
        if made is None:
            return ""
        return (
            f"; it was withdrawn by {made.by} on {made.at[:10]}: 'tidings withdraw {made.doc_id[:8]} --undo'"
        )

    def find_document(self, name: str) -> str:
        """The id of the document that an address, an id or its beginning, or that of a report, names."""
        end = name + "g"  # after every hexadecimal digit
        found = self._rows("SELECT id FROM documents WHERE url = ?", name)
        found = found or self._rows("SELECT id FROM documents WHERE id >= ? AND id < ?", name, end)
        found = found or self._rows("SELECT DISTINCT doc_id FROM reports WHERE id >= ? AND id < ?", name, end)
        if not found:
            raise UsageError(
                f"{name!r} is no address or id of a document, nor of a report; see 'tidings show'"
            )
        if len(found) > 1:
            raise UsageError(f"{name!r} names several documents; write more of the id")
        return str(found[0][0])
