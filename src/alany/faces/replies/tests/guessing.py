"""Filling the blanks of an address with what somebody would guess."""

import re

WORDS = {"number": "", "to": "fix_claimed", "kato": "615600000", "kind": "fixed"}


def guessed(pattern, case):
    """`cases/<str:number>/` as `/kk/desk/cases/C-2020-0001/`."""

    def filled(found):
        kind, _, name = found[1].rpartition(":")
        if name == "number":
            return case.number
        if kind == "int":
            return "1"
        return WORDS.get(name) or "x"

    path = re.sub(r"<([^>]+)>", filled, pattern).replace("^", "").replace("$", "").replace("\\", "")
    return "/" + (path if path.startswith("kk/") else f"kk/{path.removeprefix('kk/')}")
