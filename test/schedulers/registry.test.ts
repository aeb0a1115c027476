import { expect, test } from "vitest";
import { parameterTable } from "../../src/schedulers/parameter-table.js";
import { defaultNodePolicy, defaultPlacement, findScheduler, schedulerPlugins } from "../../src/schedulers/registry.js";

test("names are unique, and each finds its plugin", () => {
  const names = schedulerPlugins.map((plugin) => plugin.name);
  expect(new Set(names).size).toBe(names.length);
  for (const plugin of schedulerPlugins) expect(findScheduler(plugin.name)).toBe(plugin);
  expect(findScheduler("fifoo")).toBeUndefined();
});

test("the defaults exist and are of the kind they stand in for", () => {
  expect(findScheduler(defaultPlacement)?.kind).toBe("placement");
  expect(findScheduler(defaultNodePolicy)?.kind).toBe("node");
});

test.each(schedulerPlugins)("$name says what it is, where it comes from, and describes each parameter", (plugin) => {
  expect(plugin.name).toMatch(/^[a-z]+(-[a-z]+)*$/);
  expect(plugin.summary).not.toBe("");
  expect(plugin.source).not.toBe("");
  for (const row of parameterTable(plugin)) expect(row.description, row.name).not.toBe("");
});

test.each(schedulerPlugins)("$name needs no parameter and refuses one that it does not know", (plugin) => {
  expect(plugin.params.safeParse({}).success).toBe(true);
  expect(plugin.params.safeParse({ noSuchParameter: 1 }).success).toBe(false);
});
