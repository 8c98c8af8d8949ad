"""A year of signals: out of the boxes, from kiosks, from people's own telephones, by voice; in every state.

Events happen in the order of their days: the log of the box grows in this order, and nobody can turn it.
"""

import heapq
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta

from alany.kernel.periods import ALMATY, local_date
from alany.kernel.sealing import receipts
from alany.programmes.safe_zone.demo.chance import lot
from alany.programmes.safe_zone.demo.people import Staff
from alany.programmes.safe_zone.models import BoxLetter, BoxOpening
from alany.spine.intake.actions import issue_pack, note_missed, reserve_pack
from alany.spine.intake.actions.paper import as_receipt
from alany.spine.intake.demo import FATES, STEPS, DemoBox, build_keys, unopenable
from alany.spine.intake.models import Signal, Slip
from alany.spine.intake.queries.paper import numbers_of
from alany.spine.intake.rules import KIOSK, PAPER, TELEPHONE, WEB
from alany.spine.organisations.models import Office
from alany.spine.people.models import User
from alany.spine.places.queries import districts_on, working_calendar

KEYS_AT = datetime(2019, 7, 29, 12, tzinfo=ALMATY)
EVENING = datetime(2020, 7, 30, 17, 30, tzinfo=ALMATY)
PACK, BY_SCREEN = 12, 56
TEXTS = (
    ("bribery", "Демо: анықтама үшін ақша сұрады.", "Демо: за справку попросили деньги."),
    ("services", "Демо: кезек тек таныстарға ашылады.", "Демо: очередь идёт только для знакомых."),
    ("schools", "Демо: сыныптан ремонтқа ақша жинап жатыр.", "Демо: в классе собирают деньги на ремонт."),
    ("roads", "Демо: жөнделген жол бір айда бұзылды.", "Демо: отремонтированную дорогу разбило за месяц."),
    ("pharmacies", "Демо: дәрінің бағасы тақтадағыдан қымбат.", "Демо: лекарство дороже, чем на ценнике."),
    ("other", "Демо: құдықтың кілті бір адамда ғана.", "Демо: ключ от колодца у одного человека."),
)
Event = Callable[[], None]


def send_signals(office: Office, staff: Staff, last: date) -> None:
    """Keys, packs, letters of all confirmed openings and messages by screen and voice, each to a fate."""
    administrator = User.objects.filter(office=office, grants__role="administrator").order_by("pk").first()
    box = build_keys(office, by=administrator or staff.coordinator, at=KEYS_AT)
    _Year(box, _packs(office, staff, last)).live(last)


def _packs(office: Office, staff: Staff, last: date) -> list[Slip]:
    """A pack for each district, delivered before the first opening; nobody holds a coupon of the demo."""
    for place in districts_on(last):
        pack = reserve_pack(office=office, count=PACK, by=staff.coordinator, at=KEYS_AT)
        kept = {number: unopenable(receipts.new_reporter_key()) for number in numbers_of(pack)}
        issue_pack(pack=pack, sheets=kept, delivered_to=place.name_kk, by=staff.coordinator, at=KEYS_AT)
    return list(Slip.objects.filter(pack__office=office).order_by("once"))


class _Year:
    """Events by their moment; what happens makes the next ones."""

    def __init__(self, box: DemoBox, slips: list[Slip]) -> None:
        self.box, self.slips = box, slips
        self._events: list[tuple[datetime, int, Event]] = []
        self._made = 0
        self._looked_after: set[date] = set()

    def live(self, last: date) -> None:
        """Until the evening of the last day."""
        for at, event in [*self._letters(), *self._messages(last)]:
            self._plan(at, event)
        while self._events:
            _at, _order, event = heapq.heappop(self._events)
            event()

    def _plan(self, at: datetime, event: Event) -> None:
        if at <= EVENING:
            self._made += 1
            heapq.heappush(self._events, (at, self._made, event))

    def _letters(self) -> Iterator[tuple[datetime, Event]]:
        """Each letter is on record on the working day after the opening: the term is three."""
        rows = BoxOpening.objects.filter(point__office=self.box.office, confirmed_on__isnull=False)
        calendar = working_calendar()
        for opening in rows.order_by("on", "pk"):
            day = calendar.add_working_days(opening.on, 1)
            if local_date(EVENING) < day:
                day = opening.on
            for serial in range(1, opening.letters + 1):
                at = datetime.combine(day, time(10 + serial), ALMATY)
                yield at, self._letter(opening, serial, at)

    def _letter(self, opening: BoxOpening, serial: int, at: datetime) -> Event:
        def happen() -> None:
            on_sheet = serial <= opening.sheets
            slip = self.slips.pop() if on_sheet else None
            signal = self._send(
                at, PAPER, serial, opening.pk,
                number=slip.number if slip else "", sheet=as_receipt(slip) if slip else None,
            )  # fmt: skip
            BoxLetter.objects.create(
                opening=opening,
                serial=serial,
                on_sheet=on_sheet,
                number="" if on_sheet else signal.number,
                taken_on=local_date(at),
            )

        return happen

    def _messages(self, last: date) -> Iterator[tuple[datetime, Event]]:
        """More of them each month; a few callers."""
        for serial in range(BY_SCREEN):
            day = last - timedelta(days=int(364 * (1 - (serial / (BY_SCREEN - 1)) ** 0.6)))
            at = datetime.combine(day, time(9 + lot(8, serial, "hour"), lot(60, serial, "minute")), ALMATY)
            channel = (WEB, WEB, KIOSK, WEB, TELEPHONE)[lot(5, serial, "channel")]
            yield at, self._message(at, channel, serial)

    def _message(self, at: datetime, channel: str, serial: int) -> Event:
        return lambda: void(self._send(at, channel, serial, "screen"))

    def _send(self, at: datetime, channel: str, *about: object, **sheet: object) -> Signal:
        topic, kk, ru = TEXTS[lot(len(TEXTS), *about, "text")]
        language = "ru" if lot(4, *about, "language") == 0 else "kk"
        signal = self.box.send(
            kk if language == "kk" else ru, at=at, language=language, topic=topic, channel=channel,
            crime=topic == "bribery" and lot(3, *about, "crime") == 0, **sheet,  # type: ignore[arg-type]
        )  # fmt: skip
        self._watch(signal)
        fate = FATES[lot(len(FATES), *about, "fate")]
        for number, kind in enumerate(STEPS.get(fate, ()), start=1):
            days = (3, 12, 25)[number - 1] + lot(3, *about, number)
            self._plan(when := at + timedelta(days=days), self._step(signal, kind, when))
        return signal

    def _step(self, signal: Signal, kind: str, at: datetime) -> Event:
        def happen() -> None:
            signal.refresh_from_db()
            self.box.step(signal, kind, at)
            signal.refresh_from_db()
            self._watch(signal)

        return happen

    def _watch(self, signal: Signal) -> None:
        """On the day after a term the clock looks, and writes down what was missed: auditors ask for it.

        It looks once a day for all of them, as the clock of an office does.
        """
        if signal.due_on is not None and signal.due_on not in self._looked_after:
            self._looked_after.add(signal.due_on)
            at = datetime.combine(signal.due_on + timedelta(days=1), time(8), ALMATY)
            self._plan(at, lambda: void(note_missed(office=self.box.office, at=at)))


def void(_: object) -> None:
    """What an event gives back is of no use here."""
