/** Reads moments as files write them, in seconds since 1970 (UTC). No clock of the machine is asked. */

/** `2020-04-01 00:12:34`, `2023-03-01T00:23:58.5+08:00`, `...Z`: with its own offset, else in the given zone. */
const FORM = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?\s*(Z|[-+]\d\d:?\d\d)?(?: UTC)?$/;

/** Offset from UTC in seconds (west is negative) of a moment on the clocks of the zone. */
export type Zone = (wallSec: number, year: number) => number;

const utc: Zone = () => 0;

/** China, without daylight-saving time. */
export const shanghai: Zone = () => 8 * 3600;

const hour = 3600;
const day = 24 * hour;

/**
 * The Pacific coast of the USA by the rule since 2007: summer time from the second Sunday of March, 2:00, to the first
 * Sunday of November, 2:00. The hour that comes twice in November is read as the first (summer time).
 */
export const usPacific: Zone = (wallSec, year) => {
  const start = nthSunday(year, 3, 2) + 2 * hour;
  const end = nthSunday(year, 11, 1) + 2 * hour;
  return (wallSec >= start && wallSec < end ? -7 : -8) * hour;
};

/** null: not a moment. */
export function parseTimeSec(text: string, zone: Zone): number | null {
  const match = FORM.exec(text);
  if (match === null) return null;
  const [year, month, date, hours, minutes, seconds] = match.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (month < 1 || month > 12 || date < 1 || date > 31 || hours > 24 || minutes > 59 || seconds > 60) return null;
  const wallSec =
    daysSince1970(year, month, date) * day + hours * hour + minutes * 60 + seconds + Number(match[7] ?? 0);
  const offset = match[8];
  if (offset === undefined) return wallSec - zone(wallSec, year);
  if (offset === "Z") return wallSec;
  const sign = offset.startsWith("-") ? -1 : 1;
  const digits = offset.replace(/\D/g, "");
  return wallSec - sign * (Number(digits.slice(0, 2)) * hour + Number(digits.slice(2)) * 60);
}

/** A number of unix time, its unit (s, ms, us, ns) told by its size, for any year up to 5138; or a text as above. */
export function parseMomentSec(text: string, zone: Zone = utc): number | null {
  if (!/^\d+(\.\d+)?$/.test(text)) return parseTimeSec(text, zone);
  const value = Number(text);
  if (value > 1e17) return value / 1e9;
  if (value > 1e14) return value / 1e6;
  return value > 1e11 ? value / 1000 : value;
}

/** Proleptic Gregorian calendar. */
function daysSince1970(year: number, month: number, date: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Midnight of the n-th Sunday of a month, on the clocks there. 1 January 1970 was a Thursday. */
function nthSunday(year: number, month: number, n: number): number {
  const first = daysSince1970(year, month, 1);
  const weekday = (((first + 4) % 7) + 7) % 7;
  return (first + ((7 - weekday) % 7) + 7 * (n - 1)) * day;
}
