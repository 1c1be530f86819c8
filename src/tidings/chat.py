"""Ask a language model behind an OpenAI-compatible address for quotes: one document a call, no tools.

This is the only file that reaches the network, and only to the address that the user named. Nothing is
followed (no redirect, no proxy of the environment), and the key is sent and never told.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import httpx

from tidings.errors import UsageError
from tidings.model.problem import Problem
from tidings.model.text import Document
from tidings.read.answers import AnswerError, answer_schema, prompt, prompt_hash, quotes_of, readable_text
from tidings.read.proposals import Asked, Quote
from tidings.read.sentences import find_sentences

WAIT_S = 120.0
MOST_SENT = 24_000  # characters, some 6,000 tokens: what fits beside prompt and answer in a window of 16,000
MOST_ANSWERED = 1_000_000  # bytes; 40 incidents of all fields take under 100,000
_CONNECT_S = 10.0
_GIVE_UP = 3  # failures of the endpoint in a row
_UNFORMATTED = frozenset({400, 415, 422, 501})  # what endpoints answer to a schema they do not know


class _ChatError(Exception):
    """No usable answer: the problem's code, and what to say of it."""

    def __init__(self, code: str, words: str, *, is_endpoint: bool = True) -> None:
        super().__init__(words)
        self.code = code
        self.is_endpoint = is_endpoint


