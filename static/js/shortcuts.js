// Keys. None acts inside a field; those of a single letter can be turned off (WCAG 2.1.4).

const actions = new Map();
const fields = "input, textarea, select, [contenteditable]";

/** Let `key` (as in KeyboardEvent.key, lower case) call `action`, which returns false to pass. */
export function onKey(key, action) {
  actions.set(key, [action, ...(actions.get(key) ?? [])]);
}

function handle(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest?.(fields) || document.querySelector("dialog[open]")) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (key.length === 1 && document.documentElement.dataset.letterKeys === "off") return;
  for (const action of actions.get(key) ?? []) {
    if (action(event) !== false) {
      event.preventDefault();
      return;
    }
  }
}

function showKeyMap() {
  const map = document.getElementById("key-map");
  if (!map) return false;
  map.showModal();
  return true;
}

/** Listen, once a page. */
export function start() {
  document.addEventListener("keydown", handle);
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-key-map]")) showKeyMap();
  });
  onKey("?", showKeyMap);
  onKey("/", () => document.querySelector('[data-key="/"]')?.focus() ?? true);
}
