"""The desk's side menu, collected from faces that do not know each other and from the programmes."""

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from alany.faces.ui.access import StaffRequest
from alany.faces.ui.context import current_language
from alany.faces.ui.parts import Link, LinkGroup
from alany.spine.programme.manifest import MenuEntry
from alany.spine.programme.registry import all_programmes

PROGRAMMES = "programmes"


def side(request: HttpRequest) -> dict[str, Any]:
    """Context processor: nothing on public pages; on the desk the menu of what this person may open.

    A module named in the setting `DESK_MENUS` has `DESK_MENU` (entries), perhaps `TITLE` (a heading) and
    `counts(request)`, numbers by url name. `programmes` in the list stands for the programmes' own entries.
    """
    if not hasattr(request, "rights"):
        return {}
    staff: StaffRequest = request  # type: ignore[assignment]  # access.needs has put the rights there
    groups = [group for name in settings.DESK_MENUS for group in _groups(name, staff)]
    return {"side": [group for group in groups if group.links], "role": staff.user.post(current_language())}


def _groups(name: str, request: StaffRequest) -> Iterator[LinkGroup]:
    language = current_language()
    if name == PROGRAMMES:
        for programme in all_programmes():
            links = _links(programme.desk_menu, request, {}, programme.slug)
            yield LinkGroup(programme.title.in_language(language), links)
        return
    module = import_module(name)
    title = module.TITLE.in_language(language) if hasattr(module, "TITLE") else ""
    counts = module.counts(request) if hasattr(module, "counts") else {}
    yield LinkGroup(title, _links(module.DESK_MENU, request, counts))


def _links(
    entries: Iterable[MenuEntry], request: StaffRequest, counts: Mapping[str, int], programme: str = ""
) -> list[Link]:
    shown = [entry for entry in entries if not entry.right or request.rights.may(entry.right, programme)]
    if request.rights.outside:
        shown = [entry for entry in shown if entry.url_name in settings.OUTSIDE_MENU]
    ways = [(entry, reverse(entry.url_name)) for entry in shown]
    here = max((href for entry, href in ways if _inside(request, href, entry.url_name)), key=len, default="")
    return [
        Link(
            label=entry.title.in_language(current_language()),
            href=href,
            current=href == here,
            count=counts.get(entry.url_name),
        )
        for entry, href in ways
    ]


def _inside(request: HttpRequest, href: str, url_name: str) -> bool:
    """Whether the page is the entry's or one below it; the desk's first page has everything below it."""
    if request.resolver_match is not None and request.resolver_match.view_name == url_name:
        return True
    return href.strip("/").count("/") > 1 and request.path.startswith(href)
