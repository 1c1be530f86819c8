"""What MUC-4's answer keys say of the people and things struck, beyond the five roles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_LINE = re.compile(r"(\d{1,2})\.\s+[A-Z][A-Z ]*:\s*[A-Z][A-Z ]*?(?:\s{2,}(.*)|\s*)$")
_QUOTED = re.compile(r'"((?:\\.|[^"\\])+)"')
_EFFECTS = {
    "DEATH": "killed",
    "INJURY": "injured",
    "NO INJURY": "unhurt",
    "NO INJURY OR DEATH": "unhurt",
    "DESTROYED": "destroyed",
    "SOME DAMAGE": "damaged",
}
_STAGES = {"ATTEMPTED": "attempted", "THREATENED": "threatened"}
Slots = dict[int, list[str]]


def marked(folder: Path) -> dict[str, dict[str, set[str]]]:
    """For each document the mentions, in small letters, of each label."""
    found: dict[str, dict[str, set[str]]] = {}
    for path in sorted(folder.glob("key-dev-*.txt")):
        for slots in _templates(path.read_text(encoding="latin-1")):
            of = found.setdefault(slots[0][0].split()[0], {})
            for label, mention in _labels(slots):
                of.setdefault(label, set()).add(mention)
    return found


def _templates(text: str) -> Iterator[Slots]:
    """The templates of one file of keys: the lines of each slot."""
    slots: Slots = {}
    number = 0
    for line in text.splitlines():
        if line.startswith(";") or not line.strip():
            continue
        found = _LINE.match(line)
        if found is None:
            slots[number].append(line.strip())
            continue
        number = int(found.group(1))
        if number == 0 and slots:
            yield slots
            slots = {}
        slots[number] = [found.group(2) or ""]
    if slots:
        yield slots


def _labels(slots: Slots) -> Iterator[tuple[str, str]]:
    """The mentions of one template with their labels."""
    for fill in _fills(slots.get(19, [])):
        for mention in _mentions(fill.split('":')[0] + '"'):
            yield "described", mention
    for fill in _fills([*slots.get(16, []), *slots.get(23, [])]):
        label = _EFFECTS.get(re.split(r"[:/]", fill)[0].strip("? "))
        if label is not None:
            for mention in _mentions(fill):
                yield label, mention
    label = _STAGES.get(slots.get(5, [""])[0].strip("? "))
    if label is not None:
        for number in (6, 12, 18, 19):
            for mention in _mentions(" ".join(slots.get(number, []))):
                yield label, mention


def _fills(lines: list[str]) -> Iterator[str]:
    """The fills of a slot; one that runs over a line break is joined."""
    whole = ""
    for line in lines:
        is_open = whole.replace('\\"', "").count('"') % 2 == 1 or whole.endswith(("/", ":"))
        if whole and not is_open and not line.startswith(("/", ":")):
            yield whole
            whole = ""
        whole = f"{whole} {line}".strip()
    if whole:
        yield whole


def _mentions(fill: str) -> Iterator[str]:
    """What stands in quotation marks, in small letters."""
    for words in _QUOTED.findall(fill):
        if words != "-":
            yield words.replace('\\"', '"').lower()
