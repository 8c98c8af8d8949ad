from alany.spine.programme.config import ProgrammeConfig


class AppealsConfig(ProgrammeConfig):
    """Appeals of people who give their name, and the days on which the office receives them."""

    default = True
    name = "alany.spine.appeals"
    label = "appeals"
