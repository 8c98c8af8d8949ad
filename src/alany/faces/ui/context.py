"""What every page knows: the office, the way to its other languages, the demo mark, the day."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from alany.faces.ui.parts import Link
from alany.kernel.triltext import TrilText
from alany.spine.organisations import clock
from alany.spine.organisations.queries import this_office

now, office_today = clock.office_now, clock.office_today
"""The office's moment and day, for views."""

OWN_NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}


@dataclass(frozen=True, slots=True)
class Office:
    """The office as the header and footer show it, in the language of the page."""

    name: str
    subtitle: str
    telephone: str
    email: str

    def __str__(self) -> str:
        return self.name


UNOPENED = TrilText(kk="Адалдық алаңы", ru="Площадь честности", en="A square of integrity")


def office_in(language: str) -> Office:
    """The office that this site speaks for; before any has opened, the name that all offices share."""
    office = this_office()
    if office is None:
        return Office(name=UNOPENED.in_language(language), subtitle="", telephone="1424", email="")
    return Office(
        name=office.name(language),
        subtitle=office.subtitle(language),
        telephone=office.telephone,
        email=office.email,
    )


def current_language() -> str:
    """The language of the page: kk, ru or en."""
    code = (get_language() or "kk").split("-")[0]
    return code if code in OWN_NAMES else "kk"


def language_links(path: str, query: list[tuple[str, str]], current: str) -> list[Link]:
    """The same page in the three languages: the first path segment is exchanged, filters stay.

    An address without a language segment leads to the start pages.
    """
    first, _, rest = path.lstrip("/").partition("/")
    tail = rest if first in OWN_NAMES else ""
    asked = f"?{urlencode(query)}" if query and first in OWN_NAMES else ""
    return [
        Link(label=name, href=f"/{code}/{tail}{asked}", current=code == current, lang=code)
        for code, name in OWN_NAMES.items()
    ]


def at_kiosk(request: HttpRequest) -> bool:
    """Whether the page is asked under a name that only shared computers use (setting KIOSK_HOSTS)."""
    return request.get_host().partition(":")[0] in settings.KIOSK_HOSTS


def page(request: HttpRequest) -> dict[str, Any]:
    """Context processor. Touches neither session nor cookie, so public pages stay cacheable."""
    language = current_language()
    query = [(key, value) for key, values in request.GET.lists() for value in values]
    return {
        "office": SimpleLazyObject(lambda: office_in(language)),
        "languages": language_links(request.path, query, language),
        "language": language,
        "demo": bool(getattr(settings, "DEMO_TODAY", "")),
        "today": office_today(),
        "kiosk": at_kiosk(request),
    }
