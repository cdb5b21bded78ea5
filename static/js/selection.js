// From selected words to a mark: the bar at the selection, its keys, and the form that is sent.

import { announce } from "on-record/announce";
import { neighbour, snapToGraphemes, snapToWords, unitsOf } from "on-record/caret";
import { chosen } from "on-record/marks";
import { codePointsBefore, offsetOf, placeOf, rangeOf } from "on-record/offsets";
import { onKey } from "on-record/shortcuts";

const steps = { ArrowLeft: [-1, "word"], ArrowRight: [1, "word"], ArrowUp: [-1, "sentence"], ArrowDown: [1, "sentence"] };
let root = null;
let bar = null;
let pendingRole = "";
let held = null; // what is selected, as offsets, while the whole text is swapped
let unsettled = null; // a selection by pointer that was not yet grown to its words
let anchor = null; // where a selection by keys began: [paragraph, start, end]
let lastEnd = null; // code point offset behind what was sent last: where the keyboard goes on

/** Watch selections in the article's text. */
export function attach(text) {
  root = text;
  bar = document.querySelector("[data-selection-bar]");
  if (!bar) return; // a reader looks, but does not mark
  root.addEventListener("keydown", moveByKeys);
  bar.addEventListener("mousedown", (event) => event.preventDefault());
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.roleChoice) chooseRole(button.dataset.roleChoice);
    if (button?.dataset.kindChoice) send("source", button.dataset.kindChoice);
  });
}

/** Listen, once a page. */
export function start() {
  document.addEventListener("pointerup", (event) => {
    if (bar?.contains(event.target)) return;
    // The browser settles the selection after this event.
    unsettled = { exact: event.altKey, timer: setTimeout(settleNow, 0) };
  });
  document.addEventListener("keyup", (event) => {
    if (event.shiftKey || event.key.startsWith("Arrow")) showBar();
  });
  document.addEventListener("on-record:said", returnToText);
  document.addEventListener("htmx:oobBeforeSwap", hold);
  document.addEventListener("htmx:oobAfterSwap", restore);
  onKey("s", () => selected() && chooseRole("source"));
  onKey("c", () => selected() && chooseRole("cue"));
  onKey("t", () => selected() && chooseRole("content"));
  for (let digit = 1; digit <= 9; digit += 1) {
    onKey(String(digit), () => {
      const kind = bar?.querySelectorAll("[data-kind-choice]")[digit - 1]?.dataset.kindChoice;
      return selected() && kind ? send(pendingRole || "source", kind) : false;
    });
  }
  onKey("Enter", (event) => {
    if (event.target !== root || !selected()) return false;
    bar.querySelector("button").focus();
    return true;
  });
  onKey("Escape", () => (selected() ? clear() : false));
}

function selected() {
  const selection = document.getSelection();
  if (!root || !selection.rangeCount || selection.isCollapsed) return false;
  return root.contains(selection.anchorNode) && root.contains(selection.focusNode);
}

/** A key may come before the selection has settled: what is sent is what it would have become. */
function settleNow() {
  if (!unsettled) return;
  const { exact, timer } = unsettled;
  clearTimeout(timer);
  unsettled = null;
  settle(exact);
}

/** Grow a selection to whole words (with Alt: to whole characters) and show the bar. */
function settle(exact) {
  if (!selected()) {
    hide();
    return;
  }
  const range = document.getSelection().getRangeAt(0);
  const { startContainer, startOffset } = range;
  const [endContainer, endOffset] = endOfWords(range);
  const first = snapped(startContainer, startOffset, exact, "start") ?? [startContainer, startOffset];
  const last = snapped(endContainer, endOffset, exact, "end") ?? [endContainer, endOffset];
  // Not through the range: whether that is a live one differs between browsers.
  document.getSelection().setBaseAndExtent(...first, ...last);
  showBar();
}

/** A triple click ends at the start of the next paragraph: its words end with the one before. */
function endOfWords({ endContainer, endOffset }) {
  const paragraph = endContainer.nodeType === Node.ELEMENT_NODE ? endContainer : null;
  const before = paragraph?.matches("[data-start]") ? paragraph.previousElementSibling : null;
  return before && endOffset === 0 ? domPlace(before, before.textContent.length, "end") : [endContainer, endOffset];
}

/** One edge of a range moved to the edge of its word, as a DOM place; null to leave it. */
function snapped(node, offset, exact, edge) {
  const paragraph = (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement).closest("[data-start]");
  if (!paragraph) return null;
  const at = unitsBeforePlace(paragraph, node, offset);
  const text = paragraph.textContent;
  const snap = exact ? snapToGraphemes : snapToWords;
  const span = edge === "start" ? snap(text, at, text.length) : snap(text, 0, at);
  return span ? domPlace(paragraph, edge === "start" ? span[0] : span[1], edge) : null;
}

/** How many UTF-16 units of a paragraph's text stand before a DOM place in it. */
function unitsBeforePlace(paragraph, node, offset) {
  const range = document.createRange();
  range.setStart(paragraph, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}

function domPlace(paragraph, unit, edge) {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  let left = unit;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (left < node.length || (left === node.length && edge === "end")) return [node, left];
    left -= node.length;
  }
  return null;
}

/** Arrow keys select the next word or sentence; with Shift they extend; with Alt by character. */
function moveByKeys(event) {
  const step = steps[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.target !== root) return;
  event.preventDefault();
  const [direction, unit] = step;
  const granularity = event.altKey && unit === "word" ? "character" : unit;
  const here = currentPlace(direction, event.shiftKey);
  const next = nextUnit(here, granularity, direction);
  if (!next) return;
  if (!event.shiftKey || !anchor) anchor = next;
  select(anchor, next);
  announce(document.getSelection().toString(), { shown: false });
  showBar();
}

