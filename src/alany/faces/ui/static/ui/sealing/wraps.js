// Content keys sealed to people: to one, or to two of a quorum who can open only together.
import { x25519 } from "./vendor/noble.js";
import { concat, hex, same, utf8 } from "./bytes.js";
import { openWith, sealTo } from "./boxes.js";
import { KEY_BYTES, SUITE, SealRefused, afterSuite, digest, opened } from "./suite.js";

const KEY_ID_BYTES = 16;
const NOBODY = new Uint8Array(0);
const inOrder = (one, other) => (hex(one) < hex(other) ? -1 : 1);

export const publicOf = (own) => x25519.getPublicKey(own);

export function keyId(key) {
  return digest(concat(Uint8Array.of(SUITE), utf8("x25519"), key)).slice(0, KEY_ID_BYTES);
}

// {keyId, then, sealed}: the content key with its context, in a sealed box for one public key.
export function wrap(key, to, bound) {
  const sealed = concat(Uint8Array.of(SUITE), sealTo(to, concat(bound, key)));
  return { keyId: keyId(to), then: NOBODY, sealed };
}

// One wrap for each two of the holders: any two open it together, nobody alone.
export function wrapToQuorum(key, holders, bound) {
  const sorted = [...holders].sort((one, other) => inOrder(keyId(one), keyId(other)));
  if (new Set(sorted.map(hex)).size < 2) throw new SealRefused("malformed");
  const pairs = sorted.flatMap((outer, i) => sorted.slice(i + 1).map((inner) => [outer, inner]));
  return pairs.map(([outer, inner]) => {
    const half = sealTo(inner, concat(bound, key));
    return { keyId: keyId(outer), then: keyId(inner), sealed: concat(Uint8Array.of(SUITE), sealTo(outer, half)) };
  });
}

export const unwrap = (sealed, own, bound) => secondHalf(firstHalf(sealed, own), undefined, bound);

// What the first of two holders hands to the second, still sealed; of a wrap to one holder, the key in its context.
export const firstHalf = (sealed, own) => opened(() => openWith(own, afterSuite(sealed)));

export function secondHalf(half, own, bound) {
  const plain = own ? opened(() => openWith(own, half)) : half;
  if (plain.length !== bound.length + KEY_BYTES || !same(plain.subarray(0, bound.length), bound)) {
    throw new SealRefused("not_opened");
  }
  return plain.slice(bound.length);
}

// Who could open an item when it was taken in: goes into the leaf of the public log.
export function wrapsDigest(wraps) {
  const lines = wraps.map((one) => concat(one.keyId, one.then, one.sealed));
  return digest(concat(...lines.sort(inOrder)));
}
