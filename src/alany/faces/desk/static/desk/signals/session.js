// Unlocked keys for the pages of one tab. What is kept here is sealed, and what opens it is kept by the office until
// the person signs out or does nothing for a while: neither half alone is a key, and a stolen disk holds only one.
import { fromHex, hex, text, utf8 } from "../../ui/sealing/bytes.js";
import { boxed, unboxed } from "../../ui/sealing/suite.js";

const KEPT = "alany-keys";
const BOUND = utf8("alany/tab/v1");
const plain = (keys) => utf8(JSON.stringify(keys.map(({ box, seed }) => [hex(box), hex(seed)])));
const read = (bytes) => JSON.parse(text(bytes)).map(([box, seed]) => ({ box: fromHex(box), seed: fromHex(seed) }));

async function half(door, act) {
  const body = new URLSearchParams({ act, csrfmiddlewaretoken: door.token });
  const answer = await fetch(door.href, { method: "POST", body });
  return answer.ok ? (await answer.json()).half : null;
}

// `door` is {href, token}. Keys are [{box, seed}], the newest first.
export async function remember(door, keys) {
  const other = await half(door, "begin");
  if (other) sessionStorage.setItem(KEPT, hex(boxed(plain(keys), fromHex(other), BOUND)));
}

// The keys, or null when they must be unlocked anew.
export async function recall(door) {
  const kept = sessionStorage.getItem(KEPT);
  if (!kept) return null;
  const other = await half(door, "go-on");
  try {
    if (other) return read(unboxed(fromHex(kept), fromHex(other), BOUND));
  } catch {
    // Another tab has begun anew: this half fits no longer.
  }
  sessionStorage.removeItem(KEPT);
  return null;
}

export async function forget(door) {
  sessionStorage.removeItem(KEPT);
  await half(door, "end");
}
