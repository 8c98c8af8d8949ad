"""Writes `data/vectors.json`: one fixed example of every sealed object, for this side and for the browser's.

Run `python -m alany.kernel.sealing.tests.vectors` only when a new suite is made: the file is the format.
Sealed boxes begin with random bytes of libsodium, so they are kept as they once came out and must open;
everything else must come out the same again.
"""

import json
from datetime import date
from hashlib import sha256
from pathlib import Path

from alany.kernel.sealing import directory, escrow, files, officers, receipts, text, wraps
from alany.kernel.sealing.suite import Context, Kind

PATH = Path(__file__).parent / "data" / "vectors.json"


def fixed(label: str, length: int = 32) -> bytes:
    """Bytes that look random and are the same each time."""
    return sha256(b"alany vectors " + label.encode()).digest()[:length]


def made() -> dict[str, object]:
    """All that does not depend on chance."""
    return {
        "text": [_text(said) for said in ("Сәлем", "", "ә" * 3000)],
        "receipt": _receipt(),
        "reporter_key": _reporter(),
        "officer": _officer(),
        "directory": _directory(),
        "file": [_file(size) for size in (0, 5, files.FRAME - files.HEAD_BYTES, 70_000)],
    }


def drawn() -> dict[str, object]:
    """What begins with random bytes."""
    context, key = Context(fixed("report", 16), 7, Kind.MESSAGE), fixed("content key")
    first, second, third = (wraps.pair_of(fixed(f"holder {n}")) for n in "abc")
    one = wraps.wrap(key, to=first.public, context=context)
    quorum = wraps.wrap_to_quorum(key, holders=[first.public, second.public, third.public], context=context)
    return {
        "wrap": {
            "context": context.as_bytes().hex(), "key": key.hex(), "private": first.private.hex(),
            "public": first.public.hex(), "key_id": one.key_id.hex(), "sealed": one.sealed.hex(),
        },
        "quorum": {
            "context": context.as_bytes().hex(), "key": key.hex(),
            "privates": [pair.private.hex() for pair in (first, second, third)],
            "wraps": [[w.key_id.hex(), w.then.hex(), w.sealed.hex()] for w in quorum],
            "wraps_digest": wraps.wraps_digest(quorum).hex(),
        },
        "escrow": _escrow(first, second, third),
    }  # fmt: skip


def content(size: int) -> bytes:
    """The content of the file vectors: the byte at place n is n modulo 251."""
    return bytes(n % 251 for n in range(size))


def _text(said: str) -> dict[str, str]:
    context, key = Context(fixed("report", 16), 1, Kind.REPORT), fixed("text key")
    nonce, opening = fixed("nonce", 24), fixed("opening", 16)
    sealed = text.seal_text(said.encode(), key=key, context=context, nonce=nonce, opening=opening)
    return {
        "text": said, "key": key.hex(), "context": context.as_bytes().hex(), "nonce": nonce.hex(),
        "opening": opening.hex(), "sealed_sha256": sha256(sealed.sealed).hexdigest(),
        "sealed_start": sealed.sealed[:64].hex(), "sealed_length": str(len(sealed.sealed)),
        "commitment": sealed.commitment.hex(),
    }  # fmt: skip


def _receipt() -> dict[str, object]:
    seed = fixed("seed")
    given = receipts.material(seed)
    derived = receipts.derive(given.secret, given.salt)
    return {
        "seed": seed.hex(), "report": given.report.hex(), "secret": given.secret,
        "shown_secret": receipts.shown_secret(given.secret), "case_secret": given.case_secret.hex(),
        "salt": given.salt.hex(), "once": given.once.hex(), "verifier": derived.verifier.hex(),
        "unwrap_key": derived.unwrap_key.hex(), "kept": receipts.kept_of(derived.verifier).hex(),
        "tags": [tag.hex() for tag in receipts.tags(given.case_secret, 3)],
        "numbers": ["12345674", "00000000"],
    }  # fmt: skip


