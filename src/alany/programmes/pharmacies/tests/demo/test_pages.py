"""Pages of campaigns, visits, findings and referrals, in three languages and for each role."""

import hashlib
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alany.kernel.sampling import draw
from alany.programmes.pharmacies.models import Pharmacy, Referral
from alany.spine.organisations.models import Office
from alany.spine.people.models import User
from alany.spine.visits.models import Campaign, Finding, Visit

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
LANGUAGES = ("kk", "ru", "en")
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def entered(demo: Office) -> Callable[[str], Client]:
    """Somebody of the demo office at the desk, by mailbox."""

    def enter(mailbox: str) -> Client:
        client = Client()
        client.force_login(User.objects.get(email__startswith=f"{mailbox}@"), backend=BACKEND)
        return client

    return enter


def july(office: Office) -> Campaign:
    return Campaign.objects.get(office=office, state=Campaign.State.CLOSED)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_public_page_tells_the_campaign_and_names_no_pharmacy(demo: Office, language: str) -> None:
    page = Client().get(f"/{language}/pharmacies/campaigns/{july(demo).pk}/")
    text = page.content.decode()
    assert page.status_code == 200
    assert all(number in text for number in ("648", "924", "623", july(demo).frame_sha256, july(demo).seed))
    assert not [name for name in Pharmacy.objects.values_list("name", flat=True).distinct() if name in text]


def test_anybody_draws_the_published_sample_again_from_the_published_file(demo: Office) -> None:
    body = Client().get(f"/en/pharmacies/campaigns/{july(demo).pk}/sample.csv").content
    rows = [line.split(",") for line in body.decode().splitlines()[1:]]
    drawn = {row[0] for row in rows if row[4] == "true"}
    quota = {
        stratum: sum(row[1] == stratum and row[4] == "true" for row in rows)
        for stratum in {r[1] for r in rows}
    }
    assert set(draw([(row[0], row[1]) for row in rows], quota, july(demo).seed)) == drawn
    frame = "unit_id,stratum\n" + "".join(f"{row[0]},{row[1]}\n" for row in sorted(rows))
    assert hashlib.sha256(frame.encode()).hexdigest() == july(demo).frame_sha256


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_published_hash_of_the_list_is_that_of_the_file_beside_it(demo: Office, language: str) -> None:
    address = f"/{language}/pharmacies/campaigns/{july(demo).pk}/"
    page = Client().get(address).content.decode()
    assert f'href="{address}frame.csv"' in page
    assert f"<code>sha256sum campaign-{july(demo).pk}-frame.csv</code>" in page
    file = Client().get(f"{address}frame.csv")
    assert hashlib.sha256(file.content).hexdigest() in page
    assert f'filename="campaign-{july(demo).pk}-frame.csv"' in file["Content-Disposition"]


def test_a_campaign_under_way_publishes_neither_its_sample_nor_its_results(demo: Office) -> None:
    planned = Campaign.objects.exclude(pk=july(demo).pk).get()
    root = f"/en/pharmacies/campaigns/{planned.pk}/"
    assert planned.seed not in Client().get(root).content.decode()
    assert [
        Client().get(root + name).status_code for name in ("frame.csv", "sample.csv", "districts.csv")
    ] == [404] * 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_the_desk_opens(demo: Office, entered: Callable[[str], Client], language: str) -> None:
    visit = Visit.objects.filter(state="done", findings__isnull=False).first()
    finding, referral = Finding.objects.first(), Referral.objects.filter(state="fine").first()
    assert visit is not None
    assert finding is not None
    assert referral is not None
    pages = (
        "campaigns/", f"campaigns/{july(demo).pk}/", "visits/", "visits/?state=not_made&sort=district",
        f"visits/{visit.pk}/", "findings/", "findings/?state=recorded", f"findings/{finding.pk}/",
        "referrals/",
        "referrals/?due=overdue", f"referrals/{referral.pk}/", f"referrals/{referral.pk}/answer/",
        f"referrals/{referral.pk}/corrected/", f"referrals/{referral.pk}/refund/",
    )  # fmt: skip
    client = entered("specialist1")
    found = {page: client.get(f"/{language}/desk/pharmacies/{page}").status_code for page in pages}
    assert found == dict.fromkeys(pages, 200)


def test_acts_and_packages_are_pdf(demo: Office, entered: Callable[[str], Client]) -> None:
    referral = Referral.objects.select_related("finding").filter(state="fine").first()
    assert referral
    client = entered("specialist1")
    for page in (f"referrals/{referral.pk}/package.pdf", f"visits/{referral.finding.visit_id}/act.pdf"):
        assert client.get(f"/kk/desk/pharmacies/{page}").content.startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("mailbox", "page", "status"),
    [
        ("monitor1", "campaigns/new/", 403),
        ("organiser", "campaigns/new/", 200),
        ("administrator", "visits/", 403),
        ("curator", "visits/", 403),
    ],
)
def test_a_page_opens_to_who_has_its_right(
    demo: Office, entered: Callable[[str], Client], mailbox: str, page: str, status: int
) -> None:
    assert entered(mailbox).get(f"/kk/desk/pharmacies/{page}").status_code == status


