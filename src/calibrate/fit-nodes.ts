import type { LibraryNode } from "../domain/model-library.js";
import { groupBy } from "../metrics/group-by.js";
import { hostOf, medianProbeSec } from "../recording/host-speed.js";
import { meanEstimate } from "./estimate.js";
import type { NamedRecording } from "./observed.js";
import { median } from "./points.js";

/** The machines of the recordings, the one with the most first; speeds are ratios of median probe times to its own. */
export function fitNodes(recordings: readonly NamedRecording[]): readonly LibraryNode[] {
  const groups = [...groupBy(recordings, ({ recording }) => hostOf(recording))]
    .map(([host, of]) => ({
      host,
      count: of.length,
      probes: of.flatMap(({ recording }) => medianProbeSec(recording) ?? []),
    }))
    .sort((a, b) => b.count - a.count);
  const reference = groups[0]?.probes ?? [];
  return groups.map(({ host, count, probes }) => ({
    host,
    recordings: count,
    probeSec: probes.length === 0 ? null : meanEstimate(probes),
    speed: probes.length === 0 || reference.length === 0 ? 1 : median(reference) / median(probes),
  }));
}
