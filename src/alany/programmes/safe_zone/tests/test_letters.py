"""Letters of an opening, packs of sheets and the telephone on the desk; lists and sheets on paper."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

from alany.kernel.sealing.receipts import luhn_digit
from alany.programmes.safe_zone.actions.boxes import Seals, Second, record_opening
from alany.programmes.safe_zone.models import BoxLetter
from alany.programmes.safe_zone.printing import sheets_pdf
from alany.programmes.safe_zone.queries.boxes import own_paper
from alany.programmes.safe_zone.rules.boxes import Counted
from alany.programmes.safe_zone.tests.test_pages import signed_in
from alany.programmes.safe_zone.tests.zone_office import (
    AT,
    DAY,
    a_coordinator,
    a_person,
    a_point,
    an_okrug,
    an_opener,
)
from alany.spine.cases.tests.office import a_district
from alany.spine.intake import sheets
from alany.spine.intake.actions import issue_pack, reserve_pack
from alany.spine.intake.models import Item, Signal, SlipPack
from alany.spine.intake.queries.paper import numbers_of
from alany.spine.intake.tests.box import a_box
from alany.spine.ledger.models import Change, Entry
from alany.spine.ledger.rules import SYSTEM

pytestmark = pytest.mark.django_db
CANARY = "Жасырын-сөз-93417"


@pytest.fixture
def box(settings, tmp_path):
    settings.DEMO_TODAY = "2020-07-30"
    settings.PUBLIC_CACHE_SECONDS = 0
    settings.LOG_FOLDER = tmp_path / "log"
    settings.MEDIA_ROOT = tmp_path / "files"
    return a_box()


@pytest.fixture
def opening(box):
    by = a_coordinator(box.office)
    point = a_point(box.office, by, an_okrug(a_district(), "615630000"))
    return record_opening(
        point=point, on=DAY, second=Second(name="Роза"), seals=Seals("1", True, "2"), counted=Counted(1, 1),
        by=an_opener(box.office), at=AT,
    )  # fmt: skip


@pytest.fixture
def sheet(box):
    pack = reserve_pack(office=box.office, count=1, by=SYSTEM, at=AT)
    made = list(sheets.make_sheets(numbers_of(pack)))
    kept = {one.number: one.kept for one in made}
    issue_pack(pack=pack, sheets=kept, delivered_to="SZ-001", by=SYSTEM, at=AT)
    return made[0]


def typed(**given):
    known = {"number": "", "text": "", "topic": "roads", "language": "kk", "once": "ab" * 32}
    return known | given


def send(desk, opening, **given):
    return desk.post(f"/ru/desk/safe-zone/boxes/{opening.pk}/letters/", typed(**given))


@pytest.mark.slow
def test_both_letters_of_an_opening_are_sealed_and_the_page_says_that_none_waits(client, box, opening, sheet):
    desk = signed_in(client, opening.first)
    assert send(desk, opening, number=sheet.number, text=CANARY).status_code == 302
    assert send(desk, opening, text="Басқа хат").status_code == 302
    page = desk.get(f"/ru/desk/safe-zone/boxes/{opening.pk}/letters/")
    assert (page.context["sheets"], page.context["own"], page.context["done"]) == ((1, 1), (1, 1), True)
    signal = Signal.objects.get(number=sheet.number)
    assert CANARY in box.read("Айгүл", signal)


@pytest.mark.slow
def test_the_number_of_a_sheet_stands_nowhere_beside_its_village_and_words_stand_nowhere(
    client, opening, sheet
):
    send(signed_in(client, opening.first), opening, number=sheet.number, text=CANARY)
    kept = [str(row.after) + str(row.before) for row in Change.objects.all()]
    kept += [str(row.details) + row.about_label for row in Entry.objects.all()]
    kept += [str(row) for row in BoxLetter.objects.values_list()]
    assert not any(sheet.number in one or CANARY in one for one in kept)


@pytest.mark.slow
def test_a_scan_is_sealed_as_it_comes_and_no_readable_byte_is_on_disk(client, settings, box, opening):
    desk = signed_in(client, opening.first)
    scan = SimpleUploadedFile("../../hat.jpg", CANARY.encode() * 5000, "image/jpeg")
    assert send(desk, opening, scan=scan).status_code == 302
    item = Item.objects.get(kind=4)
    assert item.upload.size > 100_000
    disk = b"".join(path.read_bytes() for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())
    assert disk
    assert CANARY.encode() not in disk


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"number": "12345670", "text": "x"}, "Одна цифра неверна"),
        ({"number": "1234567" + luhn_digit("1234567"), "text": "x"}, "Ни в одной выданной пачке"),
        ({}, "Напечатайте, что написано в письме"),
        ({"scan": SimpleUploadedFile("x.jpg", b"", "image/jpeg")}, "Скан пустой"),
    ],
)
def test_a_letter_that_cannot_be_is_sent_back_with_what_was_typed(client, opening, given, words):
    page = send(signed_in(client, opening.first), opening, **given)
    assert (page.status_code, Signal.objects.count()) == (200, 0)
    assert words in page.content.decode()
    assert given.get("number", "") in page.content.decode()


@pytest.mark.slow
def test_no_more_letters_are_taken_than_the_act_counts_and_one_sheet_comes_once(client, box, opening, sheet):
    desk = signed_in(client, opening.first)
    send(desk, opening, text="Бірінші")
    assert "уже приняты" in send(desk, opening, text="Екінші", once="cd" * 32).content.decode()
    send(desk, opening, number=sheet.number, text="Үшінші")
    assert "уже приняты" in send(desk, opening, number=sheet.number, text="Үшінші").content.decode()
    assert Signal.objects.count() == 2


def test_letters_wait_until_the_second_person_confirms(client, box, opening):
    colleague = an_opener(box.office, "Наталья")
    waiting = record_opening(
        point=opening.point, on=DAY.replace(day=29), second=Second(user=colleague), 
        seals=Seals("2", True, "3"),
        counted=Counted(0, 1), by=opening.first, at=AT,
    )  # fmt: skip
    page = send(signed_in(client, opening.first), waiting, text="x")
    assert (Signal.objects.count(), page.context["form"]) == (0, None)


@pytest.mark.slow
def test_a_letter_without_a_sheet_is_called_by_box_and_day(client, box, opening):
    send(signed_in(client, opening.first), opening, text="Өз қағазым")
    found = own_paper(box.office)
    assert [(one.code, one.on) for one in found] == [("SZ-001", DAY)]
    assert found[0].numbers == (Signal.objects.get().number,)


@pytest.mark.slow
def test_a_call_gives_a_number_and_a_secret_once_and_keeps_no_words(client, box):
    desk = signed_in(client, a_person(box.office, roles=("safe_zone_operator",)))
    page = desk.post("/kk/desk/safe-zone/telephone/", typed(text=CANARY))
    number, secret = (term.value for term in page.context["terms"][:2])
    assert (len(number.replace(" ", "")), len(secret.replace(" ", ""))) == (8, 18)
    assert CANARY not in page.content.decode()
    assert Signal.objects.get().reporter.must_change


@pytest.mark.slow
def test_a_pack_goes_out_as_numbers_and_comes_back_as_a_file_without_secrets(client, box):
    desk = signed_in(client, a_coordinator(box.office))
    assert desk.post("/kk/desk/safe-zone/packs/", {"count": "2"}).status_code == 302
    pack = SlipPack.objects.get()
    body = desk.get(f"/kk/desk/safe-zone/packs/{pack.pk}/numbers.json").content
    office, number, numbers = sheets.read_numbers(body)
    back = sheets.sheets_file(office, number, sheets.make_sheets(numbers))
    other = json.dumps(json.loads(back) | {"pack": 9}).encode()
    address = f"/ru/desk/safe-zone/packs/{pack.pk}/"
    for data, words in ((b"{}", "Это не тот файл"), (other, "другой пачки")):
        form = {"sheets": SimpleUploadedFile("sheets.json", data), "delivered_to": "SZ-001"}
        assert words in desk.post(address, form).content.decode()
    form = {"sheets": SimpleUploadedFile("sheets.json", back), "delivered_to": "SZ-001"}
    assert desk.post(address, form).status_code == 302
    assert SlipPack.objects.get().delivered_on == DAY


@pytest.mark.slow
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_printed_sheet_is_one_page_with_the_secret_on_the_coupon_alone(language, box, sheet):
    paper = PdfReader(BytesIO(sheets_pdf([sheet], "https://office.example", language)))
    text = "".join(page.extract_text() for page in paper.pages)
    spaced = f"{sheet.number[:4]} {sheet.number[4:]}"
    assert len(paper.pages) == 1
    assert (text.count(spaced), text.count(sheet.secret[:4] + " " + sheet.secret[4:8])) == (2, 1)
    assert text.index(sheet.secret[:4] + " ") > text.rindex(spaced)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_list_for_the_notice_board_is_a_page_also_before_anything_is_published(language, client, box):
    answer = client.get(f"/{language}/safe-zone/paper/numbers.pdf")
    assert len(PdfReader(BytesIO(answer.content)).pages) == 1
