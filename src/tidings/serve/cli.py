"""The command line: finds the command's module, runs it, and turns errors into one clear line."""

from __future__ import annotations

import importlib
import os
import sys
import traceback
from collections.abc import Sequence

import typer

from tidings.data import encoder
from tidings.errors import TidingsError
from tidings.serve.shell import plain

# Command -> the module that registers it. Only the module of the command asked for is imported, so
# that `extract` answers at once: with all of them, start-up took 0.9 s instead of 0.3 s.
HOMES = {
    "demo": "demo",
    "extract": "extract",
    "doctor": "doctor",
    "init": "build",
    "add": "build",
    "run": "build",
    "list": "look",
    "show": "look",
    "untold": "look",
    "problems": "look",
    "tally": "tally",
    "sensitivity": "sensitivity",
    "sources": "sources",
    "export": "export",
    "link": "link",
    "withdraw": "withdraw",
    "serve": "serve",
    "eval": "evaluate",
    "data": "data",
}
# The command that reads one document or a few: on two cores its weights load while it starts.
_READS_AT_ONCE = "extract"
_INTERRUPTED = 130


def build_app(*commands: str) -> typer.Typer:
    """The command line with the modules of the given commands, or with all of them."""
    app = typer.Typer(
        name="tidings",
        help="Turn news reports of armed conflict into a ledger of incidents in which every value points at "
        "the words that say it.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    app.callback()(_main)
    for home in dict.fromkeys(HOMES[name] for name in commands or HOMES):
        importlib.import_module(f"tidings.serve.commands.{home}").register(app)
    return app


def _main() -> None:
    """Turn news reports of armed conflict into a ledger of incidents with evidence for every value."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end the process with its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    if given[:1] == [_READS_AT_ONCE] and "--help" not in given:
        encoder.load_aside()
    sys.exit(run(given))


def run(arguments: Sequence[str]) -> int:
    """Run one command; the exit code says how it went."""
    wanted = next((word for word in arguments if not word.startswith("-")), "")
    try:
        app = build_app(*([wanted] if wanted in HOMES else []))
        code = app(list(arguments), standalone_mode=True, prog_name="tidings")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    except TidingsError as error:
        return _fail(str(error), error.exit_code)
    except KeyboardInterrupt:
        return _fail("stopped", _INTERRUPTED)
    except BrokenPipeError:
        # Whoever read us has closed the pipe, as `head` does; the rest of the data is not wanted.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        named = f"{error.filename}: " if error.filename else ""
        return _fail(f"{named}{error.strerror or error}; check rights and free space", 1)
    except Exception as error:  # noqa: BLE001  the last border: a fault of ours must not look like a crash
        if {"-v", "--verbose"} & set(arguments):
            traceback.print_exc()
        return _fail(f"a fault of ours ({type(error).__name__}: {error}); run again with -v and report it", 1)
    return code if isinstance(code, int) else 0


def _fail(words: str, code: int) -> int:
    print(f"tidings: {plain(words)}", file=sys.stderr)  # noqa: T201  the command line's voice
    return code


if __name__ == "__main__":
    main()
