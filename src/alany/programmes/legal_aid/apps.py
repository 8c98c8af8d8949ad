from alany.spine.programme.config import ProgrammeConfig


class LegalAidConfig(ProgrammeConfig):
    """Free legal help by volunteers."""

    default = True
    name = "alany.programmes.legal_aid"
    label = "legal_aid"
