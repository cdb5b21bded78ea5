// The queue inside one article: the finding on the page is the current one, and after each decision
// the server sends the next. Deciding itself is in review.js, the same as in the workbench.

import { announce } from "on-record/announce";
import { enter } from "on-record/main";
import { show } from "on-record/review";
import { onKey } from "on-record/shortcuts";

/** Take up the finding that came in: its keys work at once, and a screen reader hears of it. */
function attach(claim) {
  const flag = claim.querySelector(".flag.now");
  if (claim.dataset.message) announce(claim.dataset.message);
  if (flag) show(flag.dataset.flag);
  else if (document.activeElement === document.body) claim.querySelector("main").focus({ preventScroll: true });
  // Where the sheet with the decision covers the lower half, the evidence stands above it.
  const narrow = matchMedia("(max-width: 60rem)").matches;
  const evidence = narrow ? claim.querySelector(".evidence") : null;
  if (evidence) evidence.scrollIntoView({ block: "start" });
  else window.scrollTo({ top: 0 });
}

/** Listen, once a page. */
function start() {
  onKey("j", () => step("next", "This is the last finding."));
  onKey("k", () => step("previous", "This is the first finding."));
}

function step(direction, otherwise) {
  const claim = document.querySelector("[data-claim]");
  if (!claim) return false; // the workbench has steps of its own
  const link = claim.querySelector(`[data-step="${direction}"]`);
  if (link) link.click();
  else announce(claim.querySelector(".flag.now") ? otherwise : "There is no finding to go to.");
  return true;
}

enter("[data-claim]", { attach, start });
