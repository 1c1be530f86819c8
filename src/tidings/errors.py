"""The errors a caller may meet.

TidingsError
  UsageError      a wrong argument or combination            exit 2
  ResourceError   a file, table or gazetteer is missing      exit 2, says how to get it
  StoreError      the project file cannot be opened or used  exit 1
    VersionError  a newer schema, or an engine that may lose commits
  SpanError       text[start:end] is not the quoted words    exit 1: a fault of ours
"""


class TidingsError(Exception):
    """Anything that tidings raises on purpose; `exit_code` is what the command line ends with."""

    exit_code = 1


class UsageError(TidingsError):
    """The caller asked for something that cannot be meant."""

    exit_code = 2


class ResourceError(TidingsError):
    """A file, table or gazetteer is missing or broken; the message says how to get it."""

    exit_code = 2


class StoreError(TidingsError):
    """The project file cannot be opened, read or written."""


class VersionError(StoreError):
    """The project file or the SQLite engine is of a version that must not be used."""


class SpanError(TidingsError):
    """A value's quoted words do not stand where its span says."""
