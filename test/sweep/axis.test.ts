import { expect, test } from "vitest";
import { parseParameter } from "../../src/sweep/plan/axis.js";
import { parseSeeds } from "../../src/sweep/plan/seeds.js";

test.each([
  ["a=1,2.5,1", [1, 2.5]],
  ["a=20:60:10", [20, 30, 40, 50, 60]],
  // 0.1 + 2 x 0.1 is 0.30000000000000004 in binary.
  ["a=0.1:0.3:0.1", [0.1, 0.2, 0.3]],
  ["a=3:1:-1", [3, 2, 1]],
  ["a=1..3,10", [1, 2, 3, 10]],
  ["a=fair-share,'x,y',[1,2]", ["fair-share", "x,y", [1, 2]]],
  ["a=true,null", [true, null]],
])("%s means its values", (text, values) => {
  expect(parseParameter(text)).toEqual({ kind: "values", path: "a", values });
});

test("two numbers without a step are everything in between", () => {
  expect(parseParameter("scheduler.alpha=0.01:0.15")).toEqual({
    kind: "interval",
    path: "scheduler.alpha",
    low: 0.01,
    high: 0.15,
  });
});

test.each([
  ["alpha", "must be path=values"],
  ["a=", "no values"],
  ["a=60:20:10", "empty"],
  ["a=60:20", "empty"],
  ["a=1:2:0", "step of 0"],
  ["a=1:1e12:1", "1000000000000 values"],
  ["a=1,20:60", "no step"],
  ["a=[1", "not a list"],
])("%s is refused in one line", (text, problem) => {
  expect(() => parseParameter(text)).toThrow(problem);
});

test("seeds are whole numbers of 0 or more, each once", () => {
  expect(parseSeeds("--seeds", "3,1..4")).toEqual([3, 1, 2, 4]);
  expect(parseSeeds("sweep.yaml", 5)).toEqual([5]);
  for (const wrong of ["", "-1", "0.5", "a", "1:3"]) expect(() => parseSeeds("--seeds", wrong)).toThrow("--seeds");
});
