import * as z from "zod";
import { InputError } from "../../../domain/errors.js";
import type { ImportContext, Importer, ImportFormat } from "../format.js";
import { MeasuredJobs } from "../jobs/measured-jobs.js";
import { lineReader } from "../reading/lines.js";

export const mlperf: ImportFormat = {
  name: "mlperf",
  title: "MLPerf training logs",
  files: "the log of one run each; only its :::MLLOG lines are read",
  reading:
    "a job runs from run_start to run_stop (else from its first to its last loss), on one CPU. Losses: train_loss, loss, else eval_loss; " +
    "steps from metadata (step_num, samples_count or epoch_num). eval_accuracy is no loss.",
  source: "github.com/mlcommons/logging, mllog 1.0",
  create: (context) => createMlperf(context),
};

const lineSchema = z.object({
  time_ms: z.number(),
  key: z.string(),
  value: z.unknown(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
});

type Line = z.infer<typeof lineSchema>;

const lossKeys = ["train_loss", "loss", "eval_loss"];
const stepKeys = ["step_num", "step", "samples_count", "epoch_num", "epoch"];

function createMlperf(context: ImportContext): Importer {
  const jobs = new MeasuredJobs(context);
  const { notes } = context;
  let file = "";
  return {
    open(name) {
      file = name;
      const job = jobs.ofFile(name);
      /** Only losses of one kind make a curve. */
      let lossKey: string | null = null;
      const read = (line: Line, place: () => string): void => {
        const { key, value, metadata } = line;
        const tSec = line.time_ms / 1000;
        if (key === "run_start" || key === "run_stop") {
          job.seen(tSec);
          const status = metadata?.status;
          if (key === "run_stop" && status !== undefined && status !== "success") {
            notes.add("changed", `the run ended with status ${String(status)}: it runs as long as it ran`, place);
          }
        } else if (lossKeys.includes(key)) {
          lossKey ??= key;
          if (key !== lossKey) notes.add("unread", `${key} beside ${lossKey}`, place);
          else jobs.report(job, { step: stepIn(metadata ?? {}), tSec, loss: Number(value ?? Number.NaN) }, place);
        } else if (key === "eval_accuracy") notes.add("unread", "eval_accuracy, which is no loss", place);
        else notes.add("unread", "other keys: hyperparameters and marks", place);
      };
      return lineReader(name, (text, number) => {
        const place = (): string => `${name} line ${number}`;
        const at = text.indexOf(MARK);
        if (at >= 0) read(parseLine(text.slice(at + MARK.length), name, number), place);
        else if (/:::MLPv?\d/.test(text))
          notes.add("unread", "a line of MLPerf before 0.6 (:::MLP), which is no JSON", place);
      });
    },
    finish: () => jobs.finish("MLPerf training runs.", file),
  };
}

const MARK = ":::MLLOG ";

function parseLine(text: string, file: string, line: number): Line {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new InputError(file, `line ${line}`, "not valid JSON after :::MLLOG");
  }
  const parsed = lineSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new InputError(file, `line ${line}`, "must have a time_ms (a number) and a key after :::MLLOG");
}

/** null: it does not say. */
function stepIn(metadata: Readonly<Record<string, unknown>>): number | null {
  const found = stepKeys.map((key) => metadata[key]).find((value) => typeof value === "number");
  return typeof found === "number" ? found : null;
}
