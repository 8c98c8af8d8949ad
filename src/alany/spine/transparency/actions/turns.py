"""One at a time gives places and signs; who waited finds it done for all who waited.

Sixteen senders at once so cost two commits to the disk and one signature, not sixteen of each.
"""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection

from alany.spine.transparency import keys
from alany.spine.transparency.actions.sequencing import settle
from alany.spine.transparency.actions.signing import sign
from alany.spine.transparency.rules import LOGS

LOCK = 742631


def advance(log: str, *, wait: bool, is_done: Callable[[], bool] = lambda: False) -> None:
    """Give every waiting leaf its place and sign the head, unless `is_done` once it is our turn.

    Without `wait` it is left to whoever is at it. Raises SigningRefused and keys.KeyRefused.
    """
    with _turn(log, wait=wait) as is_ours:
        if is_ours and not is_done():
            settle(log)
            sign(log)


@contextmanager
def _turn(log: str, *, wait: bool) -> Iterator[bool]:
    """Whether it is our turn; ends with the process at the latest."""
    held = _turn_on_server if connection.vendor == "postgresql" else _turn_on_file
    with held(log, wait=wait) as is_ours:
        yield is_ours


@contextmanager
def _turn_on_server(log: str, *, wait: bool) -> Iterator[bool]:
    number = LOCK + LOGS.index(log)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {'pg_advisory_lock' if wait else 'pg_try_advisory_lock'}(%s)", [number])
        is_ours = wait or bool(cursor.fetchone()[0])
    try:
        yield is_ours
    finally:
        if is_ours:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [number])


@contextmanager
def _turn_on_file(log: str, *, wait: bool) -> Iterator[bool]:
    """SQLite's own way to wait is to sleep and try again; a lock on a file hands over at once."""
    keys.folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    file = os.open(keys.folder() / f"{log}.turn", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        is_ours = True
    except BlockingIOError:
        is_ours = False
    try:
        yield is_ours
    finally:
        os.close(file)
