// What each act needs beside its fields: items sealed anew, keys handed on. Gives {fields, signed}.
import { base64, fromBase64, fromHex, hex } from "../../ui/sealing/bytes.js";
import { checkChain } from "../../ui/sealing/directory.js";
import { keysOf, newItem, sealedFile, sealedText } from "../../ui/sealing/messages.js";
import { contentKey, openItem, openStream } from "../../ui/sealing/reader.js";
import { KIND, context } from "../../ui/sealing/suite.js";
import { firstHalf, wrap } from "../../ui/sealing/wraps.js";
import { asked, root, token } from "./page.js";

// The directory is followed from the roots on the posters each time: a server that slips in a key is found out here.
async function directory() {
  const { versions, fingerprint } = await asked(root.dataset.directory);
  const utf8 = new TextEncoder();
  const chain = versions.map(({ bytes, signatures }) => ({ bytes: utf8.encode(bytes), signatures }));
  return checkChain(chain, fingerprint);
}

async function stored(stream) {
  const answer = await fetch(root.dataset.file, {
    method: "POST",
    headers: { "Content-Type": "application/octet-stream", "X-CSRFToken": token() },
    body: stream,
  });
  if (!answer.ok) throw new Error("unreachable");
  return (await answer.json()).file;
}

async function sealedFiles(report, chosen, numbers, to) {
  const items = [];
  for (const [place, file] of chosen.entries()) {
    const { item, stream } = sealedFile(report, numbers[place], file, to);
    items.push({ ...item, file: await stored(stream) });
  }
  return items;
}

const contentsOf = (input) =>
  Promise.all(
    [...(input?.files ?? [])].map(async (file) => ({
      name: file.name,
      type: file.type,
      content: new Uint8Array(await file.arrayBuffer()),
    })),
  );

const drawn = (count, taken) => {
  const numbers = [];
  while (numbers.length < count) numbers.push(newItem([...taken, ...numbers]));
  return numbers;
};

async function addressees(to) {
  const known = await directory();
  const halves = keysOf(known, [...to.recipients, ...to.escrow]);
  return to.reporter ? [...halves, fromHex(to.reporter)] : halves;
}

export async function answer(form, { report, items, to }) {
  const [id, halves] = [fromHex(report), await addressees(to)];
  const files = await contentsOf(form.querySelector("input[type=file]"));
  const [item, ...numbers] = drawn(1 + files.length, items.map((one) => one.item));
  const said = {
    v: 1,
    language: form.dataset.language,
    text: form.querySelector("[data-words-of-answer]").value,
    files: numbers,
  };
  const sealed = sealedText(id, item, KIND.ANSWER, said, halves);
  const all = [sealed, ...(await sealedFiles(id, files, numbers, halves))];
  return { fields: { items: JSON.stringify(all) }, signed: { item } };
}

// A package for an authority: the words as the officer has left them. A body without a key gets none: it is told on paper.
export async function forward(form, { report, items, to }) {
  const id = fromHex(report);
  const authority = form.querySelector("select[name=to]").selectedOptions[0].dataset.key;
  if (!authority) return { fields: {}, signed: {} };
  const halves = keysOf(await directory(), [authority, ...to.recipients]);
  const [item] = drawn(1, items.map((one) => one.item));
  const text = form.querySelector("[data-words-of-answer]").value;
  const said = { v: 1, language: form.dataset.language, text, files: [] };
  const sealed = sealedText(id, item, KIND.PACKAGE, said, halves);
  return { fields: { items: JSON.stringify([sealed]) }, signed: { item } };
}

// Every content key that this person can open, sealed to one more.
function handedOn(report, items, ring, to) {
  const mine = items.filter(({ wraps }) => wraps.some((one) => !one.then && ring.has(one.key)));
  return mine.map((one) => {
    const { keyId, sealed } = wrap(contentKey(report, one, ring), to, context(report, one.item, one.kind));
    return { item: one.item, key: hex(keyId), then: "", sealed: base64(sealed) };
  });
}

export async function grant(form, { report, items }, ring) {
  const key = form.querySelector("select[name=to]").value;
  return { fields: { wraps: JSON.stringify(await wrapsFor(key, report, items, ring)) }, signed: {} };
}

export async function wrapsFor(key, report, items, ring) {
  const [to] = keysOf(await directory(), [key]);
  return handedOn(fromHex(report), items, ring, to);
}

const identityOf = (items) => items.find((one) => one.kind === KIND.IDENTITY);

// A custodian hands on what is still sealed to the others, for each pair in which he or she stands first.
export async function agreeToName(form, { items }, ring) {
  const mine = identityOf(items).wraps.filter((one) => one.then && ring.has(one.key));
  const halves = mine.map((one) => ({
    then: one.then,
    half: base64(firstHalf(fromBase64(one.sealed), ring.get(one.key))),
  }));
  return { fields: { halves: JSON.stringify(halves) }, signed: { item: identityOf(items).item } };
}

// The words of the report, to begin a package with.
export const reportOf = ({ report, items }, ring) =>
  openItem(fromHex(report), items.find((one) => one.kind === KIND.REPORT), ring);
