"""Intakes and questions, found by what the person holds: a code, or a number and a code."""

from alany.programmes.legal_aid.codes import hash_of
from alany.programmes.legal_aid.models import Intake, Matter
from alany.programmes.legal_aid.rules.codes import CodeRefused
from alany.spine.organisations.models import Office


def intake_by_code(office: Office, code: str) -> Intake | None:
    """The intake of this code; none where no office has it."""
    try:
        found = hash_of(code)
    except CodeRefused:
        return None
    return Intake.objects.filter(office=office, code_hash=found).first()


def matter_by_code(office: Office, number: str, code: str) -> Matter | None:
    """The question with this number whose code this is; a wrong number and a wrong code look alike."""
    try:
        found = hash_of(code)
    except CodeRefused:
        return None
    rows = Matter.objects.select_related("case__office", "case__place", "topic", "volunteer")
    return rows.filter(case__office=office, case__number=number, code_hash=found).first()
