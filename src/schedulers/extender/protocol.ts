import * as z from "zod";

/** Go reads the keys of its own structures in any case, and extenders write them in several. */
const anyCase = (value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key.toLowerCase(), part]))
    : value;

const named = z.object({ metadata: z.object({ name: z.string() }) });
const reasons = z.record(z.string(), z.string()).nullish();

const filterResult = z.preprocess(
  anyCase,
  z
    .object({
      nodes: z.object({ items: z.array(named).nullish() }).nullish(),
      nodenames: z.array(z.string()).nullish(),
      failednodes: reasons,
      failedandunresolvablenodes: reasons,
      error: z.string().nullish(),
    })
    .nullable(),
);

const hostPriorities = z
  .array(z.preprocess(anyCase, z.object({ host: z.string(), score: z.number().int() })))
  .nullable();

/** What an extender answered to `filter`. */
export interface FilterResult {
  /** Names of the nodes that it leaves. */
  readonly kept: readonly string[];
  /** Why it refuses others, as far as it says so. */
  readonly failed: ReadonlyMap<string, string>;
}

/** A part of the protocol read, or what is wrong with it in one line. */
export type Read<T> =
  | { readonly kind: "read"; readonly value: T }
  | { readonly kind: "wrong"; readonly problem: string };

/**
 * Reads an ExtenderFilterResult as kube-scheduler does: names count where only names were sent, nodes otherwise, and what is
 * in neither is refused. Unknown keys are left alone.
 */
export function readFilterResult(text: string, nodeCacheCapable: boolean): Read<FilterResult> {
  const read = readJson(text, filterResult);
  if (read.kind === "wrong") return read;
  const { nodes, nodenames, failednodes, failedandunresolvablenodes, error } = read.value ?? {};
  if (error !== undefined && error !== null && error !== "") return wrong(`it answers with the error ${error}`);
  const names = nodeCacheCapable && nodenames ? nodenames : (nodes?.items ?? []).map(({ metadata }) => metadata.name);
  const failed = new Map([...Object.entries(failedandunresolvablenodes ?? {}), ...Object.entries(failednodes ?? {})]);
  return { kind: "read", value: { kept: names, failed } };
}

/** Reads a HostPriorityList: whole scores by name of the node. `null` is an empty list. */
export function readHostPriorities(text: string): Read<ReadonlyMap<string, number>> {
  const read = readJson(text, hostPriorities);
  if (read.kind === "wrong") return read;
  return { kind: "read", value: new Map((read.value ?? []).map(({ host, score }) => [host, score])) };
}

/** Parses JSON and checks it; the problem names the place. */
export function readJson<T>(text: string, schema: z.ZodType<T>): Read<T> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return wrong(text.trim() === "" ? "the body is empty" : "the body is not JSON");
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return { kind: "read", value: parsed.data };
  const [issue] = parsed.error.issues;
  const place = issue?.path.join(".") ?? "";
  return wrong(`${place === "" ? "the body" : place}: ${issue?.message ?? "is not understood"}`);
}

const wrong = (problem: string): { readonly kind: "wrong"; readonly problem: string } => ({ kind: "wrong", problem });

/** What kube-scheduler sends: the keys of its Go structure, in any case. */
export const extenderArgs: z.ZodType<ExtenderArgs> = z.preprocess(
  anyCase,
  z.object({
    pod: z.unknown().refine((pod) => pod !== undefined && pod !== null, "is missing"),
    nodes: z.object({ items: z.array(z.unknown()).nullish() }).nullish(),
    nodenames: z.array(z.string()).nullish(),
  }),
);

interface ExtenderArgs {
  readonly pod?: unknown;
  readonly nodes?: { readonly items?: readonly unknown[] | null | undefined } | null | undefined;
  readonly nodenames?: readonly string[] | null | undefined;
}
