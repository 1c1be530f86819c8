"""The options that name a language model, and the model they name."""

from __future__ import annotations

import importlib
import os
from typing import Annotated

import typer

from tidings.errors import ResourceError, UsageError
from tidings.model.problem import Problem
from tidings.pipeline import Helper

KEY_VARIABLE = "TIDINGS_MODEL_KEY"
WAIT_S = 120.0  # s

Endpoint = Annotated[
    str | None,
    typer.Option(
        "--model-endpoint",
        metavar="URL",
        help="An OpenAI-compatible address, as http://127.0.0.1:8080/v1; documents are sent there.",
        show_default=False,
    ),
]
Model = Annotated[
    str | None,
    typer.Option("--model", metavar="NAME", help="A model that the endpoint has.", show_default=False),
]
Wait = Annotated[
    float, typer.Option("--model-timeout", min=1, max=3600, help="Seconds to wait for the model, a document.")
]


def helper_of(endpoint: str | None, model: str | None, wait_s: float) -> Helper | None:
    """The model that was named, with the key of the environment; None where none was."""
    if endpoint is None and model is None:
        return None
    if endpoint is None or model is None:
        raise UsageError("--model-endpoint and --model go together; name both, or neither")
    try:
        # Only those who name a model wait for the HTTP library.
        chat = importlib.import_module("tidings.chat")
    except ModuleNotFoundError as error:
        raise ResourceError(f"{error.name} is not installed; run 'pip install {error.name}'") from error
    found: Helper = chat.Chat(
        endpoint=endpoint, model=model, key=os.environ.get(KEY_VARIABLE) or None, wait_s=wait_s
    )
    return found


def said_of(problem: Problem) -> str:
    """A problem of a document as one line of talk: what it means for the reading, and why."""
    if problem.is_note:
        return f"note: {problem.reason}"
    lead = "read by the grammar alone" if problem.stage == "model" else "not read"
    return f"{lead}: {problem.reason}"
