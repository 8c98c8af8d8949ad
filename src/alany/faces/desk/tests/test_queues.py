"""Lists that are kept, cases given together, who has how much: from the address, by hand, by two people."""

import inspect
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alany.faces.desk.tests.conftest import a_case, browser
from alany.spine.cases import actions
from alany.spine.cases.models import Case, SavedQueue
from alany.spine.cases.tests.office import AT, a_person
from alany.spine.ledger.models import Entry

TOGETHER = "/ru/desk/cases/together/"


def ticks(*cases):
    return {"case": [f"{case.number}:{case.version}" for case in cases]}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize(
    "address",
    [
        "cases/together/?case=C-2020-0001&case=C-2020-9999",
        "cases/together/?all=1",
        "cases/together/",
        "cases/save/?due=overdue",
        "cases/saved/",
        "cases/load/",
        "cases/load/?by=place&days=10",
        "cases/load/?by=programme",
        "keys/",
    ],
)
def test_every_page_opens(office, bolat, district, language, address):
    a_case(office, bolat, place=district)
    page = browser(bolat).get(f"/{language}/desk/{address}")
    assert (page.status_code, 'style="' in page.content.decode()) == (200, False)


def test_the_check_page_says_what_will_happen_before_it_happens(office, aigul, at):
    good, closed = a_case(office, aigul), a_case(office, aigul, title="Жабылған")
    actions.withdraw_case(case=closed, reason="қайтарды", by=aigul, at=AT)
    page = at.get(TOGETHER, {"case": [good.number, closed.number, "C-2020-0099"]}).content.decode()
    for words in ("Будет передано 1 дело", "будет передано", "останется: закрыто", "C-2020-0099"):
        assert words in page
    assert Entry.objects.filter(verb="case.assigned_together").count() == 0


def test_ticked_cases_are_given_in_one_entry_and_those_left_are_named(office, aigul, bolat, at):
    cases = [a_case(office, aigul) for _ in range(3)]
    data = {"owner": bolat.pk, "text": "қара", **ticks(*cases)}
    actions.note(case=cases[0], text="x", by=bolat, at=AT)
    actions.change_due(case=cases[1], due_on=date(2020, 8, 3), reason="r", by=bolat, at=AT)
    page = at.post(TOGETHER, data, follow=True).content.decode()
    assert [case.owner for case in Case.objects.order_by("pk")] == [bolat, None, bolat]
    assert f"Не передано: {cases[1].number} (кто-то изменил за это время)" in page
    entry = Entry.objects.get(verb="case.assigned_together")
    assert entry.details == {"cases": [cases[0].number, cases[2].number], "owner": "Болат"}


def test_at_most_a_hundred_are_given_at_once(office, aigul, at, monkeypatch):
    for _ in range(4):
        a_case(office, aigul)
    monkeypatch.setattr("alany.faces.desk.queues.together.AT_ONCE", 2)
    page = at.get(TOGETHER, {"all": "1"}).content.decode()
    assert "Отмечено больше 2 дел" in page
    assert "Будет передано 2 дела" in page


def test_a_case_of_another_programme_is_not_given(office, aigul):
    case = a_case(office, aigul)
    saule = a_person(office, "Сәуле", programme="pharmacies")
    page = browser(saule).post(TOGETHER, {"owner": saule.pk, **ticks(case)}).content.decode()
    assert "Нет дел для передачи" in page
    case.refresh_from_db()
    assert case.owner is None


def test_no_act_but_giving_takes_several_cases():
    several = {
        name for name in actions.__all__ if "cases" in inspect.signature(getattr(actions, name)).parameters
    }
    assert several == {"assign_together"}


def test_closing_cannot_be_smuggled_into_the_act_for_many(office, aigul, at):
    case = a_case(office, aigul)
    at.post(TOGETHER, {"owner": aigul.pk, "to": "withdrawn", "state": "withdrawn", **ticks(case)})
    case.refresh_from_db()
    assert (case.state, case.closed_on) == ("assigned", None)


