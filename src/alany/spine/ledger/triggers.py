"""Database triggers that record every change of every row, and keep the record append-only.

Signals would miss `QuerySet.update()`, `bulk_create` and raw SQL; triggers do not.
They are made anew after each migrate, because SQLite drops a table's triggers when it rebuilds the table.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

GUARDED = (
    "ledger_entry",
    "ledger_change",
    "transparency_entry",
    "transparency_checkpoint",
    "transparency_cosignature",
    "transparency_monthopened",
)
OUTSIDE = {"account_emailaddress": (), "mfa_authenticator": ("data",)}
PASSING = {
    "people_submission",
    "cases_replydraft",
    "cases_draftfile",
    "cases_caseword",
    "appeals_appealdraft",
    "appeals_appealdraftfile",
    "intake_signal",
    "intake_signal_excluded",
    "intake_upload",
    "intake_item",
    "intake_wrap",
    "intake_reporterkey",
    "intake_casetags",
    "intake_recipient",
    "intake_action",
    "transparency_log",
    "transparency_pending",
    "transparency_entry",
    "transparency_tile",
    "transparency_checkpoint",
    "transparency_cosignature",
    "transparency_publication",
    "transparency_opening",
    "transparency_monthopened",
}
"""Tables whose rows are no records of the office: forgotten within days, or derived from rows.

Those of the transparency logs prove themselves, and must keep neither the second of a message nor, once it is
deleted, what opens it.
A programme says the same of a model of its own by `LEDGER_PASSES`.
"""

UNKEPT = {"people_user": ("password", "last_login"), "people_signin": ("last_seen_on",)}


def recorded_models() -> Iterator[type[models.Model]]:
    """Every model of the house, the link tables between them, and the accounts' tables of allauth."""
    for model in apps.get_models(include_auto_created=True):
        ours = model.__module__.startswith("alany.") and model._meta.app_label != "ledger"
        kept = (ours or model._meta.db_table in OUTSIDE) and model._meta.db_table not in PASSING
        passes = getattr(model, "LEDGER_PASSES", False)
        if kept and not passes and model._meta.managed and not model._meta.proxy:
            yield model


def columns_of(model: type[models.Model]) -> list[str]:
    """The columns whose values are kept: all but secrets and bytes (whose SHA-256 stands beside them).

    A model names what must not be copied into the record, such as the facts of a legal question, in
    `LEDGER_OMITS`.
    """
    table = model._meta.db_table
    unkept = {*UNKEPT.get(table, ()), *OUTSIDE.get(table, ()), *getattr(model, "LEDGER_OMITS", ())}
    fields = (field for field in model._meta.concrete_fields if not isinstance(field, models.BinaryField))
    return [str(field.column) for field in fields if field.column not in unkept]


def statements(vendor: str) -> list[str]:
    """The SQL that installs all triggers on this kind of database."""
    if vendor == "postgresql":
        per_model = [sql for model in recorded_models() for sql in _postgresql(model)]
        return [
            _POSTGRESQL_FUNCTIONS,
            *per_model,
            *(sql for table in GUARDED for sql in _postgresql_guard(table)),
        ]
    per_model = [sql for model in recorded_models() for sql in _sqlite(model)]
    return [*per_model, *(sql for table in GUARDED for sql in _sqlite_guard(table))]


