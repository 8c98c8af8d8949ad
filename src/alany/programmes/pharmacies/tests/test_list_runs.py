"""Many lists in one run: sent in together, cut into parts for any workers, never lost, never doubled."""

import io
import zipfile
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from alany.kernel.periods import Period
from alany.kernel.triltext import TrilText
from alany.programmes.pharmacies import tasks
from alany.programmes.pharmacies.actions import list_runs
from alany.programmes.pharmacies.actions.campaigns import plan_campaign
from alany.programmes.pharmacies.actions.price_lists import check_price_list
from alany.programmes.pharmacies.importing.bundles import unbundle
from alany.programmes.pharmacies.models import ListRun, PriceList, PriceListLine, RunJob
from alany.programmes.pharmacies.queries import list_runs as queries
from alany.programmes.pharmacies.rules.list_names import Assigned, Marks, assign
from alany.programmes.pharmacies.tests.register_office import (
    AT,
    BIN,
    a_district,
    a_keeper,
    a_lawyer,
    a_pharmacy,
    an_act,
    an_office,
)

DAY = date(2020, 7, 15)
HEAD = "Наименование;Цена\n"
LISTS = {
    "0001.csv": HEAD + "Ламиктал таб 50 мг №30 GSK;5480\nПарацетамол таб 500 мг №10;140\n",
    "0002 шипа.csv": HEAD + "Ламиктал таб 50 мг №30 GSK;4904\nЛамиктал таб 50 мг №60 GSK;9000,01\nШприц;20\n",
    "0003.csv": "имя;сумма\nЛамиктал;5\n",
}


@pytest.fixture
def office(db, settings, tmp_path):
    settings.DEMO_TODAY = "2020-07-30"
    settings.MEDIA_ROOT = tmp_path
    queries._kept.clear()
    return an_office()


@pytest.fixture
def keeper(office):
    keeper, lawyer = a_keeper(office), a_lawyer(office)
    an_act(office, keeper, lawyer)
    district = a_district()
    for number in range(3):
        a_pharmacy(office, keeper, district, name=f"Шипа {number + 1}", address=f"Созақ ауданы, {number + 1}")
    return keeper


@pytest.fixture
def campaign(office, keeper):
    return plan_campaign(
        office=office,
        titles=TrilText(kk="Науқан", ru="Кампания", en="Campaign"),
        period=Period(DAY, DAY + timedelta(days=20)),
        size=2,
        seed="тұқым",
        frame_of=DAY,
        by=keeper,
        at=AT,
    )


def files(lists):
    return [(name, io.BytesIO(content.encode())) for name, content in lists.items()]


def a_run(campaign, keeper, lists=LISTS):
    run = list_runs.offer_lists(campaign=campaign, on=DAY, bundle=unbundle(files(lists)), by=keeper, at=AT)
    owners = {place: one["pharmacy"] for place, one in enumerate(run.offered) if one["pharmacy"]}
    return list_runs.confirm_run(run=run, owners=owners, by=keeper, at=AT)


def worked(run):
    tasks.work_on_run.func(run.pk)
    run.refresh_from_db()
    return run


COLUMNS = ("row", "line", "decision", "certainty", "reason", "entry_ids", "cap_kzt", "excess_kzt", "evidence")


def answers(run):
    lines = PriceListLine.objects.filter(price_list__run_job__run=run).order_by("price_list", "row")
    return list(lines.values_list("price_list__pharmacy__number", *COLUMNS))


def test_the_name_of_a_file_tells_its_pharmacy_and_nothing_is_guessed():
    known = [
        Marks(1, "0001", "140740012343", ("ФД-0001",)),
        Marks(2, "0002", "140740012343", ("ФД-0002", "KZ 77")),
        Marks(3, "0003", "990740012343", ()),
    ]
    names = ["0001.csv", "прайс 0002_июль.xlsx", "990740012343.csv", "140740012343.csv", "фд-0002 прайс.csv",
             "kz77.txt", "0001 0002.csv", "прайс.csv", "00011.csv"]  # fmt: skip
    assert [(each.pharmacy, each.by) for each in assign(names, known)] == [
        (1, "number"), (2, "number"), (3, "bin"), (None, "several"), (2, "licence"), (2, "licence"),
        (None, "several"), (None, "none"), (None, "none"),
    ]  # fmt: skip
    assert assign([], known) == []
    assert assign(["0001"], []) == [Assigned(None, "none")]


