"""What people do with accounts, roles and sessions: each function one transaction and one ledger entry."""

from alany.spine.people.actions.accounts import (
    add_person,
    choose_language,
    drop_second_factor,
    edit_person,
    set_password,
    switch_off,
    switch_on,
)
from alany.spine.people.actions.entrance import (
    end_sign_ins,
    note_failure,
    second_factor_changed,
    sign_in,
    sign_out,
)
from alany.spine.people.actions.grants import grant, withdraw_grant

__all__ = [
    "add_person",
    "choose_language",
    "drop_second_factor",
    "edit_person",
    "end_sign_ins",
    "grant",
    "note_failure",
    "second_factor_changed",
    "set_password",
    "sign_in",
    "sign_out",
    "switch_off",
    "switch_on",
    "withdraw_grant",
]
