"""What a notice and a calendar may say: how many things wait, and numbers with their days. Plain Python."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from alany.kernel.triltext import TrilText

KINDS = {
    "assigned": TrilText(kk="маған іс берілді", ru="мне передали дело", en="a case was given to me"),
    "due": TrilText(
        kk="мерзім келесі жұмыс күнінде бітеді",
        ru="срок истекает в следующий рабочий день",
        en="a term ends on the next working day",
    ),
    "overdue": TrilText(kk="мерзімі өтті", ru="срок прошёл", en="a term has passed"),
    "answer": TrilText(kk="жауап келді", ru="пришёл ответ", en="an answer came"),
    "verify": TrilText(kk="тексеру күтілуде", ru="ждёт проверки", en="a fix waits for my look"),
}
WAITING = TrilText(
    kk="Сізді {count} нәрсе күтіп тұр.", ru="Вас ждут дела: {count}.", en="{count} things wait for you."
)
LONGEST_LINE = 75


class ChannelRefused(ValueError):
    """The notice did not leave; the text is the name of the fault, without any address."""


def notice_text(count: int, language: str, address: str) -> str:
    """«Сізді 3 нәрсе күтіп тұр.» and the address of the desk; no number of a case, no name, no place."""
    said = WAITING.in_language(language).format(count=count)
    return f"{said} {address.rstrip('/')}/{language}/desk/" if address else said


def hashed(secret: str) -> str:
    """What is kept of a secret address."""
    return sha256(secret.encode()).hexdigest()


def calendar(terms: Iterable[tuple[str, date]], *, office: str, at: datetime) -> str:
    """Terms as iCalendar (RFC 5545): one whole day each, the number of the case and nothing else of it."""
    stamp = at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Alany//Terms//KK", "CALSCALE:GREGORIAN"]
    for number, day in terms:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{_plain(number)}@{_plain(office)}.alany.invalid",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_plain(number)}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _plain(text: str) -> str:
    """Letters, digits and hyphens: what needs no escape in a calendar."""
    return "".join(sign for sign in text if sign.isalnum() or sign == "-")


def _folded(line: str) -> Iterable[str]:
    """Pieces of at most 75 octets, the later ones behind a blank."""
    piece = ""
    for sign in line:
        if len((piece + sign).encode()) > LONGEST_LINE:
            yield piece
            piece = " "
        piece += sign
    yield piece