def archive(members):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in members.items():
            container.writestr(name, content)
    return io.BytesIO(packed.getvalue())


@pytest.mark.parametrize("heads", ["file,pharmacy", "Файл,Дәріхана", "файл,аптека"])
def test_an_archive_is_opened_its_manifest_says_whose_and_what_is_bad_is_named(heads):
    members = {
        "июль/а.csv": "1",
        "б.csv": "2",
        "__MACOSX/б.csv": "x",
        "manifest.csv": f"{heads}\nа.csv,0001\n",
    }
    broken = ("bad.zip", io.BytesIO(b"PK\x03\x04broken"))
    found = unbundle([("all.zip", archive(members)), ("б.csv", io.BytesIO(b"2")), broken])
    assert sorted(found.lists) == [("а.csv", b"1"), ("б.csv", b"2")]
    assert found.owners == {"а.csv": "0001"}
    assert sorted((one["name"], one["reason"]) for one in found.refused) == [
        ("bad.zip", "broken_package"),
        ("б.csv", "name_twice"),
    ]


def test_all_lists_are_checked_as_each_would_be_alone_and_a_bad_one_is_named(campaign, keeper):
    run = worked(a_run(campaign, keeper))
    assert run.state == ListRun.State.DONE
    lists = {one.pharmacy.number: (one.state, one.failure) for one in queries.lists_of(run)}
    assert lists == {"0001": ("checked", ""), "0002": ("checked", ""), "0003": ("failed", "columns")}
    together = answers(run)
    assert [(row[0], row[3]) for row in together] == [
        ("0001", "violation"), ("0001", "within_cap"),
        ("0002", "within_cap"), ("0002", "violation"), ("0002", "no_cap"),
    ]  # fmt: skip
    for one in queries.lists_of(run).exclude(state=PriceList.State.FAILED):
        check_price_list(price_list=one, lines=queries.lines_of_list(one), by=keeper, at=AT)
    assert answers(run) == together


@pytest.mark.slow
def test_any_number_of_parts_and_workers_gives_the_same_answers(campaign, keeper, monkeypatch):
    whole = answers(worked(a_run(campaign, keeper)))
    monkeypatch.setattr(list_runs, "STRINGS_A_PART", 1)
    RunJob.objects.update(key="")
    run = a_run(campaign, keeper)
    workers = [iter(lambda: list_runs.take_job(run, AT), None) for _ in range(3)]
    done = 0
    while not list_runs.finish_run(run=run, by=keeper, at=AT):
        job = next(workers[done % 3])
        tasks.DOING[RunJob.Kind(job.kind)](job=job, by=keeper, at=AT)
        done += 1
    assert RunJob.objects.filter(run=run, kind="strings").count() > 1
    assert answers(run) == whole


def test_what_a_dead_worker_held_is_taken_again_and_counts_once(campaign, keeper):
    run = a_run(campaign, keeper)
    lost = list_runs.take_job(run, AT)
    assert (lost.kind, list_runs.take_job(run, AT)) == ("spread", None)
    later = AT + list_runs.TERM + timedelta(seconds=1)
    again = list_runs.take_job(run, later)
    assert (again.pk, again.tries) == (lost.pk, 2)
    list_runs.spread_strings(job=again, by=keeper, at=later)
    list_runs.spread_strings(job=lost, by=keeper, at=later)
    part = list_runs.take_job(run, later)
    for _ in range(2):
        list_runs.resolve_part(job=part, by=keeper, at=later)
    first = list_runs.take_job(run, later)
    for _ in range(2):
        list_runs.check_list_of_run(job=first, by=keeper, at=later)
    assert PriceListLine.objects.filter(price_list=first.price_list).count() == 2
    assert worked(run).state == ListRun.State.DONE
    assert queries.progress_of(run).lists_done == 3


