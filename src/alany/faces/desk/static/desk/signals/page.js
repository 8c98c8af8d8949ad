// What every page of the trust box's desk needs: one of its sentences at a time, doors, the keys of this tab.
import { fromBase64, fromHex } from "../../ui/sealing/bytes.js";
import { unlock } from "../../ui/sealing/officers.js";
import { forget, recall, remember } from "./session.js";

export const root = document.querySelector("[data-box]");
export const token = () => document.querySelector("input[name=csrfmiddlewaretoken]").value;
const door = () => ({ href: root.dataset.session, token: token() });

// Sentences stand in the page, in its language, hidden until they are true. One is shown at a time in each place.
export function say(place, name, words = "") {
  for (const one of place.querySelectorAll("[data-says]")) {
    one.hidden = one.dataset.says !== name;
    if (!one.hidden) one.querySelectorAll("[data-words]").forEach((spot) => { spot.textContent = words; });
  }
}

export const show = (selector, shown) =>
  document.querySelectorAll(selector).forEach((one) => { one.hidden = !shown; });

export async function asked(href) {
  const answer = await fetch(href);
  if (!answer.ok) throw new Error("unreachable");
  return answer.json();
}

// Sends fields to a door; {next} leads on, {refused, says} is said in place.
export async function send(href, fields) {
  const body = new FormData();
  for (const [name, value] of Object.entries({ csrfmiddlewaretoken: token(), ...fields })) body.append(name, value);
  const answer = await fetch(href, { method: "POST", body });
  if (answer.redirected) return { next: answer.url };
  if (!answer.headers.get("Content-Type")?.startsWith("application/json")) throw new Error("unreachable");
  return answer.json();
}

// Unlocks each of the person's keys that this password opens, the newest first; null when it opens none.
async function unlocked(password, tell) {
  const { keys } = await asked(root.dataset.keys);
  const opened = [];
  for (const { locked, box, sign } of keys) {
    try {
      opened.push(await unlock(fromBase64(locked), password, fromHex(box), fromHex(sign), tell));
    } catch {
      // An older key may have had an older password.
    }
  }
  return opened.length ? opened : null;
}

function ask(form, done) {
  const field = form.querySelector("input[type=password]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    say(form, "working", "0");
    const tell = (share) => say(form, "working", String(Math.round(share * 100)));
    try {
      const keys = await unlocked(field.value, tell);
      say(form, keys ? "" : "wrong_password");
      if (keys) await remember(door(), keys);
      if (keys) done(keys);
    } catch {
      say(form, "unreachable");
    }
    button.disabled = false;
    field.value = "";
  });
}

// The person's unlocked keys: those of this tab, or asked for by the form of the page. Shows what needs them.
export async function ready(then) {
  const form = document.querySelector("[data-unlock]");
  const open = (keys) => {
    if (form) form.hidden = true;
    show("[data-with-key]", true);
    then(keys);
  };
  document.querySelectorAll("[data-lock]").forEach((button) =>
    button.addEventListener("click", async () => {
      await forget(door());
      location.reload();
    }),
  );
  const kept = await recall(door());
  if (kept) return open(kept);
  if (!form) return undefined;
  form.hidden = false;
  return ask(form, open);
}
