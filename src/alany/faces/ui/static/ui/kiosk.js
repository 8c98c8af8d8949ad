// A shared computer: back to the start when nobody is there, and Kazakh letters for keyboards without them.
(() => {
  "use strict";
  const idle = document.getElementById("idle");
  const bar = document.getElementById("letters");
  if (!idle || !bar) return;
  const { start, after, left } = idle.dataset;
  const count = idle.querySelector("[data-count]");
  let last = Date.now();
  let field = null;

  const leave = () => {
    document.querySelectorAll("form").forEach((form) => form.reset());
    try { sessionStorage.clear(); localStorage.clear(); } catch { /* storage may be switched off */ }
    location.replace(start);
  };
  const awake = () => {
    last = Date.now();
    if (!idle.hidden) {
      idle.hidden = true;
      field?.focus();
    }
  };
  const look = () => {
    const quiet = (Date.now() - last) / 1000;
    const over = quiet - Number(after);
    if (over >= Number(left)) leave();
    if (over < 0) return;
    count.textContent = String(Math.max(0, Math.ceil(Number(left) - over)));
    if (idle.hidden) {
      idle.hidden = false;
      idle.querySelector("button").focus();
    }
  };
  const quietStart = location.pathname === start && !document.querySelector("main form");
  if (!quietStart) setInterval(look, 1000);
  for (const act of ["keydown", "pointerdown", "pointermove", "wheel", "touchstart"]) {
    document.addEventListener(act, awake, { passive: true });
  }

  const isText = (node) => node.matches("textarea, input[type=text], input[type=search], input:not([type])");
  const put = (letter) => {
    if (!field) return;
    const at = field.selectionStart ?? field.value.length;
    field.setRangeText(letter, at, field.selectionEnd ?? at, "end");
    field.focus();
  };
  for (const letter of document.documentElement.lang === "kk" ? "әіңғүұқөһ" : "") {
    const key = document.createElement("button");
    key.type = "button";
    key.textContent = letter;
    key.addEventListener("click", () => put(letter));
    bar.append(key);
  }
  document.addEventListener("focusin", (event) => {
    if (bar.contains(event.target) || idle.contains(event.target)) return;
    field = isText(event.target) ? event.target : null;
    bar.hidden = !field || !bar.children.length;
  });
  document.querySelectorAll("form").forEach((form) => form.setAttribute("autocomplete", "off"));
})();
