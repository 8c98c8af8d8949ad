"""Recipients come, go, change keys and step aside in any order: two bodies can always open, no other can."""

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from alany.kernel.sealing.officers import new_officer_keys
from alany.kernel.sealing.wraps import KeyPair
from alany.spine.cases.tests.office import AT
from alany.spine.intake import actions, rules
from alany.spine.intake.models import Recipient, Wrap
from alany.spine.intake.queries.keys import directory_of
from alany.spine.intake.tests.box import Held, a_box

READERS = ("Айгүл", "Болат", "Сәуле", "Нұрлан")
NAMES = st.sampled_from(READERS)


class Readers(RuleBasedStateMachine):
    """The real actions over one signal; the model is who should be able to read it."""

    box = None

    def __init__(self):
        super().__init__()
        self.signal = self.box.send(said="канарейка", excluded=(self.box.bodies["akimat"].pk,))
        self.reading = set(self.signal.recipients.values_list("key__person__name", flat=True))
        self.last_item = 100

    def bodies(self, names):
        return {self.box.held[name].row.body for name in names}

    @rule(by=NAMES, to=NAMES)
    def grant(self, by, to):
        if by not in self.reading or to in self.reading:
            return
        key = self.box.held[to].row
        wraps = self.box.rewrapped(by, self.signal, key)
        signed = self.box.sign(by, self.signal, "recipient_added", to=key.key_id)
        try:
            actions.grant(signal=self.signal, key=key, wraps=wraps, **signed)
        except rules.KeyUnfit:
            assert to == "Нұрлан", to
        else:
            assert to != "Нұрлан"
            self.reading.add(to)

    @rule(by=NAMES, whom=NAMES)
    def revoke(self, by, whom):
        if by not in self.reading or whom not in self.reading:
            return
        key = self.box.held[whom].row
        signed = self.box.sign(by, self.signal, "recipient_removed", to=key.key_id)
        self._remove(whom, lambda: actions.revoke(signal=self.signal, key=key, **signed))

    @rule(who=NAMES)
    def recuse(self, who):
        if who not in self.reading:
            return
        signed = self.box.sign(who, self.signal, "recipient_removed", reason="conflict")
        self._remove(who, lambda: actions.recuse(signal=self.signal, **signed))

    def _remove(self, whom, do):
        left = self.reading - {whom}
        if len(self.bodies(left)) < 2:
            with pytest.raises(rules.TooFewBodies):
                do()
        else:
            do()
            self.reading = left

    @precondition(lambda self: self.last_item < 104)
    @rule()
    def add_a_message(self):
        self.last_item += 1
        item = self.box.item(self.signal, "тағы", kind=2, number=self.last_item)
        actions.add_items(signal=self.signal, items=[item], once=bytes([self.last_item] * 32), at=AT)

    @rule(who=NAMES)
    def somebody_who_reads_not_acts(self, who):
        if who in self.reading:
            return
        with pytest.raises(rules.NotRecipient):
            actions.close(
                signal=self.signal,
                reason="signal",
                **self.box.sign(who, self.signal, "closed", reason="signal"),
            )

    @invariant()
    def two_bodies_can_open_and_nobody_else(self):
        able = set()
        for name in READERS:
            with suppress(Wrap.DoesNotExist):
                assert "канарейка" in self.box.read(name, self.signal)
                able.add(name)
        assert able == self.reading
        assert len(self.bodies(able)) >= 2
        now = Recipient.objects.filter(signal=self.signal, removed_on=None)
        assert set(now.values_list("key__person__name", flat=True)) == self.reading


@pytest.mark.slow
@pytest.mark.django_db
def test_two_bodies_can_always_open_and_an_excluded_person_never():
    box = a_box()
    # Linked to what the signals are about: signed like the others, and never among the readers.
    box.add("Нұрлан", "recipient", "akimat")
    box.publish()
    Readers.box = box
    quick = settings(
        max_examples=12, stateful_step_count=12, suppress_health_check=list(HealthCheck), deadline=None
    )
    run_state_machine_as_test(Readers, settings=quick)


@pytest.mark.django_db
def test_a_changed_key_reads_what_the_old_one_read_and_the_old_one_nothing():
    box = a_box()
    signal = box.send(said="канарейка")
    old, keys = box.held["Айгүл"], new_officer_keys()
    row = actions.keep_key(
        office=box.office, role="recipient", box=keys.box.public, sign=keys.sign_public, person=old.person,
        by=old.person, at=AT,
    )  # fmt: skip
    box.held["Айгүл жаңа"] = Held(old.person, keys, row)
    box.publish()
    assert directory_of(box.office).version == 2
    wraps = box.rewrapped("Айгүл", signal, row)
    signed = box.sign("Айгүл", signal, "recipient_added", to=row.key_id)
    actions.rotate(signal=signal, new=row, wraps=wraps, **signed)

    assert "канарейка" in box.read("Айгүл жаңа", signal)
    with pytest.raises(Wrap.DoesNotExist):
        box.read("Айгүл", signal)


@pytest.mark.django_db
def test_a_lost_key_is_made_good_by_two_holders_of_the_escrow_and_not_by_one():
    from alany.kernel.sealing.escrow import open_escrow
    from alany.kernel.sealing.suite import Context, Kind, Malformed
    from alany.kernel.sealing.text import open_text
    from alany.kernel.sealing.wraps import key_id, unwrap

    box = a_box()
    signal = box.send(said="канарейка")
    item = signal.items.get()
    context = Context(bytes.fromhex(signal.report), 1, Kind.REPORT)
    sealed = bytes(item.wraps.get(key_id=key_id(box.escrow.public).hex()).sealed)

    key = unwrap(sealed, pair=open_escrow(box.escrow, *box.holders[:2]), context=context)
    assert "канарейка" in open_text(bytes(item.sealed), key=key, context=context).text.decode()
    with pytest.raises(Malformed):
        open_escrow(box.escrow, box.holders[0], KeyPair(bytes(32), bytes(32)))


@pytest.mark.django_db
def test_an_identity_is_opened_by_two_custodians_after_a_request_and_not_by_one():
    from alany.kernel.sealing.suite import Context, Kind
    from alany.kernel.sealing.text import open_text
    from alany.kernel.sealing.wraps import first_half, second_half

    box = a_box()
    signal = box.send(identity="Құпия Есімова", mode="confidential")
    item = signal.items.get(kind=5)
    wrap = item.wraps.get()
    first, second = sorted((box.held["Кәрім"], box.held["Ләззат"]), key=lambda one: one.row.key_id)
    half = first_half(bytes(wrap.sealed), pair=first.keys.box)

    def agree(one, halves):
        name = next(name for name, held in box.held.items() if held is one)
        signed = box.sign(name, signal, "identity_agreed", item=2)
        return actions.agree_identity(signal=signal, key=one.row, halves=halves, **signed).kind

    with pytest.raises(rules.NotNow):
        agree(first, {second.row.key_id: half})
    actions.ask_identity(
        signal=signal, motive="Жауап беру керек",
        **box.sign("Айгүл", signal, "identity_asked", motive="Жауап беру керек"),
    )  # fmt: skip
    assert agree(first, {second.row.key_id: half}) == "identity_agreed"
    with pytest.raises(rules.NotNow):
        agree(first, {})
    assert agree(second, {}) == "identity_opened"
    wrap.refresh_from_db()
    context = Context(bytes.fromhex(signal.report), 2, Kind.IDENTITY)
    key = second_half(bytes(wrap.half), pair=second.keys.box, context=context)
    assert "Құпия Есімова" in open_text(bytes(item.sealed), key=key, context=context).text.decode()
