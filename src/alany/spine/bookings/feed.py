"""A calendar as iCalendar text (RFC 5545), in UTC, with what may be said in a feed and nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

FOLD = 75


@dataclass(frozen=True, slots=True)
class Entry:
    """One meeting; `summary` and `location` hold no name of a person."""

    uid: str
    starts_at: datetime
    ends_at: datetime
    summary: str
    location: str = ""


def calendar_text(name: str, entries: Iterable[Entry], made_at: datetime) -> str:
    """The whole calendar; lines end with CRLF and are folded at 75 octets, never inside a letter."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Alany//Bookings//KK", "CALSCALE:GREGORIAN"]
    lines.append(f"X-WR-CALNAME:{_escaped(name)}")
    for entry in entries:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{entry.uid}",
            f"DTSTAMP:{_utc(made_at)}",
            f"DTSTART:{_utc(entry.starts_at)}",
            f"DTEND:{_utc(entry.ends_at)}",
            f"SUMMARY:{_escaped(entry.summary)}",
        ]
        if entry.location:
            lines.append(f"LOCATION:{_escaped(entry.location)}")
        lines.append("END:VEVENT")
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) for line in lines)


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text: str) -> str:
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(sign, written)
    return text.replace("\r", "")


def _folded(line: str) -> str:
    pieces, current, size = [], "", 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > FOLD:
            pieces.append(current)
            current, size = "", 1
        current += sign
        size += octets
    return "\r\n ".join([*pieces, current]) + "\r\n"
