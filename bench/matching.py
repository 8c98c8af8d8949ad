"""How long the matching of 1,000 open matters to 300 volunteers takes, and whether a repeat is the same."""

from __future__ import annotations

import random
import sys
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from alany.programmes.legal_aid.rules.conflicts import Bodies, Body
from alany.programmes.legal_aid.rules.matching import FIRST_WEIGHTS, Helper, Need, match, rank
from bench.record import Result, write_results

DAY = date(2020, 7, 30)
NOW = datetime(2020, 7, 30, 5, 0, tzinfo=UTC)
NEEDS, HELPERS, TOPICS, BODIES = 1_000, 300, 60, 400
TRIES = 5


def main() -> int:
    """Measure, write bench/results/matching.json, print the same; 1 when a goal is missed."""
    chance = random.Random(20_200_730)
    bodies = Bodies.on(_bodies(chance), DAY)
    helpers = [_helper(chance, number) for number in range(HELPERS)]
    needs = [_need(chance, number) for number in range(NEEDS)]
    seconds, answers = [], []
    for _ in range(TRIES):
        chance.shuffle(needs)
        chance.shuffle(helpers)
        begun = time.perf_counter()
        answers.append(match(needs, helpers, FIRST_WEIGHTS, bodies))
        seconds.append(time.perf_counter() - begun)
    begun = time.perf_counter()
    rankings = [rank(need, helpers, FIRST_WEIGHTS, bodies) for need in needs]
    ranked = time.perf_counter() - begun
    sums = all(sum(one.parts.values()) == one.score for row in rankings for one in row.fits)
    same = all(answer == answers[0] for answer in answers)
    given = sum(one.best is not None for one in answers[0])
    return write_results(
        "matching",
        [
            Result("1,000 matters to 300 volunteers, slowest of five", max(seconds), "s", "<= 2"),
            Result("the same five times, shuffled each time: equal answers", float(same), "yes = 1", ">= 1"),
            Result("every score is the sum of its shown parts", float(sums), "yes = 1", ">= 1"),
            Result("matters that found somebody", float(given), "of 1,000"),
            Result("full rankings with reasons for all 1,000", ranked, "s"),
        ],
    )


def _bodies(chance: random.Random) -> list[Body]:
    since = date(2018, 1, 1)
    return [Body(n, since, superior=chance.randrange(n) if n else None) for n in range(BODIES)]


def _helper(chance: random.Random, number: int) -> Helper:
    kind = chance.random()
    services = {"inform"} | ({"consult"} if kind > 0.25 else set()) | ({"represent"} if kind > 0.6 else set())
    district = f"61{chance.randrange(16):02d}00000"
    return Helper(
        id=number,
        name=f"ерікті {number}",
        services=frozenset(services),
        languages=frozenset({"kk", "ru"} if chance.random() > 0.3 else {"kk"}),
        modes=frozenset({"online", "telephone", "person"} if chance.random() > 0.4 else {"telephone"}),
        topics=frozenset(chance.sample(range(TOPICS), 12)),
        cap=chance.randrange(2, 8),
        offers=chance.randrange(6),
        last_offer_at=NOW - timedelta(hours=chance.randrange(2_000)),
        serves=frozenset({district, "610000000"} if chance.random() > 0.7 else {district}),
        districts=frozenset({district}),
        bodies=frozenset({chance.randrange(BODIES)} if kind <= 0.25 else ()),
    )


def _need(chance: random.Random, number: int) -> Need:
    topic, against = chance.randrange(TOPICS), chance.random()
    return Need(
        id=number,
        topics=(topic, topic % 10),
        service=chance.choice(("inform", "consult", "consult", "represent")),
        language=chance.choice(("kk", "kk", "ru")),
        mode=chance.choice(("online", "telephone", "person")),
        waiting_since=NOW - timedelta(hours=chance.randrange(500)),
        district=f"61{chance.randrange(16):02d}00000",
        region="610000000",
        deadline_on=DAY + timedelta(days=chance.randrange(60)) if chance.random() > 0.5 else None,
        is_danger=chance.random() > 0.95,
        adverse_bodies=frozenset({chance.randrange(BODIES)} if against > 0.4 else ()),
        adverse_names=frozenset({f"тарап {number}"}),
        client_names=frozenset({f"тұрғын {number}"}),
    )


if __name__ == "__main__":
    raise SystemExit(main())
