"""Two hundred kills (SIGKILL) of web, worker, clock and database at random moments, while people send.

Each sender keeps its message until it holds a receipt, as the browser does, and sends it again after a lost
connection. At the end: each receipt has its leaf at the place that it proves, no message is lost, none stands
twice. On PostgreSQL, and on SQLite, where the database dies with each process. ``ALANY_KILLS=20`` is fewer.
"""

from __future__ import annotations

import http.client
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from alany.site.launcher import postgres, words  # noqa: E402
from alany.site.launcher.office import server_command  # noqa: E402
from bench.office import answers, free_port  # noqa: E402
from bench.record import Result, machine, write_results  # noqa: E402

KILLS = int(os.environ.get("ALANY_KILLS", "200"))
SENDERS, PREPARED, BETWEEN, PATIENCE = 4, 2000, (0.1, 3.0), 90.0
OPENED = {
    "name-kk": "Сынақ", "name-ru": "Пробный", "name-en": "Trial", "region": "610000000",
    "admin-email": "first@example.kz", "admin-name": "Аружан Сейітова",
}  # fmt: skip


@dataclass(slots=True)
class Victim:
    """A program that is killed with its whole group and started again."""

    name: str
    start: Callable[[], subprocess.Popen[bytes]]
    running: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        self.running = self.start()

    def kill(self) -> None:
        assert self.running is not None
        with suppress(ProcessLookupError):
            os.killpg(self.running.pid, signal.SIGKILL)
        self.running.wait()


@dataclass(slots=True)
class Told:
    """What the senders got: the receipts by the message that they are of, and how often they tried."""

    receipts: dict[str, dict[str, object]] = field(default_factory=dict)
    tries: Counter[str] = field(default_factory=Counter)
    over: bool = False


def main() -> int:
    """Kill, count, write bench/results/kills.json; 1 when a receipt has no leaf or a leaf stands twice."""
    where = machine()
    results: list[Result] = []
    for name, database in (("postgresql", on_server), ("sqlite", on_file)):
        try:
            with tempfile.TemporaryDirectory(prefix="alany-kills-") as folder, database(Path(folder)) as held:
                results += measured(name, Path(folder), *held)
                write_results("kills", results, where)
        except words.Lacking as lacking:
            words.tell_lacking(lacking)
    return write_results("kills", results, where)


@contextmanager
def on_file(_folder: Path) -> Iterator[tuple[str, Victim | None]]:
    yield "", None


@contextmanager
def on_server(_folder: Path) -> Iterator[tuple[str, Victim | None]]:
    """A server of its own that comes back under the same address after each kill."""
    with tempfile.TemporaryDirectory(prefix="alany-pg-") as own:
        server = postgres.server_in(Path(own))
        address = postgres.start(server)
        port = address.rpartition(":")[2].partition("/")[0]
        postgres.stop(server)
        options = ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="]
        program = server.as_user(
            str(server.programs / "postgres"), "-D", str(server.data), "-p", port, *options
        )

        def start() -> subprocess.Popen[bytes]:
            log = (Path(own) / "kills.log").open("ab")
            return subprocess.Popen(program, cwd="/", stdout=log, stderr=log, start_new_session=True)

        victim = Victim("database", start)
        victim.begin()
        try:
            yield address, victim
        finally:
            victim.kill()


