"""A letter goes to the person of a question only where writing is safe, and its text names nobody."""

import pytest

from alany.programmes.legal_aid.actions.letters import letter_to_person
from alany.programmes.legal_aid.actions.screening import reject_matter
from alany.programmes.legal_aid.models import Consultation, Facts
from alany.programmes.legal_aid.rules.conflicts import FactsClosed
from alany.programmes.legal_aid.rules.letters import LetterUnsafe, NothingToTell
from alany.programmes.legal_aid.rules.naming import NameGivenAway
from alany.programmes.legal_aid.tests.aid_office import AT, a_door, a_matter, a_screener, an_aid_office
from alany.programmes.legal_aid.tests.test_question_desk import an_answered_matter, browser, text
from alany.spine.cases.models import Case
from alany.spine.ledger.models import Entry
from alany.spine.letters.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(settings):
    settings.DEMO_TODAY = "2020-07-30"
    return an_aid_office()


def refused(office):
    matter, _ = a_matter(office)
    screener = a_screener(office)
    door = a_door(office, "business")
    reject_matter(matter=matter, door=door, reason="Бизнес дауы", by=screener, at=AT)
    matter.refresh_from_db()
    Facts.objects.update(may_write=True)
    return matter, screener


@pytest.mark.slow
def test_a_refusal_is_written_from_the_desk_and_the_reading_is_recorded(office):
    matter, screener = refused(office)
    client = browser(screener)
    address = f"/kk/desk/legal-aid/questions/{matter.pk}/letter/"
    assert address in text(client.get(f"/kk/desk/legal-aid/questions/{matter.pk}/"))
    page = text(client.get(address))
    assert 'value="legal_aid_refusal"' in page
    assert 'value="legal_aid_answer"' not in page
    sent = client.post(address, {"what": "legal_aid_refusal", "address": "Шардара, Абай көшесі, 1"})
    letter = Letter.objects.get()
    assert sent.url == f"/kk/desk/letters/{letter.pk}/"
    name = Facts.objects.get().client_name
    assert (letter.person_name, letter.person_address) == (name, "Шардара, Абай көшесі, 1")
    assert "Бизнес дауы" in letter.body
    assert "+7 725 000 00 00" in letter.body
    assert name not in letter.body + letter.subject
    verbs = list(Entry.objects.order_by("-pk").values_list("verb", flat=True)[:3])
    assert sorted(verbs) == ["legal_aid.facts_read", "legal_aid.letter_written", "letter.drafted"]


@pytest.mark.slow
def test_an_answer_is_written_unless_it_names_the_person(office):
    matter, _volunteer = an_answered_matter(office)
    Facts.objects.update(may_write=True)
    screener = a_screener(office, "Айнұр Серікқызы")
    letter = letter_to_person(matter=matter, what="legal_aid_answer", by=screener, at=AT)
    assert "жер комитетіне" in letter.body
    Consultation.objects.update(text=f"Құрметті {Facts.objects.get().client_name}!")
    with pytest.raises(NameGivenAway):
        letter_to_person(matter=matter, what="legal_aid_answer", by=screener, at=AT)
    assert Letter.objects.count() == 1


def test_no_letter_goes_out_where_writing_is_not_safe(office):
    matter, screener = refused(office)
    Facts.objects.update(may_write=False)
    with pytest.raises(LetterUnsafe):
        letter_to_person(matter=matter, what="legal_aid_refusal", by=screener, at=AT)
    Facts.objects.update(may_write=True)
    Case.objects.update(is_sensitive=True)
    matter.case.refresh_from_db()
    with pytest.raises(LetterUnsafe):
        letter_to_person(matter=matter, what="legal_aid_refusal", by=screener, at=AT)
    page = text(browser(screener).get(f"/kk/desk/legal-aid/questions/{matter.pk}/letter/"))
    assert 'name="what"' not in page
    assert Letter.objects.count() == 0


@pytest.mark.slow
def test_nothing_is_written_by_who_may_not_read_or_while_there_is_nothing_to_tell(office):
    matter, volunteer = an_answered_matter(office)
    Facts.objects.update(may_write=True)
    stranger = a_screener(office, "Бөтен Адам")
    with pytest.raises(NothingToTell):
        letter_to_person(matter=matter, what="legal_aid_meeting", by=stranger, at=AT)
    stranger.grants.all().delete()
    with pytest.raises(FactsClosed):
        letter_to_person(matter=matter, what="legal_aid_answer", by=stranger, at=AT)
    assert volunteer
