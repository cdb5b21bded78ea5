// Where several marks cover the same words: a list beside them, for mouse, finger and keys.

import { announce } from "on-record/announce";

let list = null;
let back = null; // where the focus goes again

/**
 * Offer `marks` (the smallest first) beside `anchor`, or where the pointer was, and `take` one.
 * Digits, arrow keys and Enter choose; Escape and a click elsewhere leave it.
 */
export function offerChoice(marks, anchor, pointer, take) {
  close();
  back = anchor.closest("[data-article-text]");
  list = document.createElement("div");
  list.className = "chooser";
  list.dataset.chooser = "";
  list.setAttribute("role", "dialog");
  list.setAttribute("aria-label", `${marks.length} marks stand here: which one?`);
  marks.forEach((mark, index) => list.append(choice(mark, index, take)));
  list.addEventListener("keydown", steer);
  document.body.append(list);
  position(anchor, pointer);
  list.firstElementChild.focus({ preventScroll: true });
  announce(`${marks.length} marks stand here: which one?`, { shown: false });
  setTimeout(() => document.addEventListener("pointerdown", leave, true), 0);
}

function choice(mark, index, take) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = mark.className.split(" ").find((name) => name.startsWith("k-")) ?? "";
  const key = document.createElement("kbd");
  key.textContent = String(index + 1);
  const role = document.createElement("b");
  role.textContent = `${mark.dataset.role} · ${(mark.dataset.kind ?? "").replace("_", " ")}`;
  const words = document.createElement("span");
  words.textContent = summaryOf(mark);
  button.append(key, role, words);
  button.addEventListener("click", () => {
    close();
    take(mark);
  });
  return button;
}

/** What the attribution says, as the margin lists it; else the words of the mark itself. */
function summaryOf(mark) {
  const listed = document.querySelector(`[data-choose="${mark.dataset.attribution}"]`)?.textContent;
  const words = (listed ?? mark.textContent).trim();
  return words.length > 90 ? `${words.slice(0, 89)}…` : words;
}

function position(anchor, pointer) {
  const box = anchor.getClientRects()[0] ?? anchor.getBoundingClientRect();
  const [x, y] = pointer ? [pointer.clientX, box.bottom] : [box.left, box.bottom];
  const left = Math.max(8, Math.min(x, document.documentElement.clientWidth - list.offsetWidth - 8));
  const above = y + list.offsetHeight + 8 > window.innerHeight - 60;
  list.style.left = `${left + window.scrollX}px`;
  list.style.top = `${(above ? Math.max(4, box.top - list.offsetHeight - 6) : y + 6) + window.scrollY}px`;
}

function steer(event) {
  const buttons = [...list.children];
  const at = buttons.indexOf(document.activeElement);
  const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (by) buttons[(at + by + buttons.length) % buttons.length].focus();
  else if (event.key === "Escape") close();
  else if (buttons[Number(event.key) - 1]) buttons[Number(event.key) - 1].click();
  else if (event.key !== "Enter" && event.key !== " ") return;
  event.stopPropagation(); // the keys of the page have to wait
  if (event.key !== "Enter" && event.key !== " ") event.preventDefault();
}

function leave(event) {
  if (list && !list.contains(event.target)) close({ focus: false });
}

function close({ focus = true } = {}) {
  if (!list) return;
  document.removeEventListener("pointerdown", leave, true);
  const had = list.contains(document.activeElement);
  list.remove();
  list = null;
  if (focus && had) back?.focus({ preventScroll: true });
}
