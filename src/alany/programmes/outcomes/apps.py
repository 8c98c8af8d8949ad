from alany.spine.programme.config import ProgrammeConfig


class OutcomesConfig(ProgrammeConfig):
    """The figures of the case loop, over all programmes."""

    default = True
    name = "alany.programmes.outcomes"
    label = "outcomes"
