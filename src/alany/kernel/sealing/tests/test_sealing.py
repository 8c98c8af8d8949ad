"""What is sealed opens for whom it is meant, whole, in its place, and for nobody else."""

from hmac import digest as hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alany.kernel.sealing import escrow, files, receipts, text, wraps
from alany.kernel.sealing.suite import Context, Kind, Malformed, NotOpened, UnknownSuite, new_key
from alany.kernel.sealing.tests.vectors import content, fixed

CONTEXT = Context(fixed("report", 16), 1, Kind.REPORT)


def pair(name):
    return wraps.pair_of(fixed(name))


def sealed_file(data, key, name="a.txt", piece=10_000):
    sealer = files.FileSealer(files.Named(name, "text/plain"), key=key)
    parts = [sealer.begin(), *(sealer.add(data[at : at + piece]) for at in range(0, len(data), piece))]
    return b"".join((*parts, sealer.end())), sealer


def opened_file(sealed, key, piece=7_000):
    opened = files.open_file((sealed[at : at + piece] for at in range(0, len(sealed), piece)), key=key)
    return opened.named, b"".join(opened.pieces)


@given(said=st.binary(max_size=5000))
def test_a_text_opens_whole_and_its_size_says_no_more_than_its_class(said):
    key = new_key()
    sealed = text.seal_text(said, key=key, context=CONTEXT)
    opened = text.open_text(sealed.sealed, key=key, context=CONTEXT, commitment=sealed.commitment)

    assert opened == (said, sealed.commitment)
    assert len(sealed.sealed) - 41 == (4096 if len(said) <= 4076 else 16384)


@pytest.mark.parametrize(("length", "size"), [(4076, 4096), (4077, 16384), (16365, 65536), (65517, 262144)])
def test_sizes_change_at_their_edge(length, size):
    assert text.size_class(length) == size


def test_a_text_longer_than_the_largest_size_is_refused():
    with pytest.raises(text.TooLong):
        text.seal_text(bytes(text.LONGEST + 1), key=new_key(), context=CONTEXT)


def test_a_text_moved_to_another_place_or_changed_does_not_open():
    key = new_key()
    sealed = text.seal_text(b"x", key=key, context=CONTEXT)
    for other in (
        Context(fixed("other", 16), 1, Kind.REPORT),
        Context(CONTEXT.report, 2, Kind.REPORT),
        Context(CONTEXT.report, 1, Kind.ANSWER),
    ):
        with pytest.raises(NotOpened):
            text.open_text(sealed.sealed, key=key, context=other)
    for place in (1, 30, len(sealed.sealed) - 1):
        changed = bytearray(sealed.sealed)
        changed[place] ^= 1
        with pytest.raises(NotOpened):
            text.open_text(bytes(changed), key=key, context=CONTEXT)
    with pytest.raises(UnknownSuite):
        text.open_text(b"\x02" + sealed.sealed[1:], key=key, context=CONTEXT)
    with pytest.raises(Malformed):
        text.open_text(sealed.sealed, key=key, context=CONTEXT, commitment=bytes(32))


def test_a_commitment_is_opened_by_the_text_and_the_bytes_inside_the_seal():
    sealed = text.seal_text(b"x", key=new_key(), context=CONTEXT, opening=bytes(16))

    assert sealed.commitment == hmac(bytes(16), b"x", "sha256")


@pytest.mark.parametrize("size", [0, 1, 64_511, 64_512, 64_513, 64_512 + 65_536, 200_000])
def test_a_file_opens_whole_with_its_name(size):
    key = new_key()
    sealed, _ = sealed_file(content(size), key, "Құжат.pdf")

    assert opened_file(sealed, key) == (files.Named("Құжат.pdf", "text/plain"), content(size))
    assert (len(sealed) - files.STREAM_HEAD) % files.SEALED_FRAME == 0


def test_a_file_that_was_cut_changed_or_lengthened_never_looks_whole():
    key = new_key()
    sealed, _ = sealed_file(content(200_000), key)
    frame = files.SEALED_FRAME
    for bad in (
        sealed[:-frame],
        sealed[:-1],
        sealed[: files.STREAM_HEAD],
        sealed[:10],
        b"",
        sealed + sealed[-frame:],
        sealed[: files.STREAM_HEAD] + sealed[files.STREAM_HEAD + frame :],
        sealed[:100] + b"\x00" + sealed[101:],
    ):
        with pytest.raises((NotOpened, Malformed, UnknownSuite)):
            opened_file(bad, key)


