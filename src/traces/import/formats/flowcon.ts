import { InputError } from "../../../domain/errors.js";
import type { FileReader, ImportContext, Importer, ImportFormat } from "../format.js";
import type { MeasuredJob } from "../jobs/measured-job.js";
import { MeasuredJobs } from "../jobs/measured-jobs.js";
import { lineReader } from "../reading/lines.js";
import { parseMomentSec } from "../reading/times.js";
import { statsReader } from "./docker-stats.js";

export const flowconLogs: ImportFormat = {
  name: "flowcon",
  title: "the files of FlowCon's authors: losses over time and docker stats",
  files: "loss,time of one job each, with or without that header, and docker_stats files, in any order",
  reading:
    "time is unix or seconds from the start. A loss file belongs to the container of its name (without .csv); where docker stats know it, " +
    "progress is the share of its CPU time, else of its time on one CPU. docker stats as docker-stats reads them.",
  source: "FlowCon's authors, code of 2018-2019",
  create: (context) => createFlowcon(context),
};

function createFlowcon(context: ImportContext): Importer {
  const jobs = new MeasuredJobs(context);
  let file = "";
  return {
    open(name) {
      file = name;
      return eitherReader(name, jobs, context);
    },
    finish: () => jobs.finish("Files of FlowCon's authors.", file),
  };
}

/** The first line tells which of the two a file is. */
function eitherReader(file: string, jobs: MeasuredJobs, context: ImportContext): FileReader {
  let start = "";
  let reader: FileReader | null = null;
  const choose = (): FileReader => {
    const [first = ""] = start
      .replace(/^\uFEFF/, "")
      .trimStart()
      .split(/\r?\n/);
    const isLosses =
      /^"?loss"?\s*,/i.test(first) || /^[-+\d.eE]+\s*,\s*[-\d.: T]+$/.test(first) || /^nan,/i.test(first);
    const name = file.replace(/^.*[\\/]/, "").replace(/\.(csv|txt)(\.gz)?$/i, "");
    const made = isLosses
      ? lossReader(
          file,
          jobs.named(name, () => file),
          jobs,
        )
      : statsReader(file, jobs, context);
    made.write(start);
    return made;
  };
  return {
    write(text) {
      if (reader !== null) reader.write(text);
      else {
        start += text;
        if (start.trimStart().includes("\n")) reader = choose();
      }
    },
    end() {
      reader ??= choose();
      reader.end();
    },
  };
}

function lossReader(file: string, job: MeasuredJob, jobs: MeasuredJobs): FileReader {
  return lineReader(file, (text, line) => {
    if (text.trim() === "" || /^"?loss"?\s*,/i.test(text)) return;
    const [loss = "", time = "", ...more] = text.split(",").map((cell) => cell.trim());
    const tSec = parseMomentSec(time);
    const isNumber = loss !== "" && (Number.isFinite(Number(loss)) || /^[-+]?(nan|inf(inity)?)$/i.test(loss));
    if (tSec === null || !isNumber || more.length > 0) {
      throw new InputError(file, `line ${line}`, `must be a loss and a time, got ${text.slice(0, 60)}`);
    }
    jobs.report(job, { step: null, tSec, loss: Number(loss) }, () => `${file} line ${line}`);
  });
}
