import { expect, test } from "vitest";
import type { JobSpec } from "../../src/domain/job.js";
import type { NodeSpec } from "../../src/domain/node.js";
import { choice, run } from "../support/run.js";
import { job, node } from "../support/specs.js";

const cluster = (...given: Partial<NodeSpec>[]): readonly NodeSpec[] =>
  given.map((each, index) => node({ id: `w${index + 1}`, ...each }));

/** Jobs that come a second apart and stay longer than the test looks. */
const oneAfterAnother = (...given: Partial<JobSpec>[]): readonly JobSpec[] =>
  given.map((each, index) => job(`j${index + 1}`, { arrivalSec: index, workCpuSec: 1000, ...each }));

/** Where each job went, in order of arrival. */
const placed = (name: string, nodes: readonly NodeSpec[], jobs: readonly JobSpec[], seed = 1) =>
  run({ nodes, jobs, scheduler: choice(name), seed }).records.map((record) => record.node);

test("round-robin goes through the nodes in turn and begins again", () => {
  const jobs = oneAfterAnother({}, {}, {}, {}, {});
  expect(placed("round-robin", cluster({}, {}, {}), jobs)).toEqual(["w1", "w2", "w3", "w1", "w2"]);
});

// w1, then w2's turn: no room, so w3; then the turn is w1's again, not w2's.
test("round-robin passes over a node without room, and the turn goes on behind the one it took", () => {
  const nodes = cluster({}, { memoryMb: 100 }, {});
  const jobs = oneAfterAnother({}, { memoryMb: 200 }, {}, {});
  expect(placed("round-robin", nodes, jobs)).toEqual(["w1", "w3", "w1", "w2"]);
});

test("under round-robin a pinned job takes no turn", () => {
  const jobs = oneAfterAnother({}, { node: "w3" }, {}, {});
  expect(placed("round-robin", cluster({}, {}, {}), jobs)).toEqual(["w1", "w3", "w2", "w3"]);
});

// Containers per CPU if the job came: 1/1 and 1/4, so w2 until it would have 4/4 as well, when the first of equals wins.
test("least-loaded takes the node with the fewest containers per CPU, the first of equals", () => {
  const jobs = oneAfterAnother({}, {}, {}, {}, {}, {});
  expect(placed("least-loaded", cluster({}, { cpus: 4 }), jobs)).toEqual(["w2", "w2", "w2", "w1", "w2", "w2"]);
});

// 8 CPUs with 7 reserved are one CPU: no better than w2.
test("least-loaded counts the CPUs that containers may use", () => {
  const nodes = cluster({ cpus: 8, reservedCpus: 7 }, { cpus: 2 });
  expect(placed("least-loaded", nodes, oneAfterAnother({}, {}, {}))).toEqual(["w2", "w1", "w2"]);
});

test("least-loaded takes a fuller node when the emptier one lacks memory", () => {
  const nodes = cluster({ memoryMb: 100 }, { memoryMb: 1000 });
  const jobs = oneAfterAnother({ memoryMb: 500 }, { memoryMb: 300 }, { memoryMb: 50 });
  expect(placed("least-loaded", nodes, jobs)).toEqual(["w2", "w2", "w1"]);
});

// a ends at 1 s and leaves w1 empty; j3 finds it so.
test("least-loaded sees that a job has ended", () => {
  const jobs = [job("j1"), job("j2", { workCpuSec: 10 }), job("j3", { arrivalSec: 1 })];
  expect(placed("least-loaded", cluster({}, {}), jobs)).toEqual(["w1", "w2", "w1"]);
});

/** Sum of (observed - expected)^2 / expected over equally likely nodes. */
function chiSquare(nodes: readonly (string | null)[], ids: readonly string[]): number {
  const expected = nodes.length / ids.length;
  return ids.reduce((sum, id) => sum + (nodes.filter((each) => each === id).length - expected) ** 2 / expected, 0);
}

// 99.9 % of draws lie below 20.52 (5 degrees of freedom).
test("random gives each node an equal part of the jobs", () => {
  const nodes = cluster({}, {}, {}, {}, {}, {});
  const jobs = Array.from({ length: 6000 }, (_, index) => job(`j${index}`, { arrivalSec: index * 10 }));
  const chosen = placed("random", nodes, jobs);
  const ids = nodes.map((each) => each.id);
  expect(chiSquare(chosen, ids)).toBeLessThan(20.52);
});

// w2 has no room: the other three have a third each. 99.9 % of draws lie below 13.82 (2 degrees of freedom).
test("random gives each node with room an equal part", () => {
  const nodes = cluster({}, { memoryMb: 1 }, {}, {});
  const jobs = Array.from({ length: 3000 }, (_, index) => job(`j${index}`, { arrivalSec: index * 10, memoryMb: 2 }));
  const chosen = placed("random", nodes, jobs);
  expect(chosen).not.toContain("w2");
  expect(chiSquare(chosen, ["w1", "w3", "w4"])).toBeLessThan(13.82);
});

// 99.9 % of draws lie below 27.88 (9 degrees of freedom).
test("the first choice of neighbouring seeds is as even as any", () => {
  const nodes = cluster(...Array.from({ length: 10 }, () => ({})));
  const firsts = Array.from({ length: 1000 }, (_, seed) => placed("random", nodes, [job("only")], seed)[0]!);
  const ids = nodes.map((each) => each.id);
  expect(chiSquare(firsts, ids)).toBeLessThan(27.88);
});
