// The way that seals in the browser is offered where the browser can go it.
(() => {
  "use strict";
  const way = document.querySelector("[data-start-sealed]");
  if (way && window.crypto && typeof BigInt === "function") way.hidden = false;
})();
