"""The working system of a regional integrity project office."""

__version__ = "0.1.0"