@dataclass(slots=True, kw_only=True)
class Chat:
    """A model behind an address. `failures` counts calls without an answer in a row; three are enough."""

    endpoint: str
    model: str
    key: str | None = field(default=None, repr=False)
    wait_s: float = WAIT_S
    transport: httpx.BaseTransport | None = None
    failures: int = 0
    takes_schema: bool = True

    def __post_init__(self) -> None:
        self.endpoint = _checked(self.endpoint)
        if not self.model.strip():
            raise UsageError("--model is empty; name a model that the endpoint has")

    @property
    def name(self) -> str:
        """What its claims are marked with."""
        return f"model {self.model}"

    @property
    def fingerprint(self) -> str:
        """What tells its readings from those of another model or another prompt."""
        return f"{self.model}:{prompt_hash()}"

    @property
    def host(self) -> str:
        """Whom it asks, without path or key."""
        return urlsplit(self.endpoint).netloc

    def ask(self, document: Document) -> Asked:
        """The quotes that the model proposes of a document; without an answer, the problem."""
        text, cut, hidden = readable_text(document, find_sentences(document), MOST_SENT)
        notes = [_problem(document, code, words) for code, words in self._notes(cut, hidden)]
        if not text:
            return Asked(problems=tuple(notes))
        if self.failures >= _GIVE_UP:
            words = f"{self.host} was not asked: it failed {_GIVE_UP} times in a row; see to it and run again"
            return Asked(problems=(*notes, _problem(document, "model_not_asked", words)), is_answered=False)
        try:
            quotes, unfit = self._quotes(text)
        except _ChatError as error:
            self.failures += error.is_endpoint
            return Asked(problems=(*notes, _problem(document, error.code, str(error))), is_answered=False)
        self.failures = 0
        return Asked(quotes=quotes, unfit=unfit, problems=tuple(notes))

    def _notes(self, cut: int, hidden: int) -> list[tuple[str, str]]:
        notes = []
        if cut:
            words = f"the last {cut:,} characters were not sent to {self.model} ({MOST_SENT:,} at most are)"
            notes.append(("model_shortened", f"{words}; the grammar read them"))
        if hidden:
            words = f"{hidden:,} characters speak to a machine and were not sent to {self.model}"
            notes.append(("machine_words", f"{words}; the grammar read them"))
        return notes

    def _quotes(self, text: str) -> tuple[tuple[Quote, ...], int]:
        content = self._content(text)
        try:
            return quotes_of(content)
        except AnswerError as error:
            words = f"the answer of {self.model} at {self.host} {error}; try again, or name another model"
            raise _ChatError("model_broken_answer", words, is_endpoint=False) from error

    def _content(self, text: str) -> str:
        """The words of the model's answer."""
        status, body = self._post(text)
        if status in _UNFORMATTED and self.takes_schema:
            self.takes_schema = False
            status, body = self._post(text)
        if status != httpx.codes.OK:
            raise _ChatError("model_refused", f"{self.host} answered {status}{_hint(status)}")
        try:
            # Any: whatever the endpoint sent.
            answer: Any = json.loads(body)
            choice = answer["choices"][0]
            content = choice["message"]["content"]
        except (ValueError, RecursionError, LookupError, TypeError) as error:
            words = f"the answer of {self.host} is no chat completion; check that --model-endpoint is right"
            raise _ChatError("model_broken_answer", words) from error
        if not isinstance(content, str):
            words = (
                f"the answer of {self.model} at {self.host} has no words; try again, or name another model"
            )
            raise _ChatError("model_broken_answer", words, is_endpoint=False)
        return content

    def _post(self, text: str) -> tuple[int, bytes]:
        """Status and body of one call, the body no longer than allowed and in no more time."""
        headers = {"Accept-Encoding": "identity"}  # a few compressed bytes could become any number
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        limits = httpx.Timeout(self.wait_s, connect=min(self.wait_s, _CONNECT_S))
        until = time.monotonic() + self.wait_s
        try:
            with (
                httpx.Client(
                    transport=self.transport, timeout=limits, trust_env=False, follow_redirects=False
                ) as client,
                client.stream("POST", self.endpoint, json=self._request(text), headers=headers) as response,
            ):
                return response.status_code, self._body(response, until)
        except httpx.TimeoutException as error:
            raise self._late() from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError) as error:
            words = (
                f"{self.host} cannot be reached ({type(error).__name__}); check that it runs and its address"
            )
            raise _ChatError("model_unreachable", words) from error

    def _body(self, response: httpx.Response, until: float) -> bytes:
        parts: list[bytes] = []
        size = 0
        for part in response.iter_raw():
            size += len(part)
            if size > MOST_ANSWERED:
                words = (
                    f"the answer of {self.host} is longer than {MOST_ANSWERED:,} bytes and was not read on"
                )
                raise _ChatError("model_answer_too_long", f"{words}; try again, or name another model")
            if time.monotonic() > until:
                raise self._late()
            parts.append(part)
        return b"".join(parts)

    def _late(self) -> _ChatError:
        words = f"{self.host} did not answer within {self.wait_s:g} s; try again, or raise --model-timeout"
        return _ChatError("model_timeout", words)

    # Any: the JSON of a chat-completions request.
    def _request(self, text: str) -> dict[str, Any]:
        request: dict[str, Any] = {
            "model": self.model,
            "temperature": 0,
            "stream": False,
            "messages": [{"role": "system", "content": prompt()}, {"role": "user", "content": text}],
        }
        if self.takes_schema:
            schema = {"name": "incidents", "strict": True, "schema": answer_schema()}
            request["response_format"] = {"type": "json_schema", "json_schema": schema}
        return request


def _checked(endpoint: str) -> str:
    """The full address of the chat completions, refused where it is none or holds a name and password."""
    try:
        parts = urlsplit(endpoint.strip())
        _ = parts.port
    except ValueError as error:
        raise UsageError(f"--model-endpoint: not an address ({error})") from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError("--model-endpoint: write an address such as http://127.0.0.1:8080/v1")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise UsageError(
            "--model-endpoint: no name, password, ? or # in the address; a key goes into $TIDINGS_MODEL_KEY"
        )
    path = parts.path.rstrip("/")
    path = path if path.endswith("/chat/completions") else f"{path}/chat/completions"
    return f"{parts.scheme}://{parts.netloc}{path}"


def _hint(status: int) -> str:
    match status:
        case 401 | 403:
            return ": it wants a key, or another one; set $TIDINGS_MODEL_KEY"
        case 404:
            return ": check --model-endpoint and --model"
        case 429:
            return ": too many calls; run again later"
        case _ if 300 <= status < 400:
            return ": a redirect, which is not followed; name the address it leads to"
        case _:
            return "; try again, or look into its log"


def _problem(document: Document, code: str, reason: str) -> Problem:
    source = document.url or document.id
    return Problem(source=source, stage="model", code=code, reason=f"{source}: {reason}", doc_id=document.id)
