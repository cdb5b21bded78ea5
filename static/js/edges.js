// The edges of what is chosen or selected: which handles there are, and what a move of them does.

import { chosen } from "on-record/marks";
import { grasp, grasped, hold, release } from "on-record/handles";
import { parseSpans } from "on-record/offsets";
import { ask } from "on-record/requests";
import { isByTouch, onSelection, read, select, selected } from "on-record/selection";
import { onKey } from "on-record/shortcuts";

let current = ""; // the place of the part whose edges are at hand, and its role: "29-40 source"

/** Listen, once a page. */
export function start() {
  document.addEventListener("on-record:chosen", (event) => {
    const { part } = event.detail;
    const again = parts().find((one) => keyOf(one) === current);
    const clicked = part && parts().find((one) => one.dataset.part === part.span && one.dataset.role === part.role);
    const edge = grasped();
    if (clicked ?? again) holdPart(clicked ?? again);
    else release();
    if (edge) grasp(edge);
  });
  document.addEventListener("on-record:unchosen", () => {
    current = "";
    release();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-edges]");
    if (!button) return;
    holdPart(button.closest("[data-part]"));
    grasp("end");
  });
  // What was not written stands where it stood.
  document.addEventListener("htmx:afterRequest", (event) => {
    const { elt, xhr } = event.detail;
    if (elt?.isConnected && elt.matches?.("[data-move]") && xhr.status !== 200) holdPart(elt);
  });
  onSelection(holdSelection);
  onKey("[", () => reach("start", -1));
  onKey("]", () => reach("end", 1));
}

/** The parts of the chosen attribution that may be moved, as its card lists them. */
function parts() {
  return [...document.querySelectorAll("#chosen [data-move]")];
}

function keyOf(part) {
  return `${part.dataset.part} ${part.dataset.role}`;
}

/** The handle at that end of the current part; once more, that of the part before or behind it. */
function reach(edge, by) {
  const all = chosen() ? parts() : [];
  if (!all.length) return false;
  const at = all.findIndex((part) => keyOf(part) === current);
  const next = grasped() === edge ? (at + by + all.length) % all.length : Math.max(0, at);
  holdPart(all[next]);
  return grasp(edge);
}

function holdPart(part) {
  const [[start, end]] = parseSpans(part.dataset.part);
  const { role } = part.dataset;
  current = keyOf(part);
  hold(start, end, `${role} “${shortened(part)}”`, (from, to, quote) => {
    current = `${from}-${to} ${role}`;
    const values = { start: from, end: to, quote, role, revision: chosen()?.revision ?? "" };
    ask("POST", part.dataset.move, { source: part, swap: "none", values });
  });
}

function shortened(part) {
  const words = part.querySelector("a")?.textContent ?? "";
  return words.length > 40 ? `${words.slice(0, 39)}…` : words;
}

/** What a finger selected has handles too: the browser's own are gone once words are snapped. */
function holdSelection() {
  if (!selected()) {
    if (current === "selection") {
      current = "";
      release();
    }
    return;
  }
  if (!isByTouch()) return;
  const { start, end } = read();
  current = "selection";
  hold(start, end, "selection", (from, to) => select(from, to));
}
