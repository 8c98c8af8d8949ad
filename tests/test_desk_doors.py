"""Which address of the desk opens to whom: the whole table of the house, beside this file."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import pytest_django
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter

from alany.spine.cases.tests.office import a_person, an_office
from alany.spine.organisations.models import Office
from alany.spine.people.queries import all_roles
from alany.spine.people.rules import ADDRESSEE

TABLE = Path(__file__).with_name("desk_doors.txt")
EVERYBODY = "everybody of the office"
ANYBODY = "everybody who is signed in"
BY_RECORD = "by the record"
"""The page looks at its record before it says who may open it."""
RECORDS = frozenset({"desk_legal_aid:document", "desk_safe_zone:point"})
TOTALS = [
    "desk:appeals",
    "desk:cases",
    "desk:load",
    "desk:receptions",
    "desk_briefing:briefings",
    "desk_briefing:figure",
    "desk_briefing:preview",
]
"""What the deputy akim opens beside the pages of everybody: numbers, and what will be public."""


def walked(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            below = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from walked(pattern, below)
        else:
            yield f"{space}{pattern.name}", pattern


@cache
def desk() -> dict[str, URLPattern]:
    """Each address of the desk by its name."""
    spaces = ("desk", "asked", "ui")
    named = sorted((name, one) for name, one in walked(get_resolver()) if name.startswith(spaces))
    return {name: one for name, one in named if name != "desk_calendar"}


def holders(right: str) -> str:
    """The roles that give the right, in the order of the house."""
    return " ".join(role.code for role in all_roles() if right in role.rights)


def address_of(name: str, pattern: URLPattern) -> str:
    """The address with a number or a word of no record in place of what it asks for."""
    kinds = pattern.pattern.converters
    return reverse(
        name, kwargs={key: 1 if isinstance(kind, IntConverter) else "x" for key, kind in kinds.items()}
    )


@pytest.fixture
def office(db: None, settings: pytest_django.Settings) -> Office:
    settings.SECOND_FACTOR = False
    settings.DEMO_TODAY = "2020-07-30"
    return an_office()


def entered(office: Office, role: str) -> Client:
    client = Client()
    client.force_login(a_person(office, role, (role,)))
    return client


def is_closed(answer: HttpResponseBase) -> bool:
    where = answer.headers.get("Location", "")
    assert "/account/" not in where, where
    return answer.status_code == 403 or where.endswith("/desk/asked/")


def lines_of(table: dict[str, str], *, guarded: bool) -> dict[str, str]:
    """Those lines of the table whose page asks for a right, or those whose page asks for none."""
    pages = desk()
    return {name: who for name, who in table.items() if bool(pages[name].callback.needed.right) is guarded}  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def table() -> dict[str, str]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return dict(line.split(": ", 1) for line in lines)


def test_every_address_of_the_desk_stands_in_the_table(table: dict[str, str]) -> None:
    assert list(table) == list(desk())


def test_an_address_that_asks_for_a_right_opens_to_the_roles_of_the_table(table: dict[str, str]) -> None:
    found = {name: holders(one.callback.needed.right) for name, one in desk().items()}  # type: ignore[attr-defined]
    told = lines_of(table, guarded=True)
    assert {name: found[name] for name in told} == told


@pytest.mark.slow
def test_an_address_that_decides_by_itself_opens_to_the_roles_of_the_table(
    office: Office, table: dict[str, str]
) -> None:
    told = lines_of(table, guarded=False)
    refused: dict[str, list[str]] = {name: [] for name in told}
    by_record: set[str] = set()
    for role in all_roles():
        client = entered(office, role.code)
        for name in told:
            answer = client.get(address_of(name, desk()[name]))
            if is_closed(answer):
                refused[name].append(role.code)
            elif answer.status_code == 404:
                by_record.add(name)
    assert {name: _said(refused[name], name in by_record) for name in told} == told


def _said(refused: list[str], by_record: bool) -> str:
    if by_record or not refused:
        return BY_RECORD if by_record else ANYBODY
    if refused == [ADDRESSEE]:
        return EVERYBODY
    return " ".join(role.code for role in all_roles() if role.code not in refused)


def test_the_deputy_akim_opens_numbers_and_no_record(office: Office) -> None:
    client, pages = entered(office, "curator"), desk()
    free = {name for name, one in pages.items() if not one.callback.needed.right}  # type: ignore[attr-defined]
    found = [name for name, one in pages.items() if not is_closed(client.get(address_of(name, one)))]
    assert [name for name in found if name not in free] == TOTALS
