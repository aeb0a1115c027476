import type { NodeIndex } from "../../../domain/ids.js";
import type { Filter, PodContext } from "../filter.js";

/**
 * Refuses nodes whose CPUs or memory are booked out by declared requests, and nodes that hold `podsMax` jobs already.
 * What a job does not declare is not booked, so jobs without requests are only held back by their number.
 */
export const resourcesFit = (podsMax: number): Filter => ({
  name: "ResourcesFit",
  complaint: "with too few CPUs, memory or places left to book",
  concerns: () => true,
  accepts({ requests, bookings, view }, node) {
    if (bookings.pods[node]! >= podsMax) return false;
    if (requests.milliCpus > 0 && requests.milliCpus > freeMilliCpus({ bookings, view }, node)) return false;
    return requests.memoryMb === 0 || requests.memoryMb <= freeMemoryMb({ bookings, view }, node);
  },
  reason({ requests, bookings, view }, node) {
    if (bookings.pods[node]! >= podsMax) return `holds ${podsMax} jobs already`;
    const freeMilli = freeMilliCpus({ bookings, view }, node);
    if (requests.milliCpus > freeMilli)
      return `requests ${requests.milliCpus / 1000} CPUs, ${freeMilli / 1000} not booked`;
    return `requests ${requests.memoryMb} MB, ${freeMemoryMb({ bookings, view }, node)} MB not booked`;
  },
});

type Booked = Pick<PodContext, "bookings" | "view">;

const freeMilliCpus = ({ bookings, view }: Booked, node: NodeIndex): number =>
  Math.floor(1000 * view.capacityCpus(node)) - bookings.milliCpus[node]!;

const freeMemoryMb = ({ bookings, view }: Booked, node: NodeIndex): number =>
  (view.node(node).memoryMb ?? Number.POSITIVE_INFINITY) - bookings.memoryMb[node]!;
