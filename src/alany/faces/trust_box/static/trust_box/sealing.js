// The sender's page that seals by itself: nothing leaves this browser readable, and no failure sends it otherwise.
import { base64, hex, utf8 } from "../ui/sealing/bytes.js";
import { checkChain } from "../ui/sealing/directory.js";
import { LARGEST } from "../ui/sealing/files.js";
import { sealMessage } from "../ui/sealing/messages.js";
import { drawn } from "../ui/sealing/qr.js";
import { newSeed, shownSecret } from "../ui/sealing/receipts.js";

const form = document.querySelector("form[data-seal]");
const places = Object.fromEntries(["check", "failed", "receipt"].map((name) => [name, document.querySelector(`[data-${name}]`)]));
const MOST_FILES = 10;
// One seed for the page: a second click computes the same receipt and makes no second message.
const seed = newSeed();

const field = (name) => form.querySelector(`[name="${name}"]`);
const chosen = (name) => form.querySelector(`[name="${name}"]:checked`)?.value ?? "";
const typed = (name) => field(name)?.value.trim() ?? "";

function say(name, words = "") {
  for (const one of document.querySelectorAll("[data-says]")) {
    one.hidden = one.dataset.says !== name;
    if (!one.hidden) one.querySelectorAll("[data-words]").forEach((spot) => { spot.textContent = words; });
  }
}

function only(shown) {
  form.hidden = shown !== form;
  for (const place of Object.values(places)) place.hidden = shown !== place;
  (shown.querySelector("h1, h2") ?? shown).scrollIntoView();
}

// What is missing, by the name of its sentence; nothing when the page can be checked.
function missing() {
  if (!chosen("topic") || !chosen("urgent") || !chosen("mode")) return "choose";
  if (!typed("what")) return "what_missing";
  if (chosen("mode") !== "anonymous" && !typed("name")) return "you_missing";
  const files = [...field("enclosed").files];
  if (files.length > MOST_FILES) return "many_files";
  return files.some((file) => file.size > LARGEST || file.size === 0) ? "large_file" : "";
}

async function answers() {
  const mode = chosen("mode");
  const files = [...field("enclosed").files].map(async (file) => ({
    name: file.name,
    type: file.type,
    content: new Uint8Array(await file.arrayBuffer()),
  }));
  return {
    language: document.documentElement.lang,
    answers: { what: typed("what"), whom: typed("who"), where: typed("where"), when: typed("when") },
    files: await Promise.all(files),
    identity: mode === "anonymous" ? null : { name: typed("name"), contact: typed("contact") },
  };
}

function summary() {
  const shown = places.check.querySelector("dl");
  const rows = [...form.querySelectorAll("fieldset[data-step]")].filter((step) => !step.hidden);
  shown.replaceChildren(...rows.map((step) => {
    const row = places.check.querySelector("template").content.firstElementChild.cloneNode(true);
    row.querySelector("dt").textContent = step.querySelector("legend").textContent;
    row.querySelector("dd").innerText = wordsOf(step);
    row.querySelector("a").href = `#${step.id}`;
    row.querySelector("a").addEventListener("click", () => only(form));
    return row;
  }));
}

function wordsOf(step) {
  const ticked = [...step.querySelectorAll("input:checked")].map((one) => one.labels[0].firstChild.textContent);
  const files = [...step.querySelectorAll("input[type=file]")].flatMap((one) => [...one.files].map(({ name }) => name));
  const lists = [...step.querySelectorAll("select")].map((one) => one.selectedOptions[0]?.textContent ?? "");
  const texts = [...step.querySelectorAll("textarea, input:not([type=radio], [type=file])")].map((one) => one.value.trim());
  return [...ticked, ...lists, ...texts, ...files].filter(Boolean).join("\n") || places.check.dataset.nothing;
}

async function door(href, body, headers = { "Content-Type": "application/json" }) {
  const answer = await fetch(href, { method: "POST", headers, body, credentials: "omit", cache: "no-store" });
  const told = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(told.refused), { says: told.says });
  return told;
}

// The keys are followed from the roots whose fingerprint stands on the posters; an older list is not taken.
async function page() {
  const { versions } = await (await fetch(form.dataset.directory, { credentials: "omit", cache: "no-store" })).json();
  const chain = versions.map(({ bytes, signatures }) => ({ bytes: utf8(bytes), signatures }));
  const directory = checkChain(chain, form.dataset.fingerprint);
  const about = typed("body");
  const ring = await door(form.dataset.ring, JSON.stringify({
    about: about ? [Number(about)] : [],
    mode: chosen("mode"),
    topic: chosen("topic"),
    crime: chosen("urgent") === "yes",
  }));
  if (ring.directory !== directory.version) throw new Error("another version");
  return { ...ring, directory };
}

async function send() {
  const tell = (share) => say("deriving", String(Math.round(share * 100)));
  say("deriving", "0");
  const { message, streams, receipt } = await sealMessage(seed, await answers(), await page(), tell);
  const files = message.items.filter((item) => "file" in item);
  for (const [place, stream] of streams.entries()) {
    say("uploading", `${place + 1} / ${streams.length}`);
    const { file } = await door(form.dataset.file, stream, { "Content-Type": "application/octet-stream" });
    files[place].file = file;
  }
  say("sending");
  const told = await door(form.dataset.sealed, JSON.stringify(message));
  return { ...told, ...receipt };
}

function keep({ number, secret, words, proof, caseSecret }) {
  const shown = `${number.slice(0, 4)} ${number.slice(4)}`;
  const parts = { number: shown, secret: shownSecret(secret), words: words ?? "" };
  for (const [name, text] of Object.entries(parts)) places.receipt.querySelector(`[data-part=${name}]`).textContent = text;
  const part = (name) => places.receipt.querySelector(`[data-${name}]`);
  const state = new URL(`${form.dataset.state}#${number}.${hex(caseSecret)}`, location.href).href;
  part("state-link").href = state;
  part("link-code").replaceChildren(drawn(state));
  for (const name of ["proof", "proven"]) part(name).hidden = !proof;
  part("no-proof").hidden = Boolean(proof);
  if (proof) {
    part("proof").href = `data:text/plain;base64,${base64(utf8(proof))}`;
    part("proof-code").replaceChildren(drawn(proof, "L"));
  }
  form.reset();
  only(places.receipt);
}

async function go() {
  const button = places.check.querySelector("[data-send]");
  button.disabled = true;
  try {
    keep(await send());
  } catch (refusal) {
    places.failed.querySelector("[data-words]").textContent = refusal.says ?? "";
    only(places.failed);
  }
  say("");
  button.disabled = false;
}

if (form) {
  document.querySelectorAll("[data-without-script]").forEach((one) => { one.hidden = true; });
  const you = form.querySelector("fieldset[data-step=you]");
  const follow = () => { you.hidden = !["confidential", "open"].includes(chosen("mode")); };
  form.querySelectorAll("fieldset[data-step]").forEach((step) => { step.id = `step-${step.dataset.step}`; });
  form.addEventListener("change", follow);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const name = missing();
    say(name);
    if (name) return;
    summary();
    only(places.check);
  });
  places.check.querySelector("[data-send]").addEventListener("click", go);
  // The slip is printed from here: the server has never seen the secret and cannot make it.
  places.receipt.querySelector("[data-print]").addEventListener("click", () => print());
  places.failed.querySelector("[data-again]").addEventListener("click", () => only(places.check));
  document.querySelectorAll("[data-back]").forEach((one) => one.addEventListener("click", () => only(form)));
  follow();
  form.hidden = false;
}
