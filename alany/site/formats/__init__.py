"""Dates and numbers in Django's own output and input; Django 5.2 has none for Kazakh and puts the month first."""
