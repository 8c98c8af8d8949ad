// Bytes and their spellings: UTF-8, hex, base64, big-endian numbers.

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });

export const utf8 = (text) => encoder.encode(text);
export const text = (bytes) => decoder.decode(bytes);

export function concat(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

// Says nothing about where two secrets differ.
export function same(one, other) {
  if (one.length !== other.length) return false;
  let difference = 0;
  for (let i = 0; i < one.length; i += 1) difference |= one[i] ^ other[i];
  return difference === 0;
}

export function random(length) {
  return crypto.getRandomValues(new Uint8Array(length));
}

export const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

export function fromHex(letters) {
  if (letters.length % 2 || /[^0-9a-f]/.test(letters)) throw new RangeError("not lower-case hex");
  return Uint8Array.from(letters.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

// In pieces: a file of 50 MB has more bytes than a call may have arguments.
export function base64(bytes) {
  let letters = "";
  for (let at = 0; at < bytes.length; at += 0x8000) {
    letters += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(letters);
}

export function fromBase64(letters) {
  const bytes = Uint8Array.from(atob(letters), (sign) => sign.charCodeAt(0));
  if (base64(bytes) !== letters) throw new RangeError("not canonical base64");
  return bytes;
}

export function number(value, length) {
  const bytes = new Uint8Array(length);
  for (let i = length - 1, rest = value; i >= 0; i -= 1) {
    bytes[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return bytes;
}

export const numberOf = (bytes) => bytes.reduce((value, byte) => value * 256 + byte, 0);
