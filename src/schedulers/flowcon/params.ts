import * as z from "zod";

/** Which FlowCon. */
export type VariantName = "thesis" | "authors-2019-03" | "incremental";

const variantNames: readonly VariantName[] = ["thesis", "authors-2019-03", "incremental"];

/** Every parameter with its value; `flowConSchema` says what each means, variants.ts where its default comes from. */
export interface FlowConParams {
  readonly variant: VariantName;
  readonly alpha: number;
  readonly intervalSec: number;
  readonly beta: number | "1+1/n";
  readonly evaluation: "last" | "interval-mean";
  readonly sampleSec: number;
  readonly normalizeBy: "previous" | "largest" | "range" | "initial" | "nothing";
  readonly progressPer: "second" | "interval";
  readonly newGrowth: "infinite" | "zero";
  readonly newListLimit: "ratio" | "full";
  readonly floorFor: "completing" | "all";
  readonly allCompleting: "after" | "before";
  readonly limitRule: "ratio" | "incremental";
  readonly limitUnit: "fraction" | "whole-cpus";
  readonly resource: "cpu" | "memory" | "block-io" | "network";
  readonly observeOnly: boolean;
  /** Left out: infinite. */
  readonly silentStart?: "infinite" | "zero";
}

const optional = <T extends z.ZodType>(type: T, text: string): z.ZodOptional<T> => type.optional().describe(text);

/**
 * The open readings of FlowCon as parameters. Those without a value take the variant's (variants.ts). What each reading was
 * chosen on: the 3-job fixed schedule, all of Table 6.2 (fc-13..fc-22); see the evidence there.
 */
export const flowConSchema: z.ZodObject = z.strictObject({
  variant: z
    .enum(variantNames)
    .default("thesis")
    .describe(
      "which FlowCon: of the thesis, of the authors' code of March 2019, or of their earlier code (incremental)",
    ),
  alpha: optional(
    z.number().nonnegative(),
    "threshold of growth efficiency between young and converging, fraction per second (thesis 0.05, authors 0.03)",
  ).meta({ unit: "1/s" }),
  intervalSec: optional(
    z.number().positive(),
    "time between two runs of Algorithm 1, seconds (thesis 20, authors 30)",
  ).meta({ unit: "s" }),
  beta: optional(
    z.union([z.number().positive(), z.literal("1+1/n")]),
    'lower bound of a limit is 1 / (beta n) of the node with n containers: a number, or "1+1/n" (thesis 2, authors 1+1/n)',
  ),
  evaluation: optional(
    z.enum(["last", "interval-mean"]),
    "E: the last reported loss, or the mean over the interval (thesis last, authors interval-mean)",
  ),
  sampleSec: optional(z.number().positive(), "time between two samples of an interval mean, seconds (1)").meta({
    unit: "s",
  }),
  normalizeBy: optional(
    z.enum(["previous", "largest", "range", "initial", "nothing"]),
    "what a change of E is divided by: its previous value, its largest so far, its range so far, its first value (thesis previous, authors largest)",
  ),
  progressPer: optional(
    z.enum(["second", "interval"]),
    "progress is per second of the interval, or per interval (second)",
  ),
  newGrowth: optional(
    z.enum(["infinite", "zero"]),
    "growth of a container without an interval behind it: infinite (it gets everything) or zero (thesis infinite, authors zero)",
  ),
  newListLimit: optional(
    z.enum(["ratio", "full"]),
    "limit of a container in NL: its share of all growth, or the whole node (ratio)",
  ),
  floorFor: optional(
    z.enum(["completing", "all"]),
    "whose limit the lower bound holds for: containers in CL, or all (thesis all, authors completing)",
  ),
  allCompleting: optional(
    z.enum(["after", "before"]),
    "whether all are in CL is asked of the lists after or before this run (thesis after, authors before)",
  ),
  limitRule: optional(
    z.enum(["ratio", "incremental"]),
    "a limit is the ratio itself, or the former limit times 1 - ratio in CL and 1 + ratio elsewhere (ratio; incremental: incremental)",
  ),
  limitUnit: optional(
    z.enum(["fraction", "whole-cpus"]),
    "limits go to the container engine as they are, or rounded down to whole CPUs, where 0 leaves the former limit in force (thesis fraction, authors whole-cpus)",
  ),
  resource: z
    .enum(["cpu", "memory", "block-io", "network"])
    .default("cpu")
    .describe(
      "resource that growth is divided by (Eq. 4.2): cpu and memory as fractions of the node, block-io and network in MB per second; a job that declares no use of it grows 0",
    ),
  observeOnly: z.boolean().default(false).describe("compute limits and log them, but set none"),
  silentStart: optional(
    z.enum(["infinite", "zero"]),
    "growth of a container that arrives and has reported no loss: that of any new one, or none, as in live runs whose clock moved on within a decision (infinite)",
  ),
});
