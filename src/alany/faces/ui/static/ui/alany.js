// Comfort of the desk's keyboard; every page works without it.
(() => {
  "use strict";
  const typing = (node) => node.closest("input, textarea, select, [contenteditable]");
  const links = () => [...document.querySelectorAll("main tbody th a, main .ways a")];
  const step = (by) => {
    const all = links();
    if (!all.length) return;
    const here = all.indexOf(document.activeElement);
    all[Math.min(Math.max(here + by, 0), all.length - 1)].focus();
  };
  const tick = (number) => document.querySelectorAll("main form input[type=checkbox]")[number - 1]?.click();
  const acts = {
    "/": () => document.querySelector("[data-key='/'], input[type=search]")?.focus(),
    j: () => step(1),
    k: () => step(-1),
    n: () => document.querySelector("[data-key='n']")?.click(),
    "?": () => document.querySelector("[data-key='?']")?.click(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const act = acts[event.key] ?? (/^[1-9]$/.test(event.key) ? () => tick(event.key) : null);
    if (!act) return;
    event.preventDefault();
    act();
  });
})();
