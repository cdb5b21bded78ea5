// What becomes of every request, told on the document. htmx tells it on the element that asked, and
// nobody hears it there once a swap has replaced that element: a write could then be lost in silence.

let underWay = 0;

/** Whether an answer is waited for. */
export function isUnderWay() {
  return underWay > 0;
}

/** Ask as htmx does. What goes wrong is told on the document: the promise says only that it is over. */
export function ask(verb, url, context) {
  return htmx.ajax(verb, url, context).catch(() => {});
}

/** Listen, once a page. */
export function start() {
  document.addEventListener("htmx:beforeSend", (event) => {
    const { elt, target, requestConfig, xhr } = event.detail;
    let isAborted = false;
    underWay += 1;
    xhr.addEventListener("abort", () => (isAborted = true));
    xhr.addEventListener("loadend", () => {
      underWay -= 1;
      if (isAborted) return;
      // "on-record:answered" with whatever status, or "on-record:unanswered".
      const name = `on-record:${xhr.status ? "answered" : "unanswered"}`;
      const detail = { elt, target, requestConfig, status: xhr.status };
      document.dispatchEvent(new CustomEvent(name, { detail }));
    });
  });
}
