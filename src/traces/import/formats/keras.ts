import type { ImportContext, Importer, ImportFormat } from "../format.js";
import type { MeasuredJob } from "../jobs/measured-job.js";
import { MeasuredJobs } from "../jobs/measured-jobs.js";
import { plainText } from "../reading/ansi.js";
import { lineReader } from "../reading/lines.js";
import { type Row, tableReader } from "../reading/table-reader.js";

export const kerasCsv: ImportFormat = {
  name: "keras-csv",
  title: "Keras CSVLogger",
  files: "the CSV of one job each, with the columns epoch and loss",
  reading:
    "epoch counts from 0: its loss is that at its end. Other columns are not read. There is no clock in it: jobs run for --assume-sec on one CPU.",
  source: "keras.io, CSVLogger",
  create: (context) =>
    lossFiles(context, "Keras CSVLogger.", kerasColumns, (row, job, jobs, place) => {
      if (row.text("epoch") === "epoch") {
        context.notes.add("dropped", "a header in the middle, as append=True writes", place);
        return;
      }
      const epoch = row.number("epoch") ?? row.fail("epoch", "must be a number");
      jobs.report(job, { step: epoch + 1, tSec: null, loss: lossIn(row, "loss") }, place);
    }),
};

export const tensorboard: ImportFormat = {
  name: "tensorboard",
  title: "TensorBoard's CSV download of one scalar",
  files: "the CSV of the loss of one job each, with the columns Wall time, Step and Value",
  reading:
    "Wall time is unix seconds: a job runs from its first loss to its last, on one CPU. Progress is the share of its steps.",
  source: "tensorboard.dev, scalars dashboard, data download links",
  create: (context) =>
    lossFiles(context, "TensorBoard scalars.", tensorboardColumns, (row, job, jobs, place) => {
      const step = row.number("Step") ?? row.fail("Step", "must be a number");
      const tSec = row.number("Wall time") ?? row.fail("Wall time", "must be a number");
      jobs.report(job, { step, tSec, loss: lossIn(row, "Value") }, place);
    }),
};

const kerasColumns = ["epoch", "loss"];
const tensorboardColumns = ["Wall time", "Step", "Value"];

type AddRow = (row: Row, job: MeasuredJob, jobs: MeasuredJobs, place: () => string) => void;

/** Files that are tables of one job each. */
function lossFiles(context: ImportContext, description: string, required: readonly string[], add: AddRow): Importer {
  const jobs = new MeasuredJobs(context);
  let file = "";
  return {
    open(name) {
      file = name;
      const job = jobs.ofFile(name);
      const columns = (): { required: readonly string[]; optional: readonly string[] } => ({ required, optional: [] });
      return tableReader(name, columns, context.notes, (row) => add(row, job, jobs, () => `${name} line ${row.line}`));
    },
    finish: () => jobs.finish(description, file),
  };
}

/** NaN: it is none. */
const lossIn = (row: Row, column: string): number =>
  /^[-+]?inf(inity)?$/i.test(row.text(column)) ? Number.NaN : (row.number(column) ?? Number.NaN);

export const kerasLog: ImportFormat = {
  name: "keras-log",
  title: "what Keras prints while it trains",
  files: "the console output of one job each (verbose 1 or 2, Keras 2 or 3, with progress bars and colours)",
  reading:
    "the last line of each epoch: its seconds (steps x time per step where there are fewer than 10 s) and its loss; a job runs for the sum of " +
    "its epochs, on one CPU. Lines of evaluate are no epochs.",
  source: "keras.io, ProgbarLogger",
  create: (context) => createKerasLog(context),
};

interface Epoch {
  readonly steps: number;
  readonly sec: number;
  readonly loss: number;
  readonly place: () => string;
}

function createKerasLog(context: ImportContext): Importer {
  const jobs = new MeasuredJobs(context);
  let file = "";
  return {
    open(name) {
      file = name;
      const job = jobs.ofFile(name);
      let open: Epoch | null = null;
      let isInEpoch = false;
      let step = 0;
      let tSec = 0;
      const close = (): void => {
        if (open === null) return;
        step += 1;
        tSec += open.sec;
        jobs.report(job, { step, tSec, loss: open.loss }, open.place);
        open = null;
      };
      const read = (text: string, line: number): void => {
        const place = (): string => `${name} line ${line}`;
        if (/^\s*Epoch \d+(\/\d+)?\s*$/.test(text)) {
          close();
          isInEpoch = true;
          return;
        }
        const found = epochIn(text, place);
        if (found === null) return;
        const isSame = open === null || open.steps === found.steps;
        if (isInEpoch && isSame) open = found;
        else context.notes.add("dropped", "a line of evaluate, which is no epoch", place);
      };
      job.seen(0);
      return lineReader(
        name,
        (text, line) => {
          for (const part of plainText(text).split("\r")) read(part, line);
        },
        close,
      );
    },
    finish: () => jobs.finish("Keras console output.", file),
  };
}

/** The line that ends an epoch, or replaces it as its last; null: another line. */
function epochIn(text: string, place: () => string): Epoch | null {
  const [, done, all, sec] = /^\s*(\d+)\/(\d+)\s.*?\b(\d+)s\b/.exec(text) ?? [];
  const [, loss] = /(?:^|[\s-])loss: (\S+)/.exec(text) ?? [];
  if (done === undefined || done !== all || loss === undefined || text.includes("ETA:")) return null;
  const [, perStep, unit] = /(\d+)(s|ms|us)\/(?:step|epoch)/.exec(text) ?? [];
  const exact = perStep === undefined || text.includes("/epoch") ? 0 : Number(perStep) * UNIT_SEC[unit!]! * Number(all);
  return { steps: Number(all), sec: Number(sec) < 10 && exact > 0 ? exact : Number(sec), loss: Number(loss), place };
}

const UNIT_SEC: Readonly<Record<string, number>> = { s: 1, ms: 1e-3, us: 1e-6 };
