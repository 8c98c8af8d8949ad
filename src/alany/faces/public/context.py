"""The frame of every public page: main menu, footer and search, whatever face or programme the page is of."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from alany.faces.ui.context import current_language
from alany.faces.ui.parts import Link, LinkGroup


def site(request: HttpRequest) -> dict[str, Any]:
    """Context processor; the desk has a menu of its own. Touches neither session nor cookie."""
    language = current_language()
    root = f"/{language}/"
    if request.path.startswith(f"{root}desk/"):
        return {}
    return {
        "menu": [_marked(link, request.path, root) for link in _menu(root)],
        "footer": _footer(root),
        "search_href": f"{root}search/",
    }


def _menu(root: str) -> list[Link]:
    return [
        Link(_("Home"), root),
        Link(_("Programmes"), f"{root}programmes/"),
        Link(_("Figures"), f"{root}figures/"),
        Link(_("Briefings"), f"{root}briefings/"),
        Link(_("Places"), f"{root}places/"),
        Link(_("Open data"), f"{root}data/"),
    ]


def _marked(link: Link, path: str, root: str) -> Link:
    here = path == root if link.href == root else path.startswith(link.href)
    return replace(link, current=here)


def _footer(root: str) -> list[LinkGroup]:
    office = [
        Link(_("About the office and its powers"), f"{root}about/"),
        Link(_("Personal data"), f"{root}privacy/"),
        Link(_("Accessibility and large print"), f"{root}accessibility/"),
    ]
    checking = [
        Link(_("All figures"), f"{root}figures/"),
        Link(_("Corrections"), f"{root}errata/"),
        Link(_("Open data"), f"{root}data/"),
        Link(_("Public logs"), f"{root}log/"),
        Link(_("For staff"), f"{root}desk/"),
    ]
    return [LinkGroup(_("The office"), office), LinkGroup(_("Check us"), checking)]
