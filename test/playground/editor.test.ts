import { describe, expect, it } from "vitest";
import { completionsAt } from "../../src/playground/editor/complete.js";
import type { JsonSchema } from "../../src/playground/editor/schema-walk.js";
import { jsonSchema } from "../../src/scenario/json-schema.js";

const schema = jsonSchema() as JsonSchema;

/** What is offered where `|` stands. */
function offered(marked: string): readonly string[] {
  const offset = marked.indexOf("|");
  const text = marked.replace("|", "");
  return completionsAt(text, offset, schema)?.suggestions.map((suggestion) => suggestion.text) ?? [];
}

describe("completion in the scenario editor", () => {
  it("offers the keys of the top that are not written yet", () => {
    const keys = offered("name: a\nnodes:\n  - { id: n, cpus: 1 }\n|");
    expect(keys).toContain("jobs");
    expect(keys).toContain("scheduler");
    expect(keys).not.toContain("name");
    expect(keys).not.toContain("nodes");
  });

  it("offers the keys of a node within a list, in block and in flow style", () => {
    expect(offered("nodes:\n  - id: n\n    c|\njobs: []\n")).toContain("cpus");
    expect(offered("nodes:\n  - { id: n, me| }\njobs: []\n")).toContain("memoryMb");
  });

  it("offers the schedulers by name, and then that scheduler's own parameters only", () => {
    expect(offered("scheduler: |")).toContain("flowcon");
    expect(offered("scheduler:\n  name: |\n")).toContain("specon");
    const parameters = offered("scheduler:\n  name: flowcon\n  |\n");
    expect(parameters).toContain("alpha");
    expect(parameters).toContain("intervalSec");
    expect(parameters).not.toContain("progressingWeight");
  });

  it("offers the keys of the kind of jobs that is written", () => {
    const keys = offered("jobs:\n  kind: random\n  |\n");
    expect(keys).toContain("windowSec");
    expect(keys).not.toContain("file");
    expect(offered("jobs:\n  kind: |\n")).toEqual(["random", "trace"]);
  });

  it("tells where the word begins, so that it is replaced and not doubled", () => {
    const text = "name: a\nsched";
    expect(completionsAt(text, text.length, schema)?.from).toBe(8);
  });

  it("offers nothing in a comment, nor where the schema knows nothing", () => {
    expect(offered("name: a # sch|")).toEqual([]);
    expect(offered("name: |")).toEqual([]);
  });

  it("does not take the names of an object's own methods for keys", () => {
    expect(offered("constructor:\n  |\n")).toEqual([]);
    expect(offered("__proto__:\n  |\n")).toEqual([]);
  });
});
