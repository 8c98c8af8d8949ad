"""Roles of the office itself, and the one question "may she?". Plain Python."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from alany.kernel.triltext import TrilText
from alany.spine.programme.manifest import Right, Role

RIGHTS = (
    Right(
        "cases.see",
        TrilText(kk="Істердің санын көру", ru="Видеть, сколько дел", en="See how many cases there are"),
    ),
    Right("cases.read", TrilText(kk="Істерді оқу", ru="Читать дела", en="Read cases")),
    Right("cases.work", TrilText(kk="Істермен жұмыс істеу", ru="Вести дела", en="Work on cases")),
    Right("cases.verify", TrilText(kk="Түзетуді растау", ru="Проверять исправление", en="Verify fixes")),
    Right("appeals.see", TrilText(kk="Өтініштерді оқу", ru="Читать обращения", en="Read appeals")),
    Right("visits.plan", TrilText(kk="Науқанды жоспарлау", ru="Планировать кампании", en="Plan campaigns")),
    Right("visits.visit", TrilText(kk="Барып көру", ru="Выезжать на места", en="Make visits")),
    Right("letters.draft", TrilText(kk="Хат дайындау", ru="Готовить письма", en="Draft letters")),
    Right("letters.approve", TrilText(kk="Хатты бекіту", ru="Утверждать письма", en="Approve letters")),
    Right("figures.freeze", TrilText(kk="Деректерді бекіту", ru="Фиксировать данные", en="Freeze data")),
    Right(
        "figures.approve", TrilText(kk="Көрсеткішті бекіту", ru="Утверждать показатели", en="Approve figures")
    ),
    Right("briefings.write", TrilText(kk="Брифинг жазу", ru="Писать брифинги", en="Write briefings")),
    Right(
        "reference.edit",
        TrilText(kk="Анықтамалықты түзету", ru="Править справочники", en="Edit reference data"),
    ),
    Right(
        "people.manage", TrilText(kk="Қызметкерлерді басқару", ru="Управлять доступом", en="Manage people")
    ),
    Right("ledger.see", TrilText(kk="Журналды көру", ru="Видеть журнал действий", en="See the ledger")),
    Right(
        "replies.answer",
        TrilText(
            kk="Өз ұйымының атынан жауап беру",
            ru="Отвечать за свою организацию",
            en="Answer for one's own body",
        ),
    ),
)

ADDRESSEE = "addressee"
"""The one role of people who are not of the office: they answer for the body they are of."""

ROLES = (
    Role(
        "head",
        TrilText(kk="Кеңсе жетекшісі", ru="Руководитель офиса", en="Head of the office"),
        ("cases.see", "cases.read", "appeals.see", "letters.approve", "figures.approve", "ledger.see"),
    ),
    Role(
        "curator",
        TrilText(
            kk="Куратор (әкімнің орынбасары)", ru="Куратор (заместитель акима)", en="Curator (deputy akim)"
        ),
        ("cases.see",),
    ),
    Role(
        "specialist",
        TrilText(kk="Кеңсе маманы", ru="Специалист офиса", en="Specialist"),
        (
            "cases.see",
            "cases.read",
            "cases.work",
            "appeals.see",
            "letters.draft",
            "figures.freeze",
            "briefings.write",
        ),
    ),
    Role(
        "inspector",
        TrilText(kk="Далалық мониторинг маманы", ru="Специалист выездного мониторинга", en="Field monitor"),
        ("cases.see", "cases.read", "visits.visit"),
    ),
    Role(
        "reviewer",
        TrilText(
            kk="Тексеруші (екінші адам)", ru="Проверяющий (второй человек)", en="Reviewer (second person)"
        ),
        ("cases.see", "cases.read", "cases.verify", "appeals.see"),
    ),
    Role(
        "organiser",
        TrilText(kk="Науқан ұйымдастырушы", ru="Организатор кампаний", en="Campaign organiser"),
        ("cases.see", "cases.read", "visits.plan", "letters.draft"),
    ),
    Role(
        "administrator",
        TrilText(kk="Әкімші", ru="Администратор", en="Administrator"),
        ("reference.edit", "people.manage", "ledger.see"),
    ),
    Role(
        ADDRESSEE,
        TrilText(
            kk="Адресат (ұйым өкілі)",
            ru="Адресат (представитель органа)",
            en="Addressee (of another body)",
        ),
        ("replies.answer",),
    ),
)

# Who approves, confirms, publishes or manages must show a second factor: one stolen password is not enough.
GUARDED = frozenset(
    {
        "cases.verify", "letters.approve", "figures.freeze", "figures.approve", "reference.edit",
        "people.manage", "ledger.see",
    }
)  # fmt: skip
PROGRAMME_GUARDED = ("approve", "confirm", "publish", "manage", "verify")


class PersonRefused(ValueError):
    """What was asked about a person cannot be done; the class says why."""


class OwnRights(PersonRefused):
    """Nobody gives rights to herself."""


class LastAdministrator(PersonRefused):
    """After this nobody of the office could manage people."""


class RoleUnknown(PersonRefused):
    """No installed part of the house declares this role, or the programme is not its own."""


class GrantReversed(PersonRefused):
    """The grant would end before it begins."""


class GrantExists(PersonRefused):
    """The person has this role for this programme and place on some of these days already."""


class EmailTaken(PersonRefused):
    """Another account has this e-mail."""


class OtherOffice(PersonRefused):
    """The person belongs to another office."""


@dataclass(frozen=True, slots=True)
class Mandate:
    """A role in force: `programme` empty means all, `places` empty means the whole region."""

    role: str
    programme: str
    places: frozenset[str]


def may(
    mandates: Iterable[Mandate],
    rights_of: Mapping[str, frozenset[str]],
    right: str,
    programme: str = "",
    places: frozenset[str] = frozenset(),
) -> bool:
    """True when one mandate gives `right` for this programme and one of these places (one and its parents).

    Where no programme or place is asked about, any mandate that gives the right is enough.
    """
    for mandate in mandates:
        fits_programme = not mandate.programme or not programme or mandate.programme == programme
        fits_place = not mandate.places or not places or bool(mandate.places & places)
        if right in rights_of.get(mandate.role, frozenset()) and fits_programme and fits_place:
            return True
    return False


def is_outside(mandates: Iterable[Mandate]) -> bool:
    """True when a person only answers for another body, and so sees nothing of the office's desk."""
    return {mandate.role for mandate in mandates} == {ADDRESSEE}


