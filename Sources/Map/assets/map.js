// The coverage page: loads outlines and numbers once, then shows whatever `view` says.
// Data flows one way: a hand changes the view, `render` shows it, the address keeps it.

import { readAddress, writeAddress } from "./address.js";
import { drawMap, fillOf } from "./choropleth.js";
import { classEdges, classesOf } from "./classes.js";
import { makeDetails } from "./details.js";
import { byId, element } from "./dom.js";
import { formatInstant } from "./format.js";
import { showLegend } from "./legend.js";
import { cellOf, loadNumbers, wordsOf } from "./numbers.js";
import { loadOutlines } from "./outlines.js";
import { planOf } from "./plan.js";
import { requestRows } from "./rows.js";
import { setUpSearch } from "./search.js";
import { setUpSession } from "./session.js";
import { makeTable } from "./table.js";
import { fillTexts, texts } from "./texts.js";

const view = readAddress();
let units = [];
let numbers = null;
let parts = null;

fillTexts();
start()
  .catch((error) => {
    console.error(error);
    notice(texts.noOutlines);
  })
  .finally(() => { document.body.dataset.ready = ""; });

async function start() {
  const [outlines, loaded] = await Promise.all([
    loadOutlines(byId("outlines").href), loadNumbers(),
  ]);
  units = outlines.units;
  numbers = loaded;
  frame(outlines);
  parts = {
    map: drawMap(byId("map"), units, (commune) => change({ commune })),
    table: makeTable(byId("table-view"), { units, numbers }, (commune) => change({ commune })),
    details: makeDetails(byId("details"), {
      numbers, rowsOf: (code) => [requestRows(code), planOf(code)], onClose: () => change({ commune: null }),
    }),
  };
  setUpSession(() => parts.details.reload());
  setUpSearch(chooseFound);
  byId("indicator").addEventListener("change", (event) =>
    change({ indicator: event.target.value }));
  byId("as-map").addEventListener("click", () => change({ table: false }));
  byId("as-table").addEventListener("click", () => change({ table: true }));
  addEventListener("popstate", () => change(readAddress()));
  change({});
}

// What stands around the map and does not change.
function frame({ attribution, note }) {
  byId("attribution").textContent = `${attribution} · ${note}`;
  byId("demonstration").hidden = numbers.cell?.kind !== "demonstration";
  byId("downloads").hidden = numbers.problem !== null;
  if (numbers.cell) {
    byId("subtitle").textContent = texts.asOf(numbers.cell.name, formatInstant(numbers.as_of));
  }
  byId("indicator").replaceChildren(...numbers.indicators.map(({ code, name_vi: name }) =>
    element("option", { value: code }, name)));
  if (numbers.problem) notice(numbers.problem);
}

function notice(sentence) {
  const retry = element("button",
    { type: "button", onclick: () => location.reload() }, texts.retry);
  byId("notice").replaceChildren(element("span", {}, sentence), " ", retry);
  byId("notice").hidden = false;
}

// An unknown code in the address means the first indicator, or no commune.
function change(part) {
  const before = view.commune;
  Object.assign(view, part);
  view.indicator = indicatorNow().code;
  if (!unitNow()) view.commune = null;
  writeAddress(view);
  render();
  if (view.commune && view.commune !== before) {
    byId("said").textContent = words(unitNow(), indicatorNow()).join(" ");
    showDetailsOnPhone();
  }
}

const indicatorNow = () =>
  numbers.indicators.find(({ code }) => code === view.indicator) ?? numbers.indicators[0];

const unitNow = () => units.find(({ code }) => code === view.commune);

function render() {
  const indicator = indicatorNow();
  const cells = new Map(units.map(({ code }) =>
    [code, cellOf(numbers.units.get(code), indicator)]));
  const values = [...cells.values()].filter(({ state }) => state === "number").map((c) => c.value);
  const edges = classEdges(values);

  byId("indicator").value = indicator.code;
  byId("as-map").setAttribute("aria-pressed", String(!view.table));
  byId("as-table").setAttribute("aria-pressed", String(view.table));
  const wasHidden = byId("map-view").hidden;
  byId("map-view").hidden = view.table;
  byId("table-view").hidden = !view.table;
  if (wasHidden && !view.table) parts.map.fit();

  parts.map.paint(
    (code) => fillOf(cells.get(code), indicator.direction, edges),
    (code) => tooltip(code, indicator));
  parts.map.choose(view.commune);
  parts.table.choose(view);
  showLegend(byId("legend"), {
    indicator, classes: classesOf(values), cells: [...cells.values()], province: numbers.province,
  });
  parts.details.show(unitNow(), { ...view }, edges);
}

function tooltip(code, indicator) {
  const [name, rest] = words(units.find((unit) => unit.code === code), indicator);
  return element("span", {}, element("strong", {}, name), element("br"), rest);
}

function words(unit, indicator) {
  const cell = cellOf(numbers.units.get(unit.code), indicator);
  return [unit.full_name, `${indicator.name_vi}: ${wordsOf(cell, indicator)}`];
}

// A village leads to its commune; a place outside the map is said to be outside it.
function chooseFound(unit) {
  const codes = [unit.code, unit.parent?.code];
  const commune = codes.find((code) => units.some((one) => one.code === code));
  if (commune) change({ commune });
  else byId("search-status").textContent = texts.notOnMap(unit.full_name);
}

// Where the details stand under the map, a choice would otherwise change nothing one can see.
function showDetailsOnPhone() {
  if (!matchMedia("(max-width: 52rem)").matches) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  byId("details").scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
}
