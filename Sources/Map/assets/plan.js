// The latest plan for a commune, with what was proved of it and why each request has someone or
// nobody; for those who signed in and plan.

import { ApiFault, get } from "./api.js";
import { element } from "./dom.js";
import { formatDay, formatInstant, formatNumber } from "./format.js";
import { fillPage } from "./pages.js";
import { token } from "./session.js";
import { explain, texts } from "./texts.js";

const RUNS_LOOKED_AT = 20;
const LINES_A_PAGE = 20;

// A node that fills itself; empty without a token, and for those who do not plan.
export function planOf(commune) {
  const node = element("div", { id: "plan" });
  if (token()) show(commune, node);
  return node;
}

async function show(commune, node) {
  try {
    const query = { limit: RUNS_LOOKED_AT };
    const page = await get("/v1/matching-runs", { query, signed: true });
    const run = page.matching_runs.find(({ state, scope }) =>
      ["done", "applied"].includes(state)
        && scope.some((code) => code === commune || code.startsWith(`${commune}-`)));
    node.append(element("h3", {}, texts.plan));
    if (!run) {
      node.append(element("p", { class: "fine" }, texts.planNone));
      return;
    }
    node.append(
      ...proofNodes(run), linesNode(run, commune, false), linesNode(run, commune, true));
  } catch (error) {
    if (!(error instanceof ApiFault)) throw error;
    // The rows beside this node say when a token is no longer good.
    if (![401, 403].includes(error.status)) {
      node.append(element("p", { class: "refusal", role: "alert" }, explain(error.status)));
    }
  }
}

function proofNodes({ finished_at: finished, state, counts, certificate, warnings }) {
  const share = 100 * Number(certificate.gap) / Math.max(1, Number(certificate.cost));
  const proof = certificate.is_optimal
    ? texts.planOptimal : texts.planGap(formatNumber(share, "percent"));
  return [
    element("p", { class: "fine" }, texts.planMade(formatInstant(finished), state === "applied",
      formatNumber(counts.served, "count"), formatNumber(counts.unserved, "count"))),
    element("p", { class: "fine" }, proof),
    ...warnings.map((words) => element("p", { class: "fine" }, words)),
  ];
}

// Opens on demand: the first page is asked for when it does.
function linesNode(run, commune, served) {
  const list = element("ul", { class: "rows" });
  const foot = element("div");
  const node = element("details", { "data-served": String(served) },
    element("summary", {}, served ? texts.planServed : texts.planUnserved), list, foot);
  const pages = {
    path: `/v1/matching-runs/${run.id}/lines`, query: { served, commune, limit: LINES_A_PAGE },
    rowsOf: (page) => page.lines, rowNode: lineOf, none: texts.planNoLines,
  };
  node.addEventListener("toggle", () => fillPage(pages, list, foot), { once: true });
  return node;
}

function lineOf({ help_request: request, ambassador, day, part_of_day: part, explanation }) {
  const place = ambassador && [
    ambassador.display_name, `${texts.parts[part] ?? part} ${formatDay(day)}`,
  ].join(" · ");
  const rules = explanation.rules?.map(({ text_vi: words, ambassadors }) =>
    `${words} ${texts.ruleCount(formatNumber(ambassadors, "count"))}`);
  const changes = explanation.changes?.map(({ text_vi: words }) => words);
  return element("li", {},
    element("strong", {}, `№ ${request.number} · ${request.service.name_vi}`),
    place && element("small", {}, place),
    element("small", {}, explanation.text_vi),
    reasons(texts.planRules, rules), reasons(texts.planChanges, changes));
}

function reasons(title, sentences) {
  if (!sentences?.length) return null;
  return element("small", {}, title,
    element("ul", {}, ...sentences.map((words) => element("li", {}, words))));
}
