"""``./alany office open``: a real office and its first administrator, in an empty database."""

import secrets
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping

from django.conf import settings
from django.db import transaction

from alany.kernel.triltext import TrilText
from alany.site.commands import office_words as words
from alany.site.commands.group import Group
from alany.site.commands.office_answers import add_options, asked_for, given
from alany.site.commands.reference import load_all
from alany.site.commands.tending import TEND
from alany.spine.ledger.rules import SYSTEM
from alany.spine.organisations.actions import open_office
from alany.spine.organisations.clock import office_now, office_today
from alany.spine.organisations.models import Office
from alany.spine.people.actions import add_person, grant, set_password
from alany.spine.people.rules import ROLES
from alany.spine.places.models import Place
from alany.spine.programme import terminal
from alany.spine.programme.manifest import Command

ADMINISTRATOR = "administrator"


def _configure(parser: ArgumentParser) -> None:
    add_options(parser)
    parser.add_argument(
        "--yes", action="store_true", help=words.WITHOUT_QUESTIONS.in_language(terminal.language())
    )
    terminal.add_format(parser)


def open_(asked: Namespace) -> int:
    """Ask what is missing, open the office, print the password of its administrator once."""
    if (refusal := _refusal(asked)) is not None:
        _tell(refusal)
        return terminal.WRONG_USE
    load_all()
    try:
        return _open_for(asked)
    except KeyboardInterrupt:
        _tell("")
        terminal.say(words.NOT_OPENED)
        return terminal.FAILED


def _open_for(asked: Namespace) -> int:
    if asked.yes:
        answers, refused = given(asked)
        for option, why in refused.items():
            _tell(f"--{option}: {why.in_language(terminal.language())}")
        if refused:
            return terminal.WRONG_USE
    else:
        answers = asked_for(asked, _ask, _tell)
    regions = Place.objects.valid_on(office_today()).filter(level=Place.Level.REGION)
    region = regions.filter(kato=answers["region"]).first()
    if region is None:
        _tell(f"--region {answers['region']}: {_known_regions()}")
        return terminal.WRONG_USE
    if not asked.yes and not _is_sure(answers):
        terminal.say(words.NOT_OPENED)
        return terminal.FAILED
    terminal.print_records([_open(answers, region)], asked.format)
    terminal.say(words.NEXT)
    return terminal.WELL


def _refusal(asked: Namespace) -> str | None:
    """Why no office can be opened here, whatever the answers are."""
    speak = terminal.language()
    standing = Office.objects.first()
    if standing is not None and standing.is_demo:
        return words.IS_DEMO.in_language(speak)
    if standing is not None:
        return words.STANDS.in_language(speak).format(name=standing.name(speak))
    if settings.DEMO_TODAY:
        return words.STANDS_STILL.in_language(speak).format(day=settings.DEMO_TODAY)
    if not asked.yes and not sys.stdin.isatty():
        return words.NO_TERMINAL.in_language(speak)
    return None


@transaction.atomic
def _open(answers: Mapping[str, str], region: Place) -> dict[str, object]:
    """The office, its administrator, her role and her password: all of it or nothing, one act each."""
    at, today, password = office_now(), office_today(), secrets.token_urlsafe(12)
    office = open_office(
        code=f"KZ-{region.kato[:2]}",
        name=TrilText(kk=answers["name_kk"], ru=answers["name_ru"], en=answers["name_en"]),
        subtitle=_subtitle(region),
        region=region,
        opened_on=today,
        is_demo=False,
        bin=answers["bin"],
        telephone=answers["telephone"],
        email=answers["email"],
        by=SYSTEM,
        at=at,
    )
    first = add_person(
        office=office,
        email=answers["admin_email"],
        name=answers["admin_name"],
        post=next(role.title for role in ROLES if role.code == ADMINISTRATOR),
        by=SYSTEM,
        at=at,
    )
    grant(person=first, role=ADMINISTRATOR, valid_from=today, by=SYSTEM, at=at)
    set_password(person=first, password=password, temporary=True, by=SYSTEM, at=at)
    return {"office": office.code, "email": first.email, "password": password}


def _subtitle(region: Place) -> TrilText:
    return TrilText(
        kk=f"{words.SUBTITLE.kk} · {region.name_kk or region.name_ru}",
        ru=f"{words.SUBTITLE.ru} · {region.name_ru}",
        en=f"{words.SUBTITLE.en} · {region.name_en or region.name_ru}",
    )


def _known_regions() -> str:
    known = Place.objects.valid_on(office_today()).filter(level=Place.Level.REGION).in_kazakh_order()
    listed = "; ".join(f"{place.kato} {place.name_kk or place.name_ru}" for place in known)
    return words.NO_SUCH_REGION.in_language(terminal.language()).format(known=listed)


def _is_sure(answers: Mapping[str, str]) -> bool:
    for name, answer in answers.items():
        _tell(f"  {name.replace('_', '-'):<12} {answer or '–'}")
    said = _ask(f"{words.SURE.in_language(terminal.language())} ")
    return said.strip().casefold() in words.YES


def _ask(question: str) -> str:
    sys.stderr.write(question)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise KeyboardInterrupt
    return line


def _tell(text: str) -> None:
    sys.stderr.write(f"{text}\n")


GROUP = Group("office", words.TITLE, (Command("open", words.OPEN, _configure, open_), TEND))
