"""The queue of lines by clicks: one person proposes, another confirms."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alany.programmes.pharmacies.models import Alias, Medicine
from alany.programmes.pharmacies.rules.aliases import key_of
from alany.programmes.pharmacies.tests.register_office import LINES, a_keeper, a_lawyer, an_act, an_office
from alany.programmes.pharmacies.tests.test_aliases import NEAR, SURE, a_list, answers

pytestmark = pytest.mark.django_db
HERE = "/ru/desk/pharmacies/learning/"
LINE = f"{HERE}{key_of(NEAR)}/"


@pytest.fixture
def office(settings):
    settings.DEMO_TODAY = "2020-07-30"
    return an_office()


@pytest.fixture
def keeper(office):
    return a_keeper(office)


@pytest.fixture
def lawyer(office):
    return a_lawyer(office)


@pytest.fixture
def waiting(office, keeper, lawyer):
    an_act(office, keeper, lawyer, lines=LINES)
    return a_list(office, keeper, NEAR)


def as_(client, person):
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def pack(code):
    return str(Medicine.objects.get(code=code).pk)


def text(response):
    return response.content.decode()


@pytest.mark.slow
def test_two_people_decide_a_line_by_clicks(client, keeper, lawyer, waiting):
    queue = text(as_(client, keeper).get(HERE))
    assert NEAR in queue
    page = text(client.get(LINE))
    for part in (
        "<rt>название</rt>",
        "<rt>доза</rt>",
        "Это решает 1 строку в 1 прайс-листе.",
    ):
        assert part in page, part
    client.post(LINE, {"meaning": "packs", "packs": [pack("1")], "supplier": "", "note": "Звонили в аптеку"})
    alias = Alias.objects.get()
    assert (alias.state, alias.note) == ("proposed", "Звонили в аптеку")
    here = f"/ru/desk/pharmacies/decisions/{alias.pk}/"
    assert "подтверждает другой человек" in text(client.get(here))
    assert client.post(f"{here}confirm/").status_code == 403
    assert client.get(LINE).status_code == 404

    told = text(as_(client, lawyer).get(here))
    for part in (NEAR, "Звонили в аптеку", "Это решает 1 строку в 1 прайс-листе.", "выше предельной цены"):
        assert part in told, part
    client.post(f"{here}confirm/")
    assert answers(waiting) == [SURE]
    client.post(f"{here}reverse/", {"reason": "Ошибка"})
    alias.refresh_from_db()
    assert (alias.state, alias.reason) == ("reversed", "Ошибка")


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"meaning": "packs", "packs": []}, "Отметьте хотя бы одну упаковку"),
        ({"meaning": "not_medicine", "packs": ["1"]}, "Отмечена упаковка, а значение другое"),
        ({"meaning": "packs", "packs": ["2"]}, "другая упаковка, доза, форма или производитель"),
    ],
)
def test_what_is_refused_is_said_and_what_was_typed_stays(client, keeper, waiting, sent, said):
    sent = sent | {"packs": [pack(code) for code in sent["packs"]], "supplier": "", "note": "Помню"}

    page = text(as_(client, keeper).post(f"{LINE}?find=ламиктал", sent))

    assert said in page
    assert "Помню" in page
    assert not Alias.objects.exists()


def test_another_office_s_lines_and_unknown_keys_are_not_here(client, office, keeper, waiting):
    other = a_keeper(an_office("almaty"), "Дина")

    assert as_(client, other).get(LINE).status_code == 404
    assert NEAR not in text(client.get(HERE))
    assert as_(client, keeper).get(f"{HERE}{'0' * 64}/").status_code == 404


def test_a_longer_queue_asks_no_more(client, office, keeper, waiting):
    as_(client, keeper).get(HERE)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(HERE)
    a_list(office, keeper, *(f"Ламиктол таб 50мг №30 GSK {number}" for number in range(100)))
    with CaptureQueriesContext(connection) as many:
        page = client.get(HERE)

    assert len(many) == len(few)
    assert text(page).count("/learning/") > 20
