// Two people in one article: asks every few seconds for what is new, and draws it without taking
// a selection, the focus or half-written words away. Every write says what the page has seen, so
// that its answer brings what colleagues did meanwhile.

import { announce } from "on-record/announce";
import { makeRoom, reorder } from "on-record/cards";
import { chosen } from "on-record/marks";
import { offsetOf, placeOf } from "on-record/offsets";
import { isUnderWay } from "on-record/requests";

const usual = 3000; // milliseconds between two questions
const longest = 15000; // and while the server does not answer
let pause = usual;
let timer = 0;
let atIt = false; // a drag or a composition is under way

/** Listen, once a page. */
export function start() {
  if (!place()) return;
  document.addEventListener("htmx:configRequest", sayWhatWasSeen);
  document.addEventListener("on-record:said", compareCards);
  for (const [begin, end] of [["pointerdown", "pointerup"], ["compositionstart", "compositionend"]]) {
    document.addEventListener(begin, () => (atIt = true));
    document.addEventListener(end, () => (atIt = false));
  }
  document.addEventListener("pointercancel", () => (atIt = false));
  document.addEventListener("visibilitychange", () => wait(document.hidden ? longest : 0));
  window.addEventListener("online", () => wait(0));
  document.addEventListener("on-record:ask", () => wait(0));
  wait(usual);
}

function place() {
  return document.getElementById("together");
}

/** Whether nothing may be swapped now. */
function isBusy() {
  return atIt || isUnderWay();
}

function wait(milliseconds) {
  clearTimeout(timer);
  timer = setTimeout(ask, milliseconds);
}

function sayWhatWasSeen(event) {
  const { verb, headers } = event.detail;
  if (verb === "get") return;
  headers["X-Seen"] = place().dataset.seen;
  headers["X-Version"] = place().dataset.version;
}

/** Ask once, and again after a while; a hidden page asks rarely, since nobody looks. */
async function ask() {
  if (isBusy()) {
    wait(300);
    return;
  }
  const { seen, version, who, newsUrl } = place().dataset;
  const query = new URLSearchParams({ seen, version, who, chosen: chosen()?.id ?? "" });
  try {
    const answer = await fetch(`${newsUrl}?${query}`, { headers: { "HX-Request": "true" }, cache: "no-store" });
    // Signed out: another question would say no more. A write will say it, and keep what was typed.
    if (answer.redirected || answer.status === 403 || answer.status === 404) return;
    if (answer.status < 500) {
      pause = usual;
      document.dispatchEvent(new CustomEvent("on-record:reachable"));
    }
    const fragments = await answer.text();
    // A write that was answered meanwhile has brought newer fragments than these.
    if (answer.status === 200 && !isBusy() && place().dataset.seen === seen) await draw(fragments, answer.headers);
    if (answer.headers.has("X-Outdated")) return;
  } catch {
    pause = Math.min(longest, pause * 2);
    document.dispatchEvent(new CustomEvent("on-record:unreachable"));
  }
  wait(document.hidden ? longest : pause);
}

async function draw(fragments, headers) {
  swapQuietly(fragments);
  const said = headers.get("HX-Trigger-After-Swap");
  const message = said ? JSON.parse(said)["on-record:news"]?.message : "";
  if (message) announce(message);
  const dock = document.querySelector("[data-order]");
  if (dock) reorder(dock.dataset.order.trim().split(" "));
  document.dispatchEvent(new CustomEvent("on-record:news"));
  await compareCards();
}

/** Swap fragments by their ids; what is selected in the text stays selected. */
function swapQuietly(fragments) {
  const root = document.querySelector("[data-article-text]");
  const selection = document.getSelection();
  const inText = root && selection.rangeCount && root.contains(selection.anchorNode) && root.contains(selection.focusNode);
  const kept = inText
    ? [offsetOf(root, selection.anchorNode, selection.anchorOffset), offsetOf(root, selection.focusNode, selection.focusOffset)]
    : null;
  const nodes = [selection.anchorNode, selection.focusNode];
  const tops = new Map([...document.querySelectorAll(".margin")].map((margin) => [margin, margin.scrollTop]));
  makeRoom(fragments);
  htmx.swap("#together", fragments, { swapStyle: "none", swapDelay: 0, settleDelay: 0 });
  for (const [margin, top] of tops) margin.scrollTop = top;
  if (!kept || nodes.every((node) => node.isConnected && root.contains(node))) return;
  const [anchor, focus] = kept.map((offset) => placeOf(root, offset));
  selection.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset);
}

/** Fetch the cards that differ from what the server says they are: a flag may have moved anywhere. */
async function compareCards() {
  const { digests, cardsUrl } = place().dataset;
  if (!digests) return;
  delete place().dataset.digests;
  const stale = digests
    .trim()
    .split(" ")
    .map((pair) => pair.split(":"))
    .filter(([key, digest]) => {
      const card = document.getElementById(`source-${key}`);
      return card && card.dataset.digest !== digest;
    })
    .map(([key]) => key);
  if (!stale.length) return;
  const answer = await fetch(`${cardsUrl}?${new URLSearchParams({ keys: stale.join(" ") })}`, { headers: { "HX-Request": "true" } });
  const cards = await answer.text();
  if (answer.ok && !answer.redirected) swapQuietly(cards);
}
