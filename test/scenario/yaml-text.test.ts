import { mkdtempSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadScenario } from "../../src/scenario/load.js";
import { example, problemOf, scenarioOf } from "./example.js";

const problemIn = (text: string): string => problemOf(() => scenarioOf(text));

/** Each anchor holds ten copies of the one before: ten to the power of `levels` words. */
function billionLaughs(levels: number): string {
  const copies = (level: number): string => Array(10).fill(`*a${level}`).join(", ");
  const anchors = Array.from({ length: levels }, (_, level) => `a${level + 1}: &a${level + 1} [${copies(level)}]\n`);
  return `a0: &a0 ha\n${anchors.join("")}`;
}

describe("text that is not a YAML document is one line with its place:", () => {
  it.each([
    ["nothing", "", "a.yaml: must be a mapping (key: value), got null"],
    ["an open bracket", "name: [a\n", /^a.yaml: line 2, column 1: not valid YAML: /],
    ["a stray bracket", "name: a\n]\n", /^a.yaml: line 2: not valid YAML: /],
    ["a duplicate key", `${example}name: b\n`, "a.yaml: line 9: duplicate key: name; a key may stand only once"],
    [
      "two documents",
      "a: 1\n---\nb: 2\n",
      "a.yaml: line 2: a second document begins; allowed is one scenario per file",
    ],
    ["a key that is a list", "? [a]\n: 1\n", /^a.yaml: line 1, column 3: not valid YAML: .*keys must be strings/],
    ["an unknown tag", "name: !secret a\n", /^a.yaml: line 1, column 7: not valid YAML: Unresolved tag/],
    ["an unknown alias", "name: *a\n", /^a.yaml: not valid YAML: Unresolved alias .*: a$/],
    ["an anchor in itself", "name: &a [*a]\n", /^a.yaml: line 1: name: must be text of one line/],
  ])("%s", (_what, text, problem) => {
    if (typeof problem === "string") expect(problemIn(text)).toBe(problem);
    else expect(problemIn(text)).toMatch(problem);
  });
});

describe("hostile YAML is refused fast and in little memory:", () => {
  it("an alias bomb", () => {
    expect(problemIn(billionLaughs(9))).toBe("a.yaml: aliases repeat too much: allowed are 1000 copies of an anchor");
  });

  it.each([
    ["brackets", "[".repeat(4_000_000)],
    ["dashes", "- ".repeat(2_000_000)],
    ["stray brackets", "]".repeat(4_000_000)],
  ])("millions of %s", (_what, text) => {
    expect(problemIn(text)).toMatch(/^a.yaml: line 1: (nested too deeply|not valid YAML: )/);
  });

  it("text that is too long", () => {
    expect(problemIn(`${example}#${" ".repeat(5_000_000)}`)).toBe(
      "a.yaml: too large: allowed are 4194304 characters; put long job lists in a trace",
    );
  });
});

describe("a scenario file", () => {
  const path = join(mkdtempSync(join(tmpdir(), "descent-scenario-")), "a.yaml");

  it("of 100 MB, a bomb or not, is refused unread", () => {
    writeFileSync(path, billionLaughs(9));
    truncateSync(path, 100 * 1024 * 1024);
    expect(problemOf(() => loadScenario(path))).toBe(
      `${path}: cannot read ${path}: too large, 104857600 bytes; allowed: at most 4194304 bytes`,
    );
  });

  it("may begin with a byte order mark and end lines as Windows does", () => {
    writeFileSync(path, `\uFEFF${example.replaceAll("\n", "\r\n")}`);
    expect(loadScenario(path)).toEqual(scenarioOf(example));
  });

  it("that is not there is named", () => {
    expect(problemOf(() => loadScenario("no/such.yaml"))).toBe("no/such.yaml: cannot read no/such.yaml: no such file");
  });
});
