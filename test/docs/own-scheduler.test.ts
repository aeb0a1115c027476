import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { parseScenario, schedulerPlugins, simulate } from "../../src/index.js";

const page = readFileSync("docs/own-scheduler.md", "utf8");
const block = (language: string): string =>
  new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, "m").exec(page)?.[1] ?? "";

test("the scheduler of the documentation is a program of at most 20 lines, which prints what the page says", () => {
  const code = block("js");
  expect(code.trimEnd().split("\n").length).toBeLessThanOrEqual(20);
  // Inside the package, where its own name leads to what is built.
  const folder = mkdtempSync(resolve("dist/own-scheduler-"));
  try {
    const file = join(folder, "own.mjs");
    writeFileSync(file, code);
    const printed = execFileSync(process.execPath, [file], { encoding: "utf8" });
    expect(block("text").trimEnd()).toBe(printed.trimEnd());
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a scheduler of one's own cannot take the name of a registered one", () => {
  const file = "scenarios/zheng-fixed-3.yaml";
  const scenario = parseScenario(readFileSync(file, "utf8"), file);
  const [registered] = schedulerPlugins;
  expect(() => simulate(scenario, { scheduler: registered! })).toThrow("is the name of a registered scheduler");
});
