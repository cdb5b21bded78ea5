// Words, sentences and characters of any script: snapping to them and stepping through them.
// Positions here are UTF-16 indices into one paragraph's text, as Intl.Segmenter gives them.
// Nothing here reads a whole paragraph for one step: each looks around the place alone.

const locale = globalThis.document?.documentElement.lang || "en";
const words = new Intl.Segmenter(locale, { granularity: "word" });
const graphemes = new Intl.Segmenter(locale, { granularity: "grapheme" });

/** `[start, end)` without white space at its ends and grown to whole words; null where empty. */
export function snapToWords(text, start, end) {
  const [from, to] = trim(text, start, end);
  if (from >= to) return null;
  const pieces = words.segment(text);
  const first = pieces.containing(from);
  const last = pieces.containing(to - 1);
  return [
    first.isWordLike ? first.index : from,
    last.isWordLike ? last.index + last.segment.length : to,
  ];
}

/** `[start, end)` grown so that no grapheme is cut. */
export function snapToGraphemes(text, start, end) {
  const pieces = graphemes.segment(text);
  const first = pieces.containing(start);
  const last = pieces.containing(Math.max(start, end - 1));
  return [first?.index ?? start, last ? last.index + last.segment.length : end];
}

/** The edge that a pointer at `place` means: of the nearer side of its word, or of its character. */
export function nearestEdge(text, place, { exact = false } = {}) {
  const piece = (exact ? graphemes : words).segment(text).containing(place);
  if (!piece || (!exact && !piece.isWordLike)) return snapToGraphemes(text, place, place)[0];
  const end = piece.index + piece.segment.length;
  return place - piece.index < end - place ? piece.index : end;
}

/** `[start, end)` without the white space at its ends. */
export function trim(text, start, end) {
  let [from, to] = [start, end];
  while (from < to && /\s/u.test(text[from])) from += 1;
  while (to > from && /\s/u.test(text[to - 1])) to -= 1;
  return [from, to];
}

/**
 * The unit ("word", "character" or "sentence") behind (`step` 1) or before (-1) a place; null at
 * the edge of the text. `starts` are the places at which sentences begin, but for the first.
 */
export function unitFrom(text, place, granularity, step, starts = []) {
  if (granularity === "sentence") return sentenceFrom(text, place, step, starts);
  const pieces = (granularity === "word" ? words : graphemes).segment(text);
  let piece = step > 0 ? pieces.containing(place) : pieces.containing(place - 1);
  while (piece) {
    const end = piece.index + piece.segment.length;
    const beyond = step > 0 ? piece.index >= place : end <= place;
    if (beyond && (granularity !== "word" || piece.isWordLike)) return [piece.index, end];
    piece = step > 0 ? pieces.containing(end) : pieces.containing(piece.index - 1);
  }
  return null;
}

/** The sentence around a place, without the space behind it. */
export function sentenceAt(text, place, starts = []) {
  const first = starts.findLast((start) => start <= place) ?? 0;
  const next = starts.find((start) => start > place) ?? text.length;
  return trim(text, first, next);
}

function sentenceFrom(text, place, step, starts) {
  const all = [0, ...starts.filter((start) => start > 0)];
  const first = step > 0 ? all.find((start) => start >= place) : all.findLast((start) => start < place);
  if (first === undefined) return null;
  const span = sentenceAt(text, first, starts);
  return span[0] < span[1] ? span : null;
}
