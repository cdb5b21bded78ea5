// Find in the article. It reads the paragraphs' text, so that it also finds what the browser has
// not drawn, and paints what it finds without touching the text.

import { paint } from "on-record/highlights";
import { codePointsBefore, startOf } from "on-record/offsets";
import { onKey } from "on-record/shortcuts";
import { putCaret } from "on-record/walking";

const text = "[data-article-text], [data-reading-text]";
const most = 2000; // places that are painted; all are counted
let found = []; // [paragraph, start, end] in UTF-16 units
let at = -1;

/** Watch one field. */
export function attach(form) {
  const field = form.querySelector("[data-find-field]");
  let timer = 0;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => look(form, field.value), 120);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    step(form, 1);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.shiftKey) {
      event.preventDefault();
      step(form, -1);
    } else if (event.key === "Escape") {
      const here = found[at];
      field.value = "";
      look(form, "");
      goTo(here);
    }
  });
  for (const button of form.querySelectorAll("[data-find-step]")) {
    button.addEventListener("click", () => step(form, Number(button.dataset.findStep)));
  }
}

/** Listen, once a page. */
export function start() {
  onKey("f", () => {
    const field = document.querySelector("[data-find-field]");
    field?.focus();
    field?.select();
    return Boolean(field);
  });
}

/** The places of `words` in a line as [start, end] pairs, in any case and whatever the spaces. */
export function placesOf(line, words) {
  const wanted = words.trim();
  if (!wanted) return [];
  const pattern = wanted.replace(/[.*+?^${}()|[\]\\/]/gu, "\\$&").replace(/\s+/gu, "\\s+");
  return [...line.matchAll(new RegExp(pattern, "giu"))].map((match) => [match.index, match.index + match[0].length]);
}

function look(form, words) {
  const root = document.querySelector(text);
  found = [];
  at = -1;
  for (const paragraph of root.querySelectorAll("[data-start]")) {
    for (const [start, end] of placesOf(paragraph.textContent, words)) found.push([paragraph, start, end]);
  }
  paint("found", found.slice(0, most).map(rangeIn));
  paint("found-now", []);
  say(form, words);
  if (found.length) step(form, 1);
}

function step(form, by) {
  // What was found may have been drawn anew meanwhile.
  if (found.some(([paragraph]) => !paragraph.isConnected)) {
    const before = at;
    look(form, form.querySelector("[data-find-field]").value);
    at = Math.min(before, found.length - 1);
  }
  if (!found.length) return;
  at = (at + by + found.length) % found.length;
  const range = rangeIn(found[at]);
  paint("found-now", [range]);
  range.startContainer.parentElement.scrollIntoView({ block: "center" });
  say(form, form.querySelector("[data-find-field]").value);
}

/** Leave the field for the text; there the caret stands before what was found, to go on from. */
function goTo(place) {
  const root = document.querySelector(text);
  const [paragraph, start] = place ?? [];
  if (!paragraph?.isConnected || !root.matches("[data-article-text]")) root.focus({ preventScroll: true });
  else putCaret(startOf(paragraph) + codePointsBefore(paragraph.textContent, start));
}

function rangeIn([paragraph, start, end]) {
  const range = document.createRange();
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  let before = 0;
  let begun = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!begun && start < before + node.length) {
      range.setStart(node, start - before);
      begun = true;
    }
    if (end <= before + node.length) {
      range.setEnd(node, end - before);
      break;
    }
    before += node.length;
  }
  return range;
}

function say(form, words) {
  const counted = found.length ? `${Math.max(at, 0) + 1} of ${found.length}` : "not found";
  form.querySelector("[data-found]").textContent = words.trim() ? counted : "";
  for (const button of form.querySelectorAll("[data-find-step]")) button.disabled = !found.length;
}
