"""Measurements, each one command: ``make bench-NAME`` runs ``bench/NAME.py``."""
