// Handles at the edges of words: of the chosen part, to move what is marked, and of a selection
// that a finger made. Dragged with mouse or finger, or moved with the arrow keys.

import { announce } from "on-record/announce";
import { nearestEdge, unitFrom } from "on-record/caret";
import { edgeBox, onOverlay, overlayOf, placeAtPoint, runsLeftward } from "on-record/geometry";
import { paint } from "on-record/highlights";
import { codePointsBefore, paragraphAt, paragraphOf, rangeOf, startOf, unitsBefore, unitsBeforePlace } from "on-record/offsets";
import { isExact } from "on-record/selection";

let root = null;
let held = null; // what the handles hold: { start, end, from, name, drop }
let handles = null; // { start, end }: the two buttons
let dragging = null; // the edge that moves, and how far from it the pointer took hold

/** Follow the article's text: its words may come to stand elsewhere. */
export function attach(text) {
  root = text;
  new ResizeObserver(() => held && !dragging && draw()).observe(root);
}

/**
 * Put handles at `[start, end)`. `name` says what they belong to; `drop` is called with the new
 * edges once one has been moved, and returns whether it took them.
 */
export function hold(start, end, name, drop) {
  handles ??= { start: handle("start"), end: handle("end") };
  const last = root.lastElementChild;
  const length = startOf(last) + codePointsBefore(last.textContent);
  held = { start, end, from: [start, end], length, name, drop };
  const layer = overlayOf(root);
  for (const edge of ["start", "end"]) {
    if (handles[edge].parentElement !== layer) layer.append(handles[edge]);
    handles[edge].hidden = false;
  }
  draw();
}

/** Take the handles away. */
export function release() {
  if (!held) return;
  held = null;
  dragging = null;
  paint("moving", []);
  for (const one of Object.values(handles)) one.hidden = true;
}

/** Give the keyboard to one of the two handles. */
export function grasp(edge) {
  if (!held) return false;
  handles[edge].focus({ preventScroll: true });
  handles[edge].scrollIntoView({ block: "nearest" });
  return true;
}

/** The edge whose handle has the keyboard, or null. */
export function grasped() {
  return ["start", "end"].find((edge) => handles?.[edge] === document.activeElement) ?? null;
}

function handle(edge) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = `handle ${edge}`;
  button.setAttribute("role", "slider");
  button.setAttribute("aria-orientation", "horizontal");
  button.addEventListener("pointerdown", (event) => begin(event, edge));
  button.addEventListener("pointermove", follow);
  button.addEventListener("pointerup", letGo);
  button.addEventListener("pointercancel", giveUp);
  button.addEventListener("keydown", (event) => byKey(event, edge));
  button.addEventListener("blur", () => !dragging && settle());
  button.addEventListener("mousedown", (event) => event.preventDefault()); // the selection stays
  return button;
}

function begin(event, edge) {
  if (event.button !== 0) return;
  const box = edgeBox(root, held[edge], edge);
  // Where the finger took hold of the handle, seen from the middle of the line of words.
  dragging = { edge, dx: event.clientX - box.x, dy: event.clientY - (box.top + box.bottom) / 2 };
  event.target.setPointerCapture(event.pointerId);
  event.target.focus({ preventScroll: true });
  root.parentElement.classList.add("dragging");
  event.preventDefault();
}

function follow(event) {
  if (!dragging) return;
  const place = placeAtPoint(root, event.clientX - dragging.dx, event.clientY - dragging.dy);
  const paragraph = paragraphOf(place?.[0]);
  if (!paragraph) return;
  const text = paragraph.textContent;
  const exact = isExact() !== event.altKey;
  const unit = nearestEdge(text, unitsBeforePlace(paragraph, ...place), { exact });
  moveTo(dragging.edge, startOf(paragraph) + codePointsBefore(text, unit));
}

function letGo() {
  if (!dragging) return;
  root.parentElement.classList.remove("dragging");
  dragging = null;
  settle();
}

/** The browser took the pointer away, or Escape was pressed: all is as it was. */
function giveUp() {
  root.parentElement.classList.remove("dragging");
  dragging = null;
  if (!held) return;
  [held.start, held.end] = held.from;
  paint("moving", []);
  draw();
}

function byKey(event, edge) {
  const moved = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (moved) {
    const leftward = runsLeftward(paragraphAt(root, held[edge]));
    step(edge, leftward ? -moved : moved, event.altKey !== isExact() ? "character" : "word");
    announce(words(), { shown: false });
  } else if (event.key === "Enter" || event.key === " ") settle();
  else if (event.key === "Escape") {
    const changed = held.start !== held.from[0] || held.end !== held.from[1];
    giveUp();
    if (!changed) root.focus({ preventScroll: true });
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

/** Move an edge by a word or a character, over the edge of a paragraph where it must. */
function step(edge, direction, unit) {
  let paragraph = paragraphAt(root, held[edge]);
  let from = paragraph && unitsBefore(paragraph.textContent, held[edge] - startOf(paragraph));
  while (paragraph) {
    const text = paragraph.textContent;
    const span = unitFrom(text, from, unit, direction);
    if (span) {
      moveTo(edge, startOf(paragraph) + codePointsBefore(text, landing(text, span, edge, direction, unit)));
      return;
    }
    paragraph = direction > 0 ? paragraph.nextElementSibling : paragraph.previousElementSibling;
    from = direction > 0 ? 0 : paragraph?.textContent.length;
  }
}

/** An end that shrinks stops behind a word and a start that shrinks before one, not in the space. */
function landing(text, [from, to], edge, direction, unit) {
  const outward = (edge === "end") === direction > 0;
  if (outward || unit === "character") return direction > 0 ? to : from;
  const beyond = unitFrom(text, direction > 0 ? to : from, unit, direction);
  return direction > 0 ? (beyond?.[0] ?? to) : (beyond?.[1] ?? from);
}

/** The two edges never cross: at least one character stays between them. */
function moveTo(edge, offset) {
  const crosses = edge === "start" ? offset >= held.end : offset <= held.start;
  if (crosses || offset === held[edge]) return;
  held[edge] = offset;
  paint("moving", [rangeOf(root, held.start, held.end)]);
  draw();
}

/** What was moved is handed over, once. */
function settle() {
  if (!held) return;
  const { start, end, from, drop } = held;
  if (start === from[0] && end === from[1]) return;
  held.from = [start, end];
  drop(start, end, words());
}

function words() {
  return rangeOf(root, held.start, held.end).toString();
}

function draw() {
  const layer = overlayOf(root);
  const said = words();
  for (const edge of ["start", "end"]) {
    const button = handles[edge];
    const { x, top, bottom } = onOverlay(layer, edgeBox(root, held[edge], edge));
    button.style.transform = `translate(${x}px, ${edge === "start" ? top : bottom}px)`;
    button.style.setProperty("--line", `${bottom - top}px`);
    button.setAttribute("aria-label", `${edge === "start" ? "Start" : "End"} of the ${held.name}`);
    button.setAttribute("aria-valuemin", "0");
    button.setAttribute("aria-valuemax", String(edge === "start" ? held.end - 1 : held.length));
    button.setAttribute("aria-valuenow", String(held[edge]));
    button.setAttribute("aria-valuetext", said.length > 80 ? `${said.slice(0, 40)} … ${said.slice(-36)}` : said);
  }
}
