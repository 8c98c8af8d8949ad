"""Outcomes: what became of every problem that the office found, whichever programme found it."""
