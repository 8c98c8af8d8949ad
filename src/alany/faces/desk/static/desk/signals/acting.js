// Acts on a signal: what is needed is sealed here, the statement is signed here, and only then anything is sent.
import { keyring } from "../../ui/sealing/reader.js";
import { agreeToName, answer, forward, grant, reportOf } from "./making.js";
import { asked, ready, root, say, send } from "./page.js";
import { signed, signer } from "./signing.js";

const MAKERS = { answer, forward, grant, name: agreeToName };
const nothing = async () => ({ fields: {}, signed: {} });

// A few seconds in which an answer can still be taken back; nothing has been sent yet.
function regretted(form) {
  const seconds = Number(form.dataset.wait ?? 0);
  if (!seconds) return Promise.resolve(false);
  return new Promise((resolve) => {
    let left = seconds;
    say(form, "waiting", String(left));
    const undo = form.querySelector("[data-undo]");
    const end = (back) => {
      clearInterval(clock);
      undo.onclick = null;
      resolve(back);
    };
    const clock = setInterval(() => {
      left -= 1;
      say(form, "waiting", String(left));
      if (left <= 0) end(false);
    }, 1000);
    undo.onclick = () => end(true);
    undo.focus();
  });
}

// A day is typed as three numbers, or pasted whole into the first field.
function dayOf(fields, name) {
  const [day, month, year] = ["day", "month", "year"].map((part) => (fields[`${name}_${part}`] ?? "").trim());
  const pasted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(day);
  if (pasted) return dayOf({ d_day: pasted[1], d_month: pasted[2], d_year: pasted[3] }, "d");
  return month ? `${year.padStart(4, "0")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : day;
}

const valueOf = (fields, name) =>
  `${name}_day` in fields ? dayOf(fields, name) : (fields[name] ?? "").trim().replaceAll("\r\n", "\n");

async function act(form, keys) {
  const own = signer(keys);
  if (!own) return say(form, "no_key");
  if (await regretted(form)) return say(form, "");
  say(form, "working");
  const given = root.dataset.sealed ? await asked(root.dataset.sealed) : {};
  const made = await (MAKERS[form.dataset.act] ?? nothing)(form, given, keyring(keys.map(({ box }) => box)));
  const fields = Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === "string"));
  const names = (form.dataset.signed ?? "").split(" ").filter(Boolean);
  const named = Object.fromEntries(names.map((name) => [name, valueOf(fields, name)]).filter(([, value]) => value));
  const signature = signed({ ...JSON.parse(form.dataset.statement), ...named, ...made.signed }, own);
  const told = await send(form.action, { ...fields, ...made.fields, signature });
  if (told.next) return location.assign(told.next);
  return say(form, "refused", told.says);
}

function listen(form, keys) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button[type=submit]");
    if (button.disabled) return;
    button.disabled = true;
    try {
      await act(form, keys);
    } catch (refusal) {
      say(form, refusal.reason ? "not_sealed" : "unreachable");
    }
    button.disabled = false;
  });
}

// A package begins with the sender's own words, which the officer may shorten.
async function prefill(form, keys) {
  const words = form.querySelector("[data-from-report]");
  if (!words || words.value) return;
  const said = reportOf(await asked(root.dataset.sealed), keyring(keys.map(({ box }) => box)));
  words.value = Object.values(said.answers ?? {}).join("\n\n");
}

if (root) {
  ready((keys) => {
    for (const form of document.querySelectorAll("form[data-act]")) {
      listen(form, keys);
      prefill(form, keys).catch(() => say(form, "not_opened"));
    }
  });
}
