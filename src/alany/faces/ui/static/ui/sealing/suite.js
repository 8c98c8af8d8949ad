// What every sealed object shares: docs/formats/sealing.md. The same as alany/kernel/sealing/suite.py.
import { sha256, xchacha20poly1305 } from "./vendor/noble.js";
import { concat, number, random } from "./bytes.js";

export const SUITE = 1;
export const KEY_BYTES = 32;
export const KIND = Object.freeze({
  REPORT: 1,
  MESSAGE: 2,
  ANSWER: 3,
  FILE: 4,
  IDENTITY: 5,
  DERIVED: 6,
  TRANSCRIPT: 7,
  PACKAGE: 8,
  ESCROW: 9,
});
const NONCE_BYTES = 24;

// Bytes cannot be sealed or opened; `reason` is a word that the page turns into a sentence.
export class SealRefused extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

// Runs `open`; whatever it throws means a wrong key, a wrong context or changed bytes, and which cannot be told.
export function opened(open) {
  try {
    return open();
  } catch (reason) {
    if (reason instanceof SealRefused) throw reason;
    throw new SealRefused("not_opened");
  }
}

export function context(report, item, kind) {
  if (report.length !== 16 || !Number.isInteger(item) || item < 1 || item > 0xffffffff) {
    throw new SealRefused("malformed");
  }
  return concat(Uint8Array.of(SUITE), report, number(item, 4), Uint8Array.of(kind));
}

export const newKey = () => random(KEY_BYTES);
export const digest = (bytes) => sha256(bytes);

export function afterSuite(sealed) {
  if (sealed[0] !== SUITE) throw new SealRefused("unknown_suite");
  return sealed.subarray(1);
}

export function boxed(plain, key, bound, nonce = random(NONCE_BYTES)) {
  return concat(Uint8Array.of(SUITE), nonce, xchacha20poly1305(key, nonce, bound).encrypt(plain));
}

export function unboxed(sealed, key, bound) {
  const rest = afterSuite(sealed);
  return opened(() => {
    const box = xchacha20poly1305(key, rest.subarray(0, NONCE_BYTES), bound);
    return box.decrypt(rest.subarray(NONCE_BYTES));
  });
}
