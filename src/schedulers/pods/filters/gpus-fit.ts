import type { Filter } from "../filter.js";

/** Refuses nodes that have too few GPUs left to book. */
export const gpusFit: Filter = {
  name: "GpusFit",
  complaint: "with too few GPUs left to book",
  concerns: ({ requests }) => requests.milliGpus > 0,
  accepts: ({ requests, bookings, view }, node) => bookings.gpus.fits(requests.milliGpus, node, view.node(node).gpus),
  reason({ requests, bookings, view }, node) {
    const { gpus } = view.node(node);
    const left = bookings.gpus.untouched(node, gpus);
    return `requests ${requests.milliGpus / 1000} GPUs, ${left} of ${gpus} untouched and no shared one with room`;
  },
};
