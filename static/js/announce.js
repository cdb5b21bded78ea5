// What a screen reader hears, and what everybody sees for a moment, after an action.

let timer = 0;

/** Say `message` politely; show it too, unless it only repeats what is on the screen. */
export function announce(message, { shown = true } = {}) {
  const place = document.getElementById("announcer");
  if (place) place.textContent = message;
  const toast = document.getElementById("toast");
  if (!toast || !shown) return;
  toast.textContent = message;
  toast.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => (toast.hidden = true), 5000);
}
