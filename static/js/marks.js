// Marks: which attribution is chosen, and lighting words. Whoever draws something for the chosen
// one listens for "on-record:chosen" (its card is in place) and "on-record:unchosen".

import { announce } from "on-record/announce";
import { openCard } from "on-record/cards";
import { offerChoice } from "on-record/chooser";
import { paint } from "on-record/highlights";
import { marksOf, paragraphOf, parseSpans, rangeOf } from "on-record/offsets";
import { ask } from "on-record/requests";
import { onKey } from "on-record/shortcuts";

let root = null;
let chosenId = "";
let pointedAt = null; // the part that was clicked, `{ span, role }`
let drawnAgain = false; // whether a swap has brought words of the chosen one
const earlier = []; // what was chosen before each write, the last one last: undo goes back to it

/** Watch the marks of the article's text. */
export function attach(text) {
  root = text;
  root.addEventListener("click", (event) => {
    if (event.defaultPrevented || !document.getSelection().isCollapsed) return;
    const marks = marksAround(event.target);
    if (marks.length) follow(marks, event);
  });
}

/** Listen, once a page. */
export function start() {
  document.addEventListener("click", (event) => {
    const choice = event.target.closest("[data-choose]");
    if (choice) choose(choice.dataset.choose, { scroll: true });
    const link = event.target.closest("[data-go]");
    if (link) {
      event.preventDefault();
      light(link.dataset.go);
    }
    if (event.target.closest("[data-unchoose]")) unchoose();
    if (event.target.closest("[data-dismiss-notice]")) document.getElementById("notice").replaceChildren();
  });
  document.addEventListener("on-record:said", afterWrite);
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target?.id !== "chosen") return;
    cardIsThere();
    document.getElementById("chosen")?.scrollIntoView({ block: "nearest" });
  });
  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.target?.id === "chosen") unchoose(); // it has gone
  });
  document.addEventListener("htmx:load", (event) => {
    const { elt } = event.detail;
    if (!elt.matches("p, .claims li, [data-card]")) return;
    drawnAgain ||= Boolean(chosenId && elt.querySelector(`[data-attribution="${chosenId}"]`));
    repaint();
  });
  // While the chosen attribution is on its way, the card still shows the one before.
  for (const [key, selector] of Object.entries(keys)) {
    onKey(key, () => (chosen() ? press(selector) : Boolean(chosenId)));
  }
  onKey("Escape", () => (chosenId ? unchoose() : false));
  onKey(".", () => step(1));
  onKey(",", () => step(-1));
  onKey("Enter", followAtCaret);
}

const keys = {
  y: '#chosen [value="confirmed"]',
  x: '#chosen [value="rejected"]',
  w: "#chosen [data-everywhere]",
  p: "#chosen [data-complete], #chosen [data-take-reading]",
};

/** The chosen attribution: `{ id, number, revision, state, name, hasSource, part }`, or null. */
export function chosen() {
  const card = document.getElementById("chosen");
  if (!chosenId || card?.dataset.chosen !== chosenId) return null;
  const { number, revision, state, name, hasSource } = card.dataset;
  return { id: chosenId, number, revision, state, name, hasSource: hasSource === "yes", part: pointedAt };
}

/** Light stretches of the text ("29-40 55-60") and bring the first into view. */
export function light(spans) {
  if (!root) return;
  for (const mark of [...root.getElementsByClassName("lit")]) mark.classList.remove("lit");
  const bare = [];
  let first = null;
  for (const [start, end] of parseSpans(spans)) {
    const marks = marksOf(root, start, end);
    for (const mark of marks) mark.classList.add("lit");
    if (!marks.length) bare.push(rangeOf(root, start, end));
    first ??= marks[0] ?? bare[0]?.startContainer.parentElement;
  }
  paint("evidence", bare);
  first?.scrollIntoView({ block: "center" });
}

/** The next attribution in the text, or the one before: from the chosen one, else from the caret. */
function step(by) {
  if (!root) return false;
  const from = root.querySelector(`[data-attribution="${chosenId}"]`) ?? paragraphOf(document.getSelection().focusNode);
  let paragraph = from && root.contains(from) ? from.closest("p") : root.querySelector("p");
  let ids = beginningIn(paragraph);
  let at = ids.indexOf(chosenId) + (chosenId || by > 0 ? by : 0);
  while (paragraph && !ids[at]) {
    paragraph = by > 0 ? paragraph.nextElementSibling : paragraph.previousElementSibling;
    ids = paragraph ? beginningIn(paragraph) : [];
    at = by > 0 ? 0 : ids.length - 1;
  }
  if (paragraph) choose(ids[at], { scroll: true });
  else announce(by > 0 ? "This is the last attribution." : "This is the first attribution.");
  return true;
}

/** The attributions whose first words stand in a paragraph, in order. */
function beginningIn(paragraph) {
  const ids = new Set();
  for (const mark of paragraph?.querySelectorAll("[data-attribution]") ?? []) ids.add(mark.dataset.attribution);
  return [...ids].filter((id) => paragraph.contains(root.querySelector(`[data-attribution="${id}"]`)));
}

