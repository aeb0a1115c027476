import fc from "fast-check";
import { expect, test } from "vitest";
import type { HashPolicy, NetworkSpec } from "../../src/domain/network.js";
import { runtimeOf } from "../../src/domain/runtime.js";
import { Topology } from "../../src/network/topology.js";
import { CoupledShares } from "../../src/sharing/coupled-shares.js";
import { SharedCpus } from "../../src/sharing/shared-cpus.js";
import { expectClose } from "../support/numbers.js";
import { run } from "../support/run.js";
import { job, node } from "../support/specs.js";

const spec = (given: Partial<NetworkSpec> & { members?: number; hash?: HashPolicy } = {}): NetworkSpec => {
  const { members, hash = "layer3+4", ...rest } = given;
  const aggregation = members === undefined ? null : { members, hash };
  return { link: { bandwidthMbitPerSec: 100, latencyMs: 1, aggregation }, links: {}, wan: [], overlay: null, ...rest };
};

interface Flow {
  readonly from: number;
  readonly to: number;
}

/** Rates of flows that all go on at once, and what each link carries. */
function rates(network: NetworkSpec, locations: readonly (string | null)[], flows: readonly Flow[]) {
  const nodes = locations.map((location, index) => node({ id: `n${index}`, location }));
  const topology = new Topology(network, nodes, 0);
  const capacities = topology.capacitiesMbitPerSec;
  const shared = new SharedCpus(
    capacities,
    capacities.map(() => 1),
  );
  const coupled = new CoupledShares(shared);
  let owner = 0;
  const activities = flows.map((flow, number) => {
    const uses = topology.path({ ...flow, number }).resources.map((resource) => {
      owner += 1;
      return { resource, owner, amount: 1, most: Number.POSITIVE_INFINITY, weight: 1, kappa: 0, phase: 0 };
    });
    const cap = Number.POSITIVE_INFINITY;
    return coupled.add({ work: 1, cap, phases: 1, overlap: false, serialSec: 0, uses }, 0);
  });
  coupled.solve([], 0, () => {});
  for (const [resource] of capacities.entries()) shared.solve(resource);
  return {
    rates: activities.map(({ rate }) => rate),
    used: capacities.map((_, at) => shared.usedCpus(at)),
    capacities,
  };
}

const anyFlows = fc.integer({ min: 2, max: 6 }).chain((count) =>
  fc.record({
    sites: fc.array(fc.constantFrom("cloud", "edge"), { minLength: count, maxLength: count }),
    flows: fc.array(
      fc.record({ from: fc.nat(count - 1), to: fc.nat(count - 1) }).filter(({ from, to }) => from !== to),
      { minLength: 1, maxLength: 30 },
    ),
    members: fc.integer({ min: 1, max: 4 }),
    hash: fc.constantFrom<HashPolicy>("layer2", "layer3+4"),
  }),
);

const wan = [
  { between: ["cloud", "edge"], link: { bandwidthMbitPerSec: 30, latencyMs: 10, aggregation: null } },
] as const;

test("no link carries more than its bandwidth, and no flow more than one member", () => {
  fc.assert(
    fc.property(anyFlows, ({ sites, flows, members, hash }) => {
      const sorted = ["cloud", "edge", ...sites];
      const network = spec({ members, hash, wan });
      const shifted = flows.map(({ from, to }) => ({ from: from + 2, to: to + 2 }));
      const { rates: found, used, capacities } = rates(network, sorted, shifted);
      for (const [link, mbit] of used.entries()) expect(mbit).toBeLessThanOrEqual(capacities[link]! * (1 + 1e-12));
      for (const rate of found) expect(rate).toBeGreaterThan(0);
      for (const rate of found) expect(rate).toBeLessThanOrEqual(100 * (1 + 1e-12));
    }),
    { numRuns: 200 },
  );
});

const total = (members: number, hash: HashPolicy, flows: number): number =>
  rates(
    spec({ members, hash }),
    [null, null],
    Array.from({ length: flows }, () => ({ from: 0, to: 1 })),
  ).rates.reduce((sum, rate) => sum + rate, 0);

test("one flow over an aggregated link gets the bandwidth of exactly one member", () => {
  for (const members of [1, 2, 4, 8])
    for (const hash of ["layer2", "layer3+4"] as const) expect(total(members, hash, 1)).toBe(100);
});

