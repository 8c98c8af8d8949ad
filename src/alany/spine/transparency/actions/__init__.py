"""What is done with the transparency logs. Other apps need three functions:

appended = append(log=BOX, kind="received", unit="…", due=None, body=…, tag=…, by_day=publication_day(at))
    inside the transaction of the event (`ledger.action`); gives `Appended(uid, leaf, salts)`. The leaf is
    kept or lost with the event, and gets its place in the tree after the commit by itself.
proof = receipt(appended.uid)
    after the commit; the bytes of a `.tlog-proof` file, or None. At first with the log's own signature,
    after the publication hour with those of the witnesses: keep `uid`, and ask again.
forget([uid, …])
    inside the transaction of a lawful deletion: destroys values and salts, the leaf stays.
"""

from alany.spine.transparency.actions.appending import Appended, OutsideTransaction, append, forget, receipt
from alany.spine.transparency.actions.sequencing import OriginChanged, sequence
from alany.spine.transparency.actions.signing import SigningRefused, sign, signed_head

__all__ = [
    "Appended",
    "OriginChanged",
    "OutsideTransaction",
    "SigningRefused",
    "append",
    "forget",
    "receipt",
    "sequence",
    "sign",
    "signed_head",
]
