// Numbers and dates as Vietnamese readers write them: 1.234,5 and 24/11/2026, Vietnam's clock.

import { texts } from "./texts.js";

const timeZone = "Asia/Ho_Chi_Minh";
const whole = new Intl.NumberFormat(texts.locale, { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat(texts.locale, { maximumFractionDigits: 1 });
const day = new Intl.DateTimeFormat(texts.locale, {
  timeZone, day: "2-digit", month: "2-digit", year: "numeric",
});
const clock = new Intl.DateTimeFormat(texts.locale, {
  timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23",
});

export const collator = new Intl.Collator(texts.locale);

// `unit` is an indicator's: counts are whole, shares carry their sign.
export function formatNumber(value, unit) {
  if (unit === "percent") return tenths.format(value) + "%";
  return (unit === "km2" ? tenths : whole).format(value);
}

export const formatInstant = (text) =>
  `${clock.format(new Date(text))} ngày ${day.format(new Date(text))}`;

// A calendar day ("2026-11-24") has no zone: noon in UTC is the same day in Vietnam.
export const formatDay = (text) =>
  day.format(new Date(text.length === 10 ? text + "T05:00:00Z" : text));

// The key for accent-blind filtering; the server's search has the full rule.
export const fold = (text) =>
  text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase().replace(/đ/g, "d").trim();
