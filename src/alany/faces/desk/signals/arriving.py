"""Sealed things as the browser sends them, read strictly: docs/formats/sealing.md."""

import json
from base64 import b64decode
from typing import Any

from alany.spine.intake.rules import ItemUnfit, SealedItem, SealedWrap

MOST_ITEMS = 11
MOST_WRAPS = 5000


def items(text: str) -> tuple[SealedItem, ...]:
    """Items of an answer or a package. Raises ItemUnfit."""
    return tuple(_item(one) for one in _listed(text, MOST_ITEMS))


def wraps(text: str) -> dict[int, bytes]:
    """Content keys sealed anew for one reader, by item number. Raises ItemUnfit."""
    try:
        return {int(one["item"]): _bytes(one["sealed"]) for one in _listed(text, MOST_WRAPS)}
    except (KeyError, TypeError, ValueError) as reason:
        raise ItemUnfit("wraps") from reason


def halves(text: str) -> dict[str, bytes]:
    """What a first custodian hands on, by the id of the key that it is still sealed to. Raises ItemUnfit."""
    try:
        return {str(one["then"]): _bytes(one["half"]) for one in _listed(text, MOST_WRAPS)}
    except (KeyError, TypeError, ValueError) as reason:
        raise ItemUnfit("halves") from reason


def signature(text: str) -> bytes:
    """An Ed25519 signature; what is none is empty, and then checked by nobody's key."""
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""


def _listed(text: str, most: int) -> list[Any]:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as reason:
        raise ItemUnfit("json") from reason
    if not isinstance(told, list) or not 0 < len(told) <= most:
        raise ItemUnfit("list")
    return told


def _item(one: Any) -> SealedItem:  # noqa: ANN401  whatever JSON held
    try:
        return SealedItem(
            item=int(one["item"]),
            kind=int(one["kind"]),
            commitment=bytes.fromhex(one["commitment"]),
            wraps=tuple(_wrap(wrap) for wrap in one["wraps"]),
            sealed=_bytes(one.get("sealed", "")),
            file=str(one.get("file", "")),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as reason:
        raise ItemUnfit("item") from reason


def _wrap(one: dict[str, Any]) -> SealedWrap:
    return SealedWrap(str(one["key"]), _bytes(one["sealed"]), str(one.get("then", "")))


def _bytes(text: str) -> bytes:
    return b64decode(text, validate=True)
