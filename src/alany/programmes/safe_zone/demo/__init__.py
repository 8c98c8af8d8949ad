"""A year of 83 village points to 30 July 2020; all of it is invented."""


def build() -> None:
    """Add the points to the demo office. Its parts are loaded only when somebody asks for a demo."""
    from alany.programmes.safe_zone.demo import building

    building.build()
