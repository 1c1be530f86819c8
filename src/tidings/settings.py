"""What a project may choose, read once from its `tidings.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tidings.errors import UsageError

SETTINGS_FILE = "tidings.toml"
# Linking corpus, pairwise F1 on its earlier and later half (points fitted on the earlier): .857 and .809
# at -2000, .859 and .795 here, .838 and .794 at -3000, with 8 and 17, 6 and 15, 4 and 14 % too many
# incidents, mostly of documents in which no incident was read. The fit sees every candidate pair once,
# groups hold many likely ones: even odds lie above the best threshold.
MERGE_AT = -2500
REVIEW_AT = -4500
# Below it a value is marked doubtful: it is more likely wrong than right. News development set: 93 of 842
# values lie below and 39 % of them are right, of the others 77 % (docs/accuracy.md).
DOUBT_BELOW = 0.5
# The names of the policies in assemble/policies.py; a test holds the two together.
POLICIES = (
    "latest",
    "lowest",
    "highest",
    "most-lineages",
    "belief",
    "acled",
    "ucdp",
    "eventreport-conservative",
    "eventreport-informative",
    "eventreport-representative",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The choices of one project.

    `policy` picks the figure shown where sources disagree. Two groups of reports are linked when
    their merge's score reaches `merge_at` thousandths of log-odds; a pair that reaches `review_at` is
    kept as possibly the same. `processes` is how many readers run side by side, 0 for one a core.
    `reliability` says of outlets and speakers, by name, what share of their tellings is right; with `learn`,
    the switch in its table, others are rated by how far they agree with each other.
    """

    name: str = "project"
    policy: str = "belief"
    merge_at: int = MERGE_AT
    review_at: int = REVIEW_AT
    processes: int = 0
    reliability: Mapping[str, float] = field(default_factory=dict)
    learn: bool = False

    def __post_init__(self) -> None:
        if self.policy not in POLICIES:
            raise UsageError(f"policy {self.policy!r} is not known; choose one of {', '.join(POLICIES)}")
        if self.review_at > self.merge_at:
            raise UsageError(f"review_at {self.review_at} lies above merge_at {self.merge_at}; lower it")
        if self.processes < 0:
            raise UsageError(f"processes {self.processes} is negative; use 0 for one a core")
        for source, share in self.reliability.items():
            if isinstance(share, bool) or not isinstance(share, int | float) or not 0 <= share <= 1:
                raise UsageError(f"reliability of {source!r} must be a number from 0 to 1, not {share!r}")


def read_settings(path: Path) -> Settings:
    """The settings of a file; a missing file means the defaults."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: cannot be read as TOML ({error}); correct or delete it") from error
    return Settings(**_checked(_unswitched(content), path))


# Any: as below.
def _unswitched(content: dict[str, Any]) -> dict[str, Any]:
    """The switch `learn` out of the table `[reliability]`, where an outlet of that name has a number."""
    table = content.get("reliability")
    if not isinstance(table, dict) or not isinstance(table.get("learn"), bool):
        return content
    rest = {name: share for name, share in table.items() if name != "learn"}
    return {**content, "reliability": rest, "learn": table["learn"]}


# Any: a TOML table holds values of several types; Settings itself is typed.
def _checked(content: dict[str, Any], path: Path) -> dict[str, Any]:
    known = {name: type(value) for name, value in asdict(Settings()).items()}
    for key, value in content.items():
        if key not in known:
            raise UsageError(f"{path}: no setting is called {key!r}; there are {', '.join(known)}")
        if type(value) is not known[key]:
            raise UsageError(f"{path}: {key} must be of type {known[key].__name__}, not {value!r}")
    return content


def settings_text(settings: Settings) -> str:
    """The TOML text of settings, with a line of explanation each."""
    return (
        "# Settings of a tidings project. Delete a line to get its default.\n"
        f"name = {_quoted(settings.name)}\n"
        f"# Which figure is shown where sources disagree: {', '.join(POLICIES)}.\n"
        f'policy = "{settings.policy}"\n'
        "# Mean score, in thousandths of log-odds, from which reports are one incident,\n"
        f"merge_at = {settings.merge_at}\n"
        "# and from which a pair is listed as possibly the same.\n"
        f"review_at = {settings.review_at}\n"
        "# Readers that run side by side; 0 is one a core.\n"
        f"processes = {settings.processes}\n"
        "# What share of an outlet's or speaker's tellings is right, from 0 to 1; others have 0.7, or with\n"
        "# learn = true what agreement with others tells of them: see 'tidings sources'.\n"
        "[reliability]\n"
        f"learn = {str(settings.learn).lower()}\n"
        + "".join(f"{_quoted(name)} = {share}\n" for name, share in settings.reliability.items())
    )


def _quoted(text: str) -> str:
    """A TOML string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
