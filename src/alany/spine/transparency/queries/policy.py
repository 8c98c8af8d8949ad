"""Whom a reader may believe: our keys, and the witnesses that the office has written down."""

from alany.kernel.merkle.policies import Policy
from alany.spine.transparency import keys
from alany.spine.transparency.models import Log

NOBODY = "quorum none\n"


def policy_text() -> str:
    """`policy.txt`: a line for each log, then `witnesses.txt` of the folder of the logs, if there is one."""
    logs = Log.objects.exclude(vkey="").order_by("slug")
    path = keys.folder() / "witnesses.txt"
    outside = path.read_text(encoding="utf-8") if path.exists() else NOBODY
    return "".join(f"log {log.vkey}\n" for log in logs) + outside


def policy() -> Policy:
    """The same, read; raises notes.NoteRefused when the office has written it wrongly."""
    return Policy.parse(policy_text().encode())
