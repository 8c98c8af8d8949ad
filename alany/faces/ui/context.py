"""What every page knows: the office, the way to its other languages, the demo mark, the day."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from alany.faces.ui.parts import Link
from alany.kernel.triltext import TrilText

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


NAME = TrilText(
    kk="Түркістан – адалдық алаңы", ru="Туркестан – площадь честности", en="Turkistan, a square of integrity"
)
SUBTITLE = TrilText(
    kk="Түркістан облысының жобалық кеңсесі",
    ru="Проектный офис Туркестанской области",
    en="Project office of Turkistan Region",
)


def office_in(language: str) -> Office:
    """The office in words. Settings may state another: `OFFICE_NAME`, `OFFICE_SUBTITLE` (TrilText), telephone."""
    name: TrilText = getattr(settings, "OFFICE_NAME", NAME)
    subtitle: TrilText = getattr(settings, "OFFICE_SUBTITLE", SUBTITLE)
    return Office(
        name=name.in_language(language),
        subtitle=subtitle.in_language(language),
        telephone=str(getattr(settings, "OFFICE_TELEPHONE", "1424")),
        email=str(getattr(settings, "OFFICE_EMAIL", "")),
    )


def language_links(path: str, query: list[tuple[str, str]], current: str) -> list[Link]:
    """The same page in the three languages: the first path segment is exchanged, filters stay.

    A path without a language segment (the desk) gets the query parameter `lang` instead.
    """
    parts = path.split("/")
    links = []
    for code, name in OWN_NAMES.items():
        kept = [(key, value) for key, value in query if key != "lang"]
        if len(parts) > 1 and parts[1] in OWN_NAMES:
            target = "/".join([parts[0], code, *parts[2:]])
        else:
            target, kept = path, [*kept, ("lang", code)]
        href = f"{target}?{urlencode(kept)}" if kept else target
        links.append(Link(label=name, href=href, current=code == current, lang=code))
    return links


def page(request: HttpRequest) -> dict[str, Any]:
    """Context processor. Touches neither session nor cookie, so public pages stay cacheable."""
    language = (get_language() or "kk").split("-")[0]
    query = [(key, value) for key, values in request.GET.lists() for value in values]
    return {
        "office": office_in(language),
        "languages": language_links(request.path, query, language),
        "language": language,
        "demo": bool(getattr(settings, "DEMO_TODAY", "")),
        "today": office_today(),
    }


def office_today() -> date:
    """The office's day: the fixed day of a demo (setting `DEMO_TODAY`, ISO) or the calendar's."""
    fixed = str(getattr(settings, "DEMO_TODAY", ""))
    return date.fromisoformat(fixed) if fixed else timezone.localdate()


def now() -> datetime:
    """The moment of an action: the clock's, moved to the office's day in a demo."""
    moment = timezone.localtime()
    return datetime.combine(office_today(), moment.timetz())
