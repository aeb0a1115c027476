import type { Notes } from "../notes.js";
import type { Origin } from "../reading/documents.js";
import { isMapping } from "./not-understood.js";

/**
 * Puts the defaults of `${NAME:-default}` and `${NAME-default}` in, and `$` for `$$`, as Compose does where NAME is not set;
 * the environment of whoever imports is not asked. A variable without a default stays as it stands, and fails where it is read.
 */
export function withDefaults(value: unknown, notes: Notes, origin: Origin): unknown {
  if (Array.isArray(value)) return value.map((each) => withDefaults(each, notes, origin));
  if (isMapping(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withDefaults(part, notes, origin)]));
  }
  if (typeof value !== "string" || !value.includes("$")) return value;
  return value.replace(VARIABLE, (whole, name: string | undefined, otherwise: string | undefined) => {
    if (whole === "$$") return "$";
    if (name === undefined || otherwise === undefined) return whole;
    notes.add("assumed", `variable ${name} is not set: its default is taken`, () => origin.place);
    return otherwise;
  });
}

const VARIABLE = /\$\$|\$\{([A-Za-z_]\w*)(?::?-([^}]*))?\}/g;
