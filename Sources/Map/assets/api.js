// The service's API as the page needs it: GET, JSON, and the token of the session if there is one.

import { token } from "./session.js";

// A call that did not give a JSON body; status 0 when no answer came at all.
export class ApiFault extends Error {
  constructor(status) {
    super(`HTTP ${status}`);
    this.status = status;
  }
}

export async function get(path, { query = {}, signed = false, signal } = {}) {
  const parameters = new URLSearchParams(
    Object.entries(query).filter(([, value]) => value != null));
  const url = path + String(parameters).replace(/^(?=.)/, "?");
  const headers = { Accept: "application/json" };
  if (signed) headers.Authorization = `Bearer ${token()}`;
  let response;
  try {
    response = await fetch(url, { headers, signal, referrerPolicy: "no-referrer" });
    if (response.ok) return await response.json();
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new ApiFault(0);
  }
  throw new ApiFault(response.status);
}

// Every row of a list, page after page.
export async function getAll(path, query, rowsName) {
  const rows = [];
  let after = null;
  do {
    const page = await get(path, { query: { ...query, after } });
    rows.push(...page[rowsName]);
    after = page.next;
  } while (after != null);
  return rows;
}
