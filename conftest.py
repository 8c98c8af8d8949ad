"""What every test of the house needs, in whichever folder it lives."""

import os

import pytest
from hypothesis import HealthCheck, settings

from tools.catalogues import compile_all

settings.register_profile(
    "house", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("ci", parent=settings.get_profile("house"), derandomize=True)
settings.register_profile("thorough", parent=settings.get_profile("house"), max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "house"))


def pytest_configure(config: pytest.Config) -> None:
    """Compile the catalogues once, before any worker of xdist reads them."""
    if not hasattr(config, "workerinput"):
        compile_all()
