import * as z from "zod";
import { basicPlacements } from "../placements.js";
import type { SchedulerPlugin } from "../scheduler.js";

/** Every parameter with its value; `speConSchema` says what each means and where its default comes from. */
export interface SpeConParams {
  readonly alpha: number;
  readonly intervalSec: number;
  readonly normalizeBy: "previous" | "largest" | "initial" | "nothing";
  readonly progressingWeight: number;
  readonly watchedWeight: number;
  readonly convergedWeight: number;
  readonly messageDelaySec: number;
  readonly askOnlyBeside: "progressing" | "any";
  readonly rebalance: boolean;
  readonly rebalanceFrom: "above-balance" | "any";
  readonly placement: PlacementChoice;
}

/** A placement by name, or by name with its parameters. */
export type PlacementChoice = string | ({ readonly name: string } & Readonly<Record<string, unknown>>);

const names = basicPlacements.map(({ name }) => name);

const withParams = ({ name, params }: SchedulerPlugin): z.ZodObject<{ name: z.ZodLiteral<string> }, z.core.$strict> =>
  z.strictObject({ name: z.literal(name), ...params.shape });

const [first, ...others] = basicPlacements.map(withParams);

const weight = (value: number, category: string): z.ZodDefault<z.ZodNumber> =>
  z.number().min(0).default(value).describe(`Weight of a ${category} container in a worker's score (6.2.1).`);

export const speConSchema: z.ZodObject = z.strictObject({
  alpha: z
    .number()
    .min(0)
    .default(0.01)
    .describe("Growth in one interval below which a container counts as slow, a fraction (6.2.3: 0.01).")
    .meta({ unit: "per interval" }),
  intervalSec: z
    .number()
    .gt(0)
    .default(30)
    .describe("Time between two looks at a container, from its start on, in seconds (6.2.3: 30).")
    .meta({ unit: "s" }),
  normalizeBy: z
    .enum(["previous", "largest", "initial", "nothing"])
    .default("previous")
    .describe(
      "What a change of the loss is divided by, to be compared with alpha: the previous value, the largest so far, the first, or nothing (open in 5.2.1; previous is what fits FlowCon).",
    ),
  progressingWeight: weight(2, "progressing"),
  watchedWeight: weight(1.5, "watched"),
  convergedWeight: weight(1, "converged"),
  messageDelaySec: z
    .number()
    .min(0)
    .default(0)
    .describe("Time from a worker's request to the manager's decision, in seconds.")
    .meta({ unit: "s" }),
  askOnlyBeside: z
    .enum(["progressing", "any"])
    .default("progressing")
    .describe(
      "A worker asks to move a converged container only beside others that progress or are watched (line 15 of Algorithm 3), or beside any.",
    ),
  rebalance: z.boolean().default(true).describe("Whether Algorithm 5 runs once all containers have converged."),
  rebalanceFrom: z
    .enum(["above-balance", "any"])
    .default("above-balance")
    .describe(
      "Workers that Algorithm 5 takes containers from: those with more than the balance factor (so in the published run, sc-38), or any.",
    ),
  placement: z
    .union([z.enum(names), z.discriminatedUnion("name", [first!, ...others])])
    .default("kubernetes-default")
    .describe(`Where new jobs go: a name or a mapping with name and parameters; one of ${names.join(", ")}.`),
});
