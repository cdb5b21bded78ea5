// Review, one flag after another: move, decide, type a reason where one is needed, go on.

import { announce } from "on-record/announce";
import { openCard } from "on-record/cards";
import { light } from "on-record/marks";
import { onKey } from "on-record/shortcuts";

let currentId = "";
let isSeen = false; // whether the current flag was shown, or is only the one to begin with
const none = [];
let onward = none; // the flags to go on with once the decision under way is stored

/** Start at the flag to go on with, without moving the page. */
export function attach(workbench) {
  const resume = document.querySelector("[data-resume]");
  if (resume && workbench.querySelector('[data-decided="yes"]')) show(resume.dataset.resume.slice(5), { quiet: true });
}

/** Listen, once a page. */
export function start() {
  document.addEventListener("click", (event) => {
    const flag = event.target.closest("[data-show-flag]");
    if (flag) show(flag.dataset.showFlag);
    const resume = event.target.closest("[data-resume]");
    if (resume) show(resume.dataset.resume.slice(5));
    const outcome = event.target.closest("[data-outcome]");
    if (outcome && !ready(outcome)) event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (!event.target.matches?.("[data-decide] textarea")) return;
    const form = event.target.form;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      const chosen = form.querySelector(".armed");
      if (chosen) chosen.click();
      else announce("Choose: accept, needs work or dismiss.");
    }
    if (event.key === "Escape") form.closest("[data-flag]").focus();
  });
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.target.matches?.("[data-decide]")) onward = followers(event.target.closest("[data-flag]"));
  });
  document.addEventListener("on-record:said", (event) => {
    announce(event.detail.message);
    if (event.detail.refused) onward = none;
    else if (event.detail.flag) show(String(event.detail.flag)); // its decision was undone or done again
    else goOn();
    keepFocus();
  });
  document.addEventListener("on-record:marked", (event) => announce(event.detail.message));
  onKey("j", () => step(1));
  onKey("k", () => step(-1));
  onKey("a", () => decide("accept"));
  onKey("n", () => decide("needs_work"));
  onKey("d", () => decide("dismiss"));
}

function flags() {
  return [...document.querySelectorAll("[data-flag]")];
}

function current() {
  return document.getElementById(`flag-${currentId}`);
}

/** Make a flag the current one: its card opens, its evidence is lit. */
export function show(id, { quiet = false } = {}) {
  const flag = document.getElementById(`flag-${id}`);
  if (!flag) return;
  mark(flag);
  isSeen = !quiet;
  if (quiet) return;
  openCard(flag.closest("[data-card]").dataset.card);
  flag.focus({ preventScroll: true });
  flag.scrollIntoView({ block: "nearest" });
  flag.querySelector("h3").scrollIntoView({ block: "nearest" });
  light(flag.dataset.spans);
}

function mark(flag) {
  for (const other of document.querySelectorAll(".flag.now, .card.now")) other.classList.remove("now");
  currentId = flag.dataset.flag;
  flag.classList.add("now");
  const card = flag.closest("[data-card]");
  card.classList.add("now");
  card.open = true;
}

/**
 * From open flag to open flag, in the order in which they stand in the ledger, and round again.
 * Decided ones are gone through once no open one is left.
 */
function step(by) {
  const all = flags();
  if (!all.length) return false;
  const open = all.filter((flag) => flag.dataset.decided === "no");
  const walked = open.length ? open : all;
  const now = current();
  const order = by > 0 ? all : [...all].reverse();
  const at = order.indexOf(now);
  const around = [...order.slice(at + 1), ...order.slice(0, at + 1)];
  let next = around.find((flag) => walked.includes(flag));
  if (!now) [next] = walked;
  else if (!isSeen && walked.includes(now)) next = now;
  if (next === now && isSeen) announce(open.length ? "This is the only open flag." : "This is the only flag.");
  show(next.dataset.flag);
  return true;
}

function decide(outcome) {
  const flag = current();
  if (!flag) {
    announce(flags().length ? "Choose a flag first: J." : "There is no flag to decide on.");
    return true;
  }
  const button = flag.querySelector(`[data-outcome][value="${outcome}"]`);
  if (!isInSight(flag)) {
    bringBack(flag);
    announce(`This flag was out of sight. ${button ? "Press the key again to decide on it." : ""}`);
    return true;
  }
  if (!button) {
    const isOpen = flag.dataset.decided === "no";
    announce(isOpen ? "A standards editor or an administrator decides on flags." : "This flag is decided: take that back first.");
    return true;
  }
  const note = button.form.elements.note;
  // A note that was begun and left is gone on with; Enter sends it.
  if (button.dataset.note === "required" && note.value.trim()) ask(button);
  else button.click();
  return true;
}

/** Whether a person can see which flag it is: its title, or the buttons that decide on it. */
function isInSight(flag) {
  const margin = flag.closest(".margin").getBoundingClientRect();
  const dock = document.querySelector("[data-dock]").getBoundingClientRect();
  const [top, bottom] = [Math.max(0, margin.top), Math.min(dock.top, margin.bottom)];
  return [...flag.querySelectorAll("h3, .decide .actions")].some((part) => {
    const box = part.getBoundingClientRect();
    return box.height > 0 && box.top >= top - 1 && box.bottom <= bottom + 1;
  });
}

/** Show the current flag where it stands; the article stays where it is. */
function bringBack(flag) {
  openCard(flag.closest("[data-card]").dataset.card);
  flag.focus({ preventScroll: true });
  flag.querySelector("h3").scrollIntoView({ block: "nearest", behavior: "instant" });
}

/** Whether an outcome can be sent; where it needs a note first, ask for it in place. */
function ready(button) {
  const form = button.form;
  const note = form.elements.note;
  if (button.dataset.note !== "required" || note.value.trim()) return true;
  if (document.activeElement === note) announce(button.dataset.ask);
  ask(button);
  return false;
}

/** Take the outcome in hand and go to the note, which Enter sends with it. */
function ask(button) {
  const form = button.form;
  const { note } = form.elements;
  for (const other of form.querySelectorAll(".armed")) other.classList.remove("armed");
  button.classList.add("armed");
  mark(form.closest("[data-flag]"));
  note.placeholder = button.dataset.ask;
  note.setAttribute("aria-label", button.dataset.ask);
  note.focus();
  note.setSelectionRange(note.value.length, note.value.length);
}

/** The undecided flags after this one, then those before it: where to go on. */
function followers(flag) {
  const all = flags();
  const at = all.indexOf(flag);
  return [...all.slice(at + 1), ...all.slice(0, at)]
    .filter((other) => other.dataset.decided === "no")
    .map((other) => other.dataset.flag);
}

/** After a decision, the next flag; the current one stays current over any other swap. */
function goOn() {
  const next = onward.find((id) => document.getElementById(`flag-${id}`)?.dataset.decided === "no");
  const decided = onward !== none;
  onward = none;
  if (next) show(next);
  else current()?.classList.add("now");
  if (decided && !document.querySelector('[data-decided="no"]')) announce("All flags are decided.");
}

/** A swap may take the focused element away: the place to go on from is the current flag. */
function keepFocus() {
  if (document.activeElement === document.body) current()?.focus({ preventScroll: true });
}
