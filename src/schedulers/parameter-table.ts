import * as z from "zod";
import { rangeText } from "./parameter-range.js";
import type { SchedulerPlugin } from "./scheduler.js";

/** One parameter of a scheduler, as people read it. */
export interface ParameterRow {
  readonly name: string;
  /** null: a number without a unit, or no number. */
  readonly unit: string | null;
  /** Its value where a scenario gives none; absent: it then has none. */
  readonly default?: unknown;
  /** Whether that value is another where other parameters are given. */
  readonly dependsOnOthers: boolean;
  /** The values that it may have, such as `0 to 1000`. */
  readonly range: string;
  /** Meaning, and source of the default. */
  readonly description: string;
}

/** The parameters that a scheduler's schema declares, in its order. */
export function parameterTable({ params, complete }: SchedulerPlugin): readonly ParameterRow[] {
  const { properties = {} } = z.toJSONSchema(params, { io: "input", unrepresentable: "any" });
  const completed = complete({});
  return Object.entries(properties).map(([name, property]) => {
    const schema = typeof property === "object" ? property : {};
    return {
      name,
      unit: typeof schema.unit === "string" ? schema.unit : null,
      ...(completed[name] === undefined ? {} : { default: completed[name] }),
      dependsOnOthers: schema.default === undefined && completed[name] !== undefined,
      range: rangeText(schema),
      description: schema.description ?? "",
    };
  });
}
