// The paste page: rich text becomes paragraphs, the first line suggests a title, size is shown.

import { announce } from "on-record/announce";
import { enter } from "on-record/main";
import { paragraphsOf } from "on-record/rich-text";

const limit = 1_000_000; // bytes of UTF-8, as intake on the server counts them
const encoder = new TextEncoder();

/** Take over pasting into the one large field. */
function attach(field) {
  const form = field.form;
  const title = form.elements.title;
  title.addEventListener("input", () => (title.dataset.typed = title.value));
  field.addEventListener("paste", (event) => pasteRich(event, field));
  field.addEventListener("input", () => {
    showSize(form, field.value);
    suggestTitle(field.value, title);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  form.addEventListener("submit", (event) => {
    // Far over the limit the server would not even read it: keep it here, where nothing is lost.
    if (encoder.encode(field.value).length > 5 * limit) {
      event.preventDefault();
      showSize(form, field.value);
      announce(form.querySelector("[data-paste-count]").textContent);
      return;
    }
    if (form.dataset.sending === undefined) {
      event.preventDefault();
      sendSignedIn(form, event.submitter);
      return;
    }
    announce(form.dataset.busy);
    form.querySelector('[type="submit"]').textContent = form.dataset.busy;
  });
  // Back from the article: the page may come from the browser's memory as it was when it was sent.
  const words = form.querySelector('[type="submit"]').textContent;
  addEventListener("pageshow", () => {
    delete form.dataset.sending;
    form.querySelector('[type="submit"]').textContent = words;
  });
  showSize(form, field.value);
}

/** Send the form once it is sure that somebody is signed in: a redirect would lose the text. */
async function sendSignedIn(form, submitter) {
  const place = form.querySelector("[data-paste-count]");
  const answer = await fetch(form.action || location.pathname).catch(() => null);
  if (!answer?.ok || answer.redirected) {
    place.textContent = answer
      ? "You are signed out. Sign in again in another tab, then send this again: your text stays here."
      : "The server did not answer. Your text stays here: try again.";
    announce(place.textContent);
    return;
  }
  // Signing in again changes the token that the form must carry.
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[name=csrfmiddlewaretoken]");
  form.elements.csrfmiddlewaretoken.value = fresh?.value ?? form.elements.csrfmiddlewaretoken.value;
  form.dataset.sending = "";
  form.requestSubmit(submitter);
}

function pasteRich(event, field) {
  const html = event.clipboardData?.getData("text/html");
  const text = html ? paragraphsOf(html) : "";
  if (!text) return;
  event.preventDefault();
  // insertText keeps the browser's undo; on a very long text it is slow, so that loses it.
  if (text.length > 100_000 || !document.execCommand("insertText", false, text)) {
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function showSize(form, text) {
  const size = text.length > limit / 4 ? encoder.encode(text).length : 0;
  const words = text.length < limit ? (text.match(/\S+/g) ?? []).length : null;
  const place = form.querySelector("[data-paste-count]");
  if (size > limit) place.textContent = `${size.toLocaleString("en")} bytes: ${(size - limit).toLocaleString("en")} over the limit of 1,000,000.`;
  else if (words) place.textContent = `${words.toLocaleString("en")} words.`;
  else place.textContent = "Up to 1,000,000 bytes.";
}

/** Ask for the title that the first line suggests; what a person typed is left alone. */
async function suggestTitle(text, title) {
  const line = (text.match(/\S.*/) ?? [""])[0].slice(0, 400);
  if (title.dataset.typed || (title.value && !title.dataset.line) || title.dataset.line === line) return;
  title.dataset.line = line;
  const answer = await fetch(`/articles/title/?${new URLSearchParams({ line })}`);
  const suggestion = answer.ok && !answer.redirected ? await answer.text() : "";
  // Meanwhile the person may have typed a title, or another first line.
  if (!title.dataset.typed && title.dataset.line === line) title.value = suggestion;
}

enter("[data-paste]", { attach });
