"""Link documents by another method: `python linkers.py METHOD ROWS CANDIDATES`, in the peers' environment.

ROWS holds {"first": [...], "second": [...]}, the documents of two parts as `bench.linkers` writes them.
CANDIDATES gets one line for each setting of the method: its name, the groups that it makes of each part, and
the seconds that the second part took with it. Nothing here knows which groups are right.
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

# Any: rows of the peers' data frames, as they come from JSON.
Row = dict[str, Any]
Groups = list[list[str]]
Method = Callable[[list[Row], list[Row]], Iterator[tuple[str, Groups, Groups, float]]]
WINDOW_D = 7
DIMENSIONS, WORDS = 128, 8


def components(ids: Iterable[str], pairs: Iterable[tuple[str, str]]) -> Groups:
    """Single link: what any chain of pairs ties is one group."""
    home = {key: key for key in ids}

    def find(key: str) -> str:
        while home[key] != key:
            home[key] = home[home[key]]
            key = home[key]
        return key

    for left, right in pairs:
        home[find(left)] = find(right)
    groups: dict[str, list[str]] = defaultdict(list)
    for key in home:
        groups[find(key)].append(key)
    return list(groups.values())


EXACT = {
    "title": ("title",),
    "day, place": ("day", "place"),
    "day, killed, injured": ("day", "killed", "injured"),
    "day, place, killed": ("day", "place", "killed"),
    "day, place, killed, injured": ("day", "place", "killed", "injured"),
}


def exact(first: list[Row], second: list[Row]) -> Iterator[tuple[str, Groups, Groups, float]]:
    """One group for all with the same values; a missing value matches nothing."""

    def group(rows: list[Row], keys: tuple[str, ...]) -> Groups:
        groups: dict[object, list[str]] = defaultdict(list)
        for row in rows:
            values = tuple(row[key] for key in keys)
            groups[row["id"] if None in values else values].append(row["id"])
        return list(groups.values())

    for name, keys in EXACT.items():
        start = time.perf_counter()
        found = group(second, keys)
        seconds = time.perf_counter() - start
        yield name, group(first, keys), found, seconds


def tfidf(first: list[Row], second: list[Row]) -> Iterator[tuple[str, Groups, Groups, float]]:
    """Cosine of title and text, published within a week; weights of words from the part itself."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-not-found]  # noqa: PLC0415

    def near(rows: list[Row], least: float) -> list[tuple[str, str, float]]:
        texts = [f"{row['title'] or ''} {row['text']}" for row in rows]
        vectors = TfidfVectorizer(sublinear_tf=True, stop_words="english", min_df=2).fit_transform(texts)
        cosines = (vectors @ vectors.T).tocoo()
        days = [date.fromisoformat(row["published"]).toordinal() for row in rows]
        return [
            (rows[i]["id"], rows[j]["id"], float(value))
            for i, j, value in zip(cosines.row, cosines.col, cosines.data, strict=True)
            if i < j and value >= least and abs(days[i] - days[j]) <= WINDOW_D
        ]

    least = 0.1
    earlier = near(first, least)
    start = time.perf_counter()
    later = near(second, least)
    seconds = time.perf_counter() - start
    for step in range(5, 35):
        limit = step / 50
        one, other = (
            components((row["id"] for row in rows), [(a, b) for a, b, value in pairs if value >= limit])
            for rows, pairs in ((first, earlier), (second, later))
        )
        yield f"cosine {limit:.2f}", one, other, seconds


def splink(first: list[Row], second: list[Row]) -> Iterator[tuple[str, Groups, Groups, float]]:
    """Fellegi and Sunter on the read fields; weights by EM on the first part, no labels."""
    return _splink(first, second, has_text=False)


def splink_text(first: list[Row], second: list[Row]) -> Iterator[tuple[str, Groups, Groups, float]]:
    """The same with the text: cosine of its reduced TF-IDF vector, and blocks of its weightiest words."""
    return _splink(first, second, has_text=True)


