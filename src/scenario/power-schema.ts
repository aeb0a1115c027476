import * as z from "zod";
import type { PowerSpec } from "../domain/power.js";
import { atLeastZero, strict } from "./fields.js";

/** Energy is the exact integral of this power: both are linear in the CPUs in use, which are constant between events. */
export const powerSchema: z.ZodType<PowerSpec> = strict({
  idleWatts: atLeastZero("Watts while it is on and no CPU is in use."),
  wattsPerCpu: atLeastZero("Watts more for each CPU in use."),
  offWhenEmpty: z
    .boolean()
    .default(false)
    .describe("true: on only while a container is on it or on its way to it; false: always on, unless it has failed."),
}).describe("Electric power: idleWatts + wattsPerCpu x CPUs in use; null: energy is not modelled.");
