import * as z from "zod";
import { scenarioSchema } from "./schema.js";

/**
 * The JSON Schema (draft 7, which editors read) of scenario files. It is published as `scenarios/scenario.schema.json`;
 * after a change of a scheduler, a model or the form: `npx descent schema > scenarios/scenario.schema.json`.
 */
export function jsonSchema(): Readonly<Record<string, unknown>> {
  return { title: "Descent scenario", ...z.toJSONSchema(scenarioSchema, { target: "draft-7", io: "input" }) };
}
