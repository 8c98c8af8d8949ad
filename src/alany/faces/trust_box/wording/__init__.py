"""What this face says, in the three languages side by side."""

from alany.faces.trust_box.wording.after import AFTER
from alany.faces.trust_box.wording.browser import BROWSER
from alany.faces.trust_box.wording.pages import PAGES
from alany.faces.trust_box.wording.questions import QUESTIONS
from alany.faces.trust_box.wording.state import STATE
from alany.faces.ui.context import current_language

TEXTS = PAGES | QUESTIONS | AFTER | STATE | BROWSER


class Words:
    """The texts of this face in the language of the page: `w.title` in a template."""

    def __getattr__(self, name: str) -> str:
        try:
            return word(name)
        except KeyError as reason:
            raise AttributeError(name) from reason


def word(key: str, /, **given: object) -> str:
    """One text; `{…}` in it are filled. Raises KeyError."""
    text = TEXTS[key].in_language(current_language())
    return text.format(**given) if given else text


def choices(prefix: str, codes: tuple[str, ...]) -> list[tuple[str, str]]:
    """Codes with their texts `prefix_code`."""
    return [(code, word(f"{prefix}_{code}")) for code in codes]
