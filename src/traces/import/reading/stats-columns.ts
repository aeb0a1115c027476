import { parseMomentSec } from "./times.js";

/** Where the cells of a sample stand; -1: nowhere. */
export interface StatsColumns {
  readonly time: number;
  readonly name: number;
  readonly cpu: number;
  readonly memory: number;
}

/** What the columns of `docker stats` are called, in its tables, its templates and scripts around it, best first. */
const titles = {
  time: /^(timestamp(utc)?|time(utc)?|datetime|date|ts|tsec)$/,
  name: [/^(name|containername)$/, /^container$/, /^(containerid|id)$/],
  cpu: /^cpu(%|perc|percent|percentage|usage)?$/,
  memory: /^mem(ory)?(usage|use|used)?(\/limit)?$/,
};

/** null: the cells are no header. */
export function columnsByTitle(cells: readonly string[]): StatsColumns | null {
  const plain = cells.map((cell) => cell.toLowerCase().replace(/[^a-z%/]/g, ""));
  const at = (title: RegExp): number => plain.findIndex((cell) => title.test(cell));
  const cpu = at(titles.cpu);
  if (cpu < 0) return null;
  const name = titles.name.map(at).find((index) => index >= 0) ?? -1;
  return { time: at(titles.time), name, cpu, memory: at(titles.memory) };
}

/** Guesses from a sample what stands where, in files without a header; null: it is no sample. */
export function columnsByForm(cells: readonly string[]): StatsColumns | null {
  const cpu = cells.findIndex((cell) => PERCENT.test(cell));
  if (cpu < 0) return null;
  const memory = cells.findIndex((cell) => /^[\d.]+\s*[kKMGT]?i?B(\s*\/|$)/.test(cell));
  const time = cells.findIndex((cell) => /^\d{4}-|^\d{9,}/.test(cell) && parseMomentSec(cell) !== null);
  const name = cells.findLastIndex((_, index) => index < cpu && index !== time);
  return { time, name, cpu, memory };
}

const PERCENT = /^-?[\d.]+%$/;
