// Crediting the chosen attribution to a source that stands somewhere else: from a list that is
// filtered by typing, or by a click on any place where the text speaks of the source.

import { announce } from "on-record/announce";
import { chosen } from "on-record/marks";
import { parseSpans } from "on-record/offsets";
import { ask } from "on-record/requests";
import { onKey } from "on-record/shortcuts";

let root = null;
let entered = false; // Enter came before the sources did

/** Watch for clicks on sources in the article's text, before anybody else takes them. */
export function attach(text) {
  root = text;
  root.addEventListener("click", pointAt, true);
  root.addEventListener("keydown", (event) => event.key === "Enter" && pointAt(event), true);
}

/** Listen, once a page. */
export function start() {
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-link-source]");
    if (!opener) return;
    event.preventDefault();
    open(opener.href);
  });
  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-link-filter]")) filter(event.target.value);
  });
  document.addEventListener("keydown", (event) => {
    if (event.target.closest?.("[data-link-list]")) steer(event);
  });
  document.addEventListener("on-record:unchosen", stop);
  document.addEventListener("on-record:said", (event) => !event.detail.refused && stop());
  onKey("l", () => {
    const opener = document.querySelector("#chosen [data-link-source]");
    if (!chosen() || !opener) {
      announce("Choose an attribution first.");
      return Boolean(root);
    }
    open(opener.href);
    return true;
  });
  onKey("Escape", () => (isLinking() ? stop() : false));
}

function isLinking() {
  return Boolean(document.querySelector("[data-link-list]:not([hidden])"));
}

/** The field is there at once, so that what is typed next goes into it; the sources follow. */
async function open(address) {
  const list = document.querySelector("[data-link-list]");
  list.hidden = false;
  entered = false;
  root?.classList.add("linking");
  const field = list.querySelector("[data-link-filter]");
  field.focus();
  announce("Who said it? Type a few letters, or click a source in the text.", { shown: false });
  await ask("GET", address, { source: list, target: "#link-choices", swap: "outerHTML" });
  filter(field.value);
  if (entered) choices()[0]?.click();
}

function stop() {
  root?.classList.remove("linking");
  if (!isLinking()) return false;
  const list = document.querySelector("[data-link-list]");
  const had = list.contains(document.activeElement);
  list.hidden = true;
  list.querySelector("[data-link-filter]").value = "";
  if (had) root?.focus({ preventScroll: true });
  return true;
}

function choices() {
  return [...document.querySelectorAll("#link-choices li:not([hidden]) button")];
}

/** Only the sources whose names have these letters. */
function filter(letters) {
  const wanted = letters.trim().toLocaleLowerCase();
  let left = 0;
  for (const item of document.querySelectorAll("#link-choices li")) {
    item.hidden = !item.textContent.toLocaleLowerCase().includes(wanted);
    left += item.hidden ? 0 : 1;
  }
  const none = document.querySelector("[data-link-none]");
  if (none) none.hidden = left > 0;
}

/** Enter in the field takes the first source left; arrow keys go through the list. */
function steer(event) {
  if (event.key === "Escape") {
    stop();
    event.stopPropagation();
    return;
  }
  const buttons = choices();
  if (event.key === "Enter" && event.target.matches("[data-link-filter]")) {
    event.preventDefault();
    if (buttons.length) buttons[0].click();
    else entered = !document.querySelector("[data-link-form]");
    return;
  }
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  const at = buttons.indexOf(document.activeElement) + by;
  (buttons[at] ?? document.querySelector("[data-link-filter]")).focus();
}

/** A place in the text that speaks of a source, while one is looked for. */
function pointAt(event) {
  if (!isLinking()) return;
  const mark = event.target.closest(".source[data-source], .mention[data-source]") ?? event.target.closest("[data-source]");
  if (!mark) return;
  event.preventDefault();
  event.stopPropagation();
  const list = document.querySelector("[data-link-list]");
  const values = { source: mark.dataset.source.slice(1), revision: chosen().revision };
  if (mark.matches(".source, .mention")) [[values.start, values.end]] = parseSpans(mark.dataset.span);
  ask("POST", document.querySelector("#chosen [data-link-source]").href, { source: list, swap: "none", values });
}
