// Streams of sealed frames, byte for byte as libsodium's crypto_secretstream_xchacha20poly1305.
import { chacha20, hchacha, poly1305 } from "./vendor/noble.js";
import { concat, random, same } from "./bytes.js";

export const HEADER = 24;
export const OVERHEAD = 17;
export const MESSAGE = 0;
export const FINAL = 3;
const BLOCK = 64;

const words = (bytes) => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: bytes.length / 4 }, (_, i) => view.getUint32(i * 4, true));
};

function subkey(key, header) {
  const out = new Uint32Array(8);
  const sigma = words(new TextEncoder().encode("expand 32-byte k"));
  hchacha(sigma, words(key), words(header.subarray(0, 16)), out);
  const bytes = new Uint8Array(32);
  const view = new DataView(bytes.buffer);
  out.forEach((word, i) => view.setUint32(i * 4, word, true));
  return bytes;
}

function length64(value) {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value), true);
  return bytes;
}

// The state of one direction: its key, the counter of frames and the nonce that each frame's tag moves on.
class State {
  constructor(key, header, bound) {
    this.key = subkey(key, header);
    this.bound = bound;
    this.nonce = concat(Uint8Array.of(1, 0, 0, 0), header.subarray(16, 24));
  }

  stream(bytes, counter) {
    return chacha20(this.key, this.nonce, bytes, undefined, counter);
  }

  tag(block, sealed) {
    const key = this.stream(new Uint8Array(BLOCK), 0).subarray(0, 32);
    // Not padded to a multiple of 16 but by the remainder itself: so libsodium does it, and both sides agree.
    const odd = new Uint8Array((16 - BLOCK + sealed.length) & 15);
    const lengths = concat(length64(this.bound.length), length64(BLOCK + sealed.length));
    const bound = concat(this.bound, new Uint8Array((16 - this.bound.length) & 15));
    return poly1305(concat(bound, block, sealed, odd, lengths), key);
  }

  // Every frame's tag enters the next frame's nonce: frames cannot change places.
  advance(tag) {
    for (let i = 0; i < 8; i += 1) this.nonce[4 + i] ^= tag[i];
    for (let i = 0, carry = 1; i < 4; i += 1) {
      carry += this.nonce[i];
      this.nonce[i] = carry & 255;
      carry >>= 8;
    }
    if (this.nonce.subarray(0, 4).every((byte) => byte === 0)) throw new RangeError("too many frames");
  }
}

export class Sealer {
  // `bound` is authenticated with each frame and not contained; `header` is given only by tests.
  constructor(key, bound, header = random(HEADER)) {
    this.header = header;
    this.state = new State(key, header, bound);
  }

  push(frame, tag = MESSAGE) {
    const block = new Uint8Array(BLOCK);
    block[0] = tag;
    const head = this.state.stream(block, 1);
    const sealed = this.state.stream(frame, 2);
    const mac = this.state.tag(head, sealed);
    this.state.advance(mac);
    return concat(head.subarray(0, 1), sealed, mac);
  }
}

export class Opener {
  constructor(key, bound, header) {
    if (header.length !== HEADER) throw new RangeError("no header");
    this.state = new State(key, header, bound);
  }

  // {tag, content}; throws when the frame was changed, moved or cut.
  pull(frame) {
    if (frame.length < OVERHEAD) throw new RangeError("a frame is too short");
    const block = new Uint8Array(BLOCK);
    block[0] = frame[0];
    const head = this.state.stream(block, 1);
    const tag = head[0];
    head[0] = frame[0];
    const sealed = frame.subarray(1, frame.length - 16);
    const mac = this.state.tag(head, sealed);
    if (!same(mac, frame.subarray(frame.length - 16))) throw new RangeError("a frame was changed");
    const content = this.state.stream(sealed, 2);
    this.state.advance(mac);
    return { tag, content };
  }
}
