"""The logs before the public: files typed as the format asks, and a page that tells how to check."""

from datetime import datetime

import pytest
from django.db import transaction
from django.test import Client

from alany.kernel.periods import ALMATY
from alany.spine.transparency import keys
from alany.spine.transparency.actions import append, publish, settle
from alany.spine.transparency.models import Cosignature
from alany.spine.transparency.rules import BOX
from alany.spine.transparency.witness import Witness

EVENING = datetime(2020, 7, 30, 18, 5, tzinfo=ALMATY)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path) -> None:
    settings.LOG_FOLDER = tmp_path / "log"
    settings.PUBLIC_CACHE_SECONDS = 0


def happened(count: int) -> None:
    with transaction.atomic():
        for _ in range(count):
            append(
                log=BOX, kind="received", unit="", due=None, body=b"", tag=bytes(16), by_day=EVENING.date()
            )


def test_files_have_the_types_and_the_caching_of_the_format_and_set_no_cookie(client: Client) -> None:
    happened(300)
    publish(BOX, at=EVENING)

    seen = {}
    for name in ("checkpoint", "tile/0/000", "tile/entries/001.p/44", "heads.jsonl"):
        answer = client.get(f"/log/box/{name}")
        seen[name] = (answer.status_code, answer["Content-Type"], answer["Cache-Control"])
        assert not answer.cookies
    assert seen == {
        "checkpoint": (200, "text/plain; charset=utf-8", "public, max-age=60"),
        "tile/0/000": (200, "application/octet-stream", "public, max-age=31536000, immutable"),
        "tile/entries/001.p/44": (200, "application/octet-stream", "public, max-age=31536000, immutable"),
        "heads.jsonl": (200, "application/jsonl; charset=utf-8", "public, max-age=60"),
    }
    assert client.get("/log/policy.txt").content.startswith(b"log alany.invalid/log/box+")


@pytest.mark.parametrize(
    "name",
    [
        "box/tile/0/001",
        "box/tile/0/000.p/0",
        "box/tile/0/0",
        "box/../secret",
        "other/checkpoint",
        "figures/x",
    ],
)
def test_a_file_that_is_not_there_or_not_yet_is_not_found(client: Client, name: str) -> None:
    happened(300)
    publish(BOX, at=EVENING)

    assert client.get(f"/log/{name}").status_code == 404


def test_a_witness_brings_its_line_and_a_stranger_is_not_believed(client: Client, tmp_path) -> None:
    publish(BOX, at=EVENING)
    witness, stranger = Witness(str(tmp_path / "w")), Witness(str(tmp_path / "s"))
    vkey = witness.new("university.example")
    stranger.new("stranger.example")
    key = client.get("/log/policy.txt").content.decode().split()[1]
    (keys.folder() / "witnesses.txt").write_text(f"witness U {vkey}\nquorum U\n")
    note = client.get("/log/box/checkpoint").content
    lines = []
    for one in (witness, stranger):
        one.trust(key)
        lines.append(one.add(0, [], note))

    answers = [
        client.post("/log/box/cosignatures", line, content_type="text/plain").status_code
        for line in (*lines, "nonsense", lines[0])
    ]
    assert answers == [200, 403, 400, 200]
    assert Cosignature.objects.count() == 1
    assert lines[0].encode() in client.get("/log/box/checkpoint").content


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_tells_heads_witnesses_and_the_command_whatever_the_size(
    client: Client, language: str, django_assert_max_num_queries
) -> None:
    assert client.get(f"/{language}/log/").status_code == 200
    for count in (1, 100):
        happened(count)
        settle(BOX)
        publish(BOX, at=EVENING)
        with django_assert_max_num_queries(16):
            page = client.get(f"/{language}/log/").content.decode()
    assert "alany.invalid/log/box" in page
    assert "./alany log verify http://testserver/log --policy policy.txt" in page
    assert ">101<" in page.replace(" ", "")
