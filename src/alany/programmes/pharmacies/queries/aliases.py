"""What people have decided about lines, as checks apply it; and the queue of lines that wait for people."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet

from alany.kernel.folding import fold
from alany.programmes.pharmacies.engine.check import Decision, Resolved, judge, resolve
from alany.programmes.pharmacies.models import Alias, AliasPack, Medicine, PriceListLine
from alany.programmes.pharmacies.queries.checker import DayRegister, register_on
from alany.programmes.pharmacies.rules.aliases import PACKS, QUEUED, key_of
from alany.spine.organisations.models import Office, Organisation

OPEN = (Alias.State.PROPOSED, Alias.State.IN_FORCE)
MOST_FOUND = 20
MOST_JUDGED = 500


@dataclass(frozen=True, slots=True)
class Known:
    """What one text means; `codes` are all its packs, none where it is no medicine of the register."""

    alias: int
    codes: tuple[str, ...]


@dataclass(frozen=True)
class AliasBook:
    """The aliases in force for one supplier: those made for it come before those made for all."""

    known: Mapping[str, Known]

    def of(self, line: str) -> Known | None:
        """What people have decided this line means."""
        return self.known.get(key_of(line)) if self.known else None

    def applied(self, day: DayRegister, line: str, resolved: Resolved) -> Resolved:
        """The line as people have decided it, else as the engine read it.

        Where a pack of the alias is not in the register of the day, it decides nothing: it was made for
        exactly these packs.
        """
        return _meant(day, self.of(line), resolved)

    @cached_property
    def version(self) -> str:
        """A name of the book's content, empty for an empty book: part of what a check rests on."""
        if not self.known:
            return ""
        rows = sorted(f"{key}\t{';'.join(known.codes)}\n" for key, known in self.known.items())
        return sha256("".join(rows).encode()).hexdigest()

    def version_with(self, register_version: str) -> str:
        """The register and the aliases that a check rested on, as one name."""
        if not self.version:
            return register_version
        return sha256(f"{register_version}\n{self.version}".encode()).hexdigest()


def _meant(day: DayRegister, known: Known | None, resolved: Resolved) -> Resolved:
    if known is None:
        return resolved
    surely = replace(resolved, likely=(), problem="", exact=True, sure=True, confirmed=True, described=True)
    if not known.codes:
        return replace(surely, positions=(), problem="name_not_in_register")
    positions = tuple(sorted(day.positions[code] for code in known.codes if code in day.positions))
    return replace(surely, positions=positions) if len(positions) == len(known.codes) else resolved


@dataclass(frozen=True, slots=True)
class AliasBooks:
    """All aliases in force: those for everybody, and those of each supplier by its key."""

    general: Mapping[str, Known]
    own: Mapping[int, Mapping[str, Known]]

    def of(self, supplier: int | None) -> AliasBook:
        """The aliases that count for this supplier (None: for nobody in particular)."""
        mine = self.own.get(supplier) if supplier is not None else None
        return AliasBook({**self.general, **mine} if mine else self.general)


def books_of(office: Office, lines: Iterable[str] | None = None) -> AliasBooks:
    """The aliases in force, of these lines or of all, by two queries."""
    found = Alias.objects.in_force().filter(office=office)
    if lines is not None:
        found = found.filter(key__in={key_of(line) for line in lines})
    codes: dict[int, list[str]] = {}
    packs = AliasPack.objects.filter(alias__in=found.values("pk")).order_by("medicine__code")
    for alias, code in packs.values_list("alias", "medicine__code"):
        codes.setdefault(alias, []).append(code)
    general: dict[str, Known] = {}
    own: dict[int, dict[str, Known]] = {}
    for pk, key, supplier in found.values_list("pk", "key", "supplier"):
        kept = general if supplier is None else own.setdefault(supplier, {})
        kept[key] = Known(pk, tuple(codes.get(pk, ())))
    return AliasBooks(general, own)


def queued_lines(office: Office) -> QuerySet[PriceListLine]:
    """Lines of price lists that wait for people and about which nobody has decided anything."""
    decided = Alias.objects.filter(office=office, key=OuterRef("key"), state__in=OPEN)
    for_it = decided.filter(Q(supplier=None) | Q(supplier=OuterRef("price_list__pharmacy__owner")))
    lines = PriceListLine.objects.filter(price_list__office=office).exclude(key="")
    return lines.filter(Q(decision="unclear") | Q(certainty="probable")).filter(~Exists(for_it))


