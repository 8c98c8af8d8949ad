"""A paper journal is copied as one act: closed questions with answers and hours, or nothing at all."""

from argparse import Namespace
from datetime import timedelta

import pytest

from alany.kernel.periods import local_date
from alany.programmes.legal_aid.actions.journal import Line, copy_journal
from alany.programmes.legal_aid.commands import JOURNAL
from alany.programmes.legal_aid.figures import answer_rows, hour_rows
from alany.programmes.legal_aid.models import AidTopic, Matter
from alany.programmes.legal_aid.rules.journal import LineAhead
from alany.programmes.legal_aid.rules.services import ServiceNotAllowed
from alany.programmes.legal_aid.tests.aid_office import AT, an_aid_office, an_akimat
from alany.programmes.legal_aid.tests.volunteer_office import a_coordinator, a_volunteer
from alany.spine.ledger.models import Change, Entry
from alany.spine.ledger.queries import verify

pytestmark = pytest.mark.django_db
DAY = local_date(AT)


@pytest.fixture
def office():
    return an_aid_office()


def a_line(volunteer, **changed):
    known = {
        "on": DAY,
        "topic": AidTopic.objects.get(slug="land_border"),
        "place": None,
        "language": "kk",
        "volunteer": volunteer,
        "service": "consult",
        "minutes": 30,
        "outcome": "explained",
        "name": "Гүлжан Төлегенова",
        "question": "Шекара қайда?",
        "answer": "Актіге қараңыз.",
    }
    return Line(**(known | changed))


def test_lines_become_closed_questions_that_the_figures_count_in_one_entry(office):
    volunteer = a_volunteer(office)
    by = a_coordinator(office)
    lines = [a_line(volunteer), a_line(volunteer, name="Ольга Ким", minutes=15)]
    first, second = copy_journal(office=office, lines=lines, by=by, at=AT)

    assert [one.case.number for one in (first, second)] == ["C-2020-0001", "C-2020-0002"]
    assert (first.case.state, first.case.closed_on, first.facts.client_name) == (
        "closed",
        DAY,
        "Гүлжан Төлегенова",
    )
    assert len(list(answer_rows(office.pk, DAY))) == 2
    assert list(hour_rows(office.pk, DAY)) == [(1, 45)]
    assert Entry.objects.filter(verb="legal_aid.journal_copied").count() == 1
    assert "Төлегенова" not in "".join(str(change.after) for change in Change.objects.all())
    assert verify().holds


def test_a_day_to_come_or_a_service_beyond_the_kind_copies_nothing(office):
    volunteer = a_volunteer(office, kind="official", organisation=an_akimat(office))
    by, told = a_coordinator(office), {"service": "inform"}
    for line, refusal in (
        (a_line(volunteer, on=DAY + timedelta(days=1), **told), LineAhead),
        (a_line(volunteer, on=volunteer.joined_on - timedelta(days=1), **told), LineAhead),
        (a_line(volunteer, service="consult"), ServiceNotAllowed),
    ):
        with pytest.raises(refusal):
            copy_journal(office=office, lines=[a_line(volunteer, **told), line], by=by, at=AT)
    assert not Matter.objects.exists()


HEAD = "on,topic,kato,language,volunteer,service,minutes,outcome,name,question,answer,solved\n"
LINE = (
    "2020-07-30,land_border,615600000,kk,{email},{service},20,explained,"
    "Гүлжан,Шекара қайда?,Актіге қараңыз.,solved\n"
)


def command(tmp_path, text, by):
    file = tmp_path / "journal.csv"
    file.write_text(text, encoding="utf-8")
    return JOURNAL.run(Namespace(file=file, by=by.email))


def test_the_command_copies_a_file_in_the_name_of_a_coordinator(office, tmp_path, settings, capsys):
    settings.DEMO_TODAY = "2020-07-30"
    volunteer, by = a_volunteer(office), a_coordinator(office)
    line = LINE.format(email=volunteer.user.email, service="consult")
    assert command(tmp_path, HEAD + line + line, by) == 0
    assert [one.case.place.kato for one in Matter.objects.all()] == ["615600000", "615600000"]


@pytest.mark.parametrize(
    ("instead", "column"),
    [
        ("2020-07-30", "on"),
        ("land_border", "topic"),
        ("615600000", "kato"),
        (",20,", "minutes"),
        ("kk", "language"),
    ],
)
def test_a_faulty_cell_is_named_with_its_line_and_nothing_is_copied(
    office, tmp_path, settings, capsys, instead, column
):
    settings.DEMO_TODAY = "2020-07-30"
    volunteer, by = a_volunteer(office), a_coordinator(office)
    good = LINE.format(email=volunteer.user.email, service="consult")
    bad = good.replace(instead, ",x," if "," in instead else "x", 1)
    assert command(tmp_path, HEAD + good + bad, by) == 2
    said = capsys.readouterr().err
    assert "3" in said
    assert column in said
    assert not Matter.objects.exists()


def test_who_does_not_coordinate_copies_nothing(office, tmp_path, settings, capsys):
    settings.DEMO_TODAY = "2020-07-30"
    volunteer = a_volunteer(office)
    line = LINE.format(email=volunteer.user.email, service="consult")
    assert command(tmp_path, HEAD + line, volunteer.user) == 2
    assert not Matter.objects.exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x00\x01\x02", "NUL"),
        (HEAD.replace("topic,", "").encode(), "topic"),
        (HEAD.encode() + b"=1+1,land_border,,kk,x,consult,20,explained,a,b,c,\n", "=1+1"),
    ],
)
def test_a_file_that_is_no_journal_is_refused_in_words(office, tmp_path, settings, capsys, content, said):
    settings.DEMO_TODAY = "2020-07-30"
    file, by = tmp_path / "journal.csv", a_coordinator(office)
    file.write_bytes(content)
    assert JOURNAL.run(Namespace(file=file, by=by.email)) == 2
    assert said in capsys.readouterr().err
    assert JOURNAL.run(Namespace(file=tmp_path / "none.csv", by=by.email)) == 2
    assert "none.csv" in capsys.readouterr().err
    assert not Matter.objects.exists()


def test_every_faulty_row_is_named_at_once_with_a_day_and_a_service_that_cannot_be(
    office, tmp_path, settings, capsys
):
    settings.DEMO_TODAY = "2020-07-30"
    volunteer, by = (
        a_volunteer(office, kind="official", organisation=an_akimat(office)),
        a_coordinator(office),
    )
    line = LINE.format(email=volunteer.user.email, service="inform")
    ahead = line.replace("2020-07-30", "31.07.2020")
    assert command(tmp_path, HEAD + line + ahead + line.replace("inform", "consult"), by) == 2
    said = capsys.readouterr().err.splitlines()
    assert [one.split(":")[0] for one in said[:-1]] == ["on", "service"]
    assert "3" in said[0]
    assert "4" in said[1]
    assert not Matter.objects.exists()