@pytest.mark.parametrize("page", ["visits/", "findings/", "referrals/"])
def test_a_list_asks_as_many_questions_for_one_row_as_for_many(
    demo: Office, entered: Callable[[str], Client], page: str
) -> None:
    client = entered("specialist1")
    narrow = {"visits/": "?q=0587", "findings/": "?state=confirmed", "referrals/": "?state=paid"}[page]
    client.get(f"/kk/desk/pharmacies/{page}")
    counts = []
    for query in ("", narrow):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(f"/kk/desk/pharmacies/{page}{query}")
        counts.append(len(asked))
    assert counts[0] - counts[1] in (0, 1)


@pytest.mark.parametrize("campaign", ["²", "٣", "-1", "9" * 24])
def test_a_campaign_that_is_none_shows_a_list_and_no_failure(
    demo: Office, entered: Callable[[str], Client], campaign: str
) -> None:
    page = entered("monitor1").get("/kk/desk/pharmacies/visits/", {"campaign": campaign})
    assert page.status_code == 200


@pytest.mark.parametrize("year", ["1999", "2019", "2031", "9999"])
def test_a_campaign_of_past_or_far_days_is_not_planned(
    demo: Office, entered: Callable[[str], Client], year: str
) -> None:
    days = {f"{end}_on": f"30.07.{year}" for end in ("first", "last")}
    given = {"title_kk": "А", "title_ru": "Б", "title_en": "C", "size": "20", "seed": "word", **days}
    page = entered("organiser").post("/kk/desk/pharmacies/campaigns/new/", given)
    assert (page.status_code, len(page.context["form"].errors)) == (200, 2)
    assert not Campaign.objects.filter(title_kk="А").exists()


def test_a_monitor_fills_the_sheet_and_the_price_is_judged_by_the_cap_of_that_day(
    demo: Office, entered: Callable[[str], Client]
) -> None:
    monitor = User.objects.get(email__startswith="monitor1@")
    visit = Visit.objects.filter(state="planned", visitor=monitor).order_by("pk").first()
    seen = Referral.objects.filter(finding__kind="above_cap").first()
    assert visit is not None
    assert seen is not None
    price = seen.finding.prices.get()
    sheet = {
        "version": visit.version, "visited_on_day": "30", "visited_on_month": "7", "visited_on_year": "2020",
        "visited_time": "00:01", "companion": "Демо ерікті", "no_conflict": "on", "q_licence": "ok",
        "q_licence_in_sight": "yes", "q_prices_in_sight": "yes", "q_caps_in_sight": "no",
        "q_receipt_given": "yes", "q_signatures": "signed", "q_copy_left": "yes", "line_0": price.line,
        "price_0": str(price.price_kzt + 5000), "grade_0": "receipt",
    }  # fmt: skip
    client = entered("monitor1")
    answer = client.post(f"/kk/desk/pharmacies/visits/{visit.pk}/sheet/", sheet)
    assert answer.status_code == 302, answer.content.decode()
    visit.refresh_from_db()
    found = [(one.kind, one.state) for one in visit.findings.all()]
    assert (visit.state, found) == ("done", [("above_cap", "recorded")])


def test_a_sheet_with_a_price_that_is_no_amount_keeps_what_was_typed(
    demo: Office, entered: Callable[[str], Client]
) -> None:
    monitor = User.objects.get(email__startswith="monitor1@")
    visit = Visit.objects.filter(state="planned", visitor=monitor).order_by("-pk").first()
    assert visit
    sheet = {"version": visit.version, "line_0": "аспирин", "price_0": "-5", "grade_0": "receipt"}
    page = entered("monitor1").post(f"/ru/desk/pharmacies/visits/{visit.pk}/sheet/", sheet)
    text = page.content.decode()
    assert page.status_code == 200
    assert "аспирин" in text
    assert "Напишите сумму в тенге" in text


def test_somebody_elses_visit_cannot_be_recorded(demo: Office, entered: Callable[[str], Client]) -> None:
    other = User.objects.get(email__startswith="monitor2@")
    visit = Visit.objects.filter(state="planned", visitor=other).first()
    assert visit
    page = entered("monitor1").get(f"/kk/desk/pharmacies/visits/{visit.pk}/sheet/")
    assert page.status_code == 403


def test_the_checker_answers_its_own_example(demo: Office) -> None:
    example = "сумамед капс 250 мг №30"
    asked = {"q": example, "price": "900000", "on": "2020-07-30"}
    assert example in Client().get("/ru/pharmacies/check/").content.decode()
    assert "Да, выше предельной цены" in Client().get("/ru/pharmacies/check/", asked).content.decode()


@pytest.mark.parametrize(
    ("language", "title"),
    [("kk", "Дәріханаларға бару"), ("ru", "Посещения аптек"), ("en", "Visits to pharmacies")],
)
def test_open_data_are_named_in_the_language_of_the_page(demo: Office, language: str, title: str) -> None:
    assert f">{title}<" in Client().get(f"/{language}/data/").content.decode()
