// The caret: through the article with the keyboard alone, by character, word and sentence.
// Places here are code point offsets; an anchor stays where it is, the focus moves.

import { unitFrom } from "on-record/caret";
import { edgeBox, onOverlay, overlayOf, runsLeftward } from "on-record/geometry";
import { codePointsBefore, offsetOf, paragraphAt, paragraphOf, placeOf, startOf, unitsBefore } from "on-record/offsets";
import { isExact, onSelection, say, selectBetween, selected, sentenceStarts } from "on-record/selection";

const steps = { ArrowLeft: [-1, "word"], ArrowRight: [1, "word"], ArrowUp: [-1, "sentence"], ArrowDown: [1, "sentence"] };
let root = null;
let caret = null;
let pivot = null; // the unit with which a selection by keys began, `[start, end]`: it stays whole
let walking = false; // the selection changes from here

/** Walk through the article's text. */
export function attach(text) {
  root = text;
  caret = document.createElement("span");
  caret.className = "caret";
  caret.hidden = true;
  root.addEventListener("keydown", walk);
  root.addEventListener("blur", () => (caret.hidden = true));
}

/** Listen, once a page. */
export function start() {
  onSelection(() => {
    if (walking) return;
    pivot = null;
    if (caret) caret.hidden = true;
  });
}

/** Put the caret at an offset, so that the keyboard goes on from there. */
export function putCaret(offset) {
  root.focus({ preventScroll: true });
  pivot = null;
  put(offset, offset);
}

function walk(event) {
  if (event.ctrlKey || event.metaKey || event.target !== root) return;
  const step = steps[event.key];
  const edge = { Home: -1, End: 1 }[event.key];
  if (!step && !edge) return;
  event.preventDefault();
  const focus = focusNow();
  const paragraph = paragraphAt(root, focus) ?? root.querySelector("[data-start]");
  if (!paragraph) return;
  if (edge) {
    toEdge(paragraph, edge, event.shiftKey);
    return;
  }
  const [forward, usual] = step;
  const unit = usual === "word" && (event.altKey || isExact()) ? "character" : usual;
  const direction = usual === "word" && runsLeftward(paragraph) ? -forward : forward;
  if (!event.shiftKey) move(unit, direction);
  else if (unit === "character") extendByCharacter(focus, direction);
  else extend(unit, focus, direction);
}

/** Select the next unit; by character, move the caret, or out of a selection to that side. */
function move(unit, direction) {
  const [start, end] = spanNow();
  const from = direction > 0 ? end : start;
  const next = unit === "character" && start < end ? [from, from] : unitNear(from, unit, direction);
  if (!next) return;
  if (unit !== "character") {
    pivot = next;
    put(...next);
    return;
  }
  pivot = null;
  const place = next[direction > 0 ? 1 : 0];
  put(place, place);
  const beside = unitNear(place, "character", 1);
  if (beside) say(wordsOf(beside));
}

/** Grow by a unit, or shrink by one towards what the selection began with. */
function extend(unit, focus, direction) {
  pivot ??= [anchorNow(), anchorNow()];
  const [first, last] = pivot;
  const shrinks = direction > 0 ? focus < first : focus > last;
  if (shrinks) {
    const dropped = unitNear(focus, unit, direction);
    const kept = dropped && unitNear(dropped[direction > 0 ? 1 : 0], unit, direction);
    const edge = kept?.[direction > 0 ? 0 : 1];
    if (!kept || (direction > 0 ? edge >= first : edge <= last)) put(first, last);
    else put(direction > 0 ? last : first, edge);
    return;
  }
  const next = unitNear(direction > 0 ? Math.max(focus, last) : Math.min(focus, first), unit, direction);
  if (next) put(direction > 0 ? first : last, next[direction > 0 ? 1 : 0]);
}

function extendByCharacter(focus, direction) {
  const next = unitNear(focus, "character", direction);
  if (!next) return;
  const anchor = anchorNow();
  pivot = null;
  put(anchor, next[direction > 0 ? 1 : 0]);
}

/** Home and End: to the first and last place of the paragraph. */
function toEdge(paragraph, direction, extending) {
  const start = startOf(paragraph);
  const edge = direction > 0 ? start + codePointsBefore(paragraph.textContent) : start;
  const anchor = extending ? anchorNow() : edge;
  pivot = null;
  put(anchor, edge);
}

/** The unit behind or before an offset, over the edge of its paragraph: `[start, end]`, or null. */
function unitNear(offset, unit, direction) {
  let paragraph = paragraphAt(root, offset) ?? root.querySelector("[data-start]");
  let from = null;
  while (paragraph) {
    const text = paragraph.textContent;
    const start = startOf(paragraph);
    const length = codePointsBefore(text);
    from ??= unitsBefore(text, Math.max(0, Math.min(length, offset - start)));
    const starts = unit === "sentence" ? sentenceStarts(paragraph) : [];
    const found = unitFrom(text, from, unit, direction, starts);
    if (found) return found.map((place) => start + codePointsBefore(text, place));
    paragraph = direction > 0 ? paragraph.nextElementSibling : paragraph.previousElementSibling;
    from = direction > 0 ? 0 : paragraph?.textContent.length;
  }
  return null;
}

function put(anchor, focus) {
  const backward = focus < anchor;
  walking = true;
  const extent = domPlace(focus, !backward);
  selectBetween(focus === anchor ? extent : domPlace(anchor, backward), extent);
  walking = false;
  if (selected()) say(document.getSelection().toString());
  const { focusNode } = document.getSelection();
  focusNode.parentElement.scrollIntoView({ block: "nearest" });
  draw(focus, backward);
}

/** The end of a selection stands behind its last character, its start before its first. */
function domPlace(offset, isEnd) {
  const { node, offset: unit } = placeOf(root, offset);
  if (isEnd || unit < node.length) return [node, unit];
  const walker = document.createTreeWalker(paragraphOf(node), NodeFilter.SHOW_TEXT);
  walker.currentNode = node;
  const next = walker.nextNode();
  return next ? [next, 0] : [node, unit];
}

function draw(offset, atStart) {
  const layer = overlayOf(root);
  if (caret.parentElement !== layer) layer.append(caret);
  const first = startOf(paragraphAt(root, offset) ?? root.querySelector("[data-start]"));
  const edge = atStart || offset <= first ? "start" : "end";
  const { x, top, bottom } = onOverlay(layer, edgeBox(root, offset, edge));
  caret.style.transform = `translate(${x}px, ${top}px)`;
  caret.style.height = `${bottom - top}px`;
  caret.hidden = false;
}

/** Where the focus is; at first the start of the text. */
function focusNow() {
  const { focusNode, focusOffset } = document.getSelection();
  return offsetNow(focusNode, focusOffset);
}

function anchorNow() {
  const { anchorNode, anchorOffset } = document.getSelection();
  return offsetNow(anchorNode, anchorOffset);
}

function offsetNow(node, offset) {
  if (!node || !root.contains(node)) return 0;
  return paragraphOf(node) ? offsetOf(root, node, offset) : 0;
}

function spanNow() {
  const [anchor, focus] = [anchorNow(), focusNow()];
  return [Math.min(anchor, focus), Math.max(anchor, focus)];
}

function wordsOf([start, end]) {
  const paragraph = paragraphAt(root, start);
  const text = paragraph.textContent;
  return text.slice(unitsBefore(text, start - startOf(paragraph)), unitsBefore(text, end - startOf(paragraph)));
}
