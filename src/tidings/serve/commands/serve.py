"""`tidings serve`: show the project as web pages on this machine."""

from __future__ import annotations

import errno
import socket
from contextlib import suppress
from typing import Annotated

import typer
import uvicorn

from tidings.errors import UsageError
from tidings.serve.guard import LOCAL_HOSTS
from tidings.serve.http import create_app
from tidings.serve.shell import Shared, with_shared
from tidings.store.project import Project

PORT = 8741
_MANY = 2000
Port = Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("serve")(with_shared(serve))


def serve(
    *,
    port: Port = PORT,
    host: Annotated[
        str, typer.Option(help="The address to listen on; others than this machine's are not protected.")
    ] = "127.0.0.1",
    allow_host: Annotated[
        list[str] | None, typer.Option(help="Another name this machine is reached by.", show_default=False)
    ] = None,
    shared: Shared,
) -> None:
    """Show the project as web pages: map, list, incidents with their evidence, and problems.

    It listens on this machine only, unless another address is named, and answers only to its own name.
    """
    with shared.open() as project:
        show(project, shared, port=port, host=host, hosts=tuple(allow_host or ()))


def show(
    project: Project, shared: Shared, *, port: int, host: str = "127.0.0.1", hosts: tuple[str, ...] = ()
) -> None:
    """Serve until stopped; the address is printed on stdout, the talk goes to stderr."""
    with _listen(host, port) as listener:
        chosen = listener.getsockname()[1]
        shown = f"[{host}]" if ":" in host else host
        shared.emit(f"http://{shown}:{chosen}/")
        shared.say("Stop with Ctrl+C.")
        if not shared.quiet and project.sizes().incidents > _MANY:
            shared.say("The first page takes a moment: the ledger is large.")
        app = create_app(project, hosts=(*LOCAL_HOSTS, shown, *hosts))
        config = uvicorn.Config(app, log_level="info" if shared.verbose else "warning", server_header=False)
        # Ctrl+C is how one ends it: no failure.
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listener])


def is_free(port: int, host: str = "127.0.0.1") -> bool:
    """Whether a port can be listened on."""
    try:
        _listen(host, port).close()
    except UsageError:
        return False
    return True


def _listen(host: str, port: int) -> socket.socket:
    """A socket bound to the address; a port in use is said plainly."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise UsageError(
                f"{host}:{port}: this port is in use; stop what uses it, or take another with --port "
                "(0 is any free one)"
            ) from error
        reason = error.strerror or str(error)
        raise UsageError(
            f"{host}:{port}: cannot listen there ({reason}); name another --host or --port"
        ) from error
    return listener