// By layer 2, all flows between two nodes use one member. By layers 3 and 4, which members n flows use is a matter of their
// ports: never more than n of them, never more than there are, and all of them once flows are many.
test("n flows get up to n members, never more than all of them; by layer 2, those of two nodes share one", () => {
  for (const members of [2, 3, 4]) {
    for (let flows = 1; flows <= 24; flows += 1) {
      expectClose(total(members, "layer2", flows), 100, 1e-12);
      const sum = total(members, "layer3+4", flows);
      expect(sum).toBeLessThanOrEqual(100 * Math.min(flows, members) * (1 + 1e-12));
    }
    expectClose(total(members, "layer3+4", 24), 100 * members, 1e-12);
  }
});

// Of 6000 ports, each member has as many as chance would give it: 1500 with a standard deviation of 34.
test("ports spread flows evenly over the members", () => {
  const topology = new Topology(spec({ members: 4 }), [node({ id: "a" }), node({ id: "b" })], 0);
  const counts = [0, 0, 0, 0];
  for (let number = 0; number < 6000; number += 1)
    counts[topology.path({ from: 0, to: 1, number }).resources[0]!]! += 1;
  for (const count of counts) expect(Math.abs(count - 1500)).toBeLessThan(5 * 34);
});

// 100 Mbit/s, 1500 of 1450 bytes are payload: 100 MB take 8 s / (1450 / 1500). Each of the two workers sends and receives
// 100 MB in a step: 0.2 GB at 5 CPU-seconds each is 1 CPU-second more.
test("an overlay takes its headers off the bandwidth, and CPU for each byte at both ends", () => {
  const overlay = { mtuBytes: 1500, headerBytes: 50, cpuSecPerGb: 5 };
  const distributed = { workers: 2, exchange: { kind: "ring" }, modelMb: 100, steps: 1, overlap: false } as const;
  const [record] = run({
    nodes: [node({ id: "a" }), node({ id: "b" })],
    jobs: [job("big", { workCpuSec: 2, distributed: { ...distributed, spawnSec: 0, spawn: "parallel", saveSec: 0 } })],
    network: spec({ overlay, link: { bandwidthMbitPerSec: 100, latencyMs: 0, aggregation: null } }),
  }).records;
  expectClose(record!.finishSec!, 1 + 1 + (8 * 1500) / 1450, 1e-12);
  expectClose(record!.cpuSec, 4, 1e-12);
});

// Parameter servers: two workers push 100 MB each to one server and pull it back. Its link takes both: 1600 Mbit at 100 Mbit/s in
// each direction at once. With two servers each has half of that, and the workers' links, 800 Mbit, hold it back.
test("a second parameter server halves the load of the first one's link", () => {
  const finish = (servers: number): number =>
    run({
      nodes: Array.from({ length: 4 }, (_, index) => node({ id: `n${index}` })),
      jobs: [
        job("big", {
          workCpuSec: 2,
          distributed: {
            ...{ workers: 2, exchange: { kind: "parameter-servers", servers }, modelMb: 100, steps: 1 },
            ...{ overlap: false, spawnSec: 0, spawn: "parallel", saveSec: 0 },
          },
        }),
      ],
      network: spec({ link: { bandwidthMbitPerSec: 100, latencyMs: 0, aggregation: null } }),
    }).records[0]!.finishSec!;
  expectClose(finish(1), 17, 1e-12);
  expectClose(finish(2), 9, 1e-12);
});

// Half of 100 Mbit/s for a job in a container of factor 0.5: 800 Mbit take 16 s; on nodes of factor 0.8, 20 s.
test("runtimes leave a part of the bandwidth", () => {
  const finish = (nodeFactor: number, jobFactor: number): number => {
    const nodes = ["a", "b"].map((id) =>
      node({ id, runtime: runtimeOf("vm", { cpuFactor: 1, networkFactor: nodeFactor }) }),
    );
    const exchange = { kind: "ring" } as const;
    const rest = { overlap: false, spawnSec: 0, spawn: "parallel", saveSec: 0 } as const;
    const runtime = runtimeOf("container", { cpuFactor: 1, startupSec: 0, networkFactor: jobFactor });
    const distributed = { workers: 2, exchange, modelMb: 100, steps: 1, ...rest };
    const network = spec({ link: { bandwidthMbitPerSec: 100, latencyMs: 0, aggregation: null } });
    return run({ nodes, jobs: [job("big", { workCpuSec: 2, runtime, distributed })], network }).records[0]!.finishSec!;
  };
  expectClose(finish(1, 0.5), 1 + 16, 1e-12);
  expectClose(finish(0.8, 0.5), 1 + 20, 1e-12);
});
