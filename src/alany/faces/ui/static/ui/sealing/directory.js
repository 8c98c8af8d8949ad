// The key directory: who may be sealed to, signed offline by two of three holders of root keys.
import { concat, fromHex, hex, text, utf8 } from "./bytes.js";
import { isSigned } from "./officers.js";
import { SealRefused, digest } from "./suite.js";
import { keyId } from "./wraps.js";

const HEAD = utf8("alany/directory/v1\n");
const ROLES = ["recipient", "custodian", "escrow", "authority"];
const NEEDED = 2;
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

// JSON that is the same on every computer: sorted keys, no blanks.
export function canonical(said) {
  if (Array.isArray(said)) return `[${said.map(canonical).join(",")}]`;
  if (said === null || typeof said !== "object") return JSON.stringify(said);
  const pairs = Object.keys(said).sort().map((name) => `${JSON.stringify(name)}:${canonical(said[name])}`);
  return `{${pairs.join(",")}}`;
}

const isKey = (letters) => /^[0-9a-f]{64}$/.test(letters);

function read(bytes) {
  let said;
  try {
    const written = text(bytes);
    said = JSON.parse(written);
    if (canonical(said) !== written) throw new RangeError();
  } catch {
    throw new SealRefused("malformed");
  }
  const well = ({ role, box, sign }) => ROLES.includes(role) && isKey(box) && (sign === "" || isKey(sign));
  if (said.v !== 1 || new Set(said.roots).size !== 3 || !said.entries.every(well)) {
    throw new SealRefused("malformed");
  }
  return said;
}

function signedBy(roots, bytes, signatures) {
  const message = concat(HEAD, bytes);
  const good = (root) => {
    const signature = signatures[root] ?? "";
    return /^[0-9a-f]{128}$/.test(signature) && isSigned(message, fromHex(signature), fromHex(root));
  };
  return new Set(roots.filter(good)).size >= NEEDED;
}

// One version whose roots are known, from a poster or from the version before: two of them must have signed.
export function checkSigned(bytes, signatures, roots) {
  const found = read(bytes);
  if (!signedBy(roots, bytes, signatures) || !signedBy(found.roots, bytes, signatures)) {
    throw new SealRefused("not_signed");
  }
  return found;
}

// The last of a chain of versions [{bytes, signatures}], each continuing the one before; the first signs itself,
// and `print`, the fingerprint of its roots, is what stands on posters.
export function checkChain(versions, print) {
  let before = null;
  for (const { bytes, signatures } of versions) {
    const said = read(bytes);
    const roots = before ? before.said.roots : said.roots;
    if (!before && fingerprint(roots) !== print) throw new SealRefused("other_roots");
    const wanted = before ? [before.said.version + 1, before.sha256, before.said.office] : [1, "", said.office];
    const told = [said.version, said.previous, said.office];
    if (told.some((one, place) => one !== wanted[place])) throw new SealRefused("out_of_order");
    checkSigned(bytes, signatures, roots);
    before = { said, sha256: hex(digest(bytes)) };
  }
  if (!before) throw new SealRefused("malformed");
  return before.said;
}

export const entryKeyId = (entry) => hex(keyId(fromHex(entry.box)));

// The roots in eight groups of four letters, as they stand on posters, boxes and slips.
export function fingerprint(roots) {
  const raw = digest(utf8(`alany/roots/v1\n${[...roots].sort().join("")}`)).subarray(0, 20);
  const bits = Array.from(raw, (byte) => byte.toString(2).padStart(8, "0")).join("");
  const letters = bits.match(/.{5}/g).map((five) => LETTERS[parseInt(five, 2)]).join("");
  return letters.match(/.{4}/g).join("-");
}
