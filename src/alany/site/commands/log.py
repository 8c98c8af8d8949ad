"""``./alany log …``: check a log from its public files, keep ours, and be a witness of others."""

import sys
from argparse import REMAINDER, ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from alany.kernel.merkle.notes import NoteRefused
from alany.kernel.merkle.policies import Policy
from alany.site.commands import log_words as words
from alany.site.commands.group import Group
from alany.spine.programme import terminal
from alany.spine.programme.manifest import Command
from alany.spine.transparency.auditing.check import check, check_receipt
from alany.spine.transparency.auditing.findings import Finding
from alany.spine.transparency.auditing.sources import Source, Unreachable, source_of

LOGS = ("box", "figures")


def verify(asked: Namespace) -> int:
    """Check the logs of a folder or an address; 1 names what is wrong, 2 wrong use, 3 nothing to be read."""
    if not (asked.where or (asked.receipt and asked.policy)):
        return _refuse(words.SAY_WHAT.in_language(terminal.language()), terminal.WRONG_USE)
    try:
        source = source_of(asked.where) if asked.where else None
        policy, is_own = _policy(asked, source)
        receipt = asked.receipt.read_bytes() if asked.receipt else None
        findings = list(_checked(source, policy, receipt, is_own=is_own))
    except Unreachable as fault:
        return _refuse(str(fault), terminal.MISSING)
    except NoteRefused as refusal:
        return _refuse(f"{refusal}: {words.NO_POLICY.in_language(terminal.language())}", terminal.WRONG_USE)
    except OSError as fault:
        return _refuse(f"{fault.filename}: {fault.strerror}", terminal.WRONG_USE)
    if not findings:
        return _refuse(words.NO_LOG.in_language(terminal.language()), terminal.MISSING)
    _print(findings, asked.format)
    return terminal.WELL if all(one.holds for one in findings) else terminal.FAILED


def _policy(asked: Namespace, source: Source | None) -> tuple[Policy, bool]:
    """The reader's own policy, else the one beside the log; whether it is that."""
    if asked.policy:
        return Policy.parse(asked.policy.read_bytes()), False
    data = None if source is None else source.read("policy.txt") or source.below("..").read("policy.txt")
    return Policy.parse(data or b""), True


def _checked(
    source: Source | None, policy: Policy, receipt: bytes | None, *, is_own: bool
) -> Iterator[Finding]:
    if is_own:
        yield Finding("own_policy", True)
    if source is None:
        yield from check_receipt(receipt or b"", policy)
        return
    places = [source] if source.read("checkpoint") is not None else [source.below(name) for name in LOGS]
    found = [place for place in places if place.read("checkpoint") is not None]
    for place in found or places[:1]:
        mine = receipt if len(found) < 2 or _is_of(receipt, place) else None
        yield from check(place, policy, mine)


def _is_of(receipt: bytes | None, place: Source) -> bool:
    """Whether the receipt names the origin of this log."""
    origin = (place.read("checkpoint") or b"").split(b"\n", 1)[0]
    return receipt is not None and b"\n\n" + origin + b"\n" in receipt


def _print(findings: list[Finding], form: str) -> None:
    if form == "json":
        records = [
            {"code": one.code, "holds": one.holds, **{name: str(value) for name, value in one.told.items()}}
            for one in findings
        ]
        terminal.print_records(records, "json")
        return
    for one in findings:
        sys.stdout.write(f"{'=' if one.holds else '≠'} {one.words(terminal.language())}\n")
    terminal.say(words.HOLDS if all(one.holds for one in findings) else words.BROKEN)


def _refuse(text: str, code: int) -> int:
    sys.stderr.write(f"{text}\n")
    return code


def witness(asked: Namespace) -> int:
    """The witness program, which is one file that can be copied elsewhere."""
    from alany.spine.transparency.witness import main

    return main(asked.rest)


def tend(asked: Namespace) -> int:
    """Do what is due: places, digest of the ledger, publication, witnesses."""
    return _tended(asked, now=False)


def publish(asked: Namespace) -> int:
    """Publish both logs whatever the hour, and write their files."""
    return _tended(asked, now=True)


def _tended(asked: Namespace, *, now: bool) -> int:
    from alany.spine.organisations.clock import office_now
    from alany.spine.transparency import actions
    from alany.spine.transparency.keys import KeyRefused

    try:
        done = actions.tend(at=office_now(), now=now)
        for one in done if getattr(asked, "to", None) else ():
            actions.write_out(one.log, asked.to)
    except (actions.SigningRefused, actions.OriginChanged, KeyRefused) as refusal:
        terminal.say(words.NOT_SIGNED)
        return _refuse(str(refusal), terminal.FAILED)
    records = [
        {"log": one.log, "size": one.size, "witnesses": [_said(asked) for asked in one.asked]} for one in done
    ]
    terminal.print_records(records, asked.format)
    return terminal.WELL if not any(asked.refusal for one in done for asked in one.asked) else terminal.FAILED


