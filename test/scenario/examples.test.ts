import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createStreams } from "../../src/random/streams.js";
import { jsonSchema } from "../../src/scenario/json-schema.js";
import { loadScenario } from "../../src/scenario/load.js";
import { buildJobs } from "../../src/workload/build-jobs.js";

const files = readdirSync("scenarios").filter((file) => file.endsWith(".yaml"));

describe("every example scenario", () => {
  it.each(files)("%s can be loaded and gives jobs", (file) => {
    const scenario = loadScenario(`scenarios/${file}`);
    expect(buildJobs(scenario.jobs, createStreams(scenario.seed)).length).toBeGreaterThan(0);
  });

  it.each(files)("%s names the schema, so that editors complete it", (file) => {
    const [first] = readFileSync(`scenarios/${file}`, "utf8").split("\n");
    expect(first).toBe("# yaml-language-server: $schema=./scenario.schema.json");
  });
});

describe("the published JSON Schema", () => {
  it("is up to date; if not: npx descent schema > scenarios/scenario.schema.json", () => {
    const published = readFileSync("scenarios/scenario.schema.json", "utf8");
    expect(published).toBe(`${JSON.stringify(jsonSchema(), null, 2)}\n`);
  });

  it("describes every property, units included, and asks for no key that has a default", () => {
    const schema = jsonSchema() as { properties: Record<string, { description?: string }>; required: string[] };
    for (const [key, property] of Object.entries(schema.properties)) expect(property.description, key).toBeTruthy();
    expect(schema.required).toEqual(["name", "nodes", "jobs", "scheduler"]);
  });
});
