// The ledger of sources in the margin: their mentions, their tools, the suggestions, and what undo
// would take back.

import { announce } from "on-record/announce";
import { openCard } from "on-record/cards";
import { choose, light } from "on-record/marks";
import { onKey } from "on-record/shortcuts";

let place = -1; // of the suggestion in hand, in the list
let pressed = ""; // the value of its button that was pressed: the focus goes on to the next one's
let mention = { key: "", index: -1 };

/** Listen, once a page. */
export function start() {
  document.addEventListener("click", (event) => {
    const close = event.target.closest("[data-close-tools]");
    if (close) closeTools(close.closest("[data-tools]"));
    const suggestion = event.target.closest("[data-suggestion]");
    if (!suggestion) return;
    place = suggestions().indexOf(suggestion);
    pressed = event.target.closest("button")?.value ?? "";
  });
  document.addEventListener("input", (event) => {
    if (event.target.matches?.("[data-filter]")) filter(event.target);
  });
  // What was done from a source's tools has changed what they offer.
  document.addEventListener("htmx:afterRequest", (event) => {
    const { elt, xhr } = event.detail;
    if (elt.matches?.("form") && elt.closest("[data-tools]") && xhr.status === 200) closeTools(elt.closest("[data-tools]"));
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target?.matches?.("[data-tools]")) event.detail.target.querySelector("input:not([type=hidden])")?.focus();
    if (event.detail.target?.id === "guidelines-panel") showGuidelines();
    if (event.detail.target?.id === "suggestion-list" || event.detail.target?.id === "suggestion-panel") goOn();
  });
  for (const name of ["on-record:said", "on-record:news"]) document.addEventListener(name, lookAgain);
  document.addEventListener("pointerover", (event) => showUndos(event.target));
  document.addEventListener("focusin", (event) => showUndos(event.target));
  document.addEventListener("pointerout", hideUndosFrom);
  document.addEventListener("focusout", hideUndosFrom);
  onKey("m", (event) => nextMention(event.shiftKey ? -1 : 1));
  onKey("o", openTools);
  onKey("q", (event) => nextSuggestion(event.shiftKey ? -1 : 1));
  onKey("g", () => focusOn("#chosen [name=tags]"));
  onKey("b", openGuidelines);
  onKey("Escape", hideUndos);
}

function currentCard() {
  return document.querySelector("[data-card][open]") ?? document.querySelector("[data-card]:not([hidden])");
}

function focusOn(selector) {
  const field = document.querySelector(selector);
  field?.focus();
  return Boolean(field);
}

/** Go to the next place where the text speaks of the open card's source. */
function nextMention(by) {
  const card = currentCard();
  const places = card ? placesOf(card.dataset.card) : [];
  if (!places.length) return false;
  if (mention.key !== card.dataset.card) mention = { key: card.dataset.card, index: by > 0 ? -1 : 0 };
  mention.index = (mention.index + by + places.length) % places.length;
  const here = places[mention.index];
  openCard(card.dataset.card);
  for (const link of card.querySelectorAll("[data-mentions] a")) {
    if (link.dataset.go === here) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  light(here);
  const words = document.querySelector(`.text mark[data-span="${here}"]`).textContent;
  announce(`Mention ${mention.index + 1} of ${places.length}: ${words}`, { shown: false });
  return true;
}

/** Where the text speaks of a source ("29-40"), in order; the card may list only the first. */
function placesOf(key) {
  const marks = document.querySelectorAll(`.text mark[data-source="${key}"]:is(.source, .mention)`);
  return [...new Set([...marks].map((mark) => mark.dataset.span))];
}

function openTools() {
  const card = currentCard();
  const link = card?.querySelector("[data-source-tools]");
  if (!link) return false;
  openCard(card.dataset.card);
  link.click();
  return true;
}

function closeTools(tools) {
  if (!tools) return;
  const hadFocus = tools.contains(document.activeElement);
  tools.replaceChildren();
  if (hadFocus) tools.closest("[data-card]")?.querySelector("[data-source-tools]")?.focus();
}

/** Show only the choices in which the words stand. */
function filter(field) {
  const wanted = field.value.toLocaleLowerCase();
  for (const item of document.querySelectorAll(`#${field.dataset.filter} > li`)) {
    item.hidden = !item.textContent.toLocaleLowerCase().includes(wanted) && !item.querySelector(":checked");
  }
}

function suggestions() {
  return [...document.querySelectorAll("[data-suggestion]")];
}

function panel() {
  return document.querySelector("[data-suggestions]");
}

/** Open the suggestions, or take the next one in hand. */
function nextSuggestion(by) {
  if (!panel()) return false;
  const all = suggestions();
  if (!panel().open || !all.length) {
    place = 0;
    panel().open = true; // which fetches them
    return true;
  }
  place = (place + by + all.length) % all.length;
  take(all);
  return true;
}

function take(all) {
  for (const one of all) one.classList.toggle("now", one === all[place]);
  const one = all[place];
  if (!one) return;
  one.scrollIntoView({ block: "nearest" });
  choose(one.dataset.suggestion, { scroll: true, open: false });
}

/** After a write or somebody's news the open list is asked for again, with its filter. */
function lookAgain(event) {
  if (!panel()?.open || event.detail?.refused) return;
  const form = panel().querySelector("form.filter");
  if (form) htmx.trigger(form, "submit");
}

/** The list came: the one that now stands in the place of the one before is in hand. */
function goOn() {
  const all = suggestions();
  if (place < 0 || !all.length) return;
  place = Math.min(place, all.length - 1);
  take(all);
  if (pressed && document.activeElement === document.body) all[place].querySelector(`button[value="${pressed}"]`)?.focus({ preventScroll: true });
}

function openGuidelines() {
  const guidelines = document.querySelector("[data-guidelines]");
  if (!guidelines) return false;
  guidelines.open = !guidelines.open;
  showGuidelines();
  return true;
}

/** Bring the open guidelines into view, as far as they fit: their text comes a moment later. */
function showGuidelines() {
  const guidelines = document.querySelector("[data-guidelines][open]");
  guidelines?.scrollIntoView({ block: "nearest", behavior: "instant" });
}

/** On hover and focus of undo and redo: what they would take back and bring back. */
async function showUndos(target) {
  const form = target.closest?.("[data-undo], [data-redo]");
  if (!form || document.getElementById("undo-list")) return;
  form.querySelector("button").removeAttribute("title"); // the list says more
  const list = document.createElement("div");
  list.id = "undo-list";
  form.closest("[data-dock]")?.before(list);
  const answer = await fetch(document.querySelector("[data-undo-list-url]").dataset.undoListUrl);
  if (!answer.ok || answer.redirected || !list.isConnected) return;
  list.outerHTML = await answer.text();
  const edge = document.documentElement.clientWidth - form.querySelector("button").getBoundingClientRect().right;
  document.getElementById("undo-list").style.insetInlineEnd = `${Math.max(8, edge)}px`;
}

function hideUndosFrom(event) {
  const next = event.relatedTarget;
  if (next?.closest?.("[data-undo], [data-redo], #undo-list")) return;
  if (event.target.closest?.("[data-undo], [data-redo], #undo-list")) hideUndos();
}

function hideUndos() {
  const list = document.getElementById("undo-list");
  list?.remove();
  return Boolean(list);
}
