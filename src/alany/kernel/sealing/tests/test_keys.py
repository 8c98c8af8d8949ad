"""Officers' keys, signatures under what they say, and the directory that names whom to seal to."""

from dataclasses import replace
from datetime import date

import pytest

from alany.kernel.sealing import directory, officers
from alany.kernel.sealing.suite import Malformed, NotOpened
from alany.kernel.sealing.tests.vectors import fixed
from alany.kernel.sealing.wraps import pair_of

SEEDS = [fixed(f"root {name}") for name in "abcd"]
PUBLICS = [directory.sign_directory(b"", seed)[0] for seed in SEEDS]
ROOTS = tuple(sorted(PUBLICS[:3]))
ONE = directory.DirectoryEntry("recipient", "office", "Айгүл", pair_of(fixed("a")).public.hex(), PUBLICS[0])
FIRST = directory.Directory("turkestan", 1, date(2020, 7, 30), ROOTS, (ONE,))


def signed(version, *seeds):
    return dict(directory.sign_directory(version.as_bytes(), seed) for seed in seeds)


@pytest.mark.slow
def test_a_wrong_password_or_code_opens_nothing_and_a_mistyped_code_is_told():
    keys = officers.new_officer_keys()
    publics = {"box": keys.box.public, "sign": keys.sign_public}
    code = officers.new_recovery_code()
    with pytest.raises(NotOpened):
        officers.unlock(officers.lock(keys, "дұрыс"), "бұрыс", **publics)
    with pytest.raises(NotOpened):
        officers.recover(officers.lock_for_recovery(keys, code), officers.new_recovery_code(), **publics)
    with pytest.raises(Malformed):
        officers.recover(officers.lock_for_recovery(keys, code), "ABCD", **publics)


@pytest.mark.slow
def test_a_key_that_was_put_under_another_name_does_not_open():
    keys, other = officers.new_officer_keys(), officers.new_officer_keys()
    with pytest.raises(NotOpened):
        officers.unlock(officers.lock(keys, "x"), "x", box=other.box.public, sign=other.sign_public)


def test_a_changed_statement_is_found():
    keys = officers.new_officer_keys()
    signature = officers.sign_statement(b"closed", keys.seed)
    officers.check_statement(b"closed", signature, keys.sign_public)
    for statement, by in ((b"answered", signature), (b"closed", bytes(64)), (b"closed", b"")):
        with pytest.raises(officers.BadSignature):
            officers.check_statement(statement, by, keys.sign_public)


def test_two_of_three_roots_sign_a_version_and_one_does_not():
    data = FIRST.as_bytes()

    assert directory.check_directory(data, signed(FIRST, *SEEDS[:2]), None) == FIRST
    for seeds in (SEEDS[:1], [SEEDS[0], SEEDS[0]], [SEEDS[0], SEEDS[3]], []):
        with pytest.raises(directory.NotSigned):
            directory.check_directory(data, signed(FIRST, *seeds), None)


def test_a_version_continues_the_one_before_and_never_goes_back():
    second = replace(FIRST, version=2, previous=FIRST.sha256, entries=())
    by = signed(second, *SEEDS[:2])

    assert directory.check_directory(second.as_bytes(), by, FIRST) == second
    for before in (None, second, replace(FIRST, day=date(2020, 7, 29))):
        with pytest.raises(directory.OutOfOrder):
            directory.check_directory(second.as_bytes(), by, before)


def test_new_roots_need_two_of_the_old_and_two_of_the_new():
    turned = replace(
        FIRST, version=2, previous=FIRST.sha256, roots=tuple(sorted((*PUBLICS[1:3], PUBLICS[3])))
    )
    right = signed(turned, SEEDS[1], SEEDS[2])

    assert directory.check_directory(turned.as_bytes(), right, FIRST).roots == turned.roots
    with pytest.raises(directory.NotSigned):
        directory.check_directory(turned.as_bytes(), signed(turned, SEEDS[0], SEEDS[3]), FIRST)


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data + b"\n",
        lambda data: data.replace(b'"v":1', b'"v": 1'),
        lambda data: data.replace(b'"recipient"', b'"reader"'),
        lambda data: data.replace(b'"version":1', b'"version":1.0'),
        lambda data: b"[]",
        lambda data: b"",
        lambda data: data.replace(PUBLICS[1].encode(), PUBLICS[0].encode()),
    ],
)
def test_a_directory_that_is_not_canonical_is_no_directory(change):
    with pytest.raises(Malformed):
        directory.read_directory(change(FIRST.as_bytes()))


def test_the_fingerprint_stands_for_all_three_roots():
    assert directory.fingerprint(ROOTS) == directory.fingerprint(tuple(reversed(ROOTS)))
    assert directory.fingerprint(ROOTS) != directory.fingerprint((*ROOTS[:2], PUBLICS[3]))
