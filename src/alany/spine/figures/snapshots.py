"""How rows become a frozen dataset: canonical CSV, and the Data Package that describes it. Plain Python."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal

from alany.kernel.hashing import Cell, canonical_csv, sha256_hex
from alany.kernel.periods import ALMATY
from alany.spine.programme.manifest import Column, Dataset

FIELD_TYPES = {
    "text": "string",
    "integer": "integer",
    "decimal": "number",
    "date": "date",
    "boolean": "boolean",
}
PYTHON_TYPES: Mapping[str, tuple[type, ...]] = {
    "text": (str,),
    "integer": (int,),
    "decimal": (int, Decimal),
    "date": (date,),
    "boolean": (bool,),
}


class RowsRefused(ValueError):
    """A programme's rows do not keep to its dataset: a wrong type, a repeated or empty key."""


def frozen_csv(dataset: Dataset, rows: Iterable[Sequence[object]]) -> tuple[bytes, int]:
    """The rows as canonical CSV sorted by the key, and their number. Raises RowsRefused and CellRefused."""
    names = [column.name for column in dataset.columns]
    places = [names.index(name) for name in dataset.key]
    lines = [_checked(dataset, row) for row in rows]
    lines.sort(key=lambda line: [_sortable(line[place]) for place in places])
    seen = {tuple(line[place] for place in places) for line in lines}
    if len(seen) != len(lines):
        raise RowsRefused(f"{dataset.slug}: a key is repeated")
    return canonical_csv(names, lines), len(lines)


def descriptor(
    dataset: Dataset,
    csv: bytes,
    row_count: int,
    *,
    version: int,
    as_of: date,
    made_at: datetime,
    source: str,
    agent: str,
    software: str,
    derived_from: str,
) -> dict[str, object]:
    """The Data Package (version 2.0) of a frozen CSV, with its origin in the words of W3C PROV.

    `derived_from` is the SHA-256 of the snapshot before, empty for the first. Standard: datapackage.org.
    """
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": dataset.slug.replace("_", "-"),
        "title": dataset.title.en,
        "titles": asdict(dataset.title),
        "version": str(version),
        "created": made_at.astimezone(ALMATY).isoformat(timespec="seconds"),
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}],
        "sources": [{"title": source}],
        "resources": [_resource(dataset, csv, row_count)],
        "prov": {
            "entity": {"name": dataset.slug, "version": version, "sha256": sha256_hex(csv)},
            "activity": {"type": "freeze", "cutOff": as_of.isoformat(), "timeZone": "Asia/Almaty"},
            "wasAssociatedWith": {"role": agent},
            "usedSoftware": software,
            "wasDerivedFrom": derived_from,
        },
    }


def descriptor_bytes(described: Mapping[str, object]) -> bytes:
    """The descriptor as the file that is published and hashed: the same bytes from each database."""
    return (json.dumps(described, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _resource(dataset: Dataset, csv: bytes, row_count: int) -> dict[str, object]:
    return {
        "name": "data",
        "type": "table",
        "path": "data.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(csv),
        "hash": f"sha256:{sha256_hex(csv)}",
        "rows": row_count,
        "dialect": {
            "delimiter": ",",
            "lineTerminator": "\n",
            "quoteChar": '"',
            "doubleQuote": True,
            "header": True,
        },
        "schema": {
            "fields": [
                {
                    "name": column.name,
                    "type": FIELD_TYPES[column.kind],
                    "title": column.title.en,
                    "titles": asdict(column.title),
                }
                for column in dataset.columns
            ],
            "primaryKey": list(dataset.key),
            "missingValues": [""],
        },
    }


def _checked(dataset: Dataset, row: Sequence[object]) -> tuple[Cell, ...]:
    if len(row) != len(dataset.columns):
        raise RowsRefused(f"{dataset.slug}: a row has {len(row)} values, {len(dataset.columns)} are declared")
    return tuple(_cell(dataset, column, value) for column, value in zip(dataset.columns, row, strict=True))


def _cell(dataset: Dataset, column: Column, value: object) -> Cell:
    if value is None:
        if column.name in dataset.key:
            raise RowsRefused(f"{dataset.slug}.{column.name}: the key is empty")
        return None
    fits = isinstance(value, PYTHON_TYPES[column.kind]) and not isinstance(value, datetime)
    if not fits or (isinstance(value, bool) and column.kind != "boolean"):
        raise RowsRefused(f"{dataset.slug}.{column.name}: {value!r} is no {column.kind}")
    return value  # type: ignore[return-value]


def _sortable(cell: Cell) -> tuple[int, str]:
    """Whole numbers by size, all else by its text: an order that no collation changes."""
    return (cell, "") if isinstance(cell, int) else (0, str(cell))
