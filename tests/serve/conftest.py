"""Projects for the tests of pages, exports and commands, put together without the grammar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from serve_samples import PAYLOADS, fill, hostile_readings, reading_sample, second_reading


@pytest.fixture
def project(tmp_path):
    """Two documents on one rocket attack, a tally and a posture."""
    readings = [reading_sample(), second_reading()]
    readings = [replace(r, document=replace(r.document, published=date(2024, 6, 19))) for r in readings]
    with fill(tmp_path / "ledger", readings) as project:
        yield project


@pytest.fixture
def hostile(tmp_path):
    """Documents whose every text field tries to become markup."""
    assert PAYLOADS
    with fill(tmp_path / "hostile", hostile_readings()) as project:
        yield project
