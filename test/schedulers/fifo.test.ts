import { expect, test } from "vitest";
import { choice, run } from "../support/run.js";
import { job, node } from "../support/specs.js";

const fifo = (setup: Parameters<typeof run>[0]) =>
  run({ ...setup, scheduler: choice("fifo") }).records.map((record) => [
    record.id,
    record.node,
    record.startSec,
    record.finishSec,
  ]);

// 3, 3 + 2 and 3 + 2 + 1.
test("jobs run one at a time, in order of arrival", () => {
  const jobs = [
    job("c", { arrivalSec: 2, workCpuSec: 1 }),
    job("a", { workCpuSec: 3 }),
    job("b", { arrivalSec: 1, workCpuSec: 2 }),
  ];
  expect(fifo({ nodes: [node()], jobs })).toEqual([
    ["a", "w", 0, 3],
    ["b", "w", 3, 5],
    ["c", "w", 5, 6],
  ]);
});

test("jobs that arrive together run in the order of the list", () => {
  const jobs = ["z", "y", "x"].map((id) => job(id));
  expect(fifo({ nodes: [node()], jobs })).toEqual([
    ["z", "w", 0, 1],
    ["y", "w", 1, 2],
    ["x", "w", 2, 3],
  ]);
});

const two = [node({ id: "w1", memoryMb: 1000 }), node({ id: "w2", memoryMb: 2000 })];

// b needs the memory of w2, where a runs until 5 s. w1 is empty all the while, but c and d are behind b.
test("a job that cannot start holds up those behind it, though they could", () => {
  const jobs = [
    job("a", { workCpuSec: 5, node: "w2" }),
    job("b", { memoryMb: 1500 }),
    job("c"),
    job("d", { memoryMb: 1200 }),
  ];
  expect(fifo({ nodes: two, jobs })).toEqual([
    ["a", "w2", 0, 5],
    ["b", "w2", 5, 6],
    ["c", "w1", 5, 6],
    ["d", "w2", 6, 7],
  ]);
});

// All of a, b, c are pinned to w1; d could have had w2 from the start but for them, and needs more than w1 ever has.
test("a job that was held up is offered again when a node it cannot use lets the queue go on", () => {
  const jobs = [job("a", { node: "w1" }), job("b", { node: "w1" }), job("d", { memoryMb: 1500 })];
  expect(fifo({ nodes: two, jobs })).toEqual([
    ["a", "w1", 0, 1],
    ["b", "w1", 1, 2],
    ["d", "w2", 1, 2],
  ]);
});

test("a record says that an earlier job was in the way", () => {
  const { records } = run({ nodes: [node()], jobs: [job("a"), job("b")], scheduler: choice("fifo") });
  expect(records.map((record) => record.waitReason)).toEqual([null, "fifo: an earlier job has the node"]);
});
