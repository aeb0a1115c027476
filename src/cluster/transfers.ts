import type { Activity } from "../sharing/activity.js";
import type { CoupledShares } from "../sharing/coupled-shares.js";
import type { Artifacts, Transfer } from "./artifacts.js";
import type { Cluster } from "./cluster.js";
import { phases } from "./job-table.js";
import type { TransferKeeper } from "./transfer-keeper.js";

/** A job whose inputs are on their way. */
interface Fetch {
  readonly job: number;
  readonly beginSec: number;
  readonly startupSec: number;
  readonly flows: Set<Activity>;
  /** How long what has come took; of what is on its way nothing is counted yet. */
  comeSec: number;
}

/** Artifacts of pipelines as flows: they share links with one another and with the exchange of distributed jobs. */
export class Transfers implements TransferKeeper {
  readonly #cluster: Cluster;
  readonly #coupled: CoupledShares;
  readonly #artifacts: Artifacts;
  readonly #fetches: Map<number, Fetch> = new Map();
  readonly #flows: Map<Activity, { readonly fetch: Fetch; readonly latencySec: number }> = new Map();
  #owners: number;

  constructor(cluster: Cluster, coupled: CoupledShares, artifacts: Artifacts) {
    this.#cluster = cluster;
    this.#coupled = coupled;
    this.#artifacts = artifacts;
    // Downwards, away from those of distributed jobs; -1 means nobody.
    this.#owners = -1;
  }

  /** When the next one is through; Infinity: none is on its way. One of something else may be counted. */
  get nextSec(): number {
    return this.#flows.size === 0 ? Number.POSITIVE_INFINITY : this.#coupled.nextDueSec;
  }

  begin(job: number, pullSec: number, startupSec: number): boolean {
    const { jobs, nowSec, transit } = this.#cluster;
    const node = jobs.node[job]!;
    const transfers = this.#artifacts.transfers(job, node);
    if (transfers.every(({ mbit }) => mbit === 0)) return false;
    const fetch: Fetch = { job, beginSec: nowSec, startupSec, flows: new Set(), comeSec: pullSec };
    jobs.phase[job] = phases.moving;
    transit.standBy(job, node);
    this.#fetches.set(job, fetch);
    for (const transfer of transfers) this.#send(fetch, transfer);
    return true;
  }

  /** Lets all that are through arrive. */
  fire(): void {
    const { nowSec } = this.#cluster;
    for (;;) {
      const flow = this.#coupled.firstDue(nowSec, this.#flows);
      if (flow === null) return;
      const { fetch, latencySec } = this.#flows.get(flow)!;
      // At one rate all the time the duration is a quotient; a difference of times would round.
      const sentSec = flow.sinceSec === fetch.beginSec ? flow.spec.work / flow.rate : nowSec - fetch.beginSec;
      fetch.comeSec = Math.max(fetch.comeSec, latencySec + sentSec);
      this.#end(flow, fetch);
      if (fetch.flows.size === 0) this.#arrived(fetch);
    }
  }

  cancel(job: number): void {
    const fetch = this.#fetches.get(job);
    if (fetch === undefined) return;
    for (const flow of fetch.flows) this.#end(flow, fetch);
    this.#fetches.delete(job);
  }

  #send(fetch: Fetch, { path, mbit, networkFactor }: Transfer): void {
    if (mbit === 0) {
      fetch.comeSec = Math.max(fetch.comeSec, path.latencySec);
      return;
    }
    const amount = this.#cluster.topology!.wireFactor / networkFactor;
    const uses = path.resources.map((resource) => {
      this.#cluster.touch(resource);
      this.#owners -= 1;
      return {
        ...{ resource, owner: this.#owners, amount, weight: 1 },
        ...{ most: Number.POSITIVE_INFINITY, kappa: 0, phase: 0 },
      };
    });
    const cap = Number.POSITIVE_INFINITY;
    const spec = { work: mbit, cap, phases: 1, overlap: false, serialSec: 0, uses };
    const flow = this.#coupled.add(spec, this.#cluster.nowSec);
    fetch.flows.add(flow);
    this.#flows.set(flow, { fetch, latencySec: path.latencySec });
  }

  #end(flow: Activity, fetch: Fetch): void {
    for (const { resource } of flow.slots) this.#cluster.touch(resource);
    // Only links: no container has another position.
    this.#coupled.remove(flow, () => {});
    this.#flows.delete(flow);
    fetch.flows.delete(flow);
  }

  #arrived({ job, beginSec, comeSec, startupSec }: Fetch): void {
    const { transit, nowSec } = this.#cluster;
    this.#fetches.delete(job);
    transit.leave(job);
    this.#cluster.depart(job, Math.max(nowSec, beginSec + (comeSec + startupSec)));
  }
}
