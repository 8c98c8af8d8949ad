"""A register of medicines: names from the formulary; packs, makers and caps invented from the seed."""

import csv
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from alany.kernel.periods import ALMATY
from alany.programmes.pharmacies.actions.acts import ActDetails, confirm_act, enter_act
from alany.programmes.pharmacies.demo.chance import lot, pick, share
from alany.programmes.pharmacies.demo.people import Staff
from alany.programmes.pharmacies.importing.acts import CapLine
from alany.spine.organisations.models import Office

NAMES = Path(__file__).parents[1] / "data" / "kz_knf_trade_names.csv"
ENTRIES = 9_400
CAPPED = 0.69
MAKERS = tuple(
    f"ДЕМО {word}"
    for word in (
        "ФАРМ", "МЕДИКА", "БИОТЕК", "СИНТЕЗ", "ХИМФАРМ", "ЛАБ", "ВИТА", "ПЛЮС", "ГРУПП", "ЖЕТІСУ", "АРАЛ",
        "КАСПИЙ", "АЛТАЙ", "ЕРТІС", "СЫРДАРИЯ", "ҚАРАТАУ", "ШЫҒЫС", "БАТЫС", "ОҢТҮСТІК", "СОЛТҮСТІК",
    )
)  # fmt: skip
SOLID = ("таблетки", "капсулы", "драже", "пастилки", "суппозитории")
COUNTED = ("10", "20", "30", "50", "60", "100")
AMPOULES = ("5", "10")
FIRST = ActDetails(
    number="ДЕМО-104",
    dated_on=date(2019, 12, 16),
    title_kk="Дәрілердің шекті бағалары туралы (демо: ойдан алынған)",
    title_ru="О предельных ценах на лекарства (демо: вымышлено)",
    effective_from=date(2020, 1, 10),
    published_on=date(2019, 12, 31),
    is_invented=True,
)
AMENDMENT = ActDetails(
    number="ДЕМО-61",
    dated_on=date(2020, 7, 6),
    title_kk="Шекті бағалар тізіміне өзгерістер (демо: ойдан алынған)",
    title_ru="Изменения в список предельных цен (демо: вымышлено)",
    effective_from=date(2020, 7, 20),
    published_on=date(2020, 7, 10),
    is_whole_list=False,
    is_invented=True,
)


def enter_acts(office: Office, staff: Staff) -> None:
    """The list of caps of January and its amendment of July; one person enters, another confirms."""
    lines = annex()
    amended = [_amended(line) for line in lines if line.cap and lot("amended", line.code) % 100 == 0]
    for details, rows in ((FIRST, lines), (AMENDMENT, amended)):
        day = details.published_on or details.effective_from
        at = datetime(day.year, day.month, day.day, 11, tzinfo=ALMATY)
        act = enter_act(office=office, details=details, lines=rows, by=staff.specialists[1], at=at)
        confirm_act(act=act, by=staff.reviewers[0], at=at)


def annex() -> list[CapLine]:
    """The rows of the first act; those without a cap are registered all the same."""
    with NAMES.open(encoding="utf-8", newline="") as file:
        names = list(csv.DictReader(file))
    lines = []
    for number in range(ENTRIES):
        row, again = names[number % len(names)], number // len(names)
        capped = share("capped", row["reg_number"], row["dosage_form"]) < CAPPED
        lines.append(
            CapLine(
                row=number + 1,
                code=f"{number + 1:05d}",
                atc=row["atc"],
                inn=row["inn_or_group"],
                trade_name=row["trade_name"],
                form_dose=row["dosage_form"],
                pack=_pack(row["dosage_form"], number, again),
                maker=pick(MAKERS, "maker", row["trade_name"]),
                reg_number=row["reg_number"],
                cap=_cap(number) if capped else None,
            )
        )
    return lines


def _pack(form: str, number: int, again: int) -> str:
    """How many pieces: tablets by tens, ampoules by five, all else single; a second entry differs."""
    if form.lower().startswith(SOLID):
        return COUNTED[(lot("pack", number - again * 6085) + again) % len(COUNTED)]
    return AMPOULES[again % 2] if "ампул" in form or "инъекц" in form else str(1 + again)


def _cap(number: int) -> Decimal:
    """From about 120 to 24 000 tenge, the small ones more often."""
    return (Decimal(120) * Decimal(str(round(200 ** share("cap", number), 4)))).quantize(Decimal("0.01"))


def _amended(line: CapLine) -> CapLine:
    factor = Decimal("0.92") if lot("down", line.code) % 3 else Decimal("1.07")
    cap = (line.cap or Decimal(0)) * factor
    return CapLine(
        line.row, line.code, line.atc, line.inn, line.trade_name, line.form_dose, line.pack, line.maker,
        line.reg_number, cap.quantize(Decimal("0.01")),
    )  # fmt: skip
