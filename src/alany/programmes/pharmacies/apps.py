from alany.spine.programme.config import ProgrammeConfig


class PharmaciesConfig(ProgrammeConfig):
    """Monitoring of pharmacies: price caps and licences."""

    default = True
    name = "alany.programmes.pharmacies"
    label = "pharmacies"
