"""Closed sets of codes: what kinds of statement, status, stance and precision there are."""

from enum import StrEnum


class SegmentKind(StrEnum):
    """What a stretch of a document is; nothing is read from promo and boilerplate."""

    TITLE = "title"
    DATELINE = "dateline"
    BODY = "body"
    QUOTE = "quote"
    CAPTION = "caption"
    PROMO = "promo"
    BOILERPLATE = "boilerplate"


IGNORED_SEGMENTS = frozenset({SegmentKind.PROMO, SegmentKind.BOILERPLATE})


class Kind(StrEnum):
    """What a statement does; only an incident may become an Incident."""

    INCIDENT = "incident"
    TALLY = "tally"
    RATE = "rate"
    POSTURE = "posture"
    INTENTION = "intention"
    COMPARISON = "comparison"
    HYPOTHETICAL = "hypothetical"
    DENIAL = "denial"


class Role(StrEnum):
    """Whether the incident is the article's news or stands behind it."""

    MAIN = "main"
    BACKGROUND = "background"


class Status(StrEnum):
    """How far an act got, or whether it is still being assessed."""

    OCCURRED = "occurred"
    ATTEMPTED = "attempted"
    FOILED = "foiled"
    THREATENED = "threatened"
    DENIED = "denied"
    DEVELOPING = "developing"


class Stance(StrEnum):
    """How a value is put forward: by the article itself, by a named source, as suspicion, as denial."""

    ASSERTED = "asserted"
    ATTRIBUTED = "attributed"
    CLAIMED = "claimed"
    ALLEGED = "suspected"
    REPORTED = "reported"
    DENIED = "denied"


class Field(StrEnum):
    """What a claim is about."""

    EVENT = "event"
    WHEN = "when"
    WHERE = "where"
    PERPETRATOR = "perpetrator"
    TARGET = "target"
    FACILITY = "facility"
    WEAPON = "weapon"
    KILLED = "killed"
    INJURED = "injured"
    ABDUCTED = "abducted"
    ARRESTED = "arrested"
    LAUNCHED = "launched"
    INTERCEPTED = "intercepted"
    LEAKED = "leaked"
    STATUS = "status"
    EFFECT = "effect"
    MOTIVE = "motive"
    COUNT = "count"
    SINCE = "since"
    AS_OF = "as_of"
    FORCE = "force"
    PURPOSE = "purpose"
    HOLDER = "holder"
    ACTION = "action"
    OBJECT = "object"
    RANK = "rank"
    RATE = "rate"


class DatePrecision(StrEnum):
    """How exactly a When is known; `hour` and finer stand in its clock."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"
    UNKNOWN = "unknown"


class PlacePrecision(StrEnum):
    """What a Where stands for: its coordinates are a point of such a unit."""

    SITE = "site"
    TOWN = "town"
    DISTRICT = "district"
    PROVINCE = "province"
    REGION = "region"
    COUNTRY = "country"


class ActorKind(StrEnum):
    """ACLED's inter codes, which say what kind of party an actor is."""

    STATE = "State forces"
    REBEL = "Rebel group"
    POLITICAL_MILITIA = "Political militia"
    IDENTITY_MILITIA = "Identity militia"
    RIOTERS = "Rioters"
    PROTESTERS = "Protesters"
    CIVILIANS = "Civilians"
    EXTERNAL = "External/Other forces"


class Judgement(StrEnum):
    """Whether two reports are of one incident, in the eyes of whoever decided."""

    SAME = "same"
    DIFFERENT = "different"
