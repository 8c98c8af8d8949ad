"""Who did what is complete for every way of writing, and nobody rewrites it."""

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from alany.spine.ledger import triggers
from alany.spine.ledger.actions import action
from alany.spine.ledger.models import Change, Entry
from alany.spine.ledger.queries import entries_about, verify
from alany.spine.ledger.rules import SYSTEM, Actor
from alany.spine.places.models import Place

pytestmark = pytest.mark.django_db
NOW = datetime(2020, 7, 30, 4, 0, tzinfo=UTC)
AIGUL = Actor(kind="user", ref="user:1", name="Айгүл Демо", post="Маман")


def a_place(kato="610000000", name="Түркістан облысы"):
    place = Place(
        kato=kato, level="region", name_kk=name, name_ru=name, valid_from=date(2018, 6, 19), source="test"
    )
    return place.with_search()


def changes_of(act):
    rows = Change.objects.filter(act=act).order_by("pk")
    return [(change.table, change.operation, change.actor) for change in rows]


def test_a_saved_row_is_recorded_with_its_act_and_its_doer():
    with action(verb="place.added", by=AIGUL, at=NOW, office="turkistan") as act:
        place = a_place()
        place.save()
        act.about(place, reason="жаңа")
    entry = Entry.objects.get()
    assert (entry.verb, entry.actor_ref, entry.office, entry.changes) == (
        "place.added",
        "user:1",
        "turkistan",
        1,
    )
    assert (entry.about_type, entry.about_id, entry.details) == (
        "places.place",
        str(place.pk),
        {"reason": "жаңа"},
    )
    assert changes_of(entry.act) == [("places_place", "i", "user:1")]
    assert list(entries_about(place)) == [entry]


def test_bulk_create_update_and_delete_and_raw_sql_leave_one_change_for_each_row():
    with action(verb="places.loaded", by=SYSTEM, at=NOW) as act:
        Place.objects.bulk_create([a_place("610000001"), a_place("610000002")])
        Place.objects.update(source="stat.gov.kz")
        with connection.cursor() as cursor:
            cursor.execute("UPDATE places_place SET aliases = 'x' WHERE kato = '610000001'")
        Place.objects.all().delete()
    assert [operation for _, operation, _ in changes_of(act.id)] == list("iiuuudd")


def test_a_change_keeps_the_row_before_and_after():
    with action(verb="place.added", by=AIGUL, at=NOW):
        place = a_place()
        place.save()
    with action(verb="place.renamed", by=AIGUL, at=NOW) as act:
        Place.objects.filter(pk=place.pk).update(name_ru="Туркестанская область")
    change = Change.objects.get(act=act.id)
    assert (change.before["name_ru"], change.after["name_ru"]) == (
        "Түркістан облысы",
        "Туркестанская область",
    )
    assert change.before["name_kk"] == change.after["name_kk"]


def test_an_update_that_changes_nothing_is_not_a_change():
    with action(verb="place.added", by=AIGUL, at=NOW):
        a_place().save()
    with action(verb="place.touched", by=AIGUL, at=NOW) as act:
        Place.objects.update(source="test")
    assert changes_of(act.id) == []


def test_an_action_that_fails_leaves_neither_rows_nor_entry():
    def stop_half_way():
        with action(verb="place.added", by=AIGUL, at=NOW):
            a_place().save()
            raise ValueError("half way")

    with pytest.raises(ValueError, match="half way"):
        stop_half_way()
    assert (Place.objects.count(), Entry.objects.count(), Change.objects.count()) == (0, 0, 0)


def test_an_action_inside_an_action_names_it_and_gives_the_doer_back():
    with action(verb="outer", by=AIGUL, at=NOW) as outer:
        with action(verb="inner", by=SYSTEM, at=NOW) as inner:
            a_place("610000001").save()
        a_place("610000002").save()
    assert Entry.objects.get(verb="inner").within == outer.id
    assert changes_of(inner.id) == [("places_place", "i", "system")]
    assert changes_of(outer.id) == [("places_place", "i", "user:1")]


def test_entries_of_inner_actions_are_written_when_the_outermost_ends():
    with action(verb="outer", by=AIGUL, at=NOW):
        with action(verb="inner", by=AIGUL, at=NOW):
            a_place().save()
        assert Entry.objects.count() == 0
    assert list(Entry.objects.order_by("pk").values_list("verb", flat=True)) == ["inner", "outer"]
    assert verify().holds


def test_an_inner_action_that_fails_leaves_no_entry_when_the_outer_goes_on():
    with action(verb="outer", by=AIGUL, at=NOW):
        try:
            with action(verb="inner", by=AIGUL, at=NOW):
                a_place().save()
                raise KeyError("refused")
        except KeyError:
            pass
        a_place("610000002").save()
    assert list(Entry.objects.values_list("verb", "changes")) == [("outer", 1)]
    assert verify().holds


def test_a_row_changed_outside_any_action_is_found():
    a_place().save()
    verdict = verify()
    assert (verdict.holds, verdict.unattributed) == (False, 1)


@pytest.mark.parametrize("table", ["ledger_entry", "ledger_change"])
@pytest.mark.parametrize("sql", ["DELETE FROM {}", "UPDATE {} SET act = NULL"])
def test_the_ledger_refuses_to_be_rewritten(table, sql):
    with action(verb="place.added", by=AIGUL, at=NOW):
        a_place().save()
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql.format(table))
    assert verify().holds


def test_a_missing_trigger_is_found():
    with connection.cursor() as cursor:
        table = " ON places_place" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER ledger_u_places_place{table}")
    assert verify().missing_triggers == ["ledger_u_places_place"]


def test_an_entry_slipped_into_the_chain_is_found():
    for verb in ("one", "two"):
        with action(verb=verb, by=AIGUL, at=NOW):
            pass
    last = Entry.objects.latest("pk")
    forged = Entry(
        **{f.name: getattr(last, f.name) for f in Entry._meta.fields if f.name not in {"id", "act", "hash"}}
    )
    forged.act, forged.verb, forged.hash = "00000000-0000-4000-8000-000000000000", "three", "f" * 64
    forged.save()
    assert verify().broken == [forged.pk]


def test_secrets_are_not_kept():
    kept = {model._meta.db_table: triggers.columns_of(model) for model in triggers.recorded_models()}
    assert "password" not in kept["people_user"]
    assert "data" not in kept["mfa_authenticator"]
    assert "csv" not in kept["figures_snapshot"]


def test_every_table_of_the_house_is_recorded():
    ours = {model._meta.db_table for model in triggers.recorded_models()}
    assert {
        "cases_case",
        "visits_visit",
        "letters_letter",
        "figures_briefing_figures",
        "people_grant",
    } <= ours
    assert triggers.missing(connection) == []
