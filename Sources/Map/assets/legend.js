// The legend: what the colours mean, how classes were made, and every kind of cell there is.

import { classFill, kindFill } from "./choropleth.js";
import { element, swatch } from "./dom.js";
import { formatNumber } from "./format.js";
import { cellOf, kinds, kindWords, wordsOf } from "./numbers.js";
import { texts } from "./texts.js";

export function showLegend(section, { indicator, classes, cells, province }) {
  const total = wordsOf(cellOf(province, indicator), indicator);
  section.replaceChildren(
    element("h2", {}, `${indicator.name_vi} (${texts.units[indicator.unit]})`),
    element("p", { class: "total" },
      element("span", {}, `${texts.wholeProvince}: `, element("strong", {}, total)),
      element("span", { class: "count" }, texts.communeCount)),
    element("div", { class: "columns" },
      element("ul", {}, ...classes.map((one, i) => row(
        classFill(indicator.direction, i, classes.length), rangeText(one, indicator),
        one.count, `class-${i}`))),
      element("ul", {}, ...kinds.map((kind) => row(
        kindFill(kind), kindWords(kind, indicator).legend,
        cells.filter((cell) => cell.state === kind).length, kind)))),
    element("p", { class: "fine" }, texts.directions[indicator.direction], " ", texts.classRule));
}

function row(fill, words, count, kind) {
  return element("li", { "data-kind": kind },
    swatch(fill), element("span", {}, words),
    element("span", { class: "count" }, formatNumber(count, "count")));
}

// Whole numbers read best as "120 – 249"; others need "dưới", or 12,5 would stand in two classes.
function rangeText({ low, high, last }, { unit }) {
  const words = (value) => formatNumber(value, unit);
  if (last) return texts.range(words(low), words(high));
  return unit === "count" && Number.isInteger(high)
    ? texts.range(words(low), words(high - 1))
    : texts.rangeBelow(words(low), words(high));
}
