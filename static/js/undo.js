// Undo and redo as everywhere else: Ctrl or Cmd with Z, with Shift and Z, with Y. Letters alone
// work too (U and R), but not in a field, where the browser undoes what was typed.

import { announce } from "on-record/announce";
import { onKey } from "on-record/shortcuts";

/** Listen, once a page. */
export function start() {
  for (const [name, keys] of Object.entries({ undo: ["u", "Mod+z"], redo: ["r", "Mod+Shift+z", "Mod+y"] })) {
    for (const key of keys) onKey(key, () => press(name));
  }
}

function press(name) {
  const button = document.querySelector(`[data-${name}] button`);
  if (!button) return false;
  if (button.disabled) announce(`Nothing to ${name}.`);
  else button.click();
  return true;
}
