// Files: a stream of frames of 64 KiB that hides name, type and exact size; a file that was cut does not open.
import { hmac, sha256 } from "./vendor/noble.js";
import { concat, number, numberOf, random, text, utf8 } from "./bytes.js";
import { FINAL, HEADER, MESSAGE, OVERHEAD, Opener, Sealer } from "./stream.js";
import { KIND, SUITE, SealRefused, afterSuite, opened } from "./suite.js";
import { OPENING_BYTES } from "./texts.js";

export const LARGEST = 50 * 1024 * 1024;
const FRAME = 65536;
const HEAD = 1024;
const SAID = HEAD - OPENING_BYTES - 2;
const BOUND = Uint8Array.of(SUITE, KIND.FILE);
const STREAM_HEAD = 1 + HEADER;
const SEALED_FRAME = FRAME + OVERHEAD;

// JSON with sorted keys; a longer name is cut in the middle, so that its ending stays.
function saidOf(name, type) {
  let signs = Array.from(name);
  for (;;) {
    const said = { name: signs.join(""), type: Array.from(type).slice(0, 100).join("") };
    const bytes = utf8(JSON.stringify(said));
    if (bytes.length <= SAID) return bytes;
    const [before, after] = [Math.floor(signs.length / 3), Math.ceil(signs.length / 3)];
    signs = [...signs.slice(0, before), "…", ...signs.slice(signs.length - after)];
  }
}

// Seals one file piece by piece: begin(), add(piece)…, end(); each gives bytes. `commitment` is there after end().
export class FileSealer {
  constructor(name, type, key, opening = random(OPENING_BYTES), header = undefined) {
    const said = saidOf(name, type);
    this.waiting = new Uint8Array(HEAD);
    this.waiting.set(concat(opening, number(said.length, 2), said));
    this.stream = new Sealer(key, BOUND, header);
    this.mac = hmac.create(sha256, opening);
  }

  begin() {
    return concat(Uint8Array.of(SUITE), this.stream.header);
  }

  add(piece) {
    this.mac.update(piece);
    this.waiting = concat(this.waiting, piece);
    return this.frames();
  }

  end() {
    this.waiting = concat(this.waiting, Uint8Array.of(0x80));
    const rest = this.frames();
    const last = new Uint8Array(FRAME);
    last.set(this.waiting);
    this.commitment = this.mac.digest();
    return concat(rest, this.stream.push(last, FINAL));
  }

  // The last frame waits for end(): only there is it known to be the last.
  frames() {
    const frames = [];
    let at = 0;
    for (; this.waiting.length - at > FRAME; at += FRAME) {
      frames.push(this.stream.push(this.waiting.subarray(at, at + FRAME), MESSAGE));
    }
    this.waiting = this.waiting.slice(at);
    return concat(...frames);
  }
}

// {sealed, commitment} of a whole file. Opening and header are given only by tests.
export function sealFile(content, name, type, key, opening = undefined, header = undefined) {
  const sealer = new FileSealer(name, type, key, opening, header);
  const sealed = concat(sealer.begin(), sealer.add(content), sealer.end());
  return { sealed, commitment: sealer.commitment };
}

// {name, type, content, commitment}; throws for a stream that was cut, goes on behind its end or was changed.
export function openFile(sealed, key) {
  const frames = framesOf(afterSuite(sealed), key);
  const plain = concat(...frames);
  const length = numberOf(plain.subarray(OPENING_BYTES, OPENING_BYTES + 2));
  if (length > SAID) throw new SealRefused("malformed");
  const said = plain.subarray(OPENING_BYTES + 2, OPENING_BYTES + 2 + length);
  let end = plain.length - 1;
  while (end >= HEAD && plain[end] === 0) end -= 1;
  if (end < HEAD || plain[end] !== 0x80) throw new SealRefused("malformed");
  const content = plain.slice(HEAD, end);
  const { name, type } = opened(() => JSON.parse(text(said)));
  const commitment = hmac(sha256, plain.subarray(0, OPENING_BYTES), content);
  return { name: String(name), type: String(type), content, commitment };
}

function framesOf(stream, key) {
  if (stream.length < STREAM_HEAD - 1) throw new SealRefused("malformed");
  const opener = new Opener(key, BOUND, stream.subarray(0, HEADER));
  const frames = [];
  for (let at = HEADER; at < stream.length; at += SEALED_FRAME) {
    const { tag, content } = opened(() => opener.pull(stream.subarray(at, at + SEALED_FRAME)));
    const last = at + SEALED_FRAME >= stream.length;
    if (content.length !== FRAME || (tag === FINAL) !== last) throw new SealRefused("malformed");
    frames.push(content);
  }
  if (!frames.length) throw new SealRefused("malformed");
  return frames;
}
