import type { CommandModule } from "yargs";
import { holdOut } from "../calibrate/hold-out.js";
import { summarizeHoldOuts } from "../calibrate/hold-out-summary.js";
import { InputError } from "../domain/errors.js";
import { holdOutTable } from "../report/calibration/hold-out-table.js";
import { readCurveFolder } from "./read-curves.js";

interface CalibrateOptions {
  readonly curves: string | undefined;
  readonly "hold-out": number;
  readonly measure: string | undefined;
  readonly format: "table" | "json";
}

export const calibrateCommand: CommandModule<object, CalibrateOptions> = {
  command: "calibrate",
  describe: "fit loss curves to measured losses, and show how well they predict",
  builder: (yargs) =>
    yargs
      .option("curves", {
        type: "string",
        describe: "folder of losses by epoch, without a clock: DeepOBS runs (.json) or tables (.csv), also .gz",
      })
      .option("hold-out", {
        type: "number",
        default: 0.5,
        describe: "part of the epochs that are predicted (0.1 to 0.9)",
      })
      .option("measure", { type: "string", describe: "only this loss, e.g. test_loss" })
      .option("format", { choices: ["table", "json"] as const, default: "table" as const, describe: "what to print" }),
  handler: calibrate,
};

function calibrate(options: CalibrateOptions): void {
  if (options.curves === undefined)
    throw new InputError("calibrate", "--curves", "is missing: give a folder of losses");
  const heldOut = options["hold-out"];
  if (!(heldOut >= 0.1 && heldOut <= 0.9)) {
    throw new InputError("--hold-out", "", `must be a number from 0.1 to 0.9, not ${heldOut}`);
  }
  const { series, repeatedSeries } = readCurveFolder(options.curves);
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
