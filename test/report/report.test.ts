import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { RunResult } from "../../src/domain/result.js";
import { reportHtml as htmlOf } from "../../src/report/html/report.js";
import { renderSvg } from "../../src/report/render.js";
import { runData } from "../../src/report/run-data.js";
import { simulate } from "../../src/run/simulate.js";
import { parseScenario } from "../../src/scenario/parse.js";
import { context, node, record, row, threeJobs } from "./sample.js";

const reportHtml = (result: RunResult, about = context): Promise<string> => htmlOf(runData(result), about, null);

const manyJobs = (count: number): RunResult => {
  const records = Array.from({ length: count }, (_, index) =>
    record({
      id: `job-${index}`,
      model: `model-${index % 14}`,
      arrivalSec: index,
      finishSec: index + 8,
      completionSec: 8,
      workCpuSec: 8,
      cpuSec: 8,
      loss: threeJobs.records[0]!.loss,
    }),
  );
  const timeline = records
    .flatMap((each) => [row(each.arrivalSec, each.id, 1, 0), row(each.finishSec!, each.id, 0, 8)])
    .toSorted((a, b) => a.timeSec - b.timeSec);
  return { ...threeJobs, nodes: [node({ cpus: 8 })], records, timeline };
};

/** Headers of the table below a chart. */
function dataHeads(html: string, heading: string): readonly string[] {
  const table = html.slice(html.indexOf(`What “${heading}” was drawn from.`)).split("</thead>")[0]!;
  return [...table.matchAll(/<th\b[^>]*>([^<]*)</g)].map((match) => match[1]!);
}

