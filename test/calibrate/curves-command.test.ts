import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { parseLossCurvesCsv } from "../../src/traces/loss-curves-csv.js";
import { parseLossCurvesJson } from "../../src/traces/loss-curves-json.js";
import { descent, inFolder } from "../cli/descent.js";
import { madeLosses, madeShapes } from "./made-curves.js";

const csv = (losses: readonly number[]): string =>
  `testproblem,optimizer,seed,epoch,train_loss,accuracy\n${losses.map((loss, epoch) => `digits,sgd,7,${epoch},${loss},0.5\n`).join("")}`;

const run = (losses: readonly number[]): string =>
  JSON.stringify({ testproblem: "letters", optimizer: "adam", random_seed: 3, test_losses: losses, batch_size: 64 });

describe("losses by epoch", () => {
  it("are read from a table in any order, every column that ends in loss", () => {
    const text = "seed,epoch,testproblem,optimizer,test_loss,train_loss\n1,1,p,o,2,20\n1,0,p,o,3,nan\n";
    const about = { problem: "p", variant: "o", repeat: "1" };
    expect(parseLossCurvesCsv(text, "a.csv")).toEqual([
      { ...about, measure: "test_loss", losses: [3, 2] },
      { ...about, measure: "train_loss", losses: [Number.NaN, 20] },
    ]);
  });

  it.each([
    ["a,b\n", "a.csv: line 1: missing column: testproblem"],
    ["testproblem,optimizer,seed,epoch,loss\np,o,1,0.5,2\n", "a.csv: line 2: epoch: must be a whole number"],
    ["testproblem,optimizer,seed,epoch,loss\np,o,1,0,x\n", "a.csv: line 2: loss: must be a number, not x"],
    [
      "testproblem,optimizer,seed,epoch,loss\np,o,1,0,2\np,o,1,0,2\n",
      "a.csv: line 3: epoch 0 of p, o, seed 1 stands twice",
    ],
    ["testproblem,optimizer,seed,epoch,loss\np,o,1,1,2\np,o,1,2,2\n", "a.csv: p, o, seed 1: epoch 0 is missing"],
    ["testproblem,optimizer,seed,epoch,mse\np,o,1,1,2\n", "a.csv: line 1: no column whose name ends in loss"],
  ])("say what is wrong with %j", (text, problem) => {
    expect(() => parseLossCurvesCsv(text, "a.csv")).toThrow(problem);
  });

  it("are read from a run, also one that diverged", () => {
    const text = '{"testproblem": "p", "optimizer": "o", "random_seed": 42, "train_losses": [2.5, NaN, null]}';
    expect(parseLossCurvesJson(text, "a.json")).toEqual([
      { problem: "p", variant: "o", repeat: "42", measure: "train_loss", losses: [2.5, Number.NaN, Number.NaN] },
    ]);
    expect(() => parseLossCurvesJson("[]", "a.json")).toThrow(/^a\.json: .*needed: a run of DeepOBS/);
  });
});

describe("descent calibrate --curves", () => {
  it("prints the held-out errors of a folder of tables and runs, packed or not", async () => {
    await inFolder(
      { "table.csv": csv(madeLosses(madeShapes[0]!, 60, 0.005)), "note.txt": "not read" },
      async (folder) => {
        const rising = madeLosses(madeShapes[3]!, 60, 0).map((loss, i) => loss + 0.02 * i);
        await writeFile(join(folder, "run.json.gz"), gzipSync(run(rising)));
        const { exitCode, stdout } = await descent(["calibrate", "--curves", folder]);
        expect(exitCode).toBe(0);
        expect(stdout).toMatch(/digits +sgd +train_loss +1 of 1/);
        expect(stdout).toMatch(/letters, adam, test_loss: 1 of 1; rises: from/);
        expect(stdout).toContain("under 3 %: 1 of 1 curves, 1 of 1 rows");
      },
    );
  });

  it("refuses what it cannot use with one line", async () => {
    await inFolder({ "note.txt": "" }, async (folder) => {
      const cases: readonly (readonly [string[], string])[] = [
        [["--curves", folder], "no .csv, .json, .csv.gz or .json.gz file in the folder"],
        [["--curves", `${folder}/none`], "cannot read the folder: ENOENT"],
        [["--curves", folder, "--hold-out", "1"], "--hold-out: must be a number from 0.1 to 0.9, not 1"],
        [[], "calibrate: nothing to fit: give recordings, or --curves and a folder of losses"],
      ];
      for (const [args, problem] of cases) {
        const { exitCode, stderr } = await descent(["calibrate", ...args]);
        expect(stderr).toContain(problem);
        expect({ exitCode, lines: stderr.trim().split("\n").length }).toEqual({ exitCode: 2, lines: 1 });
      }
    });
  });
});
