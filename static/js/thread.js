// A thin line in the margin from the chosen attribution's source to its cue and content, so that
// what belongs together is seen without arrows across the text; and the paint on what is proposed.

import { edgeBox, onOverlay, overlayOf } from "on-record/geometry";
import { paint } from "on-record/highlights";
import { parseSpans, rangeOf } from "on-record/offsets";

let root = null;
let line = null;
let parts = []; // of the chosen attribution: { role, start, end }
let drawn = ""; // what the line shows: nothing is drawn again that stands as it should

/** Follow the article's text: its words may come to stand elsewhere. */
export function attach(text) {
  root = text;
  new ResizeObserver(() => parts.length && draw()).observe(root);
}

/** Listen, once a page. */
export function start() {
  document.addEventListener("on-record:chosen", () => {
    parts = placesOf("#chosen [data-part]", "part");
    paint(
      "proposed",
      placesOf("#chosen [data-proposed]", "proposed").map((one) => rangeOf(root, one.start, one.end)),
    );
    draw();
    // Paragraphs that came in off the screen have their height only when the next frame is laid out.
    requestAnimationFrame(() => requestAnimationFrame(() => parts.length && draw()));
  });
  document.addEventListener("on-record:unchosen", () => {
    parts = [];
    paint("proposed", []);
    fill([]);
  });
}

function placesOf(selector, name) {
  return [...document.querySelectorAll(selector)].map((item) => {
    const [[from, to]] = parseSpans(item.dataset[name]);
    return { role: item.dataset.role, start: from, end: to };
  });
}

/** A dot beside the source, a bar beside the content, a tick beside the cue, a line through all. */
function draw() {
  const layer = overlayOf(root);
  if (!line) {
    line = document.createElement("div");
    line.className = "thread";
    line.setAttribute("aria-hidden", "true");
  }
  if (line.parentElement !== layer) layer.prepend(line);
  const kind = [...(document.getElementById("chosen")?.classList ?? [])].find((name) => name.startsWith("k-"));
  line.className = `thread ${kind ?? ""}`;
  const knots = parts.map((part) => {
    const { top } = onOverlay(layer, edgeBox(root, part.start, "start"));
    const { bottom } = onOverlay(layer, edgeBox(root, part.end, "end"));
    return { role: part.role, top, bottom };
  });
  if (knots.length < 2) {
    fill([]);
    return;
  }
  const top = Math.min(...knots.map((knot) => knot.top));
  const bottom = Math.max(...knots.map((knot) => knot.bottom));
  fill([["rail", top, bottom], ...knots.map((knot) => [`knot ${knot.role}`, knot.top, knot.bottom])]);
}

function fill(strokes) {
  const wanted = JSON.stringify(strokes);
  if (wanted === drawn) return;
  drawn = wanted;
  line?.replaceChildren(...strokes.map((one) => stroke(...one)));
}

function stroke(name, top, bottom) {
  const element = document.createElement("span");
  element.className = name;
  element.style.top = `${top}px`;
  element.style.height = `${bottom - top}px`;
  return element;
}
