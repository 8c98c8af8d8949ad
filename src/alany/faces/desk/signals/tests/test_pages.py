"""The desk of signals: who sees what, what stands on the pages, what an act needs."""

import base64
import json
import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alany.faces.desk.signals.deeds import DEEDS
from alany.faces.desk.signals.tests.conftest import signature
from alany.spine.intake import actions
from alany.spine.intake.models import Action, OfficerKey, Recipient, Signal
from alany.spine.intake.queries.standing import told_of

HOME = "/ru/desk/signals/"


def plain(answer):
    text = re.sub(r"<template.*?</template>|<[^>]+>", " ", answer.content.decode(), flags=re.S)
    return re.sub(r"(\s|&nbsp;|\u00a0)+", " ", text)


def at(signal, slug=""):
    return f"{HOME}{signal.number}/{slug + '/' if slug else ''}"


@pytest.mark.slow
def test_a_reader_sees_the_signal_and_nobody_else_that_it_exists(box, client_of):
    signal = box.send(excluded=(box.bodies["council"].pk,))
    number = f"{signal.number[:4]} {signal.number[4:]}"

    assert number in plain(client_of("Айгүл").get(HOME))
    shut = client_of("Сәуле")
    assert number not in plain(shut.get(HOME))
    unknown = shut.get(f"{HOME}00000000/")
    for path in ("", "answer/", "sealed.json", "file/16/"):
        found = shut.get(f"{HOME}{signal.number}/{path}")
        assert found.status_code == 404
    assert plain(shut.get(at(signal))) == plain(unknown)


@pytest.mark.slow
def test_the_list_asks_the_same_number_of_questions_for_one_signal_and_for_a_hundred(box, client_of):
    client = client_of("Айгүл")
    box.send()
    client.get(HOME)

    def asked():
        with CaptureQueriesContext(connection) as seen:
            assert client.get(HOME).status_code == 200
        return len(seen)

    one = asked()
    for _ in range(30):
        box.send()
    assert asked() == one


@pytest.mark.slow
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_pages_hold_no_script_and_no_style_inside_and_no_word_of_the_message(box, client_of, language):
    signal = box.send(said="Әкімнің көлігі", identity="Асан")
    client = client_of("Айгүл")
    paths = ["", "key/", "key/new/", "directory/", f"{signal.number}/"]
    paths += [f"{signal.number}/{slug}/" for slug in DEEDS]
    for path in paths:
        answer = client.get(f"/{language}/desk/signals/{path}")
        assert answer.status_code == 200, path
        page = answer.content.decode()
        assert not re.search(r'style="|<script(?! src)|onclick', page)
        assert "көлігі" not in page
        assert answer["Cache-Control"] == "private, no-store"


def test_what_the_script_gets_is_sealed_and_holds_only_my_wraps(box, client_of):
    signal = box.send(said="Құпия", identity="Асан")
    told = client_of("Айгүл").get(f"{HOME}{signal.number}/sealed.json").json()

    mine = box.held["Айгүл"].row.key_id
    assert [[wrap["key"] for wrap in item["wraps"]] for item in told["items"]] == [[mine], []]
    everybody = {box.held[name].row.key_id for name in ("Айгүл", "Болат", "Сәуле")}
    assert set(told["to"]["recipients"]) == everybody
    assert told["report"] == signal.report
    assert "Құпия".encode() not in base64.b64decode(told["items"][0]["sealed"])


def test_an_act_that_is_signed_is_done_and_stands_in_the_log(box, client_of):
    signal = box.send()
    signed = signature(box, "Айгүл", signal, "acknowledged")
    answer = client_of("Айгүл").post(at(signal, "acknowledge"), {"signature": signed})

    assert answer.status_code == 201
    assert answer.json() == {"next": at(signal)}
    assert [one.kind for one in told_of(signal)] == ["received", "acknowledged"]
    page = plain(client_of("Болат").get(at(signal)))
    assert "Прочтение подтверждено" in page
    assert "Айгүл" in page


@pytest.mark.parametrize("given", ["", "zz", "00" * 64])
def test_an_act_without_the_readers_own_signature_is_refused_and_nothing_is_written(box, client_of, given):
    signal = box.send()
    answer = client_of("Айгүл").post(at(signal, "acknowledge"), {"signature": given})

    assert (answer.status_code, answer.json()["refused"]) == (409, "BadSignature")
    assert Action.objects.filter(signal=signal).count() == 1


def test_a_signature_for_another_reason_does_not_close(box, client_of):
    signal = box.send()
    signed = signature(box, "Айгүл", signal, "closed", reason="unfounded")
    answer = client_of("Айгүл").post(at(signal, "close"), {"signature": signed, "reason": "no_action"})

    assert answer.json()["refused"] == "BadSignature"
    assert Signal.objects.get().state == "received"


def test_a_sealed_answer_is_kept_as_it_came(box, client_of):
    signal = box.send()
    item = box.item(signal, "Жауап", number=77)
    told = {
        "item": item.item, "kind": item.kind, "commitment": item.commitment.hex(),
        "sealed": base64.b64encode(item.sealed).decode(),
        "wraps": [{"key": one.key_id, "then": "", "sealed": base64.b64encode(one.sealed).decode()}
                  for one in item.wraps],
    }  # fmt: skip
    signed = signature(box, "Айгүл", signal, "answered", item=77)
    sent = {"items": json.dumps([told]), "signature": signed}
    answer = client_of("Айгүл").post(at(signal, "answer"), sent)

    assert answer.status_code == 201
    assert json.loads(box.read("Болат", signal, 77)) == {"text": "Жауап"}
    again = client_of("Айгүл").post(at(signal, "answer"), sent)
    assert again.json()["refused"] == "ItemTaken"