/** The paragraph and the span in it from which a step starts. */
function currentPlace(direction, extending) {
  const selection = document.getSelection();
  const inside = selection.rangeCount && root.contains(selection.focusNode);
  const node = inside ? selection.focusNode : null;
  const element = node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement;
  const paragraph = element?.closest("[data-start]") ?? root.querySelector("[data-start]");
  if (!inside || !element?.closest("[data-start]")) return [paragraph, 0, 0];
  const edge = (container, offset) => unitsBeforePlace(paragraph, container, offset);
  const focus = edge(selection.focusNode, selection.focusOffset);
  if (extending || selection.isCollapsed) return [paragraph, focus, focus];
  const range = selection.getRangeAt(0);
  if (direction > 0 && paragraph.contains(range.endContainer)) {
    const end = edge(range.endContainer, range.endOffset);
    return [paragraph, end, end];
  }
  const start = paragraph.contains(range.startContainer) ? edge(range.startContainer, range.startOffset) : 0;
  return [paragraph, start, start];
}

function nextUnit([paragraph, start, end], granularity, direction) {
  const span = neighbour(unitsOf(paragraph.textContent, granularity), start, end, direction);
  if (span) return [paragraph, ...span];
  const sibling = direction > 0 ? paragraph.nextElementSibling : paragraph.previousElementSibling;
  if (!sibling) return null;
  const from = direction > 0 ? 0 : sibling.textContent.length;
  return nextUnit([sibling, from, from], granularity, direction);
}

/** Select from the anchor's unit to the focus's, whichever comes first. */
function select([fromParagraph, fromStart, fromEnd], [toParagraph, toStart, toEnd]) {
  const forward =
    fromParagraph === toParagraph
      ? fromStart <= toStart
      : Boolean(fromParagraph.compareDocumentPosition(toParagraph) & Node.DOCUMENT_POSITION_FOLLOWING);
  const base = domPlace(fromParagraph, forward ? fromStart : fromEnd, forward ? "start" : "end");
  const extent = domPlace(toParagraph, forward ? toEnd : toStart, forward ? "end" : "start");
  if (!base || !extent) return;
  document.getSelection().setBaseAndExtent(...base, ...extent);
  extent[0].parentElement.scrollIntoView({ block: "nearest" });
}

/** When all marks come at once, the words stay the same: what was selected stays selected. */
function hold(event) {
  if (event.detail.target !== root || !selected()) return;
  const range = document.getSelection().getRangeAt(0);
  const places = [[range.startContainer, range.startOffset], [range.endContainer, range.endOffset]];
  held = places.map(([node, offset]) => offsetOf(root, node, offset));
}

function restore(event) {
  if (event.detail.target !== root || !held) return;
  const range = rangeOf(root, ...held);
  held = null;
  anchor = null;
  document.getSelection().setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  showBar();
}

function showBar() {
  if (!selected() || !bar) {
    hide();
    return;
  }
  const attribution = chosen();
  bar.querySelector("[data-target]").textContent = attribution ? "for the chosen attribution" : "";
  bar.hidden = false;
  const box = document.getSelection().getRangeAt(0).getBoundingClientRect();
  const left = Math.min(box.left, document.documentElement.clientWidth - bar.offsetWidth - 8);
  bar.style.left = `${Math.max(8, left) + window.scrollX}px`;
  const below = box.bottom + 8 + bar.offsetHeight < window.innerHeight - 60;
  bar.style.top = `${(below ? box.bottom + 8 : Math.max(4, box.top - bar.offsetHeight - 8)) + window.scrollY}px`;
}

function hide() {
  if (!bar) return;
  bar.hidden = true;
  pendingRole = "";
  bar.querySelector('[data-role-choice="source"]').setAttribute("aria-pressed", "false");
}

/** After a mark the keyboard goes on behind the words that it was about. */
function returnToText() {
  const byKeys = lastEnd !== null && (document.activeElement === root || bar?.contains(document.activeElement));
  clear();
  if (byKeys) {
    const { node, offset } = placeOf(root, lastEnd);
    root.focus({ preventScroll: true });
    document.getSelection().collapse(node, offset);
  }
  lastEnd = null;
}

function clear() {
  if (selected()) document.getSelection().removeAllRanges();
  anchor = null;
  hide();
}

/** A cue or content goes at once; a source waits for its kind, unless the chosen one has one. */
function chooseRole(role) {
  settleNow();
  const attribution = chosen();
  if (role !== "source" || attribution?.hasSource) {
    send(role, "");
    return;
  }
  pendingRole = "source";
  bar.querySelector('[data-role-choice="source"]').setAttribute("aria-pressed", "true");
  announce("Source: which kind? 1 to 9.");
}

function send(role, kind) {
  settleNow();
  const range = document.getSelection().getRangeAt(0);
  const form = bar.querySelector("[data-selection-form]");
  const attribution = chosen();
  const words = range.toString();
  const start = offsetOf(root, range.startContainer, range.startOffset);
  const quote = words.trim();
  const first = start + codePointsBefore(words, words.indexOf(quote));
  lastEnd = first + codePointsBefore(quote);
  form.elements.start.value = first;
  form.elements.end.value = lastEnd;
  form.elements.quote.value = quote;
  form.elements.role.value = role;
  form.elements.kind.value = kind;
  form.elements.attribution.value = attribution?.number ?? "";
  form.elements.revision.value = attribution?.revision ?? "";
  form.requestSubmit();
}
