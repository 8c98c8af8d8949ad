// Anonymous sealed boxes, byte for byte as libsodium's crypto_box_seal: only the key's holder opens them.
import { blake2b, hsalsa, x25519, xsalsa20poly1305 } from "./vendor/noble.js";
import { concat, random } from "./bytes.js";

const WORDS = new Uint32Array(4);
const SIGMA = wordsOf(new TextEncoder().encode("expand 32-byte k"));
const EPHEMERAL = 32;

function wordsOf(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: bytes.length / 4 }, (_, i) => view.getUint32(i * 4, true));
}

function bytesOf(words) {
  const bytes = new Uint8Array(words.length * 4);
  const view = new DataView(bytes.buffer);
  words.forEach((word, i) => view.setUint32(i * 4, word, true));
  return bytes;
}

function sharedKey(own, other) {
  const out = new Uint32Array(8);
  hsalsa(SIGMA, wordsOf(x25519.getSharedSecret(own, other)), WORDS, out);
  return bytesOf(out);
}

const nonceOf = (ephemeral, recipient) => blake2b(concat(ephemeral, recipient), { dkLen: 24 });

// `ephemeral` is given only by tests of known answers.
export function sealTo(recipient, content, ephemeral = random(32)) {
  const open = x25519.getPublicKey(ephemeral);
  const box = xsalsa20poly1305(sharedKey(ephemeral, recipient), nonceOf(open, recipient));
  return concat(open, box.encrypt(content));
}

// Throws when the box was made for another key or changed.
export function openWith(own, sealed) {
  const open = sealed.subarray(0, EPHEMERAL);
  const box = xsalsa20poly1305(sharedKey(own, open), nonceOf(open, x25519.getPublicKey(own)));
  return box.decrypt(sealed.subarray(EPHEMERAL));
}