def needs_second_factor(mandates: Iterable[Mandate], rights_of: Mapping[str, frozenset[str]]) -> bool:
    """True when one mandate gives a right with which a single stolen password could do lasting harm."""
    rights = {right for mandate in mandates for right in rights_of.get(mandate.role, frozenset())}
    return any(right in GUARDED or right.rpartition(".")[2] in PROGRAMME_GUARDED for right in rights)


def overlaps(one: tuple[date, date | None], other: tuple[date, date | None]) -> bool:
    """True when two spans of days, both ends inclusive and the end perhaps open, share a day."""
    return _reaches(one, other[0]) and _reaches(other, one[0])


def _reaches(span: tuple[date, date | None], day: date) -> bool:
    return span[1] is None or span[1] >= day


def last_day_when_withdrawn(begins: date, today: date) -> date:
    """The last day of a grant that is withdrawn today: yesterday, so that it gives nothing any more.

    A grant that has not begun ends the day before its first day: it was never in force.
    """
    return max(begins, today) - timedelta(days=1)


def device_of(agent: str) -> str:
    """phone, tablet or computer: the one word that is kept of what a browser says about itself."""
    told = agent.lower()
    if "ipad" in told or "tablet" in told or ("android" in told and "mobile" not in told):
        return "tablet"
    return "phone" if "mobi" in told or "iphone" in told else "computer"
