// Marks and cards: choosing an attribution, lighting its evidence, keeping both over swaps.

import { parseSpans, rangeOf } from "on-record/offsets";
import { onKey } from "on-record/shortcuts";

let root = null;
let chosenId = "";

/** Watch the marks of the article's text. */
export function attach(text) {
  root = text;
  root.addEventListener("click", (event) => {
    if (!document.getSelection().isCollapsed) return;
    const mark = event.target.closest("[data-attribution], [data-source]");
    if (mark) follow(mark);
  });
  root.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches?.("mark")) follow(event.target);
  });
}

/** Listen, once a page. */
export function start() {
  document.addEventListener("click", (event) => {
    const choice = event.target.closest("[data-choose]");
    if (choice) choose(choice.dataset.choose, { scroll: true });
    const link = event.target.closest("[data-go]");
    if (link) {
      event.preventDefault();
      light(link.dataset.go);
    }
    if (event.target.closest("[data-unchoose]")) unchoose();
    if (event.target.closest("[data-dismiss-notice]")) document.getElementById("notice").replaceChildren();
  });
  document.addEventListener("on-record:said", (event) => {
    reorder(document.querySelector("[data-order]").dataset.order.trim().split(" "));
    const id = event.detail.attribution ?? chosenId;
    if (id) choose(id, { open: Boolean(event.detail.attribution) && id !== chosenId });
  });
  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.target?.id === "chosen") unchoose(); // it has gone
  });
  document.addEventListener("htmx:load", repaint);
  document.addEventListener("htmx:oobBeforeSwap", keepWhatIsOpen);
  // While the chosen attribution is on its way, the card still shows the one before.
  onKey("y", () => (chosen() ? press('#chosen [value="confirmed"]') : Boolean(chosenId)));
  onKey("x", () => (chosen() ? press('#chosen [value="rejected"]') : Boolean(chosenId)));
  onKey("Escape", () => (chosenId ? unchoose() : false));
}

/** The chosen attribution: `{ number, revision, hasSource }`, or null. */
export function chosen() {
  const card = document.getElementById("chosen");
  if (!chosenId || card?.dataset.chosen !== chosenId) return null;
  return { number: card.dataset.number, revision: card.dataset.revision, hasSource: card.dataset.hasSource === "yes" };
}

/** Light stretches of the text ("29-40 55-60") and bring the first into view. */
export function light(spans) {
  if (!root) return;
  for (const mark of root.querySelectorAll(".lit")) mark.classList.remove("lit");
  const bare = [];
  for (const [start, end] of parseSpans(spans)) {
    const marks = root.querySelectorAll(`[data-span="${start}-${end}"]`);
    for (const mark of marks) mark.classList.add("lit");
    if (!marks.length) bare.push(rangeOf(root, start, end));
  }
  // Evidence that is nobody's mark has no element of its own.
  if (CSS.highlights) CSS.highlights.set("evidence", new Highlight(...bare));
  const first = root.querySelector(".lit") ?? bare[0]?.startContainer.parentElement;
  first?.scrollIntoView({ block: "center" });
}

function follow(mark) {
  if (mark.dataset.attribution) choose(mark.dataset.attribution);
  else openCard(mark.dataset.source);
}

function choose(id, { scroll = false, open = true } = {}) {
  chosenId = id;
  repaint();
  const mark = root?.querySelector(`[data-attribution="${id}"]`);
  if (scroll) mark?.scrollIntoView({ block: "center" });
  if (open && mark) openCard(mark.dataset.source ?? "s0");
  const url = `${document.querySelector("[data-attributions-url]").dataset.attributionsUrl}${id.slice(1)}/`;
  htmx.ajax("GET", url, { target: "#chosen", swap: "outerHTML" });
}

function unchoose() {
  chosenId = "";
  document.getElementById("chosen").hidden = true;
  repaint();
  return true;
}

function repaint() {
  if (!root) return;
  for (const mark of root.querySelectorAll(".chosen")) mark.classList.remove("chosen");
  for (const item of document.querySelectorAll(".claims .now")) item.classList.remove("now");
  if (!chosenId) return;
  for (const mark of root.querySelectorAll(`[data-attribution="${chosenId}"]`)) mark.classList.add("chosen");
  document.querySelector(`[data-item="${chosenId}"]`)?.classList.add("now");
}

/** Open one source's card and bring it into view in the margin. */
export function openCard(key) {
  const card = document.getElementById(`source-${key}`);
  if (!card) return;
  card.open = true;
  card.scrollIntoView({ block: "nearest" });
}

function press(selector) {
  const button = document.querySelector(selector);
  if (!button || button.closest("[hidden]")) return false;
  button.click();
  return true;
}

/** Cards that come back from the server are as open as they were, and keep what was typed. */
function keepWhatIsOpen(event) {
  const before = event.detail.target;
  const cards = before?.matches?.("[data-card]") ? [before] : (before?.querySelectorAll?.("[data-card]") ?? []);
  for (const card of cards) {
    const after = event.detail.fragment.getElementById?.(card.id) ?? event.detail.fragment.querySelector(`#${card.id}`);
    if (!after) continue;
    // Cards share a name, so that one is open at a time: two open at once would close the new one.
    const { open } = card;
    card.open = false;
    after.open = open;
    for (const field of card.querySelectorAll("textarea")) {
      const same = after.querySelector(`#${field.id}`);
      if (same) same.value = field.value;
    }
  }
}

/** Put the cards in the order that the server gives; drop those that have gone. */
function reorder(order) {
  const list = document.querySelector("[data-cards]");
  if (!list) return;
  const cards = new Map();
  for (const card of list.querySelectorAll("[data-card]")) {
    cards.get(card.dataset.card)?.remove(); // appended although it was there: the later one stands
    cards.set(card.dataset.card, card);
  }
  list.querySelector(".empty")?.remove();
  let previous = null;
  for (const key of order.filter(Boolean)) {
    const card = cards.get(key);
    if (!card) {
      htmx.ajax("GET", list.dataset.sourceUrl.replace(/0\/$/, `${key.slice(1)}/`), { target: "#sources", swap: "beforeend" });
      continue;
    }
    cards.delete(key);
    const place = previous ? previous.nextElementSibling : list.firstElementChild;
    if (place !== card) list.insertBefore(card, place);
    previous = card;
  }
  for (const gone of cards.values()) gone.remove();
}
