// One write that did not reach the server is kept, also over a reload, and sent when the server
// answers again. Every write carries a key of its own: one whose answer alone was lost is not done
// twice.

import { announce } from "on-record/announce";
import { ask } from "on-record/requests";

const name = "on-record:outbox";
const fromOutbox = "X-From-Outbox";
const gateway = new Set([502, 503, 504]); // a proxy answers, the application does not
let sending = false;

/** Listen, once a page. */
export function start() {
  if (!document.querySelector("[data-workbench]")) return;
  document.addEventListener("htmx:configRequest", (event) => {
    const { verb, headers } = event.detail;
    if (verb !== "get") headers["Idempotency-Key"] ??= newKey();
  });
  document.addEventListener("htmx:beforeRequest", (event) => {
    const { verb, headers } = event.detail.requestConfig;
    if (verb === "get" || headers[fromOutbox] || !kept()) return;
    event.preventDefault();
    show();
    announce("Not sent: one action is waiting for the network already.");
  });
  document.addEventListener("on-record:unanswered", keep);
  document.addEventListener("on-record:answered", (event) => {
    if (gateway.has(event.detail.status)) keep(event);
    else arrived(event);
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-send-kept]")) send();
    if (event.target.closest("[data-drop-kept]")) drop("Dropped. Nothing was changed.");
  });
  for (const event of ["on-record:reachable", "online"]) {
    (event === "online" ? window : document).addEventListener(event, () => kept() && send());
  }
  if (kept()) {
    show();
    document.dispatchEvent(new CustomEvent("on-record:ask"));
  }
}

/** What is kept for this page's article: `{ path, body, key, label }`, or null. */
function kept() {
  const stored = JSON.parse(sessionStorage.getItem(name) ?? "null");
  return stored?.path.startsWith(location.pathname) ? stored : null;
}

function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function keep(event) {
  const { requestConfig, elt } = event.detail;
  if (requestConfig.verb === "get") {
    show(); // its failure must not hide what is kept
    return;
  }
  if (requestConfig.headers[fromOutbox]) {
    show(); // it still waits
    return;
  }
  const body = new URLSearchParams();
  for (const [field, value] of requestConfig.formData.entries()) {
    if (field !== "csrfmiddlewaretoken") body.append(field, value);
  }
  const button = requestConfig.triggeringEvent?.submitter;
  const label = (button?.getAttribute("aria-label") || button?.textContent || elt.getAttribute("aria-label") || "your last action").trim().replace(/\s+/g, " ");
  const { path, headers } = requestConfig;
  sessionStorage.setItem(name, JSON.stringify({ path, body: body.toString(), key: headers["Idempotency-Key"], label }));
  show();
}

/** Say what is kept, and offer to send or to drop it: the box that does, or null. */
function show() {
  const notice = document.getElementById("notice");
  const action = kept();
  if (!notice || !action) return null;
  const shown = notice.querySelector("[data-kept]");
  if (shown) return shown;
  const box = document.createElement("div");
  box.className = "notice error";
  box.setAttribute("role", "alert");
  box.dataset.kept = "";
  const told = document.createElement("p");
  told.textContent = `The server cannot be reached. “${action.label}” was not sent and is kept here, also if you reload. It is sent as soon as the server answers.`;
  const actions = document.createElement("div");
  actions.className = "actions";
  for (const [words, attribute] of [["Send it now", "sendKept"], ["Drop it", "dropKept"]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words;
    button.dataset[attribute] = "";
    actions.append(button);
  }
  box.append(told, actions);
  notice.replaceChildren(box);
  notice.scrollIntoView({ block: "nearest" });
  return box;
}

function send() {
  const action = kept();
  const source = show(); // htmx lets one request at a time go out for an element: this is only its own
  if (!source || sending) return;
  sending = true;
  const values = {};
  for (const [field, value] of new URLSearchParams(action.body)) {
    (values[field] ??= []).push(value);
  }
  const headers = { "Idempotency-Key": action.key, [fromOutbox]: "yes" };
  ask("POST", action.path, { source, values, swap: "none", headers }).finally(() => (sending = false));
}

/** An answer of any sort means that it arrived: what came of it is on the page. */
function arrived(event) {
  const { requestConfig, status } = event.detail;
  if (!requestConfig.headers[fromOutbox]) return;
  drop(status < 400 ? "Sent: what was kept has reached the server." : "");
}

function drop(message) {
  sessionStorage.removeItem(name);
  document.querySelector("[data-kept]")?.remove();
  if (message) announce(message);
}
