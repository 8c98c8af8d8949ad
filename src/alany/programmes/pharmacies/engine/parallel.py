"""Resolving many distinct strings on several cores, with the same answer in the same order as on one."""

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from alany.programmes.pharmacies.engine.register import Register
from alany.programmes.pharmacies.engine.resolve import Evidence, Outcome, Resolved, outcome_of

_WORTH_A_PROCESS = 1500
_CHUNK = 250
_NO_EVIDENCE = Evidence()
_shared: list[Register] = []
Resolver = Callable[[Sequence[str]], Iterator[list[Outcome]]]


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def resolved_of(outcome: Outcome) -> Resolved:
    """The resolved line of an outcome, as far as `judge` can tell: without its evidence."""
    return Resolved(*outcome, _NO_EVIDENCE)


def _resolve_chunk(lines: Sequence[str]) -> list[Outcome]:
    return [outcome_of(_shared[0], line) for line in lines]


def resolve_all(
    register: Register, lines: Sequence[str], progress: Callable[[int, int], None] | None, processes: int
) -> list[Resolved]:
    """What each line means, without evidence; forks only where the system can and the work is worth it."""
    found: list[Resolved] = []
    with resolver(register, processes if len(lines) > _WORTH_A_PROCESS else 1) as resolved:
        for chunk in resolved(lines):
            found.extend(map(resolved_of, chunk))
            if progress is not None:
                progress(len(found), len(lines))
    return found


@contextmanager
def resolver(register: Register, processes: int) -> Iterator[Resolver]:
    """A function from many lines to their meanings, chunk by chunk in order; its processes end with it.

    The processes are forked at once: what the caller loads later is not theirs.
    """
    if processes < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield lambda lines: _single(register, lines)
        return
    _shared[:] = [register]
    register.names.neighbours.ready()  # made once, before the children share it
    gc.freeze()  # the children read the register: without this their collector would copy its pages
    try:
        with multiprocessing.get_context("fork").Pool(processes, gc.disable) as pool:
            yield lambda lines: pool.imap(_resolve_chunk, _chunks(lines))
    finally:
        gc.unfreeze()
        _shared.clear()


def _single(register: Register, lines: Sequence[str]) -> Iterator[list[Outcome]]:
    for chunk in _chunks(lines):
        yield [outcome_of(register, line) for line in chunk]


def _chunks(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    return (lines[start : start + _CHUNK] for start in range(0, len(lines), _CHUNK))
