import type { Recording } from "./recording.js";

/** The machine of a recording as its description names it. */
export function hostOf({ plan }: Recording): string {
  const host = plan.recorded?.host ?? {};
  const parts = ["processor", "cores"].flatMap((key) => (host[key] === undefined ? [] : [`${key} ${host[key]}`]));
  return parts.join(", ") || "unknown";
}

/** Median seconds of the fixed piece of work; null: the recording has none. */
export function medianProbeSec(recording: Recording): number | null {
  const probes = recording.host.flatMap(({ probeSec }) => (probeSec === null ? [] : [probeSec])).sort((a, b) => a - b);
  const middle = probes.length / 2;
  if (probes.length === 0) return null;
  return (probes[Math.ceil(middle) - 1]! + probes[Math.floor(middle)]!) / 2;
}
