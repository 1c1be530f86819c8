"""Promotional and boilerplate lines: set aside, and nothing of the report with them."""

import pytest

from tidings.ingest.inline import find_pieces
from tidings.ingest.plain import read_text
from tidings.ingest.promo import Line, judge, judge_all
from tidings.model.codes import SegmentKind


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("READ ALSO: Twelve Killed in Market Blast in the Old Capital", "lead"),
        ("Also read | Ferry owners want a new pier", "lead"),
        ("RELATED: Army retakes the bridge", "lead"),
        ("WATCH: Residents run from shelling", "lead"),
        ("More: Victims fear a second strike", "lead"),
        ("TOP STORIES Mayor quits over flood funds", "lead"),
        ("Read more:", "lead_list"),
        ("Related Articles", "lead_list"),
        ("Sign up for our morning brief.", "reader_call"),
        ("Click here to subscribe to our newsletter", "reader_call"),
        ("Follow us on Twitter and Facebook.", "reader_call"),
        ("Advertisement", "furniture"),
        ("Share this article", "furniture"),
        ("© 2021 Delta Post. All rights reserved.", "credit"),
        ("Reporting by Anna Bell in Lakeside; Editing by Omar Diaz", "credit"),
        ("(Additional reporting by Sam Okoro)", "credit"),
        ("Source: River News Agency", "credit"),
        ("By Miriam Stone and Peter Vale", "byline"),
        ("Send your news tips to desk@delta-post.example", "contact"),
        ("File photo: soldiers at the bridge in 2014", "file_photo"),
        ("Thank you for registering!", "account"),
        ("A confirmation email is on its way; please use the link in it.", "account"),
        ("Enter your zip code to see whether we deliver to you.", "account"),
        ("Subscribers: log in for the whole story.", "account"),
        ("There was a problem saving your notification.", "account"),
        ("Already have an account?", "furniture"),
    ],
)
def test_promotional_lines(line: str, rule: str) -> None:
    """Lines that sell, link, credit or ask are marked with the rule that found them."""
    verdict = judge(Line(line))
    assert verdict is not None
    assert verdict.rule == rule


@pytest.mark.parametrize(
    "line",
    [
        "Voter registration stopped after gunmen killed two clerks.",
        "Please stay indoors until the shelling ends, residents were warned.",
        "The subscription list of the rebels' paper was seized in the raid.",
        "If you saw the attack, call the police; your account of it may help.",
        "Related incidents have been reported in two other towns of the province.",
        "More than forty people were wounded when the shells fell.",
        "Read by the judge in a packed court, the verdict took four hours.",
        "Watch towers along the river were hit by rockets on Friday.",
        "Sources in the ministry said that two drones had been shot down.",
        "Reporting by two local newspapers suggests that thirty people were killed in the raid.",
        "Follow-up strikes hit the depot after midnight.",
        "Share prices fell after the attack on the refinery.",
        "By nightfall the rebels had left the town.",
        "By Tuesday, at least twelve people were dead",
        "Rockets Hit the Northern Air Base",
        "Iraq’s Unease and Fear of a Wider War",
        "Photos showed a crater four metres wide in front of the school.",
        "Support our troops, the governor told a rally in the capital.",
        "Video of the blast, which police said was real, showed a lorry in flames.",
        "Live fire killed three protesters at the gate.",
        "The group posted the claim on its Telegram channel.",
        "Anyone with information about Sunday's shooting should email police at tips@police.example.",
        "The army published a photo by drone of the burnt depot.",
    ],
)
def test_lines_of_the_report(line: str) -> None:
    """Ordinary words in ordinary sentences, and sub-headings, stay."""
    assert judge(Line(line)) is None
    assert find_pieces(line) == []


def test_a_link_that_fills_its_line_is_another_story() -> None:
    """The same words are a sub-heading without the link."""
    words = "Army retakes the bridge after two days"
    assert judge(Line(words)) is None
    verdict = judge(Line(words, is_linked=True))
    assert verdict is not None
    assert verdict.rule == "linked_line"


def test_headlines_under_a_bare_cue_go_with_it() -> None:
    """The list ends where a sentence or a sub-heading of the page begins."""
    lines = [
        Line("More:"),
        Line("Victims of the raid fear going home"),
        Line("Why is the bridge closed?"),
        Line("In a statement on Sunday, the army denied the raid."),
        Line("Bridge still closed"),
    ]
    assert [v.rule if v else None for v in judge_all(lines)] == [
        "lead_list", "listed_headline", "listed_headline", None, None,
    ]  # fmt: skip
    headed = [Line("Read more"), Line("What we know so far", is_heading=True)]
    assert [v.rule if v else None for v in judge_all(headed)] == ["lead_list", None]


