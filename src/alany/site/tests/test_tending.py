"""One round of what time brings by itself."""

import pytest

from alany.kernel.triltext import TrilText
from alany.site.commands import groups
from alany.site.commands.group import Group
from alany.site.commands.tending import one_round
from alany.spine.programme.manifest import Command

TITLE = TrilText(kk="Сынақ", ru="Проба", en="Trial")


def group(name, run, *, tends=True):
    return Group(name, TITLE, (Command("tend", TITLE, lambda parser: None, run, tends=tends),))


def test_what_fails_is_told_and_keeps_nobody_from_the_turn(capsys):
    done = []

    def fails(asked):
        raise RuntimeError("out of paper")

    known = [
        group("first", fails),
        group("second", lambda asked: done.append("second") or 0),
        group("third", lambda asked: done.append("third") or 0, tends=False),
    ]
    assert one_round(known) == 1
    assert done == ["second"]
    assert "first tend" in capsys.readouterr().err


@pytest.mark.django_db
def test_every_part_that_time_moves_is_tended():
    tended = {f"{one.name} {command.name}" for one in groups() for command in one.commands if command.tends}
    assert tended >= {"log tend", "intake tend", "appeals ask", "legal_aid tend", "safe_zone tend"}
