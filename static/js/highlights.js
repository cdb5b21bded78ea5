// Passing paint on words: evidence, what is being moved, what is proposed. It needs no element, so
// the article's own are never touched (the CSS Custom Highlight API).

/** Paint `ranges` as `name` ("evidence", "moving", "proposed"); an empty list takes the paint off. */
export function paint(name, ranges) {
  if (!CSS.highlights) return;
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
  else CSS.highlights.delete(name);
}