def measured(name: str, var: Path, address: str, database: Victim | None) -> list[Result]:
    """All kills on one kind of database, and what stands afterwards."""
    environment = os.environ | {
        "ALANY_VAR": str(var),
        "PYTHONPATH": str(ROOT / "src"),
    }
    environment.pop("DATABASE_URL", None)
    if address:
        environment["DATABASE_URL"] = address
    environment |= {"DJANGO_SETTINGS_MODULE": "alany.site.settings"}
    wait_for(lambda: own(environment, "-m", "alany.site.tables"), 120)
    opened = [word for option, text in OPENED.items() for word in (f"--{option}", text)]
    own(environment, "-m", "alany.site.commands", "office", "open", "--yes", *opened)
    posts = json.loads(own(environment, str(Path(__file__)), "--prepare"))
    told, port = Told(), free_port()
    web = server_command(port)
    clock = [sys.executable, "-c", TENDING]
    worker = [sys.executable, "-m", "django", "db_worker", "--queue-name", "*"]
    victims = [
        Victim(kind, lambda command=command: spawned(command, environment, var))  # type: ignore[misc]
        for kind, command in (("web", web), ("worker", worker), ("clock", clock))
    ]
    killed: Counter[str] = Counter()
    try:
        for victim in victims:
            victim.begin()
        killed = attacked(port, posts, [*victims, database] if database else victims, told)
    finally:
        for victim in victims:
            victim.kill()
    found = json.loads(own(environment, str(Path(__file__)), "--count", given=json.dumps(told.receipts)))
    return [
        *(Result(f"{name}: kills of the {kind}", count, "") for kind, count in sorted(killed.items())),
        Result(f"{name}: kills", sum(killed.values()), "", f">= {KILLS}"),
        Result(f"{name}: receipts given", len(told.receipts), "", ">= 1"),
        *(Result(f"{name}: tries without a receipt, {why}", count, "") for why, count in told.tries.items()),
        *(Result(f"{name}: {one}", count, "", "<= 0") for one, count in found["faults"].items()),
        *(Result(f"{name}: {one}", count, "") for one, count in found["counts"].items()),
    ]


def attacked(port: int, posts: list[list[str]], everyone: list[Victim], told: Told) -> Counter[str]:
    """Send and kill at the same time; at the end let those who hold no receipt yet go on until they do."""
    wait_for(lambda: answers(f"http://127.0.0.1:{port}/healthz") or None, 120)
    senders = [
        threading.Thread(target=sending, args=(port, posts[number::SENDERS], told), daemon=True)
        for number in range(SENDERS)
    ]
    for sender in senders:
        sender.start()
    killed = killing(everyone, told)
    wait_for(lambda: answers(f"http://127.0.0.1:{port}/healthz") or None, 120)
    told.over = True
    for sender in senders:
        sender.join()
    return killed


TENDING = """
import subprocess, sys, time
while True:
    subprocess.run([sys.executable, "-m", "alany.site.commands", "log", "publish"], capture_output=True)
    time.sleep(1)
"""


def spawned(command: list[str], environment: dict[str, str], var: Path) -> subprocess.Popen[bytes]:
    log = (var / "kills.log").open("ab")
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True
    )


def own(environment: dict[str, str], *command: str, given: str = "") -> str:
    """What a command of ours prints; CalledProcessError when it fails."""
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment, input=given, capture_output=True, text=True
    )
    if done.returncode != 0:
        raise RuntimeError(f"{command}: {done.stderr[-1500:]}")
    return done.stdout


def wait_for(act: Callable[[], object], seconds: float) -> object:
    """Try again until it gives something; the last fault after so many seconds."""
    until = time.monotonic() + seconds
    while True:
        try:
            if (found := act()) is not None:
                return found
        except RuntimeError:
            if time.monotonic() > until:
                raise
        if time.monotonic() > until:
            raise RuntimeError("it did not come back")
        time.sleep(0.2)


def killing(everyone: list[Victim], told: Told) -> Counter[str]:
    """Kill one at a moment of chance, begin it again, and go on when somebody got a receipt since.

    Without that wait an office that needs long to start would be killed again before it ever answers.
    """
    chance, killed = random.Random(7), Counter[str]()
    for number in range(KILLS):
        kept_alive(everyone, chance.uniform(*BETWEEN))
        victim = everyone[number % len(everyone)] if number < len(everyone) else chance.choice(everyone)
        victim.kill()
        killed[victim.name] += 1
        victim.begin()
        before = len(told.receipts)
        kept_alive(everyone, PATIENCE, lambda known=before: len(told.receipts) > known)  # type: ignore[misc]
        if number % 20 == 19:
            print(f"  {number + 1} kills, {len(told.receipts)} receipts", flush=True)
    return killed


