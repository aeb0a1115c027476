import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { schedulerPlugins } from "../../src/schedulers/registry.js";

test("the README has one row for each scheduler, and none for a scheduler that is not there", () => {
  const text = readFileSync("src/schedulers/README.md", "utf8");
  const rows = [...text.matchAll(/^\| `([\w-]+)`\s+\| (placement|node)\b/gm)].map((row) => `${row[1]} ${row[2]}`);
  expect(rows.sort()).toEqual(schedulerPlugins.map(({ name, kind }) => `${name} ${kind}`).sort());
});