def test_a_worker_that_dies_is_noticed_within_a_minute(campaign, keeper):
    from django_tasks_db.models import DBTaskResult

    run = a_run(campaign, keeper)
    list_runs.take_job(run, AT)
    tasks.watch_run.func(run.pk)
    waiting = DBTaskResult.objects.values_list("task_path", "run_after")
    names = sorted((path.rsplit(".", 1)[-1], bool(after and after > AT)) for path, after in waiting)
    assert ("watch_run", True) in names
    assert "work_on_run" in {name for name, _ in names}
    worked(run)
    DBTaskResult.objects.all().delete()
    tasks.watch_run.func(run.pk)
    assert not DBTaskResult.objects.exists()


@pytest.mark.slow
def test_a_part_that_was_read_before_is_not_read_again(campaign, keeper, monkeypatch):
    first = answers(worked(a_run(campaign, keeper)))
    monkeypatch.setattr(list_runs, "resolve", lambda *_: pytest.fail("read again"))
    monkeypatch.setattr(
        "alany.programmes.pharmacies.actions.price_lists.resolve", lambda *_: pytest.fail("read again")
    )
    assert answers(worked(a_run(campaign, keeper))) == first


def test_a_second_press_starts_nothing(campaign, keeper):
    run = a_run(campaign, keeper)
    with pytest.raises(list_runs.RunConfirmed):
        list_runs.confirm_run(run=run, owners={}, by=keeper, at=AT)
    assert run.jobs.filter(kind="list").count() == 3


@pytest.fixture
def desk(client, keeper):
    client.force_login(keeper, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.mark.slow
def test_an_officer_sends_lists_corrects_one_owner_and_sees_how_far_the_check_is(desk, campaign, keeper):
    address = f"/ru/desk/pharmacies/campaigns/{campaign.pk}/lists/new/"
    content = [SimpleUploadedFile(name, text.encode()) for name, text in LISTS.items()]
    nobody = SimpleUploadedFile("прайс.csv", (HEAD + "Шприц;20\n").encode())
    content += [nobody, SimpleUploadedFile("empty.csv", b"")]
    sent = desk.post(address, {"on": "2020-07-15", "lists": content}, follow=True)
    page = sent.content.decode()
    assert "Пришло листов: 4. По названию файла известна аптека: 3." in page
    assert "empty.csv" in page
    assert "Файл пуст." in page
    run = ListRun.objects.get()
    here = f"/ru/desk/pharmacies/campaigns/{campaign.pk}/lists/{run.pk}/"
    numbers = {f"p{place}": one["name"][:4] for place, one in enumerate(run.offered)}
    wrong = desk.post(here, numbers).content.decode()
    assert "В реестре нет аптеки с таким номером" in wrong or "номер" in wrong
    assert not RunJob.objects.exists()
    place = next(f"p{place}" for place, one in enumerate(run.offered) if one["name"] == "прайс.csv")
    desk.post(here, numbers | {place: ""})
    assert "Сверено прайс-листов: 0 из 3".casefold() in desk.get(here).content.decode().casefold()
    worked(run)
    page = desk.get(here).content.decode()
    assert "сверено прайс-листов: 3 из 3" in page.casefold()
    assert "не сверен" in page or "не удалось" in page
    campaign_page = desk.get(f"/kk/desk/pharmacies/campaigns/{campaign.pk}/").content.decode()
    assert "3 прайс-парақтың 3 тексерілді" in campaign_page


@pytest.mark.slow
def test_a_run_without_files_or_of_another_office_is_refused(desk, campaign):
    address = f"/kk/desk/pharmacies/campaigns/{campaign.pk}/lists/new/"
    assert "Кемінде бір файл таңдаңыз." in desk.post(address, {"on": "2020-07-15"}).content.decode()
    assert desk.get(f"/kk/desk/pharmacies/campaigns/{campaign.pk}/lists/999/").status_code == 404
    assert BIN