def _reporter() -> dict[str, str]:
    pair, unwrap, report = wraps.pair_of(fixed("reporter")), fixed("unwrap"), fixed("report", 16)
    locked = receipts.lock_reporter_key(pair, unwrap_key=unwrap, report=report, nonce=fixed("nonce", 24))
    return {
        "private": pair.private.hex(), "public": pair.public.hex(), "unwrap_key": unwrap.hex(),
        "report": report.hex(), "nonce": fixed("nonce", 24).hex(), "locked": locked.hex(),
    }  # fmt: skip


def _officer() -> dict[str, str]:
    keys = officers.OfficerKeys(wraps.pair_of(fixed("officer box")), fixed("officer seed"))
    salt, nonce = fixed("salt", 16), fixed("nonce", 24)
    password, code = "алма ағашы 7", officers.shown_code(fixed("recovery", 19))
    statement = officers.statement(kind="closed", number="12345674", day="2020-07-30", reason="no_action")
    signature = officers.sign_statement(statement, keys.seed)
    return {
        "box_private": keys.box.private.hex(), "box_public": keys.box.public.hex(),
        "sign_seed": keys.seed.hex(), "sign_public": keys.sign_public.hex(), "salt": salt.hex(),
        "nonce": nonce.hex(), "password": password,
        "locked": officers.lock(keys, password, salt=salt, nonce=nonce).hex(), "recovery_code": code,
        "recovery": officers.lock_for_recovery(keys, code, salt=salt, nonce=nonce).hex(),
        "statement": statement.decode(), "signature": signature.hex(),
        "statement_digest": officers.statement_digest(statement, signature).hex(),
    }  # fmt: skip


def _directory() -> dict[str, object]:
    roots = [fixed(f"root {n}") for n in "abc"]
    publics = tuple(sorted(directory.sign_directory(b"", seed)[0] for seed in roots))
    entries = (
        directory.DirectoryEntry(
            "recipient", "office", "Айгүл", wraps.pair_of(fixed("a")).public.hex(), publics[0]
        ),
        directory.DirectoryEntry("escrow", "escrow", "", wraps.pair_of(fixed("e")).public.hex()),
    )
    made = directory.Directory("turkestan", 1, date(2020, 7, 30), publics, entries)
    signed = dict(directory.sign_directory(made.as_bytes(), seed) for seed in roots[:2])
    return {
        "bytes": made.as_bytes().decode(), "sha256": made.sha256, "signatures": signed,
        "root_seeds": [seed.hex() for seed in roots], "fingerprint": directory.fingerprint(publics),
        "key_ids": [one.key_id for one in sorted(entries)],
    }  # fmt: skip


def _escrow(*holders: wraps.KeyPair) -> dict[str, object]:
    made = escrow.new_escrow([one.public for one in holders])
    opened = escrow.open_escrow(made, holders[0], holders[1])
    return {
        "public": made.public.hex(), "private": opened.private.hex(),
        "holders": [one.private.hex() for one in holders],
        "wraps": [[w.key_id.hex(), w.then.hex(), w.sealed.hex()] for w in made.wraps],
    }  # fmt: skip


def _file(size: int) -> dict[str, object]:
    key, opening = fixed(f"file {size}"), fixed("opening", 16)
    sealer = files.FileSealer(
        files.Named("сурет.jpg", "image/jpeg"), key=key, opening=opening, head=fixed("nonce", 24)
    )
    sealed = sealer.begin() + sealer.add(content(size)) + sealer.end()
    return {
        "size": size, "key": key.hex(), "name": "сурет.jpg", "type": "image/jpeg",
        "commitment": sealer.commitment.hex(), "sha256": sha256(sealed).hexdigest(),
        "stream_head": fixed("nonce", 24).hex(), "length": len(sealed), "opening": opening.hex(),
        "start": sealed[:96].hex(), "end": sealed[-32:].hex(),
    }  # fmt: skip


if __name__ == "__main__":
    PATH.write_text(json.dumps(made() | drawn(), ensure_ascii=False, indent=1, sort_keys=True) + "\n")
