// A write that did not arrive is never silent: what happened, and what to do, in the notice.

import { announce } from "on-record/announce";

const sentences = {
  401: "You are signed out. Sign in again in another tab, then do this again here: nothing on this page is lost.",
  403: "Your role does not cover this; or you signed in anew meanwhile, then do it once more. Nothing was changed.",
  404: "This is no longer there: somebody took it away meanwhile. Reload the page to see what stands.",
};
const explained = new Set([409, 422]); // their answers say it themselves
const unreachable = "The server did not answer. Nothing was changed; what you typed is still here. Try again.";
const broken = "Something broke on the server. Nothing was half-written; try again, or tell whoever runs it.";

/** Listen, once a page. */
export function start() {
  document.addEventListener("on-record:answered", (event) => {
    const { status, target } = event.detail;
    if (status < 400 || explained.has(status)) return;
    if (target?.id === "chosen" && status === 404) return;
    if (isKept(event)) return;
    tell(event, sentences[status] ?? broken);
    if (status === 403) renewToken();
  });
  document.addEventListener("on-record:unanswered", (event) => isKept(event) || tell(event, unreachable));
}

/** Whether the outbox keeps it: then it says so itself. */
function isKept(event) {
  return event.detail.requestConfig.verb !== "get" && document.querySelector("[data-kept]") !== null;
}

/** Signing in in another tab changes the token that every form here must carry. */
async function renewToken() {
  const answer = await fetch("/keys/");
  if (!answer.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.body.setAttribute("hx-headers", page.body.getAttribute("hx-headers"));
  const token = JSON.parse(page.body.getAttribute("hx-headers"))["X-CSRFToken"];
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
}

function tell(event, sentence) {
  // A choice that was not stored must not look as if it were; typed notes stay.
  const form = event.detail.elt?.closest?.("form.kind");
  if (form) form.reset();
  const notice = document.getElementById("notice");
  if (notice) {
    const box = document.createElement("div");
    box.className = "notice error";
    box.setAttribute("role", "alert");
    box.append(document.createElement("p"));
    box.firstChild.textContent = sentence;
    notice.replaceChildren(box);
    notice.scrollIntoView({ block: "nearest" });
  }
  announce(sentence);
}
