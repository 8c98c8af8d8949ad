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
        [Cell("/", code=True), _("go to the search box")],
        [Cell("j", code=True), _("the next line of a list")],
        [Cell("k", code=True), _("the line before")],
        [Cell("Enter", code=True), _("open the line")],
        [_("Space"), _("tick the line, when its box is in focus")],
        [Cell("n", code=True), _("a new case or letter")],
        [Cell("?", code=True), _("this page")],
        [Cell("Tab, Shift + Tab", code=True), _("forward and back through links, fields and buttons")],
    ]
    table = Table(
        _("Keys of the desk"), [Column(_("Key")), Column(_("What the key does"))], rows, hide_caption=True
    )
    return render(request, "desk/queues/keys.html", {"page_title": _("Keys of the desk"), "table": table})
