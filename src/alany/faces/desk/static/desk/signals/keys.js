// Making a key, changing its password, opening it with the recovery code: all in this browser.
import { base64, fromBase64, fromHex, hex } from "../../ui/sealing/bytes.js";
import * as officers from "../../ui/sealing/officers.js";
import { asked, root, say, send } from "./page.js";

const value = (form, name) => form.querySelector(`[data-field=${name}]`).value;
const SHORTEST = 12;

function passwordOf(form) {
  const [first, again] = [value(form, "password"), value(form, "again")];
  if (first.length < SHORTEST) return say(form, "short_password") ?? null;
  if (first !== again) return say(form, "not_the_same") ?? null;
  return first;
}

async function lockedBy(keys, password, form) {
  const tell = (share) => say(form, "working", String(Math.round(share * 100)));
  return base64(await officers.lock(keys, password, undefined, undefined, tell));
}

// The recovery code is shown once and never sent; the form that follows sends the key only when it was typed again.
function confirmed(form, code) {
  const page = document.querySelector("[data-recovery]");
  page.querySelector("[data-code]").textContent = code;
  form.hidden = true;
  page.hidden = false;
  page.querySelector("[data-field=code]").focus();
  return new Promise((resolve) => {
    page.addEventListener("submit", (event) => {
      event.preventDefault();
      const typed = value(page, "code").toUpperCase().replace(/[\s-]/g, "");
      if (typed !== code.replaceAll("-", "")) return say(page, "other_code");
      return resolve(page);
    });
  });
}

async function make(form) {
  const password = passwordOf(form);
  if (!password) return;
  say(form, "working", "0");
  const [keys, code] = [officers.newKeys(), officers.newRecoveryCode()];
  const { box, sign } = officers.publics(keys);
  const locked = await lockedBy(keys, password, form);
  say(form, "");
  const recovery = base64(officers.lockForRecovery(keys, code));
  const page = await confirmed(form, code);
  const role = form.querySelector("[name=role]:checked").value;
  const told = await send(form.action, { role, box: hex(box), sign: hex(sign), locked, recovery });
  if (told.next) location.assign(told.next);
  else say(page, "refused", told.says);
}

async function change(form, open) {
  const password = passwordOf(form);
  if (!password) return;
  const { keys } = await asked(root.dataset.keys);
  const one = keys.find((key) => key.id === form.dataset.key);
  say(form, "working", "0");
  let opened;
  try {
    opened = await open(one);
  } catch {
    say(form, "wrong_secret");
    return;
  }
  const locked = await lockedBy(opened, password, form);
  const told = await send(form.action, { locked, key: form.dataset.key });
  if (told.next) location.assign(told.next);
  else say(form, "refused", told.says);
}

const MAKERS = {
  make,
  change: (form) =>
    change(form, ({ locked, box, sign }) =>
      officers.unlock(fromBase64(locked), value(form, "old"), fromHex(box), fromHex(sign)),
    ),
  recover: (form) =>
    change(form, ({ recovery, box, sign }) =>
      officers.recover(fromBase64(recovery), value(form, "code"), fromHex(box), fromHex(sign)),
    ),
};

for (const form of document.querySelectorAll("form[data-key-act]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button[type=submit]");
    button.disabled = true;
    try {
      await MAKERS[form.dataset.keyAct](form);
    } catch {
      say(form, "unreachable");
    }
    button.disabled = false;
  });
}
document.querySelectorAll("[data-print]").forEach((button) => button.addEventListener("click", () => print()));
