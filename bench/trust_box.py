"""One to 32 senders at the trust box of a real server: throughput, time, memory, and that nothing is lost.

Each sender is a closed loop over HTTP: it sends the next message when the last has its receipt. Two ways:
sealed in the browser (JSON, prepared beforehand), and sealed by the server with its key derivation (the page
without a script). At the end the signals in the database are counted against the receipts that were given.
With an address and ALANY_VAR in the environment a server that runs already is measured.
"""

from __future__ import annotations

import http.client
import json
import os
import sys
import tempfile
import time
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode, urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from bench.office import open_office
from bench.record import Result, machine, write_results

SENDERS = (1, 2, 4, 8, 16, 32)
SEALED, DERIVED = 96, 32
LEAST = {"sealed": 40, "derived": 6}
SLOWEST = {"sealed": 60, "derived": 350}


def main() -> int:
    """Measure, write bench/results/trust_box.json, print the same; 1 when a goal is missed."""
    where = machine()
    if sys.argv[1:]:
        return write_results("trust_box", measured(sys.argv[1]), where)
    with tempfile.TemporaryDirectory(prefix="alany-box-") as folder, open_office(Path(folder)) as office:
        os.environ |= {"ALANY_VAR": folder, "ALANY_TODAY": "2020-07-30"}
        results = measured(office.address)
    return write_results("trust_box", results, where)


def measured(root: str) -> list[Result]:
    """All figures of a server that stands at this address, on the database of this process."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alany.site.settings")
    django.setup()
    office, ring = _box()
    results: list[Result] = []
    before, given = _kept(), 0
    for way, count, prepare in (("sealed", SEALED, _sealed), ("derived", DERIVED, _derived)):
        rates = []
        for senders in SENDERS:
            posts = [prepare(office, ring) for _ in range(max(count, senders * 3))]
            rate, middle, late, good = _load(root, posts, senders)
            given += good
            rates.append(rate)
            name = f"{way}, {senders} senders"
            results += [
                Result(
                    f"{name}: rate", round(rate, 1), "messages/s", f">= {LEAST[way]}" if senders > 1 else ""
                ),
                Result(f"{name}: p50", round(middle, 1), "ms", f"<= {SLOWEST[way]}" if senders == 1 else ""),
                Result(f"{name}: p95", round(late, 1), "ms"),
                Result(f"{name}: refused or failed", len(posts) - good, "messages", "<= 0"),
            ]
        results.append(
            Result(
                f"{way}: least rate of several by that of one",
                round(min(rates[1:]) / rates[0], 2),
                "",
                ">= 0.9",
            )
        )
    results.append(Result("lost or doubled", abs(_kept() - before - given), "messages", "<= 0"))
    results.append(Result("memory of all processes", _memory(), "MB"))
    return results


def _box() -> tuple[object, object]:
    from alany.spine.intake.demo import build_keys
    from alany.spine.intake.models import KeyDirectory
    from alany.spine.intake.queries.keys import keyring
    from alany.spine.organisations.clock import office_now, office_today
    from alany.spine.organisations.models import Office
    from alany.spine.people.models import Grant

    office = Office.objects.get()
    if not KeyDirectory.objects.filter(office=office).exists():
        person = Grant.objects.filter(role="administrator", user__office=office).first().user
        build_keys(office, by=person, at=office_now())
    return office, keyring(office, office_today())


def _sealed(office: object, ring: object) -> tuple[str, bytes, str]:
    """A message as a browser has sealed it."""
    from alany.faces.trust_box.tokens import FORM, signed
    from alany.kernel.sealing import receipts
    from alany.kernel.sealing.suite import Context, Kind
    from alany.spine.intake import sealing

    given, pair = receipts.material(receipts.new_seed()), receipts.new_reporter_key()
    said = {"v": 1, "language": "kk", "answers": {"what": "Жолдың асфальты жұқа. " * 20}, "files": []}
    item = sealing.sealed_text(
        said, context=Context(given.report, 1, Kind.REPORT), keyring=ring, reporter=pair.public
    )
    locked = receipts.lock_reporter_key(pair, unwrap_key=bytes(32), report=given.report)
    form = {"about": [], "mode": "anonymous", "topic": "roads", "crime": False, "channel": "web"}
    wraps = [{"key": one.key_id, "then": "", "sealed": b64encode(one.sealed).decode()} for one in item.wraps]
    message = {
        "form": signed(form, FORM), "once": given.once.hex(), "report": given.report.hex(),
        "salt": given.salt.hex(), "kept": bytes(32).hex(),
        "reporter": {"public": pair.public.hex(), "locked": b64encode(locked).decode()},
        "tags": [tag.hex() for tag in receipts.tags(given.case_secret)],
        "items": [{
            "item": 1, "kind": 1, "sealed": b64encode(item.sealed).decode(),
            "commitment": item.commitment.hex(), "wraps": wraps,
        }],
    }  # fmt: skip
    return "/kk/box/sealed/send/", json.dumps(message).encode(), "application/json"


def _derived(office: object, ring: object) -> tuple[str, bytes, str]:
    """The last page of the path without a script."""
    from alany.faces.trust_box.tokens import signed
    from alany.kernel.sealing.receipts import new_seed

    kept = {
        "seed": new_seed().hex(), "files": [], "about": [], "mode": "anonymous", "topic": "roads",
        "urgent": "no", "what": "Жолдың асфальты жұқа. " * 20,
    }  # fmt: skip
    body = urlencode({"kept": signed(kept), "step": "check", "go": "send"}).encode()
    return "/kk/box/write/", body, "application/x-www-form-urlencoded"


def _load(root: str, posts: list[tuple[str, bytes, str]], senders: int) -> tuple[float, float, float, int]:
    """Messages a second, the middle and the 95th percentile in ms, and how many got a receipt."""
    where = urlsplit(root)

    def one(mine: list[tuple[str, bytes, str]]) -> list[tuple[float, bool]]:
        connection = http.client.HTTPConnection(where.hostname or "", where.port, timeout=120)
        told = []
        for path, body, kind in mine:
            begun = time.perf_counter()
            connection.request("POST", path, body, {"Content-Type": kind})
            answer = connection.getresponse()
            page = answer.read()
            good = answer.status == 201 or (answer.status == 200 and b"data-secret" in page)
            told.append((time.perf_counter() - begun, good))
        connection.close()
        return told

    begun = time.perf_counter()
    with ThreadPoolExecutor(senders) as pool:
        told = [one for part in pool.map(one, [posts[n::senders] for n in range(senders)]) for one in part]
    seconds = time.perf_counter() - begun
    taken = sorted(took for took, _ in told)
    good = sum(good for _, good in told)
    return good / seconds, taken[len(taken) // 2] * 1000, taken[int(len(taken) * 0.95)] * 1000, good


def _kept() -> int:
    from alany.spine.intake.models import Signal

    return Signal.objects.count()


def _memory() -> float:
    """Resident memory of the server's processes, in MB."""
    total = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            said, known = status.read_text(), (status.parent / "environ").read_bytes()
        except OSError:
            continue
        if f"ALANY_VAR={os.environ['ALANY_VAR']}".encode() in known and status.parent.name != str(
            os.getpid()
        ):
            total += next((int(line.split()[1]) for line in said.splitlines() if line.startswith("VmRSS")), 0)
    return round(total / 1024, 1)


if __name__ == "__main__":
    raise SystemExit(main())
