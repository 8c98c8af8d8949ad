// Opens items as the doors give them, with whichever of one's keys fits. Used by officers and by senders.
import { fromBase64, fromHex, hex, text } from "./bytes.js";
import { openFile } from "./files.js";
import { KIND, SealRefused, context } from "./suite.js";
import { openText } from "./texts.js";
import { keyId, publicOf, unwrap } from "./wraps.js";

// A keyring is a list of private X25519 halves; this finds each by the id of its public half.
export const keyring = (halves) => new Map(halves.map((own) => [hex(keyId(publicOf(own))), own]));

// The content key of an item; refused when no wrap is for this ring.
export function contentKey(report, { item, kind, wraps }, ring) {
  const mine = wraps.find((one) => !one.then && ring.has(one.key));
  if (!mine) throw new SealRefused("not_for_me");
  return unwrap(fromBase64(mine.sealed), ring.get(mine.key), context(report, item, kind));
}

// What was said in a text item, as the object that its JSON holds. `wanted` is the commitment in the log's leaf.
export function openItem(report, item, ring) {
  const key = contentKey(report, item, ring);
  return openedWith(key, report, item);
}

export function openedWith(key, report, { item, kind, sealed, commitment }) {
  const bound = context(report, item, kind);
  const said = openText(fromBase64(sealed), key, bound, commitment ? fromHex(commitment) : undefined);
  try {
    return JSON.parse(text(said.text));
  } catch {
    throw new SealRefused("malformed");
  }
}

// {name, type, content} of a file item whose stream has been fetched.
export function openStream(report, item, stream, ring) {
  const found = openFile(stream, contentKey(report, { ...item, kind: KIND.FILE }, ring));
  if (item.commitment && hex(found.commitment) !== item.commitment) throw new SealRefused("malformed");
  return found;
}
