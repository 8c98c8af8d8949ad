"""Names that stand on a page as they are, whatever its language: those people gave, those machines use."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from alany.faces.ui.context import current_language
from alany.kernel.folding import tongue


def as_given(name: str) -> SafeString:
    """The name of a file, a trade name, what a record was called: its letters are its giver's."""
    return format_html("<bdi>{}</bdi>", name)


def as_code(name: str) -> SafeString:
    """What a machine reads: the name of a file to download, a tag, an address."""
    return format_html("<code>{}</code>", name)


def spoken(text: str) -> str:
    """`kk` or `ru` for words that somebody wrote in another language than the page's, else empty."""
    found = tongue(text)
    return "" if found == current_language() else found
