"""The mathematics of a transparency log: trees, tiles, signed heads, proofs. No input or output.

The formats are those of C2SP (signed-note, tlog-checkpoint, tlog-tiles, tlog-cosignature, tlog-proof,
tlog-policy) and RFC 6962, read strictly: one text for one value, or it is refused.
"""
