"""Tests of what crosses floors: contracts, documentation, launcher, walks in a browser."""
