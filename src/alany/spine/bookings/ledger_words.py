"""Acts and tables of this app, as the ledger is read: one line for each."""

from alany.kernel.ledger_words import LedgerWords
from alany.kernel.triltext import TrilText

VERBS = {
    "booking.provider_opened": TrilText(
        kk="қабылдаушы енгізілді", ru="внесён принимающий", en="provider taken in"
    ),
    "booking.provider_switched": TrilText(
        kk="жазылу ашылды не жабылды", ru="запись открыта или закрыта", en="booking opened or closed"
    ),
    "booking.hours_set": TrilText(
        kk="қабылдау сағаттары белгіленді", ru="заданы часы приёма", en="hours set"
    ),
    "booking.day_off_added": TrilText(
        kk="қабылдамайтын күн қосылды", ru="добавлен неприёмный день", en="day off"
    ),
    "booking.day_off_removed": TrilText(
        kk="қабылдамайтын күн алынды", ru="неприёмный день снят", en="day off removed"
    ),
    "booking.slots_extended": TrilText(
        kk="қабылдау уақыттары ашылды", ru="открыто время приёма", en="slots opened"
    ),
    "booking.feed_renewed": TrilText(
        kk="күнтізбенің мекенжайы жаңартылды",
        ru="обновлён адрес календаря",
        en="address of the calendar renewed",
    ),
    "booking.made": TrilText(kk="қабылдауға жазылды", ru="запись на приём", en="booked"),
    "booking.walked_in": TrilText(kk="талон берілді", ru="выдан талон", en="coupon given"),
    "booking.moved": TrilText(
        kk="қабылдау уақыты ауыстырылды", ru="время приёма перенесено", en="booking moved"
    ),
    "booking.cancelled": TrilText(kk="жазылу тоқтатылды", ru="запись отменена", en="booking cancelled"),
    "booking.attended": TrilText(kk="келген-келмегені жазылды", ru="отмечена явка", en="attendance recorded"),
}
TABLES = {
    "bookings_provider": TrilText(kk="қабылдаушы", ru="принимающий", en="provider"),
    "bookings_weeklyhours": TrilText(kk="қабылдау сағаттары", ru="часы приёма", en="hours"),
    "bookings_dayoff": TrilText(kk="қабылдамайтын күн", ru="неприёмный день", en="day off"),
    "bookings_slot": TrilText(kk="қабылдау уақыты", ru="время приёма", en="slot"),
    "bookings_booking": TrilText(kk="қабылдауға жазылу", ru="запись на приём", en="booking"),
}
NAMES = {
    "provider": TrilText(kk="қабылдаушы", ru="принимающий", en="provider"),
    "feed_hash": TrilText(
        kk="күнтізбе кілтінің ізі", ru="отпечаток ключа календаря", en="hash of the feed's key"
    ),
    "is_open": TrilText(kk="ашық", ru="открыто", en="open"),
    "weekday": TrilText(kk="апта күні", ru="день недели", en="weekday"),
    "begins": TrilText(kk="басталуы", ru="начало", en="begins"),
    "ends": TrilText(kk="аяқталуы", ru="окончание", en="ends"),
    "minutes": TrilText(kk="минут", ru="минут", en="minutes"),
    "seats": TrilText(kk="орын саны", ru="число мест", en="seats"),
    "seat": TrilText(kk="орын", ru="место", en="seat"),
    "mode": TrilText(kk="тәсілі", ru="способ", en="mode"),
    "organisation": TrilText(kk="ұйым", ru="организация", en="organisation"),
    "first_on": TrilText(kk="алғашқы күні", ru="первый день", en="first day"),
    "last_on": TrilText(kk="соңғы күні", ru="последний день", en="last day"),
    "starts_at": TrilText(kk="басталуы", ru="начало", en="starts"),
    "ends_at": TrilText(kk="аяқталуы", ru="окончание", en="ends"),
    "slot": TrilText(kk="қабылдау уақыты", ru="время приёма", en="slot"),
    "slots": TrilText(kk="жаңа қабылдау уақыттары", ru="новые времена приёма", en="new slots"),
    "hours": TrilText(kk="сағаттар", ru="часы", en="hours"),
    "holder": TrilText(kk="кім үшін", ru="для кого", en="holder"),
    "code_hash": TrilText(kk="кодтың ізі", ru="отпечаток кода", en="hash of the code"),
    "channel": TrilText(kk="қалай түсті", ru="канал", en="channel"),
    "made_at": TrilText(kk="жасалған уақыты", ru="когда сделано", en="made at"),
    "made_by": TrilText(kk="кім қабылдады", ru="кто принял", en="received by"),
    "ended_at": TrilText(kk="аяқталған уақыты", ru="когда завершено", en="ended at"),
    "moved_from": TrilText(kk="бұрынғы жазылу", ru="прежняя запись", en="moved from"),
    "came": TrilText(kk="келді", ru="пришёл", en="came"),
}

LEDGER_WORDS = LedgerWords(verbs=VERBS, tables=TABLES, names=NAMES)
