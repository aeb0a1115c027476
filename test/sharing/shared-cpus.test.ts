import fc from "fast-check";
import { expect, test } from "vitest";
import { SharedCpus } from "../../src/sharing/shared-cpus.js";
import { NaiveNode } from "../reference/naive-node.js";
import { expectClose, sixtyFourths } from "../support/numbers.js";

const nodes = [
  { capacityCpus: 1, speed: 1 },
  { capacityCpus: 4, speed: 1.5 },
  { capacityCpus: 7.25, speed: 0.75 },
];

const demand = fc.record({
  workCpuSec: sixtyFourths(0.1, 100),
  capCpus: fc.oneof(sixtyFourths(0.1, 4), fc.constant(Number.POSITIVE_INFINITY)),
  weight: sixtyFourths(0.1, 4),
  kappa: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.2, noNaN: true })),
});

/** `pick` chooses among the containers present; `fraction` is how much of the way to the next end passes first. */
const step = fc.record({
  node: fc.nat(nodes.length - 1),
  fraction: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true }), fc.constant(1)),
  pick: fc.nat(1000),
  change: fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant("add" as const), demand }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("remove" as const) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("cap" as const), cpus: sixtyFourths(0.1, 4) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("weight" as const), weight: sixtyFourths(0.1, 4) }) },
  ),
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Both twins side by side, with the positions that only the fast one has. */
class Pair {
  readonly fast = new SharedCpus(
    nodes.map((node) => node.capacityCpus),
    nodes.map((node) => node.speed),
  );
  readonly slow = nodes.map((node) => new NaiveNode(node.capacityCpus, node.speed));
  readonly #position = new Map<number, number>();
  readonly #nextDueSec = nodes.map(() => Number.POSITIVE_INFINITY);
  #nowSec = 0;
  #owners = 0;

  do({ node, fraction, pick, change }: Step): void {
    const nextSec = Math.min(...this.#nextDueSec);
    if (nextSec < Number.POSITIVE_INFINITY)
      this.#nowSec = fraction === 1 ? nextSec : this.#nowSec + (nextSec - this.#nowSec) * fraction;
    for (let each = 0; each < nodes.length; each += 1) this.#advance(each);
    const present = [...this.slow[node]!.containers.keys()];
    const owner = present[pick % present.length];
    if (change.kind === "add") this.#add(node, change.demand);
    else if (owner !== undefined) {
      if (change.kind === "remove") this.#remove(node, owner);
      if (change.kind === "cap") {
        this.fast.setCap(node, this.#position.get(owner)!, change.cpus);
        this.slow[node]!.containers.get(owner)!.capCpus = change.cpus;
      }
      if (change.kind === "weight") {
        this.fast.setWeight(node, this.#position.get(owner)!, change.weight);
        this.slow[node]!.containers.get(owner)!.weight = change.weight;
      }
    }
    for (let each = 0; each < nodes.length; each += 1) this.#solveAndCompare(each);
  }

  #advance(node: number): void {
    this.fast.advance(node, this.#nowSec);
    this.slow[node]!.advance(this.#nowSec);
    const isDue = (position: number): boolean => position !== -1 && this.fast.dueSec(node, position) <= this.#nowSec;
    for (let due = this.fast.firstDue(node); isDue(due); due = this.fast.firstDue(node)) {
      const owner = this.fast.owner(node, due);
      expectClose(this.slow[node]!.containers.get(owner)!.remainingWork, 0, 1e-12, 100);
      this.#remove(node, owner);
    }
  }

  #add(node: number, given: Parameters<NaiveNode["add"]>[1]): void {
    const owner = this.#owners;
    this.#owners += 1;
    const { workCpuSec, capCpus, weight, kappa } = given;
    this.#position.set(owner, this.fast.add(node, owner, workCpuSec, capCpus, weight, kappa));
    this.slow[node]!.add(owner, given);
  }

  #remove(node: number, owner: number): void {
    const position = this.#position.get(owner)!;
    const moved = this.fast.remove(node, position);
    if (moved !== -1) this.#position.set(moved, position);
    this.slow[node]!.containers.delete(owner);
  }

  #solveAndCompare(node: number): void {
    this.#nextDueSec[node] = this.fast.solve(node);
    expectClose(this.#nextDueSec[node]!, this.slow[node]!.solve(), 1e-12, 100);
    const { containers } = this.slow[node]!;
    expect(this.fast.count(node)).toBe(containers.size);
    for (const container of containers.values()) {
      const position = this.#position.get(container.owner)!;
      expect(this.fast.owner(node, position)).toBe(container.owner);
      expectClose(this.fast.cpuRate(node, position), container.cpus, 1e-12);
      expectClose(this.fast.workRate(node, position), container.workRate, 1e-12);
      expectClose(this.fast.remainingAt(node, position, this.#nowSec), container.remainingWork, 1e-12, 100);
      expectClose(this.fast.consumedAt(node, position, this.#nowSec), container.consumedCpuSec, 1e-12, 100);
    }
  }
}

test("under any operations it agrees with its slow twin to 1e-12", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const pair = new Pair();
      for (const each of steps) pair.do(each);
    }),
    { numRuns: 300 },
  );
});

test("a look ahead at what will be done books nothing", () => {
  const cpus = new SharedCpus([2], [1]);
  cpus.add(0, 5, 10, 1, 1, 0);
  cpus.solve(0);
  // One CPU for 4 s: 6 of 10 CPU-seconds are left.
  expect(cpus.remainingAt(0, 0, 4)).toBe(6);
  expect(cpus.consumedAt(0, 0, 4)).toBe(4);
  expect(cpus.remainingAt(0, 0, 0)).toBe(10);
});

test("a node keeps its containers when it outgrows its place in memory, and others may take that place", () => {
  const cpus = new SharedCpus([100, 100], [1, 1]);
  for (let owner = 0; owner < 100; owner += 1) cpus.add(owner % 2, owner, owner + 1, 1, 1, 0);
  for (let owner = 0; owner < 100; owner += 1) {
    const position = Math.floor(owner / 2);
    expect(cpus.owner(owner % 2, position)).toBe(owner);
    expect(cpus.remainingAt(owner % 2, position, 0)).toBe(owner + 1);
  }
});
