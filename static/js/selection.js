// What is selected in the article: by mouse, touch or keys, grown to whole words, never cutting a
// character. Others ask here what is selected; nobody else touches the browser's selection.

import { announce } from "on-record/announce";
import { sentenceAt, snapToGraphemes, snapToWords, trim } from "on-record/caret";
import { placeAtPoint } from "on-record/geometry";
import { codePointsBefore, domPlace, offsetOf, paragraphOf, rangeOf, unitsBefore, unitsBeforePlace } from "on-record/offsets";
import { onKey } from "on-record/shortcuts";

const settling = 250; // ms after the last move of a finger's own handles
let root = null;
let exact = false; // characters instead of words
let raw = null; // the offsets that were selected before they were grown, to go back to
let unsettled = null; // a selection by pointer that was not yet grown to its words
let held = null; // what is selected, as offsets, while the whole text is swapped
let byTouch = false;
let timer = 0;
const listeners = [];

/** Watch selections in the article's text. */
export function attach(text) {
  root = text;
  root.addEventListener("mousedown", takeSentence);
  root.addEventListener("click", takeTappedWord);
}

/** Listen, once a page. */
export function start() {
  document.addEventListener("pointerdown", (event) => (byTouch = event.pointerType === "touch"), true);
  document.addEventListener("pointerup", (event) => {
    if (!root || event.target.closest?.("[data-selection-bar], [data-overlay], [data-chooser]")) return;
    // The browser settles the selection after this event.
    unsettled = { free: event.altKey !== exact, timer: setTimeout(settleNow, 0) };
  });
  document.addEventListener("selectionchange", () => {
    if (!byTouch || unsettled) return;
    clearTimeout(timer);
    timer = setTimeout(() => settle(exact), settling);
  });
  document.addEventListener("htmx:oobBeforeSwap", hold);
  document.addEventListener("htmx:oobAfterSwap", restore);
  onKey("e", toggleExact);
}

/** Call `listener` whenever what is selected may be another, or nothing any more. */
export function onSelection(listener) {
  listeners.push(listener);
}

function changed() {
  for (const listener of listeners) listener();
}

/** Whether words of the article are selected. */
export function selected() {
  const selection = document.getSelection();
  if (!root || !selection.rangeCount || selection.isCollapsed) return false;
  return root.contains(selection.anchorNode) && root.contains(selection.focusNode);
}

/** Whether single characters can be selected instead of words. */
export function isExact() {
  return exact;
}

/** Whether the last selection was made with a finger. */
export function isByTouch() {
  return byTouch;
}

/** What is selected, without the space around it: `{ start, end, quote }` in code points, or null. */
export function read() {
  settleNow();
  if (!selected()) return null;
  const range = document.getSelection().getRangeAt(0);
  const words = range.toString();
  const [from, to] = trim(words, 0, words.length);
  if (from === to) return null;
  const start = offsetOf(root, range.startContainer, range.startOffset) + codePointsBefore(words, from);
  const quote = words.slice(from, to);
  return { start, end: start + codePointsBefore(quote), quote };
}

/** Select `[start, end)` of the article, in code points. */
export function select(start, end) {
  const { startContainer, startOffset, endContainer, endOffset } = rangeOf(root, start, end);
  document.getSelection().setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
  raw = null;
  changed();
}

/** Select between two DOM places, the second of which moves when the selection is extended. */
export function selectBetween(base, extent) {
  document.getSelection().setBaseAndExtent(...base, ...extent);
  raw = null;
  changed();
}

/** Select nothing; the place in the text stays. */
export function clear() {
  if (selected()) document.getSelection().removeAllRanges();
  raw = null;
  changed();
}

/** Words or single characters: a selection that was grown shrinks to what was dragged over. */
export function toggleExact() {
  if (!root) return false;
  settleNow();
  exact = !exact;
  if (selected() && raw) {
    const kept = raw;
    const { startContainer, startOffset, endContainer, endOffset } = rangeOf(root, ...kept);
    document.getSelection().setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
    settle(exact);
    raw = kept;
  }
  announce(exact ? "Exact characters" : "Whole words");
  changed();
  return true;
}

/** A key may come before the selection has settled: what is sent is what it would have become. */
function settleNow() {
  if (!unsettled) return;
  const { free, timer: waiting } = unsettled;
  clearTimeout(waiting);
  unsettled = null;
  settle(free);
}

