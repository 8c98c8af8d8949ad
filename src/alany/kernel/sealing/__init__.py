"""Sealing of what is put into a trust box: plain Python over libsodium and Argon2id, no database, no clock.

Formats byte by byte: `docs/formats/sealing.md`; golden vectors: `tests/data/vectors.json`, read by the tests
here and by those of the browser. Each begins with a suite byte, so that a later suite can stand beside it.
"""
