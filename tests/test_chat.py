"""The language-model reader: what is asked, what a failing endpoint leaves, what a project keeps."""

from __future__ import annotations

import json
import socket
import time

import httpx
import pytest

from model_endpoint import completion
from model_stories import STORIES
from tidings import pipeline
from tidings.chat import MOST_ANSWERED, MOST_SENT, Chat
from tidings.errors import UsageError
from tidings.ingest.door import read_text
from tidings.ingest.metadata import Metadata
from tidings.model.claim import PROPOSED
from tidings.model.codes import Kind
from tidings.store.project import init_project, open_project

# What a language model adds is measured against the grammar alone.
pytestmark = pytest.mark.usefixtures("grammar_alone")

KEY = "sk-secret-of-the-test"
STORY = STORIES[0]  # told by the model alone
OTHER = STORIES[5]  # told by the grammar alone


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(OTHER.text, encoding="utf-8")
    return path


@pytest.fixture
def options(endpoint):
    return ("--model-endpoint", endpoint.url, "--model", "test-model", "--model-timeout", "1")


def incidents_of(out):
    return json.loads(out)["incidents"]


def test_one_call_a_document_without_tools(endpoint):
    """Temperature 0, a schema, the prompt and the text, no tools; the address gets its end."""
    document = read_text(STORY.text, Metadata())
    Chat(endpoint=endpoint.url + "/", model="m").ask(document)
    (request,) = endpoint.requests
    assert request["temperature"] == 0
    assert request["model"] == "m"
    assert "tools" not in request
    assert request["response_format"]["type"] == "json_schema"
    assert request["messages"][1] == {"role": "user", "content": STORY.text}
    assert endpoint.paths == ["/v1/chat/completions"]
    assert "Authorization" not in endpoint.headers[0]


def test_an_endpoint_without_schemas_is_asked_plainly(endpoint):
    """Who answers 400 to a schema is asked once more without, and from then on without."""
    endpoint.replies = [(400, b"no such field")]
    endpoint.says(json.dumps(STORY.answer))
    chat = Chat(endpoint=endpoint.url, model="m")
    assert chat.ask(read_text(STORY.text, Metadata())).quotes
    assert chat.ask(read_text(STORY.text, Metadata())).quotes
    assert [("response_format" in request) for request in endpoint.requests] == [True, False, False]


def test_extract_shows_what_was_proposed(command, endpoint, options, tmp_path, monkeypatch):
    """Summary and JSON say which words a model chose; the key goes out in the header and nowhere else."""
    monkeypatch.setenv("TIDINGS_MODEL_KEY", KEY)
    endpoint.says(f"Here you are:\n```json\n{json.dumps(STORY.answer)}\n```")
    path = tmp_path / "story.txt"
    path.write_text(STORY.text, encoding="utf-8")
    code, out, err = command("extract", path, "--published", "2031-03-06", *options)
    assert (code, err) == (0, "")
    assert "words chosen by the model test-model" in out
    assert "the whole incident" in out
    assert endpoint.headers[0]["Authorization"] == f"Bearer {KEY}"
    code, out, err = command("extract", path, "--published", "2031-03-06", "--json", *options)
    (incident,) = incidents_of(out)
    assert incident["proposed_by"] == "model test-model"
    assert incident["killed"]["by"][0]["basis"] == PROPOSED
    assert incident["event_code"] == "strike.drone"
    assert KEY not in out + err
    _, plain, _ = command("extract", path, "--published", "2031-03-06", "--json")
    assert incidents_of(plain) == []


