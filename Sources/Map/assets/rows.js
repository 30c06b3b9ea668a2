// The rows behind a number: a commune's open requests, for those who signed in and may see them.

import { element } from "./dom.js";
import { formatDay } from "./format.js";
import { button, fillPage } from "./pages.js";
import { askForToken, token } from "./session.js";
import { texts } from "./texts.js";

const ROWS_A_PAGE = 20;

// A node that fills itself; without a token it asks for one.
export function requestRows(commune) {
  const list = element("ul", { class: "rows" });
  const foot = element("div");
  const node = element("div", { id: "rows" }, element("h3", {}, texts.rows), list, foot);
  if (token()) {
    fillPage({
      path: "/v1/help-requests", query: { commune, state: "open", limit: ROWS_A_PAGE },
      rowsOf: (page) => page.help_requests, rowNode: rowOf, none: texts.rowsNone,
      onFault: askAgain,
    }, list, foot);
  } else {
    foot.append(
      element("p", { class: "fine" }, texts.rowsSignIn), button(texts.signIn, askForToken));
  }
  return node;
}

function askAgain({ status }, foot) {
  if (status === 401) foot.append(button(texts.signIn, askForToken));
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
