"""Count how rare English words are in news and write `resources/word_rarity.yml`.

    python tools/build_word_rarity.py OUT.yml CORPUS.jsonl[.gz] CORPUS.jsonl[.gz] ...

Each corpus is a JSON Lines file whose objects hold their words under `text`, `doctext` or `html`.
A word's rarity is that of the corpus where it is most common, so that a word usual in one kind of
news is no sign there. Only words of two corpora or more are kept: the table holds the language, not
the names of one set of articles. Pages in other languages are left out by a count of function words.
"""

from __future__ import annotations

import gzip
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

# The same words as in `assemble/words.py`; the table and its reader must agree.
WORD = re.compile(r"[^\W\d_]{3,}")
TAG = re.compile(r"<[^>]*>")
FUNCTION_WORDS = frozenset({"the", "and", "that", "with", "from", "was", "for", "has"})
MIN_DOCUMENTS = 8
LEVELS_PER_DOUBLING = 2
LINE = 100

HEADER = """\
# How rare English words are in news: level n holds the words that stand in one of 2^(n/{per}) articles.
# Source: our own count by tools/build_word_rarity.py over {documents} articles of {corpora} corpora
# (world news of 2019, US local news, agency reports of 1989 to 1991). Word counts are facts; no text
# is kept. Words found in fewer than two corpora, or in fewer than {least} articles, are left out and
# count as the rarest.
"""


def articles(path: Path) -> Iterator[str]:
    """The texts of one corpus that are English."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            text = row.get("text") or row.get("doctext") or TAG.sub(" ", row.get("html", ""))
            words = WORD.findall(text.casefold())
            if words and sum(word in FUNCTION_WORDS for word in words) > len(words) / 20:
                yield text


def count(path: Path) -> tuple[int, Counter[str]]:
    """How many articles a corpus has, and in how many each word stands."""
    number, found = 0, Counter[str]()
    for text in articles(path):
        number += 1
        found.update(set(WORD.findall(text.casefold())))
    return number, found


def main(target: str, *sources: str) -> None:
    """Write the table."""
    corpora = [count(Path(source)) for source in sources]
    total = sum(number for number, _ in corpora)
    levels: dict[int, list[str]] = {}
    for word in {word for _, found in corpora for word in found}:
        of_word = [(found[word], number) for number, found in corpora if found[word]]
        if len(of_word) < 2 or sum(n for n, _ in of_word) < MIN_DOCUMENTS:
            continue
        share = max(n / number for n, number in of_word)
        levels.setdefault(int(-math.log2(share) * LEVELS_PER_DOUBLING), []).append(word)
    lines = [
        HEADER.format(per=LEVELS_PER_DOUBLING, documents=total, corpora=len(corpora), least=MIN_DOCUMENTS)
    ]
    for level in sorted(levels):
        lines.append(f"{level}: >-\n")
        row = " "
        for word in sorted(levels[level]):
            if len(row) + len(word) > LINE:
                lines.append(f"{row}\n")
                row = " "
            row += f" {word}"
        lines.append(f"{row}\n")
    Path(target).write_text("".join(lines), encoding="utf-8")
    print(f"{sum(map(len, levels.values()))} words in {len(levels)} levels -> {target}")


if __name__ == "__main__":
    main(*sys.argv[1:])
