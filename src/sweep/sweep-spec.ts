import * as z from "zod";
import { InputError } from "../domain/errors.js";
import { parseYaml } from "../traces/yaml-text.js";
import { type Axis, parseList, toAxis } from "./plan/axis.js";

/** A sweep as a file says it: the same words as the options of the command line, which win over it. */
export interface SweepSpec {
  /** Path of the scenario, relative to this file. */
  readonly scenario: string;
  readonly axes: readonly Axis[];
  readonly schedulers: readonly string[] | undefined;
  readonly seeds: string | number | readonly unknown[] | undefined;
  readonly sample: string | undefined;
  readonly sampleSeed: number | undefined;
}

const schema = z.strictObject({
  scenario: z.string(),
  params: z.record(z.string(), z.unknown()).default({}),
  schedulers: z.union([z.string(), z.array(z.string())]).optional(),
  seeds: z.union([z.string(), z.number(), z.array(z.unknown())]).optional(),
  sample: z.string().optional(),
  sampleSeed: z.number().int().optional(),
});

/** null: the text is not a sweep but, it seems, a scenario. Throws InputError. */
export function parseSweepSpec(text: string, file: string): SweepSpec | null {
  const { value } = parseYaml(text, file);
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, "scenario")) return null;
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new InputError(
      file,
      issue?.path.join(".") ?? "",
      `${issue?.message}; a sweep has scenario, params, schedulers, seeds, sample and sampleSeed`,
    );
  }
  const { scenario, params, schedulers, seeds, sample, sampleSeed } = parsed.data;
  return {
    scenario,
    axes: Object.entries(params).map(([path, written]) => toAxis(file, path, listOf(file, path, written))),
    schedulers: typeof schedulers === "string" ? schedulers.split(",").map((name) => name.trim()) : schedulers,
    seeds,
    sample,
    sampleSeed,
  };
}

/** A text is a list as the command line takes it. */
const listOf = (file: string, path: string, written: unknown): readonly unknown[] =>
  typeof written === "string" ? parseList(file, path, written) : Array.isArray(written) ? written : [written];
