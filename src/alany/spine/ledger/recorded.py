"""What every action reads and writes of the ledger, past the ORM: each act of everybody goes through here."""

import json
from collections.abc import Iterator
from uuid import UUID

from django.db import connection

from alany.spine.ledger.models import Change, Entry

RowChange = tuple[str, str, str, object, object]
_AT_ONCE = 2000


def changes_of(act: UUID) -> Iterator[RowChange]:
    """Row changes of an act, `(table, row, operation, before, after)`, in the order of recording."""
    name = Change._meta.get_field("act").get_db_prep_value(act, connection)
    after = 0
    while True:
        with connection.cursor() as cursor:
            cursor.execute(_CHANGES, [name, after, _AT_ONCE])
            rows = cursor.fetchall()
        for number, table, row, operation, before, now in rows:
            yield table, row, operation, _value(before), _value(now)
            after = number
        if len(rows) < _AT_ONCE:
            return


def newest_hash() -> str | None:
    """The hash of the last entry; None in an empty ledger."""
    with connection.cursor() as cursor:
        cursor.execute(_NEWEST)
        found = cursor.fetchone()
    return str(found[0]) if found else None


def insert(entry: Entry) -> None:
    """Write a new entry; its number is not read back."""
    values = [field.get_db_prep_save(getattr(entry, field.attname), connection) for field in _WRITTEN]
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, values)


def _value(text: str | None) -> object:
    return None if text is None else json.loads(text)


_CHANGES = f"""
    SELECT id, table_name, row_id, operation, before, after FROM {Change._meta.db_table}
    WHERE act = %s AND id > %s ORDER BY id LIMIT %s
"""  # noqa: S608
_NEWEST = f"SELECT hash FROM {Entry._meta.db_table} ORDER BY id DESC LIMIT 1"  # noqa: S608
_WRITTEN = [field for field in Entry._meta.concrete_fields if not field.primary_key]
_INSERT = (
    f"INSERT INTO {Entry._meta.db_table} ({', '.join(str(field.column) for field in _WRITTEN)})"  # noqa: S608
    f" VALUES ({', '.join(['%s'] * len(_WRITTEN))})"
)
