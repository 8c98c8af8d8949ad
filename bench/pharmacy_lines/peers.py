"""One peer on the benchmark: `python peers.py PEER COLUMN FOLDER LIMIT`, where requirements.txt is installed.

FOLDER holds peers_register.csv and peers_lines.csv with the columns `raw` (the text as it stands), `parsed`
(name, strength, form and pack as our reader found them, joined) and those four alone. The peer chooses one
entry for each line; its price is compared with that entry's cap. Writes FOLDER/PEER-COLUMN.csv (line_id,
score, entry, cap, price) and prints JSON: lines, seconds, peak memory in MB. Similarity has no "unclear": the
threshold is chosen afterwards, the best for each peer.
"""

import csv
import json
import os
import resource
import sys
import time

os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def rapidfuzz_cdist(lines, register, column):
    """The whole table of `token_sort_ratio`, best of each row."""
    from rapidfuzz import fuzz, process

    names, found = [row[column] for row in register], []
    for start in range(0, len(lines), 200):
        asked = [row[column] for row in lines[start : start + 200]]
        scores = process.cdist(asked, names, scorer=fuzz.token_sort_ratio, workers=1, dtype="uint8")
        best = scores.argmax(axis=1)
        found += [(int(place), float(row[place])) for place, row in zip(best, scores, strict=True)]
    return found


def rapidfuzz_token_set(lines, register, column):
    """`cdist` with `token_set_ratio`, which forgives missing words."""
    from rapidfuzz import fuzz, process

    names = [row[column] for row in register]
    scores = process.cdist(
        [row[column] for row in lines], names, scorer=fuzz.token_set_ratio, workers=1, dtype="uint8"
    )
    return [(int(place), float(row[place])) for place, row in zip(scores.argmax(axis=1), scores, strict=True)]


def pandas_loop(lines, register, column):
    """The usual script: `apply` over a table with `process.extractOne` and its usual scorer, WRatio."""
    import pandas
    from rapidfuzz import fuzz, process

    names = [row[column] for row in register]
    table = pandas.DataFrame(lines)
    found = table[column].apply(lambda text: process.extractOne(text, names, scorer=fuzz.WRatio))
    return [(place, score) for _, score, place in found]


def tfidf(lines, register, column):
    """TF-IDF of three letters within words, cosine by `sparse_dot_topn`."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sparse_dot_topn import sp_matmul_topn

    vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 3))
    known = vectors.fit_transform(row[column] for row in register)
    asked = vectors.transform(row[column] for row in lines)
    best = sp_matmul_topn(asked, known.T.tocsr(), top_n=1, n_threads=1).tocsr()
    found = []
    for place in range(len(lines)):
        start, end = best.indptr[place], best.indptr[place + 1]
        found.append((int(best.indices[start]), 100 * float(best.data[start])) if end > start else (0, 0.0))
    return found


def splink(lines, register, column):
    """splink 5 on DuckDB: link only; raw compares the whole text, parsed compares its columns."""
    import duckdb
    import pandas
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    con = duckdb.connect(config={"threads": 1})
    api = DuckDBAPI(con)
    tables = []
    for kind, rows in (("lines", lines), ("register", register)):
        table = pandas.DataFrame(rows).astype(str).replace("", None)
        table["unique_id"] = [f"{number}" for number in range(len(rows))]
        table["first"] = table["name"].fillna(table["raw"]).str.slice(0, 3)
        tables.append(api.register(table, table_name=kind))
    if column == "raw":
        compared = [cl.JaroWinklerAtThresholds("raw", [0.95, 0.9, 0.8, 0.7])]
    else:
        exact = [cl.ExactMatch(name) for name in ("strength", "form", "pack")]
        name = cl.JaroWinklerAtThresholds("name", [0.95, 0.9, 0.8]).configure(term_frequency_adjustments=True)
        compared = [name, *exact]
    blocks = [block_on("first")] + ([block_on("strength", "pack", "form")] if column == "parsed" else [])
    linker = Linker(
        tables,
        SettingsCreator(
            link_type="link_only", comparisons=compared, blocking_rules_to_generate_predictions=blocks
        ),
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e5, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("first"))
    if column == "parsed":
        linker.training.estimate_parameters_using_expectation_maximisation(
            block_on("strength", "pack", "form")
        )
    pairs = linker.inference.predict().as_pandas_dataframe()
    found = [(0, -99.0)] * len(lines)
    for left, right, weight, source in zip(
        pairs["unique_id_l"],
        pairs["unique_id_r"],
        pairs["match_weight"],
        pairs["source_dataset_l"],
        strict=True,
    ):
        asked, known = (left, right) if "lines" in source else (right, left)
        if weight > found[int(asked)][1]:
            found[int(asked)] = (int(known), float(weight))
    return found


PEERS = {each.__name__: each for each in (rapidfuzz_cdist, rapidfuzz_token_set, pandas_loop, tfidf, splink)}


def main(peer, column, folder, limit):
    """Run one peer and write what it chose."""
    tables = []
    for name in ("peers_lines", "peers_register"):
        with open(f"{folder}/{name}.csv", encoding="utf-8", newline="") as file:
            tables.append(list(csv.DictReader(file)))
    lines, register = tables[0][: int(limit)], tables[1]
    started = time.perf_counter()
    found = PEERS[peer](lines, register, column)
    seconds = time.perf_counter() - started
    with open(f"{folder}/{peer}-{column}.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("line_id", "score", "entry", "cap", "price"))
        for line, (place, score) in zip(lines, found, strict=True):
            chosen = register[place]
            writer.writerow(
                (line["line_id"], f"{score:.3f}", chosen["id"], chosen["cap_kzt"], line["price_kzt"])
            )
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"lines": len(lines), "seconds": seconds, "memory": memory}))


if __name__ == "__main__":
    main(*sys.argv[1:])
