// The search box: the ARIA 1.2 combobox with a list
// (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). The server folds accents and old names.

import { ApiFault, get } from "./api.js";
import { byId, element } from "./dom.js";
import { explain, texts } from "./texts.js";

const DELAY_MS = 200;
// A former district may stand for that many successors.
const MOST_RESULTS = 20;

// `onChoose(unit)` runs with the unit picked.
export function setUpSearch(onChoose) {
  const box = byId("search");
  const list = byId("found");
  const status = byId("search-status");
  let timer = 0;
  let running = null;
  let options = [];
  let active = -1;

  function open({ units, next }) {
    options = units;
    active = -1;
    list.replaceChildren(...optionNodes(units, pick));
    setOpen(units.length > 0);
    status.textContent = units.length > 0 ? sayFound(units, next)
      : texts.foundNothing(box.value.trim());
  }

  function setOpen(isOpen) {
    list.hidden = !isOpen;
    box.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) move(-1);
  }

  function move(index) {
    active = index;
    for (const node of list.querySelectorAll("[role=option]")) {
      node.setAttribute("aria-selected", String(node.id === `found-${index}`));
    }
    if (index < 0) return box.removeAttribute("aria-activedescendant");
    box.setAttribute("aria-activedescendant", `found-${index}`);
    byId(`found-${index}`).scrollIntoView({ block: "nearest" });
  }

  function pick(unit) {
    box.value = unit.full_name;
    forget();
    status.textContent = "";
    setOpen(false);
    onChoose(unit);
  }

  function forget() {
    clearTimeout(timer);
    running?.abort();
  }

  async function look() {
    forget();
    const text = box.value.trim();
    if (text === "") {
      status.textContent = "";
      return setOpen(false);
    }
    running = new AbortController();
    try {
      const query = { q: text, limit: MOST_RESULTS };
      open(await get("/v1/units", { query, signal: running.signal }));
    } catch (error) {
      if (error.name === "AbortError") return;
      if (!(error instanceof ApiFault)) throw error;
      setOpen(false);
      status.textContent = explain(error.status);
    }
  }

  const keys = {
    ArrowDown: () => (list.hidden ? look() : move((active + 1) % options.length)),
    ArrowUp: () => !list.hidden && move(active > 0 ? active - 1 : options.length - 1),
    Enter: () => {
      if (list.hidden) return look();
      // A unit that was split is never chosen for the reader.
      const index = active < 0 && !options[0].choose ? 0 : active;
      if (index >= 0) pick(options[index]);
    },
    Escape: () => {
      if (list.hidden) box.value = "";
      status.textContent = "";
      setOpen(false);
    },
  };
  box.addEventListener("keydown", (event) => {
    if (!keys[event.key] || event.isComposing) return;
    event.preventDefault();
    keys[event.key]();
  });
  box.addEventListener("input", () => {
    forget();
    timer = setTimeout(look, DELAY_MS);
  });
  box.addEventListener("blur", () => setOpen(false));
  list.addEventListener("pointerdown", (event) => event.preventDefault());
}

function sayFound(units, next) {
  if (next !== null) return texts.foundFirst(units.length);
  const [{ choose, match }] = units;
  if (!choose) return texts.found(units.length);
  const parts = units.filter((unit) => unit.choose && unit.match?.code === match.code);
  return texts.chooseStatus(match, parts.length);
}

function optionNodes(units, pick) {
  const nodes = [];
  let heading = null;
  units.forEach((unit, index) => {
    const asked = unit.choose ? unit.match : null;
    if (asked && asked.code !== heading) {
      nodes.push(element("li", { class: "ask", role: "presentation" }, texts.chooseHeading(asked)));
    }
    heading = asked?.code ?? null;
    const within = unit.kind === "commune" ? null : unit.parent?.full_name;
    const note = unit.match && !unit.choose ? texts.formerly(unit.match) : within;
    nodes.push(element("li",
      { role: "option", id: `found-${index}`, "aria-selected": "false", onclick: () => pick(unit) },
      element("span", {}, unit.full_name),
      note && element("small", {}, note)));
  });
  return nodes;
}
