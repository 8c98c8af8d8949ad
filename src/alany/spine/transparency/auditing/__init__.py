"""Checking a log from its public files alone: no Django, no database, and no trust in whoever serves them."""
