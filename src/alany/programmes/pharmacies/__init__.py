"""Pharmacies: retail price caps and licences."""
