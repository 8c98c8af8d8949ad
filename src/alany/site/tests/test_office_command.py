"""`./alany office open`: a real office in an empty database, or a clear word why not."""

import io
import json

import pytest

from alany.site import commands
from alany.site.commands import office
from alany.spine.ledger.models import Entry
from alany.spine.ledger.queries import verify
from alany.spine.organisations.models import Office
from alany.spine.people.models import Grant, User
from alany.spine.places.models import Place
from alany.spine.programme import terminal

ANSWERS = {
    "name-kk": "Түркістан кеңсесі",
    "name-ru": "Офис Туркестана",
    "name-en": "Office of Turkistan",
    "region": "610000000",
    "bin": "050540004455",
    "telephone": "+7 725 333 44 55",
    "email": "Office@Example.kz",
    "admin-email": "Aruzhan@Example.kz",
    "admin-name": "Аружан Сейітова",
}


def options(**changed: str | None) -> list[str]:
    stated = ANSWERS | {name.replace("_", "-"): text for name, text in changed.items()}
    return [word for name, text in stated.items() if text is not None for word in (f"--{name}", text)]


def run(*arguments: str) -> int:
    return commands.main(["office", "open", *arguments])


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALANY_LANG", "en")


@pytest.fixture
def region(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """One region instead of the whole classifier, which takes seconds to load."""
    monkeypatch.setattr(office, "load_all", dict)
    Place.objects.create(
        kato="610000000", level="region", name_kk="Түркістан облысы", name_ru="Туркестанская область",
        name_en="Turkistan Region", valid_from="2018-06-19", source="test", sort_key="т", search_text="т",
    )  # fmt: skip


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    screen = io.StringIO("".join(f"{line}\n" for line in lines))
    monkeypatch.setattr(screen, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", screen)


@pytest.mark.slow
@pytest.mark.django_db
def test_a_real_office_is_opened_with_its_reference_data_and_every_act_in_the_ledger(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("--yes", "--format", "json", *options()) == terminal.WELL

    (record,) = json.loads(capsys.readouterr().out)
    opened, first, given = Office.objects.get(), User.objects.get(), Grant.objects.get()
    assert {**record, "password": len(record["password"])} == {
        "office": "KZ-61",
        "email": "aruzhan@example.kz",
        "password": 16,
    }
    assert (opened.name("kk"), opened.subtitle("ru"), opened.is_demo, opened.region.kato) == (
        "Түркістан кеңсесі",
        "Проектный офис · Туркестанская область",
        False,
        "610000000",
    )
    assert (opened.bin, opened.telephone, opened.email) == (
        "050540004455",
        "+7 725 333 44 55",
        "office@example.kz",
    )
    assert (first.name, first.password_is_temporary, first.check_password(record["password"])) == (
        "Аружан Сейітова",
        True,
        True,
    )
    assert (given.user, given.role, given.programme, given.place) == (first, "administrator", "", None)
    assert list(Entry.objects.order_by("pk").values_list("verb", flat=True))[-4:] == [
        "office.opened",
        "people.added",
        "people.role_granted",
        "people.password_set",
    ]
    assert verify().holds


@pytest.mark.parametrize(
    ("option", "text", "said"),
    [
        ("name_kk", None, "--name-kk: is not answered"),
        ("name_ru", "Ы" * 201, "--name-ru: is too long: at most 200 characters"),
        ("region", "61", "--region: is not a code of KATO: nine digits are needed"),
        ("region", "100000000", "regions of the classifier: 610000000 Түркістан облысы"),
        ("bin", "05054000445", "--bin: a BIN has twelve digits"),
        ("bin", "05054000445x", "--bin: a BIN has digits only"),
        ("bin", "051340004455", "--bin: is not a BIN"),
        ("bin", "050540004456", "--bin: the last digit of the BIN, which checks the others, does not agree"),
        ("telephone", "+1 202 555", "--telephone: is not a telephone; an example: 1424"),
        ("email", "office", "--email: is not an e-mail"),
        ("admin_email", "a@", "--admin-email: is not an e-mail"),
        ("admin_name", " ", "--admin-name: is not answered"),
    ],
)
def test_a_wrong_answer_is_refused_with_the_reason_and_opens_nothing(
    region: None, option: str, text: str | None, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--yes", *options(**{option: text})) == terminal.WRONG_USE

    assert said in capsys.readouterr().err
    assert (Office.objects.count(), User.objects.count()) == (0, 0)


def test_bin_telephone_and_email_may_stay_away(region: None) -> None:
    assert run("--yes", *options(bin=None, telephone=None, email=None)) == terminal.WELL

    opened = Office.objects.get()
    assert (opened.bin, opened.telephone, opened.email) == ("", "1424", "")


def test_what_is_missing_is_asked_until_it_can_stand(
    region: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ALANY_LANG", "ru")
    typed(monkeypatch, "050540004456", "050540004455", "", "да")

    code = run(*options(bin=None, telephone=None))

    asked = capsys.readouterr().err
    assert (code, Office.objects.get().bin, Office.objects.get().telephone) == (0, "050540004455", "1424")
    assert "контрольная цифра БИН не сходится" in asked
    assert "Телефон, который стоит на каждой странице сайта [1424]: " in asked
    assert "Название офиса" not in asked


@pytest.mark.parametrize("lines", [["no"], [""], []])
def test_whoever_is_not_sure_opens_nothing(
    region: None, lines: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, *lines)

    assert run(*options()) == terminal.FAILED

    assert "The office was not opened." in capsys.readouterr().err
    assert not Office.objects.exists()


def test_without_a_terminal_nothing_is_asked(
    region: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())

    assert run(*options()) == terminal.WRONG_USE

    assert "add --yes" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("is_demo", "said"), [(True, "This is the database of the demo office."), (False, "Office of Turkistan")]
)
def test_a_second_office_is_refused(
    region: None, is_demo: bool, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--yes", *options()) == terminal.WELL
    Office.objects.update(is_demo=is_demo)

    assert run("--yes", *options(admin_email="other@example.kz")) == terminal.WRONG_USE

    assert said in capsys.readouterr().err
    assert Office.objects.count() == 1


def test_a_day_that_stands_still_opens_no_real_office(
    region: None, settings: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.DEMO_TODAY = "2020-07-30"

    assert run("--yes", *options()) == terminal.WRONG_USE

    assert "ALANY_TODAY=2020-07-30 holds the day" in capsys.readouterr().err
