"""A year of deficiencies up to 30 July 2020, in every state of the case loop; all of it is invented."""


def build() -> None:
    """Add the year to the demo office. Its parts are loaded only when somebody asks for a demo."""
    from alany.programmes.outcomes.demo import building

    building.build()
