import { Transfers } from "../cluster/transfers.js";
import type { Desk } from "./desk.js";
import type { EventSource } from "./event-source.js";

/** Takes over the artifacts of a run that come over links; null: none do. */
export function createTransferEvents({ cluster }: Desk): EventSource | null {
  const { artifacts, coupled, topology } = cluster;
  if (artifacts === null || coupled === null || topology === null) return null;
  const transfers = new Transfers(cluster, coupled, artifacts);
  cluster.transfers = transfers;
  return {
    isWork: true,
    get nextSec() {
      return transfers.nextSec;
    },
    fire: () => transfers.fire(),
  };
}
