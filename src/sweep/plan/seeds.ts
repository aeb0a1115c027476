import { InputError } from "../../domain/errors.js";
import { parseList, toAxis } from "./axis.js";

/** Reads `1..100`, `1,2,5..9` or a list. Throws InputError. */
export function parseSeeds(origin: string, written: string | number | readonly unknown[]): readonly number[] {
  const list = typeof written === "string" ? parseList(origin, "", written) : [written].flat();
  const axis = toAxis(origin, "", list);
  const seeds = axis.kind === "values" ? axis.values : [];
  if (!seeds.every(isSeed)) throw new InputError(origin, "", "must be whole numbers of 0 or more, such as 1..100");
  if (seeds.length === 0) throw new InputError(origin, "", "must be such as 1..100 or 1,2,3");
  return seeds;
}

const isSeed = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
