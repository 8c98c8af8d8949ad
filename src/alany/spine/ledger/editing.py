"""Two people, one record: the second to save sees what changed and loses nothing."""

from typing import TypeVar

from django.db import models

Record = TypeVar("Record", bound=models.Model)


class EditedMeanwhile(Exception):
    """Somebody saved the record after this person opened it; `current` is the record as it stands now."""

    def __init__(self, current: models.Model) -> None:
        super().__init__(str(current))
        self.current = current


def locked(model: type[Record], pk: object, version: int | None = None) -> Record:
    """The record, locked until the transaction ends; EditedMeanwhile if `version` is not its version now.

    SQLite needs no lock: its transactions are immediate and there is one writer.
    """
    record = model._default_manager.select_for_update().get(pk=pk)
    if version is not None and record.version != version:  # type: ignore[attr-defined]
        raise EditedMeanwhile(record)
    return record


def saved(record: Record, *fields: str) -> Record:
    """Save these fields and count the version up."""
    record.version += 1  # type: ignore[attr-defined]
    record.save(update_fields=[*fields, "version"])
    return record
