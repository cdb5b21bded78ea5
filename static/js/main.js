// Attaches behaviour to what carries its data attribute, now and after each swap.

import * as cards from "on-record/cards";
import * as edges from "on-record/edges";
import * as failures from "on-record/failures";
import * as find from "on-record/find";
import * as handles from "on-record/handles";
import * as ledger from "on-record/ledger";
import * as linking from "on-record/linking";
import * as marks from "on-record/marks";
import * as outbox from "on-record/outbox";
import * as requests from "on-record/requests";
import * as review from "on-record/review";
import * as selection from "on-record/selection";
import * as selectionBar from "on-record/selection-bar";
import * as shortcuts from "on-record/shortcuts";
import * as thread from "on-record/thread";
import * as together from "on-record/together";
import * as undo from "on-record/undo";
import * as walking from "on-record/walking";

const behaviours = [
  ["[data-article-text]", marks.attach],
  ["[data-article-text]", linking.attach],
  ["[data-article-text]", selection.attach],
  ["[data-article-text]", walking.attach],
  ["[data-article-text]", handles.attach],
  ["[data-article-text]", thread.attach],
  ["[data-selection-bar]", selectionBar.attach],
  ["[data-find]", find.attach],
  ["[data-workbench]", review.attach],
];

const attached = new WeakMap();

function attachIn(element) {
  for (const [selector, attach] of behaviours) {
    const found = [...element.querySelectorAll(selector)];
    if (element.matches?.(selector)) found.push(element);
    for (const one of found) {
      const done = attached.get(one) ?? new Set();
      if (done.has(attach)) continue;
      attached.set(one, done.add(attach));
      attach(one);
    }
  }
}

document.documentElement.classList.add("js");
const modules = [requests, shortcuts, failures, cards, marks, selection, walking, selectionBar, edges, thread, linking, undo, review, outbox, together, ledger, find];
for (const module of modules) module.start();
attachIn(document.body);
document.addEventListener("htmx:load", (event) => attachIn(event.detail.elt));

// What one page alone needs has a script tag in that page, behind this one's, and enters here. So
// its keys are asked for last, and come before the ones that every page has.
export function enter(selector, { attach, start }) {
  behaviours.push([selector, attach]);
  start?.();
  attachIn(document.body);
}
