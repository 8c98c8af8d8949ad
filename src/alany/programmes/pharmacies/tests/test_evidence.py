"""Photos and documents of a visit: who lays them, what is refused, one hash everywhere."""

import io
import re
from datetime import datetime, time, timedelta
from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from alany.kernel.periods import ALMATY, Period, local_date
from alany.kernel.triltext import TrilText
from alany.programmes.pharmacies.actions.campaigns import plan_campaign
from alany.programmes.pharmacies.actions.evidence import lay_evidence
from alany.programmes.pharmacies.actions.findings import confirm_finding
from alany.programmes.pharmacies.actions.visits import Price, conclude_visit
from alany.programmes.pharmacies.demo.pictures import picture
from alany.programmes.pharmacies.printing import act_of
from alany.programmes.pharmacies.queries.visits import with_records
from alany.programmes.pharmacies.rules.evidence import KINDS, SHOWN_BY, unshown
from alany.programmes.pharmacies.tests.register_office import (
    AT,
    a_district,
    a_keeper,
    a_lawyer,
    a_person,
    a_pharmacy,
    an_act,
    an_office,
)
from alany.spine.files.models import StoredFile
from alany.spine.files.queries import holds
from alany.spine.ledger.models import Entry
from alany.spine.organisations.clock import past_until
from alany.spine.visits.actions import VisitRefused, assign_visits
from alany.spine.visits.models import Evidence, Visit

pytestmark = pytest.mark.django_db
PNG = picture(1)
ANSWERS = {
    "licence": "ok",
    "licence_in_sight": True,
    "prices_in_sight": True,
    "caps_in_sight": True,
    "receipt_given": True,
    "signatures": "signed",
    "copy_left": True,
}


@pytest.fixture(autouse=True)
def var(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.DEMO_TODAY = "2020-07-30"


@pytest.fixture
def office():
    return an_office()


@pytest.fixture
def monitor(office):
    return a_person(office, "Бекзат", roles=("inspector",))


@pytest.fixture
def visit(office, monitor):
    keeper = a_keeper(office)
    an_act(office, keeper, a_lawyer(office))
    a_pharmacy(office, keeper, a_district())
    day = local_date(AT)
    campaign = plan_campaign(
        office=office, titles=TrilText(kk="Ш", ru="И", en="J"), period=Period(day, day), size=1, seed="seed",
        frame_of=day, by=monitor, at=AT,
    )  # fmt: skip
    (one,) = assign_visits(campaign=campaign, visitors=[monitor], days=[day], by=monitor, at=AT)
    made = conclude_visit(
        visit=one, answers=ANSWERS,
        prices=[Price("ламиктал таб 50 мг №30 GSK", 5480, "receipt")], companion="Алия", explanation="",
        visited_at=AT - timedelta(hours=1), declared_no_conflict=True, by=monitor, at=AT, version=one.version,
    )  # fmt: skip
    return with_records(Visit.objects.all()).get(pk=made.pk)


def desk_of(person):
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def sent(person, visit, content=PNG, name="чек.png", kind="receipt", language="ru", **more):
    file = SimpleUploadedFile(name, content)
    address = f"/{language}/desk/pharmacies/visits/{visit.pk}/evidence/"
    return desk_of(person).post(address, {"kind": kind, "file": file, **more})


def page_of(person, visit, language="ru"):
    return desk_of(person).get(f"/{language}/desk/pharmacies/visits/{visit.pk}/").content.decode()


@pytest.mark.slow
def test_the_hash_is_the_same_from_the_camera_to_the_act(visit, monitor):
    digest = sha256(PNG).hexdigest()

    answer = sent(monitor, visit, taken_on="30.07.2020", taken_time="00:00")

    piece = Evidence.objects.get()
    fresh = with_records(Visit.objects.all()).get(pk=visit.pk)
    back = desk_of(monitor).get(f"/kk/desk/pharmacies/visits/{visit.pk}/evidence/{piece.pk}/")
    assert (answer.status_code, answer.url) == (302, f"/ru/desk/pharmacies/visits/{visit.pk}/#evidence")
    assert (piece.kind, piece.file.sha256, holds(piece.file)) == ("receipt", digest, True)
    assert sha256(b"".join(back)).hexdigest() == digest
    assert back["Content-Disposition"].startswith("attachment")
    assert back["Cache-Control"] == "private, no-store"
    assert [one.sha256 for one in act_of(fresh, "ru")["evidence"]] == [digest]
    words = page_of(monitor, visit)
    assert f'title="{digest}">{digest[:12]}…' in words
    assert "не проверен на вирусы" in words


def test_the_ledger_says_who_laid_what(visit, monitor):
    sent(monitor, visit)
    assert Entry.objects.filter(verb="evidence.received", actor_name="Бекзат").count() == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", {"kk": "Файл бос", "ru": "Файл пуст", "en": "The file is empty"}),
        (
            b"a;b\n1;2\n",
            {"kk": "JPEG, PNG немесе PDF емес", "ru": "не JPEG, не PNG и не PDF", "en": "not a JPEG"},
        ),
        (b"<svg onload=alert(1)>", {"kk": "PDF емес", "ru": "и не PDF", "en": "not a JPEG"}),
        (b"\0\0\0 ftypheic", {"kk": "PDF емес", "ru": "и не PDF", "en": "not a JPEG"}),
    ],
)
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_what_is_no_photo_and_no_pdf_is_refused_in_words(content, words, language, visit, monitor):
    page = sent(monitor, visit, content, name="photo.jpg", language=language)

    assert page.status_code == 200
    assert words[language] in page.content.decode()
    assert not Evidence.objects.exists()
    assert not StoredFile.objects.filter(name="photo.jpg").exists()


