import * as z from "zod";
import type { LossSpec } from "../domain/loss.js";
import { MAX_EXPRESSION_LENGTH } from "../loss/expression.js";
import * as limits from "../loss/limits.js";
import { lossProblem } from "../loss/problem.js";
import { between, strict } from "./fields.js";
import { parsePath } from "./parse-path.js";

const MOST_POINTS = 100_000;

const loss = (description: string): z.ZodNumber => between(-limits.MAX_LOSS, limits.MAX_LOSS, description);

const parameter = (description: string): z.ZodNumber =>
  between(limits.MIN_PARAMETER, limits.MAX_PARAMETER, description);

const noise = strict({
  relativeSd: between(0, limits.MAX_RELATIVE_SD, "Standard deviation of the noise, as a fraction of the loss."),
});

const common = {
  noise: noise.nullable().default(null).describe("Seeded Gaussian noise on what schedulers and plots see; null: none."),
  reportEvery: between(
    limits.MIN_PROGRESS_STEP,
    1,
    "Progress between two reported losses (0.01: every hundredth of the work); null: read at any moment.",
  )
    .nullable()
    .default(null),
  startUp: between(
    0,
    limits.MAX_START_UP,
    "Part of the work before the first report (imports, loading data, first steps): until then no loss is seen, and x counts from there.",
  ).exactOptional(),
};

const ends = { initial: loss("Loss at the start."), final: loss("Loss at the end of the work.") };

const exponential = strict({
  kind: z.literal("exponential"),
  ...ends,
  rate: parameter("The loss falls as exp(-rate x), scaled to initial and final."),
  ...common,
});

const weibull = strict({
  kind: z.literal("weibull"),
  ...ends,
  rate: parameter("The loss falls as exp(-(rate x)^shape), scaled to initial and final."),
  shape: between(
    limits.MIN_WEIBULL_SHAPE,
    limits.MAX_WEIBULL_SHAPE,
    "Below 1: a steep start and a long tail. Above 1: a slow start and then a drop.",
  ),
  ...common,
});

const powerLaw = strict({
  kind: z.literal("power-law"),
  ...ends,
  scale: parameter("The loss falls as (1 + scale x)^-exponent, scaled to initial and final."),
  exponent: parameter("See scale."),
  ...common,
});

const hyperbolic = strict({
  kind: z.literal("hyperbolic"),
  a: between(0, limits.MAX_PARAMETER, "The loss is 1 / (a x + b) + c."),
  b: parameter("See a."),
  c: loss("See a."),
  ...common,
});

const table = strict({
  kind: z.literal("table"),
  points: z
    .array(z.tuple([between(0, 1, "Progress."), loss("Loss.")], "must be a pair [progress, loss]"))
    .min(2)
    .max(MOST_POINTS)
    .describe("Pairs [progress, loss] in ascending order of progress, joined by a monotone curve."),
  ...common,
});

const expression = strict({
  kind: z.literal("expression"),
  expression: z
    .string()
    .min(1)
    .max(MAX_EXPRESSION_LENGTH)
    .describe("The loss as a formula of x, for instance 0.1 + 2 * exp(-5 * x)."),
  ...common,
});

/** How a loss curve is written; what only the curve itself can judge, it judges. */
export const lossSchema: z.ZodType<LossSpec> = z
  .discriminatedUnion("kind", [exponential, weibull, powerLaw, hyperbolic, table, expression])
  .superRefine((spec, context) => {
    const found = lossProblem(spec);
    if (found !== null) context.addIssue({ code: "custom", path: [...parsePath(found.place)], message: found.problem });
  })
  .meta({ id: "loss", description: "Loss as a function of progress x = work done / total work, in [0, 1]." });
