"""Registering organisations, and renaming them without rewriting the past."""

from datetime import date, datetime, timedelta
from typing import Any

from alany.kernel.triltext import TrilText
from alany.spine.ledger.actions import action
from alany.spine.ledger.rules import Doer
from alany.spine.organisations.models import SHORT_CODE, Office, Organisation
from alany.spine.places.models import Place


def open_office(
    *,
    code: str,
    name: TrilText,
    subtitle: TrilText,
    region: Place,
    opened_on: date,
    is_demo: bool,
    bin: str = "",
    telephone: str = SHORT_CODE,
    email: str = "",
    by: Doer,
    at: datetime,
) -> Office:
    """An office begins its work in a region. Raises ValidationError where BIN or e-mail is wrong."""
    with action(verb="office.opened", by=by, at=at, office=code) as act:
        texts = {f"name_{lang}": name.in_language(lang) for lang in ("kk", "ru", "en")}
        texts |= {f"subtitle_{lang}": subtitle.in_language(lang) for lang in ("kk", "ru", "en")}
        office = Office(
            code=code,
            region=region,
            opened_on=opened_on,
            is_demo=is_demo,
            bin=bin,
            telephone=telephone,
            email=email,
            **texts,
        )
        office.full_clean(exclude=["region"])
        office.save(force_insert=True)
        act.about(office)
    return office


def register_organisation(
    *, office: Office, kind: str, name: TrilText, valid_from: date, by: Doer, at: datetime, **known: object
) -> Organisation:
    """Take in an organisation; `known` are further columns. Raises ValidationError where the BIN is wrong."""
    with action(verb="organisation.registered", by=by, at=at, office=office) as act:
        organisation = Organisation(
            office=office,
            kind=kind,
            name_kk=name.kk,
            name_ru=name.ru,
            name_en=name.en,
            valid_from=valid_from,
            **known,
        ).with_search()
        organisation.full_clean(exclude=["office", "place", "successor"])
        organisation.save(force_insert=True)
        act.about(organisation)
    return organisation


def succeed(
    *, organisation: Organisation, name: TrilText, from_day: date, by: Doer, at: datetime, source: str = ""
) -> Organisation:
    """From this day the organisation bears another name or passes its work on; the old row keeps its name."""
    with action(verb="organisation.succeeded", by=by, at=at, office=organisation.office) as act:
        heir = Organisation.objects.create(
            **_same(organisation),
            name_kk=name.kk,
            name_ru=name.ru,
            name_en=name.en,
            valid_from=from_day,
            source=source,
        )
        Organisation.objects.filter(pk=heir.pk).update(**_search(heir))
        organisation.valid_to = from_day - timedelta(days=1)
        organisation.successor = heir
        organisation.save(update_fields=["valid_to", "successor"])
        act.about(heir, before=str(organisation))
    return heir


def put_under(*, organisation: Organisation, superior: Organisation, by: Doer, at: datetime) -> Organisation:
    """Name the next authority: a matter that the organisation leaves undone goes up to it."""
    with action(verb="organisation.put_under", by=by, at=at, office=organisation.office) as act:
        organisation.superior = superior
        organisation.save(update_fields=["superior"])
        act.about(organisation)
    return organisation


def _same(organisation: Organisation) -> dict[str, Any]:
    kept = ("office", "kind", "bin", "place", "address", "email")
    return {name: getattr(organisation, name) for name in kept}


def _search(organisation: Organisation) -> dict[str, str]:
    filled = organisation.with_search()
    return {"sort_key": filled.sort_key, "search_text": filled.search_text}
