"""A signal from the box to its end: kept once, read by its addressees alone, told by its leaves."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import connection

from alany.kernel.sealing.officers import BadSignature
from alany.kernel.sealing.suite import Context, Kind
from alany.spine.cases.tests.office import AT
from alany.spine.intake import actions, rules, sealing
from alany.spine.intake.models import Action, Item, Recipient, Signal, Wrap
from alany.spine.intake.queries import reading, standing
from alany.spine.intake.queries.keys import DirectoryMissing
from alany.spine.ledger.models import Change, Entry
from alany.spine.organisations.models import Office
from alany.spine.transparency.models import Opening

pytestmark = pytest.mark.django_db


def at(month, day):
    return datetime(2020, month, day, 5, tzinfo=UTC)


def stands(signal):
    return standing.standing(standing.told_of(signal))


def test_a_sent_message_is_read_by_each_recipient_and_has_one_leaf(box):
    signal = box.send(said="Құпия сөз")

    assert {json.loads(box.read(name, signal))["text"] for name in ("Айгүл", "Болат", "Сәуле")} == {
        "Құпия сөз"
    }
    assert [one.kind for one in standing.told_of(signal)] == ["received"]
    assert (signal.due_on, signal.rule, stands(signal).due) == (
        date(2020, 8, 6), "S1 2020-07-30", date(2020, 8, 6),
    )  # fmt: skip


def test_taking_a_message_in_asks_the_database_as_often_with_ten_files_as_without(
    box, django_assert_max_num_queries
):
    letter, many = box.letter(), box.letter()
    context, pair = Context(many.receipt.report, 2, Kind.FILE), many.receipt.public
    files = []
    for number in range(2, 12):
        writer = actions.SealedWriter()
        writer.write(bytes(9))
        kept = writer.keep(office=box.office, at=AT)
        wraps = sealing.wrapped(bytes(32), replace(context, item=number), box.ring(), pair)
        files.append(rules.SealedItem(number, Kind.FILE, bytes(32), wraps, file=kept.name))

    for one, most in ((letter, 18), (replace(many, items=(*many.items, *files)), 19)):
        with django_assert_max_num_queries(most):
            actions.send(office=box.office, letter=one, at=AT)
    assert Item.objects.filter(upload__isnull=False).count() == 10
    assert Wrap.objects.count() == 12 * 5


def test_a_file_that_another_message_has_or_two_items_of_one_number_are_refused(box):
    writer = actions.SealedWriter()
    writer.write(bytes(9))
    name = writer.keep(office=box.office, at=AT).name

    def enclosing(letter, file, number=2):
        context = Context(letter.receipt.report, number, Kind.FILE)
        wraps = sealing.wrapped(bytes(32), context, box.ring(), letter.receipt.public)
        item = rules.SealedItem(number, Kind.FILE, bytes(32), wraps, file=file)
        return replace(letter, items=(*letter.items, item))

    actions.send(office=box.office, letter=enclosing(box.letter(), name), at=AT)
    for file, number, refusal in (
        (name, 2, rules.ItemUnfit),
        ("0" * 32, 2, rules.ItemUnfit),
        ("", 2, rules.ItemUnfit),
        (name, 1, rules.ItemTaken),
    ):
        with pytest.raises(refusal):
            actions.send(office=box.office, letter=enclosing(box.letter(), file, number), at=AT)
    assert Signal.objects.count() == 1


@pytest.mark.slow
def test_a_message_sent_twice_is_one_signal(box):
    letter = box.letter(seed=bytes(32))
    first, again = (actions.send(office=box.office, letter=letter, at=AT) for _ in range(2))

    assert (again.signal, again.uid, first.fresh, again.fresh) == (first.signal, first.uid, True, False)
    assert (Signal.objects.count(), Opening.objects.filter(log="box").count()) == (1, 1)


def test_who_is_linked_to_what_it_is_about_cannot_see_that_it_exists(box):
    council = box.bodies["council"]
    actions.declare_interest(
        person=box.held["Болат"].person, organisation=box.bodies["akimat"], by=box.held["Болат"].person, at=AT
    )
    signal = box.send(excluded=(council.pk,))

    assert not Wrap.objects.filter(key_id=box.held["Сәуле"].row.key_id).exists()
    lists = {
        name: list(reading.signals_for(box.held[name].person, box.office))
        for name in ("Айгүл", "Болат", "Сәуле")
    }
    assert lists == {"Айгүл": [signal], "Болат": [signal], "Сәуле": []}
    with pytest.raises(rules.TooFewBodies):
        box.ring((box.bodies["akimat"].pk, council.pk))
    assert str(signal) not in f"{list(Entry.objects.values())}{list(Change.objects.values())}"


def test_nothing_is_sealed_to_a_key_that_was_only_written_into_the_database(box):
    spy = box.add("Тыңшы", "recipient", "akimat")
    spy.row.directory = box.held["Айгүл"].row.directory
    spy.row.save()

    assert spy.row.key_id not in {one.key_id for one in box.ring().recipients}


def test_a_changed_directory_seals_nothing(box):
    directory = box.held["Айгүл"].row.directory
    directory.text = directory.text.replace("Айгүл", "Әйгүл")
    directory.save()

    with pytest.raises(DirectoryMissing):
        box.ring()


def test_an_item_that_leaves_somebody_out_or_adds_somebody_is_refused(box):
    letter = box.letter()
    item = letter.items[0]
    fewer = rules.SealedItem(item.item, item.kind, item.commitment, item.wraps[1:], item.sealed)
    spy = rules.SealedWrap("ab" * 16, item.wraps[0].sealed)
    more = rules.SealedItem(item.item, item.kind, item.commitment, (*item.wraps, spy), item.sealed)

    for bad in (fewer, more):
        with pytest.raises(rules.WrapsUnfit):
            actions.send(office=box.office, letter=rules.Letter(letter.receipt, (bad,)), at=AT)
    assert not Signal.objects.exists()


def test_an_item_in_clear_is_refused(box):
    letter = box.letter()
    item = letter.items[0]
    clear = rules.SealedItem(item.item, item.kind, item.commitment, item.wraps, "Құпия".encode() * 100)
    with pytest.raises(rules.ItemUnfit):
        actions.send(office=box.office, letter=rules.Letter(letter.receipt, (clear,)), at=AT)


def test_a_signal_walks_to_its_end_and_its_leaves_tell_it(box):
    signal = box.send()
    actions.open_item(signal=signal, item=signal.items.get(), **box.sign("Айгүл", signal, "opened", item=1))
    actions.acknowledge(signal=signal, **box.sign("Айгүл", signal, "acknowledged"))
    actions.extend(
        signal=signal, until=date(2020, 11, 2), reason="visit",
        **box.sign("Болат", signal, "deadline_extended", due="2020-11-02", reason="visit"),
    )  # fmt: skip
    to = box.bodies["prosecutor"]
    actions.forward(signal=signal, to=to, **box.sign("Айгүл", signal, "forwarded", to=f"org-{to.pk}"))
    signal.refresh_from_db()
    items = (box.item(signal, "Жауап"),)
    actions.answer(signal=signal, items=items, **box.sign("Болат", signal, "answered", item=16))
    assert json.loads(box.read("Сәуле", signal, 16))["text"] == "Жауап"
    actions.close(signal=signal, reason="signal", **box.sign("Айгүл", signal, "closed", reason="signal"))

    kinds = ["received", "opened", "acknowledged", "deadline_extended", "forwarded", "answered", "closed"]
    assert [one.kind for one in standing.told_of(signal)] == kinds
    assert (stands(signal).state, stands(signal).unit) == ("closed", f"org-{to.pk}")
    assert list(standing.differences(box.office)) == []


def test_an_act_without_the_officers_signature_under_exactly_this_does_not_happen(box):
    signal, other = box.send(), box.send()
    right = box.sign("Айгүл", signal, "acknowledged")
    for wrong in (
        right | {"signature": bytes(64)},
        right | {"by": box.held["Болат"].person},
        right | {"at": at(7, 31)},
        box.sign("Айгүл", other, "acknowledged"),
        box.sign("Айгүл", signal, "closed"),
    ):
        with pytest.raises(BadSignature):
            actions.acknowledge(signal=signal, **wrong)
    with pytest.raises(rules.NotRecipient):
        actions.acknowledge(signal=signal, **box.sign("Кәрім", signal, "acknowledged"))
    assert [one.kind for one in standing.told_of(signal)] == ["received"]


def test_a_quiet_edit_of_the_table_changes_nothing_visible_and_is_found(box):
    signal = box.send()
    Signal.objects.update(state="closed", due_on=None)

    assert stands(signal).state == "received"
    assert list(standing.differences(box.office)) == [signal.number]


def test_an_opening_that_was_changed_does_not_pass_for_the_leaf(box):
    signal = box.send()
    Opening.objects.filter(kind="received").update(due=date(2021, 1, 1))
    with pytest.raises(standing.DiffersFromLog):
        standing.told_of(signal)


def test_an_event_removed_from_the_table_is_missed(box):
    signal = box.send()
    actions.acknowledge(signal=signal, **box.sign("Айгүл", signal, "acknowledged"))
    Action.objects.filter(kind="acknowledged").delete()

    assert set(standing.differences(box.office)) == {signal.number, f"{signal.number} acknowledged"}


def test_a_crime_runs_at_once_and_no_signal_has_the_fifteen_days_of_an_appeal(box):
    crime, plain = box.send(crime=True), box.send()

    assert (crime.rule, crime.due_on) == ("A9 2020-07-30", date(2020, 7, 30))
    assert [(one.rule, one.due) for one in reading.clocks_of(crime)][:2] == [
        ("A9", date(2020, 7, 30)), ("A3", date(2020, 8, 5)),
    ]  # fmt: skip
    assert not {"A1", "A7"} & {one.rule for one in reading.clocks_of(plain)}


def test_the_clock_itself_writes_that_a_day_was_missed_once(box):
    signal = box.send()
    assert actions.note_missed(office=box.office, at=at(8, 6)) == 0
    assert [actions.note_missed(office=box.office, at=at(8, 7)) for _ in range(2)] == [1, 0]
    assert stands(signal).missed == date(2020, 8, 7)

    actions.acknowledge(signal=signal, **box.sign("Айгүл", signal, "acknowledged", at=at(8, 8)))
    assert stands(signal).missed is None


def test_a_message_of_the_sender_opens_a_closed_signal_again_and_comes_once(box):
    signal = box.send()
    actions.close(
        signal=signal, reason="no_action", **box.sign("Айгүл", signal, "closed", reason="no_action")
    )
    more = box.item(signal, "Тағы бір", kind=Kind.MESSAGE, number=77)
    for _ in range(2):
        actions.add_items(signal=signal, items=[more], once=bytes(32), at=AT)

    assert [one.kind for one in standing.told_of(signal)] == ["received", "closed", "reopened"]
    assert Item.objects.count() == 2


def test_deletion_needs_two_bodies_and_leaves_nothing_that_opens(box):
    signal = box.send(said="канарейка")
    actions.close(
        signal=signal, reason="unfounded", **box.sign("Айгүл", signal, "closed", reason="unfounded")
    )
    with pytest.raises(rules.NotNow):
        actions.agree_deletion(signal=signal, **box.sign("Болат", signal, "shredded", reason="wish"))
    actions.ask_deletion(
        signal=signal, reason="wish", **box.sign("Айгүл", signal, "deletion_asked", reason="wish")
    )
    with pytest.raises(rules.SecondBodyMissing):
        actions.agree_deletion(signal=signal, **box.sign("Айгүл", signal, "shredded", reason="wish"))
    actions.agree_deletion(signal=signal, **box.sign("Болат", signal, "shredded", reason="wish"))

    assert (Item.objects.count(), Wrap.objects.count(), stands(signal).state) == (0, 0, "shredded")
    assert not Opening.objects.filter(kind="received").exists()
    assert list(standing.differences(box.office)) == []


def test_expiry_waits_for_what_nobody_has_opened(box):
    read, unread = box.send(), box.send()
    actions.open_item(signal=read, item=read.items.get(), **box.sign("Айгүл", read, "opened", item=1))
    for one in (read, unread):
        actions.close(signal=one, reason="signal", **box.sign("Айгүл", one, "closed", reason="signal"))

    later = datetime(2021, 8, 5, 5, tzinfo=UTC)
    assert actions.expire(office=box.office, at=at(12, 1)) == 0
    assert actions.expire(office=box.office, at=later) == 1
    assert {one.number: one.state for one in Signal.objects.all()} == {
        read.number: "shredded", unread.number: "closed",
    }  # fmt: skip


def test_a_flood_about_one_body_is_kept_apart_counted_and_others_get_in(box, monkeypatch):
    monkeypatch.setattr(rules, "FLOOD_A_DAY", 3)
    about = box.bodies["akimat"].pk
    flood = [box.send(excluded=(about,)) for _ in range(5)]
    other = box.send()

    assert [one.quarantined for one in flood] == [False] * 3 + [True] * 2
    assert (other.quarantined, Opening.objects.filter(kind="received").count()) == (False, 6)
    assert {stands(one).state for one in flood} == {"received"}


@pytest.mark.slow
def test_ten_thousand_messages_of_one_village_are_kept_apart_and_the_next_costs_as_much_as_the_first(
    box, django_assert_max_num_queries
):
    about = box.bodies["akimat"].pk
    pattern = box.send(excluded=(about,))
    known = {
        one.attname: getattr(pattern, one.attname) for one in Signal._meta.concrete_fields if one.name != "id"
    }
    made = Signal.objects.bulk_create(
        Signal(**known | {"number": f"{n:08d}", "once": f"{n:064x}", "report": f"{n:032x}"})
        for n in range(10_000)
    )
    through = Signal.excluded.through
    through.objects.bulk_create(through(signal=one, organisation_id=about) for one in made)

    with django_assert_max_num_queries(30):
        flood = actions.send(office=box.office, letter=box.letter(excluded=(about,)), at=AT).signal
    other = box.send()
    assert (flood.quarantined, other.quarantined) == (True, False)
    assert [one.kind for one in standing.told_of(flood)] == ["received", "spam_quarantined"]
    assert "Құпия" in box.read("Айгүл", other)


def test_a_number_of_another_office_is_no_number_here(box):
    signal = box.send()
    other = Office.objects.create(code="other", region=box.office.region, opened_on=date(2018, 12, 13))

    assert reading.by_number(other, signal.number) is None
    assert reading.by_number(box.office, signal.number) == signal


def test_no_time_finer_than_a_day_stands_in_any_table_of_the_box():
    from django.apps import apps

    fine = [
        f"{model.__name__}.{one.name}"
        for model in apps.get_app_config("intake").get_models()
        for one in model._meta.get_fields()
        if getattr(one, "get_internal_type", str)() in {"DateTimeField", "TimeField", "GenericIPAddressField"}
    ]
    assert fine == []


def test_the_list_costs_the_same_for_one_and_for_a_hundred(box):
    from django.test.utils import CaptureQueriesContext

    def cost():
        with CaptureQueriesContext(connection) as asked:
            rows = list(reading.signals_for(box.held["Айгүл"].person, box.office))
            standing.told_by(rows)
        return len(asked)

    box.send()
    alone = cost()
    template = Signal.objects.get()
    for number in range(99):
        template.pk, template.number = None, f"{number:08d}"
        template.once, template.report = f"{number:064x}", f"{number:032x}"
        template.save(force_insert=True)
        Recipient.objects.create(signal=template, key=box.held["Айгүл"].row, added_on=AT.date())
    assert (alone, cost()) == (alone, alone)
