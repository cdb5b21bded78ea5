// Words and sentences: snapping a selection to them, and selecting by the arrow keys alone.
// Positions here are UTF-16 indices into one paragraph's text, as Intl.Segmenter gives them.

const locale = globalThis.document?.documentElement.lang || "en";
const words = new Intl.Segmenter(locale, { granularity: "word" });
const graphemes = new Intl.Segmenter(locale, { granularity: "grapheme" });
const sentences = new Intl.Segmenter(locale, { granularity: "sentence" });

/** `[start, end)` without white space at its ends and grown to whole words; null where empty. */
export function snapToWords(text, start, end) {
  const [from, to] = trim(text, start, end);
  if (from >= to) return null;
  const first = words.segment(text).containing(from);
  const last = words.segment(text).containing(to - 1);
  return [
    first.isWordLike ? first.index : from,
    last.isWordLike ? last.index + last.segment.length : to,
  ];
}

/** `[start, end)` grown so that no grapheme is cut. */
export function snapToGraphemes(text, start, end) {
  const first = graphemes.segment(text).containing(start);
  const last = graphemes.segment(text).containing(Math.max(start, end - 1));
  return [first?.index ?? start, last ? last.index + last.segment.length : end];
}

function trim(text, start, end) {
  let [from, to] = [start, end];
  while (from < to && /\s/u.test(text[from])) from += 1;
  while (to > from && /\s/u.test(text[to - 1])) to -= 1;
  return [from, to];
}

/** The units of `text` that the keyboard steps through: "word", "character" or "sentence". */
export function unitsOf(text, granularity) {
  if (granularity === "character") return spansOf(graphemes, text, () => true);
  if (granularity === "sentence") {
    return spansOf(sentences, text, (piece) => piece.segment.trim() !== "").map(([start, end]) =>
      trim(text, start, end),
    );
  }
  return spansOf(words, text, (piece) => piece.isWordLike);
}

function spansOf(segmenter, text, keep) {
  return [...segmenter.segment(text)]
    .filter(keep)
    .map((piece) => [piece.index, piece.index + piece.segment.length]);
}

/** The unit after (`step` 1) or before (-1) `[start, end)`, null at the edge of the text. */
export function neighbour(units, start, end, step) {
  if (step > 0) return units.find(([from]) => from >= end) ?? null;
  return units.findLast(([, to]) => to <= start) ?? null;
}
