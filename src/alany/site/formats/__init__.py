"""Dates and numbers in Django's own output and input, which has none for Kazakh: day first everywhere."""
