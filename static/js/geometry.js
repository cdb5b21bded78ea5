// Where the words of the article stand on the page: for the bar, the caret, handles and threads.

import { placeOf, paragraphOf } from "on-record/offsets";

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const neutral = /[^\p{L}]/u;

/** Whether the words of a paragraph run from right to left. */
export function runsLeftward(paragraph) {
  return paragraph !== null && getComputedStyle(paragraph).direction === "rtl";
}

/**
 * The line on which one edge of a span stands: `{ x, top, bottom }` in the window.
 * The edge is that of the character inside the span, so that it is right where scripts mix.
 */
export function edgeBox(root, offset, edge) {
  const { node, offset: unit } = characterAt(root, offset, edge);
  const range = document.createRange();
  const from = edge === "start" ? unit : Math.max(0, unit - 1);
  range.setStart(node, from);
  range.setEnd(node, Math.min(node.length, from + 1));
  const boxes = [...range.getClientRects()];
  const box = (edge === "start" ? boxes[0] : boxes.at(-1)) ?? node.parentElement.getBoundingClientRect();
  const character = node.data[from] ?? "";
  const leftward = neutral.test(character) ? runsLeftward(paragraphOf(node)) : rightToLeft.test(character);
  const atRight = (edge === "start") === leftward;
  return { x: atRight ? box.right : box.left, top: box.top, bottom: box.bottom };
}

/** The text node and place of the character inside an edge: between two runs, of the right one. */
function characterAt(root, offset, edge) {
  const place = placeOf(root, offset);
  if (edge === "end" || place.offset < place.node.length) return place;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  walker.currentNode = place.node;
  const next = walker.nextNode();
  return next ? { node: next, offset: 0 } : place;
}

/** The DOM place under a point of the window, `[node, offset]`; null outside the text. */
export function placeAtPoint(root, x, y) {
  const found = document.caretPositionFromPoint
    ? document.caretPositionFromPoint(x, y)
    : document.caretRangeFromPoint?.(x, y);
  if (!found) return null;
  const [node, offset] = found.offsetNode
    ? [found.offsetNode, found.offset]
    : [found.startContainer, found.startOffset];
  return root.contains(node) && node !== root ? [node, offset] : null;
}

/** The layer over the text on which handles, caret and threads are drawn; it holds no words. */
export function overlayOf(root) {
  const after = root.nextElementSibling;
  if (after?.matches("[data-overlay]")) return after;
  const layer = document.createElement("div");
  layer.className = "overlay";
  layer.dataset.overlay = "";
  root.after(layer);
  return layer;
}

/** A box in the window as one on the overlay. */
export function onOverlay(layer, { x, top, bottom }) {
  const origin = layer.getBoundingClientRect();
  return { x: x - origin.left, top: top - origin.top, bottom: bottom - origin.top };
}
