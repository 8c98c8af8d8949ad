"""What a database says of its tables: columns, constraints, indexes and triggers. Prints it as JSON."""

import json


def described(connection):
    with connection.cursor() as cursor:
        names = [name for name in connection.introspection.table_names(cursor) if name != "django_migrations"]
        return {name: _table(connection, cursor, name) for name in names}


def _table(connection, cursor, name):
    columns = {
        one.name: list(map(str, one[1:]))
        for one in connection.introspection.get_table_description(cursor, name)
    }
    constraints = connection.introspection.get_constraints(cursor, name)
    held = sorted(
        json.dumps(
            [_name(key), {word: value for word, value in one.items() if word != "definition"}], default=str
        )
        for key, one in constraints.items()
    )
    return {"columns": columns, "constraints": held, "triggers": sorted(_triggers(connection, cursor, name))}


def _name(key):
    """SQLite numbers what has no name in the order of the columns, which differs."""
    return "" if key.startswith(("__unnamed", "fk_")) else key


def _triggers(connection, cursor, name):
    if connection.vendor == "postgresql":
        cursor.execute(
            "SELECT tgname || ' ' || pg_get_triggerdef(oid) FROM pg_trigger"
            " WHERE tgrelid = %s::regclass AND NOT tgisinternal",
            [name],
        )
    else:
        cursor.execute(
            "SELECT name || ' ' || sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [name]
        )
    return [row[0] for row in cursor.fetchall()]


if __name__ == "__main__":
    import django

    django.setup()
    from django.db import connection

    print(json.dumps(described(connection)))