def queue(office: Office, filters: Mapping[str, str]) -> QuerySet[PriceListLine, Any]:
    """One row for each text: how many lines and lists it decides, the ones that decide most first.

    Filters: `q` words of the line, `grade` probable or unclear, `reason` a code of the engine.
    """
    lines = queued_lines(office)
    if text := filters.get("q"):
        lines = lines.filter(line__icontains=text)
    if filters.get("grade") == QUEUED[0]:
        lines = lines.filter(certainty=QUEUED[0])
    elif filters.get("grade") == QUEUED[1]:
        lines = lines.filter(decision=QUEUED[1])
    if reason := filters.get("reason"):
        lines = lines.filter(reason=reason)
    grouped = lines.order_by().values("key").annotate(
        line=Min("line"), reason=Min("reason"), certainty=Min("certainty"),
        lines=Count("pk"), lists=Count("price_list", distinct=True),
    )  # fmt: skip
    return grouped.order_by("-lines", "line", "key")


def suppliers_of(office: Office, key: str) -> list[Organisation]:
    """The owners of the pharmacies whose lists hold this text, in Kazakh order."""
    lines = PriceListLine.objects.filter(price_list__office=office, key=key)
    owners = lines.values("price_list__pharmacy__owner")
    return list(Organisation.objects.filter(office=office, pk__in=owners).order_by("sort_key"))


def lines_of_key(office: Office, key: str, supplier: Organisation | None) -> QuerySet[PriceListLine]:
    """Every line that this text decides: of this supplier, or of all for whom nothing else is in force."""
    lines = PriceListLine.objects.filter(price_list__office=office, key=key)
    if supplier is not None:
        return lines.filter(price_list__pharmacy__owner=supplier)
    own = Alias.objects.in_force().filter(
        office=office, key=key, supplier=OuterRef("price_list__pharmacy__owner")
    )
    return lines.filter(~Exists(own))


def judged_again(
    lines: QuerySet[PriceListLine], known: Known | None
) -> Iterator[tuple[PriceListLine, Decision]]:
    """Each line with the answer it gets when its text means this (None: when nobody has decided it)."""
    rows = lines.select_related("price_list__office", "price_list__pharmacy").order_by("price_list__on", "pk")
    resolved: dict[tuple[str, str], Resolved] = {}
    for row in rows.iterator(chunk_size=1000):
        on, pharmacy = row.price_list.on, row.price_list.pharmacy
        day = register_on(row.price_list.office, on)
        if day is None or row.price_kzt is None:
            continue
        read = (day.version, row.line)
        if read not in resolved:
            resolved[read] = _meant(day, known, resolve(day.register, row.line))
        vat = day.vat(on, pharmacy.is_vat_payer if pharmacy else None)
        yield row, judge(day.register, resolved[read], row.price_kzt, on, vat)


@dataclass(frozen=True, slots=True)
class Impact:
    """How many lines of how many lists a decision decides, and what they become: decision -> count."""

    lines: int
    lists: int
    answers: Mapping[str, int]


def impact_of(alias: Alias) -> Impact:
    """What the alias decides among the lists that are here; of thousands of lines the first are judged."""
    lines = lines_of_key(alias.office, alias.key, alias.supplier)
    first = lines.filter(pk__in=list(lines.order_by("pk").values_list("pk", flat=True)[:MOST_JUDGED]))
    answers = Counter(decision.decision for _, decision in judged_again(first, meaning_of(alias)))
    counted = lines.aggregate(lines=Count("pk"), lists=Count("price_list", distinct=True))
    return Impact(counted["lines"], counted["lists"], answers)


def meaning_of(alias: Alias) -> Known:
    """What an alias says its text means, whether it is in force or not."""
    codes = alias.packs.order_by("medicine__code").values_list("medicine__code", flat=True)
    return Known(alias.pk, tuple(codes) if alias.meaning == PACKS else ())


def all_aliases(office: Office, filters: Mapping[str, str]) -> QuerySet[Alias]:
    """Decisions of people under `state` and `q`, with who made them."""
    found = Alias.objects.filter(office=office)
    if state := filters.get("state"):
        found = found.filter(state=state)
    if text := filters.get("q"):
        found = found.filter(line__icontains=text)
    return found.select_related("proposed_by", "decided_by", "reversed_by", "supplier")


def medicines_like(office: Office, text: str) -> list[Medicine]:
    """Packs of the register whose name, form, maker or number holds all these words."""
    found = Medicine.objects.filter(office=office)
    for word in fold(text).split()[:6]:
        found = found.filter(search_text__contains=word)
    return list(found.order_by("trade_name", "form_dose", "pack")[:MOST_FOUND])