def _splink(
    first: list[Row], second: list[Row], *, has_text: bool
) -> Iterator[tuple[str, Groups, Groups, float]]:
    """Groups by single link of pairs from each weight on."""
    import pyarrow as pa  # type: ignore[import-not-found]  # noqa: PLC0415  the peers' environment only
    from splink import DuckDBAPI, Linker, block_on  # type: ignore[import-not-found]  # noqa: PLC0415  likewise

    api = DuckDBAPI()

    def linker_of(rows: list[Row], chosen: Any) -> Any:
        kept = [{key: value for key, value in row.items() if key != "text"} for row in rows]
        for row in kept:
            for key in ("day", "published"):
                row[key] = date.fromisoformat(row[key]) if row[key] else None
        found = _vectors([f"{row['title'] or ''} {row['text']}" for row in rows]) if has_text else []
        for row, (vector, words) in zip(kept, found, strict=has_text):
            row |= {"vector": vector, "words": words}
        table = pa.Table.from_pylist(kept)
        if has_text:
            place = table.schema.get_field_index("vector")
            vectors = table.column(place).cast(pa.list_(pa.float64(), DIMENSIONS))
            table = table.set_column(place, "vector", vectors)
        return Linker(api.register(table), chosen)

    def pairs_of(rows: list[Row], chosen: Any) -> list[tuple[str, str, float]]:
        found = linker_of(rows, chosen).inference.predict(threshold_match_weight=-10).as_pyarrow_table()
        return [(row["id_l"], row["id_r"], row["match_weight"]) for row in found.to_pylist()]

    trained = linker_of(first, _settings(has_text=has_text))
    trained.training.estimate_probability_two_random_records_match([block_on("day", "place")], recall=0.5)
    trained.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (block_on("place"), block_on("day"), block_on("province", "published")):
        trained.training.estimate_parameters_using_expectation_maximisation(rule)
    weights = trained.misc.save_model_to_json()
    earlier = pairs_of(first, weights)
    start = time.perf_counter()
    later = pairs_of(second, weights)
    seconds = time.perf_counter() - start
    for step in range(-10, 61):
        limit = step / 2
        one, other = (
            components((row["id"] for row in rows), [(a, b) for a, b, value in pairs if value >= limit])
            for rows, pairs in ((first, earlier), (second, later))
        )
        yield f"weight {limit:g}", one, other, seconds


def _settings(*, has_text: bool) -> Any:
    import splink.comparison_level_library as cll  # type: ignore[import-not-found]  # noqa: PLC0415  likewise
    import splink.comparison_library as cl  # type: ignore[import-not-found]  # noqa: PLC0415  likewise
    from splink import SettingsCreator, block_on  # noqa: PLC0415  likewise

    def near(column: str) -> Any:
        levels = [cll.NullLevel(column), cll.ExactMatchLevel(column), cll.AbsoluteDifferenceLevel(column, 1)]
        return cl.CustomComparison(output_column_name=column, comparison_levels=[*levels, cll.ElseLevel()])

    def days(column: str, far: int) -> Any:
        return cl.AbsoluteDateDifferenceAtThresholds(
            column, input_is_string=False, metrics=["day"] * 3, thresholds=[1, 7, far]
        )

    comparisons = [
        days("day", 30),
        days("published", 60),
        cl.DistanceInKMAtThresholds("lat", "lon", km_thresholds=[1, 25, 100]),
        cl.JaroWinklerAtThresholds("title", [0.92, 0.8, 0.7]),
        near("killed"),
        near("injured"),
    ]
    blocks = [block_on("day"), block_on("place"), block_on("title"), block_on("province", "published")]
    if has_text:
        comparisons.append(cl.CosineSimilarityAtThresholds("vector", [0.9, 0.8, 0.7, 0.5, 0.3]))
        blocks.append(block_on("words", arrays_to_explode=["words"]))
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="id",
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=blocks,
    )


def _vectors(texts: list[str]) -> list[tuple[list[float], list[str]]]:
    """Of each text its reduced TF-IDF vector, and its weightiest words."""
    from sklearn.decomposition import TruncatedSVD  # type: ignore[import-not-found]  # noqa: PLC0415  likewise
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415  likewise

    maker = TfidfVectorizer(sublinear_tf=True, stop_words="english", min_df=2)
    weighed = maker.fit_transform(texts)
    names = maker.get_feature_names_out()
    reduced = TruncatedSVD(DIMENSIONS, random_state=1).fit_transform(weighed)
    found = []
    for number, vector in enumerate(reduced):
        row = weighed[number]
        best = sorted(zip(-row.data, row.indices, strict=True))[:WORDS]
        found.append(([float(value) for value in vector], [str(names[place]) for _, place in best]))
    return found


METHODS: dict[str, Method] = {
    "exact": exact, "tfidf": tfidf, "splink": splink, "splink-text": splink_text
}  # fmt: skip


def main(method: str, rows: Path, candidates: Path) -> None:
    """Write every candidate of a method."""
    parts = json.loads(rows.read_text(encoding="utf-8"))
    with candidates.open("w", encoding="utf-8") as file:
        for name, first, second, seconds in METHODS[method](parts["first"], parts["second"]):
            line = {"name": name, "first": first, "second": second, "seconds": seconds}
            file.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