def test_a_list_is_saved_under_a_name_and_stands_above_the_cases(office, aigul, at):
    answer = at.post("/ru/desk/cases/save/?due=overdue&page=3&x=1", {"name": "Кешіккен"})
    assert answer["Location"] == "/ru/desk/cases/?due=overdue"
    assert SavedQueue.objects.get().query == "due=overdue"
    page = at.get("/ru/desk/cases/?due=overdue").content.decode()
    assert '<a href="/ru/desk/cases/?due=overdue" aria-current="page">Кешіккен</a>' in page
    again = at.post("/ru/desk/cases/save/?due=today", {"name": "Кешіккен"}).content.decode()
    assert "У вас уже есть список с таким названием." in again


def test_a_list_is_seen_by_others_only_when_it_is_shared(office, aigul, bolat, at):
    at.post("/ru/desk/cases/save/?due=overdue", {"name": "Кешіккен"})
    queue, his = SavedQueue.objects.get(), browser(bolat)
    assert "Кешіккен" not in his.get("/ru/desk/cases/").content.decode()
    at.post("/ru/desk/cases/saved/", {"queue": queue.pk, "act": "share"})
    assert "Кешіккен" in his.get("/ru/desk/cases/").content.decode()
    assert his.post("/ru/desk/cases/saved/", {"queue": queue.pk, "act": "drop"}).status_code == 404
    at.post("/ru/desk/cases/saved/", {"queue": queue.pk, "act": "drop"})
    assert not SavedQueue.objects.exists()


@pytest.mark.parametrize(
    ("days", "shown"), [("1", 0), ("3", 1), ("250", 2), ("0", 2), ("²", 2), ("9" * 50, 2)]
)
def test_cases_due_within_working_days_skip_days_off(office, aigul, at, days, shown):
    a_case(office, aigul, due_on=date(2020, 8, 5), title="Үш күн")
    a_case(office, aigul, due_on=date(2020, 9, 30), title="Алыс")
    page = at.get("/kk/desk/cases/", {"days": days}).content.decode()
    assert sum(title in page for title in ("Үш күн", "Алыс")) == shown


def test_load_counts_open_overdue_and_soon_for_everybody_who_could_work(office, aigul, bolat, at):
    late = a_case(office, aigul)
    actions.assign_case(case=late, owner=bolat, by=bolat, at=AT)
    a_person(office, "Ерікті", ("legal_aid_volunteer",))
    page = at.get("/ru/desk/cases/load/").content.decode()
    assert f'href="/ru/desk/cases/?owner={bolat.pk}&amp;due=overdue"' in page
    assert "Айгүл" in page
    assert "Ерікті" not in page, "a volunteer is given no case here"


@pytest.mark.slow
@pytest.mark.parametrize(
    "address", ["cases/load/", "cases/load/?by=place", "cases/saved/", "cases/together/?all=1"]
)
def test_pages_ask_as_often_for_60_cases_as_for_1(office, bolat, district, address):
    his = browser(bolat)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert his.get(f"/kk/desk/{address}").status_code == 200
        return len(queries)

    a_case(office, bolat, place=district)
    asked()
    one = asked()
    for _ in range(59):
        a_case(office, bolat, place=district)
    assert asked() == one


def test_a_likely_duplicate_is_shown_and_tied_to_the_case_that_goes_on(office, aigul, district, at):
    first = a_case(office, aigul, title="Мектеп жанындағы жол белгісі құлаған", place=district)
    later = a_case(office, aigul, title="Мектеп жанындағы жол белгісі құлады", place=district)
    a_case(office, aigul, title="Қоқыс алаңы лас")
    address = f"/ru/desk/cases/{later.number}/twins/"
    page = at.get(address).content.decode()
    assert (first.number in page, "Қоқыс" in page) == (True, False)
    assert at.post(address, {"of": first.number, "version": later.version}).status_code == 302
    later.refresh_from_db()
    assert (later.state, later.duplicate_of) == ("duplicate", first)
    refused = at.post(address, {"of": first.number, "version": later.version})
    assert refused.status_code == 200
    assert 'class="notice error"' in refused.content.decode()
