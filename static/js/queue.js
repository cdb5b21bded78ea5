// The queue across articles: J and K move from row to row, Enter opens the current one.

import { announce } from "on-record/announce";
import { enter } from "on-record/main";
import { onKey } from "on-record/shortcuts";

function rows() {
  return [...document.querySelectorAll(".queue > li")];
}

/** Keep the row current in which the focus is, however it came there. */
function attach(list) {
  list.addEventListener("focusin", (event) => take(event.target.closest("li")));
}

/** Listen, once a page. */
function start() {
  onKey("j", () => step(1, "This is the last finding on this page."));
  onKey("k", () => step(-1, "This is the first finding on this page."));
  onKey("Enter", (event) => {
    const link = event.target === document.body && document.querySelector(".queue > li.now h2 a");
    if (!link) return false; // the browser follows a focused link by itself
    link.click();
    return true;
  });
}

function step(by, otherwise) {
  const all = rows();
  if (!all.length) return false;
  const at = all.findIndex((row) => row.matches(".now"));
  const next = at < 0 ? all[0] : all[at + by];
  if (!next) announce(otherwise);
  else next.querySelector("h2 a").focus(); // which makes its row the current one
  return true;
}

function take(row) {
  for (const other of rows()) other.classList.toggle("now", other === row);
}

enter(".queue", { attach, start });
