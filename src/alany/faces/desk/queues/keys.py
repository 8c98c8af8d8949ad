"""How the desk is used without a mouse."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.parts import Cell, Column, Table


@needs("")
def keys(request: StaffRequest) -> HttpResponse:
    """A legend of the keys; each has a way by Tab and Enter as well."""
    rows: list[list[Cell | str]] = [
        ["/", _("go to the search box")],
        ["j", _("the next line of a list")],
        ["k", _("the line before")],
        [_("Enter"), _("open the line")],
        [_("Space"), _("tick the line, when its box is in focus")],
        ["n", _("a new case or letter")],
        ["?", _("this page")],
        [_("Tab, Shift + Tab"), _("forward and back through links, fields and buttons")],
    ]
    table = Table(
        _("Keys of the desk"), [Column(_("Key")), Column(_("What the key does"))], rows, hide_caption=True
    )
    return render(request, "desk/queues/keys.html", {"page_title": _("Keys of the desk"), "table": table})
