"""What the learned reader is taught from MUC-4's answer keys, on constructed keys."""

from __future__ import annotations

from training.keys import marked

KEYS = """
;;; constructed
0.  MESSAGE: ID                     DEV-MUC3-9001 (X)
1.  MESSAGE: TEMPLATE               1
5.  INCIDENT: STAGE OF EXECUTION    ACCOMPLISHED
12. PHYS TGT: ID                    "\\"SOL\\" BANK" / "BANK"
                                    "OFFICES OF THE
                                    COURT"
16. PHYS TGT: EFFECT OF INCIDENT    DESTROYED: "\\"SOL\\" BANK" / "BANK"
                                    ? SOME DAMAGE: "OFFICES OF THE COURT"
19. HUM TGT: DESCRIPTION            "JUDGE": "MARIO LUGO"
                                    "GUARDS"
23. HUM TGT: EFFECT OF INCIDENT     DEATH: "MARIO LUGO"
                                    NO INJURY OR DEATH: "GUARDS"

0.  MESSAGE: ID                     DEV-MUC3-9002 (X)
1.  MESSAGE: TEMPLATE               1
5.  INCIDENT: STAGE OF EXECUTION    THREATENED
18. HUM TGT: NAME                   "ANA RIOS"

0.  MESSAGE: ID                     DEV-MUC3-9003 (X)
1.  MESSAGE: TEMPLATE               *
"""


def test_labels_of_the_keys(tmp_path):
    """Each mention has the labels of its slots: what people are, what came of whom, and how far it got."""
    (tmp_path / "key-dev-9001.muc4.txt").write_text(KEYS, "latin-1")
    found = marked(tmp_path)
    assert found["DEV-MUC3-9001"] == {
        "described": {"judge", "guards"},
        "destroyed": {'"sol" bank', "bank"},
        "damaged": {"offices of the court"},
        "killed": {"mario lugo"},
        "unhurt": {"guards"},
    }
    assert found["DEV-MUC3-9002"] == {"threatened": {"ana rios"}}


def test_a_document_without_incident_has_no_labels(tmp_path):
    """It is listed, so that it teaches what is nothing."""
    (tmp_path / "key-dev-9001.muc4.txt").write_text(KEYS, "latin-1")
    assert marked(tmp_path)["DEV-MUC3-9003"] == {}
