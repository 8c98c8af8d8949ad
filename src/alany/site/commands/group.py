"""Commands that begin with the same word."""

from dataclasses import dataclass

from alany.kernel.triltext import TrilText
from alany.spine.programme.manifest import Command


@dataclass(frozen=True, slots=True)
class Group:
    """Commands that begin with the same word: ``./alany <name> <command>``."""

    name: str
    title: TrilText
    commands: tuple[Command, ...]
