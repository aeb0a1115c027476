import * as z from "zod";
import type { Action } from "../domain/action.js";
import { RunError } from "../domain/errors.js";
import type { JobIndex } from "../domain/ids.js";
import type { OracleView } from "../domain/view.js";
import { definePlugin, type Scheduler, type SchedulerPlugin } from "./scheduler.js";

const index = z.number().int().min(0);
const more = z.number().positive();

/** What a scheduler may answer, as far as it can be told without the cluster. */
const actionSchema: z.ZodType<unknown> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("place"), job: index, node: index }),
  z.object({ kind: z.literal("wait"), job: index, reason: z.string(), holdsQueue: z.boolean() }),
  z.object({ kind: z.literal("migrate"), job: index, to: index, mark: z.string() }),
  z.object({ kind: z.literal("limit"), job: index, cpus: more }),
  z.object({ kind: z.literal("weigh"), job: index, weight: more }),
  z.object({ kind: z.literal("wake"), atSec: z.number(), key: z.number() }),
  z.object({ kind: z.literal("log"), growth: z.object({}) }),
]);

/**
 * A plugin that somebody else wrote: what it throws, and answers that are no actions, end the run with one line that names
 * it and the place in its file, and are not taken for bugs of Descent.
 */
export const guarded = (plugin: SchedulerPlugin, file: string): SchedulerPlugin =>
  definePlugin({
    ...plugin,
    create: (params, rng, streamOf, call) => {
      const blame = (what: string, error: unknown): never => {
        throw error instanceof RunError
          ? error
          : new RunError(`${file}: ${plugin.name}: ${what}: ${textOf(error, file)}`);
      };
      const attempt = <T>(what: string, work: () => T): T => {
        try {
          return work();
        } catch (error) {
          return blame(what, error);
        }
      };
      const scheduler = attempt("create", () => plugin.create(params, rng, streamOf, call));
      if (typeof scheduler?.decide !== "function") return blame("create", "must give an object with decide()");
      const decide: Scheduler["decide"] = (trigger, view) => {
        const what = `decide at ${trigger.kind}`;
        const actions = attempt(what, () => scheduler.decide(trigger, view));
        const problem = problemOf(actions, view);
        return problem === null ? actions : blame(what, problem);
      };
      return {
        decide,
        ...(scheduler.extenderTally === undefined ? {} : { extenderTally: () => scheduler.extenderTally!() }),
      };
    },
  });

/** What is wrong with an answer; null: nothing that can be told yet. */
function problemOf(actions: unknown, view: OracleView): string | null {
  if (!Array.isArray(actions)) return `must give a list of actions, gave ${JSON.stringify(actions) ?? typeof actions}`;
  for (const action of actions as readonly Action[]) {
    const parsed = actionSchema.safeParse(action);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return `no action: ${JSON.stringify(action) ?? typeof action}: ${[...(issue?.path ?? []), ""].join(": ")}${issue?.message}`;
    }
    if ("job" in action && !isJob(view, action.job)) return `no job has the index ${action.job}`;
    const node = action.kind === "place" ? action.node : action.kind === "migrate" ? action.to : 0;
    if (node >= view.nodeCount) return `no node has the index ${node}; there are ${view.nodeCount}`;
  }
  return null;
}

function isJob(view: OracleView, job: JobIndex): boolean {
  try {
    return typeof view.id(job) === "string";
  } catch {
    return false;
  }
}

/** The error and, where its stack has it, the line of the file. */
function textOf(error: unknown, file: string): string {
  if (!(error instanceof Error)) return String(error);
  const name = file.replace(/^.*[\\/]/, "");
  const [, place] =
    error.stack
      ?.split("\n")
      .find((line) => line.includes(`/${name}:`))
      ?.match(/:(\d+:\d+)\)?$/) ?? [];
  const text = `${error.name}: ${error.message}`.replace(/\s+/g, " ");
  return place === undefined ? text : `${text} (${name}:${place})`;
}
