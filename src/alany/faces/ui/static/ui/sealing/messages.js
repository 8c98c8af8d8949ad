// A whole message, as the sender's browser seals it: items, wraps, receipt. Nothing of it is readable for the office.
import { base64, fromHex, hex, numberOf, random, utf8 } from "./bytes.js";
import { entryKeyId } from "./directory.js";
import { sealFile } from "./files.js";
import { derive, keptOf, lockReporterKey, material, tags } from "./receipts.js";
import { KIND, SealRefused, context, newKey } from "./suite.js";
import { sealText } from "./texts.js";
import { publicOf, wrap, wrapToQuorum } from "./wraps.js";

export const REPORT_ITEM = 1;
export const IDENTITY_ITEM = 2;
const FIRST_FREE = 16;

// Item numbers of files, messages and answers are random, so that they tell no order.
export function newItem(taken = []) {
  for (;;) {
    const drawn = numberOf(random(4));
    if (drawn >= FIRST_FREE && !taken.includes(drawn)) return drawn;
  }
}

// The public keys of these key ids in a checked directory; a missing one is refused, never left out.
export function keysOf(directory, ids) {
  const known = new Map(directory.entries.map((entry) => [entryKeyId(entry), fromHex(entry.box)]));
  return ids.map((id) => {
    if (!known.has(id)) throw new SealRefused("not_in_directory");
    return known.get(id);
  });
}

const told = ({ keyId, then, sealed }) => ({ key: hex(keyId), then: hex(then), sealed: base64(sealed) });

// Says something to these public keys: an item as the doors take it.
export function sealedText(report, item, kind, said, to) {
  const [key, bound] = [newKey(), context(report, item, kind)];
  const { sealed, commitment } = sealText(utf8(JSON.stringify(said)), key, bound);
  const wraps = to.map((one) => told(wrap(key, one, bound)));
  return { item, kind, sealed: base64(sealed), commitment: hex(commitment), wraps };
}

// An identity is wrapped to each two of the custodians and to nobody else.
export function sealedIdentity(report, said, custodians) {
  const [key, bound] = [newKey(), context(report, IDENTITY_ITEM, KIND.IDENTITY)];
  const { sealed, commitment } = sealText(utf8(JSON.stringify({ v: 1, ...said })), key, bound);
  const wraps = wrapToQuorum(key, custodians, bound).map(told);
  return { item: IDENTITY_ITEM, kind: KIND.IDENTITY, sealed: base64(sealed), commitment: hex(commitment), wraps };
}

// {item, stream}: the item says `file: ""` until its stream has been stored and got an id.
export function sealedFile(report, item, { name, type, content }, to) {
  const [key, bound] = [newKey(), context(report, item, KIND.FILE)];
  const { sealed, commitment } = sealFile(content, name, type, key);
  const wraps = to.map((one) => told(wrap(key, one, bound)));
  return { item: { item, kind: KIND.FILE, file: "", commitment: hex(commitment), wraps }, stream: sealed };
}

// {message, streams, receipt}. `said` is {language, answers, files: [{name, type, content}], identity or null};
// `page` is {form, directory (checked), recipients, custodians, escrow: key ids}. `tell` hears the share derived.
export async function sealMessage(seed, said, page, tell = undefined) {
  const { report, secret, caseSecret, salt, once } = material(seed);
  const { verifier, unwrapKey } = await derive(secret, salt, tell);
  const reporter = random(32);
  const to = [...keysOf(page.directory, [...page.recipients, ...page.escrow]), publicOf(reporter)];
  const numbers = said.files.reduce((taken) => [...taken, newItem(taken)], []);
  const files = said.files.map((file, place) => sealedFile(report, numbers[place], file, to));
  const text = { v: 1, language: said.language, answers: said.answers, files: numbers };
  const items = [sealedText(report, REPORT_ITEM, KIND.REPORT, text, to)];
  if (said.identity) items.push(sealedIdentity(report, said.identity, keysOf(page.directory, page.custodians)));
  const message = {
    form: page.form,
    once: hex(once),
    report: hex(report),
    salt: hex(salt),
    kept: hex(keptOf(verifier)),
    reporter: { public: hex(publicOf(reporter)), locked: base64(lockReporterKey(reporter, unwrapKey, report)) },
    tags: tags(caseSecret).map(hex),
    directory: page.directory.version,
    items: [...items, ...files.map(({ item }) => item)],
  };
  return { message, streams: files.map(({ stream }) => stream), receipt: { secret, caseSecret } };
}
