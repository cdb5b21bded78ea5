// The cards of the sources in the margin: open, in order, and as they were over swaps.

import { ask } from "on-record/requests";

/** Listen, once a page. */
export function start() {
  document.addEventListener("on-record:said", () => {
    const dock = document.querySelector("[data-order]");
    if (dock) reorder(dock.dataset.order.trim().split(" "));
  });
  document.addEventListener("htmx:beforeSwap", (event) => makeRoom(event.detail.serverResponse));
  document.addEventListener("htmx:oobBeforeSwap", keepWhatIsOpen);
}

/** Hold places for the cards of an answer that the page lacks: a colleague's are newer than their news. */
export function makeRoom(answer) {
  const list = document.querySelector("[data-cards]");
  if (!list) return;
  const holder = document.createElement("template");
  holder.innerHTML = answer;
  for (const { id, dataset } of holder.content.querySelectorAll("[data-card][hx-swap-oob=true]")) {
    if (!document.getElementById(id)) holdPlace(list, dataset.card);
  }
}

/** Open one source's card and bring it into view in the margin. */
export function openCard(key) {
  const card = document.getElementById(`source-${key}`);
  if (!card) return;
  card.open = true;
  card.scrollIntoView({ block: "nearest" });
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
export function reorder(order) {
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
    const card = cards.get(key) ?? fetchCard(list, key);
    cards.delete(key);
    const place = previous ? previous.nextElementSibling : list.firstElementChild;
    if (place !== card) list.insertBefore(card, place);
    previous = card;
  }
  for (const gone of cards.values()) gone.remove();
}

function holdPlace(list, key) {
  const place = document.createElement("details");
  place.hidden = true;
  place.id = `source-${key}`;
  place.dataset.card = key;
  list.append(place);
  return place;
}

/** Ask for a card that the page lacks; news may bring it sooner. */
function fetchCard(list, key) {
  const source = holdPlace(list, key);
  const url = list.dataset.sourceUrl.replace(/0\/$/, `${key.slice(1)}/`);
  ask("GET", url, { source, target: source, swap: "outerHTML" }).finally(() => source.remove());
  return source;
}
