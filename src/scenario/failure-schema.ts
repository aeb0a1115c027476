import * as z from "zod";
import type { FailureSpec, ScheduledFailure } from "../domain/failure.js";
import { atLeastZero, line, positive, strict, unknownName } from "./fields.js";
import { Misplaced } from "./misplaced.js";

type RandomFailures = Extract<FailureSpec, { readonly kind: "random" }>;

export type FailuresInput = readonly ScheduledFailure[] | RandomFailures;

const scheduled: z.ZodType<ScheduledFailure> = strict({
  node: line("Id of the node."),
  atSec: atLeastZero("When it goes away, in seconds."),
  forSec: positive("How long it is away, in seconds; null: for good.").nullable().default(null),
}).describe("A node that goes away; its containers start again elsewhere.");

const random = strict({
  kind: z.literal("random"),
  meanUpSec: positive("Mean time between a node's coming up and its next failure, in seconds."),
  meanDownSec: positive("Mean time until it is back, in seconds."),
  untilSec: positive("No node fails after it, in seconds; null: they fail as long as the run lasts.")
    .nullable()
    .default(null),
}).describe("Every node fails on its own, at exponential times drawn anew for each seed.");

export const failuresSchema: z.ZodType<FailuresInput> = z
  .union(
    [z.array(scheduled).max(1_000_000), z.discriminatedUnion("kind", [random])],
    "must be a list of failures, or a mapping with kind: random",
  )
  .describe("Nodes that go away and come back.");

/** @param nodes every node by id. Throws Misplaced. */
export function resolveFailures(
  input: FailuresInput | undefined,
  nodes: ReadonlyMap<string, unknown>,
): FailureSpec | null {
  if (input === undefined) return null;
  if ("kind" in input) return input;
  for (const [index, { node }] of input.entries()) {
    if (!nodes.has(node))
      throw new Misplaced(["failures", index, "node"], unknownName("node", node, [...nodes.keys()].slice(0, 20)));
  }
  return { kind: "scheduled", failures: input };
}
