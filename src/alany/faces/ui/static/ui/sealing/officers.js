// Keys of who reads and answers: made and used here, in the officer's browser; the office keeps them locked.
import { ed25519, hmac, sha256, x25519 } from "./vendor/noble.js";
import { concat, random, same, utf8 } from "./bytes.js";
import { argon2 } from "./receipts.js";
import { SUITE, SealRefused, boxed, digest, unboxed } from "./suite.js";

const SALT_BYTES = 16;
const OFFICER = 0x31;
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const STATEMENT = utf8("alany/statement/v1\n");

// {box, seed}: X25519 to open, an Ed25519 seed to sign.
export const newKeys = () => ({ box: random(32), seed: random(32) });

export const publics = (keys) => ({
  box: x25519.getPublicKey(keys.box),
  sign: ed25519.getPublicKey(keys.seed),
});

function locked(keys, key, salt, nonce) {
  const { box, sign } = publics(keys);
  const sealed = boxed(concat(keys.box, keys.seed), key, concat(Uint8Array.of(SUITE, OFFICER), box, sign), nonce);
  return concat(sealed.subarray(0, 1), salt, sealed.subarray(1));
}

function unlocked(bytes, key, box, sign) {
  const sealed = concat(bytes.subarray(0, 1), bytes.subarray(1 + SALT_BYTES));
  const both = unboxed(sealed, key, concat(Uint8Array.of(SUITE, OFFICER), box, sign));
  if (both.length !== 64) throw new SealRefused("malformed");
  return { box: both.slice(0, 32), seed: both.slice(32) };
}

const saltOf = (bytes) => bytes.slice(1, 1 + SALT_BYTES);
// One password typed on two keyboards may be composed differently.
const fromPassword = (password, salt, tell) => argon2(utf8(password.normalize("NFC")), salt, 32, tell);

export async function lock(keys, password, salt = random(SALT_BYTES), nonce = undefined, tell = undefined) {
  return locked(keys, await fromPassword(password, salt, tell), salt, nonce);
}

export async function unlock(bytes, password, box, sign, tell = undefined) {
  return unlocked(bytes, await fromPassword(password, saltOf(bytes), tell), box, sign);
}

// 19 random bytes and a check byte in base32: 8 groups of 4 to print and to type.
export function shownCode(raw) {
  let [bits, held, letters] = [0, 0, ""];
  for (const byte of concat(raw, digest(raw).subarray(0, 1))) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) letters += LETTERS[(held >> (bits - 5)) & 31];
    held &= (1 << bits) - 1;
  }
  return letters.match(/.{4}/g).join("-");
}

export const newRecoveryCode = () => shownCode(random(19));

function fromCode(code, salt) {
  const typed = code.toUpperCase().replace(/[\s-]/g, "").replaceAll("0", "O").replaceAll("1", "I");
  const raw = new Uint8Array(20);
  let [bits, held, at] = [0, 0, 0];
  for (const letter of typed) {
    const value = LETTERS.indexOf(letter);
    if (value < 0 || at >= 20) throw new SealRefused("malformed");
    held = (held << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      raw[at] = (held >> bits) & 255;
      at += 1;
      held &= (1 << bits) - 1;
    }
  }
  const secret = raw.subarray(0, 19);
  if (typed.length !== 32 || !same(digest(secret).subarray(0, 1), raw.subarray(19))) {
    throw new SealRefused("malformed");
  }
  return hmac(sha256, salt, concat(utf8("alany/recovery/v1"), secret));
}

// The code is random, so no slow derivation is needed.
export function lockForRecovery(keys, code, salt = random(SALT_BYTES), nonce = undefined) {
  return locked(keys, fromCode(code, salt), salt, nonce);
}

export const recover = (bytes, code, box, sign) => unlocked(bytes, fromCode(code, saltOf(bytes)), box, sign);

export const signStatement = (statement, seed) => ed25519.sign(concat(STATEMENT, statement), seed);

export function isSigned(message, signature, key) {
  try {
    return ed25519.verify(signature, message, key, { zip215: false });
  } catch {
    return false;
  }
}

export const isStatement = (statement, signature, key) => isSigned(concat(STATEMENT, statement), signature, key);

export const statementDigest = (statement, signature) => digest(concat(statement, signature));
