import type { GrowthList } from "../../domain/growth.js";
import type { FlowConParams } from "./params.js";

/** A container as the limits see it. */
export interface Candidate {
  readonly list: GrowthList;
  readonly growth: number;
  /** Its limit before this run, as a fraction of the node. */
  readonly limit: number;
}

type LimitParams = Pick<FlowConParams, "beta" | "floorFor" | "newListLimit" | "limitRule">;

/** Algorithm 1, lines 18-26: new limits in (0, 1] of the node, in the order of the containers. Not for "all in CL". */
export function computeLimits(containers: readonly Candidate[], params: LimitParams): readonly number[] {
  const count = containers.length;
  const beta = params.beta === "1+1/n" ? 1 + 1 / count : params.beta;
  const floor = Math.min(1, 1 / (beta * count));
  const shares = growthShares(containers.map((container) => container.growth));
  return containers.map((container, index) => {
    const share = shares[index]!;
    if (container.list === "WL") return container.limit;
    if (params.limitRule === "incremental") {
      const factor = container.list === "CL" ? 1 - share : 1 + share;
      return clamp(container.limit * factor, floor);
    }
    if (container.list === "NL" && params.newListLimit === "full") return 1;
    // A share of nothing cannot be set as a limit: where the reading has no lower bound, it changes nothing.
    if (container.list === "NL" && params.floorFor === "completing") return share > 0 ? share : container.limit;
    return clamp(share, floor);
  });
}

/** G / sum of G. Infinite growth takes everything: each such container the whole node, the rest nothing. */
function growthShares(growths: readonly number[]): readonly number[] {
  if (growths.includes(Number.POSITIVE_INFINITY))
    return growths.map((growth) => (growth === Number.POSITIVE_INFINITY ? 1 : 0));
  const sum = growths.reduce((total, growth) => total + growth, 0);
  return growths.map((growth) => (sum > 0 ? growth / sum : 0));
}

const clamp = (limit: number, floor: number): number => Math.min(1, Math.max(floor, limit));
