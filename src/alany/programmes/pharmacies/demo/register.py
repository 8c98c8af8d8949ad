"""924 invented pharmacies over the 16 units of the region, with owners and licences in every state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from alany.kernel.identifiers import check_digit_of
from alany.kernel.periods import ALMATY
from alany.kernel.sampling import draw, proportional_quota, replacement_order
from alany.programmes.pharmacies.demo.chance import lot, mixed, pick, share
from alany.programmes.pharmacies.demo.people import Staff
from alany.programmes.pharmacies.models import Licence, Pharmacy
from alany.programmes.pharmacies.rules.campaigns import Stratum
from alany.spine.ledger.actions import action
from alany.spine.organisations.models import Office, Organisation
from alany.spine.places.models import Place
from alany.spine.places.queries import districts_on

SIZE = 924
OWNERS = 560
IMPORTED_AT = datetime(2020, 6, 15, 12, tzinfo=ALMATY)
WEIGHTS = {
    "611000000": (132, 0.86), "611600000": (46, 0.72), "612000000": (72, 0.78), "613600000": (30, 0.0),
    "613800000": (76, 0.46), "613900000": (50, 0.0), "614000000": (46, 0.0), "614400000": (62, 0.14),
    "614600000": (52, 0.0), "614800000": (34, 0.0), "615200000": (88, 0.0), "615400000": (98, 0.42),
    "615600000": (33, 0.12), "615800000": (56, 0.48), "616000000": (56, 0.0), "616400000": (41, 0.44),
}  # fmt: skip
"""About how many pharmacies a unit would have, and how many of them in town; invented."""
WORDS = (
    "Шипа", "Дәру", "Саулық", "Денсаулық", "Жанға шипа", "Емші", "Әулие", "Қайнар", "Бұлақ", "Рауан", "Арай",
    "Нұр", "Береке", "Мерей", "Шаттық", "Үміт", "Сенім", "Дана", "Алтын дән", "Жусан", "Адыраспан", "Жалбыз",
)  # fmt: skip
STREETS = ("Абай", "Жібек жолы", "Наурыз", "Бейбітшілік", "Тәуелсіздік", "Достық", "Қазыбек би", "Бәйтерек")
KINDS = ("pharmacy",) * 16 + ("point",) * 3 + ("kiosk",)


@dataclass(frozen=True, slots=True)
class Site:
    """One pharmacy before it is written down."""

    number: str
    district: Place
    is_urban: bool
    owner: int
    name: str
    address: str
    kind: str

    @property
    def stratum(self) -> str:
        """District and area, as the draw names them."""
        return Stratum(self.district.kato, self.is_urban).name


def sites(day: date) -> list[Site]:
    """All pharmacies of the region, numbered as if a register had listed them in no order."""
    districts = {place.kato: place for place in districts_on(day)}
    quota = proportional_quota({kato: weight for kato, (weight, _) in WEIGHTS.items()}, SIZE)
    slots = [(kato, place) for kato, count in sorted(quota.items()) for place in range(count)]
    found = []
    for number, (kato, place) in enumerate(mixed(slots, "slots"), start=1):
        owner = lot("owner", number) % OWNERS if lot("chain", number) % 4 else lot("owner", number) % 12
        street, house = pick(STREETS, "street", number), 1 + lot("house", number) % 90
        found.append(
            Site(
                number=f"{number:04d}",
                district=districts[kato],
                is_urban=place < quota[kato] * WEIGHTS[kato][1],
                owner=owner,
                name=f"Демо-{pick(WORDS, 'name', owner)}",
                address=f"{street} көшесі, {house}",
                kind=pick(KINDS, "kind", number),
            )
        )
    return found


@dataclass(frozen=True, slots=True)
class Draw:
    """Who will be in the sample: known before any visit, because frame, quota and seed say it."""

    sample: frozenset[str]
    spares: Mapping[str, tuple[str, ...]]


def drawn(found: Sequence[Site], size: int, seed: str) -> Draw:
    """The same draw as the campaign's, made beforehand to place licences that no visit may touch."""
    units = [(site.number, site.stratum) for site in found]
    sizes: dict[str, int] = {}
    for _, stratum in units:
        sizes[stratum] = sizes.get(stratum, 0) + 1
    quota = proportional_quota(sizes, size)
    return Draw(frozenset(draw(units, quota, seed)), replacement_order(units, quota, seed))


def register_all(
    office: Office, staff: Staff, found: Sequence[Site], licence_states: Mapping[str, str]
) -> None:
    """Write owners, pharmacies and licences down as one import; `licence_states` by number, else `ok`."""
    by = staff.specialists[0]
    with action(verb="register.imported", by=by, at=IMPORTED_AT, office=office) as act:
        owners = Organisation.objects.bulk_create(
            [_owner(office, number) for number in range(OWNERS)], batch_size=500
        )
        pharmacies = Pharmacy.objects.bulk_create(
            [_pharmacy(office, site, owners[site.owner]) for site in found], batch_size=500
        )
        licences = [
            licence
            for pharmacy in pharmacies
            if (licence := _licence(pharmacy, licence_states.get(pharmacy.number, "ok"))) is not None
        ]
        Licence.objects.bulk_create(licences, batch_size=500)
        act.about(office, pharmacies=len(pharmacies), licences=len(licences))


def _owner(office: Office, number: int) -> Organisation:
    name = f"Демо-{pick(WORDS, 'owner name', number)} {number + 1}"
    return Organisation(
        office=office,
        kind=Organisation.Kind.PHARMACY_OWNER,
        bin=_bin(number),
        name_kk=f"«{name}» ЖШС",
        name_ru=f"ТОО «{name}»",
        name_en=f"{name} LLP",
        valid_from=date(2010, 1, 1),
        source="demo",
    ).with_search()


def _bin(number: int) -> str:
    """An invented BIN whose check digit is right."""
    for serial in range(number * 11, number * 11 + 11):
        eleven = f"{10 + number % 10:02d}{1 + number % 12:02d}40{serial:05d}"
        if (digit := check_digit_of(eleven)) is not None:
            return f"{eleven}{digit}"
    raise AssertionError("eleven serials in a row have no check digit")


def _pharmacy(office: Office, site: Site, owner: Organisation) -> Pharmacy:
    return Pharmacy(
        office=office,
        number=site.number,
        owner=owner,
        kind=site.kind,
        name=site.name,
        district=site.district,
        address=site.address,
        is_urban=site.is_urban,
        is_vat_payer=False if share("vat", site.owner) < 0.8 else None,
        opened_on=date(2011 + lot("opened", site.number) % 9, 1 + lot("month", site.number) % 12, 1),
        is_invented=True,
    ).with_search()


def _licence(pharmacy: Pharmacy, state: str) -> Licence | None:
    """A licence that is in this state in July 2020; none where there is none."""
    if state == "none":
        return None
    licence = Licence(
        pharmacy=pharmacy,
        number=f"ДЕМО-{10_000 + int(pharmacy.number)}",
        issued_on=pharmacy.opened_on,
        holder_bin=pharmacy.owner.bin,
        subtypes=["retail"],
        annex_number="1",
        annex_address=pharmacy.address,
    )
    match state:
        case "other_address":
            licence.annex_address = "Демо көшесі, 100"
        case "wrong_subtype":
            licence.subtypes = ["wholesale"]
        case "suspended":
            licence.suspended_from, licence.suspended_to = date(2020, 6, 1), date(2020, 11, 30)
        case "expired":
            licence.ended_on = date(2020, 5, 15)
    return licence
