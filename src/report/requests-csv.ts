import type { RequestRecord } from "../domain/service.js";

const columns = [
  "service",
  "stream",
  "number",
  "origin",
  "node",
  "predictions",
  "sentSec",
  "outcome",
  "networkSec",
  "queueSec",
  "serviceSec",
  "responseSec",
] as const satisfies readonly (keyof RequestRecord)[];

export const requestsHeader: string = `${columns.join(",")}\n`;

/** One row with its line feed, as in the other tables: RFC 4180, nothing where there is no value. */
export const requestLine = (record: RequestRecord): string =>
  `${columns.map((column) => cell(record[column])).join(",")}\n`;

const cell = (value: string | number | null): string => {
  if (typeof value !== "string") return value === null ? "" : String(value);
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
};
