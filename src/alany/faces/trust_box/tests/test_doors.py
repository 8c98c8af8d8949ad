"""The doors of the browser that seals by itself: only sealed things pass, each refusal is a word."""

import json
from base64 import b64encode

import pytest
from django.test import Client

from alany.kernel.sealing import receipts
from alany.kernel.sealing.files import FileSealer, Named
from alany.kernel.sealing.suite import Context, Kind, new_key
from alany.spine.intake import sealing
from alany.spine.intake.models import Signal, Upload

pytestmark = pytest.mark.django_db


def post(path, said, kind="application/json"):
    data = said if isinstance(said, bytes) else json.dumps(said)
    return Client().post(f"/kk/box/{path}", data, content_type=kind)


def told(item):
    wraps = [{"key": w.key_id, "then": w.then, "sealed": b64encode(w.sealed).decode()} for w in item.wraps]
    found = {"item": item.item, "kind": int(item.kind), "commitment": item.commitment.hex(), "wraps": wraps}
    return found | ({"file": item.file} if item.file else {"sealed": b64encode(item.sealed).decode()})


class Browser:
    """What the sender's browser holds."""

    def __init__(self, box, about=()):
        asked = {"about": list(about), "mode": "anonymous", "topic": "roads", "crime": False}
        self.page = post("ring.json", asked).json()
        self.box, self.ring = box, box.ring(about)
        self.given, self.pair = receipts.material(receipts.new_seed()), receipts.new_reporter_key()
        # The derivation is the browser's own; any verifier does.
        self.verifier, unwrap = b"v" * 32, b"u" * 32
        locked = receipts.lock_reporter_key(self.pair, unwrap_key=unwrap, report=self.given.report)
        self.message = {
            "form": self.page["form"], "once": self.given.once.hex(), "report": self.given.report.hex(),
            "salt": self.given.salt.hex(), "kept": receipts.kept_of(self.verifier).hex(),
            "reporter": {"public": self.pair.public.hex(), "locked": b64encode(locked).decode()},
            "tags": [tag.hex() for tag in receipts.tags(self.given.case_secret)],
            "items": [told(self.text("Құпия", 1, Kind.REPORT))],
        }  # fmt: skip

    def text(self, said, number, kind):
        context = Context(self.given.report, number, kind)
        return sealing.sealed_text(
            {"text": said}, context=context, keyring=self.ring, reporter=self.pair.public
        )


def test_a_message_sealed_in_the_browser_is_read_by_its_recipients_and_sent_once(box):
    browser = Browser(box)
    first, again = (post("sealed/send/", browser.message) for _ in range(2))

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["number"] == again.json()["number"] == Signal.objects.get().number
    assert "Құпия" in box.read("Болат", Signal.objects.get())
    assert first.json()["proof"].startswith("c2sp.org/tlog-proof@v1\n")
    assert set(browser.page["recipients"]) == {one.key_id for one in box.ring().recipients}


def test_a_file_sealed_in_the_browser_goes_with_it_and_comes_back(box):
    browser, key = Browser(box), new_key()
    sealer = FileSealer(Named("а.txt", "text/plain"), key=key)
    stream = sealer.begin() + sealer.add(b"abc") + sealer.end()
    kept = post("sealed/file/", stream, "application/octet-stream").json()
    item = sealing.file_item(
        key=key, item=99, file=kept["file"], commitment=sealer.commitment, report=browser.given.report,
        keyring=browser.ring, reporter=browser.pair.public,
    )  # fmt: skip
    browser.message["items"].append(told(item))
    number = post("sealed/send/", browser.message).json()["number"]
    known = {"number": number, "verifier": browser.verifier.hex()}

    answer = post(f"sealed/open/{kept['file']}/", known)
    assert b"".join(answer.streaming_content) == stream
    assert post(f"sealed/open/{kept['file']}/", known | {"verifier": "00" * 32}).status_code == 403
    status = post("status.json", known).json()
    assert [one["item"] for one in status["items"]] == [1, 99]
    assert post("status.json", {"number": number}).json() == {
        "salt": browser.given.salt.hex(), "report": browser.given.report.hex(),
    }  # fmt: skip


def test_a_further_message_is_taken_once(box):
    browser = Browser(box)
    number = post("sealed/send/", browser.message).json()["number"]
    said = {"number": number, "verifier": browser.verifier.hex(), "once": "ab" * 32}
    said["items"] = [told(browser.text("Тағы", 77, Kind.MESSAGE))]

    assert [post("message.json", said).status_code for _ in range(2)] == [201, 201]
    assert Signal.objects.get().items.count() == 2
    assert post("message.json", said | {"once": "cd" * 32}).status_code == 409


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"form": "x"}, "form"),
        ({"items": []}, "itemunfit"),
        ({"tags": []}, "itemunfit"),
        ({"once": "zz"}, "malformed"),
        ({"items": [{"item": 1}]}, "malformed"),
    ],
)
def test_what_is_not_sealed_as_it_must_be_is_refused_with_a_word_and_not_kept(box, change, reason):
    answer = post("sealed/send/", Browser(box).message | change)

    assert (answer.status_code, answer.json()["refused"]) == (400, reason)
    assert not Signal.objects.exists()


def test_a_wrap_for_somebody_whom_it_is_about_is_refused(box):
    browser = Browser(box)
    browser.message["form"] = Browser(box, about=[box.bodies["council"].pk]).page["form"]

    assert post("sealed/send/", browser.message).json()["refused"] == "wrapsunfit"


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"\xff", b"null", b'{"number": null}'])
@pytest.mark.parametrize("path", ["ring.json", "sealed/send/", "status.json", "message.json"])
def test_nonsense_is_refused_at_every_door(box, path, data):
    assert post(path, data).status_code in {400, 404}


def test_a_stream_that_is_too_short_or_too_long_leaves_nothing(box, monkeypatch):
    monkeypatch.setattr("alany.faces.trust_box.sealed.SEALED_LARGEST", 200_000)
    for size, status in ((0, 400), (100, 400), (300_000, 413)):
        assert post("sealed/file/", b"\x01" * size, "application/octet-stream").status_code == status
    assert not Upload.objects.exists()


def test_too_few_bodies_are_said(box):
    about = [box.bodies["council"].pk, box.bodies["prosecutor"].pk]
    answer = post("ring.json", {"about": about, "mode": "anonymous", "topic": "roads"})
    assert answer.json()["refused"] == "too_few_bodies"
