"""A text that exists in Kazakh, Russian and English, or does not exist."""

from dataclasses import dataclass, fields

LANGUAGES = ("kk", "ru", "en")


class TextMissing(ValueError):
    """A trilingual text was made without one of its languages."""

    def __init__(self, language: str) -> None:
        super().__init__(f"the text has no words in {language!r}")
        self.language = language


class LanguageUnknown(ValueError):
    """A text was asked for in a language that the office does not publish in."""

    def __init__(self, language: str) -> None:
        super().__init__(f"{language!r} is none of {', '.join(LANGUAGES)}")
        self.language = language


@dataclass(frozen=True, slots=True)
class TrilText:
    """One meaning in the three languages of the office; raises TextMissing when one of them is blank."""

    kk: str
    ru: str
    en: str

    def __post_init__(self) -> None:
        for field in fields(self):
            if not getattr(self, field.name).strip():
                raise TextMissing(field.name)

    def in_language(self, language: str) -> str:
        """The words in `language`: "kk", "ru", "en" or a tag that begins so, like "ru-kz".

        Raises LanguageUnknown for any other language.
        """
        match language.replace("_", "-").split("-")[0].lower():
            case "kk":
                return self.kk
            case "ru":
                return self.ru
            case "en":
                return self.en
        raise LanguageUnknown(language)

    def __str__(self) -> str:
        """The Kazakh words, whatever the locale: for logs and for people who debug, never for a page."""
        return self.kk
