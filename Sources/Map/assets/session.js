// Signing in: a token in this module's memory and nowhere else. Reloading the page forgets it.

import { byId } from "./dom.js";
import { texts } from "./texts.js";

let current = null;
let changed = () => {};

export const token = () => current;

export function signOut() {
  current = null;
  show();
}

export const askForToken = () => byId("token-dialog").showModal();

// Wires the header's button and the dialog; `onChange` runs after each sign-in and sign-out.
export function setUpSession(onChange) {
  changed = onChange;
  const dialog = byId("token-dialog");
  const field = byId("token");
  byId("sign-in").addEventListener("click", () => (current ? signOut() : askForToken()));
  byId("token-cancel").addEventListener("click", () => dialog.close());
  field.addEventListener("input", () => field.setCustomValidity(""));
  dialog.addEventListener("close", () => { field.value = ""; });
  dialog.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value.trim();
    // RFC 6750 §2.1; anything else could not travel in the header.
    if (!/^[A-Za-z0-9\-._~+/]+=*$/.test(text)) {
      field.setCustomValidity(texts.tokenIllegible);
      field.reportValidity();
      return;
    }
    current = text;
    dialog.close();
    show();
  });
}

function show() {
  byId("sign-in").textContent = current ? texts.signOut : texts.signIn;
  byId("sign-in").title = current ? texts.signedIn : "";
  changed();
}
