// Attaches behaviour to what carries its data attribute, now and after each swap.

import * as failures from "on-record/failures";
import * as marks from "on-record/marks";
import * as paste from "on-record/paste";
import * as review from "on-record/review";
import * as selection from "on-record/selection";
import * as shortcuts from "on-record/shortcuts";

const behaviours = [
  ["[data-article-text]", marks.attach],
  ["[data-article-text]", selection.attach],
  ["[data-paste]", paste.attach],
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
for (const module of [shortcuts, failures, marks, selection, review]) module.start();
attachIn(document.body);
document.addEventListener("htmx:load", (event) => attachIn(event.detail.elt));
