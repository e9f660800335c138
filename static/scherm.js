// On the big screen the arrow keys turn the page: the links are there for who has no keyboard.
(() => {
  "use strict";
  const way = { ArrowLeft: "prev", PageUp: "prev", ArrowRight: "next", PageDown: "next" };
  document.addEventListener("keydown", (event) => {
    const rel = way[event.key];
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (!rel || typing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = document.querySelector(`a[rel="${rel}"]`);
    if (!link) return;
    event.preventDefault();
    link.click();
  });
})();
