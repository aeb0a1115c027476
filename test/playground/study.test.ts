import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { examples } from "../../src/playground/examples.js";
import { drawStudy } from "../../src/playground/study/draw-study.js";
import { momentOf } from "../../src/playground/study/moment.js";
import { firstSettings, type Settings } from "../../src/playground/study/settings.js";
import { stepsOf } from "../../src/playground/study/steps.js";
import { Laboratory, type Study } from "../../src/playground/study/study.js";
import { simulate } from "../../src/run/simulate.js";
import { parseScenario } from "../../src/scenario/parse.js";

const read = (name: string): string => readFileSync(`scenarios/${name}.yaml`, "utf8");
const asWritten: Settings = { ...firstSettings, jobs: null };
const run = (name: string, settings: Partial<Settings> = {}): Study =>
  new Laboratory().run(read(name), { ...asWritten, ...settings });
const stepsOfBoth = ({ runs }: Study) => ({ left: stepsOf(runs.left), right: stepsOf(runs.right) });
const draw = (study: Study) => drawStudy(study, stepsOfBoth(study));

describe("a study of the playground", () => {
  it("runs the same engine as the commands: the same records for the same scenario and seed", () => {
    const { runs } = run("zheng-fixed-3", { left: "fair-share", right: "flowcon" });
    const scenario = parseScenario(read("zheng-fixed-3"), "zheng-fixed-3.yaml");
    expect(runs.left.records).toEqual(simulate(scenario).records);
    const flowcon = parseScenario(read("zheng-fixed-3"), "zheng-fixed-3.yaml", {
      overrides: [{ path: "scheduler", value: "flowcon" }],
    });
    expect(runs.right.records).toEqual(simulate(flowcon).records);
  });

  it("gives alpha and interval to the schedulers that have them, and leaves the others as they are", () => {
    const { runs, available } = run("random-10", { alpha: 0.15, intervalSec: 60 });
    expect(runs.left.scheduler.params).toEqual({});
    expect(runs.right.scheduler.params).toMatchObject({ alpha: 0.15, intervalSec: 60 });
    expect(available).toMatchObject({ alpha: 0.15, intervalSec: 60 });
  });

  it("keeps the rate of arrivals when the number of jobs changes", () => {
    const last = (jobs: number): number => run("random-10", { jobs }).runs.left.records.at(-1)!.arrivalSec;
    // 10 jobs come within 200 s, so 1,000 within 20,000 s, the last of them close to the end.
    expect(last(1000)).toBeGreaterThan(19_800);
    expect(last(1000)).toBeLessThan(20_000);
    expect(last(10)).toBeLessThan(200);
  });

  it("offers no number of jobs where the scenario lists them", () => {
    expect(run("zheng-fixed-3").available).toMatchObject({ canSetJobs: false, jobCount: 3, intervalSec: 20 });
    expect(run("zheng-fixed-3", { jobs: 40 }).runs.left.records).toHaveLength(3);
  });

  it("draws both runs on one axis that ends with the later one, and all CPU time of them", () => {
    const study = run("specon-cluster", { left: "kubernetes-default", right: "specon" });
    const picture = draw(study);
    const lastFinishSec = Math.max(
      ...[study.runs.left, study.runs.right].flatMap(({ records }) => records.map(({ finishSec }) => finishSec ?? 0)),
    );
    expect(picture.endSec).toBe(lastFinishSec);
    for (const side of ["left", "right"] as const) {
      const columns = picture.sides[side].panels.flatMap(({ layers }) => layers.map(({ meanCpus }) => meanCpus));
      const columnSec = (picture.endSec - picture.startSec) / columns[0]!.length;
      const cpuSec = columns.reduce((sum, mean) => sum + mean.reduce((total, cpus) => total + cpus, 0) * columnSec, 0);
      const recorded = study.runs[side].records.reduce((sum, record) => sum + record.cpuSec, 0);
      // Columns are single-precision: 24 bits.
      expect(Math.abs(cpuSec / recorded - 1)).toBeLessThan(1e-6);
    }
  });

  it("counts every job in the table of completion times, and lists the first hundred", () => {
    const { completions, sides } = draw(run("random-10", { jobs: 250 }));
    expect(completions.rows).toHaveLength(100);
    expect(completions).toMatchObject({ omitted: 150, compared: 250 });
    expect(sides.left).toMatchObject({ finished: 250, bars: null, losses: null });
  });

  it("runs every example with the schedulers that are chosen with it, to the end of every job", () => {
    for (const { id, text, left, right } of examples) {
      const { sides } = draw(new Laboratory().run(text, { ...asWritten, left, right }));
      for (const side of [sides.left, sides.right]) expect([id, side.finished]).toEqual([id, side.jobs]);
    }
  });

  it("draws the 95th percentile of a service's responses on both sides, and the energy where power is modelled", () => {
    const { sides } = draw(run("prediction-service", { left: "kubernetes-default", right: "las-strict" }));
    for (const { responses, energyJoules } of [sides.left, sides.right]) {
      expect(energyJoules).toBeNull();
      expect(responses!.answered).toBe(responses!.sent);
      const line = responses!.lines[0]!.p95Sec;
      // Of 20 responses one may be slower, so neither all moments lie above that of the whole run nor all below it.
      expect(Math.max(...line)).toBeGreaterThan(responses!.p95Sec!);
      expect(Math.min(...line)).toBeLessThan(responses!.p95Sec!);
    }
    const energy = draw(run("energy-aware", { left: "least-loaded", right: "energy-aware" })).sides;
    expect(energy.right.energyJoules!).toBeLessThan(energy.left.energyJoules!);
    expect(energy.left.responses).toBeNull();
  });

  it("refuses a bad scenario with its line", () => {
    const text = read("zheng-fixed-3").replace("cpus: 1,", "cpus: none,");
    const line = text.split("\n").findIndex((each) => each.includes("cpus: none")) + 1;
    expect(() => new Laboratory().run(text, asWritten)).toThrow(`scenario: line ${line}: nodes[0].cpus: must be`);
  });
});

