"""Two people, one record: the second sees both versions and keeps what was typed."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.forms import Form
from django.http import QueryDict
from django.utils.translation import gettext as _

from alany.faces.ui.parts import Column, Table


@dataclass(frozen=True, slots=True)
class Clash:
    """What whoever saved second is shown: what others did meanwhile, and each field in both versions."""

    done: list[str] = field(default_factory=list)
    table: Table | None = None


def clash(
    form: Form, version: int, done: Iterable[str], theirs: dict[str, str], yours: dict[str, str]
) -> Clash:
    """Make the form good for a second, knowing save; `theirs` and `yours` are by name of the field."""
    data = QueryDict(mutable=True)
    data.update(form.data)
    data["version"] = str(version)
    form.data = data
    rows = [
        [str(form.fields[name].label), theirs[name] or "–", yours.get(name) or "–"]
        for name in theirs
        if theirs[name] != yours.get(name, "")
    ]
    columns = [Column(_("Field")), Column(_("Stands in the record now")), Column(_("You typed"))]
    return Clash(list(done), Table(_("Both versions"), columns, rows, hide_caption=True) if rows else None)
