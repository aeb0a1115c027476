import type { GrowthList } from "../../domain/growth.js";

/** Algorithm 1, lines 4-13: one step down for each run below the threshold, back to NL at once when growth returns. */
export function nextList(list: GrowthList, growth: number, alpha: number): GrowthList {
  if (growth >= alpha) return "NL";
  return list === "NL" ? "WL" : "CL";
}
