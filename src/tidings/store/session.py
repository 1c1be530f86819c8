"""Hold connections to a project file, one a thread, and let one writer write at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import apsw

from tidings.store.database import explained, open_database
from tidings.store.rows import Row


class Session:
    """An open project file, usable from several threads."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._local = threading.local()
        self._open: list[apsw.Connection] = []
        _ = self._connection  # refuse a bad file at once

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the project file in every thread."""
        while self._open:
            self._open.pop().close()
        self._local = threading.local()

    @property
    def _connection(self) -> apsw.Connection:
        found: apsw.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            found = self._local.connection = open_database(self.file)
            self._open.append(found)
        return found

    def _rows(self, sql: str, *bound: object) -> list[Row]:
        with explained(self.file):
            return list(self._connection.execute(sql, bound))

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All writes inside are kept together or not at all; a second writer waits its turn."""
        with explained(self.file):
            connection = self._connection
            if connection.in_transaction:
                yield
                return
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