describe("the steps of a run", () => {
  const study = run("zheng-fixed-3");
  const { right: steps } = stepsOfBoth(study);

  it("are in time order and hold every arrival, finish, decision and run of the scheduler", () => {
    const times = steps.map(({ timeSec }) => timeSec);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    const count = (kind: string): number => steps.filter((step) => step.kind === kind).length;
    expect(count("arrival")).toBe(3);
    expect(count("finish")).toBe(3);
    expect(count("decision")).toBe(study.runs.right.decisions.length);
    const rows = steps.flatMap((step) => (step.kind === "growth" ? step.rows : []));
    expect(rows).toHaveLength(study.runs.right.growth.length);
  });

  it("say why: growth efficiency, list and limit of each container at a run of FlowCon", () => {
    const index = steps.findIndex((step) => step.kind === "growth" && step.rows.length === 2);
    const moment = momentOf(study.runs.right, steps, index);
    expect(moment.title).toBe("The scheduler runs on r320");
    expect(moment.reason).toMatch(/^vae: loss .*, growth efficiency .*, list (NL|WL|CL), limit .* %$/m);
    expect(moment.reason).toMatch(/^mnist-pt: /m);
  });

  it("show the containers that run then, whose CPUs are all the node has", () => {
    const index = steps.findIndex((step) => step.timeSec >= 80);
    const { containers } = momentOf(study.runs.right, steps, index);
    expect(containers.map(({ job }) => job)).toEqual(["vae", "mnist-pt", "mnist-tf"]);
    expect(containers.reduce((sum, { cpus }) => sum + cpus, 0)).toBeCloseTo(1, 9);
  });

  it("explain a placement by the scores of each node", () => {
    const { runs } = run("specon-cluster", { left: "kubernetes-default" });
    const placed = stepsOf(runs.left);
    const index = placed.findIndex((step) => step.kind === "decision");
    expect(momentOf(runs.left, placed, index).reason).toContain("worker-1");
  });
});