@pytest.mark.parametrize("text", ["", "[]", "{}", "[1]", '[{"item": "x"}]', "[" * 2000])
def test_broken_items_are_refused_in_words(box, client_of, text):
    signal = box.send()
    signed = signature(box, "Айгүл", signal, "answered")
    answer = client_of("Айгүл").post(at(signal, "answer"), {"items": text, "signature": signed})

    assert answer.status_code == 409
    assert "страницу" in answer.json()["says"]


def test_an_extension_is_signed_with_its_day_and_reason(box, client_of):
    signal = box.send()
    given = {"due_day": "1", "due_month": "9", "due_year": "2020", "reason": "visit"}
    signed = signature(box, "Айгүл", signal, "deadline_extended", due="2020-09-01", reason="visit")
    answer = client_of("Айгүл").post(at(signal, "extend"), given | {"signature": signed})

    assert answer.status_code == 201
    assert told_of(signal)[-1].due == date(2020, 9, 1)


def test_stepping_aside_takes_the_signal_off_ones_desk(box, client_of):
    signal = box.send()
    signed = signature(box, "Айгүл", signal, "recipient_removed", reason="conflict")
    client = client_of("Айгүл")
    answer = client.post(at(signal, "recuse"), {"signature": signed})

    assert answer.json() == {"next": HOME}
    assert client.get(at(signal)).status_code == 404


def test_when_two_bodies_would_not_be_left_the_refusal_names_the_next_door(box, client_of):
    signal = box.send()
    for name in ("Болат", "Сәуле"):
        signed = signature(box, name, signal, "recipient_removed", reason="conflict")
        answer = client_of(name).post(at(signal, "recuse"), {"signature": signed})

    assert answer.json()["refused"] == "TooFewBodies"
    assert Recipient.objects.filter(signal=signal, removed_on=None).count() == 2


@pytest.mark.slow
def test_deletion_needs_a_second_body_and_leaves_its_trace(box, client_of):
    signal = box.send()
    signed = signature(box, "Айгүл", signal, "deletion_asked", reason="wish")
    client_of("Айгүл").post(at(signal, "ask-deletion"), {"signature": signed, "reason": "wish"})
    own = signature(box, "Айгүл", signal, "shredded", reason="wish")
    alone = client_of("Айгүл").post(at(signal, "agree-deletion"), {"signature": own, "reason": "wish"})
    second = signature(box, "Болат", signal, "shredded", reason="wish")
    together = client_of("Болат").post(at(signal, "agree-deletion"), {"signature": second, "reason": "wish"})

    assert alone.json()["refused"] == "SecondBodyMissing"
    assert together.status_code == 201
    page = plain(client_of("Болат").get(at(signal)))
    assert "Содержание уничтожено: желание отправителя" in page


def test_a_changed_record_is_not_shown_as_if_it_were_true(box, client_of):
    signal = box.send()
    actions.acknowledge(signal=signal, **box.sign("Айгүл", signal, "acknowledged"))
    from alany.spine.transparency.models import Opening

    Opening.objects.filter(kind="acknowledged").update(kind="answered")
    answer = client_of("Айгүл").get(at(signal))

    assert answer.status_code == 409
    assert "отличается от журнала" in plain(answer)


def test_a_crime_is_forwarded_first_and_its_clock_stands_on_the_page(box, client_of):
    signal = box.send(crime=True)
    page = client_of("Айгүл").get(at(signal)).content.decode()

    aside = page[page.index("<aside") :]
    assert "О преступлении или угрозе: передать немедленно" in aside
    assert aside.index("/forward/") < aside.index("/acknowledge/")


def test_the_half_of_a_tab_is_given_anew_and_ends_when_locked(box, client_of):
    client = client_of("Айгүл")
    door = f"{HOME}session/"
    first = client.post(door, {"act": "begin"}).json()["half"]

    assert len(bytes.fromhex(first)) == 32
    assert client.post(door, {"act": "go-on"}).json()["half"] == first
    assert client.post(door, {"act": "end"}).json()["half"] is None
    assert client.post(door, {"act": "go-on"}).status_code == 410


def test_a_key_made_in_the_browser_is_kept_locked_and_waits_for_the_directory(box, client_of):
    from alany.kernel.sealing.officers import lock_for_recovery, new_officer_keys, new_recovery_code

    keys, code = new_officer_keys(), new_recovery_code()
    locked = base64.b64encode(lock_for_recovery(keys, code)).decode()
    given = {
        "role": "recipient", "box": keys.box.public.hex(), "sign": keys.sign_public.hex(),
        "locked": locked, "recovery": locked,
    }  # fmt: skip
    client = client_of("Айгүл")
    answer = client.post(f"{HOME}key/new/", given)

    assert answer.status_code == 201
    row = OfficerKey.objects.get(box=keys.box.public.hex())
    assert (row.person, row.directory, row.role) == (box.held["Айгүл"].person, None, "recipient")
    assert "ждёт подписанного списка" in plain(client.get(f"{HOME}key/"))
    assert client.get(f"{HOME}keys.json").json()["keys"][0]["locked"] == locked
    again = client.post(f"{HOME}key/new/", given)
    assert again.json()["refused"] == "KeyUnfit"


def test_nobody_relocks_the_key_of_another(box, client_of):
    other = box.held["Болат"].row
    locked = base64.b64encode(bytes(137)).decode()
    answer = client_of("Айгүл").post(f"{HOME}key/password/", {"key": other.key_id, "locked": locked})

    assert answer.status_code in {302, 404}
    other.refresh_from_db()
    assert bytes(other.locked) == b""