/** Enter takes the marks in which the caret stands. */
function followAtCaret(event) {
  const selection = document.getSelection();
  if (event.target !== root || !selection.isCollapsed || !root.contains(selection.focusNode)) return false;
  const marks = marksAround(selection.focusNode.parentElement);
  if (!marks.length) return false;
  follow(marks, event);
  return true;
}

/** The marks over a place, the smallest first. */
function marksAround(element) {
  const marks = [];
  for (let one = element.closest("mark"); one && root.contains(one); one = one.parentElement.closest("mark")) {
    if (one.dataset.attribution || one.dataset.source) marks.push(one);
  }
  return marks;
}

/**
 * The smallest mark wins. Where others cover the same words, or where the chosen one is clicked
 * again and others lie over it, the person says which.
 */
function follow(marks, event) {
  const [first] = marks;
  const again = first.dataset.attribution === chosenId && pointedAt?.span === first.dataset.span;
  const rivals = distinct(again ? marks : marks.filter((mark) => mark.dataset.span === first.dataset.span));
  if (rivals.length < 2) take(first);
  else offerChoice(rivals, first, event.type === "click" ? event : null, take);
}

/** One mark for each attribution; a bare mention counts where there is nothing else. */
function distinct(marks) {
  const seen = new Map();
  for (const mark of marks) {
    const key = mark.dataset.attribution;
    if (key && !seen.has(key)) seen.set(key, mark);
  }
  return seen.size ? [...seen.values()] : marks.slice(0, 1);
}

function take(mark) {
  const { attribution, source, span, role } = mark.dataset;
  if (attribution) choose(attribution, { part: { span, role } });
  else openCard(source);
}

/** Choose an attribution: its words are lit, its card is fetched. */
export function choose(id, { scroll = false, open = true, part = null } = {}) {
  chosenId = id;
  pointedAt = part;
  repaint();
  const mark = root?.querySelector(`[data-attribution="${id}"]`);
  if (scroll) mark?.scrollIntoView({ block: "center" });
  if (open && mark) openCard(mark.dataset.source ?? "s0");
  const url = `${document.querySelector("[data-attributions-url]").dataset.attributionsUrl}${id.slice(1)}/`;
  ask("GET", url, { target: "#chosen", swap: "outerHTML" });
}

/** What was written is chosen; its card came along, or is fetched where other words changed. */
function afterWrite(event) {
  const { attribution, reverses, refused } = event.detail;
  const card = document.getElementById("chosen");
  let lookAtWords = false;
  if (!refused && reverses !== "undo") earlier.push(chosenId);
  if (reverses === "undo") goBack(earlier.pop() ?? chosenId);
  else if (attribution && card?.dataset.chosen === attribution) {
    const isNew = attribution !== chosenId;
    chosenId = attribution;
    if (isNew) pointedAt = null;
    repaint();
    if (isNew) openCard(root?.querySelector(`[data-attribution="${attribution}"]`)?.dataset.source ?? "s0");
    cardIsThere();
  } else if (attribution) choose(attribution);
  else if (chosenId && !root?.querySelector(`[data-attribution="${chosenId}"]`)) {
    if (card?.dataset.state !== "rejected") unchoose(); // it has gone
  } else lookAtWords = true;
  // htmx tells what it has drawn right after this event, before anything else happens.
  queueMicrotask(() => {
    if (lookAtWords && chosenId && drawnAgain) choose(chosenId, { open: false, part: pointedAt });
    drawnAgain = false;
  });
}

/** After an undo, what was chosen before the change that was undone: usually nothing. */
function goBack(id) {
  const card = document.getElementById("chosen");
  const isThere = id && (root?.querySelector(`[data-attribution="${id}"]`) || (card?.dataset.chosen === id && card.dataset.state === "rejected"));
  if (!isThere) unchoose();
  else choose(id, { open: false, part: id === chosenId ? pointedAt : null });
}

function cardIsThere() {
  const detail = chosen();
  if (detail) document.dispatchEvent(new CustomEvent("on-record:chosen", { detail }));
}

/** Choose nothing. */
function unchoose() {
  chosenId = "";
  pointedAt = null;
  document.getElementById("chosen").hidden = true;
  repaint();
  document.dispatchEvent(new CustomEvent("on-record:unchosen"));
  return true;
}

function repaint() {
  if (!root) return;
  for (const mark of [...root.getElementsByClassName("chosen")]) mark.classList.remove("chosen");
  for (const item of document.querySelectorAll(".claims .now")) item.classList.remove("now");
  root.classList.toggle("choosing", Boolean(chosenId));
  if (!chosenId) return;
  for (const mark of root.querySelectorAll(`[data-attribution="${chosenId}"]`)) mark.classList.add("chosen");
  document.querySelector(`[data-item="${chosenId}"]`)?.classList.add("now");
}

function press(selector) {
  const button = document.querySelector(selector);
  if (!button || button.closest("[hidden]")) return false;
  button.click();
  return true;
}
