import * as z from "zod";
import type { SchedulerPlugin } from "../schedulers/scheduler.js";
import { line, strict, unknownName } from "./fields.js";

/** A scheduler as written: just its name, or its name and parameters. */
export type SchedulerInput = string | { readonly name: string; readonly [param: string]: unknown };

/** Accepts exactly the given plugins and, for each, exactly its parameters. */
export function schedulerSchema(what: string, plugins: readonly SchedulerPlugin[]): z.ZodType<SchedulerInput> {
  const names = plugins.map((plugin) => plugin.name);
  const name = line(`Name of the ${what}.`).meta({ enum: names });
  const [first, ...others] = plugins.map(withName);
  const withParams = z.discriminatedUnion("name", [first!, ...others], {
    error: (issue) => (issue.code === "invalid_union" ? unknownName(what, nameIn(issue.input), names) : undefined),
  });
  return z.union(
    [name, withParams],
    `must be the name of a ${what}, or a mapping with name and parameters`,
  ) as z.ZodType<SchedulerInput>;
}

const withName = (plugin: SchedulerPlugin): z.ZodObject<{ name: z.ZodLiteral<string> }, z.core.$strict> =>
  strict({ name: z.literal(plugin.name), ...plugin.params.shape }).describe(plugin.summary);

/** A name that is a mapping is none, and asking it for its text may throw: it can say what `toString` is. */
const nameIn = (input: unknown): string => {
  const name = typeof input === "object" && input !== null && "name" in input ? input.name : undefined;
  return name === undefined || typeof name === "object" ? "(no name)" : String(name);
};
