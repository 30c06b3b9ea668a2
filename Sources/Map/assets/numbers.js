// The numbers of the map: coverage as the server publishes it, or the units' own facts without it.

import { ApiFault, get, getAll } from "./api.js";
import { formatNumber } from "./format.js";
import { explain, texts } from "./texts.js";

// What a cell can be besides a number; each has a pattern #kind-… in index.html.
export const kinds = ["zero", "few", "not_collected", "no_denominator"];

const notCollected = { state: "not_collected" };

// { as_of, cell, indicators, units: Map(code → cells), province: cells, problem: sentence or null }
export async function loadNumbers() {
  try {
    const coverage = await get("/v1/coverage");
    return {
      ...coverage,
      units: new Map(coverage.units.map((unit) => [unit.code, unit.cells])),
      province: coverage.province.cells,
      problem: null,
    };
  } catch (error) {
    if (!(error instanceof ApiFault)) throw error;
    return facts(explain(error.status, texts.noCoverage));
  }
}

export const cellOf = (cells, indicator) => cells?.[indicator.code] ?? notCollected;

// What a kind of cell is called: a hidden share is not itself below the smallest public count.
export const kindWords = (state, { unit }) =>
  (state === "few" && unit === "percent" && texts.kinds.few_share)
    || (texts.kinds[state] ?? texts.kinds.not_collected);

// The words of a cell: never a bare 0 where nothing was counted.
export function wordsOf(cell, indicator) {
  if (cell.state === "number") return formatNumber(cell.value, indicator.unit);
  if (cell.state === "zero") return formatNumber(0, indicator.unit);
  return kindWords(cell.state, indicator).short;
}

// Where a cell stands in an ascending list; null stands last either way.
export function rankOf(cell) {
  if (cell.state === "number") return cell.value;
  if (cell.state === "zero") return 0;
  return cell.state === "few" ? Number.MIN_VALUE : null;
}

async function facts(problem) {
  const indicators = [
    factIndicator("population", texts.population, "count"),
    factIndicator("area_km2", texts.area, "km2"),
    factIndicator("density", texts.density, "per_km2", [texts.population, texts.area]),
  ];
  const units = await getAll("/v1/units", { kind: "commune", limit: 200 }, "units")
    .catch((error) => {
      if (error instanceof ApiFault) return [];
      throw error;
    });
  return {
    as_of: null, cell: null, indicators, problem,
    units: new Map(units.map((unit) => [unit.code, factCells(unit)])),
    province: factCells({
      population: sum(units, "population"), area_km2: sum(units, "area_km2"),
    }),
  };
}

function factIndicator(code, name, unit, [numerator, denominator] = [name, null]) {
  return {
    code, name_vi: name, unit, direction: "none",
    numerator_vi: numerator, denominator_vi: denominator, source_vi: texts.unitCatalogue,
  };
}

function factCells({ population, area_km2: area }) {
  return {
    population: factCell(population),
    area_km2: factCell(area),
    density: factCell(area ? population / area : null),
  };
}

const factCell = (value) => (value ? { state: "number", value } : notCollected);

const sum = (units, field) => units.reduce((total, unit) => total + (unit[field] ?? 0), 0);