BAD = {
    "broken JSON": (200, completion("{'incidents': [")),
    "words": (200, completion("I cannot help with that.")),
    "a list": (200, completion("[1, 2]")),
    "no list": (200, completion('{"incidents": "none"}')),
    "deep": (200, completion("[" * 100_000 + "{}")),
    "deep body": (200, b"[" * 500_000),
    "a huge number": (200, completion('{"incidents": ' + "9" * 10_000 + "}")),
    "no completion": (200, b'{"object": "list"}'),
    "null words": (200, b'{"choices": [{"message": {"content": null}}]}'),
    "a page": (200, b"<html>Sign in</html>"),
    "bad bytes": (200, b"\xff\xfe\x00{"),
    "a fault": (500, b"boom " + KEY.encode()),
    "unauthorised": (401, b"{}"),
    "unknown": (404, b"{}"),
    "too many": (429, b"{}"),
    "a redirect": (307, b""),
    "50 MB": (200, completion("x" * 50_000_000)),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_answer_leaves_the_grammar_alone(command, endpoint, options, article, name):
    """Exit 3, the reason with the host, the fallback by name, and the same incidents as without a model."""
    endpoint.reply = BAD[name]
    _, alone, _ = command("extract", article, "--json")
    code, out, err = command("extract", article, "--json", *options)
    assert code == 3
    assert "read by the grammar alone" in err
    assert "127.0.0.1" in err
    assert KEY not in out + err
    assert len(endpoint.requests) == 1
    assert incidents_of(out) == incidents_of(alone) != []
    (problem,) = json.loads(out)["problems"]
    assert problem["stage"] == "model"
    _, told, _ = command("extract", article, *options)
    assert "read by the grammar alone" in told


WRONG = [
    {"incidents": [1, None, "x", [], {}]},
    {"incidents": [{"type": 5, "trigger": 7, "killed": [None, 3, {"a": 1}], "places": {"x": 1}}]},
    {"incidents": [{"type": "war", "trigger": ["exploded"], "killed": "nine people"}]},
    {"incidents": [{"trigger": ["a" * 5000], "places": ["Baghdad"] * 5000}]},
    {"incidents": [{"trigger": ["exploded"], "killed": [" ", "\x00", "\ud800", "🙂", "(.*)+$"]}]},
    {"incidents": [{"trigger": ["exploded"]}] * 1000},
    {"incidents": [], "decisions": [{"merge": ["a", "b"]}], "delete": True},
]


@pytest.mark.parametrize("answer", WRONG)
def test_wrong_types_are_counted(command, endpoint, options, article, answer):
    """Entries of a wrong shape are dropped and counted; what the grammar read stays as it was."""
    endpoint.says(json.dumps(answer))
    _, alone, _ = command("extract", article, "--json")
    code, out, _ = command("extract", article, "--json", *options)
    assert code == 0
    for helped, plain in zip(incidents_of(out), incidents_of(alone), strict=True):
        assert {**helped, "proposed": [], "proposed_by": None} == plain
    if answer["incidents"]:
        assert "dropped" in json.loads(out)["problems"][0]["reason"]


def test_words_not_in_the_text_are_counted(command, endpoint, options, article):
    """The note says how many, and why."""
    endpoint.says(json.dumps({"incidents": [{"trigger": ["exploded"], "perpetrators": ["the Red Brigade"]}]}))
    code, out, err = command("extract", article, *options)
    assert code == 0
    assert "1 not in the text" in out
    assert err.startswith("note: ")


@pytest.mark.parametrize("drip", [False, True])
def test_time_runs_out(endpoint, drip):
    """Neither silence nor a byte at a time holds the reader for longer than it was told."""
    endpoint.says("{" + "x" * 2000)
    endpoint.drip, endpoint.wait_s = drip, 0 if drip else 3
    chat = Chat(endpoint=endpoint.url, model="m", wait_s=0.3)
    begun = time.monotonic()
    asked = chat.ask(read_text(OTHER.text, Metadata()))
    assert time.monotonic() - begun < 2
    assert not asked.is_answered
    assert [problem.code for problem in asked.problems] == ["model_timeout"]
    assert "--model-timeout" in asked.problems[0].reason


def test_a_long_answer_is_not_read_on(endpoint):
    """Of 50 MB no more than the limit is taken."""
    endpoint.reply = BAD["50 MB"]
    chat = Chat(endpoint=endpoint.url, model="m")
    begun = time.monotonic()
    asked = chat.ask(read_text(OTHER.text, Metadata()))
    assert asked.problems[0].code == "model_answer_too_long"
    assert f"{MOST_ANSWERED:,}" in asked.problems[0].reason
    assert time.monotonic() - begun < 5


def test_after_three_failures_nobody_is_asked():
    """A dead endpoint costs three calls, not one a document; an answer sets the count back."""
    calls = []

    def refuse(request):
        calls.append(request)
        raise httpx.ConnectError("refused")

    chat = Chat(endpoint="http://127.0.0.1:9/v1", model="m", transport=httpx.MockTransport(refuse))
    codes = [chat.ask(read_text(OTHER.text, Metadata())).problems[0].code for _ in range(5)]
    assert codes == ["model_unreachable"] * 3 + ["model_not_asked"] * 2
    assert len(calls) == 3


def test_a_long_text_is_cut_and_said_so(endpoint):
    """No more than the limit is sent, whole sentences only, and a note names what was left out."""
    text = OTHER.text + "\n\n" + "The council met again and spoke of the budget. " * 2000
    asked = Chat(endpoint=endpoint.url, model="m").ask(read_text(text, Metadata()))
    sent = endpoint.requests[0]["messages"][1]["content"]
    assert len(sent) <= MOST_SENT
    assert sent.endswith("budget.")
    assert [(problem.code, problem.is_note) for problem in asked.problems] == [("model_shortened", True)]


@pytest.mark.parametrize(
    "address",
    ["", "ftp://host/v1", "file:///etc/passwd", "host:8080", "http://", "http://u:p@host/v1", "http://host/v1?key=1",
     "http://host:99999/v1", "http://[::1/v1", "javascript:alert(1)"],
)  # fmt: skip
def test_addresses_are_checked(address):
    """Only plain http and https addresses, and none that holds a password."""
    with pytest.raises(UsageError, match="--model-endpoint"):
        Chat(endpoint=address, model="m")


def test_both_options_or_neither(command, article):
    """An endpoint without a model, or the other way round, is a usage error; so are contradictions."""
    assert command("extract", article, "--model", "m")[0] == 2
    code, _, err = command("extract", article, "--model-endpoint", "http://127.0.0.1:9/v1")
    assert code == 2
    assert "--model" in err


def test_nothing_is_sent_unless_named(command, article, monkeypatch):
    """Without the options no connection is made, whatever the environment holds."""

    def refuse(*_):
        raise AssertionError("a connection was made")

    monkeypatch.setenv("TIDINGS_MODEL_KEY", KEY)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert command("extract", article)[0] == 0


def project_of(tmp_path, *stories):
    path = tmp_path / "reports.jsonl"
    rows = [
        {"text": story.text, "published": "2031-03-06", "url": f"https://a.example/{n}"}
        for n, story in enumerate(stories)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    folder = tmp_path / "ledger"
    with init_project(folder) as project:
        pipeline.add(project, [path])
    return folder


def test_a_project_keeps_what_a_model_helped_to_read(command, endpoint, options, tmp_path, monkeypatch):
    """`run` asks once a document; the list marks it; a plain run leaves it; `--grammar-alone` takes it back."""
    monkeypatch.setenv("TIDINGS_MODEL_KEY", KEY)
    folder = project_of(tmp_path, STORY)
    endpoint.says(json.dumps(STORY.answer))
    assert command("run", "--project", folder, *options)[0] == 0
    code, out, _ = command("list", "--project", folder)
    assert "proposed" in out
    assert "all" in out
    _, out, _ = command("list", "--project", folder, "--json")
    (row,) = json.loads(out)
    assert "killed" in row["proposed"]
    _, shown, _ = command("show", row["id"], "--project", folder)
    assert "words chosen by the model test-model" in shown
    for again in ((), options):
        code, _, err = command("run", "--project", folder, *again)
        assert code == 0
        assert err.startswith("Read 0.")
    assert len(endpoint.requests) == 1
    assert not [path for path in folder.rglob("*") if KEY.encode() in path.read_bytes()]
    command("run", "--project", folder, "--grammar-alone")
    _, out, _ = command("list", "--project", folder, "--json")
    assert json.loads(out) == []


def test_a_failing_endpoint_loses_nothing_of_a_project(command, endpoint, options, tmp_path):
    """The grammar's reports are kept, the next run asks again, and another model's help survives a failure."""
    folder = project_of(tmp_path, OTHER, STORY)
    endpoint.reply = (500, b"")
    code, _, err = command("run", "--project", folder, *options)
    assert code == 3
    assert "read by the grammar alone" in err
    with open_project(folder) as project:
        assert len(project.reports(Kind.INCIDENT)) == 1
        assert {problem.code for problem in project.problems()} == {"model_refused"}
    endpoint.says(json.dumps(STORY.answer))
    assert command("run", "--project", folder, *options)[0] == 0
    with open_project(folder) as project:
        before = project.reports(Kind.INCIDENT)
        assert len(before) == 2
        assert not [problem for problem in project.problems() if not problem.is_note]
    endpoint.reply = (500, b"")
    other = [word.replace("test-model", "other-model") for word in options]
    assert command("run", "--project", folder, *other)[0] == 3
    with open_project(folder) as project:
        assert project.reports(Kind.INCIDENT) == before


def test_the_reader_is_named_by_model_and_prompt():
    """Another model is another reader."""
    one, other = (Chat(endpoint="http://127.0.0.1:9/v1", model=name) for name in ("a", "b"))
    assert pipeline.reader_with(one) != pipeline.reader_with(other)
    assert pipeline.reader_with(one).startswith(f"{pipeline.own_reader()}+a:")


def test_a_fault_in_using_proposals_is_a_row(endpoint, monkeypatch):
    """Whatever breaks behind the answer, the grammar's reading stands."""

    def broken(*_):
        raise IndexError("the list ended")

    monkeypatch.setattr("tidings.pipeline.draft", broken)
    endpoint.says(json.dumps(OTHER.answer))
    alone = pipeline.read_safely(read_text(OTHER.text, Metadata()))
    helped = pipeline.read_with(alone, Chat(endpoint=endpoint.url, model="m"))
    assert helped.reports == alone.reports
    assert [problem.code for problem in helped.problems] == ["model_fault"]
