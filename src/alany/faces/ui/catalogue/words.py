"""Sample words of the catalogue; invented, in three languages."""

from dataclasses import dataclass

from alany.kernel.triltext import TrilText


@dataclass(frozen=True, slots=True)
class Words:
    """Picks the words of one language: `say(kk, ru, en)`."""

    language: str

    def __call__(self, kk: str, ru: str, en: str) -> str:
        return TrilText(kk=kk, ru=ru, en=en).in_language(self.language)
