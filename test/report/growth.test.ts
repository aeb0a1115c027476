import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { growthChart } from "../../src/report/charts/growth.js";
import { growthListChart } from "../../src/report/charts/growth-lists.js";
import { growthCsv } from "../../src/report/csv.js";
import { reportHtml } from "../../src/report/html/report.js";
import { renderSvg } from "../../src/report/render.js";
import { resultFileNames } from "../../src/report/result-file.js";
import { resultFiles } from "../../src/report/result-files.js";
import { runData } from "../../src/report/run-data.js";
import { planNames } from "../../src/report/series.js";
import { growthRows } from "./reproduction-sample.js";
import { context, record, threeJobs } from "./sample.js";

const flowConRun = {
  ...threeJobs,
  scheduler: { name: "flowcon", params: { alpha: 0.05 } },
  growth: growthRows,
};

describe("growth.csv", () => {
  it("has one row per container and run of the scheduler, and writes infinite growth as Infinity", () => {
    const rows: Record<string, string>[] = parse(growthCsv({ growth: growthRows }), { columns: true });
    expect(rows).toHaveLength(growthRows.length);
    expect(rows[0]).toEqual({
      timeSec: "0",
      node: "r320",
      job: "vae",
      list: "NL",
      evaluation: "1",
      progress: "",
      usage: "",
      growth: "Infinity",
      limit: "1",
    });
    expect(rows.map((row) => Number(row.growth))).toEqual(growthRows.map((row) => row.growth));
  });

  it("is written only when a scheduler measured growth, under a name that results may have", async () => {
    const names = async (result: typeof threeJobs) =>
      (await resultFiles(result, context, { report: false })).map((file) => file.name);
    expect(await names(threeJobs)).not.toContain("growth.csv");
    expect(await names(flowConRun)).toContain("growth.csv");
    expect(resultFileNames).toEqual(expect.arrayContaining(await names(flowConRun)));
  });
});

describe("the growth figure of a report", () => {
  it("is there when the run has growth, and only then", async () => {
    expect(await reportHtml(runData(threeJobs), context, null)).not.toContain("Growth efficiency");
    const html = await reportHtml(runData(flowConRun), context, null);
    expect(html).toContain("<h2>Growth efficiency and limits</h2>");
    expect(html).not.toMatch(/ id="|NaN/);
  });

  it("counts containers by list when jobs are too many to be told apart", async () => {
    const records = Array.from({ length: 61 }, (_, index) =>
      record({ id: `job-${index}`, finishSec: 100, completionSec: 100 }),
    );
    const growth = records.map(({ id }) => ({ ...growthRows[1]!, job: id }));
    const html = await reportHtml(runData({ ...flowConRun, records, growth, timeline: [] }), context, null);
    expect(html).toContain("<h2>Growth lists</h2>");
  });
});

describe("growthChart", () => {
  const options = { plan: planNames(["vae", "mnist-pt"]), span: { startSec: 0, endSec: 100 }, endSecOf: null };
  const panels = [{ title: "", rows: growthRows.map((row) => ({ ...row, series: row.job, key: "" })) }];
  const dashes = (svg: string) => svg.match(/<line[^>]*stroke-dasharray/g) ?? [];

  it("marks each finite value by its list and puts infinite ones at the upper edge", async () => {
    const svg = await renderSvg(growthChart(panels, { ...options, alpha: null }), { description: "growth" });
    const marks = [
      ...svg.matchAll(/<path transform="translate\(([\d.]+),([\d.]+)\)"[^>]*stroke="#ffffff" stroke-width="0.6"/g),
    ];
    expect(marks).toHaveLength(growthRows.length);
    // The two that just arrived, at 0 s and 40 s of 100 s on 760 pixels.
    expect(marks.filter(([, , y]) => y === "0").map(([, x]) => Number(x))).toEqual([0, 304]);
  });

  it("draws alpha where the axis reaches it", async () => {
    const draw = (alpha: number) => renderSvg(growthChart(panels, { ...options, alpha }), { description: "growth" });
    expect(dashes(await draw(0.02))).toHaveLength(1);
    expect(dashes(await draw(5))).toHaveLength(0);
  });

  it("holds the last limit until the container ends", () => {
    const spec = JSON.stringify(growthChart(panels, { ...options, alpha: null, endSecOf: () => 95 }));
    expect(spec.match(/"timeSec":95/g)).toHaveLength(2);
  });

  it.each([
    ["growth that spans decades", growthRows.map((row, index) => ({ ...row, growth: 10 ** -index }))],
    ["no growth at all", growthRows.map((row) => ({ ...row, growth: 0 }))],
    ["only containers that just arrived", growthRows.filter((row) => row.growth === Number.POSITIVE_INFINITY)],
    ["no rows", []],
  ])("can draw %s", async (_, rows) => {
    const spec = growthChart([{ title: "", rows: rows.map((row) => ({ ...row, series: row.job, key: "" })) }], {
      ...options,
      alpha: 0.05,
    });
    expect(await renderSvg(spec, { description: "growth" })).not.toMatch(/NaN|undefined/);
  });
});

describe("growthListChart", () => {
  it("counts a container in one list at a time, and in none once it ended", () => {
    const { data } = growthListChart(runData(flowConRun)) as unknown as {
      data: { values: { timeSec: number; list: string; containers: number }[] };
    };
    const at = (timeSec: number) => {
      const latest = data.values.filter((row) => row.timeSec <= timeSec).slice(-3);
      return latest.map((row) => row.containers);
    };
    // NL, WL, CL. 50 s: vae in CL since 40 s, mnist-pt new. 70 s: mnist-pt in WL since 60 s.
    expect(at(50)).toEqual([1, 0, 1]);
    expect(at(70)).toEqual([0, 1, 1]);
    // mnist-pt ended at 280.4 s, vae at 393.9 s, the end.
    expect(at(300)).toEqual([0, 0, 1]);
    expect(at(393.9)).toEqual([0, 0, 0]);
  });
});
