"""The demo office of 30 July 2020: everything in it but names of places and medicines is invented."""


def build() -> None:
    """Build the office from a fixed seed. Its many parts are loaded only when somebody asks for a demo."""
    from alany.programmes.pharmacies.demo import building

    building.build()
