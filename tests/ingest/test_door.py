"""The door: whatever comes in becomes documents and problems, never a traceback."""

import gzip
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tidings.ingest.door import Door, read_bytes, read_path
from tidings.ingest.metadata import Metadata
from tidings.model.codes import SegmentKind
from tidings.model.problem import Problem
from tidings.model.text import Document

REPORT = (
    "Shells hit the market square of the river town on Monday, killing three traders.\n"
    "Rescue workers said that the toll may rise as they search the stalls and the houses around them.\n"
)


def codes(door: Door) -> list[str]:
    return [problem.code for problem in door.problems]


def test_plain_text_is_kept_as_it_came() -> None:
    """A text file becomes one document with its own characters, blanks and line ends."""
    text = "  " + REPORT.replace("\n", "\r\n") + "\n"
    door = read_bytes(text.encode(), source="a.txt")
    assert door.problems == ()
    assert [d.text for d in door.documents] == [text]
    assert door.documents[0].language == "en"


def test_the_same_text_from_two_places_is_one_document() -> None:
    """The id is the text's hash: neither the file nor the metadata is part of it."""
    one = read_bytes(REPORT.encode(), source="a.txt").documents[0]
    two = read_bytes(REPORT.encode(), source="b.txt", metadata=Metadata(outlet="Delta Post")).documents[0]
    assert one.id == two.id
    assert two.outlet == "Delta Post"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "binary"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        (b"PK\x03\x04\x14\x00\x06\x00", "binary"),
        (bytes(range(256)) * 8, "binary"),
        ("На рынке взорвалась бомба, погибли трое.".encode("koi8-r") * 3, "wrong_encoding"),
        (b"<?xml version='1.0'?><rss version='2.0'><channel></channel></rss>", "unsupported_format"),
        (b"<html><body><nav>Home</nav></body></html>", "no_article"),
        (b"<html></html>", "no_article"),
        (b'{"text": ""}\n', "empty"),
        (b'{"words": "three killed"}\n', "no_text"),
        (b"[]", "empty"),
        (b"a" * 6_000_000, "too_large"),
        (b"x" * 21_000_000, "too_large"),
        (b"<html><body>" + b"<div>" * 300 + b"Three were killed." + b"</div>" * 300, "too_deep"),
        (b"<html><body>" + b"<p>Three were killed.</p>" * 60_001, "too_large"),
        (b"\x1f\x8b\x08\x00broken", "broken_gzip"),
    ],
)
def test_bad_input_becomes_a_problem(content: bytes, code: str) -> None:
    """Every kind of bad file gives one problem that names the file and says what to do."""
    door = read_bytes(content, source="odd.bin" if code != "empty" else "odd.txt")
    assert door.documents == ()
    assert codes(door) == [code]
    assert door.problems[0].reason.startswith("odd.")
    assert door.problems[0].stage == "ingest"


def test_a_folder_and_a_missing_file_are_problems(tmp_path: Path) -> None:
    """What cannot be opened is said, not raised."""
    found = [*read_path(tmp_path), *read_path(tmp_path / "none.txt")]
    assert [p.code for p in found if isinstance(p, Problem)] == ["directory", "unreadable"]


@pytest.mark.parametrize(
    ("encoding", "notes"),
    [("utf-8", []), ("utf-8-sig", []), ("utf-16", []), ("utf-16-le", []), ("cp1252", ["guessed_encoding"])],
)
def test_encodings(encoding: str, notes: list[str]) -> None:
    """UTF-8 and UTF-16 are known by their bytes; Windows-1252 is a guess and noted on the document."""
    text = REPORT + "“We heard four blasts,” said a café owner in the old town.\n"
    door = read_bytes(text.encode(encoding), source="a.txt")
    assert [d.text for d in door.documents] == [text]
    assert codes(door) == notes
    assert all(p.doc_id == door.documents[0].id for p in door.problems)


