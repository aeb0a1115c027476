import { closest } from "../../../domain/closest.js";
import { parseQuantity } from "../../../domain/quantity.js";

/** What manifests do not say and a simulation needs; null: not said. */
export interface Hints {
  /** Work of one replica in CPU-seconds. */
  readonly workCpuSec: number | null;
  /** Name of a job model, for its work and loss curve. */
  readonly model: string | null;
  readonly arrivalSec: number | null;
  /** The most CPUs that one replica can use. */
  readonly cpusMax: number | null;
}

const keys = ["workCpuSec", "model", "arrivalSec", "cpusMax"] as const;

/** Begins the annotations, or labels, that are meant for the importer. */
export const hintPrefix = "descent/";

/** Reads `descent/workCpuSec: "600"` and its like; others are left alone. `fail` is told the key and what is wrong. */
export function hintsOf(
  annotations: Readonly<Record<string, string>>,
  fail: (key: string, problem: string) => never,
): Hints {
  for (const key of Object.keys(annotations)) {
    const name = key.slice(hintPrefix.length);
    if (!key.startsWith(hintPrefix) || (keys as readonly string[]).includes(name)) continue;
    const guess = closest(name, keys);
    const hint = guess === null ? "" : `did you mean ${hintPrefix}${guess}? `;
    fail(key, `unknown; ${hint}known: ${keys.map((each) => hintPrefix + each).join(", ")}`);
  }
  const text = (key: (typeof keys)[number]): string | undefined => annotations[hintPrefix + key];
  const amount = (key: (typeof keys)[number], mayBeZero: boolean): number | null => {
    const given = text(key);
    if (given === undefined) return null;
    const value = parseQuantity(given);
    if (value !== null && (value > 0 || mayBeZero)) return value;
    return fail(hintPrefix + key, `must be a number ${mayBeZero ? "of 0 or more" : "more than 0"}, got ${given}`);
  };
  return {
    workCpuSec: amount("workCpuSec", false),
    model: text("model") ?? null,
    arrivalSec: amount("arrivalSec", true),
    cpusMax: amount("cpusMax", false),
  };
}
