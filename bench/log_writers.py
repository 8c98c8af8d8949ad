"""Writers of the transparency log in the database that the environment names; each line printed is JSON.

``prepare``, ``run SECONDS PROCESSES THREADS``, ``proofs LEAVES ASKED``, ``kill TIMES PROCESSES``.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alany.site.settings")
FORK = get_context("fork")


def prepare() -> dict[str, object]:
    """The tables of the log alone: all others would take a minute and are not asked."""
    from django.apps import apps
    from django.db import connection

    with connection.schema_editor() as editor:
        for model in apps.get_app_config("transparency").get_models():
            editor.create_model(model)
    return {}


def one() -> tuple[str, float]:
    """Write a leaf, commit, get its receipt; the leaf's uid, and the seconds from begin to proof."""
    from django.db import transaction

    from alany.spine.transparency.actions import append, receipt
    from alany.spine.transparency.rules import BOX, publication_day

    begun = time.perf_counter()
    with transaction.atomic():
        written = append(
            log=BOX, kind="received", unit="turkestan", due=None, body=bytes(140), tag=os.urandom(16),
            by_day=publication_day(NOW),
        )  # fmt: skip
    proof = receipt(written.uid)
    assert proof is not None
    return str(written.uid), time.perf_counter() - begun


def run(seconds: float, processes: int, threads: int) -> dict[str, object]:
    """Closed loops for so many seconds; how many receipts a second, and how long one took."""
    one()
    _close()
    gate, results = FORK.Barrier(processes + 1), FORK.Queue()

    def loop(taken: list[float]) -> None:
        while time.perf_counter() < end[0]:
            taken.append(one()[1])
        _close()

    end = [0.0]

    def child() -> None:
        gate.wait()
        end[0] = time.perf_counter() + seconds
        taken: list[list[float]] = [[] for _ in range(threads)]
        workers = [threading.Thread(target=loop, args=[one]) for one in taken]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        results.put([second for one in taken for second in one])

    started = [FORK.Process(target=child) for _ in range(processes)]
    for process in started:
        process.start()
    gate.wait()
    taken = sorted(second for _ in started for second in results.get())
    for process in started:
        process.join()
    return {"receipts": len(taken), "per_second": len(taken) / seconds, **_percentiles(taken), **_whole()}


def proofs(leaves: int, asked: int) -> dict[str, object]:
    """How long a proof takes in a log of so many leaves; only its tiles are made."""
    from alany.kernel.merkle import tiles, tree
    from alany.spine.transparency.models import Tile
    from alany.spine.transparency.queries.tree import inclusion

    Tile.objects.all().delete()
    made = tiles.grow({}, 0, (tree.leaf_hash(number.to_bytes(147)) for number in range(leaves)))
    rows = (Tile(log="box", level=level, number=number, data=data) for (level, number), data in made.items())
    Tile.objects.bulk_create(rows, batch_size=500)
    chance, taken = random.Random(1), []
    for _ in range(asked):
        index, begun = chance.randrange(leaves), time.perf_counter()
        inclusion("box", index, leaves)
        taken.append(time.perf_counter() - begun)
    return _percentiles(sorted(taken))


def kill(times: int, processes: int) -> dict[str, object]:
    """End writers at random moments by SIGKILL, start others in their place, and look whether all holds."""
    one()
    _close()
    folder, chance = Path(os.environ["ALANY_VAR"]) / "receipts", random.Random(7)
    folder.mkdir(exist_ok=True)

    def child(number: int) -> None:
        with (folder / str(number)).open("w", buffering=1) as told:
            while True:
                told.write(f"{one()[0]}\n")

    running: list[object] = []
    for number in range(times + processes):
        if len(running) == processes:
            time.sleep(chance.uniform(0.02, 0.25))
            _end(running.pop(chance.randrange(processes)))
        process = FORK.Process(target=child, args=[number])
        process.start()
        running.append(process)
    for process in running:
        _end(process)
    return {"kills": times + processes, **_kept(folder), **_whole()}


def _end(process) -> None:
    os.kill(process.pid, signal.SIGKILL)
    process.join()


def _kept(folder: Path) -> dict[str, object]:
    """Receipts that were given out, and how many of them have no leaf."""
    from alany.spine.transparency.actions import settle
    from alany.spine.transparency.models import Entry

    settle("box")
    lines = [line for path in folder.iterdir() for line in path.read_text().splitlines(keepends=True)]
    given = {line.strip() for line in lines if line.endswith("\n")}
    stand = {str(uid) for uid in Entry.objects.values_list("uid", flat=True)}
    return {"receipts": len(given), "receipts_without_leaf": len(given - stand)}


def _whole() -> dict[str, object]:
    """Whether places follow without a gap, no leaf stands twice, and every signed head fits the tree."""
    from alany.kernel.merkle import tiles, tree
    from alany.spine.transparency.models import Checkpoint, Entry, Log, Pending, Tile

    entries = list(Entry.objects.order_by("index").values_list("index", "uid", "leaf"))
    held = tiles.grow({}, 0, (tree.leaf_hash(bytes(leaf)) for _, _, leaf in entries))
    stored = {(one.level, one.number): bytes(one.data) for one in Tile.objects.all()}
    node = tiles.node_of(lambda level, number: held[level, number])
    heads = [one.head for one in Checkpoint.objects.all()]
    return {
        "entries": len(entries),
        "pending": Pending.objects.count(),
        "gaps": sum(place != index for place, (index, _, _) in enumerate(entries)),
        "twice": len(entries) - len({uid for _, uid, _ in entries}),
        "tiles_wrong": int(held != stored) + int(Log.objects.get().size != len(entries)),
        "heads": len(heads),
        "heads_wrong": sum(tree.root(one.size, node) != one.root for one in heads),
    }


def _percentiles(taken: list[float]) -> dict[str, object]:
    at = {"p50": 0.5, "p95": 0.95, "p99": 0.99}
    return {name: 1000 * taken[min(len(taken) - 1, int(share * len(taken)))] for name, share in at.items()}


def _close() -> None:
    from django.db import connections

    connections.close_all()


ACTS: dict[str, Callable[..., dict[str, object]]] = {
    "prepare": prepare, "run": run, "proofs": proofs, "kill": kill,
}  # fmt: skip

if __name__ == "__main__":
    django.setup()
    from alany.spine.organisations.clock import office_now

    NOW = office_now()
    print(json.dumps(ACTS[sys.argv[1]](*map(int, sys.argv[2:]))))
