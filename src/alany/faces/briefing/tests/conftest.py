"""The office of apples with its published figures, on its day."""

import pytest
from django.core.cache import cache
from django.test import Client

from alany.kernel.triltext import TrilText
from alany.spine.figures.actions import approve_and_publish_briefing, write_briefing
from alany.spine.figures.tests.conftest import aigul, drafts, head, office, orchard, published
from alany.spine.figures.tests.office_of_apples import DAY, NOW

__all__ = ["aigul", "drafts", "head", "office", "orchard", "published"]

TITLES = TrilText(
    kk="{{baskets_seen}} себет ашылды", ru="Открыто: {{baskets_seen}}", en="{{baskets_seen}} baskets seen"
)
TEXT = "## {word}\n\n{{{{rotten_share}}}} – {{{{rotten_share.numerator}}}}. <b>raw</b> & more."
TEXTS = {code: TEXT.format(word=word) for code, word in (("kk", "Алма"), ("ru", "Яблоки"), ("en", "Apples"))}


@pytest.fixture(autouse=True)
def _demo_day(settings):
    settings.DEMO_TODAY = "2020-07-30"
    settings.SECOND_FACTOR = False
    settings.PUBLIC_CACHE_SECONDS = 0
    cache.clear()


@pytest.fixture
def told(published, office, aigul, head):
    """A published briefing."""
    draft = write_briefing(office=office, slug="july", day=DAY, titles=TITLES, texts=TEXTS, by=aigul, at=NOW)
    return approve_and_publish_briefing(briefing=draft, version=1, by=head, at=NOW)


def at_the_desk(person):
    """A browser in which this person is signed in."""
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