def test_json_lines_lose_nothing(tmp_path: Path) -> None:
    """A broken line is a problem with its number; the others are read."""
    path = tmp_path / "reports.jsonl"
    rows = [
        json.dumps(
            {
                "id": "a1",
                "text": REPORT,
                "published": "2021-05-04",
                "outlet": "Delta Post",
                "language": "en-GB",
            }
        ),
        '{"text": "cut off',
        "",
        json.dumps(
            {
                "html": f"<article><p>{REPORT}</p></article>",
                "date": "4 May 2021",
                "url": "https://example.org/x",
            }
        ),
        json.dumps({"body": REPORT + "Two more died at night.", "date": "some day in spring"}),
        "[1, 2]",
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    found = list(read_path(path))
    documents = [x for x in found if isinstance(x, Document)]
    problems = [x for x in found if isinstance(x, Problem)]
    assert [(p.code, p.source.rsplit(":", 1)[1]) for p in problems] == [
        ("broken_json", "2"), ("bad_date", "5"), ("broken_json", "6"),
    ]  # fmt: skip
    assert [d.published for d in documents] == [date(2021, 5, 4), date(2021, 5, 4), None]
    assert documents[0].published_basis == "user"
    assert documents[0].language == "en"
    assert documents[1].url == "https://example.org/x"


def test_packed_json_lines_are_read_to_the_damage(tmp_path: Path) -> None:
    """A gzip file that was cut gives its first records and a problem."""
    rows = "".join(json.dumps({"text": f"{n}. {REPORT}"}) + "\n" for n in range(3000))
    packed = gzip.compress(rows.encode())
    path = tmp_path / "r.jsonl.gz"
    path.write_bytes(packed)
    assert sum(isinstance(x, Document) for x in read_path(path)) == 3000
    path.write_bytes(packed[: len(packed) // 2])
    found = list(read_path(path))
    assert 500 < sum(isinstance(x, Document) for x in found) < 3000
    assert [x.code for x in found if isinstance(x, Problem)] == ["broken_gzip"]


def test_a_pretty_printed_object_is_one_document() -> None:
    """JSON over several lines is read whole."""
    door = read_bytes(
        json.dumps({"text": REPORT, "title": "Market shelled"}, indent=2).encode(), source="a.json"
    )
    assert codes(door) == []
    assert door.documents[0].text == f"Market shelled\n{REPORT}"
    assert door.documents[0].segments[0].kind is SegmentKind.TITLE


def test_lone_surrogates_do_not_break_the_hash() -> None:
    """Half a character, as some feeds send it, becomes the replacement sign."""
    door = read_bytes(b'{"text": "Three were killed \\ud83d in the market of the town."}', source="a.jsonl")
    assert "killed \ufffd in" in door.documents[0].text


def test_no_date_is_no_problem() -> None:
    """A document without a day is read, and no day is made up."""
    door = read_bytes(REPORT.encode(), source="a.txt")
    assert door.documents[0].published is None
    assert door.documents[0].published_basis is None


MARKUP = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<div>",
            "</div>",
            "<article>",
            "</article>",
            "<br>",
            "<table><tr><td>",
            "<style>.a{display:none}",
            "</style>",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "<a href='x'>",
            "</a>",
            "&lt;",
            "&#0;",
            "&#xD800;",
            "\x00",
            "Two were killed on Friday.",
            "<p class=a hidden style='color:white'>",
            "<svg>",
            "</svg>",
            "<title>",
            "</title>",
            "<meta charset=utf-7>",
            "<h1>Air base hit</h1>",
            "<time datetime='9999-99-99'>",
            "<blockquote>",
            "<related>",
            "<p/>",
            "<",
            ">",
            "💥",
            "ضربت",
        ]
    ),
    max_size=30,
).map(lambda parts: "<html>" + "".join(parts))


@given(st.binary(max_size=400) | MARKUP.map(lambda page: page.encode("utf-8")))
@settings(max_examples=300, deadline=None)
def test_no_input_is_lost_or_raises(content: bytes) -> None:
    """Any bytes give at least one document or problem."""
    for name in ("a.txt", "a.html", "a.jsonl"):
        door = read_bytes(content, source=name)
        assert door.documents or door.problems
        assert all(p.reason.startswith("a.") and p.code for p in door.problems)


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(max_size=9), lambda inner: st.lists(inner, max_size=3)
       | st.dictionaries(st.sampled_from(["text", "html", "id", "published", "title", "url", "language", "body", "x"]), inner, max_size=5)))  # fmt: skip
@settings(max_examples=200, deadline=None)
def test_any_json_value_is_answered(value: object) -> None:
    """Objects of any shape are read or refused, never raised on."""
    door = read_bytes(json.dumps(value).encode(), source="a.jsonl")
    assert len(door.documents) + sum(p.doc_id is None for p in door.problems) == 1


@pytest.mark.parametrize("content", [b"\xef", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n\n", b" \n \n"])
def test_lines_of_nothing_are_a_problem(content: bytes) -> None:
    """A stray byte or a lone byte order mark is not passed over in silence."""
    door = read_bytes(content, source="a.jsonl")
    assert not door.documents
    assert door.problems
