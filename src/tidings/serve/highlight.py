"""A page of its own with the text of documents, the evidence highlighted, one colour a field."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from hashlib import sha256

from markupsafe import Markup

from tidings.model.report import Reading
from tidings.serve.facts import cards_of
from tidings.serve.marks import marks_of, pieces_of
from tidings.serve.reading import reading_of
from tidings.serve.templating import STYLE, render


def page_of(readings: Iterable[Reading]) -> str:
    """The whole page as text; it loads nothing, and its policy allows nothing but its own style."""
    style = STYLE.read_text(encoding="utf-8")
    digest = base64.b64encode(sha256(f"\n{style}\n".encode()).digest()).decode()
    parts = [
        {
            "document": reading.document,
            "pieces": pieces_of(reading.document, marks_of(reading.reports)),
            "cards": cards_of(reading_of(reading)),
            "prefix": f"d{number}-",
        }
        for number, reading in enumerate(readings, 1)
    ]
    return render("extract.html", parts=parts, style=Markup(style), digest=digest)  # noqa: S704  our own file
