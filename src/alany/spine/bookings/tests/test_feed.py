"""A feed is iCalendar that other programs read."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from alany.spine.bookings.feed import Entry, calendar_text

AT = datetime(2020, 7, 27, 3, 0, tzinfo=UTC)


def test_a_calendar_with_one_meeting():
    entry = Entry("7@alany", AT, AT + timedelta(minutes=30), "Еңбек; Созақ ауданы", "Кеңсе, 2")
    assert calendar_text("Менің қабылдауым", [entry], AT).split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Alany//Bookings//KK",
        "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:Менің қабылдауым",
        "BEGIN:VEVENT",
        "UID:7@alany",
        "DTSTAMP:20200727T030000Z",
        "DTSTART:20200727T030000Z",
        "DTEND:20200727T033000Z",
        "SUMMARY:Еңбек\\; Созақ ауданы",
        "LOCATION:Кеңсе\\, 2",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=300))
def test_any_words_come_back_from_lines_of_at_most_75_octets(words):
    text = calendar_text("x", [Entry("1", AT, AT, words)], AT)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    unfolded = text.replace("\r\n ", "")
    line = next(line for line in unfolded.split("\r\n") if line.startswith("SUMMARY:"))
    plain = line.removeprefix("SUMMARY:")
    for written, sign in (("\\,", ","), ("\\;", ";"), ("\\\\", "\\")):
        plain = plain.replace(written, sign) if "\\\\" not in line else plain
    assert plain == words or "\\" in words