def test_what_is_too_large_is_dropped_and_the_answers_are_kept(visit, monitor, settings):
    settings.UPLOAD_MAX_BYTES = 1024
    page = sent(monitor, visit, PNG + b"\0" * 2048, taken_on="30.07.2020", taken_time="09:15")
    words = page.content.decode()

    assert "больше 20 МБ" in words
    assert "Выберите файл" not in words
    assert re.search(r'value="receipt"[^>]*checked', words)
    assert 'value="09:15"' in words
    assert not Evidence.objects.exists()


def test_the_same_file_sent_twice_is_one_piece(visit, monitor):
    sent(monitor, visit)
    again = sent(monitor, visit, name="other-name.png", kind="pack")

    assert "чек.png" in str(again.context["form"].errors["file"])
    assert Evidence.objects.count() == 1
    assert not StoredFile.objects.filter(name="other-name.png").exists()


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"taken_on": "31.07.2020", "taken_time": "10:00"}, "taken_on"),
        ({"taken_on": "30.07.2020"}, "taken_time"),
        ({"taken_time": "10:00"}, "taken_time"),
        ({"kind": "selfie"}, "kind"),
    ],
)
def test_a_moment_ahead_half_a_moment_and_an_unknown_kind_are_refused(more, field, visit, monitor):
    assert list(sent(monitor, visit, **more).context["form"].errors) == [field]


def test_a_visit_of_another_office_is_not_there(visit, monitor):
    sent(monitor, visit)
    stranger = a_person(an_office("almaty"), "Бөтен", roles=("inspector",))
    piece, root = Evidence.objects.get(), f"/ru/desk/pharmacies/visits/{visit.pk}/"

    answers = [
        sent(stranger, visit).status_code,
        desk_of(stranger).get(root).status_code,
        desk_of(stranger).get(f"{root}evidence/{piece.pk}/").status_code,
    ]

    assert answers == [404, 404, 404]
    assert Client().get(f"{root}evidence/{piece.pk}/").status_code == 302


def test_only_who_made_the_visit_lays_evidence_to_it(visit, monitor, office):
    other = a_person(office, "Гүлнар", roles=("inspector",))
    reviewer = a_person(office, "Нұрлан", roles=("reviewer",))

    assert [sent(one, visit).status_code for one in (other, reviewer)] == [403, 403]
    assert 'enctype="multipart/form-data"' not in page_of(other, visit)
    assert 'enctype="multipart/form-data"' in page_of(monitor, visit)


