// The second of two custodians reads the name, once the first has handed on what was sealed to the second.
import { fromBase64, fromHex } from "../../ui/sealing/bytes.js";
import { keyring, openedWith } from "../../ui/sealing/reader.js";
import { context } from "../../ui/sealing/suite.js";
import { secondHalf } from "../../ui/sealing/wraps.js";
import { asked, ready, root, say } from "./page.js";

function tell(place, { report, items: [item] }, ring) {
  const one = item.wraps.find(({ then, half }) => half && ring.has(then));
  if (!one) return say(place, "not_for_me");
  const id = fromHex(report);
  const key = secondHalf(fromBase64(one.half), ring.get(one.then), context(id, item.item, item.kind));
  const said = openedWith(key, id, item);
  place.querySelectorAll("[data-part]").forEach((spot) => { spot.textContent = said[spot.dataset.part] ?? ""; });
  return say(place, "name");
}

const place = document.querySelector("[data-name]");
if (root && place) {
  ready(async (keys) => {
    try {
      tell(place, await asked(root.dataset.sealed), keyring(keys.map(({ box }) => box)));
    } catch {
      say(place, "not_opened");
    }
  });
}
