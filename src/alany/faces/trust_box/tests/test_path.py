"""The sender's path without a script: written, sealed, sent once, followed, answered."""

import json
import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from alany.faces.trust_box import state as state_pages
from alany.faces.trust_box.doors import SIZE
from alany.faces.trust_box.leaf_words import WORDS
from alany.faces.trust_box.tests.walking import ANSWERS, Sender
from alany.faces.trust_box.wording import TEXTS, word
from alany.kernel.merkle.checkpoints import Proof
from alany.kernel.sealing.files import FRAME
from alany.spine.appeals.models import Appeal
from alany.spine.cases.tests.office import AT
from alany.spine.intake import actions
from alany.spine.intake.models import Item, Signal, Upload
from alany.spine.intake.queries import standing
from alany.spine.ledger.models import Change, Entry

pytestmark = pytest.mark.django_db


def read(box, signal, name="Айгүл"):
    return json.loads(box.read(name, signal))


@pytest.mark.slow
def test_a_message_goes_from_the_first_question_to_a_receipt_that_opens_its_state(box):
    sender = Sender().walk().send()
    signal = Signal.objects.get()

    assert sender.shown("number").replace(" ", "") == signal.number
    assert read(box, signal)["answers"] == {
        "who": "Есепші", "what": "Асфальт жұқа, акт жалған", "where": "Созақ", "when": "шілдеде",
    }  # fmt: skip
    sender.open()
    assert "Асфальт жұқа, акт жалған" in sender.text
    assert signal.number[:4] in sender.text


@pytest.mark.slow
def test_a_double_click_shows_the_same_receipt_of_one_signal(box):
    sender = Sender().walk()
    kept = sender.page
    first = sender.send().shown("secret")
    sender.page = kept
    again = sender.send().shown("secret")

    assert (first, len(first.replace(" ", ""))) == (again, 18)
    assert Signal.objects.count() == 1


@pytest.mark.slow
def test_an_answer_is_read_and_a_further_message_arrives_once(box):
    sender = Sender().walk().send()
    signal = Signal.objects.get()
    items = (box.item(signal, "Тексеріп жатырмыз"),)
    actions.answer(signal=signal, items=items, **box.sign("Болат", signal, "answered", item=16))
    sender.open()
    assert "Тексеріп жатырмыз" in sender.text

    page = sender.page
    for _ in range(2):
        sender.page = page
        sender.do("say", text="Тағы бір дерек")
    assert word("say_done") in sender.text
    assert [one.kind for one in standing.told_of(signal)] == ["received", "answered", "added"]


def test_files_are_sealed_as_they_come_and_open_for_reader_and_sender(box):
    data = b"%PDF-1.7 " + bytes(FRAME)
    sender = Sender().walk(upto="files")
    sender.answer("files", go="next", enclosed=SimpleUploadedFile("../../акт.pdf", data, "application/pdf"))
    sender.answer("mode", mode="anonymous").send()
    signal, upload = Signal.objects.get(), Upload.objects.get()

    assert data[:9] not in actions.uploads.path_of(upload.name).read_bytes()
    sender.open()
    item = re.search(r'name="item" value="(\d+)"', sender.text)[1]
    said = {"ticket": sender.hidden("ticket"), "item": item}
    answer = sender.client.post("/kk/box/state/file/", said)
    assert b"".join(answer.streaming_content) == data
    assert "%D0%B0%D0%BA%D1%82.pdf" in answer["Content-Disposition"]
    assert "%2F" not in answer["Content-Disposition"]
    assert signal.items.get(upload=upload).wraps.count() == 5


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [("бос.txt", b"", "file_empty"), ("үлкен.bin", bytes(1024), "file_too_large")],
)
def test_a_file_that_cannot_be_taken_is_named_and_costs_nothing_that_was_typed(
    box, monkeypatch, name, data, why
):
    monkeypatch.setattr("alany.faces.trust_box.uploads.LARGEST", 1000)
    sender = Sender().walk(upto="files")
    sender.answer("files", enclosed=[SimpleUploadedFile(name, data), SimpleUploadedFile("жақсы.txt", b"x")])

    assert word(why, name=name) in sender.text.replace("&quot;", '"')
    assert "жақсы.txt" in sender.text
    sender.answer("files").answer("mode", mode="anonymous")
    assert "Асфальт жұқа" in sender.text
    assert (Upload.objects.count(), Signal.objects.count()) == (1, 0)


def test_an_eleventh_file_is_refused_by_name(box):
    files = [SimpleUploadedFile(f"{n}.txt", b"x") for n in range(11)]
    sender = Sender().walk(upto="files").answer("files", enclosed=files)

    assert word("file_too_many", name="10.txt") in sender.text
    assert Upload.objects.count() == 10


