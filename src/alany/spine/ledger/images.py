"""Does each row stand as the ledger saw it last? A change made while a trigger was away is found here."""

import json
from collections.abc import Iterator, Mapping

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from alany.spine.ledger.models import Change
from alany.spine.ledger.triggers import columns_of, recorded_models

RENAMED = {"letters_incomingletter": ("letters_incominganswer",)}
"""Former names of tables, under which the ledger still holds their rows."""


def drifted(connection: BaseDatabaseWrapper) -> Iterator[str]:
    """Rows, as `table row`, that stand otherwise than their last recorded change left them.

    Only columns that both sides have are compared: a column that came or went with a migration is no change.
    """
    for model in recorded_models():
        table = model._meta.db_table
        last = _last_images(table)
        for row, live in _live(model, connection):
            if _differs(last.pop(row, None), live):
                yield f"{table} {row}"
        yield from (f"{table} {row}" for row, image in last.items() if image is not None)


def _last_images(table: str) -> dict[str, Mapping[str, object] | None]:
    """The image after the last change of each row; None where the row was deleted."""
    changes = Change.objects.filter(table__in=(table, *RENAMED.get(table, ()))).order_by("pk")
    return dict(changes.values_list("row", "after").iterator())


def _live(
    model: type[models.Model], connection: BaseDatabaseWrapper
) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Each row as the triggers would record it now."""
    table, key, kept = model._meta.db_table, model._meta.pk.column, columns_of(model)
    if connection.vendor == "postgresql":
        unkept = [str(field.column) for field in model._meta.concrete_fields if field.column not in set(kept)]
        sql = f'SELECT t."{key}"::text, (to_jsonb(t) - %s::text[])::text FROM "{table}" t'  # noqa: S608
        given: list[list[str]] = [unkept]
    else:
        image = ", ".join(f"'{name}', \"{name}\"" for name in kept)
        sql = f'SELECT CAST("{key}" AS TEXT), json_object({image}) FROM "{table}"'  # noqa: S608
        given = []
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        while rows := cursor.fetchmany(2000):
            yield from ((str(row), json.loads(image)) for row, image in rows)


def _differs(recorded: Mapping[str, object] | None, live: Mapping[str, object]) -> bool:
    if recorded is None:
        return True
    return any(recorded[name] != value for name, value in live.items() if name in recorded)
