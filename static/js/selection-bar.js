// The bar at the selection: what the words can be marked as, its keys, and the form that is sent.

import { announce } from "on-record/announce";
import { chosen } from "on-record/marks";
import { marksOf } from "on-record/offsets";
import { clear, isExact, onSelection, read, selected, toggleExact } from "on-record/selection";
import { onKey } from "on-record/shortcuts";
import { putCaret } from "on-record/walking";

let root = null;
let bar = null;
let lastEnd = null; // the offset behind what was sent last: where the keyboard goes on

/** Take the bar that stands on the page beside the article's text. */
export function attach(element) {
  bar = element;
  root = document.querySelector("[data-article-text]");
  bar.addEventListener("mousedown", (event) => event.preventDefault());
  bar.addEventListener("keydown", moveAlong);
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.roleChoice) chooseRole(button.dataset.roleChoice);
    if (button?.dataset.kindChoice) chooseKind(button.dataset.kindChoice);
    if (button?.matches("[data-exact]")) toggleExact();
  });
}

/** Listen, once a page. */
export function start() {
  onSelection(show);
  document.addEventListener("on-record:said", returnToText);
  for (const name of ["on-record:chosen", "on-record:unchosen"]) document.addEventListener(name, () => marking() && show());
  for (const [key, role] of Object.entries({ s: "source", c: "cue", t: "content" })) {
    onKey(key, () => (marking() ? chooseRole(role) : explain()));
  }
  for (let digit = 1; digit <= 9; digit += 1) {
    onKey(String(digit), () => {
      if (answer(digit)) return true;
      const kind = bar?.querySelectorAll("[data-kind-choice]")[digit - 1]?.dataset.kindChoice;
      if (!kind) return explain();
      return marking() ? chooseKind(kind) : setKind(kind);
    });
  }
  onKey("Enter", (event) => {
    if (event.target !== root || !marking()) return false;
    bar.querySelector(".roles button").focus();
    return true;
  });
  onKey("Escape", () => {
    if (!marking()) return false;
    const back = bar.contains(document.activeElement);
    clear();
    if (back) root.focus({ preventScroll: true });
    return true;
  });
}

/** Who may only read is told so, and not left with keys that do nothing. */
function explain() {
  if (bar || !selected() || !document.querySelector("[data-workbench]")) return false;
  announce("You read here as a reader. Editors of the desk mark words.");
  return true;
}

/** A number answers the question that a kind led to, while it stands. */
function answer(digit) {
  if (!marking() || read()?.end !== lastEnd) return false; // other words are selected by now
  const choices = document.querySelectorAll("#notice [data-choices] [name=scope]");
  choices[digit - 1]?.click();
  return choices.length > 0;
}

/** Without words, a kind is said of the chosen attribution's source. */
function setKind(kind) {
  const form = chosen() && document.querySelector("#chosen form.kind");
  if (!form) return false;
  const isOffered = [...form.elements.kind.options].some((option) => option.value === kind);
  if (!isOffered) announce("A source cannot be of this kind: remove its words from the attribution instead.");
  else {
    form.elements.kind.value = kind;
    form.requestSubmit();
  }
  return true;
}

/** Whether there is something to mark, and somebody who may: a reader has no bar. */
function marking() {
  return Boolean(bar) && selected();
}

/** The attribution that marked words are added to: the chosen one, unless it was rejected. */
function goal() {
  const attribution = chosen();
  return attribution?.state === "rejected" ? null : attribution;
}

function show() {
  if (!marking()) {
    hide();
    return;
  }
  nameGoal();
  bar.querySelector("[data-exact]").setAttribute("aria-pressed", String(isExact()));
  bar.hidden = false;
  const boxes = document.getSelection().getRangeAt(0).getClientRects();
  const [first, last] = [boxes[0], boxes[boxes.length - 1]];
  if (!first) return;
  const left = Math.min(last.left, document.documentElement.clientWidth - bar.offsetWidth - 8);
  bar.style.left = `${Math.max(8, left) + window.scrollX}px`;
  // Below the words, with room for a finger's handles; above where the dock would cover it.
  const below = last.bottom + 30 + bar.offsetHeight < window.innerHeight - 60;
  bar.style.top = `${(below ? last.bottom + 30 : Math.max(4, first.top - bar.offsetHeight - 8)) + window.scrollY}px`;
}

/** Say in the bar, and in its name, which attribution the words would be added to. */
function nameGoal() {
  const name = goal()?.name ?? "";
  bar.querySelector("[data-target]").hidden = !name;
  bar.querySelector("[data-target-name]").textContent = name;
  bar.setAttribute("aria-label", name ? `Add the selection to ${name}` : "Mark the selection");
}

function hide() {
  if (!bar) return;
  bar.hidden = true;
  wait("");
}

/** Show what waits for one more key: "source" for its kind, "none" for a role. */
function wait(role) {
  bar.querySelector('[data-role-choice="source"]').setAttribute("aria-pressed", String(role === "source"));
  bar.querySelector('[data-kind-choice="none"]').setAttribute("aria-pressed", String(role === "none"));
}

/** Arrow keys go from button to button, as in any toolbar. */
function moveAlong(event) {
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  const buttons = [...bar.querySelectorAll("button")].filter((button) => button.checkVisibility());
  const at = buttons.indexOf(document.activeElement);
  buttons[(at + by + buttons.length) % buttons.length].focus();
}

/** After a mark the keyboard goes on behind the words that it was about. */
function returnToText(event) {
  if (event.detail.refused || lastEnd === null) return;
  const byKeys = document.activeElement === root || bar.contains(document.activeElement);
  const end = lastEnd;
  lastEnd = null;
  clear();
  if (byKeys) putCaret(end);
}

/** A cue or content goes at once; a source waits for its kind, unless its words have one. */
function chooseRole(role) {
  const words = read();
  if (!words) return false;
  if (role !== "source" || goal()?.hasSource || isMention(words)) return send(role, "");
  wait("source");
  announce("Source: which kind? 1 to 9.");
  return true;
}

/** Words of a kind are a source; what is credited to nobody has none: its cue or content is marked. */
function chooseKind(kind) {
  if (kind !== "none") return send("source", kind);
  wait("none");
  announce("No source: are these words the cue (C) or the content (T)?");
  return true;
}

/** Whether exactly these words speak of a source already. */
function isMention({ start, end }) {
  return marksOf(root, start, end).some((mark) => mark.dataset.source && mark.matches(".source, .mention"));
}

function send(role, kind) {
  const words = read();
  if (!words) return false;
  const form = bar.querySelector("[data-selection-form]");
  const attribution = goal();
  const sent = { ...words, role, kind, attribution: attribution?.number ?? "", revision: attribution?.revision ?? "" };
  for (const [name, value] of Object.entries(sent)) form.elements[name].value = value;
  lastEnd = words.end;
  form.requestSubmit();
  return true;
}
