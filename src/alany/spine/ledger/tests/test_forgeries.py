"""A clerk with the database's password: each forgery that a stranger tried is found."""

import pytest
from django.db import connection

from alany.spine.ledger import triggers
from alany.spine.ledger.actions import action
from alany.spine.ledger.models import Entry
from alany.spine.ledger.queries import verify
from alany.spine.ledger.tests.test_ledger import AIGUL, NOW, a_place

pytestmark = pytest.mark.django_db
POSTGRESQL = "postgresql"
FORGED = "f0f0f0f0-0000-4000-8000-00000000000f"


@pytest.fixture
def place():
    with action(verb="place.added", by=AIGUL, at=NOW):
        place = a_place()
        place.save()
    assert verify().holds
    return place


def run(*statements):
    with connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql)


def without_trigger(op, change):
    """Take the trigger away, change the row, put the trigger back as it was."""
    table = " ON places_place" if connection.vendor == POSTGRESQL else ""
    run(f"DROP TRIGGER ledger_{op}_places_place{table}", change)
    triggers.install(connection)


def test_a_change_under_an_act_that_nobody_did_is_found(place):
    if connection.vendor == POSTGRESQL:
        run(f"SELECT set_config('alany.act', '{FORGED}', true)")
    else:
        run(f"INSERT OR REPLACE INTO ledger_context (id, act, actor) VALUES (1, '{FORGED}', 'user:1')")
    run("UPDATE places_place SET name_kk = 'Жалған'")
    verdict = verify()
    assert (verdict.holds, verdict.unattributed, verdict.missing_triggers) == (False, 1, [])


@pytest.mark.parametrize(
    ("op", "change"),
    [
        ("u", "UPDATE places_place SET name_kk = 'Жалған'"),
        ("d", "DELETE FROM places_place"),
    ],
)
def test_a_row_changed_while_its_trigger_was_away_is_found(place, op, change):
    without_trigger(op, change)
    verdict = verify()
    assert (verdict.holds, verdict.drifted, verdict.missing_triggers) == (
        False,
        [f"places_place {place.pk}"],
        [],
    )


@pytest.mark.slow
def test_a_row_slipped_in_while_its_trigger_was_away_is_found(place):
    known = ", ".join(f'"{name}"' for name in triggers.columns_of(type(place)) if name not in {"id", "kato"})
    without_trigger(
        "i",
        f"INSERT INTO places_place (id, kato, {known}) SELECT 999999, '619999999', {known} FROM places_place",
    )
    assert verify().drifted == ["places_place 999999"]


def test_a_trigger_that_does_nothing_is_as_good_as_missing(place):
    if connection.vendor == POSTGRESQL:
        run(
            "CREATE OR REPLACE TRIGGER ledger_u_places_place AFTER UPDATE ON places_place FOR EACH ROW"
            " EXECUTE FUNCTION ledger_record_change('id', '{name_kk}')"
        )
    else:
        run(
            "DROP TRIGGER ledger_u_places_place",
            "CREATE TRIGGER ledger_u_places_place AFTER UPDATE ON places_place BEGIN SELECT 1; END",
        )
    assert verify().missing_triggers == ["ledger_u_places_place"]


@pytest.mark.slow
def test_entries_cut_from_the_end_are_missed_by_their_changes(place):
    with action(verb="place.renamed", by=AIGUL, at=NOW):
        place.name_kk = "Жаңа"
        place.save()
    on = " ON ledger_entry" if connection.vendor == POSTGRESQL else ""
    run(
        f"DROP TRIGGER ledger_guard_d_ledger_entry{on}", f"DELETE FROM ledger_entry WHERE id = {last_entry()}"
    )
    triggers.install(connection)
    verdict = verify()
    assert (verdict.holds, verdict.broken, verdict.unattributed) == (False, [], 1)
    assert verdict.cut == (connection.vendor != POSTGRESQL)


def last_entry():
    return Entry.objects.latest("pk").pk
