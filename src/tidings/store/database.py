"""Open the project file safely, and say plainly what is wrong when that fails."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from tidings.errors import StoreError, VersionError
from tidings.store.schema import APPLICATION_ID, MIGRATIONS, NEWEST

# First release without the WAL-reset fault: versions before it may lose committed pages.
SQLITE_FLOOR = (3, 51, 3)
# A second writer waits this long for the first one's batch (200 documents take under 1 s).
WAIT_MS = 10_000
# Pages kept in memory: 16 MB is enough for batches, and little beside a 500 MB limit.
CACHE_KIB = 16_384
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "mmap_size=0",
    f"cache_size=-{CACHE_KIB}",
)
_ADVICE = (
    (apsw.FullError, "the disk is full; free some space and run the same command again, nothing is lost"),
    (apsw.BusyError, "another process is writing; wait for it to finish and try again"),
    (apsw.LockedError, "another process is writing; wait for it to finish and try again"),
    (apsw.ReadOnlyError, "the file or its folder is read-only; give yourself the right to write"),
    (apsw.PermissionsError, "access is refused; give yourself the right to read and write"),
    (apsw.NotADBError, "this is not a project file; name another folder, or move it away"),
    (apsw.CorruptError, "the file is damaged; restore it from a copy"),
    (apsw.CantOpenError, "the file cannot be opened; check that the folder exists and may be written"),
    (apsw.IOError, "the disk reports an error; check it and try again"),
)


def check_engine(found: str) -> None:
    """Refuse an SQLite that may lose commits."""
    if tuple(int(part) for part in found.split(".")) < SQLITE_FLOOR:
        floor = ".".join(map(str, SQLITE_FLOOR))
        raise VersionError(f"SQLite {found} may lose commits; {floor} is needed: pip install 'apsw>={floor}'")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn an engine's error into one that says what, where and what to do."""
    try:
        yield
    except apsw.Error as error:
        for kind, advice in _ADVICE:
            if isinstance(error, kind):
                raise StoreError(f"{path}: {advice} ({error})") from error
        raise StoreError(f"{path}: the project file refused the operation ({error})") from error


def open_database(path: Path, *, create: bool = False) -> apsw.Connection:
    """Open a project file, bringing an older one up to date and refusing a newer one."""
    check_engine(apsw.sqlite_lib_version())
    flags = apsw.SQLITE_OPEN_READWRITE | (apsw.SQLITE_OPEN_CREATE if create else 0)
    with explained(path):
        connection = apsw.Connection(str(path), flags=flags)
        try:
            connection.set_busy_timeout(WAIT_MS)
            _check_kind(connection, path, is_new=create)
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}").fetchall()
            _migrate(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _check_kind(connection: apsw.Connection, path: Path, *, is_new: bool) -> None:
    """Refuse a database that is no project file."""
    found = connection.pragma("application_id")
    if found == APPLICATION_ID:
        return
    has_tables = bool(connection.execute("SELECT 1 FROM sqlite_schema").fetchall())
    if has_tables or not is_new:
        raise StoreError(f"{path}: this is not a project file; name another folder, or move it away")


def _migrate(connection: apsw.Connection, path: Path) -> None:
    """Apply the steps that the file lacks, all or none."""
    version = connection.pragma("user_version")
    if version > NEWEST:
        raise VersionError(
            f"{path}: written by a newer tidings (schema {version}, this one knows {NEWEST}); upgrade tidings"
        )
    if version == NEWEST:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = connection.pragma("user_version")  # another process may have been faster
        for step in MIGRATIONS:
            if step.version > version:
                connection.execute(step.sql)
                connection.execute("INSERT INTO migrations VALUES (?, ?)", (step.version, step.name))
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={NEWEST}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
