// Everything that an older key opens is sealed to the newest one, signal by signal; what is done stays done.
import { keyring } from "../../ui/sealing/reader.js";
import { wrapsFor } from "./making.js";
import { asked, ready, root, say, send } from "./page.js";
import { signed, signer } from "./signing.js";

async function move(row, keys) {
  const own = signer(keys, row.dataset.signer);
  if (!own) return say(row, "no_key");
  say(row, "working");
  const { report, items } = await asked(row.dataset.sealed);
  const wraps = await wrapsFor(root.dataset.newest, report, items, keyring([own.box]));
  const signature = signed(JSON.parse(row.dataset.statement), own);
  const told = await send(row.dataset.action, { to: root.dataset.newest, wraps: JSON.stringify(wraps), signature });
  return told.next ? say(row, "moved") : say(row, "refused", told.says);
}

if (root) {
  ready((keys) => {
    document.querySelector("[data-move]").addEventListener("click", async ({ target }) => {
      target.disabled = true;
      for (const row of document.querySelectorAll("[data-row]")) {
        await move(row, keys).catch(() => say(row, "not_moved"));
      }
    });
  });
}
