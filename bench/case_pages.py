"""The pages of the desk that the bench asks, and as whom."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.test import Client

from alany.spine.cases.models import Case
from alany.spine.people.models import User
from bench.case_office import Desk

Asked = tuple[User, str, str, dict[str, str]]


def session_of(person: User) -> str:
    """The cookie of somebody who has signed in."""
    client = Client()
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def pages(desk: Desk) -> Iterator[Asked]:
    """Today, the queue under several filters, the search, one case: for who sees all and who sees a part."""
    for who, person in (("all", desk.specialist), ("one district", desk.limited)):
        yield person, f"today ({who})", "/kk/desk/", {}
        for title, query in _queues(desk):
            yield person, f"queue: {title} ({who})", "/kk/desk/cases/", query
        for title, query in _searches():
            yield person, f"search: {title} ({who})", "/kk/desk/cases/", query
    long = Case.objects.order_by("pk").first()
    assert long is not None
    yield desk.specialist, "case with 200 events", f"/kk/desk/cases/{long.number}/", {}


def _queues(desk: Desk) -> Iterator[tuple[str, dict[str, str]]]:
    yield "open", {}
    yield "open, page 40", {"page": "40"}
    yield "overdue", {"due": "overdue"}
    yield "one person", {"owner": str(desk.specialist.pk)}
    yield "nobody yet, no term", {"owner": "nobody", "due": "none"}
    yield "district and programme", {"place": desk.district.kato, "programme": "pharmacies"}
    yield "open and closed", {"state": "any"}
    yield "open and closed, page 4000", {"state": "any", "page": "4000"}
    yield "open and closed, by person, falling", {"state": "any", "sort": "-owner"}
    yield "open and closed, by state", {"state": "any", "sort": "state"}
    yield "one state, last term first", {"state": "verified_fixed", "sort": "-due"}


def _searches() -> Iterator[tuple[str, dict[str, str]]]:
    yield "a rare word", {"q": "жансугиров 117", "state": "any"}
    yield "a frequent word", {"q": "мектеп", "state": "any"}
    yield "a word of every case", {"q": "округ", "state": "any"}
    yield "two frequent words", {"q": "казыбек жолы", "state": "any"}
    yield "two words of the open", {"q": "мектеп қымбат"}
    yield "place and word", {"q": "созақ дәрі", "state": "any"}
    yield "a whole number", {"q": "C-2019-12345", "state": "any"}
    yield "a part of a number", {"q": "1234", "state": "any"}
    yield "nothing found", {"q": "жирафтың мойны", "state": "any"}
