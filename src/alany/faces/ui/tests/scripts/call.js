// Calls one exported function of one module; bytes travel as {"hex": "…"}, a refusal as {"refused": "…"}.

const fromHex = (letters) => Uint8Array.from(letters.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const each = (value, change) =>
  Array.isArray(value)
    ? value.map(change)
    : Object.fromEntries(Object.entries(value).map(([name, one]) => [name, change(one)]));

function given(value) {
  if (value === null || typeof value !== "object") return value;
  return typeof value.hex === "string" ? fromHex(value.hex) : each(value, given);
}

function told(value) {
  if (value === null || typeof value !== "object") return value ?? null;
  return value instanceof Uint8Array ? { hex: hex(value) } : each(value, told);
}

export async function call(module, name, args) {
  try {
    return { answer: told(await module[name](...args.map(given))) };
  } catch (refusal) {
    return { refused: String(refusal) };
  }
}
