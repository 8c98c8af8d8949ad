// What a sender keeps: a public number, a secret to type, and what only the QR code or the file holds.
import { argon2idAsync, blake2b, hmac, sha256 } from "./vendor/noble.js";
import { concat, number, random, utf8 } from "./bytes.js";
import { SUITE, SealRefused, boxed, unboxed } from "./suite.js";

export const TAG_COUNT = 96;
const REPORTER = 0x21;
const PARAMETERS = { m: 65536, t: 3, p: 1 };

export const newSeed = () => random(32);

// All that a seed gives, the same each time: a second click makes no second report.
export function material(seed) {
  if (seed.length !== 32) throw new SealRefused("malformed");
  const of = (label) => hmac(sha256, seed, utf8(`alany/receipt/v1/${label}`));
  const drawn = of("secret").reduce((value, byte) => value * 256n + BigInt(byte), 0n);
  return {
    report: of("report").slice(0, 16),
    secret: String(drawn % 10n ** 16n).padStart(16, "0"),
    caseSecret: of("case").slice(0, 16),
    salt: of("salt").slice(0, 16),
    once: of("once"),
  };
}

const bare = (typed) => {
  const digits = typed.slice(0, 100).replace(/[\s\u00a0\u2009\u202f–—-]/g, "");
  if (!/^[0-9]+$/.test(digits)) throw new SealRefused("malformed");
  return digits;
};

export function luhnDigit(digits) {
  const total = [...digits].reverse().reduce((sum, digit, place) => {
    const value = Number(digit) * (place % 2 ? 1 : 2);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (total % 10)) % 10);
}

export function readNumber(typed) {
  const digits = bare(typed);
  if (digits.length !== 8 || luhnDigit(digits.slice(0, 7)) !== digits[7]) throw new SealRefused("malformed");
  return digits;
}

// ISO 7064 MOD 97-10: tells a slip of the finger without a key derivation.
export function checkDigits(secret) {
  return String(98n - ((BigInt(secret) * 100n) % 97n)).padStart(2, "0");
}

export const shownSecret = (secret) => [...secret.match(/.{4}/g), checkDigits(secret)].join(" ");

export function readSecret(typed) {
  const digits = bare(typed);
  if (digits.length !== 18 || checkDigits(digits.slice(0, 16)) !== digits.slice(16)) {
    throw new SealRefused("malformed");
  }
  return digits.slice(0, 16);
}

// Slow on purpose. `tell` is called with the share that is done.
export async function argon2(password, salt, length, tell = undefined) {
  return argon2idAsync(password, salt, { ...PARAMETERS, dkLen: length, onProgress: tell, asyncTick: 50 });
}

// {verifier, unwrapKey}
export async function derive(secret, salt, tell = undefined) {
  const raw = await argon2(utf8(secret), salt, 64, tell);
  return { verifier: raw.slice(0, 32), unwrapKey: raw.slice(32) };
}

export const keptOf = (verifier) => blake2b(verifier, { dkLen: 32 });

const bound = (report) => concat(Uint8Array.of(SUITE, REPORTER), report);

export function lockReporterKey(own, unwrapKey, report, nonce = undefined) {
  return boxed(own, unwrapKey, bound(report), nonce);
}

export const unlockReporterKey = (locked, unwrapKey, report) => unboxed(locked, unwrapKey, bound(report));

export function tags(caseSecret, count = TAG_COUNT) {
  return Array.from({ length: count }, (_, event) => hmac(sha256, caseSecret, number(event, 4)).slice(0, 16));
}
