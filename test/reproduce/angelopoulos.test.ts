import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { angelopoulos } from "../../src/reproduce/angelopoulos/angelopoulos.js";
import { parsePublished } from "../../src/reproduce/published.js";

const published = parsePublished(readFileSync("traces/published/angelopoulos.csv", "utf8"));
const reproduction = angelopoulos.reproduce(published, 2);
const verdicts = Object.fromEntries(reproduction.outcomes.map(({ published: { id }, verdict }) => [id, verdict]));

test("the three placements come out with the rows of Table 3 put right", () => {
  expect([verdicts["la-01"], verdicts["la-02"], verdicts["la-03"]]).toEqual(["reproduced", "reproduced", "reproduced"]);
});

test("Table 3 as printed sends the two edge predictions to the other edge node", () => {
  expect(reproduction.summary[0]).toMatchObject({
    value: "NITLAB-EDGE: home-edge-node; HOME-EDGE: nitlab-edge-node",
    met: true,
  });
});

test("what the CPUs of training were fitted on is not counted, and what is not simulated counts as missed", () => {
  expect([verdicts["la-12"], verdicts["la-13"], verdicts["la-14"]]).toEqual(["input", "missed", "missed"]);
});
