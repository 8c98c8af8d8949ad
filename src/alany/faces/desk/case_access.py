"""Which case a page is about, who may do what with it, and where it stands."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui.access import StaffRequest
from alany.faces.ui.parts import Link
from alany.spine.cases import queries
from alany.spine.cases.models import Case


def the_case(request: StaffRequest, number: str) -> Case:
    """The case of this office under this number, if this person may see it; else 404, whatever the reason."""
    return get_object_or_404(queries.cases_of(request.user.office, request.rights), number=number)


def demand(request: StaffRequest, case: Case, right: str) -> None:
    """Refuse who may see the case but not do this with it."""
    if not request.rights.may(right, case.programme, case.place):
        raise PermissionDenied(right)


def crumbs(case: Case | None = None, here: str = "") -> list[Link]:
    """Cases, the case, and what is being done with it."""
    way = [Link(_("Cases"), reverse("desk:cases"))]
    if case is not None:
        way.append(Link(case.number, reverse("desk:case", args=[case.number])))
    return [*way, Link(here)] if here else way
