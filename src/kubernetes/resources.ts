import * as z from "zod";
import { parseMemoryMb, parseQuantity } from "../domain/quantity.js";
import type { Maybe, Remark } from "./remark.js";
import { gpuResource } from "./shared.js";

const quantities = z.record(z.string(), z.union([z.string(), z.number()])).nullish();

/** A container of a Pod, as far as it is read. */
export const v1Container: z.ZodType<V1Container> = z.object({
  name: z.string().nullish(),
  image: z.string().nullish(),
  resources: z.object({ requests: quantities, limits: quantities }).nullish(),
});

type Quantities = Readonly<Record<string, string | number>>;

export interface V1Container {
  readonly name?: Maybe<string>;
  readonly image?: Maybe<string>;
  readonly resources?: Maybe<{ readonly requests?: Maybe<Quantities>; readonly limits?: Maybe<Quantities> }>;
}

/** What the containers of a Pod ask for and may use together. null: not declared. */
export interface PodResources {
  readonly requestCpus: number | null;
  readonly requestMemoryMb: number | null;
  readonly requestGpus: number;
  /** null: at least one container has no limit. */
  readonly limitCpus: number | null;
  readonly limitMemoryMb: number | null;
}

/**
 * Requests of all containers together, or of the largest init container where that is more; a limit without a request is
 * the request too, as Kubernetes has it.
 */
export function podResourcesOf(
  containers: readonly V1Container[],
  initContainers: readonly V1Container[],
  remark: Remark,
): PodResources {
  for (const { resources } of [...containers, ...initContainers]) {
    for (const name of Object.keys({ ...resources?.limits, ...resources?.requests })) {
      if (!KNOWN.has(name)) remark(`spec.containers[].resources.requests.${name}`, "the resource is not modelled");
    }
  }
  const requested = (name: string, parse: Parse): number | null => {
    const own = sumOf(containers.map((each) => amountOf(each, "requests", name, parse)));
    const inits = initContainers.map((each) => amountOf(each, "requests", name, parse) ?? 0);
    const most = Math.max(own ?? 0, ...inits);
    return own === null && most === 0 ? null : most;
  };
  const limited = (name: string, parse: Parse): number | null => {
    const limits = containers.map((each) => amountOf(each, "limits", name, parse));
    return limits.includes(null) ? null : sumOf(limits);
  };
  return {
    requestCpus: requested("cpu", parseQuantity),
    requestMemoryMb: requested("memory", parseMemoryMb),
    requestGpus: requested(gpuResource, parseQuantity) ?? 0,
    limitCpus: limited("cpu", parseQuantity),
    limitMemoryMb: limited("memory", parseMemoryMb),
  };
}

type Parse = (value: unknown) => number | null;

const KNOWN = new Set(["cpu", "memory", gpuResource]);

function amountOf({ resources }: V1Container, of: "requests" | "limits", name: string, parse: Parse): number | null {
  const { requests, limits } = resources ?? {};
  const lists = of === "requests" ? [requests, limits] : [limits];
  const list = lists.find((each) => each !== null && each !== undefined && Object.hasOwn(each, name));
  return list === undefined || list === null ? null : parse(list[name]);
}

/** null: none of them is known. */
function sumOf(amounts: readonly (number | null)[]): number | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, 0);
}
