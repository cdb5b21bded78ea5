// Keys. None acts inside a field; those of a single letter can be turned off (WCAG 2.1.4).

const actions = new Map();
const fields = "input, textarea, select, [contenteditable]";

/**
 * Let `key` (as in KeyboardEvent.key, lower case; "Mod+z" and "Mod+Shift+z" with Ctrl or Cmd) call
 * `action`, which returns false to pass. The last one that asked is called first.
 */
export function onKey(key, action) {
  actions.set(key, [action, ...(actions.get(key) ?? [])]);
}

function handle(event) {
  if (event.altKey || event.isComposing || event.defaultPrevented) return;
  if (event.target.closest?.(fields) || document.querySelector("dialog[open]")) return;
  const modified = event.ctrlKey || event.metaKey;
  const letter = event.key.length === 1;
  if (letter && !modified && document.documentElement.dataset.letterKeys === "off") return;
  const key = letter ? event.key.toLowerCase() : event.key;
  const name = modified ? `Mod+${event.shiftKey ? "Shift+" : ""}${key}` : key;
  for (const action of actions.get(name) ?? []) {
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

/** On a narrow screen the field stands in the menu. */
function toSearch() {
  const field = document.querySelector('[data-key="/"]');
  if (!field) return;
  if (!field.checkVisibility()) field.closest("[popover]")?.showPopover();
  field.focus();
}

/** Listen, once a page. */
export function start() {
  document.addEventListener("keydown", handle);
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-key-map]")) showKeyMap();
  });
  onKey("?", showKeyMap);
  onKey("/", toSearch);
}
