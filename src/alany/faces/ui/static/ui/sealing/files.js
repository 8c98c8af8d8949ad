// Files sealed in frames of 64 KiB, the last one marked: a file that was cut does not open.
import { concat } from "./bytes.js";
import { FINAL, HEADER, MESSAGE, OVERHEAD, Opener, Sealer } from "./stream.js";

export const FRAME = 65536;

export function sealFile(key, content, header = undefined) {
  const sealer = new Sealer(key, header);
  const frames = [sealer.header];
  let at = 0;
  do {
    const end = Math.min(at + FRAME, content.length);
    frames.push(sealer.push(content.subarray(at, end), end === content.length ? FINAL : MESSAGE));
    at = end;
  } while (at < content.length);
  return concat(...frames);
}

export function openFile(key, sealed) {
  const opener = new Opener(key, sealed.subarray(0, HEADER));
  const parts = [];
  let at = HEADER;
  let last = false;
  while (at < sealed.length && !last) {
    const end = Math.min(at + FRAME + OVERHEAD, sealed.length);
    const { tag, content } = opener.pull(sealed.subarray(at, end));
    parts.push(content);
    last = tag === FINAL;
    at = end;
  }
  if (!last || at !== sealed.length) throw new RangeError("the file was cut or something was added");
  return concat(...parts);
}