def test_the_longest_name_fits_into_the_head():
    key = new_key()
    sealed, _ = sealed_file(b"x", key, "ұ" * 5000 + ".pdf")
    named, data = opened_file(sealed, key)

    assert named.name.endswith(".pdf")
    assert (len(named.as_bytes()) <= 1006, data) == (True, b"x")


def test_a_wrap_opens_for_its_holder_and_its_item_alone():
    key = new_key()
    one = wraps.wrap(key, to=pair("a").public, context=CONTEXT)

    assert wraps.unwrap(one.sealed, pair=pair("a"), context=CONTEXT) == key
    for other, context in ((pair("b"), CONTEXT), (pair("a"), Context(CONTEXT.report, 2, Kind.REPORT))):
        with pytest.raises(NotOpened):
            wraps.unwrap(one.sealed, pair=other, context=context)


def test_a_single_holder_of_a_quorum_opens_nothing():
    made = wraps.wrap_to_quorum(new_key(), holders=[pair(n).public for n in "abc"], context=CONTEXT)
    for one in made:
        for name in "abc":
            with pytest.raises(NotOpened):
                wraps.unwrap(one.sealed, pair=pair(name), context=CONTEXT)
    with pytest.raises(Malformed):
        wraps.wrap_to_quorum(new_key(), holders=[pair("a").public] * 2, context=CONTEXT)


def test_a_single_share_of_the_escrow_opens_nothing():
    made = escrow.new_escrow([pair(name).public for name in "abc"])
    with pytest.raises(Malformed):
        escrow.open_escrow(made, pair("a"), pair("a"))
    with pytest.raises(Malformed):
        escrow.open_escrow(made, pair("a"), pair("d"))
    with pytest.raises(Malformed):
        escrow.new_escrow([pair("a").public, pair("b").public])


@given(number=st.integers(0, 10**7 - 1), place=st.integers(0, 7), by=st.integers(1, 9))
def test_a_slip_of_one_digit_in_a_number_is_told(number, place, by):
    right = f"{number:07d}{receipts.luhn_digit(f'{number:07d}')}"
    wrong = right[:place] + str((int(right[place]) + by) % 10) + right[place + 1 :]

    assert receipts.read_number(receipts.shown_number(right)) == right
    with pytest.raises(Malformed):
        receipts.read_number(wrong)


@given(secret=st.integers(0, 10**16 - 1), place=st.integers(0, 17), by=st.integers(1, 9))
def test_a_slip_of_one_digit_in_a_secret_is_told_without_a_derivation(secret, place, by):
    shown = receipts.shown_secret(f"{secret:016d}")
    digits = shown.replace(" ", "")
    wrong = digits[:place] + str((int(digits[place]) + by) % 10) + digits[place + 1 :]

    assert receipts.read_secret(shown.replace(" ", " - ")) == f"{secret:016d}"
    with pytest.raises(Malformed):
        receipts.read_secret(wrong)


@pytest.mark.parametrize("typed", ["", "١٢٣٤٥٦٧٤", "1234567", "123456740", "x2345674", "1234\x005674"])
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(Malformed):
        receipts.read_number(typed)


def test_a_seed_gives_the_same_receipt_again_and_what_is_kept_of_it_gives_nothing():
    first, again, other = (receipts.material(seed) for seed in (bytes(32), bytes(32), bytes([1] * 32)))

    assert first == again
    assert not set(first) & set(other)


@pytest.mark.slow
def test_the_secret_opens_the_reporters_key_and_another_does_not():
    given = receipts.material(bytes(32))
    right, wrong = receipts.derive(given.secret, given.salt), receipts.derive("0" * 16, given.salt)
    key = receipts.new_reporter_key()
    locked = receipts.lock_reporter_key(key, unwrap_key=right.unwrap_key, report=given.report)

    assert receipts.unlock_reporter_key(locked, unwrap_key=right.unwrap_key, report=given.report) == key
    assert receipts.is_verifier(right.verifier, receipts.kept_of(right.verifier))
    assert not receipts.is_verifier(wrong.verifier, receipts.kept_of(right.verifier))
    with pytest.raises(NotOpened):
        receipts.unlock_reporter_key(locked, unwrap_key=wrong.unwrap_key, report=given.report)
