// The rows behind a number: a commune's open requests, for those who signed in and may see them.

import { ApiFault, get } from "./api.js";
import { element } from "./dom.js";
import { formatDay } from "./format.js";
import { askForToken, token } from "./session.js";
import { explain, texts } from "./texts.js";

const ROWS_A_PAGE = 20;

// A node that fills itself; without a token it asks for one.
export function requestRows(commune) {
  const list = element("ul", { class: "rows" });
  const foot = element("div");
  const node = element("div", { id: "rows" }, element("h3", {}, texts.rows), list, foot);
  if (token()) {
    load(commune, null, list, foot);
  } else {
    foot.append(
      element("p", { class: "fine" }, texts.rowsSignIn), button(texts.signIn, askForToken));
  }
  return node;
}

async function load(commune, after, list, foot) {
  foot.replaceChildren(element("p", { class: "fine" }, texts.loading));
  const query = { commune, state: "open", limit: ROWS_A_PAGE, after };
  try {
    const page = await get("/v1/help-requests", { query, signed: true });
    list.append(...page.help_requests.map(rowOf));
    foot.replaceChildren();
    if (page.next != null) {
      foot.append(button(texts.rowsMore, () => load(commune, page.next, list, foot)));
    } else if (list.childElementCount === 0) {
      foot.append(element("p", { class: "fine" }, texts.rowsNone));
    }
  } catch (error) {
    if (!(error instanceof ApiFault)) throw error;
    foot.replaceChildren(element("p", { class: "refusal", role: "alert" }, explain(error.status)));
    if (error.status === 401) foot.append(button(texts.signIn, askForToken));
  }
}

function rowOf(request) {
  const priority = texts.priorities[request.priority] ?? request.priority;
  const parts = [
    texts.states[request.state] ?? request.state,
    priority && texts.priority(priority),
    request.due_on && texts.due(formatDay(request.due_on)),
    request.village?.name,
    request.created_at && texts.received(formatDay(request.created_at)),
  ].filter(Boolean);
  return element("li", {},
    element("strong", {}, `№ ${request.number} · ${request.service.name_vi}`),
    element("small", {}, parts.join(" · ")));
}

const button = (words, onclick) => element("button", { type: "button", onclick }, words);
