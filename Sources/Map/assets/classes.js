// Class boundaries: equal counts of the non-zero numbers, at rounded edges.

const MOST_CLASSES = 6;

// Down, so that an edge never passes the numbers it was cut at; the sum undoes 0,3 / 0,1 = 2,99….
function round(value, digits) {
  const step = 10 ** (Math.floor(Math.log10(Math.abs(value))) - digits + 1);
  return Number((Math.floor(value / step + 1e-9) * step).toPrecision(digits));
}

// The lower edges of all classes but the first, ascending. Edges are rounded down to the fewest
// significant digits, two at least, that keep apart the classes which the numbers keep apart.
export function classEdges(numbers) {
  const sorted = numbers.filter((value) => value !== 0).sort((a, b) => a - b);
  const cuts = [];
  for (let i = 1; i < MOST_CLASSES; i++) {
    const cut = sorted[Math.floor((i * sorted.length) / MOST_CLASSES)];
    if (cut > sorted[0] && !cuts.includes(cut)) cuts.push(cut);
  }
  let edges = cuts;
  for (const digits of [4, 3, 2]) {
    const rounded = [...new Set(cuts.map((cut) => round(cut, digits)))];
    if (withoutEmpty(rounded, sorted).length < cuts.length) break;
    edges = rounded;
  }
  return withoutEmpty(edges, sorted);
}

// An edge stays when numbers lie on both sides of it before the next.
function withoutEmpty(edges, sorted) {
  let low = sorted[0];
  return edges.filter((edge, i) => {
    const high = edges[i + 1] ?? Infinity;
    const keeps = edge > low && sorted.some((value) => value >= edge && value < high);
    if (keeps) low = edge;
    return keeps;
  });
}

export const classOf = (value, edges) => edges.filter((edge) => value >= edge).length;

// [{ low, high, last, count }]: low ≤ numbers < high, in the last class ≤ high.
export function classesOf(numbers) {
  const edges = classEdges(numbers);
  const shown = numbers.filter((value) => value !== 0);
  if (shown.length === 0) return [];
  const bounds = [Math.min(...shown), ...edges, Math.max(...shown)];
  return bounds.slice(1).map((high, i) => ({
    low: bounds[i], high, last: i === edges.length,
    count: shown.filter((value) => classOf(value, edges) === i).length,
  }));
}
