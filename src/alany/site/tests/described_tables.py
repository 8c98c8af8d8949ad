"""What a database says of its tables: columns, constraints, indexes and triggers. Prints it as JSON.

Constraints are told without their names: Django makes some from the order in which fields came.
"""

import json

# Django's migrations give the key of its own table of group permissions another width than its models do;
# this house grants no rights through groups.
NOT_COMPARED = {"django_migrations", "auth_group_permissions"}


def described(connection):
    with connection.cursor() as cursor:
        names = sorted(set(connection.introspection.table_names(cursor)) - NOT_COMPARED)
        return {name: _table(connection, cursor, name) for name in names}


def _table(connection, cursor, name):
    columns = {
        one.name: list(map(str, one[1:]))
        for one in connection.introspection.get_table_description(cursor, name)
    }
    constraints = connection.introspection.get_constraints(cursor, name)
    held = sorted(
        json.dumps({word: value for word, value in one.items() if word != "definition"}, default=str)
        for one in constraints.values()
    )
    return {"columns": columns, "constraints": held, "triggers": sorted(_triggers(connection, cursor, name))}


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
