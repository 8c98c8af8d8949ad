// Leaves the page at once: by the button, or by Shift pressed three times within five seconds.
(() => {
  "use strict";
  const way = document.querySelector("[data-exit]");
  if (!way) return;
  const leave = () => {
    document.documentElement.hidden = true;
    location.replace(way.href);
  };
  way.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  let presses = [];
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift") return;
    const now = Date.now();
    presses = [...presses.filter((at) => now - at < 5000), now];
    if (presses.length === 3) leave();
  });
})();
