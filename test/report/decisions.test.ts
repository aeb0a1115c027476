import { expect, test } from "vitest";
import { decisionsCsv, parseDecisions } from "../../src/report/decisions.js";
import { explainText } from "../../src/report/explain.js";
import { choice, run } from "../support/run.js";
import { job, node } from "../support/specs.js";

const { decisions } = run({
  nodes: [node({ id: "a", memoryMb: 1000 }), node({ id: 'b, the "second"', memoryMb: 400 })],
  jobs: [job("one", { memoryMb: 600 }), job("two", { memoryMb: 600 }), job("three", { memoryMb: 100 })],
  scheduler: choice("kubernetes-default"),
  recordDecisions: true,
});

test("decisions read back from their file are those that were written", () => {
  expect(parseDecisions(decisionsCsv({ decisions }))).toEqual(decisions);
});

test("decisions of a scheduler that gives no reasons read back too", () => {
  const plain = run({ nodes: [node()], jobs: [job("one"), job("two")], recordDecisions: true }).decisions;
  expect(plain.map(({ node: at, verdicts }) => [at, verdicts])).toEqual([
    ["w", []],
    ["w", []],
  ]);
  expect(parseDecisions(decisionsCsv({ decisions: plain }))).toEqual(plain);
});

test("an explanation shows the scores, the choice and why nodes were refused", () => {
  const about = (id: string): string => explainText(decisions.filter((decision) => decision.job === id));
  expect(about("one")).toContain("one goes to a");
  expect(about("one")).toMatch(/a \* +\d/);
  expect(about("one")).toContain('b, the "second" is refused by MemoryFit: needs 600 MB, 400 MB free');
  expect(about("two")).toContain("two waits: no node of 2: 2 with too little free memory");
});
