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

/** The code point offset of a DOM place within `root`, the element that holds the text. */
export function offsetOf(root, node, offset) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  const paragraph = element.closest("[data-start]");
  const range = document.createRange();
  range.setStart(paragraph ?? root, 0);
  range.setEnd(node, offset);
  const before = paragraph ? Number(paragraph.dataset.start) : 0;
  return before + codePointsBefore(range.toString());
}

/** The DOM place of a code point offset: `{ node, offset }`, always in a text node. */
export function placeOf(root, target) {
  const paragraphs = root.querySelectorAll("[data-start]");
  let low = 0;
  let high = paragraphs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (Number(paragraphs[middle].dataset.start) <= target) low = middle;
    else high = middle - 1;
  }
  const paragraph = paragraphs[low];
  const start = paragraph ? Number(paragraph.dataset.start) : 0;
  const beforeIt = !paragraph || target < start;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  if (!beforeIt) walker.currentNode = paragraph;
  let left = beforeIt ? target : target - start;
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

/** "29-40 55-60" as pairs of numbers. */
export function parseSpans(spans) {
  return spans
    .split(" ")
    .filter(Boolean)
    .map((span) => span.split("-").map(Number));
}