describe("reportHtml", () => {
  it("stands alone: no script, no link, nothing to load", async () => {
    const html = await reportHtml(threeJobs, context);
    expect(html).not.toMatch(/<script|<link|<img|@import|url\(|src=|href=/);
    expect(html.match(/https?:\/\/[^"]*/g)?.filter((url) => url !== "http://www.w3.org/2000/svg")).toEqual([]);
  });

  it("shows the charts, the numbers, and what repeats the run", async () => {
    const html = await reportHtml(threeJobs, context);
    const headings = [...html.matchAll(/<h2>([^<]*)/g)].map((match) => match[1]);
    expect(headings).toEqual([
      "CPU over time",
      "Jobs over time",
      "Loss over time",
      "Loss over work",
      "Completion time",
      "Jobs",
      "Nodes",
      "This run",
    ]);
    expect(html.match(/<svg [^>]*role="img" aria-label="[^"]+"><title>/g)).toHaveLength(5);
    for (const text of [context.command, context.scenarioSha256, "239.6", ">240.4<", "fair-share"]) {
      expect(html).toContain(text);
    }
  });

  it("has no ids, which would clash between its drawings", async () => {
    expect(await reportHtml(threeJobs, context)).not.toMatch(/ id="|url\(#/);
  });

  it("shows names as text, whatever they are", async () => {
    const name = `<script>alert("1")</script>&'"]]>`;
    const rename = (id: string): string => (id === "vae" ? name : id);
    const html = await reportHtml(
      {
        ...threeJobs,
        scenario: name,
        scheduler: { name, params: { [name]: name } },
        nodes: [node({ id: name })],
        records: threeJobs.records.map((each) => ({ ...each, id: rename(each.id), waitReason: name, node: name })),
        timeline: threeJobs.timeline.map((each) => ({ ...each, job: rename(each.job), node: name })),
      },
      { ...context, command: name },
    );
    expect(html).not.toContain("<script");
    expect(html).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;");
  });

  it("gives a job one colour in every chart", async () => {
    const html = await reportHtml(threeJobs, context);
    const body = html.slice(html.indexOf("<body>"));
    // Patch and area, bar, two times line and its legend, bar, each with the first colour.
    expect(body.match(/(?:fill|stroke)="#2f6db5"/g)).toHaveLength(8);
  });

  it("says why jobs waited", async () => {
    const records = threeJobs.records.map((each) => ({ ...each, waitReason: "memory: no node has room" }));
    expect(await reportHtml({ ...threeJobs, records }, context)).toContain("memory: no node has room");
  });

  it("heads the columns of a chart's data by what they hold, and leaves out those that say nothing", async () => {
    const scenario = parseScenario(readFileSync("scenarios/prediction-service.yaml", "utf8"), "scenario");
    const html = await reportHtml(simulate(scenario), context);
    expect(dataHeads(html, "Response times")).toEqual(["percentile", "response time (s)", "time (s)"]);
    expect(dataHeads(html, "Response time by size")[0]).toBe("service");
    // A layer for each job: a column with the names of the containers would say the same again.
    expect(dataHeads(html, "CPU over time")).toEqual(["job", "panel", "CPUs in use", "time (s)"]);
    // The service has two rows: until its model is trained it waits.
    expect(dataHeads(html, "Jobs over time")).toEqual(["job", "state", "from (s)", "to (s)"]);
    const compared = { ...threeJobs, scheduler: { name: "flowcon", params: {} } };
    const besides = await htmlOf(runData(compared, threeJobs), context, null);
    expect(dataHeads(besides, "Completion time against the baseline").slice(0, 2)).toEqual(["job", "scheduler"]);
  });

  it("has no entry in the legend of losses for a job without one", async () => {
    const silent = threeJobs.records.map((each, index) => (index === 0 ? { ...each, loss: null } : each));
    const html = await reportHtml({ ...threeJobs, records: silent }, context);
    const drawing = html
      .slice(html.indexOf("<h2>Loss over time"), html.indexOf("<h2>Loss over work"))
      .split("<details>")[0]!;
    expect(drawing).not.toContain(`>${silent[0]!.id}<`);
    expect(drawing).toContain(`>${silent[1]!.id}<`);
  });

  it("stays small when jobs are many, and says what it left out", async () => {
    const html = await reportHtml(manyJobs(20_000), context);
    expect(html.length).toBeLessThan(1_000_000);
    expect(html).toContain("The 40 of 20,000 jobs with the longest completion time");
    expect(html).toContain("Means over intervals of");
  });

  it("stays small when few jobs change often, and says so", async () => {
    const nodes = [node({ id: "r320" }), node({ id: "other" })];
    const jobs = manyJobs(60).records;
    const changes = Array.from({ length: 12_000 }, (_, index) => ({ timeSec: index / 100, job: `job-${index % 60}` }));
    const growth = changes.map((change, index) => ({
      ...change,
      node: "r320",
      list: (["NL", "WL", "CL"] as const)[Math.floor(index / 60) % 3]!,
      evaluation: 1,
      progress: 0.1,
      usage: 0.5,
      growth: 1 / (index + 1),
      limit: 0.5,
    }));
    const timeline = changes.map(({ timeSec, job }, index) => ({
      ...row(timeSec, job, Math.floor(index / 60) % 2, 0),
      node: nodes[Math.floor(index / 120) % 2]!.id,
    }));
    const html = await reportHtml({ ...threeJobs, nodes, records: jobs, timeline, growth });
    expect(html.length).toBeLessThan(3_000_000);
    expect(html).toContain("Of each container one run in 3 is drawn, and the last.");
    expect(html).toContain("Means over intervals of");
    // 12,000 changes of list, and 6,000 stays: neither is drawn.
    const headings = [...html.matchAll(/<h2>([^<]*)/g)].map((match) => match[1]);
    expect(headings).not.toContain("FlowCon lists");
    expect(headings).not.toContain("Workload by node");
  });

  it.each([
    ["no jobs", { ...threeJobs, records: [], timeline: [] }],
    ["no timeline", { ...threeJobs, timeline: [] }],
    [
      "jobs that never started",
      { ...threeJobs, timeline: [], records: [record({ id: "a", startSec: null, node: null, waitReason: "memory" })] },
    ],
  ])("can be made of a run with %s", async (_, result) => {
    const html = await reportHtml(result, context);
    expect(html).toContain("This run");
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe("renderSvg", () => {
  it("cuts a long label to its limit and reserves no more room than that", async () => {
    const spec = (job: string) => ({
      data: { values: [{ job, x: 1 }] },
      width: 100,
      mark: "bar" as const,
      encoding: {
        y: { field: "job", type: "nominal" as const, axis: { labelLimit: 60, title: null } },
        x: { field: "x", type: "quantitative" as const },
      },
    });
    const widthOf = async (job: string) =>
      Number(/width="(\d+)"/.exec(await renderSvg(spec(job), { description: "bars" }))![1]);
    expect(await widthOf("long".repeat(50))).toBeLessThanOrEqual((await widthOf("long".repeat(4))) + 1);
  });
});
