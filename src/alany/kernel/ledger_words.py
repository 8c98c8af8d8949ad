"""How the acts, tables, columns and details of an app are called where people read the ledger."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from alany.kernel.triltext import TrilText


@dataclass(frozen=True, slots=True)
class LedgerWords:
    """What one app writes into the ledger, in words.

    `verbs` are its acts (`case.moved`), `tables` its tables as the database names them (`cases_case`),
    `names` its columns and the details of its entries, without the endings `_id`, `_kk`, `_ru` and `_en`. A
    name that means something else in one table is given there as `cases_case.title`.
    """

    verbs: Mapping[str, TrilText] = field(default_factory=dict)
    tables: Mapping[str, TrilText] = field(default_factory=dict)
    names: Mapping[str, TrilText] = field(default_factory=dict)