@pytest.mark.parametrize(
    ("text", "promo"),
    [
        (
            "No missile hit the port. READ MORE: Who holds the coast? The missile was fired at dawn.",
            "READ MORE: Who holds the coast?",
        ),
        (
            "Two guards were killed, police said. READ ALSO: Rebels Seize Northern Gold Mine The attackers fled.",
            "READ ALSO: Rebels Seize Northern Gold Mine",
        ),
        (
            "Three soldiers were wounded. See also: army retakes the bridge",
            "See also: army retakes the bridge",
        ),
        (
            "The suspect was named as a former guard. CITY TO CLOSE THE OLD PORT AFTER FIRE KILLS SEVEN Flight controllers saw smoke.",
            "CITY TO CLOSE THE OLD PORT AFTER FIRE KILLS SEVEN",
        ),
        (
            "The road was open again by noon. (Reporting by Anna Bell; Editing by Omar Diaz)",
            "(Reporting by Anna Bell; Editing by Omar Diaz)",
        ),
        ("“We shall stay,” the mayor added. - Reuters", "- Reuters"),
        ("The road was open again by noon. (AFP)", "(AFP)"),
        (
            "Shelling went on all night. Follow us on Twitter and sign up for our newsletter.",
            "Follow us on Twitter and sign up for our newsletter.",
        ),
    ],
)
def test_promos_glued_between_sentences(text: str, promo: str) -> None:
    """A cue inside a paragraph takes its headline and leaves the sentences on both sides."""
    assert [text[p.start : p.end].strip() for p in find_pieces(text)] == [promo]


@pytest.mark.parametrize(
    "text",
    [
        'The banner said: "Stop. READ MORE: the truth about the war." Police took it down.',
        "He told the crowd: “Go home. READ ALSO: the constitution.” Nobody moved.",
        "“READ ALSO what they did to us,” an old man shouted at the camera.",
        "Read more than one report, the judge said. More witnesses came forward.",
    ],
)
def test_a_cue_inside_a_quotation_is_no_promo(text: str) -> None:
    """What people say is read, whatever words they use."""
    document = read_text(f"Thousands marched through the city on Friday.\n{text}\n")
    assert all(not segment.is_ignored for segment in document.segments)


def test_a_promo_line_in_the_middle_is_one_segment() -> None:
    """The text is kept; exactly the line is marked, sub-headings around it are read."""
    promo = "READ ALSO: Heroes of the Delta: Fighting Floods in the South – The 3-12 Engineers Get Ready"
    text = (
        "Rockets hit the northern air base late on Friday, wounding two soldiers.\n"
        f"{promo}\nThe Government’s Fear of a Wider War\nThe prime minister called for calm.\n"
    )
    document = read_text(text)
    assert document.text == text
    ignored = [(s.kind, document.quote(s.span)) for s in document.segments if s.is_ignored]
    assert ignored == [(SegmentKind.PROMO, promo)]
    assert "Wider War" in document.quote(document.segments[-1].span)


def test_a_picture_credit_is_parted_from_its_caption() -> None:
    """The caption can be read, the credit not."""
    text = (
        "Police cleared the square on Monday.\n"
        "Protesters run from tear gas at the old gate. (Photo by Anna Bell/Getty Images)\n"
        "Nobody was hurt, the mayor said.\n"
    )
    document = read_text(text)
    kinds = [(str(s.kind), document.quote(s.span)) for s in document.segments]
    assert kinds[1:3] == [
        ("caption", "Protesters run from tear gas at the old gate."),
        ("boilerplate", "(Photo by Anna Bell/Getty Images)"),
    ]


def test_a_list_of_other_stories_with_their_ages_is_set_aside() -> None:
    """Two ages near each other make a list; one is the age of the report itself."""
    report = [
        Line("Region // 2 hours ago"),
        Line("Shells hit the market"),
        Line("Six people died on Friday."),
    ]
    others = [
        Line("World // 18 minutes ago"),
        Line("Ferry sinks off the cape"),
        Line("PORT ROSE (Agency) -- A ferry with 40 people sank."),
        Line("World // 3 hours ago"),
        Line("Minister resigns"),
        Line("The minister for ports left office on Monday."),
    ]
    assert all(verdict is None for verdict in judge_all(report))
    verdicts = list(judge_all([*report[1:], Line("The town is calm."), *others]))
    assert [verdict.rule if verdict else None for verdict in verdicts] == [None] * 3 + ["teaser"] * 6
