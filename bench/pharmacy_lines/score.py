"""Scores decisions on price lines against gold: `python score.py gold.csv decisions.csv`. Plain Python.

gold.csv: line_id, capped (1 or 0), truth (V above the cap, OK, NC no cap), readable (what a perfect reader of
the line could conclude: V, OK, NC, U unclear), allowed (ids that the line allows, joined by "|").
decisions.csv: line_id, decision (violation, within_cap, no_cap, unclear), certainty (certain, probable or
empty), entry_ids (joined by ";" or "|"). Prints JSON: each rate as part, whole, value, Wilson's 95 % bounds.
"""

import csv
import json
import sys
from math import sqrt

Z = 1.959963984540054


def rate(part, whole):
    """A share with the bounds of its Wilson interval at 95 %; an empty whole has the bounds 0 and 1."""
    if not whole:
        return {"part": part, "whole": 0, "value": None, "low": 0.0, "high": 1.0}
    share, square = part / whole, Z * Z / whole
    middle = (share + square / 2) / (1 + square)
    half = Z * sqrt(share * (1 - share) / whole + square / (4 * whole)) / (1 + square)
    return {
        "part": part, "whole": whole, "value": round(share, 5),
        "low": round(max(0.0, middle - half), 5), "high": round(min(1.0, middle + half), 5),
    }  # fmt: skip


def score(gold, decisions):
    """The rates of the benchmark; a line without a decision counts as unclear."""
    found = {row["line_id"]: row for row in decisions}
    nothing = {"decision": "unclear", "certainty": "", "entry_ids": ""}
    lines = [(row, found.get(row["line_id"], nothing)) for row in gold]
    queue = [(row, told) for row, told in lines if told["decision"] == "violation"]
    certain = [(row, told) for row, told in queue if told["certainty"] == "certain"]
    capped = [told for row, told in lines if row["capped"] == "1"]
    decidable = sum(row["readable"] == "V" for row, _ in lines)
    ids = [
        (row, told["entry_ids"].replace(";", "|").split("|"))
        for row, told in lines
        if told["decision"] != "unclear"
    ]
    single = [(row, each[0]) for row, each in ids if len(each) == 1 and each[0]]
    return {
        "certain_precision": rate(sum(row["truth"] == "V" for row, _ in certain), len(certain)),
        "certain_recall": rate(sum(row["readable"] == "V" for row, _ in certain), decidable),
        "queue_precision": rate(sum(row["truth"] == "V" for row, _ in queue), len(queue)),
        "queue_recall": rate(sum(row["readable"] == "V" for row, _ in queue), decidable),
        "false_no_cap": rate(sum(told["decision"] == "no_cap" for told in capped), len(capped)),
        "unclear": rate(sum(told["decision"] == "unclear" for told in capped), len(capped)),
        "false_accusations": rate(sum(row["truth"] != "V" for row, _ in certain), len(lines)),
        "ident_precision": rate(sum(each in row["allowed"].split("|") for row, each in single), len(single)),
    }


def read(path):
    """The rows of a CSV file."""
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    print(json.dumps(score(read(sys.argv[1]), read(sys.argv[2])), indent=1))
