"""Resolving many distinct strings on several cores, with the same answer in the same order as on one."""

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence

from alany.programmes.pharmacies.engine.register import Register
from alany.programmes.pharmacies.engine.resolve import Evidence, Resolved, resolve

_WORTH_A_PROCESS = 1500
_CHUNK = 250
_NO_EVIDENCE = Evidence()
_shared: list[Register] = []
# What travels between processes: a frozen dataclass with slots takes ten times as long to pack as its fields.
_Fields = tuple[tuple[int, ...], tuple[int, ...], str, bool, bool, bool, bool]


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _bare(register: Register, line: str) -> _Fields:
    found = resolve(register, line)
    return (
        found.positions,
        found.likely,
        found.problem,
        found.exact,
        found.sure,
        found.confirmed,
        found.described,
    )


def _resolve_chunk(lines: Sequence[str]) -> list[_Fields]:
    return [_bare(_shared[0], line) for line in lines]


def resolve_all(
    register: Register, lines: Sequence[str], progress: Callable[[int, int], None] | None, processes: int
) -> list[Resolved]:
    """What each line means, without evidence; forks only where the system can and the work is worth it."""
    chunks = [lines[start : start + _CHUNK] for start in range(0, len(lines), _CHUNK)]
    several = (
        processes > 1 and len(lines) > _WORTH_A_PROCESS and "fork" in multiprocessing.get_all_start_methods()
    )
    found: list[Resolved] = []
    for resolved in _forked(register, chunks, processes) if several else _single(register, chunks):
        found.extend(Resolved(*fields, _NO_EVIDENCE) for fields in resolved)
        if progress is not None:
            progress(len(found), len(lines))
    return found


def _single(register: Register, chunks: Sequence[Sequence[str]]) -> Iterator[list[_Fields]]:
    for chunk in chunks:
        yield [_bare(register, line) for line in chunk]


def _forked(register: Register, chunks: Sequence[Sequence[str]], processes: int) -> Iterator[list[_Fields]]:
    _shared[:] = [register]
    gc.freeze()  # the children read the register: without this their collector would copy its pages
    try:
        with multiprocessing.get_context("fork").Pool(processes) as pool:
            yield from pool.imap(_resolve_chunk, chunks)
    finally:
        gc.unfreeze()
        _shared.clear()
