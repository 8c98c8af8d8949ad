"""The catalogues of our texts: ``locale/{kk,ru}/LC_MESSAGES/django.po`` in each app.

Catalogues are sorted and carry no line numbers and no dates, so that two branches merge quietly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import polib

from tools.extraction import TEMPLATE_SUFFIXES, Message, messages_of

ROOT = Path(__file__).resolve().parent.parent
SOURCE = next(path for path in (ROOT / "src" / "alany", ROOT / "alany") if path.is_dir())
PLURALS = {
    "kk": "nplurals=2; plural=(n!=1);",
    "ru": (
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
        "n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
    ),
}
LANGUAGES = tuple(PLURALS)
# A translator's comment that begins so keeps a text which our own sources do not hold (one of Django's).
KEPT = "kept"
PLACEHOLDER = re.compile(r"%\((\w+)\)[a-zA-Z]|\{(\w*)\}|(?<!%)%[sd]")
MIXED_WORD = re.compile(r"\b\w*(?:[a-zA-Z][а-яёәғқңөұүһі]|[а-яёәғқңөұүһі][a-zA-Z])\w*", re.IGNORECASE)


def apps() -> list[Path]:
    """The folders that own a catalogue: every Django app, and ``site`` for what belongs to none."""
    return sorted({path.parent for path in SOURCE.rglob("apps.py")} | {SOURCE / "site"})


def owner(path: Path, owners: Iterable[Path]) -> Path:
    """The app whose catalogue holds the texts of a file: the nearest one above it, else ``site``."""
    above = [app for app in owners if app in path.parents]
    return max(above, key=lambda app: len(app.parts), default=SOURCE / "site")


def used_messages() -> dict[Path, dict[tuple[str, str], Message]]:
    """Every message that the sources use, by app and by (context, msgid)."""
    owners = apps()
    found: dict[Path, dict[tuple[str, str], Message]] = {app: {} for app in owners}
    for path in sorted(SOURCE.rglob("*")):
        if path.suffix != ".py" and path.suffix not in TEMPLATE_SUFFIXES:
            continue
        inside = path.relative_to(SOURCE).parts
        if path.suffix == ".py" and {"tests", "migrations"} & set(inside):
            continue
        if path.suffix in TEMPLATE_SUFFIXES and "templates" not in inside:
            continue
        for message in messages_of(path, str(path.relative_to(ROOT))):
            known = found[owner(path, owners)]
            if message.key not in known or (message.plural and not known[message.key].plural):
                known[message.key] = message
    return found


def catalogue(app: Path, language: str) -> Path:
    """The catalogue file of an app in a language; it may not exist yet."""
    return app / "locale" / language / "LC_MESSAGES" / "django.po"


def read(path: Path, language: str) -> polib.POFile:
    """An opened catalogue, or a new empty one with our fixed header."""
    found = polib.pofile(str(path), wrapwidth=100) if path.exists() else polib.POFile(wrapwidth=100)
    found.metadata = {
        "Project-Id-Version": "alany",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }
    found.metadata_is_fuzzy = False
    found.header = ""
    return found


def update(app: Path, language: str, used: dict[tuple[str, str], Message]) -> tuple[int, int]:
    """Add the texts that are new and drop those no longer used; return (added, dropped)."""
    path = catalogue(app, language)
    old = {(entry.msgctxt or "", entry.msgid): entry for entry in read(path, language) if not entry.obsolete}
    kept = {key: entry for key, entry in old.items() if key in used or entry.tcomment.startswith(KEPT)}
    entries = {key: _fitted(kept[key], used.get(key), language) for key in kept}
    entries |= {key: _new(message, language) for key, message in used.items() if key not in entries}
    added, dropped = len(entries.keys() - old.keys()), len(old.keys() - entries.keys())
    if not entries and not path.exists():
        return (0, 0)
    written = read(path, language)
    written.clear()
    written.extend(sorted(entries.values(), key=lambda entry: (entry.msgid, entry.msgctxt or "")))
    path.parent.mkdir(parents=True, exist_ok=True)
    text = str(written).removeprefix("#\n").rstrip("\n") + "\n"
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
    return (added, dropped)


def _forms(language: str) -> int:
    return int(PLURALS[language].split("nplurals=")[1][0])


def _new(message: Message, language: str) -> polib.POEntry:
    entry = polib.POEntry(msgid=message.msgid, msgctxt=message.context or None)
    return _fitted(entry, message, language)


def _fitted(entry: polib.POEntry, message: Message | None, language: str) -> polib.POEntry:
    """The entry with its plural as the source has it now, its flag set and no trace of lines."""
    if message is not None and message.plural:
        entry.msgid_plural = message.plural
        forms = entry.msgstr_plural or ({0: entry.msgstr} if entry.msgstr else {})
        entry.msgstr_plural = {n: forms.get(n, "") for n in range(_forms(language))}
        entry.msgstr = ""
    elif message is not None and entry.msgid_plural:
        entry.msgstr = entry.msgstr_plural.get(0, "")
        entry.msgid_plural, entry.msgstr_plural = "", {}
    entry.occurrences, entry.previous_msgid, entry.comment = [], None, ""
    entry.flags = [flag for flag in entry.flags if flag == "fuzzy"]
    if re.search(r"%\(\w+\)[a-zA-Z]", entry.msgid):
        entry.flags.append("python-format")
    return entry


def problems(app: Path, language: str, used: dict[tuple[str, str], Message]) -> Iterator[str]:
    """Say each thing that keeps a catalogue of an app from being complete and safe, one sentence each."""
    path = catalogue(app, language)
    entries = {(entry.msgctxt or "", entry.msgid): entry for entry in read(path, language)}
    shown = path.relative_to(ROOT)
    for key, message in used.items():
        if key not in entries:
            yield f"{shown}: «{message.msgid}» ({message.where}) is missing; run tools/messages.py update"
    for key, entry in entries.items():
        name = f"{shown}: «{entry.msgid}»"
        if entry.obsolete or (key not in used and not entry.tcomment.startswith(KEPT)):
            yield f"{name} is no longer used; run tools/messages.py update"
            continue
        if entry.fuzzy:
            yield f"{name} is marked fuzzy; read it and remove the mark"
        yield from (f"{name} {fault}" for fault in _faults(entry, key, used))


def _faults(
    entry: polib.POEntry, key: tuple[str, str], used: dict[tuple[str, str], Message]
) -> Iterator[str]:
    if bool(entry.msgid_plural) != bool(key in used and used[key].plural) and key in used:
        yield "has another plural than the source; run tools/messages.py update"
    texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    if not all(text.strip() for text in texts):
        yield "is not translated"
        return
    wanted = _placeholders(entry.msgid_plural or entry.msgid)
    for text in texts:
        if _placeholders(text) != wanted and not (entry.msgid_plural and _placeholders(text) <= wanted):
            yield f"has other placeholders in its translation «{text}»"
        if mixed := MIXED_WORD.search(PLACEHOLDER.sub(" ", text)):
            yield f"has a word of two alphabets in its translation: «{mixed[0]}»"


def _placeholders(text: str) -> set[str]:
    return {match[0] for match in PLACEHOLDER.finditer(text)}


def disagreements(language: str) -> Iterator[str]:
    """Say each text that two apps translate differently: which of the two is shown depends on chance."""
    first: dict[tuple[str, str], tuple[Path, polib.POEntry]] = {}
    for app in apps():
        for entry in read(catalogue(app, language), language):
            key = (entry.msgctxt or "", entry.msgid)
            known_app, known = first.setdefault(key, (app, entry))
            if (known.msgstr, known.msgstr_plural) != (entry.msgstr, entry.msgstr_plural):
                yield (
                    f"{language}: «{entry.msgid}» is translated differently in {known_app.relative_to(ROOT)} "
                    f"and {app.relative_to(ROOT)}; agree on one text or give one of them a context"
                )


def compile_all() -> int:
    """Write the binary catalogue beside each text catalogue that is newer; return how many were written."""
    written = 0
    for path in sorted(SOURCE.rglob("locale/*/LC_MESSAGES/django.po")):
        binary = path.with_suffix(".mo")
        if not binary.exists() or binary.stat().st_mtime < path.stat().st_mtime:
            partial = binary.with_suffix(".mo.partial")
            polib.pofile(str(path)).save_as_mofile(str(partial))
            partial.replace(binary)
            written += 1
    return written
