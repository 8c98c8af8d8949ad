// Statements are signed by the key with which the person reads the signal; the office sees the signature only.
import { hex, utf8 } from "../../ui/sealing/bytes.js";
import { canonical } from "../../ui/sealing/directory.js";
import { signStatement } from "../../ui/sealing/officers.js";
import { keyId, publicOf } from "../../ui/sealing/wraps.js";
import { root, send } from "./page.js";

export const signer = (keys, id = root.dataset.signer) =>
  keys.find(({ box }) => hex(keyId(publicOf(box))) === id);

export const signed = (said, own) => hex(signStatement(utf8(canonical(said)), own.seed));

// The first opening of an item is an event of the log. That it could not be told keeps nobody from reading.
export async function tellOpened(item, own) {
  const { opened, openedStatement } = root.dataset;
  if (!opened || item.noted || !own) return;
  const signature = signed({ ...JSON.parse(openedStatement), item: item.item }, own);
  await send(opened, { item: item.item, signature }).catch(() => null);
}
