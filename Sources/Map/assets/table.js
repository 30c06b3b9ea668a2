// The same numbers as a table: one row a commune, sortable, with a filter by name.

import { kindFill } from "./choropleth.js";
import { element, swatch } from "./dom.js";
import { collator, fold } from "./format.js";
import { cellOf, rankOf, wordsOf } from "./numbers.js";
import { texts } from "./texts.js";

// A table in `section`; `onChoose(code)` when a name is pressed. Gives { choose(view) }.
export function makeTable(section, { units, numbers }, onChoose) {
  const sort = { indicator: null, descending: false };
  const filter = element("input", { id: "filter", type: "text", autocomplete: "off" });
  const caption = element("caption");
  const body = element("tbody");
  const heads = [null, ...numbers.indicators].map((indicator) => headOf(indicator, () => {
    sort.descending = sort.indicator === indicator ? !sort.descending : indicator !== null;
    sort.indicator = indicator;
    arrange();
  }));
  const rows = units.map((unit) => ({
    unit, key: fold(unit.full_name), node: rowOf(unit, numbers, onChoose),
  }));

  function arrange() {
    const wanted = fold(filter.value);
    const shown = rows.filter(({ key }) => key.includes(wanted));
    shown.sort((a, b) => compare(a.unit, b.unit, sort, numbers));
    body.replaceChildren(...shown.map(({ node }) => node));
    caption.textContent = texts.tableCaption(shown.length, rows.length);
    [null, ...numbers.indicators].forEach((indicator, i) => {
      const order = sort.descending ? "descending" : "ascending";
      heads[i].setAttribute("aria-sort", indicator === sort.indicator ? order : "none");
    });
  }

  filter.addEventListener("input", arrange);
  arrange();
  section.replaceChildren(
    element("p", { class: "filter" },
      element("label", { for: "filter" }, texts.filter), " ", filter),
    element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": texts.asTable },
      element("table", {}, caption,
        element("thead", {}, element("tr", {}, ...heads)), body)));

  return {
    choose({ commune, indicator }) {
      for (const { unit, node } of rows) node.classList.toggle("chosen", unit.code === commune);
      numbers.indicators.forEach(({ code }, i) => {
        heads[i + 1].classList.toggle("current", code === indicator);
      });
    },
  };
}

function headOf(indicator, onPress) {
  const words = indicator
    ? [indicator.name_vi, element("small", {}, ` (${texts.units[indicator.unit]})`)]
    : [texts.commune];
  return element("th", { scope: "col" },
    element("button", { type: "button", onclick: onPress }, ...words));
}

function rowOf(unit, numbers, onChoose) {
  const cells = numbers.units.get(unit.code);
  const name = element("button",
    { type: "button", class: "link", onclick: () => onChoose(unit.code) }, unit.full_name);
  return element("tr", { "data-code": unit.code },
    element("th", { scope: "row" }, name),
    ...numbers.indicators.map((indicator) => cellNode(cellOf(cells, indicator), indicator)));
}

function cellNode(cell, indicator) {
  const mark = cell.state === "number" ? null : swatch(kindFill(cell.state));
  return element("td", { "data-kind": cell.state }, mark, wordsOf(cell, indicator));
}

function compare(a, b, { indicator, descending }, numbers) {
  const way = descending ? -1 : 1;
  const byName = collator.compare(a.name, b.name);
  if (!indicator) return way * byName;
  const [x, y] = [a, b].map(({ code }) => rankOf(cellOf(numbers.units.get(code), indicator)));
  if (x === null || y === null) return (x === null) - (y === null) || byName;
  return way * (x - y) || byName;
}
