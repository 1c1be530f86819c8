"""Name the site of an address: who published a document where no outlet is told."""

from __future__ import annotations

import re

_HOST = re.compile(r"\w+://(?:[^/?#@]*@)?(?P<host>[^/?#:]+)")


def host_of(url: str | None) -> str:
    """The host of a URL in small letters, "" where there is none.

    >>> host_of("https://Reader@www.Example.org:8080/a?b")
    'www.example.org'
    """
    found = _HOST.match(url or "")
    return found["host"].lower() if found else ""
