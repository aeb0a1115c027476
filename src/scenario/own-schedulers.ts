import * as z from "zod";
import { InputError } from "../domain/errors.js";
import { pathText } from "../domain/path.js";
import type { TriggerKind } from "../domain/trigger.js";
import { guarded } from "../schedulers/guarded.js";
import { definePlugin, noParams, type PluginDefinition, type SchedulerPlugin } from "../schedulers/scheduler.js";
import { line, strict } from "./fields.js";
import { Misplaced } from "./misplaced.js";
import { parseStrictly } from "./problems.js";

const triggerKinds = {
  arrival: true,
  retry: true,
  start: true,
  completion: true,
  leave: true,
  "node-down": true,
  "node-up": true,
  wake: true,
} satisfies Record<TriggerKind, true>;

/** Somebody else's zod makes objects of somebody else's class. */
const isObjectSchema = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "_zod" in value && "shape" in value && "safeParse" in value;

const callable = z.custom<(...args: never[]) => unknown>((value) => typeof value === "function", "must be a function");

const params = z
  .custom<z.ZodObject>(isObjectSchema, "must be an object schema of zod 4, such as z.strictObject({ ... })")
  .refine((schema) => !Object.hasOwn(schema.shape, "name"), "must have no parameter `name`, which is the scheduler's")
  .refine((schema) => schema.safeParse({}).success, "must have a default for every parameter");

const definition = strict({
  name: line("What scenarios call it.").regex(/^[\w.-]+$/, "must consist of letters, digits, _, . and -"),
  kind: z.enum(["placement", "node"]),
  summary: line("One sentence.").default("a scheduler of one's own"),
  source: line("Where it comes from.").optional(),
  params: params.default(noParams),
  triggers: z.array(z.enum(Object.keys(triggerKinds) as [TriggerKind])).min(1),
  oracle: z.boolean().default(false),
  asksOutside: z.boolean().default(false),
  complete: callable.optional(),
  create: callable,
});

/**
 * The schedulers that a module gives as its default export: what `definePlugin` takes or gives, or a list of that; `params`,
 * `summary` and `source` may be left out. Throws InputError.
 * @param file its name, in errors and where a scheduler has no source
 */
export function ownSchedulers(exported: unknown, file: string): readonly SchedulerPlugin[] {
  if (exported === undefined)
    throw new InputError(file, "", "has no default export; it must be a scheduler or a list of them");
  if (!Array.isArray(exported)) return [ownScheduler(exported, file, [])];
  if (exported.length === 0) throw new InputError(file, "default", "must hold at least one scheduler");
  return exported.map((each, index) => ownScheduler(each, file, [index]));
}

function ownScheduler(value: unknown, file: string, path: readonly number[]): SchedulerPlugin {
  try {
    const parsed = parseStrictly(definition, value, ["default", ...path]);
    return guarded(definePlugin({ ...parsed, source: parsed.source ?? file } as PluginDefinition<z.ZodObject>), file);
  } catch (error) {
    if (!(error instanceof Misplaced)) throw error;
    throw new InputError(file, pathText(error.path), error.message);
  }
}