def kept_alive(everyone: list[Victim], seconds: float, is_done: Callable[[], bool] = lambda: False) -> None:
    """Begin again who ended by itself: a database waits until nothing of its former self is left."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and not is_done():
        for one in everyone:
            if one.running is None or one.running.poll() is not None:
                one.begin()
        time.sleep(0.1)


def sending(port: int, posts: list[list[str]], told: Told) -> None:
    """One sender: the next message when this one has its receipt; none is begun once it is over."""
    for once, body in posts:
        if told.over:
            return
        while once not in told.receipts:
            try:
                line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
                line.request("POST", "/kk/box/sealed/send/", body, {"Content-Type": "application/json"})
                answer = line.getresponse()
                page = answer.read()
                if answer.status in {200, 201} and (said := json.loads(page))["proof"]:
                    told.receipts[once] = {"number": said["number"], "proof": said["proof"]}
                    continue
                told.tries[f"answered {answer.status}"] += 1
            except (OSError, http.client.HTTPException, ValueError) as fault:
                told.tries[type(fault).__name__] += 1
            time.sleep(0.1)
        time.sleep(0.3)


def prepare() -> list[list[str]]:
    """Messages as browsers have sealed them, each with what makes it one message."""
    from bench.trust_box import _box, _sealed

    office, ring = _box()
    posts = [_sealed(office, ring)[1].decode() for _ in range(PREPARED)]
    return [[json.loads(one)["once"], one] for one in posts]


def count(receipts: dict[str, dict[str, str]]) -> dict[str, dict[str, int]]:
    """Compare what was given out with what stands."""
    from alany.kernel.merkle import tiles, tree
    from alany.kernel.merkle.checkpoints import Proof
    from alany.spine.intake.models import Action, Signal
    from alany.spine.transparency.actions import settle
    from alany.spine.transparency.models import Checkpoint, Entry, Opening, Pending, Tile
    from alany.spine.transparency.rules import BOX

    settle(BOX)
    signals = dict(Signal.objects.values_list("once", "number"))
    entries = list(Entry.objects.filter(log=BOX).order_by("index").values_list("index", "uid", "leaf"))
    leaves = [bytes(leaf) for _, _, leaf in entries]
    held = tiles.grow({}, 0, map(tree.leaf_hash, leaves))
    node = tiles.node_of(lambda level, number: held[level, number])
    stored = {(one.level, one.number): bytes(one.data) for one in Tile.objects.filter(log=BOX)}
    proofs = {once: Proof.parse(str(one["proof"]).encode()) for once, one in receipts.items()}

    def stands(proof: Proof) -> bool:
        head = proof.checkpoint
        beginning = head.size <= len(leaves) and tree.root(head.size, node) == head.root
        return beginning and proof.holds(leaves[proof.index]) and proof.extra == leaves[proof.index]

    first = Action.objects.filter(kind="received").values_list("uid", flat=True)
    received = set(Opening.objects.filter(log=BOX, kind="received").values_list("uid", flat=True))
    heads = [one.head for one in Checkpoint.objects.filter(log=BOX)]
    return {
        "faults": {
            "receipts without their leaf": sum(not stands(one) for one in proofs.values()),
            "receipts without their signal": sum(
                signals.get(o) != one["number"] for o, one in receipts.items()
            ),
            "two receipts of one leaf": len(proofs) - len({one.index for one in proofs.values()}),
            "leaves that stand twice": len(entries) - len({uid for _, uid, _ in entries}),
            "signals without one leaf": len(set(first) ^ received) + abs(len(first) - len(signals)),
            "gaps": sum(place != index for place, (index, _, _) in enumerate(entries)),
            "leaves still waiting": Pending.objects.filter(log=BOX).count(),
            "tiles that are wrong": int(stored != held),
            "heads that are wrong": sum(tree.root(one.size, node) != one.root for one in heads),
        },
        "counts": {"signals": len(signals), "leaves": len(entries), "signed heads": len(heads)},
    }


if __name__ == "__main__":
    if sys.argv[1:]:
        import django

        django.setup()
        asked = SimpleNamespace(prepare=prepare, count=lambda: count(json.load(sys.stdin)))
        print(json.dumps(getattr(asked, sys.argv[1].removeprefix("--"))()))
        raise SystemExit(0)
    raise SystemExit(main())
