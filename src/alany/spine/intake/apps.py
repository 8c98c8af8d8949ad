from alany.spine.programme.config import ProgrammeConfig


class IntakeConfig(ProgrammeConfig):
    """What is put into a trust box, for whom it is sealed, and what becomes of it."""

    default = True
    name = "alany.spine.intake"
    label = "intake"