def install(connection: BaseDatabaseWrapper) -> None:
    """Make all triggers; a second time changes nothing."""
    with connection.cursor() as cursor:
        for sql in statements(connection.vendor):
            cursor.execute(sql)


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of triggers that should stand and do not, or that do something else than they should."""
    standing = _standing_postgresql if connection.vendor == "postgresql" else _standing_sqlite
    with connection.cursor() as cursor:
        cursor.execute(_LISTING[connection.vendor])
        return sorted(standing(cursor.fetchall()))


_LISTING = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT t.tgname, p.proname, p.prosrc, encode(t.tgargs, 'escape') FROM pg_trigger t "
    "JOIN pg_proc p ON p.oid = t.tgfoid WHERE NOT t.tgisinternal AND t.tgenabled <> 'D'",
}


def _standing_sqlite(found: list[tuple[str, ...]]) -> set[str]:
    """Names whose stored text is not the text that we would write."""
    texts = {name: " ".join(sql.split()) for name, sql in found}
    ours = (sql for sql in statements("sqlite") if sql.startswith("CREATE"))
    expected = {sql.split('"')[1]: " ".join(sql.split()) for sql in ours}
    return {name for name, text in expected.items() if texts.get(name) != text}


def _standing_postgresql(found: list[tuple[str, ...]]) -> set[str]:
    """Names that are away, or whose function or arguments are not ours."""
    triggers = {name: (function, source, given) for name, function, source, given in found}
    wrong = set()
    for model in recorded_models():
        arguments = _arguments(model)
        for op in "iud":
            name = f"ledger_{op}_{model._meta.db_table}"
            if not _is_ours(triggers.get(name), "ledger_record_change", arguments):
                wrong.add(name)
    for table in GUARDED:
        names = (f"ledger_guard_{op}_{table}" for op in "udt")
        wrong |= {name for name in names if not _is_ours(triggers.get(name), "ledger_refuse", ())}
    return wrong


def _is_ours(found: tuple[str, ...] | None, function: str, arguments: tuple[str, ...]) -> bool:
    if found is None:
        return False
    name, source, given = found
    told = "".join(f"{one}\\000" for one in arguments)
    return name == function and f"$${source}$$" in _POSTGRESQL_FUNCTIONS and given == told


def was_cut(connection: BaseDatabaseWrapper) -> bool:
    """Whether SQLite has given keys of the ledger that are not there any more."""
    if connection.vendor != "sqlite":
        return False
    with connection.cursor() as cursor:
        for table in GUARDED:
            cursor.execute(
                f"SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = %s), 0) > "  # noqa: S608
                f'coalesce((SELECT max(id) FROM "{table}"), 0)',
                [table],
            )
            if cursor.fetchone()[0]:
                return True
    return False


def _sqlite(model: type[models.Model]) -> Iterator[str]:
    table, key = model._meta.db_table, model._meta.pk.column
    kept = columns_of(model)
    # json_object takes at most 127 arguments and no binary value; our tables have fewer than 60 columns.
    image = {side: ", ".join(f"'{name}', {side}.\"{name}\"" for name in kept) for side in ("OLD", "NEW")}
    changed = " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in kept)
    for op, event, when in (("i", "INSERT", ""), ("u", "UPDATE", f"WHEN {changed}"), ("d", "DELETE", "")):
        before = "NULL" if op == "i" else f"json_object({image['OLD']})"
        after = "NULL" if op == "d" else f"json_object({image['NEW']})"
        row = f'{"OLD" if op == "d" else "NEW"}."{key}"'
        yield f'DROP TRIGGER IF EXISTS "ledger_{op}_{table}"'
        yield f"""CREATE TRIGGER "ledger_{op}_{table}" AFTER {event} ON "{table}" {when} BEGIN
            INSERT INTO ledger_change (act, actor, at, table_name, row_id, operation, before, after)
            VALUES ((SELECT replace(nullif(act, ''), '-', '') FROM ledger_context),
                    coalesce((SELECT actor FROM ledger_context), ''),
                    strftime('%Y-%m-%d %H:%M:%f', 'now'), '{table}', CAST({row} AS TEXT), '{op}',
                    {before}, {after});
            END"""  # noqa: S608  names come from our own models, no value is put in


def _sqlite_guard(table: str) -> Iterator[str]:
    for op, event in (("u", "UPDATE"), ("d", "DELETE")):
        yield f'DROP TRIGGER IF EXISTS "ledger_guard_{op}_{table}"'
        yield f"""CREATE TRIGGER "ledger_guard_{op}_{table}" BEFORE {event} ON "{table}" BEGIN
            SELECT RAISE(ABORT, 'the ledger is append-only'); END"""


_POSTGRESQL_FUNCTIONS = """
CREATE OR REPLACE FUNCTION ledger_record_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE old_row jsonb; new_row jsonb; unkept text[] := TG_ARGV[1]::text[];
BEGIN
    IF TG_OP <> 'INSERT' THEN old_row := to_jsonb(OLD) - unkept; END IF;
    IF TG_OP <> 'DELETE' THEN new_row := to_jsonb(NEW) - unkept; END IF;
    IF TG_OP = 'UPDATE' AND old_row = new_row THEN RETURN NULL; END IF;
    INSERT INTO ledger_change (act, actor, at, table_name, row_id, operation, before, after)
    VALUES (nullif(current_setting('alany.act', true), '')::uuid,
            coalesce(current_setting('alany.actor', true), ''), clock_timestamp(),
            TG_TABLE_NAME, coalesce(new_row, old_row) ->> TG_ARGV[0], lower(left(TG_OP, 1)),
            old_row, new_row);
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$;
"""


def _postgresql(model: type[models.Model]) -> Iterator[str]:
    table = model._meta.db_table
    told = ", ".join(f"'{one}'" for one in _arguments(model))
    for op, event in (("i", "INSERT"), ("u", "UPDATE"), ("d", "DELETE")):
        yield f"""CREATE OR REPLACE TRIGGER "ledger_{op}_{table}" AFTER {event} ON "{table}" FOR EACH ROW
            EXECUTE FUNCTION ledger_record_change({told})"""


def _arguments(model: type[models.Model]) -> tuple[str, str]:
    """What the recording function is told: the key's column, and the columns that are not kept."""
    kept = set(columns_of(model))
    unkept = ",".join(str(field.column) for field in model._meta.concrete_fields if field.column not in kept)
    return str(model._meta.pk.column), f"{{{unkept}}}"


def _postgresql_guard(table: str) -> Iterator[str]:
    for op, event, each in (("u", "UPDATE", "ROW"), ("d", "DELETE", "ROW"), ("t", "TRUNCATE", "STATEMENT")):
        yield f"""CREATE OR REPLACE TRIGGER "ledger_guard_{op}_{table}" BEFORE {event} ON "{table}"
            FOR EACH {each} EXECUTE FUNCTION ledger_refuse()"""
