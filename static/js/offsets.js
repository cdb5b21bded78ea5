// Offsets in the article: Unicode code points, as the server counts them. The browser counts
// UTF-16 units; this is the one module where the two meet. It imports nothing.
//
// Each paragraph carries its own start (data-start, in code points), so that a place is found
// from its paragraph alone, however long the text.

/** How many code points stand in `text` before the UTF-16 index `unit`. */
export function codePointsBefore(text, unit = text.length) {
  if (unit < 0 || unit > text.length) {
    throw new RangeError(`no place ${unit} in a text of ${text.length} units`);
  }
  let count = 0;
  for (let index = 0; index < unit; count += 1) {
    index += text.codePointAt(index) > 0xffff ? 2 : 1;
  }
  return count;
}

/** The UTF-16 index at which the code point number `count` of `text` begins. */
export function unitsBefore(text, count) {
  let unit = 0;
  for (let seen = 0; seen < count; seen += 1) {
    if (unit >= text.length) {
      throw new RangeError(`no code point ${count} in a text of ${seen}`);
    }
    unit += text.codePointAt(unit) > 0xffff ? 2 : 1;
  }
  return unit;
}

/** The paragraph in which a code point offset lies, or the nearest before it; null before the first. */
export function paragraphAt(root, target) {
  const paragraphs = root.getElementsByTagName("p");
  let low = 0;
  let high = paragraphs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (startOf(paragraphs[middle]) <= target) low = middle;
    else high = middle - 1;
  }
  const found = paragraphs[low];
  return found && startOf(found) <= target ? found : null;
}

/** The code point offset at which a paragraph begins. */
export function startOf(paragraph) {
  return Number(paragraph.dataset.start);
}

/** The paragraph that holds a DOM place; null between two paragraphs and outside the text. */
export function paragraphOf(node) {
  const element = node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement;
  return element?.closest("[data-start]") ?? null;
}

/** How many UTF-16 units of a paragraph's text stand before a DOM place in it. */
export function unitsBeforePlace(paragraph, node, offset) {
  const range = document.createRange();
  range.setStart(paragraph, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}

/** The DOM place of a UTF-16 index in a paragraph; at an `edge` between two runs, of which one. */
export function domPlace(paragraph, unit, edge = "end") {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  let left = unit;
  let last = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (left < node.length || (left === node.length && edge === "end")) return [node, left];
    left -= node.length;
    last = node;
  }
  return last && left === 0 ? [last, last.length] : null;
}

/** The code point offset of a DOM place within `root`, the element that holds the text. */
export function offsetOf(root, node, offset) {
  const paragraph = paragraphOf(node);
  const range = document.createRange();
  range.setStart(paragraph ?? root, 0);
  range.setEnd(node, offset);
  const before = paragraph ? startOf(paragraph) : 0;
  return before + codePointsBefore(range.toString());
}

/** The DOM place of a code point offset: `{ node, offset }`, always in a text node. */
export function placeOf(root, target) {
  const paragraph = paragraphAt(root, target);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  if (paragraph) walker.currentNode = paragraph;
  let left = paragraph ? target - startOf(paragraph) : target;
  let last = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = codePointsBefore(node.data);
    if (left <= length) return { node, offset: unitsBefore(node.data, left) };
    left -= length;
    last = node;
  }
  if (last && left === 0) return { node: last, offset: last.length };
  throw new RangeError(`offset ${target} lies outside the text`);
}

/** The DOM range of `[start, end)`. */
export function rangeOf(root, start, end) {
  const from = placeOf(root, start);
  const to = placeOf(root, end);
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

/** The mark elements of the span `[start, end)`, looked for in its own paragraphs only. */
export function marksOf(root, start, end) {
  const found = [];
  let paragraph = paragraphAt(root, start) ?? root.querySelector("p");
  for (; paragraph && startOf(paragraph) < end; paragraph = paragraph.nextElementSibling) {
    found.push(...paragraph.querySelectorAll(`[data-span="${start}-${end}"]`));
  }
  return found;
}

/** "29-40 55-60" as pairs of numbers. */
export function parseSpans(spans) {
  return spans
    .split(" ")
    .filter(Boolean)
    .map((span) => span.split("-").map(Number));
}
