"""Languages: English is known without a model, doubt is None."""

import pytest

from tidings.ingest.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Rockets hit the northern air base late on Friday, and two of the soldiers who were at the gate have died of their wounds.", "en"),
        ("Ракеты попали в северную авиабазу поздно вечером в пятницу, двое солдат у ворот погибли, сообщили военные.", "ru"),
        ("Les roquettes ont touché la base aérienne du nord tard vendredi, et deux des soldats qui se trouvaient à la porte sont morts.", "fr"),
        ("أصابت صواريخ القاعدة الجوية الشمالية في وقت متأخر من يوم الجمعة وقتل جنديان كانا عند البوابة بحسب الجيش", "ar"),
        ("Two shot.", None),
        ("", None),
        ("12 345 678 !!! ---", None),
    ],
)  # fmt: skip
def test_language_of(text: str, language: str | None) -> None:
    """Sentences are told apart; a few words are not guessed at."""
    assert language_of(text) == language


def test_close_kin_are_not_left_undecided() -> None:
    """Serbian, Croatian and Bosnian share the votes, but it is one of them."""
    text = (
        "Rakete su pogodile severnu vazduhoplovnu bazu kasno u petak, a dvojica vojnika koji su bili na kapiji su poginuli. "
        "Lanseri su pronađeni u voćnjaku udaljenom oko tri kilometra, saopštila je vojska."
    )
    assert language_of(text) in {"sr", "hr", "bs", "sh"}
