"""Show how far a value may be trusted: its confidence, the grounds for it, and whether it is in doubt."""

from __future__ import annotations

from collections.abc import Sequence

from tidings.model.claim import Claim
from tidings.model.incident import Incident, View
from tidings.model.report import Report
from tidings.resolve.confidence import Trust, trust_of, trust_of_report
from tidings.serve.values import Json
from tidings.settings import DOUBT_BELOW


def trust_json(trust: Trust) -> Json:
    """Confidence, grounds, and whether it is below the stated threshold; null where nothing was measured."""
    return {
        "confidence": trust.confidence,
        "grounds": trust.grounds,
        "doubtful": is_doubtful(trust.confidence),
    }


def is_doubtful(confidence: float | None, below: float = DOUBT_BELOW) -> bool | None:
    """Whether a value is more likely wrong than the threshold allows; None where nobody measured."""
    return None if confidence is None else confidence < below


def trust_words(confidence: float | None) -> str:
    """For people: " · 85% sure", and whether that is doubtful; nothing where not measured."""
    if confidence is None:
        return ""
    return f" · {confidence:.0%} sure" + (", doubtful" if is_doubtful(confidence) else "")


def value_trust(report: Report, claims: Sequence[Claim]) -> Json:
    """The trust in the value of some claims; nothing stated is nothing to trust."""
    return trust_json(trust_of(report, claims) if claims else Trust())


def trust_in_incident(incident: Incident) -> Trust:
    """That there was such an incident, by the report that says most for it.

    That several outlets tell it would make it surer; by how much was not measured, so it does not count.
    """
    return _best([trust_of_report(report) for report in incident.reports])


def trust_in_view(incident: Incident, view: View) -> Trust:
    """The value of a field, by the report that says most for it."""
    found: list[Trust] = []
    exact: list[Trust] = []
    for report in incident.reports:
        claims = [voice.claim for voice in view.support if voice.report_id == report.id]
        if claims:
            # A coarser statement ("in Iraq") supports the value shown without saying it.
            claims.sort(key=lambda claim: claim.value != view.value)
            (exact if claims[0].value == view.value else found).append(trust_of(report, claims))
    return _best(exact or found)


def _best(found: Sequence[Trust]) -> Trust:
    """The highest; the first of those that tie."""
    return max(found, key=lambda trust: trust.confidence or 0.0, default=Trust())
