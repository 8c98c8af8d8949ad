"""Tables of law at the desk: two people walk a change through their browsers, and nobody does it alone."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alany.faces.desk.tests.conftest import a_case, browser
from alany.spine.cases.models import DeadlineRule, MonthlyIndex
from alany.spine.cases.tests.office import AT, a_person
from alany.spine.ledger.actions import action
from alany.spine.ledger.rules import SYSTEM
from alany.spine.places.models import CalendarDay
from alany.spine.reference.actions.proposing import withdraw
from alany.spine.reference.models import Proposal
from alany.spine.reference.tests.office import INDEX_2021, a_proposal, the_index, values_of_rule

ROOT = "/ru/desk/reference/"
NEW_INDEX = {
    "valid_from_day": "1", "valid_from_month": "1", "valid_from_year": "2021", "tenge": "2917",
    "certainty": "check", "source": "Проект закона о бюджете", "reason": "Готовимся к новому году",
}  # fmt: skip


@pytest.fixture
def ilyas(office):
    return a_person(office, "Ильяс", ("administrator",))


@pytest.fixture
def maral(office):
    return a_person(office, "Марал", ("administrator",))


@pytest.fixture
def first(ilyas):
    return browser(ilyas)


@pytest.fixture
def second(maral):
    return browser(maral)


def text_of(answer):
    words = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return " ".join(words.replace("\xa0", " ").split())


def fields_of(row):
    """The form of a rule as a browser sends it back, unchanged."""
    given = {name: getattr(row, name) for name in (
        "subject_kk", "subject_ru", "subject_en", "amount", "unit", "counted_from", "on_expiry", "act",
        "article", "source_url", "certainty",
    )}  # fmt: skip
    day = row.valid_from
    dates = {"valid_from_day": day.day, "valid_from_month": day.month, "valid_from_year": day.year}
    if row.valid_to:
        end = row.valid_to
        dates |= {"valid_to_day": end.day, "valid_to_month": end.month, "valid_to_year": end.year}
    why = {"reason": "Уточнена статья", "source_act": "АППК 350-VI", "source_article": "76"}
    return given | dates | why


def seen_in(answer):
    return re.search(r'name="seen" value="(\w+)"', answer.content.decode()).group(1)


def test_a_new_index_walks_from_the_form_to_the_table_through_two_people(office, first, second, ilyas, maral):
    check = first.post(f"{ROOT}index/add/", NEW_INDEX)
    assert check.status_code == 200
    assert "Проверьте перед отправкой" in text_of(check)
    assert "2 917" in text_of(check)
    assert not Proposal.objects.exists()

    sent = first.post(f"{ROOT}index/add/", NEW_INDEX | {"step": "send"})
    made = Proposal.objects.get()
    assert sent["Location"] == f"{ROOT}proposals/{made.pk}/"
    assert "Подтвердить" not in text_of(first.get(sent["Location"]))
    assert first.post(sent["Location"], {"act": "confirm"}).status_code == 200
    assert not MonthlyIndex.objects.filter(valid_from="2021-01-01").exists()

    page = second.get(sent["Location"])
    assert "Готовимся к новому году" in text_of(page)
    assert second.post(sent["Location"], {"act": "confirm"}).status_code == 302
    assert the_index("2021-01-01").tenge == 2917
    assert "не подтверждено" in text_of(second.get(f"{ROOT}index/"))
    assert "Марал" in text_of(second.get(sent["Location"]))


def test_going_back_from_the_check_keeps_what_was_typed(first):
    page = first.post(f"{ROOT}index/add/", NEW_INDEX | {"step": "edit"}).content.decode()
    assert 'value="2917"' in page
    assert "Готовимся к новому году" in page


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"tenge": "29170000"}, "Слишком много"),
        ({"tenge": "много"}, "целое число"),
        ({"valid_from_year": "2020", "valid_from_month": "4"}, "уже есть"),
        ({"valid_from_day": "31", "valid_from_month": "2"}, "Такой даты нет"),
        ({"reason": ""}, "почему"),
        ({"source": ""}, "Заполните"),
    ],
)
def test_a_form_that_cannot_be_says_where_and_what_to_do(first, changes, said):
    answer = first.post(f"{ROOT}index/add/", NEW_INDEX | changes | {"step": "send"})
    assert answer.status_code == 200
    assert said in text_of(answer)
    assert not Proposal.objects.exists()


def test_who_may_not_edit_reads_everything_and_proposes_nothing(office, aigul, ilyas):
    desk, made = browser(aigul), a_proposal(office, ilyas)
    row = the_index().pk
    for address in ("", "index/", f"index/{row}/", "proposals/", f"proposals/{made.pk}/", "calendar/year/"):
        page = desk.get(ROOT + address)
        assert page.status_code == 200
        assert "/add/" not in page.content.decode()
        assert 'name="act"' not in page.content.decode()
    for address in ("index/add/", f"index/{row}/change/", "calendar/import/"):
        assert desk.get(ROOT + address).status_code == 403
    assert desk.post(f"{ROOT}proposals/{made.pk}/", {"act": "confirm"}).status_code == 403
    assert Proposal.objects.get().waits


def test_a_proposal_of_another_office_is_not_there(office, first, ilyas):
    from alany.spine.cases.tests.office import an_office

    other = an_office("almaty")
    made = a_proposal(other, a_person(other, "Дана", ("administrator",)))
    assert first.get(f"{ROOT}proposals/{made.pk}/").status_code == 404
    assert "01.01.2021" not in text_of(first.get(f"{ROOT}proposals/"))


def test_a_change_shows_before_and_after_and_the_cases_that_rest_on_it(office, first, second, bolat):
    a_case(office, bolat, due_on=None, rule_id="A1")
    row, _values = values_of_rule("A1", valid_from="2018-12-13")
    address = f"{ROOT}rules/{row.pk}/change/"
    given = fields_of(row) | {"seen": seen_in(first.get(address)), "article": "8"}
    check = text_of(first.post(address, given))
    assert "1 открытое дело" in check
    assert "остаются" in check

    sent = first.post(address, given | {"step": "send"})
    page = text_of(second.get(sent["Location"]))
    assert "Статья – 8" in page
    second.post(sent["Location"], {"act": "confirm"})
    row.refresh_from_db()
    assert row.article == "8"


def test_a_row_that_changed_while_the_form_was_open_shows_both_versions(first, ilyas):
    row, _values = values_of_rule()
    address = f"{ROOT}rules/{row.pk}/change/"
    given = fields_of(row) | {"seen": seen_in(first.get(address)), "article": "77"}
    with action(verb="test.changed", by=SYSTEM, at=AT):
        DeadlineRule.objects.filter(pk=row.pk).update(article="75")
    met = first.post(address, given | {"step": "send"})
    assert met.status_code == 200
    assert "75 77" in text_of(met)
    assert not Proposal.objects.exists()
    again = given | {"seen": seen_in(met), "step": "send"}
    assert first.post(address, again).status_code == 302


def test_a_stale_proposal_shows_both_and_cannot_be_confirmed(office, ilyas, second):
    row, values = values_of_rule(article="77")
    made = a_proposal(office, ilyas, table="rules", kind="change", row=row.pk, values=values)
    with action(verb="test.changed", by=SYSTEM, at=AT):
        DeadlineRule.objects.filter(pk=row.pk).update(amount=20)
    page = second.get(f"{ROOT}proposals/{made.pk}/")
    assert 'value="confirm"' not in page.content.decode()
    assert "15 20" in text_of(page)
    answer = second.post(f"{ROOT}proposals/{made.pk}/", {"act": "confirm"})
    assert answer.status_code == 200
    assert "Строка изменилась" in text_of(answer)
    row.refresh_from_db()
    assert row.article == "76"


def test_two_deciders_at_once_the_second_reads_the_decision_of_the_first(office, ilyas, maral, second):
    third = browser(a_person(office, "Дана", ("administrator",)))
    made = a_proposal(office, ilyas)
    address = f"{ROOT}proposals/{made.pk}/"
    assert third.post(address, {"act": "refuse", "reason": "Нет текста"}).status_code == 302
    late = second.post(address, {"act": "confirm"})
    assert late.status_code == 200
    assert "Кто-то уже решил" in text_of(late)
    assert "Нет текста" in text_of(late)


def test_a_refusal_needs_a_reason_and_the_proposer_may_take_it_back(office, ilyas, first, second):
    made = a_proposal(office, ilyas)
    address = f"{ROOT}proposals/{made.pk}/"
    assert second.post(address, {"act": "refuse", "reason": " "}).status_code == 200
    assert Proposal.objects.get().waits
    assert first.post(address, {"act": "withdraw"}).status_code == 302
    assert Proposal.objects.get().state == "withdrawn"


def test_a_row_that_records_rest_on_is_not_taken_away(first):
    address = f"{ROOT}index/{the_index().pk}/remove/"
    why = {"reason": "Лишняя", "source_act": "Закон", "seen": seen_in(first.get(address))}
    answer = first.post(address, why)
    assert answer.status_code == 200
    assert "поэтому она остаётся" in text_of(answer)


@pytest.mark.parametrize(
    "address", ["index/9999/", "planets/", "planets/add/", "index/1/fly/", "index/1/end/"]
)
def test_what_does_not_exist_is_not_found(first, address):
    assert first.get(ROOT + address).status_code == 404


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_year_shows_days_off_and_worked_weekends_and_counts_a_term(first, language):
    query = "?year=2020&amount=15&unit=wd&after_day=29&after_month=7&after_year=2020"
    answer = first.get(f"/{language}/desk/reference/calendar/year/{query}")
    page = answer.content.decode()
    assert page.count('<section class="month">') == 12
    assert 'day worked">20' in page
    assert 'day moved">18' in page
    assert 'day holiday">31' in page
    assert not re.search(r'style="|<script(?! src)', page)
    said = {"kk": "2020 жылғы 20 тамыз", "ru": "20 августа 2020 года", "en": "20 August 2020"}[language]
    assert said in text_of(answer)


@pytest.mark.parametrize(
    "query", ["?year=abcd", "?year=99999", "?amount=x&unit=zz&after_day=40", "?year=2050"]
)
def test_a_year_or_a_term_that_cannot_be_is_answered_in_words(first, query):
    assert first.get(f"{ROOT}calendar/year/{query}").status_code == 200


def a_file(text, name="2028.csv"):
    return SimpleUploadedFile(name, text.encode(), "text/csv")


YEAR = (
    "Күні;Түрі;Атауы, қазақша;Атауы, орысша;Атауы, ағылшынша\n"
    "01.01.2028;holiday;Жаңа жыл;Новый год;New Year\n"
    "2028-01-08;рабочая суббота или воскресенье;Жұмыс күні;Рабочий день;Working day\n"
)
WHY = {"reason": "Календарь на год", "source_act": "Постановление (вымышленное)"}


def test_a_year_from_a_file_is_looked_at_then_proposed_then_confirmed_by_another(first, second):
    check = first.post(f"{ROOT}calendar/import/", WHY | {"file": a_file(YEAR)})
    assert check.status_code == 200
    assert "Жаңа жыл" not in text_of(check)
    assert "Новый год: праздник" in text_of(check)
    kept = re.search(r'name="days" value="([^"]+)"', check.content.decode()).group(1)
    days = kept.replace("&quot;", '"').replace("&#x27;", "'")
    sent = first.post(f"{ROOT}calendar/import/", WHY | {"days": days, "step": "send"})
    assert sent.status_code == 302
    assert not CalendarDay.objects.filter(date__year=2028).exists()

    assert second.post(sent["Location"], {"act": "confirm"}).status_code == 302
    rows = CalendarDay.objects.filter(date__year=2028).order_by("date").values_list("works", "source")
    assert list(rows) == [(False, WHY["source_act"]), (True, WHY["source_act"])]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (YEAR.replace("holiday", "party"), "Некоторые ячейки"),
        (YEAR.replace("01.01.2028", "32.01.2028"), "Некоторые ячейки"),
        (YEAR.replace("01.01.2028", "01.01.2027"), "другому году"),
        (YEAR.replace("2028-01-08", "2028-01-07"), "и так работают"),
        ("Күні;Түрі\n", "Название, на казахском"),
        ("", "Файл пуст"),
        ("\x00\x01\x02", ""),
    ],
)
def test_a_file_that_cannot_be_is_refused_in_words(first, text, said):
    answer = first.post(f"{ROOT}calendar/import/", WHY | {"file": a_file(text)})
    assert answer.status_code == 200
    assert said.lower() in text_of(answer).lower()
    assert not Proposal.objects.exists()


@pytest.mark.parametrize(
    "days",
    ["[", '[{"date": "x"}]', "{}", '[{"date":"zz","kind":"q","name_kk":"","name_ru":"","name_en":""}]'],
)
def test_rows_that_somebody_forged_are_refused(first, days):
    answer = first.post(f"{ROOT}calendar/import/", WHY | {"days": days, "step": "send"})
    assert answer.status_code == 200
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("address", ["index/", "proposals/", "calendar/", "rules/"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_lists_go_out_as_files(office, ilyas, first, address, kind):
    a_proposal(office, ilyas)
    answer = first.get(f"{ROOT}{address}?format={kind}")
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert answer.status_code == 200
    assert io.BytesIO(content).read(2) == (b"PK" if kind == "xlsx" else b"\xef\xbb")


@pytest.mark.parametrize("when", ["now", "past", "ahead"])
def test_the_list_may_show_only_rows_of_today(first, when):
    page = text_of(first.get(f"{ROOT}rules/?when={when}"))
    assert ("13.12.2018 – 30.06.2021" in page) is (when == "now")
    index = text_of(first.get(f"{ROOT}index/?when={when}"))
    assert ("01.04.2020" in index) is (when == "now")
    assert ("01.01.2020" in index) is (when == "past")


@pytest.mark.slow
@pytest.mark.parametrize("address", ["", "index/", "proposals/", "index/{row}/", "proposals/{proposal}/"])
def test_a_page_asks_as_often_for_100_rows_as_for_1(office, ilyas, first, address):
    made, row = a_proposal(office, ilyas), the_index().pk
    address = ROOT + address.format(row=row, proposal=made.pk)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert first.get(address).status_code == 200
        return len(queries)

    asked()
    one = asked()
    with action(verb="test.filled", by=SYSTEM, at=AT):
        MonthlyIndex.objects.bulk_create(
            MonthlyIndex(valid_from=f"19{number}-01-01", tenge=500, certainty="check", source="т")
            for number in range(92, 100)
        )
    for number in range(99):
        other = a_proposal(office, ilyas, values=INDEX_2021 | {"valid_from": f"{2021 + number % 70}-02-01"})
        if number % 3 == 0:
            withdraw(proposal=other, by=ilyas, at=AT)
    assert asked() == one
