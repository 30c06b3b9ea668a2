// What is shown, kept in the address after #, so that it can be shared: an indicator's code, a
// commune's code and the view. Never a search text, a token or anything about a person.

export function readAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  return {
    indicator: parts.get("indicator"),
    commune: parts.get("commune"),
    table: parts.get("view") === "table",
  };
}

export function addressOf({ indicator, commune, table }) {
  const parts = new URLSearchParams();
  if (indicator) parts.set("indicator", indicator);
  if (commune) parts.set("commune", commune);
  if (table) parts.set("view", "table");
  return "#" + parts;
}

// Another commune is a step that "back" undoes; the rest replaces the step.
export function writeAddress(view) {
  const step = readAddress().commune === view.commune ? "replaceState" : "pushState";
  if (addressOf(view) !== location.hash) history[step](null, "", addressOf(view));
}
