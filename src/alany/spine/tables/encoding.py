"""Which encoding a text file is in, found from its bytes; what cannot be read is refused, never garbled."""

import re

from alany.spine.tables.table import TableRefused

MARKS = (
    (b"\xff\xfe\x00\x00", None),
    (b"\x00\x00\xfe\xff", None),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
SAMPLE = 400_000
RIVALS = ("koi8-r", "cp866", "mac-cyrillic", "iso8859-5")
# Bytes where KZ-1048 (STRK 1048-2002) has Kazakh letters and Windows-1251 has Serbian or Ukrainian ones.
KAZAKH_BYTES = re.compile(rb"[\x8d\x8f\x9d\x9f\xa1\xa2\xa3\xa5\xaa\xaf\xb4\xba\xbc\xbd\xbe\xbf]")
MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
HIGH_BYTE = re.compile(rb"[\x80-\xff]")
CYRILLIC = re.compile(r"[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]")
EXPECTED_SIGN = re.compile(r"[№«»–—…·°±“”„‘’•\u00a0®™©§×²³µ\u00ad‰€†]")
MIXED_WORD = re.compile(r"[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z]")
# Capitals of an old Macintosh read as Windows-1251; no Russian or Kazakh list has them.
STRANGER = re.compile(r"[ЂЃѓ‹ЉЊЋђљњћ]")
CYRILLIC_RUN = re.compile(r"[А-Яа-яЁё]+")
CASE_BREAK = re.compile(r"[а-яё][А-ЯЁ]")
# Russian letters from the commonest to the rarest (Russian National Corpus); the weight falls with rank.
COMMONNESS = {
    letter: 1000 / (10 + 3 * rank) for rank, letter in enumerate("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё")
}
FEWEST_TO_GUESS = 12
CLEARLY_BETTER = 1.25


def decoded(data: bytes) -> str:
    """The text of UTF-8, marked UTF-16, Windows-1251 or KZ-1048 bytes; refuses all else with the reason."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], name)
    if _looks_like_unmarked_utf16(data):
        raise TableRefused("encoding", detail="UTF-16")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as wrong:
        return _single_byte(data, wrong)


def _strictly(data: bytes, name: str | None) -> str:
    if name is None:
        raise TableRefused("encoding", detail="UTF-32")
    try:
        return data.decode(name)
    except UnicodeDecodeError as wrong:
        raise TableRefused("encoding", row=_row_of(data, wrong.start), detail=name.upper()) from wrong


def _row_of(data: bytes, position: int) -> int:
    return data.count(b"\n", 0, position) + 1


def _looks_like_unmarked_utf16(data: bytes) -> bool:
    sample = data[:4000]
    zeros = max(sample[0::2].count(0), sample[1::2].count(0))
    return len(sample) >= 4 and zeros > len(sample) * 0.15


def _single_byte(data: bytes, wrong: UnicodeDecodeError) -> str:
    high = len(HIGH_BYTE.findall(data))
    in_sequences = sum(len(sequence) for sequence in MULTIBYTE.findall(data))
    if in_sequences > high * 0.8:
        raise TableRefused("encoding", row=_row_of(data, wrong.start), detail="UTF-8") from wrong
    name = "kz1048" if KAZAKH_BYTES.search(data) else "cp1251"
    try:
        text = data.decode(name)
    except UnicodeDecodeError as unknown:
        raise TableRefused("encoding", row=_row_of(data, unknown.start), detail=_guess(data)) from unknown
    if not _is_plausible(text[:SAMPLE]) or _guess(data):
        raise TableRefused("encoding", row=_row_of(data, wrong.start), detail=_guess(data)) from wrong
    return text


def _is_plausible(text: str) -> bool:
    """Whether signs beyond ASCII are those of a Russian or Kazakh list, in words that are not half Latin."""
    foreign = [sign for sign in text if ord(sign) > 127]
    letters = sum(bool(CYRILLIC.match(sign)) for sign in foreign)
    expected = letters + sum(bool(EXPECTED_SIGN.match(sign)) for sign in foreign)
    words = len(CYRILLIC_RUN.findall(text)) or 1
    if len(STRANGER.findall(text)) > 0.005 * len(foreign):
        return False
    return expected >= 0.9 * len(foreign) and len(MIXED_WORD.findall(text)) <= 0.5 * words


def _guess(data: bytes) -> str:
    """The old encoding that reads clearly better than Windows-1251; empty when none does."""
    sample = data[:SAMPLE]
    if len(HIGH_BYTE.findall(sample)) < FEWEST_TO_GUESS:
        return ""
    ours = _naturalness(sample.decode("cp1251", "replace"))
    best = max(RIVALS, key=lambda name: _naturalness(sample.decode(name, "replace")))
    return best.upper() if _naturalness(sample.decode(best, "replace")) > ours * CLEARLY_BETTER else ""


def _naturalness(text: str) -> float:
    """How much the signs beyond ASCII look like Russian: mean frequency of the letters, less broken case."""
    foreign = [sign for sign in text if ord(sign) > 127]
    if not foreign:
        return 0.0
    score = sum(COMMONNESS.get(sign.lower(), 0) for sign in foreign) / len(foreign)
    breaks = len(CASE_BREAK.findall(text))
    return score * (1 - min(0.9, 8 * breaks / len(foreign)))
