import * as z from "zod";

/** One parameter of a scheduler, as people read it. */
export interface ParameterRow {
  readonly name: string;
  readonly default: unknown;
  /** Meaning, unit and range. */
  readonly description: string;
}

/** The parameters that a scheduler's schema declares, in its order. */
export function parameterTable(params: z.ZodObject): readonly ParameterRow[] {
  const { properties = {} } = z.toJSONSchema(params, { io: "input", unrepresentable: "any" });
  return Object.entries(properties).map(([name, property]) => {
    const { default: value, description = "" } = typeof property === "object" ? property : {};
    return { name, default: value, description };
  });
}