/** Grow a selection to whole words (`free`: to whole characters). */
function settle(free) {
  clearTimeout(timer);
  if (!selected()) {
    changed();
    return;
  }
  const range = document.getSelection().getRangeAt(0);
  const { startContainer, startOffset } = range;
  const [endContainer, endOffset] = endOfWords(range);
  const before = [offsetOf(root, startContainer, startOffset), offsetOf(root, endContainer, endOffset)];
  const first = snapped(startContainer, startOffset, free, "start") ?? [startContainer, startOffset];
  const last = snapped(endContainer, endOffset, free, "end") ?? [endContainer, endOffset];
  // Not through the range: whether that is a live one differs between browsers.
  document.getSelection().setBaseAndExtent(...first, ...last);
  raw = before[0] < before[1] ? before : null;
  say(document.getSelection().toString());
  changed();
}

/** Let a screen reader hear what is selected; of long stretches the ends and the length. */
export function say(words) {
  const all = words.trim().split(/\s+/u);
  const short = all.length > 40 ? `${all.slice(0, 6).join(" ")} … ${all.slice(-6).join(" ")}: ${all.length} words` : words;
  announce(short, { shown: false });
}

/** A selection of the whole paragraph ends at the start of the next: its words end before. */
function endOfWords({ endContainer, endOffset }) {
  const paragraph = endContainer.nodeType === Node.ELEMENT_NODE ? endContainer : null;
  const before = paragraph?.matches("[data-start]") ? paragraph.previousElementSibling : null;
  return before && endOffset === 0 ? domPlace(before, before.textContent.length) : [endContainer, endOffset];
}

/** One edge of a range moved to the edge of its word, as a DOM place; null to leave it. */
function snapped(node, offset, free, edge) {
  const paragraph = paragraphOf(node);
  if (!paragraph) return null;
  const at = unitsBeforePlace(paragraph, node, offset);
  const text = paragraph.textContent;
  const snap = free ? snapToGraphemes : snapToWords;
  const span = edge === "start" ? snap(text, at, text.length) : snap(text, 0, at);
  return span ? domPlace(paragraph, edge === "start" ? span[0] : span[1], edge) : null;
}

/** The UTF-16 places at which the sentences of a paragraph begin, but for the first. */
export function sentenceStarts(paragraph) {
  const starts = paragraph.dataset.sentences?.split(" ") ?? [];
  const text = paragraph.textContent;
  return starts.map((start) => unitsBefore(text, Number(start)));
}

/** A triple click takes a sentence; the browser would take the paragraph. A fourth click does. */
function takeSentence(event) {
  if (event.detail !== 3 || event.button !== 0) return;
  const place = placeAtPoint(root, event.clientX, event.clientY);
  const paragraph = paragraphOf(place?.[0]);
  if (!paragraph) return;
  event.preventDefault();
  takeUnit(paragraph, sentenceAt(paragraph.textContent, unitsBeforePlace(paragraph, ...place), sentenceStarts(paragraph)));
}

/** A finger takes a word with a tap where no mark is, and the handles take it from there. */
function takeTappedWord(event) {
  if (event.pointerType !== "touch" || event.defaultPrevented || selected()) return;
  if (event.target.closest("[data-attribution], [data-source]")) return;
  const place = placeAtPoint(root, event.clientX, event.clientY);
  const paragraph = paragraphOf(place?.[0]);
  if (!paragraph) return;
  const at = unitsBeforePlace(paragraph, ...place);
  const span = snapToWords(paragraph.textContent, at, at + 1);
  if (span) takeUnit(paragraph, span);
}

function takeUnit(paragraph, [from, to]) {
  if (from === to) return;
  selectBetween(domPlace(paragraph, from, "start"), domPlace(paragraph, to, "end"));
  say(document.getSelection().toString());
}

/** When all marks come at once, the words stay the same: what was selected stays selected. */
function hold(event) {
  if (!concerns(event.detail.target) || !selected()) return;
  const range = document.getSelection().getRangeAt(0);
  held = [offsetOf(root, range.startContainer, range.startOffset), offsetOf(root, range.endContainer, range.endOffset)];
}

function restore() {
  if (!held) return;
  const [start, end] = held;
  held = null;
  select(start, end);
}

/** Whether a swap takes away elements that hold the selection. */
function concerns(target) {
  return target === root || (root?.contains(target) && document.getSelection().containsNode(target, true));
}