def test_a_form_without_its_token_is_refused(visit, monitor):
    client = Client(enforce_csrf_checks=True)
    client.force_login(monitor, backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = client.post(f"/ru/desk/pharmacies/visits/{visit.pk}/evidence/", {"kind": "receipt"})
    assert (answer.status_code, Evidence.objects.count()) == (403, 0)


def test_after_a_second_person_has_confirmed_the_evidence_stays_as_it_was(visit, monitor, office):
    sent(monitor, visit)
    confirm_finding(finding=visit.findings.get(), by=a_person(office, "Нұрлан", roles=("reviewer",)), at=AT)

    assert sent(monitor, visit, picture(2)).status_code == 403
    with pytest.raises(VisitRefused, match="confirmed"):
        lay_evidence(
            visit=visit, kind="pack", name="a.png", content=io.BytesIO(picture(2)), by=monitor, at=AT
        )
    assert Evidence.objects.count() == 1
    assert "уже подтвердил второй человек" in page_of(monitor, visit)


@pytest.mark.slow
def test_a_price_without_its_receipt_is_named_to_the_reviewer_until_it_is_there(visit, monitor, office):
    reviewer = desk_of(a_person(office, "Нұрлан", roles=("reviewer",)))
    address = f"/en/desk/pharmacies/findings/{visit.findings.get().pk}/"
    bare = reviewer.get(address)
    sent(monitor, visit, kind="pack")
    with_pack = reviewer.get(address)
    sent(monitor, visit, picture(2))
    whole = reviewer.get(address)

    assert [page.context["missing"] for page in (bare, with_pack, whole)] == [
        ["till receipt"], ["till receipt"], []
    ]  # fmt: skip
    assert "Nobody can look at it again" in bare.content.decode()
    assert "Nobody can look at it again" not in whole.content.decode()
    assert sha256(picture(2)).hexdigest() in whole.content.decode()


@pytest.mark.slow
def test_the_page_asks_as_many_questions_for_one_piece_as_for_twenty(visit, monitor):
    counts = []
    for number in range(20):
        lay_evidence(
            visit=visit, kind="pack", name=f"{number}.png", content=io.BytesIO(picture(number)), by=monitor,
            at=AT,
        )  # fmt: skip
        if number in (0, 19):
            client = desk_of(monitor)
            client.get(f"/ru/desk/pharmacies/visits/{visit.pk}/")
            with CaptureQueriesContext(connection) as asked:
                client.get(f"/ru/desk/pharmacies/visits/{visit.pk}/")
            counts.append(len(asked))
    assert counts[0] == counts[1]


@given(
    st.sets(st.sampled_from(["receipt", "tag_photo", "price_list", "oral"])), st.sets(st.sampled_from(KINDS))
)
def test_only_a_receipt_and_a_tag_need_their_own_evidence(grades, kinds):
    missing = unshown(grades, kinds)
    assert set(missing) == {grade for grade in grades & set(SHOWN_BY) if SHOWN_BY[grade] not in kinds}


def test_any_hour_of_the_fixed_day_of_a_demo_is_past(settings, visit):
    assert past_until(AT) == datetime.combine(local_date(AT), time.max, tzinfo=ALMATY)
    settings.DEMO_TODAY = ""
    assert past_until(AT) == AT


def test_who_opens_the_address_of_a_button_is_led_to_the_record(visit):
    keys = {"campaigns": visit.campaign_id, "findings": visit.findings.get().pk, "visits": visit.pk}
    buttons = ("campaigns/share-out", "campaigns/close", "findings/confirm", "visits/evidence")
    person = a_person(visit.campaign.office, "Бәрі", roles=("inspector", "reviewer", "organiser"))
    for button in buttons:
        kind, act = button.split("/")
        record = f"/ru/desk/pharmacies/{kind}/{keys[kind]}/"
        answer = desk_of(person).get(f"{record}{act}/")
        assert (button, answer.status_code, answer.headers.get("Location")) == (button, 302, record)
        assert Client().get(f"{record}{act}/").url.startswith("/ru/account/login/")


def test_a_filter_of_findings_that_nobody_knows_is_left_out(visit, monitor):
    every, asked = (
        desk_of(monitor).get(f"/kk/desk/pharmacies/findings/{query}").content.decode()
        for query in ("", "?state=nothing&kind=x")
    )
    record = f"/kk/desk/pharmacies/findings/{visit.findings.get().pk}/"
    assert (record in every, record in asked) == (True, True)
