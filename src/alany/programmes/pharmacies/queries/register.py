"""Reading the register of pharmacies."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Prefetch, QuerySet

from alany.kernel.folding import fold
from alany.programmes.pharmacies.importing.register import PharmacyLine
from alany.programmes.pharmacies.models import Licence, Pharmacy
from alany.programmes.pharmacies.rules.licences import LicenceFact, licence_state
from alany.spine.organisations.models import Office
from alany.spine.places.models import Place
from alany.spine.places.queries import districts_on


def fact_of(licence: Licence) -> LicenceFact:
    """The licence as the rule reads it."""
    return LicenceFact(
        holder_bin=licence.holder_bin,
        issued_on=licence.issued_on,
        annex_address=licence.annex_address,
        subtypes=tuple(licence.subtypes),
        suspended_from=licence.suspended_from,
        suspended_to=licence.suspended_to,
        ended_on=licence.ended_on,
    )


def state_of(pharmacy: Pharmacy, on: date) -> str:
    """The state of the pharmacy's licence on a day; no query when its licences and owner were fetched."""
    facts = [fact_of(licence) for licence in pharmacy.licences.all()]
    return licence_state(facts, holder_bin=pharmacy.owner.bin, address=pharmacy.address, on=on)


def pharmacies_of(
    office: Office, on: date, *, text: str = "", district: str = "", kind: str = ""
) -> QuerySet[Pharmacy]:
    """Pharmacies that work on a day, with owner and district; `text` is folded, `district` a KATO code."""
    found = Pharmacy.objects.filter(office=office).working_on(on).select_related("owner", "district")
    for word in fold(text).split():
        found = found.filter(search_text__contains=word)
    if district:
        found = found.filter(district__kato=district)
    if kind:
        found = found.filter(kind=kind)
    return found


def with_licences(pharmacies: QuerySet[Pharmacy]) -> QuerySet[Pharmacy]:
    """The same with all licences, in one query more whatever their number."""
    return pharmacies.prefetch_related(Prefetch("licences", Licence.objects.order_by("issued_on", "pk")))


def public_rows(office: Office, on: date, *, text: str = "", district: str = "") -> QuerySet[Pharmacy, Any]:
    """What anybody may read of a pharmacy: number, name, address and district; never what was found there."""
    rows = pharmacies_of(office, on, text=text, district=district).select_related(None)
    return rows.values("pk", "number", "name", "address", "district_id")


def licence_numbers(pharmacies: Iterable[int]) -> dict[int, str]:
    """The numbers of the licences on record, by pharmacy, in the order of their dates."""
    numbers: dict[int, str] = {}
    rows = Licence.objects.filter(pharmacy__in=list(pharmacies)).order_by("issued_on", "pk")
    for pharmacy, number in rows.values_list("pharmacy", "number"):
        numbers[pharmacy] = f"{numbers[pharmacy]}, {number}" if pharmacy in numbers else number
    return numbers


def districts_by_word(on: date) -> dict[str, int]:
    """Ids of districts by every way to name them: KATO code and folded names."""
    words: dict[str, int] = {}
    for place in districts_on(on):
        for name in (place.kato, place.name_kk, place.name_ru, place.name_en, *place.aliases.split(";")):
            if name.strip():
                words[fold(name)] = place.pk
    return words


@dataclass(frozen=True, slots=True)
class Matched:
    """Rows of a register beside what is on record: new ones, changed ones with their pharmacy, same ones."""

    new: list[PharmacyLine]
    changed: list[tuple[PharmacyLine, int]]
    same: int


def matched(office: Office, lines: Sequence[PharmacyLine]) -> Matched:
    """Compare a register with the record, by number or, where none is stated, by BIN and address."""
    known = list(Pharmacy.objects.filter(office=office).select_related("owner"))
    by_number = {pharmacy.number: pharmacy for pharmacy in known}
    by_place = {(pharmacy.owner.bin, fold(pharmacy.address)): pharmacy for pharmacy in known}
    licences = _licence_keys(office)
    new, changed, same = [], [], 0
    for line in lines:
        found = by_number.get(line.number) if line.number else None
        found = found or by_place.get((line.owner_bin, fold(line.address)))
        if found is None:
            new.append(line)
        elif _says_other(line, found, licences):
            changed.append((line, found.pk))
        else:
            same += 1
    return Matched(new, changed, same)


def _licence_keys(office: Office) -> set[tuple[int, str, str]]:
    rows = Licence.objects.filter(pharmacy__office=office)
    return set(rows.values_list("pharmacy", "number", "annex_number"))


def _says_other(line: PharmacyLine, pharmacy: Pharmacy, licences: set[tuple[int, str, str]]) -> bool:
    facts = (line.name, line.address, line.district, line.owner_bin, line.kind)
    known = (pharmacy.name, pharmacy.address, pharmacy.district_id, pharmacy.owner.bin, pharmacy.kind)
    licence = (pharmacy.pk, line.licence_number, line.annex_number)
    chain_changed = bool(line.chain) and line.chain != pharmacy.chain
    return facts != known or chain_changed or bool(line.licence_number and licence not in licences)


def district_choices(on: date, language: str) -> list[tuple[str, str]]:
    """Districts of the day as (KATO code, name), in Kazakh order."""
    return [(place.kato, place.name(language)) for place in districts_on(on)]


@dataclass(frozen=True, slots=True)
class Districts:
    """The districts of a day with their names: read once and kept, because they change by law only."""

    rows: tuple[tuple[int, str, dict[str, str]], ...]

    def choices(self, language: str) -> list[tuple[str, str]]:
        """KATO codes and names, in Kazakh order."""
        return [(kato, names[language]) for _, kato, names in self.rows]

    def name_of(self, pk: int, language: str) -> str:
        """The name of the district with this id; empty for one that does not exist on the day."""
        return next((names[language] for key, _, names in self.rows if key == pk), "")


@lru_cache(maxsize=16)
def _districts(on: date, last: int) -> Districts:
    languages = ("kk", "ru", "en")
    found = districts_on(on)
    return Districts(tuple((one.pk, one.kato, {code: one.name(code) for code in languages}) for one in found))


def districts_of_day(on: date) -> Districts:
    """The districts of a day; read anew when a place was added."""
    last = Place.objects.order_by("-pk").values_list("pk", flat=True).first()
    return _districts(on, last or 0)
