// Text items: padded to one of four sizes, then sealed, with a commitment to what was said.
import { hmac, sha256 } from "./vendor/noble.js";
import { concat, number, numberOf, random, same } from "./bytes.js";
import { SealRefused, boxed, unboxed } from "./suite.js";

export const SIZES = [4096, 16384, 65536, 262144];
export const OPENING_BYTES = 16;
const HEAD = OPENING_BYTES + 4;

export function sizeClass(length) {
  const size = SIZES.find((one) => length + HEAD <= one);
  if (!size) throw new SealRefused("too_long");
  return size;
}

// {sealed, commitment}. Nonce and opening are given only by tests.
export function sealText(text, key, bound, nonce = undefined, opening = random(OPENING_BYTES)) {
  const padded = new Uint8Array(sizeClass(text.length));
  padded.set(concat(opening, number(text.length, 4), text));
  return { sealed: boxed(padded, key, bound, nonce), commitment: hmac(sha256, opening, text) };
}

// {text, commitment}. With `commitment`, also that it is the text that was committed to.
export function openText(sealed, key, bound, commitment = undefined) {
  const padded = unboxed(sealed, key, bound);
  const length = numberOf(padded.subarray(OPENING_BYTES, HEAD));
  if (!SIZES.includes(padded.length) || length > padded.length - HEAD) throw new SealRefused("malformed");
  if (padded.subarray(HEAD + length).some((byte) => byte !== 0)) throw new SealRefused("malformed");
  const text = padded.slice(HEAD, HEAD + length);
  const found = hmac(sha256, padded.subarray(0, OPENING_BYTES), text);
  if (commitment && !same(found, commitment)) throw new SealRefused("malformed");
  return { text, commitment: found };
}