@pytest.mark.slow
def test_a_million_signs_are_refused_with_words_and_kept_on_the_page(box):
    text = "ә" * 1_000_000
    sender = Sender().walk(upto="what").answer("what", topic="roads", what=text)

    assert word("what_long", count=1_000_000) in sender.text
    assert text in sender.text


def test_the_longest_text_that_is_taken_fits_the_largest_seal(box):
    text = "“ә" * 29_990
    Sender().walk(what={"topic": "roads", "what": text}).send()

    assert read(box, Signal.objects.get())["answers"]["what"] == text


def test_a_nul_and_signs_that_cannot_be_seen_are_left_out(box):
    Sender().walk(what={"topic": "roads", "what": "Жол\x00\u202eашық"}).send()
    assert read(box, Signal.objects.get())["answers"]["what"] == "Жолашық"


def test_whom_it_is_about_cannot_open_it(box):
    council = box.bodies["council"]
    sender = Sender().walk(about={"body": str(council.pk), "who": ""}).send()

    readers = Signal.objects.get().recipients.values_list("key__person__name", flat=True)
    assert set(readers) == {"Айгүл", "Болат"}
    assert sender.shown("number")


def test_too_few_bodies_are_said_before_anything_is_sent_and_nothing_is_lost(box):
    for name in ("Болат", "Сәуле"):
        actions.end_key(key=box.held[name].row, by=box.held[name].person, at=AT)
    sender = Sender().walk()

    assert word("too_few") in sender.text
    assert "Асфальт жұқа" in sender.text
    assert (sender.send().shown("number"), Signal.objects.count()) == ("", 0)


def test_a_box_without_keys_says_so():
    from alany.spine.cases.tests.office import an_office

    an_office()
    assert word("closed_box") in Sender().walk().text


def test_a_confidential_name_is_sealed_for_custodians_alone(box):
    sender = Sender().walk(mode={"mode": "confidential"})
    sender.answer("you", name="Құпия Есімова", contact="+77010000000").send()
    signal = Signal.objects.get()
    identity = Item.objects.get(kind=5)

    assert "Құпия Есімова" not in box.read("Айгүл", signal)
    ids = {box.held[name].row.key_id for name in ("Кәрім", "Ләззат")}
    assert {(one.key_id, one.then) for one in identity.wraps.all()} == {tuple(sorted(ids))}


def test_an_open_name_is_read_by_recipients(box):
    Sender().walk(mode={"mode": "open"}).answer("you", name="Ашық Есімов", contact="").send()
    assert read(box, Signal.objects.get())["answers"]["name"] == "Ашық Есімов"


def test_a_name_is_asked_for_when_one_was_promised(box):
    sender = Sender().walk(mode={"mode": "open"}).answer("you", name="", contact="")
    assert word("you_missing") in sender.text


def test_an_answer_is_changed_from_the_check_and_back(box):
    sender = Sender().walk().answer("check", go="change:where")
    assert 'value="Созақ"' in sender.text
    sender.answer("where", where="Сайрам")
    assert word("check_title") in sender.text
    sender.send()
    assert read(box, Signal.objects.get())["answers"]["where"] == "Сайрам"


def test_back_keeps_what_was_typed(box):
    sender = Sender().walk(upto="where").answer("where", go="back", where="Кентау")
    sender.answer("urgent", urgent="yes")
    assert 'value="Кентау"' in sender.text


def test_the_language_is_changed_in_the_middle_without_losing_an_answer(box):
    sender = Sender().walk()
    said = {"kept": sender.hidden("kept"), "step": "check", "go": "show"}
    page = sender.client.post("/ru/box/write/", said).content.decode()

    assert TEXTS["check_title"].ru in page
    assert "Асфальт жұқа" in page


@pytest.mark.parametrize("kept", ["", "x", "bm90OnNpZ25lZA:xxxx"])
def test_a_page_that_is_not_ours_sends_nothing_and_says_so(box, kept):
    page = Client().post("/kk/box/write/", {"kept": kept, "step": "check", "go": "send"})
    assert word("lost") in page.content.decode()
    assert not Signal.objects.exists()


def test_a_crime_is_led_on_at_once_and_the_fifteen_days_never_appear(box):
    pages = []
    sender = Sender()
    for step, given in (ANSWERS | {"urgent": {"urgent": "yes"}}).items():
        pages.append(sender.text)
        sender.answer(step, **given)
    pages += [sender.text, sender.send().text, sender.open().text]

    assert Signal.objects.get().rule.startswith("A9")
    assert [page for page in pages if re.search(r"15\s*(жұмыс|рабоч|working)", page)] == []


