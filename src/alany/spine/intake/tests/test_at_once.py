"""Thirty-two senders press the button together: none is lost, none is twice."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from alany.spine.cases.tests.office import AT
from alany.spine.intake import actions
from alany.spine.intake.models import Action, Signal
from alany.spine.intake.queries import standing
from alany.spine.intake.tests.box import a_box
from alany.spine.transparency.actions import receipt
from alany.spine.transparency.models import Entry, Opening

SENDERS = 32


def together(work):
    """Run each piece of work in a thread of its own, all from the same moment; gives what they returned."""
    barrier, found = Barrier(len(work)), []

    def one(do):
        barrier.wait()
        try:
            found.append(do())
        except Exception as fault:
            found.append(fault)
        finally:
            connection.close()

    threads = [Thread(target=one, args=(do,)) for do in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


@pytest.mark.slow
@pytest.mark.usefixtures("committed")
def test_thirty_two_senders_lose_nothing_and_double_nothing():
    box = a_box()
    letters = [box.letter(said=f"{n}") for n in range(SENDERS)]
    # The first eight click twice, in the same moment.
    work = [
        lambda letter=letter: actions.send(office=box.office, letter=letter, at=AT)
        for letter in (*letters, *letters[:8])
    ]
    found = together(work)

    assert [one for one in found if isinstance(one, Exception)] == []
    assert len({one.signal.number for one in found}) == Signal.objects.count() == SENDERS
    assert sum(one.fresh for one in found) == SENDERS
    assert Action.objects.count() == Opening.objects.filter(log="box").count() == SENDERS
    assert all(receipt(one.uid) for one in found)
    assert sorted(Entry.objects.filter(log="box").values_list("index", flat=True)) == list(range(SENDERS))
    assert list(standing.differences(box.office)) == []
