import * as z from "zod";
import { type RuntimeKind, type RuntimeSpec, runtimeDefaults, runtimeOf } from "../domain/runtime.js";
import { atLeastZero, positive, strict } from "./fields.js";

const kinds = Object.keys(runtimeDefaults) as [RuntimeKind, ...RuntimeKind[]];

const kind = z.enum(kinds).describe("bare: the machine itself. container: a container. vm: a virtual machine.");

const own = strict({
  kind,
  cpuFactor: positive(`Work that comes of a CPU-second, relative to bare metal. ${defaultsOf("cpuFactor")}`).optional(),
  networkFactor: positive(
    `Bandwidth that is left of links, relative to bare metal: of a node's own link, or for what a job sends and receives. ${defaultsOf("networkFactor")}`,
  ).optional(),
  memoryOverheadMb: atLeastZero(
    `Memory in MB that it holds beside what runs in it: once for a node, for each job that has it. ${defaultsOf("memoryOverheadMb")}`,
  ).optional(),
  startupSec: atLeastZero(
    `Seconds from the decision to start a job until it runs. ${defaultsOf("startupSec")}`,
  ).optional(),
}).describe("A runtime with values of its own; what is left out is its kind's.");

/** A kind of runtime, or one with values of its own. */
export const runtimeSchema: z.ZodType<RuntimeSpec> = z
  .union([kind, own], `must be ${kinds.join(", ")}, or a mapping with kind: ${kinds.join(" | ")}`)
  .transform((input) => (typeof input === "string" ? runtimeOf(input) : withDefaults(input)));

function withDefaults({ kind: of, ...given }: z.output<typeof own>): RuntimeSpec {
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  return runtimeOf(of, Object.fromEntries(entries));
}

function defaultsOf(name: Exclude<keyof RuntimeSpec, "kind">): string {
  const texts = kinds.map((each) => {
    const { value, source } = runtimeDefaults[each][name];
    return `${each} ${Number(value.toPrecision(4))} (${source})`;
  });
  return `Unless given: ${texts.join("; ")}.`;
}