def test_pages_are_kept_by_nobody_set_no_cookie_and_have_few_sizes(box):
    sender = Sender()
    pages = [sender.page]
    for step, given in ANSWERS.items():
        pages.append(sender.answer(step, **given).page)
    pages += [
        sender.send().page,
        sender.open().page,
        sender.client.get("/kk/box/"),
        sender.client.get("/kk/box/state/"),
    ]

    assert {page["Cache-Control"] for page in pages} == {"private, no-store"}
    assert not any(page.cookies or page.has_header("Set-Cookie") for page in pages)
    assert {len(page.content) % SIZE for page in pages} == {0}
    assert max(len(page.content) for page in pages) <= 50_000
    assert not any("style=" in page.content.decode() for page in pages)


@pytest.mark.slow
def test_right_wrong_and_unknown_answers_have_one_size_and_about_one_time(box, slow_derivation):
    from time import perf_counter

    sender = Sender().walk().send()
    number, secret = sender.shown("number"), sender.shown("secret")
    wrong = Sender().walk().send().shown("secret")
    found = {}
    for name, given in {
        "right": (number, secret),
        "wrong": (number, wrong),
        "unknown": ("0000 0000", secret),
    }.items():
        began = perf_counter()
        page = sender.open(*given).page
        found[name] = (len(page.content), perf_counter() - began)
    sizes, times = zip(*found.values(), strict=True)

    assert len(set(sizes)) == 1
    assert max(times) < 0.5 + min(times) * 3
    assert word("no_number") in sender.text


def test_a_slip_of_the_finger_is_told_without_a_derivation(box, monkeypatch):
    sender = Sender().walk().send()
    number, secret = sender.shown("number"), sender.shown("secret")
    monkeypatch.setattr(state_pages, "derived_of", lambda *_: pytest.fail("derived"))

    assert word("bad_secret") in sender.open(number, f"{secret[:-1]}{(int(secret[-1]) + 1) % 10}").text
    assert word("bad_number") in sender.open("12345678", secret).text


def test_the_proof_file_proves_the_leaf_and_holds_no_secret(box):
    sender = Sender().walk().send()
    answer = sender.client.post("/kk/box/receipt/proof.tlog-proof", {"slip": sender.hidden("slip")})
    proof = Proof.parse(answer.content)

    assert proof.holds(proof.extra)
    assert len(proof.extra) == 147
    assert sender.shown("secret").replace(" ", "") not in answer.content.decode()


@pytest.mark.slow
def test_the_slip_is_one_sheet_of_a5_with_number_secret_and_both_codes(box):
    from pypdf import PdfReader

    sender = Sender().walk().send()
    answer = sender.client.post("/kk/box/receipt/slip.pdf", {"slip": sender.hidden("slip")})
    (page,) = PdfReader(BytesIO(answer.content)).pages
    text = page.extract_text()

    assert [round(float(side) / 72 * 25.4) for side in (page.mediabox.width, page.mediabox.height)] == [
        148,
        210,
    ]
    assert sender.shown("number") in text
    assert sender.shown("secret") in text


def test_a_sender_makes_it_an_appeal_and_the_appeal_does_not_say_which_signal_it_was(box):
    sender = Sender().walk().send().open()
    number = Signal.objects.get().number
    said = {"ticket": sender.hidden("ticket"), "do": "promote", "name": "", "address": "", "text": "x"}
    page = sender.client.post("/kk/box/state/appeal/", said).content.decode()
    assert word("promote_missing") in page
    said |= {"name": "Ашық Есімов", "address": "Созақ, 7"}
    page = sender.client.post("/kk/box/state/appeal/", said).content.decode()

    assert Appeal.objects.get().coupon in page
    assert standing.standing(standing.told_of(Signal.objects.get())).state == "closed"
    assert number not in f"{list(Entry.objects.values())}{list(Change.objects.values())}"


@pytest.mark.slow
def test_a_new_secret_opens_and_the_old_one_does_not(box):
    sender = Sender().walk().send()
    number, old = sender.shown("number"), sender.shown("secret")
    sender.open()
    sender.do("change")
    new = re.search(r"\d{4} \d{4} \d{4} \d{4} \d\d", sender.text)[0]

    assert word("wrong_secret") in sender.open(number, old).text
    assert "Асфальт жұқа" in sender.open(number, new).text


def test_leaving_goes_to_the_neutral_site_and_clears_what_can_be_cleared():
    answer = Client().get("/kk/box/exit/")
    assert (answer.status_code, answer["Location"], '"storage"' in answer["Clear-Site-Data"]) == (
        303, "https://www.kazhydromet.kz/", True,
    )  # fmt: skip


def test_each_language_has_256_words_of_its_own():
    assert {language: len(set(words)) for language, words in WORDS.items()} == dict.fromkeys(WORDS, 256)


def test_every_text_stands_in_three_languages():
    poor = [key for key, text in TEXTS.items() if len({text.kk, text.ru, text.en}) < 3 or not text.kk.strip()]
    assert poor == []
