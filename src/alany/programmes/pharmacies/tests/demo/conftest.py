"""The demo office, built once for all tests of this folder and rolled back after them."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from alany.programmes.pharmacies.demo import build
from alany.spine.organisations.models import Office


@pytest.fixture(scope="package")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Office]:
    """The office of 30 July 2020 with everything in it."""
    with django_db_blocker.unblock(), transaction.atomic():
        build()
        yield Office.objects.get()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def day_of_the_demo(settings: object) -> None:
    """Pages stand on the day of the demo."""
    settings.DEMO_TODAY = "2020-07-30"  # type: ignore[attr-defined]
