"""What the learned reader tells apart: the labels of its heads, in the order of its outputs."""

from __future__ import annotations

# Spans, each marked as outside, beginning or inside (BIO). The first five are slots of MUC-4; those from
# "described" on are read by its codebook alone: people told by what they are, and what came of those struck.
SPANS = (
    "perp_ind",
    "perp_org",
    "target",
    "victim",
    "weapon",
    "place",
    "time",
    "killed",
    "injured",
    "trigger",
    "described",
    "unhurt",
    "destroyed",
    "damaged",
    "attempted",
    "threatened",
)
PLAIN = SPANS[: SPANS.index("described")]
# What a sentence tells.
KINDS = ("main", "background", "tally", "posture", "intention", "excluded")
# Types of event a sentence tells: ACLED's sub-event types, then crime, then the types of MUC-4.
TYPES = (
    "Armed clash",
    "Attack",
    "Air/drone strike",
    "Shelling/artillery/missile attack",
    "Remote explosive",
    "Suicide bomb",
    "Grenade",
    "Abduction/forced disappearance",
    "Sexual violence",
    "Excessive force",
    "Protest with intervention",
    "Peaceful protest",
    "Violent demonstration",
    "Mob violence",
    "Looting/property destruction",
    "Arrests",
    "Government regains territory",
    "Non-state actor overtakes territory",
    "Chemical weapon",
    "Disrupted weapons use",
    "Agreement",
    "Change to group/activity",
    "Non-violent transfer of territory",
    "Headquarters established",
    "Other strategic",
    "Ordinary crime",
    "attack",
    "bombing",
    "kidnapping",
    "arson",
    "robbery",
    "forced work stoppage",
)
# Names in security reports, as the re3d corpus types them.
NAMES = (
    "Organisation",
    "Location",
    "Person",
    "Temporal",
    "Quantity",
    "Weapon",
    "MilitaryPlatform",
    "Nationality",
    "DocumentReference",
    "Money",
)
# Labels of whole texts: CASE 2021's event types (ACLED's and five more), the four of the SATP reports, which
# their source does not name, and the police actions of IndiaPoliceEvents.
CASE = tuple(
    "ABDUCT_DISSAP AGREEMENT AIR_STRIKE ARMED_CLASH ARREST ART_MISS_ATTACK ATTACK ATTRIB CHANGE_TO_GROUP_ACT "
    "CHEM_WEAP DIPLO DISR_WEAP FORCE_AGAINST_PROTEST GOV_REGAINS_TERIT GRENADE HQ_ESTABLISHED "
    "MAN_MADE_DISASTER MOB_VIOL NATURAL_DISASTER NON_STATE_ACTOR_OVERTAKES_TER NON_VIOL_TERRIT_TRANSFER "
    "ORG_CRIME OTHER PEACE_PROTEST PROPERTY_DISTRUCT PROTEST_WITH_INTER REM_EXPLOS SEX_VIOL SUIC_BOMB "
    "VIOL_DEMONSTR".split()
)
SATP = ("1", "2", "3", "4")
IPE = ("KILL", "ARREST", "ANY_ACTION", "FAIL", "FORCE")
