import { describe, expect, it } from "vitest";
import type { JobSpec } from "../../src/domain/job.js";
import { parseScenario } from "../../src/scenario/parse.js";

const scenario = `
name: t
nodes: [{ id: n, cpus: 8, gpus: 4 }]
jobs: { kind: trace, file: jobs.csv }
scheduler: { name: fair-share }
`;

const jobsOf = (csv: string): readonly JobSpec[] => {
  const { jobs } = parseScenario(scenario, "t.yaml", {
    readTrace: () => ({ kind: "text", path: "jobs.csv", text: csv }),
  });
  return jobs.kind === "fixed" ? jobs.jobs : [];
};

const header = "id,arrivalSec,workCpuSec,requestCpus,requestMemoryMb,requestGpus,requires\n";

describe("requests in a trace", () => {
  it("become what the job tells a cluster manager, and equal rows share it", () => {
    const [a, b, c] = jobsOf(
      `${header}a,0,1,2,512,0.5,gpu=V100|P100;zone=z\nb,0,1,2,512,0.5,gpu=V100|P100;zone=z\nc,0,1,,,,\n`,
    );
    expect(a?.pod).toMatchObject({ requestCpus: 2, requestMemoryMb: 512, requestGpus: 0.5 });
    expect(a?.pod?.requirements).toEqual([
      { label: "gpu", operator: "In", values: ["V100", "P100"] },
      { label: "zone", operator: "In", values: ["z"] },
    ]);
    expect(b?.pod).toBe(a?.pod);
    expect(c?.pod).toBeNull();
  });

  it.each([
    [
      "a,0,1,,,1.5,\n",
      "jobs.csv: line 2: requestGpus: must be a whole number, or a part of one GPU such as 0.5, got 1.5",
    ],
    ["a,0,1,,,,gpu\n", "jobs.csv: line 2: requires: must be like gpu=V100|P100;zone=a, got gpu"],
  ])("%j is refused", (row, message) => {
    expect(() => jobsOf(header + row)).toThrow(message);
  });
});

describe("the origin of a trace", () => {
  const at = (originSec: number): string => scenario.replace("jobs.csv }", `jobs.csv, originSec: ${originSec} }`);
  const read = (text: string) =>
    parseScenario(text, "t.yaml", {
      readTrace: () => ({ kind: "text", path: "jobs.csv", text: "id,arrivalSec,workCpuSec\na,1000,1\nb,1007.5,1\n" }),
    }).jobs;

  it("is second 0 of the run", () => {
    expect(read(at(1000))).toMatchObject({ jobs: [{ arrivalSec: 0 }, { arrivalSec: 7.5 }] });
  });

  it("is not after the first job", () => {
    expect(() => read(at(1001))).toThrow("jobs.csv: line 2: arrivalSec: must not be before originSec (1001), got 1000");
  });
});
