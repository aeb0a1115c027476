import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { jobsCsv, lossesCsv, timelineCsv } from "../../src/report/csv.js";
import { resultFiles } from "../../src/report/result-files.js";
import { runJson } from "../../src/report/run-json.js";
import { context, record, threeJobs } from "./sample.js";

const rowsOf = (csv: string): Record<string, string>[] => parse(csv, { columns: true });

describe("result files", () => {
  it("are the same bytes each time, under their public names", async () => {
    const first = await resultFiles(threeJobs, context, { report: true });
    expect(await resultFiles(structuredClone(threeJobs), context, { report: true })).toEqual(first);
    expect(first.map((file) => file.name)).toEqual([
      "manifest.json",
      "nodes.csv",
      "jobs.csv",
      "timeline.csv",
      "losses.csv",
      "summary.json",
      "report.html",
    ]);
  });

  it("name in the manifest what is needed to repeat the run", async () => {
    const flowcon = { ...threeJobs, scheduler: { name: "flowcon", params: { alpha: 0.05 } } };
    const files = await resultFiles(flowcon, context, { report: false });
    expect(JSON.parse(files[0]!.content)).toEqual({
      formatVersion: 1,
      descentVersion: "0.1.0",
      scenario: "Zheng 6.1.3, three jobs at fixed times",
      scenarioSha256: context.scenarioSha256,
      seed: 1,
      scheduler: { name: "flowcon", alpha: 0.05 },
      placement: null,
      command: context.command,
    });
  });

  it("give every change point with the digits that read back as the same number", () => {
    const rows = rowsOf(timelineCsv(threeJobs));
    expect(rows).toHaveLength(threeJobs.timeline.length);
    expect(rows.map((row) => Number(row.cpus))).toEqual(threeJobs.timeline.map((row) => row.cpus));
  });

  it("read back any job id as it was", () => {
    const ids = ["=SUM(A1)", "+1", "a,b", 'a "quoted" id', "two\nlines", " spaces ", "@x", "训练"];
    const csv = jobsCsv({ records: ids.map((id) => record({ id })) });
    expect(rowsOf(csv).map((row) => row.id)).toEqual(ids);
  });

  it("leave a cell empty for what did not happen", () => {
    const [row] = rowsOf(jobsCsv({ records: [record({ id: "a", startSec: null })] }));
    expect([row!.startSec, row!.finishSec, row!.waitSec]).toEqual(["", "", ""]);
  });

  it("have a header even when there is nothing under it", () => {
    expect(timelineCsv({ timeline: [] })).toBe("timeSec,node,job,cpus\n");
    expect(lossesCsv({ losses: [] })).toBe("timeSec,job,progress,loss\n");
  });
});

describe("runJson", () => {
  it("is the public account of a run", () => {
    const json = runJson(threeJobs);
    expect(json).toMatchObject({ seed: 1, scheduler: { name: "fair-share" }, placement: null, makespanSec: 393.9 });
    expect(json.jobs[1]).toEqual({
      id: "mnist-pt",
      model: "mnist-pytorch",
      arrivalSec: 40,
      startSec: 40,
      finishSec: 280.4,
      completionSec: 240.4,
      waitSec: 0,
      node: "r320",
      cpuSec: 106.1,
      workCpuSec: 106.1,
      lossFinal: 0.05,
      waitReason: null,
    });
  });
});
