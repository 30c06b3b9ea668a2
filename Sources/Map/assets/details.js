// One commune: every indicator with what it is made of, its former units and its neighbours.

import { addressOf } from "./address.js";
import { ApiFault, get } from "./api.js";
import { fillOf } from "./choropleth.js";
import { element, swatch } from "./dom.js";
import { formatDay, formatInstant, formatNumber } from "./format.js";
import { cellOf, kindWords, wordsOf } from "./numbers.js";
import { explain, texts } from "./texts.js";

// Details in `section`. Gives { show(unit, view, edges), reload() }; `rowsOf(code)` makes the parts
// that need a token.
export function makeDetails(section, { numbers, rowsOf, onClose }) {
  const figures = element("div");
  const place = element("div");
  const rows = element("div");
  const title = element("h2");
  const close = element("button",
    { type: "button", class: "quiet", onclick: onClose }, texts.close);
  let shown = null;

  function show(unit, view, edges) {
    if (!unit) {
      shown = null;
      section.replaceChildren(element("p", { class: "hint" }, texts.chooseCommune));
      return;
    }
    figures.replaceChildren(...figureNodes(unit, view, numbers, edges));
    if (shown?.unit.code === unit.code) {
      shown.view = view;
      if (place.unit) place.replaceChildren(...placeNodes(place.unit, view));
      return;
    }
    shown = { unit, view };
    title.textContent = unit.full_name;
    section.replaceChildren(
      element("div", { class: "heading" }, title, close), figures, rows, place);
    rows.replaceChildren(...rowsOf(unit.code));
    loadPlace(unit.code);
  }

  async function loadPlace(code) {
    place.unit = null;
    place.replaceChildren(element("p", { class: "fine" }, texts.loading));
    let nodes;
    try {
      const unit = await get(`/v1/units/${encodeURIComponent(code)}`);
      if (shown?.unit.code !== code) return;
      place.unit = unit;
      nodes = placeNodes(unit, shown.view);
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      if (shown?.unit.code !== code) return;
      nodes = [element("p", { class: "fine" }, explain(error.status))];
    }
    place.replaceChildren(...nodes);
  }

  return {
    show,
    reload: () => shown && rows.replaceChildren(...rowsOf(shown.unit.code)),
  };
}

function figureNodes(unit, view, numbers, edges) {
  const cells = numbers.units.get(unit.code);
  return numbers.indicators.map((indicator) => {
    const cell = cellOf(cells, indicator);
    const current = indicator.code === view.indicator;
    const mark = current || cell.state !== "number"
      ? swatch(fillOf(cell, indicator.direction, edges)) : null;
    return element("details", { open: current, "data-kind": cell.state },
      element("summary", {},
        element("span", {}, indicator.name_vi),
        element("strong", {}, mark, wordsOf(cell, indicator))),
      definition(cell, indicator, numbers.as_of));
  });
}

function definition(cell, indicator, asOf) {
  const share = indicator.denominator_vi != null;
  const lines = [
    [share ? texts.numerator : texts.counted, indicator.numerator_vi],
    [texts.denominator, indicator.denominator_vi],
    [texts.source, indicator.source_vi],
    [texts.sourceAsOf, asOf && formatInstant(asOf)],
  ].filter(([, words]) => words);
  const meaning = cell.state === "number" ? null : kindWords(cell.state, indicator).long;
  return element("div", { class: "fine" },
    meaning && element("p", {}, meaning),
    element("dl", {}, ...lines.flatMap(([name, words]) =>
      [element("dt", {}, name), element("dd", {}, words)])));
}

function placeNodes(unit, view) {
  const neighbours = unit.neighbours.flatMap((neighbour, i) => [
    i > 0 ? ", " : null,
    element("a", { href: addressOf({ ...view, commune: neighbour.code }) }, neighbour.full_name),
  ]);
  const former = unit.predecessors.map(({ full_name: name, whole }) =>
    (whole === false ? texts.partOf(name) : name));
  const change = unit.predecessors[0];
  const population = unit.figures?.find(({ figure }) => figure === "population");
  const lines = [
    [texts.population, unit.population != null && [
      texts.people(formatNumber(unit.population, "count")),
      population && element("small", {}, ` ${population.source}, ${formatDay(population.as_of)}`)]],
    [texts.area, unit.area_km2 != null && [`${formatNumber(unit.area_km2, "km2")} km²`]],
    [texts.formerUnits, former.length > 0 && [
      former.join(", "),
      element("small", {}, ` ${texts.since(formatDay(change.effective_on), change.decree)}`)]],
    [texts.neighbours, neighbours.length > 0 && neighbours],
  ].filter(([, nodes]) => nodes);
  return [element("dl", { class: "place" }, ...lines.flatMap(([name, nodes]) =>
    [element("dt", {}, name), element("dd", {}, ...nodes)]))];
}
