"""An office that takes a finding from the visit to the answer; each step by who may take it."""

from datetime import timedelta
from decimal import Decimal

from alany.kernel.periods import Period, local_date
from alany.kernel.triltext import TrilText
from alany.programmes.pharmacies.actions.campaigns import plan_campaign
from alany.programmes.pharmacies.actions.evidence import lay_evidence
from alany.programmes.pharmacies.actions.findings import confirm_finding
from alany.programmes.pharmacies.actions.referrals import (
    record_authority_answer,
    refer_to_authority,
    send_referral,
)
from alany.programmes.pharmacies.actions.visits import Price, conclude_visit
from alany.programmes.pharmacies.models import Referral
from alany.programmes.pharmacies.tests.register_office import (
    AT,
    BEGAN,
    a_keeper,
    a_lawyer,
    a_person,
    an_act,
    an_office,
)
from alany.spine.letters.actions import approve_letter
from alany.spine.organisations.actions import register_organisation
from alany.spine.visits.actions import assign_visits
from alany.spine.visits.models import Visit

ANSWERS = {
    "licence": "ok",
    "licence_in_sight": True,
    "prices_in_sight": True,
    "caps_in_sight": True,
    "receipt_given": True,
    "signatures": "signed",
    "copy_left": True,
}
LINE = "ламиктал таб 50 мг №30 GSK"
ABOVE = (Price(LINE, Decimal(5480), "receipt"),)


class Team:
    """The people of the office, one for each key."""

    def __init__(self):
        self.office = an_office()
        self.monitor = a_person(self.office, "Бекзат", roles=("inspector",))
        self.specialist = a_person(self.office, "Айгүл", roles=("specialist", "pharmacies_keeper"))
        self.reviewer = a_person(self.office, "Нұрлан", roles=("reviewer",))
        self.lawyer = a_lawyer(self.office)
        self.head = a_person(self.office, "Жанар", roles=("head",))
        an_act(self.office, a_keeper(self.office), self.lawyer)
        self.authority = register_organisation(
            office=self.office, kind="authority", name=TrilText(kk="Департамент", ru="Департамент", en="D"),
            valid_from=BEGAN, by=self.specialist, at=AT,
        )  # fmt: skip

    def visited(self, said="Ескі баға", prices=ABOVE, answers=ANSWERS, png=None):
        """Visits to every pharmacy of the register, each with these prices."""
        day = local_date(AT)
        campaign = plan_campaign(
            office=self.office, titles=TrilText(kk="Ш", ru="И", en="J"), period=Period(day, day),
            size=self.office.pharmacies.count(), seed="seed", frame_of=day, by=self.specialist, at=AT,
        )  # fmt: skip
        planned = assign_visits(
            campaign=campaign, visitors=[self.monitor], days=[day], by=self.specialist, at=AT
        )
        for visit in planned:
            conclude_visit(
                visit=visit, answers=answers, prices=prices, companion="Алия", explanation=said,
                visited_at=AT - timedelta(hours=1), declared_no_conflict=True, by=self.monitor, at=AT,
                version=visit.version,
            )  # fmt: skip
            if png is not None:
                lay_evidence(visit=visit, kind="receipt", name="чек.png", content=png, by=self.monitor, at=AT)
        return list(Visit.objects.filter(campaign=campaign).order_by("pk"))

    def referred(self, visit, language="ru"):
        """The finding of a visit, confirmed and referred; its letter approved."""
        finding = confirm_finding(finding=visit.findings.get(), by=self.reviewer, at=AT)
        referral = refer_to_authority(
            finding=finding, authority=self.authority, language=language, by=self.specialist, at=AT
        )
        approve_letter(letter=referral.letter, by=self.head, at=AT)
        return fresh(referral)

    def sent(self, visit, language="ru"):
        """The same, sent."""
        return fresh(send_referral(referral=self.referred(visit, language), by=self.specialist, at=AT))

    def answered(self, referral, *states, by=None, **known):
        """The authority's steps, all of the day; a fine is of 70 indexes."""
        for state in states:
            record_authority_answer(
                referral=fresh(referral), state=state, document="17-04/55", on=local_date(AT),
                reason="Жоқ" if state in ("refused", "reversed") else "",
                fine_mci=70 if state == "fine" else None, by=by or self.specialist, at=AT, **known,
            )  # fmt: skip
        return fresh(referral)


def fresh(referral):
    """The referral as it stands."""
    rows = Referral.objects.select_related("letter", "finding__case", "finding__visit", "office", "pharmacy")
    return rows.get(pk=referral.pk)
