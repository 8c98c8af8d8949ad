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
from alany.spine.transparency.actions.cosigning import Asked, accept, ask_witnesses
from alany.spine.transparency.actions.publishing import public_folder, publish, write_out
from alany.spine.transparency.actions.sequencing import OriginChanged, sequence, settle
from alany.spine.transparency.actions.signing import SigningRefused, heed, refuse_unfit, sign
from alany.spine.transparency.actions.tending import Tended, cover, digest_ledger, tend

__all__ = [
    "Appended",
    "Asked",
    "OriginChanged",
    "OutsideTransaction",
    "SigningRefused",
    "Tended",
    "accept",
    "append",
    "ask_witnesses",
    "cover",
    "digest_ledger",
    "forget",
    "heed",
    "public_folder",
    "publish",
    "receipt",
    "refuse_unfit",
    "sequence",
    "settle",
    "sign",
    "tend",
    "write_out",
]
