import type { Filter } from "../filter.js";

/** Refuses nodes that have failed. */
export const nodeReady: Filter = {
  name: "NodeReady",
  complaint: "down",
  concerns: ({ bookings }) => bookings.downCount > 0,
  accepts: ({ view }, node) => view.isUp(node),
  reason: () => "the node is down",
};
