// A list that is filled a page at a time, for those who signed in.

import { ApiFault, get } from "./api.js";
import { element } from "./dom.js";
import { explain, texts } from "./texts.js";

export const button = (words, onclick) => element("button", { type: "button", onclick }, words);

// Fills `list` and says in `foot` what goes on. `pages` is { path, query, rowsOf(page), rowNode(row),
// none: the sentence for no row at all, onFault(error, foot): what else a refusal needs }.
export async function fillPage(pages, list, foot, after = null) {
  foot.replaceChildren(element("p", { class: "fine" }, texts.loading));
  try {
    const page = await get(pages.path, { query: { ...pages.query, after }, signed: true });
    list.append(...pages.rowsOf(page).map(pages.rowNode));
    foot.replaceChildren();
    if (page.next != null) {
      foot.append(button(texts.rowsMore, () => fillPage(pages, list, foot, page.next)));
    } else if (list.childElementCount === 0) {
      foot.append(element("p", { class: "fine" }, pages.none));
    }
  } catch (error) {
    if (!(error instanceof ApiFault)) throw error;
    foot.replaceChildren(element("p", { class: "refusal", role: "alert" }, explain(error.status)));
    pages.onFault?.(error, foot);
  }
}
