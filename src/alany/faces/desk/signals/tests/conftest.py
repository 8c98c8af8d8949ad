"""A trust box with keys of three bodies, a browser of each of its people; private keys stay in the test."""

from datetime import date

import pytest
from django.test import Client

from alany.spine.intake.tests.box import Box, a_box
from alany.spine.people.models import Grant

ROLES = {"recipient": "box_recipient", "custodian": "box_custodian"}


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path):
    settings.DEMO_TODAY = "2020-07-30"
    settings.SECOND_FACTOR = False
    settings.LOG_FOLDER = tmp_path / "log"
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def box(db) -> Box:
    made = a_box()
    for one in made.held.values():
        grant(one.person, ROLES[one.row.role])
    return made


def grant(person, role):
    Grant.objects.create(user=person, role=role, valid_from=date(2020, 1, 1), granted_by="test")


@pytest.fixture
def client_of(box):
    """``client_of("Айгүл")``: a signed-in browser."""

    def signed_in(name):
        client = Client()
        client.force_login(box.held[name].person)
        return client

    return signed_in


def signature(box, name, signal, kind, **said):
    """What the person's script signs for an act of today."""
    return box.sign(name, signal, kind, **said)["signature"].hex()
