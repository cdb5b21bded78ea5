// A button that prints the page. It is hidden until there is somebody to answer to it.

import { enter } from "on-record/main";

function attach(button) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

enter("[data-print]", { attach });
