import * as z from "zod";
import type { LossSeries } from "../domain/calibration.js";
import { InputError } from "../domain/errors.js";

/** A diverged run has NaN, which JSON cannot write and some programs write as null. */
const losses = z.array(
  z
    .number()
    .nullable()
    .transform((loss) => loss ?? Number.NaN),
);

const runSchema = z.object({
  testproblem: z.string(),
  optimizer: z.string(),
  random_seed: z.number(),
  train_losses: losses.optional(),
  test_losses: losses.optional(),
});

/**
 * Reads one run as DeepOBS writes it: a JSON object with testproblem, optimizer, random_seed and the losses by epoch in
 * train_losses, test_losses or both; whatever else it has is left alone. Throws InputError.
 */
export function parseLossCurvesJson(text: string, file: string): readonly LossSeries[] {
  const parsed = runSchema.safeParse(jsonOf(text, file));
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new InputError(file, issue.path.join("."), `${issue.message}; needed: a run of DeepOBS`);
  }
  const run = parsed.data;
  const { testproblem: problem, optimizer: variant } = run;
  const measures = [
    { measure: "train_loss", losses: run.train_losses },
    { measure: "test_loss", losses: run.test_losses },
  ];
  return measures.flatMap(({ measure, losses }) =>
    losses === undefined ? [] : [{ problem, variant, repeat: String(run.random_seed), measure, losses }],
  );
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replaceAll(/\bNaN\b/g, "null"));
  } catch (error) {
    throw new InputError(file, "", `not JSON: ${(error as Error).message}`);
  }
}
