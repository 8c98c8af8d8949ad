"""Find every translatable text in Python and in Django templates, without the gettext programs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.template.base import Lexer, Token, TokenType
from django.utils.translation import trim_whitespace
from django.utils.translation.template import (
    block_re,
    constant_re,
    context_re,
    endblock_re,
    inline_re,
    plural_re,
)

TEMPLATE_SUFFIXES = {".html", ".txt", ".xml"}
# Position of (context, singular, plural) among the arguments of each function of Django's translation.
FUNCTIONS: dict[str, tuple[int | None, int, int | None]] = {
    "gettext": (None, 0, None),
    "ngettext": (None, 0, 1),
    "pgettext": (0, 1, None),
    "npgettext": (0, 1, 2),
}
FUNCTIONS |= {f"{name}_lazy": places for name, places in FUNCTIONS.items()}
FUNCTIONS["gettext_noop"] = (None, 0, None)


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """A text to translate, as gettext knows it, and where it was met."""

    msgid: str
    context: str = ""
    plural: str = ""
    where: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What makes two messages the same message in a catalogue."""
        return (self.context, self.msgid)


class NotLiteral(Exception):
    """A text to translate is not a literal, so no catalogue can hold it."""


def messages_of(path: Path, shown_as: str) -> Iterator[Message]:
    """Yield the messages of a Python file or a template; other files have none."""
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        yield from python_messages(source, shown_as)
    elif path.suffix in TEMPLATE_SUFFIXES:
        yield from template_messages(source, shown_as)


def python_messages(source: str, where: str) -> Iterator[Message]:
    """Yield the messages of calls of Django's translation functions, also under another name (``as _``).

    Raises NotLiteral where the text is computed, for then it would never be found in a catalogue.
    """
    tree = ast.parse(source)
    known = _names_in_use(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = _called_name(node.func, known)
        if name is None:
            continue
        context_at, singular_at, plural_at = FUNCTIONS[name]
        place = f"{where}:{node.lineno}"
        yield Message(
            msgid=_literal(node.args[singular_at], place),
            context="" if context_at is None else _literal(node.args[context_at], place),
            plural="" if plural_at is None else _literal(node.args[plural_at], place),
            where=place,
        )


def _names_in_use(tree: ast.AST) -> dict[str, str]:
    """Map each local name to the translation function that it stands for."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            for alias in node.names:
                if alias.name in FUNCTIONS:
                    names[alias.asname or alias.name] = alias.name
    return names


def _called_name(func: ast.expr, known: dict[str, str]) -> str | None:
    if isinstance(func, ast.Name):
        return known.get(func.id)
    if (
        isinstance(func, ast.Attribute)
        and isinstance(func.value, ast.Name)
        and func.value.id == "translation"
    ):
        return func.attr if func.attr in FUNCTIONS else None
    return None


def _literal(node: ast.expr, place: str) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise NotLiteral(f"{place}: the text to translate must be written out as one literal")


def template_messages(source: str, where: str) -> Iterator[Message]:
    """Yield the messages of ``translate``, ``blocktranslate`` and ``_()`` in a Django template."""
    tokens = iter(Lexer(source).tokenize())
    for token in tokens:
        place = f"{where}:{token.lineno}"
        if token.token_type == TokenType.VAR:
            yield from (Message(_unquoted(text), where=place) for text in constant_re.findall(token.contents))
        if token.token_type != TokenType.BLOCK:
            continue
        if token.contents == "comment":
            _skip_comment(tokens)
        elif inline := inline_re.match(token.contents):
            yield Message(_unquoted(inline[1]), context=_context(inline[2]), where=place)
        elif block := block_re.match(token.contents):
            yield from (Message(_unquoted(text), where=place) for text in constant_re.findall(token.contents))
            yield _block_message(tokens, _context(block[1]), "trimmed" in token.split_contents(), place)
        else:
            yield from (Message(_unquoted(text), where=place) for text in constant_re.findall(token.contents))


def _block_message(tokens: Iterator[Token], context: str, trimmed: bool, where: str) -> Message:
    """Read on to the end of a ``blocktranslate``; variables become ``%(name)s`` as at run time."""
    forms: list[list[str]] = [[]]
    for token in tokens:
        if token.token_type == TokenType.BLOCK:
            if endblock_re.match(token.contents):
                break
            if plural_re.match(token.contents):
                forms.append([])
        elif token.token_type == TokenType.VAR:
            forms[-1].append(f"%({token.contents})s")
        elif token.token_type == TokenType.TEXT:
            forms[-1].append(token.contents.replace("%", "%%"))
    texts = [trim_whitespace("".join(parts)) if trimmed else "".join(parts) for parts in forms]
    return Message(texts[0], context=context, plural=texts[1] if len(texts) > 1 else "", where=where)


def _skip_comment(tokens: Iterator[Token]) -> None:
    for token in tokens:
        if token.token_type == TokenType.BLOCK and token.contents == "endcomment":
            return


def _context(found: str | None) -> str:
    match = context_re.match(found) if found else None
    return match[1][1:-1] if match else ""


def _unquoted(literal: str) -> str:
    """A quoted text of a template; a per cent sign is doubled, as Django looks it up doubled."""
    return literal[1:-1].replace("%", "%%")
