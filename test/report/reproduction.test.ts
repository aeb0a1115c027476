import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Figure, Reproduction } from "../../src/domain/reproduction.js";
import { figureSpec, figureSvg } from "../../src/report/reproduction/figure.js";
import { reproductionHtml as htmlOf, type ReproductionContext } from "../../src/report/reproduction/html.js";
import { reproductionJson } from "../../src/report/reproduction/json.js";
import { differences, reproductionReference } from "../../src/report/reproduction/reference.js";
import { reproductionTable } from "../../src/report/reproduction/table.js";
import { reproductions } from "../../src/reproduce/registry.js";
import { figures, outcome, reproduction } from "./reproduction-sample.js";

const context = { command: "descent reproduce zheng-flowcon --format html", descentVersion: "0.1.0", index: null };
const reproductionHtml = (shown: Reproduction, about: ReproductionContext): Promise<string> =>
  htmlOf(shown, about, null);

describe("reproductionHtml", () => {
  it("stands alone: no script, nothing to load, links only within the page and to rows that exist", async () => {
    const html = await reproductionHtml(reproduction, context);
    expect(html).not.toMatch(/<script|<link|<img|@import|url\(|src=/);
    expect(html.match(/https?:\/\/[^"]*/g)?.filter((url) => url !== "http://www.w3.org/2000/svg")).toEqual([]);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]!);
    expect(new Set(ids).size).toBe(ids.length);
    const links = [...html.matchAll(/href="([^"]+)"/g)].map((match) => match[1]!);
    expect(links).toEqual(["#claim-fc-17", "#claim-fc-55", "#claim-fc-11"]);
    for (const link of links) expect(ids).toContain(link.slice(1));
  });

  it("counts inputs apart from what was judged", async () => {
    const html = await reproductionHtml(reproduction, context);
    // Nine rows: fc-01 is an input, fc-17 and fc-55 are missed, six are left.
    expect(html).toContain('<dt>✓ Reproduced</dt><dd class="good">6<small> of 8 judged</small>');
    expect(html).toContain('<dt>✗ Missed</dt><dd class="bad">2<small> of 8 judged</small>');
    expect(html).toContain("<dt>○ Input</dt><dd>1<small> not counted</small>");
  });

  it("has a row for every claim, a drawing for every figure, and the erratum under its row", async () => {
    const html = await reproductionHtml(reproduction, context);
    expect(html.match(/<tr id="claim-/g)).toHaveLength(reproduction.outcomes.length);
    expect(html.match(/<figure id="figure-/g)).toHaveLength(reproduction.figures.length);
    const row = html.indexOf('id="claim-fc-11"');
    const erratum = html.indexOf("Erratum of the source");
    expect(erratum).toBeGreaterThan(row);
    expect(erratum).toBeLessThan(html.indexOf('id="claim-fc-13"'));
    expect(html).toContain("<h3>Figure 6.1: Completion times at alpha 5 %</h3>");
    expect(html).toContain("<h3>Table 6.2: Reduction over alpha and interval</h3>");
  });

  it("draws where a published value falls among the seeds of a random schedule", async () => {
    const html = await reproductionHtml(reproduction, context);
    expect(html.match(/<svg class="range"/g)).toHaveLength(2);
    expect(html).toContain("published 1384.9; 71 % of seeds at or below");
  });

  it("shows text as text, whatever it is", async () => {
    const evil = `<script>alert("1")</script>&'`;
    const html = await reproductionHtml(
      {
        ...reproduction,
        title: evil,
        source: evil,
        notes: [evil],
        outcomes: [
          outcome(
            { id: evil, section: evil, subject: evil, scheduler: evil, alpha: evil, intervalSec: evil, value: evil },
            { ours: null, oursText: evil, tolerance: evil, erratum: evil, verdict: "missed" },
          ),
        ],
        figures: [{ ...figures.lines, id: evil, title: evil, caption: evil }],
        constants: [{ name: evil, unit: evil, fittedOn: evil, value: 1 }],
        summary: [{ what: evil, value: evil, target: evil, met: false }],
      },
      { command: evil, descentVersion: evil, index: null },
    );
    expect(html).not.toContain("<script");
  });

  it("can be made of a reproduction with nothing in it", async () => {
    const empty = { ...reproduction, outcomes: [], figures: [], constants: [], summary: [], notes: [] };
    expect(await reproductionHtml(empty, context)).not.toMatch(/NaN|undefined|<tbody>\s*<\/tbody>/);
  });

  it("is the same bytes each time", async () => {
    const first = await reproductionHtml(reproduction, context);
    expect(await reproductionHtml(structuredClone(reproduction), context)).toBe(first);
  });
});

describe("reproductionTable", () => {
  it("gives each number a line with its difference and its verdict, and tells each tolerance once", () => {
    const lines = reproductionTable(reproduction).split("\n");
    const line = (id: string) => lines.find((each) => each.startsWith(`${id} `))!.split(/ {2,}/);
    expect(line("fc-05")).toEqual([
      "fc-05",
      "all: makespan",
      "flowcon, 0.05, 20 s",
      "386.1 s",
      "394.0 s",
      "+7.9 s",
      "✓ reproduced (2)",
    ]);
    expect(line("fc-01").slice(2)).toEqual(["NA", "394.0 s", "394.0 s", "0.0 s", "○ input (1)"]);
    expect(line("fc-17").slice(3)).toEqual(["3.1 %", "19.8 %", "+16.7 points", "✗ missed (4)"]);
    expect(line("fc-26").slice(2, 6)).toEqual(["flowcon, any, 20 or 30 s", "1 to 4 %", "0.2 to 1.9 %", "–"]);
    expect(line("fc-55").slice(1)).toEqual([
      "jobs improved",
      "flowcon, 0.10, 20 s",
      "9 jobs",
      "6 jobs",
      "4 to 8",
      "−3 jobs",
      "✗ missed (6)",
    ]);
    expect(lines).toContain("  (2) within 3 %");
    expect(lines).toContain("  (4) within 7 points, same sign");
  });

  it("ends with errata, judgements and counts", () => {
    const table = reproductionTable(reproduction);
    expect(table).toContain("errata of the source:\n  fc-11: 29.87 % less");
    expect(table).toContain("  ✗ not met: largest error of a held-out makespan: 4.1 % (target: at most 3 %)\n");
    expect(table.trimEnd().split("\n").at(-1)).toBe(
      "✓ 6 of 8 published numbers reproduced, ✗ 2 missed, ○ 1 inputs (not counted); 2 constants fitted or derived",
    );
  });

  it("lets no text reach the terminal as a command", () => {
    const outcomes = [outcome({ id: "a\u001b[31m", subject: "b\u001b[31m" }, { erratum: "c\u001b[31m" })];
    expect(reproductionTable({ ...reproduction, outcomes, title: "d\u001b[31m" })).not.toContain("\u001b");
  });
});

describe("reproductionJson", () => {
  it("gives each claim as one flat row, numbers as numbers and words as they were printed", () => {
    const { rows, counts } = JSON.parse(JSON.stringify(reproductionJson(reproduction)));
    expect(counts).toEqual({ reproduced: 6, missed: 2, input: 1, direction: 0 });
    expect(rows[1]).toEqual({
      id: "fc-05",
      section: "6.1.3",
      experiment: "fixed-3",
      scheduler: "flowcon",
      alpha: "0.05",
      intervalSec: "20",
      subject: "all",
      metric: "makespan",
      unit: "s",
      published: 386.1,
      ours: 394,
      oursText: "",
      distribution: null,
      publishedQuantile: null,
      difference: 7.9,
      tolerance: "within 3 %",
      verdict: "reproduced",
      erratum: null,
    });
    expect(rows[0].alpha).toBeNull();
    expect(rows.map((row: { published: unknown }) => row.published)).toContain("1..4");
    expect(rows[6].distribution.seeds).toBe(200);
  });
});

describe("figures", () => {
  it.each(Object.values(figures))("of kind $data.kind are drawn as one SVG that says what it shows", async (figure) => {
    const svg = await figureSvg(figure);
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-label="[^"]+"><title>/);
    expect(svg).not.toMatch(/NaN|undefined| id="/);
  });

  it("mark each published completion time with a diamond", async () => {
    const svg = await figureSvg(figures["completion-bars"]);
    // The rim of the one in the legend has no width.
    expect(svg.match(/<path [^>]*fill="#1f2733"[^>]*stroke="#ffffff" stroke-width="1.2"/g)).toHaveLength(2);
    expect(svg).toContain(">published</text>");
  });

  it("group completion times so that few colours are needed", () => {
    const members = (spec: unknown) => JSON.stringify(spec).match(/"yOffset":.*?"domain":(\[[^\]]*\])/)![1]!;
    expect(JSON.parse(members(figureSpec(figures["completion-bars"])))).toEqual(["vae", "mnist-pt", "mnist-tf"]);
    const bars = ["a", "b", "c"].flatMap((job) =>
      ["NA", "FlowCon"].map((setting) => ({ job, setting, completionSec: 1 })),
    );
    const figure: Figure = { ...figures["completion-bars"], data: { kind: "completion-bars", bars, marks: [] } };
    expect(JSON.parse(members(figureSpec(figure)))).toEqual(["NA", "FlowCon"]);
  });

  it("draw CPU up to the whole CPUs that were in use", () => {
    expect(JSON.stringify(figureSpec(figures.cpu))).toContain('"title":"r320 (1 CPU)"');
  });

  it("draw several jobs with one pair of axes per setting, one job with one line per setting", async () => {
    const data = figures.growth.data as Extract<Figure["data"], { kind: "growth" }>;
    const drawings = (figure: Figure) => (figureSpec(figure) as unknown as { vconcat: object[] }).vconcat.length;
    expect(drawings(figures.growth)).toBe(2);
    const twoJobs = data.series.map(({ setting, rows }) => ({
      setting,
      rows: [...rows, ...rows.map((row) => ({ ...row, job: "gru" }))],
    }));
    expect(drawings({ ...figures.growth, data: { kind: "growth", series: twoJobs } })).toBe(4);
  });

  it.each([
    ["equal values", [5, 5]],
    ["one sign", [-3, -1]],
    ["both signs", [-3, 12]],
    ["nothing but 0", [0, 0]],
  ])("colour a heat map of %s", async (_, values) => {
    const cells = values.map((value, index) => ({ x: `${index}`, y: "y", value }));
    const data = { ...figures["heat-map"].data, cells } as Figure["data"];
    expect(await figureSvg({ ...figures["heat-map"], data })).not.toMatch(/NaN|undefined/);
  });
});

describe("references", () => {
  const reference = reproductionReference(reproduction);

  it("differ by every number, verdict and judgement that is another, new or gone", () => {
    expect(differences(reproduction, reference)).toEqual([]);
    const { "fc-01": dropped, "fc-05": row, ...others } = reference.verdicts;
    const [judgement, kept] = reference.summary;
    const changed = {
      name: reference.name,
      verdicts: { ...others, "fc-05": { ...row!, ours: 393 }, "fc-99": dropped! },
      summary: [
        { ...kept!, what: "no longer judged" },
        { ...judgement!, met: false },
      ],
    };
    expect(differences(reproduction, changed)).toEqual([
      expect.stringMatching(/^fc-05: .*393.* is now .*394/),
      expect.stringMatching(/^fc-99: .* is now absent$/),
      expect.stringMatching(/^fc-01: absent is now /),
      expect.stringMatching(/^no longer judged: .* is now absent$/),
      expect.stringMatching(/^root-mean-square.*"met":false.* is now .*"met":true/),
      expect.stringMatching(/^largest error.*: absent is now /),
    ]);
  });

  it("are one for each source document, so that reproduce --all --check leaves none out", () => {
    const files = readdirSync("results/reference").filter((file) => file.endsWith(".json"));
    expect(files.sort()).toEqual(reproductions.map(({ name }) => `${name}.json`).sort());
  });
});
