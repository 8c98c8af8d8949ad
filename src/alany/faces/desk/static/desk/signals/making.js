// What each act needs beside its fields: items sealed anew, keys handed on. Gives {fields, signed}.
import { base64, fromBase64, fromHex, hex } from "../../ui/sealing/bytes.js";
import { checkChain } from "../../ui/sealing/directory.js";
import { keysOf, newItem, sealedFile, sealedText } from "../../ui/sealing/messages.js";
import { contentKey, openItem, openStream, openedWith } from "../../ui/sealing/reader.js";
import { KIND, context } from "../../ui/sealing/suite.js";
import { firstHalf, secondHalf, wrap } from "../../ui/sealing/wraps.js";
import { asked, root } from "./page.js";

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
    headers: { "Content-Type": "application/octet-stream" },
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

// A package for an authority: the words as the officer has left them, and the files that were ticked, renamed.
export async function forward(form, { report, items, to }, ring) {
  const id = fromHex(report);
  const choice = form.querySelector("select[name=to], input[name=to]:checked");
  const authority = choice.selectedOptions?.[0].dataset.key ?? choice.dataset.key;
  const halves = keysOf(await directory(), [authority, ...to.recipients]);
  const files = [];
  for (const tick of form.querySelectorAll("input[data-file-item]:checked")) {
    const one = items.find((item) => item.item === Number(tick.dataset.fileItem));
    const stream = new Uint8Array(await (await fetch(one.href)).arrayBuffer());
    const { name, type, content } = openStream(id, one, stream, ring);
    const ending = /\.[A-Za-z0-9]{1,5}$/.exec(name)?.[0] ?? "";
    files.push({ name: `${files.length + 1}${ending}`, type, content });
  }
  const [item, ...numbers] = drawn(1 + files.length, items.map((one) => one.item));
  const text = form.querySelector("[data-words-of-answer]").value;
  const said = { v: 1, language: form.dataset.language, text, files: numbers };
  const sealed = sealedText(id, item, KIND.PACKAGE, said, halves);
  const all = [sealed, ...(await sealedFiles(id, files, numbers, halves))];
  return { fields: { items: JSON.stringify(all) }, signed: { item } };
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
  const key = form.querySelector("[name=key]:checked, select[name=key]").value;
  const [to] = keysOf(await directory(), [key]);
  const wraps = handedOn(fromHex(report), items, ring, to);
  return { fields: { wraps: JSON.stringify(wraps) }, signed: {} };
}

const identityOf = (items) => items.find((one) => one.kind === KIND.IDENTITY);

// The first of two custodians hands on what is still sealed to the second, for each pair that he or she stands in.
export async function identityFirst(form, { items }, ring) {
  const mine = identityOf(items).wraps.filter((one) => one.then && ring.has(one.key));
  const halves = mine.map((one) => ({
    key: one.key,
    then: one.then,
    half: base64(firstHalf(fromBase64(one.sealed), ring.get(one.key))),
  }));
  return { fields: { halves: JSON.stringify(halves) }, signed: {} };
}

// The second opens it and seals the key to the person who asked, who alone then reads the name.
export async function identitySecond(form, { report, items }, ring) {
  const [id, identity] = [fromHex(report), identityOf(items)];
  const one = identity.wraps.find(({ then, half }) => half && ring.has(then));
  const bound = context(id, identity.item, identity.kind);
  const key = secondHalf(fromBase64(one.half), ring.get(one.then), bound);
  openedWith(key, id, identity);
  const [to] = keysOf(await directory(), [form.dataset.asker]);
  const { keyId, sealed } = wrap(key, to, bound);
  const wraps = [{ item: identity.item, key: hex(keyId), then: "", sealed: base64(sealed) }];
  return { fields: { wraps: JSON.stringify(wraps) }, signed: {} };
}

// The words of the report, to begin a package with.
export const reportOf = ({ report, items }, ring) =>
  openItem(fromHex(report), items.find((one) => one.kind === KIND.REPORT), ring);
