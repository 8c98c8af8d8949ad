"""What may be evidence of a visit, and which evidence a price of each grade needs behind it."""

from collections.abc import Iterable

PRICE_TAG, RECEIPT, LICENCE, PACK, DOCUMENT = "price_tag", "receipt", "licence", "pack", "document"
KINDS = (PRICE_TAG, RECEIPT, LICENCE, PACK, DOCUMENT)

SHOWN_BY = {"receipt": RECEIPT, "tag_photo": PRICE_TAG}
"""A grade that says "look at it again" holds only where the thing itself is kept."""


def unshown(grades: Iterable[str], kinds: Iterable[str]) -> tuple[str, ...]:
    """The grades among these that promise a receipt or a photo of the tag which is not in the evidence."""
    stated, kept = set(grades), set(kinds)
    return tuple(grade for grade, kind in SHOWN_BY.items() if grade in stated and kind not in kept)
