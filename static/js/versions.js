// The queue of a new version: one item after another, each settled with a key.

import { announce } from "on-record/announce";
import { enter } from "on-record/main";
import { onKey } from "on-record/shortcuts";

let place = 0; // of the current item; a settled one leaves the list, so the next takes its place
let before = null; // the ids that stood there when an undo was asked for

/** Take up the queue that came in. */
function attach(queue) {
  if (queue.dataset.message) announce(queue.dataset.message);
  const all = items();
  if (!all.length) {
    if (queue.dataset.message) queue.querySelector("main").focus({ preventScroll: true });
    return;
  }
  const back = before ? all.findIndex((item) => !before.has(item.id)) : -1;
  if (back >= 0) place = back;
  before = null;
  const arrived = document.activeElement === document.body && !queue.dataset.message;
  show(Math.min(place, all.length - 1), { quiet: arrived });
}

/** Listen, once a page. */
function start() {
  onKey("j", () => step(1));
  onKey("k", () => step(-1));
  for (const [key, settlement] of [["y", "confirm"], ["x", "reject"], ["l", "leave"]]) {
    onKey(key, () => settle(settlement));
  }
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (!document.querySelector("[data-version-queue]")) return;
    before = event.target.matches?.("[data-undo]") ? new Set(items().map((item) => item.id)) : null;
  });
  document.addEventListener("focusin", (event) => {
    const item = event.target.closest?.("[data-queue-item]");
    if (item) mark(items().indexOf(item));
  });
}

function items() {
  return [...document.querySelectorAll("[data-queue-item]")];
}

function mark(at) {
  place = at;
  items().forEach((item, number) => item.classList.toggle("now", number === at));
}

function show(at, { quiet = false } = {}) {
  mark(at);
  if (quiet) return;
  const item = items()[at];
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const all = items();
  if (!document.querySelector("[data-version-queue]")) return false;
  if (all.length) show(Math.max(0, Math.min(all.length - 1, place + by)));
  return true;
}

function settle(settlement) {
  if (!document.querySelector("[data-version-queue]")) return false;
  const button = items()[place]?.querySelector(`[name="settlement"][value="${settlement}"]`);
  if (button) button.click();
  else announce("This cannot be done here: its words are gone.");
  return true;
}

enter("[data-version-queue]", { attach, start });
