"""The demo office of 30 July 2020: everything in it but names of places and medicines is invented."""

from alany.programmes.pharmacies.demo.building import build

__all__ = ["build"]
