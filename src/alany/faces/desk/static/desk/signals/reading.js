// One signal is opened in the officer's browser: words stand where their items stand in the timeline.
import { fromHex } from "../../ui/sealing/bytes.js";
import { keyring, openItem, openStream } from "../../ui/sealing/reader.js";
import { KIND } from "../../ui/sealing/suite.js";
import { asked, ready, root, say } from "./page.js";
import { signer, tellOpened } from "./signing.js";

const QUESTIONS = ["what", "whom", "where", "when"];

function line(name, words) {
  const row = document.querySelector(`template[data-answer="${name}"]`) ?? document.querySelector("template[data-answer]");
  const shown = row.content.firstElementChild.cloneNode(true);
  shown.querySelector("dd").innerText = words;
  return shown;
}

// Words of strangers become text and never markup.
function tell(place, said) {
  const list = document.createElement("dl");
  list.className = "summary";
  const answers = said.answers ?? { text: said.text };
  const names = [...QUESTIONS, ...Object.keys(answers).filter((name) => !QUESTIONS.includes(name))];
  for (const name of names) if (answers[name]) list.append(line(name, String(answers[name])));
  place.lang = said.language ?? "";
  place.replaceChildren(list);
  // Which files belong to which words is said inside the seal only.
  const files = (said.files ?? []).map((one) => document.querySelector(`[data-files] [data-item="${one}"]`));
  const own = files.filter(Boolean);
  if (!own.length) return;
  const row = document.createElement("ul");
  row.className = "links down";
  row.append(...own);
  place.append(row);
  const rest = document.querySelector("[data-files]");
  rest.closest("section").hidden = !rest.children.length;
}

async function save(item, report, ring, place, own) {
  say(place, "opening");
  try {
    const answer = await fetch(item.href);
    const stream = new Uint8Array(await answer.arrayBuffer());
    const { name, type, content } = openStream(report, item, stream, ring);
    // Whatever the sender calls it, the browser must not run it from our address.
    const kept = URL.createObjectURL(new Blob([content], { type: "application/octet-stream" }));
    const link = document.createElement("a");
    link.href = kept;
    link.download = name;
    link.click();
    URL.revokeObjectURL(kept);
    say(place, "saved", type ? `${name} (${type})` : name);
    await tellOpened(item, own);
  } catch {
    say(place, "not_opened");
  }
}

async function open({ report, items }, ring, own) {
  const read = [];
  for (const item of items) {
    const place = document.querySelector(`[data-item="${item.item}"]`);
    if (!place) continue;
    const words = place.querySelector("[data-said]");
    const button = place.querySelector("button[data-file]");
    if (item.kind === KIND.FILE) {
      button.hidden = false;
      button.addEventListener("click", () => save(item, fromHex(report), ring, place, own));
      say(place, "");
      continue;
    }
    if (item.kind === KIND.IDENTITY) continue;
    try {
      tell(words, openItem(fromHex(report), item, ring));
      say(place, "");
      read.push(item);
    } catch (refusal) {
      say(place, refusal.reason === "not_for_me" ? "not_for_me" : "not_opened");
    }
  }
  for (const item of read) await tellOpened(item, own);
}

if (root?.dataset.sealed) {
  ready(async (keys) => {
    try {
      await open(await asked(root.dataset.sealed), keyring(keys.map(({ box }) => box)), signer(keys));
    } catch {
      document.querySelectorAll("[data-unreachable]").forEach((one) => { one.hidden = false; });
    }
  });
}
