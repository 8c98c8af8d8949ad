"""What pages decide by the evidence of a visit."""

from alany.faces.ui.context import current_language
from alany.programmes.pharmacies.rules.evidence import unshown
from alany.programmes.pharmacies.wording import GRADES
from alany.spine.visits.actions import LOOKED_AT
from alany.spine.visits.models import Finding, Visit


def open_for_evidence(visit: Visit) -> bool:
    """Made, and nobody has confirmed a finding of it."""
    states = {one.state for one in visit.findings.all()}
    return visit.state == Visit.State.DONE and not states & LOOKED_AT


def missing_words(finding: Finding, visit: Visit) -> list[str]:
    """What the prices of this finding promise and the evidence of the visit does not hold, as grades."""
    grades = [price.grade for price in visit.prices.all() if price.finding_id == finding.pk]
    language = current_language()
    return [
        GRADES[grade].in_language(language)
        for grade in unshown(grades, [one.kind for one in visit.evidence.all()])
    ]
