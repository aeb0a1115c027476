import type { CommandModule } from "yargs";
import { fitLibrary } from "../calibrate/fit-library.js";
import { holdOut } from "../calibrate/hold-out.js";
import { summarizeHoldOuts } from "../calibrate/hold-out-summary.js";
import { libraryYaml } from "../calibrate/library-yaml.js";
import { InputError } from "../domain/errors.js";
import { holdOutTable } from "../report/calibration/hold-out-table.js";
import { libraryTable } from "../report/calibration/library-table.js";
import { readCurveFolder } from "./read-curves.js";
import { readRecordings } from "./read-recordings.js";
import { descentVersion } from "./version.js";
import { writeOut } from "./write-out.js";

interface CalibrateOptions {
  readonly folders: readonly string[] | undefined;
  readonly out: string | undefined;
  readonly curves: string | undefined;
  readonly "hold-out": number;
  readonly measure: string | undefined;
  readonly format: "table" | "json";
}

export const calibrateCommand: CommandModule<object, CalibrateOptions> = {
  command: "calibrate [folders..]",
  describe: "fit job models to recordings, or loss curves to losses alone, and show how well they predict",
  builder: (yargs) =>
    yargs
      .positional("folders", { type: "string", array: true, describe: "recordings to fit job models to" })
      .option("out", { alias: "o", type: "string", describe: "file of job models to write (YAML)" })
      .option("curves", {
        type: "string",
        describe: "folder of losses by epoch, without a clock: DeepOBS runs (.json) or tables (.csv), also .gz",
      })
      .option("hold-out", {
        type: "number",
        default: 0.5,
        describe: "with --curves: part of the epochs that are predicted (0.1 to 0.9)",
      })
      .option("measure", { type: "string", describe: "with --curves: only this loss, e.g. test_loss" })
      .option("format", { choices: ["table", "json"] as const, default: "table" as const, describe: "what to print" }),
  handler: calibrate,
};

async function calibrate(options: CalibrateOptions): Promise<void> {
  const { folders = [], curves } = options;
  if (folders.length > 0 && curves !== undefined) {
    throw new InputError("calibrate", "--curves", "give recordings or --curves, not both");
  }
  if (curves !== undefined) return calibrateCurves(curves, options);
  if (folders.length === 0) {
    throw new InputError("calibrate", "", "nothing to fit: give recordings, or --curves and a folder of losses");
  }
  await calibrateRecordings(folders, options);
}

async function calibrateRecordings(folders: readonly string[], { out, format }: CalibrateOptions): Promise<void> {
  const library = fitLibrary(readRecordings(folders), descentVersion);
  if (out !== undefined) await writeOut(out, libraryYaml(library));
  process.stdout.write(format === "json" ? `${JSON.stringify(library, null, 2)}\n` : libraryTable(library));
}

function calibrateCurves(curves: string, options: CalibrateOptions): void {
  const heldOut = options["hold-out"];
  if (!(heldOut >= 0.1 && heldOut <= 0.9)) {
    throw new InputError("--hold-out", "", `must be a number from 0.1 to 0.9, not ${heldOut}`);
  }
  const { series, repeatedSeries } = readCurveFolder(curves);
  const measured = series.filter(({ measure }) => options.measure === undefined || measure === options.measure);
  if (measured.length === 0) {
    const known = [...new Set(series.map(({ measure }) => measure))].join(", ");
    throw new InputError("--measure", "", `no losses of the name ${options.measure}; known: ${known}`);
  }
  const holdOuts = measured.map((each) => holdOut(each, heldOut));
  const summary = summarizeHoldOuts(holdOuts);
  const text =
    options.format === "json"
      ? `${JSON.stringify({ ...summary, holdOuts }, null, 2)}\n`
      : holdOutTable(summary, heldOut);
  process.stdout.write(text);
  if (repeatedSeries > 0)
    process.stderr.write(`${repeatedSeries} series stood in several files; the first was taken\n`);
}
