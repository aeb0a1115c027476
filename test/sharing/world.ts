import type { Activity } from "../../src/sharing/activity.js";
import { CoupledShares } from "../../src/sharing/coupled-shares.js";
import { SharedCpus } from "../../src/sharing/shared-cpus.js";

/** An activity whose weight on a resource is in proportion to what it needs there. */
export interface Drawn {
  readonly weight: number;
  readonly cap: number;
  readonly amounts: ReadonlyMap<number, number>;
}

/** Weights that have nothing to do with amounts. */
export interface Uneven {
  readonly cap: number;
  readonly needs: readonly { readonly resource: number; readonly amount: number; readonly weight: number }[];
}

/** A container. */
export interface Put {
  readonly resource: number;
  readonly weight: number;
  readonly cap: number;
}

export const anyUse = { most: Number.POSITIVE_INFINITY, kappa: 0, phase: 0 };

export const onePart = { phases: 1, overlap: false, serialSec: 0 };

/** What runs, changed one thing at a time, each change solved at once. */
export class World {
  readonly shared: SharedCpus;
  readonly coupled: CoupledShares;
  readonly #positions: Map<number, number> = new Map();
  readonly #weightUnits: readonly number[];
  #owners = 0;

  constructor({
    capacities,
    weightUnits,
  }: { readonly capacities: readonly number[]; readonly weightUnits: readonly number[] }) {
    this.shared = new SharedCpus(
      capacities,
      capacities.map(() => 1),
    );
    this.coupled = new CoupledShares(this.shared);
    this.#weightUnits = weightUnits;
  }

  begin({ weight, cap, amounts }: Drawn): Activity {
    const needs = [...amounts].map(([resource, amount]) => {
      return { resource, amount, weight: (weight * amount) / this.#weightUnits[resource]! };
    });
    return this.beginUneven({ cap, needs });
  }

  beginUneven({ cap, needs }: Uneven): Activity {
    const uses = needs.map((need) => {
      this.#owners += 1;
      return { ...anyUse, ...need, owner: this.#owners };
    });
    const activity = this.coupled.add({ ...onePart, work: 1e9, cap, uses }, 0);
    this.settle(needs.map(({ resource }) => resource));
    return activity;
  }

  end(activity: Activity): void {
    this.coupled.remove(activity, (owner, position) => this.#positions.set(owner, position));
    this.settle(activity.slots.map(({ resource }) => resource));
  }

  /** @returns the owner; a container's weight is by level, as an activity's */
  put({ resource, weight, cap }: Put): number {
    this.#owners += 1;
    const share = weight / this.#weightUnits[resource]!;
    this.#positions.set(this.#owners, this.shared.add(resource, this.#owners, 1e9, cap, share, 0));
    this.settle([resource]);
    return this.#owners;
  }

  rate(resource: number, owner: number): number {
    return this.shared.cpuRate(resource, this.#positions.get(owner)!);
  }

  settle(resources: readonly number[]): void {
    const changed = new Set(resources);
    this.coupled.solve(resources, 0, (resource) => changed.add(resource));
    for (const resource of changed) this.shared.solve(resource);
  }
}