def _said(asked: object) -> str:
    name, refusal = getattr(asked, "witness", ""), getattr(asked, "refusal", "")
    return f"{name}: {refusal}" if refusal else str(name)


def keys(asked: Namespace) -> int:
    """Print the policy that outsiders need: our keys, made if there are none, and our witnesses."""
    from alany.spine.transparency import actions
    from alany.spine.transparency.keys import KeyRefused
    from alany.spine.transparency.queries.policy import policy_text

    try:
        for log in LOGS:
            actions.settle(log)
            actions.sign(log)
    except (actions.SigningRefused, actions.OriginChanged, KeyRefused) as refusal:
        terminal.say(words.NOT_SIGNED)
        return _refuse(str(refusal), terminal.FAILED)
    sys.stdout.write(policy_text())
    return terminal.WELL


def ready(asked: Namespace) -> int:
    """Say whether both logs may go on, as after a restore: asks our witnesses, believes the heads given.

    Writes the published files again where the logs may; nothing new is signed. 1 when a log may not go on.
    """
    from alany.spine.transparency import actions
    from alany.spine.transparency.keys import KeyRefused

    records = []
    try:
        for file in asked.head:
            actions.heed(file.read_bytes())
        for log in LOGS:
            asked_of = [_said(one) for one in actions.ask_witnesses(log)]
            records.append({"log": log, "size": actions.refuse_unfit(log), "witnesses": asked_of})
            actions.write_out(log, actions.public_folder())
    except OSError as fault:
        return _refuse(f"{fault.filename}: {fault.strerror}", terminal.WRONG_USE)
    except NoteRefused as refusal:
        return _refuse(str(refusal), terminal.WRONG_USE)
    except (actions.SigningRefused, actions.OriginChanged, KeyRefused) as refusal:
        terminal.say(words.NOT_SIGNED)
        return _refuse(str(refusal), terminal.FAILED)
    terminal.print_records(records, asked.format)
    terminal.say(words.GOES_ON)
    return terminal.WELL


def cosign(asked: Namespace) -> int:
    """Take in the lines that a witness has brought as a file; 1 when none of them is true."""
    from alany.spine.transparency.actions import accept

    try:
        kept = accept(asked.log, asked.file.read_bytes())
    except OSError as fault:
        return _refuse(f"{fault.filename}: {fault.strerror}", terminal.WRONG_USE)
    except NoteRefused as refusal:
        return _refuse(str(refusal), terminal.WRONG_USE)
    terminal.print_records([{"witness": name} for name in kept], asked.format)
    return terminal.WELL if kept else terminal.FAILED


def compare(asked: Namespace) -> int:
    """Compare the ledger with its hourly digests in the public log; 1 names the first that it contradicts."""
    from alany.spine.transparency.queries.digests import broken_digests

    broken = list(broken_digests())
    terminal.print_records([{"digest": at} for at in broken[:1]], asked.format)
    terminal.say(words.DIGESTS_BROKEN if broken else words.DIGESTS_HOLD)
    return terminal.FAILED if broken else terminal.WELL


def _configure_verify(parser: ArgumentParser) -> None:
    speak = terminal.language()
    parser.add_argument("where", nargs="?", metavar="DIR|URL", help=words.WHERE.in_language(speak))
    parser.add_argument("--receipt", type=Path, metavar="FILE", help=words.RECEIPT.in_language(speak))
    parser.add_argument("--policy", type=Path, metavar="FILE", help=words.POLICY.in_language(speak))
    terminal.add_format(parser)


def _configure_witness(parser: ArgumentParser) -> None:
    parser.add_argument("rest", nargs=REMAINDER, metavar="new|trust|pull|serve …")


def _configure_publish(parser: ArgumentParser) -> None:
    parser.add_argument("--to", type=Path, metavar="DIR", help=words.TO.in_language(terminal.language()))
    terminal.add_format(parser)


def _configure_ready(parser: ArgumentParser) -> None:
    speak = terminal.language()
    parser.add_argument(
        "--head", type=Path, metavar="FILE", action="append", default=[], help=words.HEAD.in_language(speak)
    )
    terminal.add_format(parser)


def _configure_cosign(parser: ArgumentParser) -> None:
    parser.add_argument("log", choices=LOGS)
    parser.add_argument("file", type=Path, metavar="FILE")
    terminal.add_format(parser)


def _takes_nothing(parser: ArgumentParser) -> None:
    return


COMMANDS = (
    Command("verify", words.VERIFY, _configure_verify, verify, needs_database=False),
    Command("witness", words.WITNESS, _configure_witness, witness, needs_database=False),
    Command("tend", words.TEND, terminal.add_format, tend, tends=True),
    Command("publish", words.PUBLISH, _configure_publish, publish),
    Command("keys", words.KEYS, _takes_nothing, keys),
    Command("ready", words.READY, _configure_ready, ready),
    Command("cosign", words.COSIGN, _configure_cosign, cosign),
    Command("compare", words.COMPARE, terminal.add_format, compare),
)
GROUP = Group("log", words.TITLE, COMMANDS)
