// What a screen reader hears, and what everybody sees for a moment, after an action.

/** Say `message` politely. */
export function announce(message) {
  const place = document.getElementById("announcer");
  if (place) place.textContent = message;
}
