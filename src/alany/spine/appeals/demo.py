"""Invented appeals."""


def build() -> None:
    """Nothing yet."""
