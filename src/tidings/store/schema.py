"""The tables of the project file, and how an older file becomes a newer one."""

from __future__ import annotations

from typing import NamedTuple

# "tdng": tells a project file from any other SQLite database (PRAGMA application_id).
APPLICATION_ID = 0x74646E67


class Migration(NamedTuple):
    """One step from a schema version to the next."""

    version: int
    name: str
    sql: str


_FIRST = """
CREATE TABLE migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;

CREATE TABLE documents (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    segments TEXT NOT NULL,
    title TEXT, published TEXT, published_basis TEXT, outlet TEXT, url TEXT, language TEXT,
    lineage TEXT NOT NULL,
    read_by TEXT
) STRICT;
CREATE INDEX documents_by_lineage ON documents (lineage);
CREATE INDEX documents_unread ON documents (position) WHERE read_by IS NULL;

CREATE TABLE reports (
    id TEXT PRIMARY KEY,
    doc_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    role TEXT, status TEXT,
    mentions TEXT NOT NULL
) STRICT;
CREATE INDEX reports_by_document ON reports (doc_id, position);
CREATE INDEX reports_by_kind ON reports (kind);

CREATE TABLE claims (
    report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    field TEXT NOT NULL,
    raw TEXT NOT NULL,
    start INTEGER NOT NULL, end INTEGER NOT NULL,
    value TEXT,
    speaker TEXT, speaker_start INTEGER, speaker_end INTEGER,
    stance TEXT NOT NULL,
    hedge TEXT,
    basis TEXT NOT NULL, rule TEXT,
    about_start INTEGER, about_end INTEGER,
    context_start INTEGER, context_end INTEGER,
    part TEXT NOT NULL,
    PRIMARY KEY (report_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE mentions (
    doc_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    sort TEXT NOT NULL CHECK (sort IN ('place', 'time')),
    position INTEGER NOT NULL,
    raw TEXT NOT NULL,
    start INTEGER NOT NULL, end INTEGER NOT NULL,
    value TEXT,
    PRIMARY KEY (doc_id, sort, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE decisions (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    left_id TEXT NOT NULL, right_id TEXT NOT NULL,
    judgement TEXT NOT NULL, made_by TEXT NOT NULL,
    score INTEGER NOT NULL, reasons TEXT NOT NULL,
    made_at TEXT, withdraws TEXT
) STRICT;

CREATE TABLE problems (
    position INTEGER PRIMARY KEY,
    source TEXT NOT NULL, stage TEXT NOT NULL, code TEXT NOT NULL, reason TEXT NOT NULL,
    doc_id TEXT,
    UNIQUE (source, stage, code, reason)
) STRICT;

-- Derived from the tables above; `run` builds them anew.
CREATE TABLE incidents (
    id TEXT PRIMARY KEY,
    role TEXT NOT NULL, status TEXT NOT NULL, policy TEXT NOT NULL,
    day TEXT, country TEXT, event_code TEXT,
    views TEXT NOT NULL
) STRICT;
CREATE INDEX incidents_by_day ON incidents (day, id);
CREATE TABLE members (
    report_id TEXT PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE,
    incident_id TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX members_by_incident ON members (incident_id, position);
CREATE TABLE links (
    left_id TEXT NOT NULL, right_id TEXT NOT NULL,
    judgement TEXT, score INTEGER NOT NULL, reasons TEXT NOT NULL,
    PRIMARY KEY (left_id, right_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE coverage (
    doc_id TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    incident_id TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
    score INTEGER NOT NULL, reasons TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX coverage_by_incident ON coverage (incident_id, score);
"""

# Documents that their publishers have withdrawn; a row that undoes another one takes it back.
_WITHDRAWALS = """
CREATE TABLE withdrawals (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    doc_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    made_by TEXT NOT NULL, made_at TEXT NOT NULL,
    number INTEGER NOT NULL, why TEXT NOT NULL,
    undoes TEXT
) STRICT;
"""

# What linking has worked out so far; all of it can be made anew from the tables above. A unit's number is one
# of arrival. `holders.units` are packed (assemble/keys.py); `waiting` are the documents whose units are to be
# made anew, `crossed` the holders of words that became common, `stirred` the units to be grouped anew.
_LINKING = """
CREATE TABLE units (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    doc_id TEXT NOT NULL,
    sort TEXT NOT NULL,
    is_paired INTEGER NOT NULL DEFAULT 0,
    content BLOB NOT NULL
) STRICT;
CREATE INDEX units_by_document ON units (doc_id);
CREATE INDEX units_unpaired ON units (number) WHERE is_paired = 0;
CREATE TABLE holders (key TEXT NOT NULL UNIQUE, number INTEGER NOT NULL, units BLOB NOT NULL) STRICT;
CREATE TABLE pairs (
    left INTEGER NOT NULL, right INTEGER NOT NULL, score INTEGER NOT NULL, PRIMARY KEY (left, right)
) STRICT, WITHOUT ROWID;
CREATE INDEX pairs_by_right ON pairs (right, left, score);
CREATE TABLE covers (
    other INTEGER NOT NULL, report INTEGER NOT NULL, score INTEGER NOT NULL, PRIMARY KEY (other, report)
) STRICT, WITHOUT ROWID;
CREATE INDEX covers_by_report ON covers (report);
CREATE TABLE prints (
    doc_id TEXT PRIMARY KEY,
    phrases BLOB NOT NULL, numbers BLOB NOT NULL, body TEXT NOT NULL, outlet TEXT
) STRICT;
CREATE TABLE waiting (doc_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE crossed (left BLOB NOT NULL, right BLOB NOT NULL) STRICT;
CREATE TABLE stirred (number INTEGER PRIMARY KEY) STRICT;
CREATE TABLE linked_by (name TEXT PRIMARY KEY, content TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX links_by_right ON links (right_id);
CREATE INDEX documents_by_reader ON documents (read_by, id);
"""
# Which texts hold a phrase that is looked up: of the texts with one body the first stands for all.
_PHRASES = """
CREATE TABLE phrases (phrase INTEGER NOT NULL, doc_id TEXT NOT NULL, PRIMARY KEY (phrase, doc_id))
STRICT, WITHOUT ROWID;
ALTER TABLE prints ADD COLUMN is_compared INTEGER NOT NULL DEFAULT 0;
CREATE INDEX prints_by_body ON prints (body, doc_id);
CREATE INDEX prints_new ON prints (doc_id) WHERE is_compared = 0;
"""
WORKINGS = frozenset(
    {
        *("units", "holders", "pairs", "covers", "prints", "phrases"),
        *("waiting", "crossed", "stirred", "linked_by"),
    }
)
"""Tables that no reader of a ledger needs: how far linking is, numbered by arrival."""

MIGRATIONS = (
    Migration(1, "documents, reports, claims, decisions, problems, incidents", _FIRST),
    Migration(2, "withdrawals", _WITHDRAWALS),
    Migration(3, "units and pairs of linking", _LINKING),
    Migration(4, "phrases by which copies are found", _PHRASES),
)
NEWEST = MIGRATIONS[-1].version
