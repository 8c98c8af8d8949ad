"""The board: every published number with its days, nothing else, the same for everybody, once a day."""

import csv
from io import StringIO

import pytest
from django.core.cache import cache
from django.test import Client

from alany.faces.trust_box import board
from alany.faces.trust_box.wording import word
from alany.spine.intake import actions
from alany.spine.intake.queries import standing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _published(monkeypatch):
    """Everything that stands counts as published; publishing itself is the log's own matter."""
    from alany.spine.transparency.models import Entry

    size = lambda: Entry.objects.filter(log="box").count()  # noqa: E731
    monkeypatch.setattr(standing, "published_size", size)
    monkeypatch.setattr(board, "published_size", size)
    board._board.cache_clear()
    cache.clear()


def test_the_board_tells_state_and_days_of_each_number_and_nothing_else(
    box, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        signal, other = box.send(topic="roads"), box.send()
        to = box.bodies["prosecutor"]
        actions.forward(signal=signal, to=to, **box.sign("Айгүл", signal, "forwarded", to=f"org-{to.pk}"))
    page = Client().get("/kk/box/board/").content.decode()
    rows = list(csv.DictReader(StringIO(Client().get("/kk/box/board.csv").content.decode())))

    assert word("forwarded_to", body="Прокуратура") in page
    assert [(one["number"], one["due"]) for one in rows] == sorted(
        [(signal.number, "2020-10-30"), (other.number, "2020-08-06")]
    )
    assert not any(word in page for word in ("Жол жөндеу", "roads", "Созақ"))


def test_what_is_not_published_yet_is_not_on_the_board(box, monkeypatch):
    box.send()
    monkeypatch.setattr(board, "published_size", lambda: 0)
    monkeypatch.setattr(standing, "published_size", lambda: 0)
    assert word("board_empty") in Client().get("/kk/box/board/").content.decode()


@pytest.mark.slow
def test_the_board_asks_the_database_as_often_for_one_as_for_a_hundred(
    box, django_assert_max_num_queries, django_capture_on_commit_callbacks
):
    for count in (1, 20):
        with django_capture_on_commit_callbacks(execute=True):
            for _ in range(count):
                box.send()
        with django_assert_max_num_queries(9):
            Client().get("/kk/box/board/")
