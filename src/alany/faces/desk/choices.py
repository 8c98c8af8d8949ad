"""What the desk's forms offer to choose from."""

from datetime import date

from django.utils.translation import gettext as _

from alany.faces.desk import words
from alany.faces.ui.context import current_language
from alany.kernel.workflow import CASE_LOOP
from alany.spine.cases.wording import state_word
from alany.spine.organisations.models import Office, Organisation, OrganisationQuerySet
from alany.spine.people.models import User
from alany.spine.places.queries import districts_on
from alany.spine.programme.registry import all_programmes

Choices = list[tuple[str, str]]
ADDRESSED = ("akimat", "authority", "contractor", "other")


def programmes() -> Choices:
    return [(one.slug, one.title.in_language(current_language())) for one in all_programmes()]


def topics() -> Choices:
    """Each topic with its programme before it, as `programme/topic`."""
    return [
        (f"{one.slug}/{topic.slug}", f"{words.programme_title(one.slug)}: {words.topic_title(topic.slug)}")
        for one in all_programmes()
        for topic in one.topics
    ]


def states() -> Choices:
    """Any, closed, then each state of the common loop; without a choice the open ones are meant."""
    each = [(state, state_word(state, current_language())) for state in CASE_LOOP.states]
    return [("any", _("open and closed")), ("closed", _("all closed")), *each]


def districts(day: date) -> Choices:
    return [(place.kato, place.name(current_language())) for place in districts_on(day)]


def place_keys(day: date) -> Choices:
    return [(str(place.pk), place.name(current_language())) for place in districts_on(day)]


def people(office: Office) -> Choices:
    rows = User.objects.filter(office=office, is_active=True, addressee_account=None).order_by("name", "pk")
    return [(str(person.pk), person.name) for person in rows]


def addressees(office: Office, day: date) -> OrganisationQuerySet:
    """Bodies that a case or a letter may be addressed to: akimats, authorities, contractors of this day."""
    rows = Organisation.objects.valid_on(day).filter(office=office, kind__in=ADDRESSED)
    return rows.order_by("sort_key", "pk")


def addressee_keys(office: Office, day: date) -> Choices:
    return [(str(body.pk), body.name(current_language())) for body in addressees(office, day)]


def optional(choices: Choices, nothing: str) -> Choices:
    """The choices behind an empty one that says what it means."""
    return [("", nothing), *choices]
