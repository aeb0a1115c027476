import { join } from "node:path";
import type { CommandModule } from "yargs";
import { closest } from "../domain/closest.js";
import type { DecisionRecord } from "../domain/decision.js";
import { InputError } from "../domain/errors.js";
import { parseDecisions } from "../report/decisions.js";
import { explainText } from "../report/explain.js";
import { readTextFile } from "../traces/read.js";

interface ExplainOptions {
  readonly results: string;
  readonly job: string;
  readonly format: "table" | "json";
}

/** The most characters of decisions that are read. */
const longest = 500_000_000;

export const explainCommand: CommandModule<object, ExplainOptions> = {
  command: "explain <results> <job>",
  describe: "why a job went where it went; the results must be of a run with --explain",
  builder: (yargs) =>
    yargs
      .positional("results", { type: "string", demandOption: true, describe: "directory of results" })
      .positional("job", { type: "string", demandOption: true, describe: "id of the job" })
      .option("format", { choices: ["table", "json"] as const, default: "table" as const, describe: "what to print" }),
  handler: ({ results, job, format }) => {
    const decisions = readDecisions(results);
    const about = decisions.filter((decision) => decision.job === job);
    if (about.length === 0) throw new InputError(results, job, unknownJob(job, decisions));
    process.stdout.write(format === "json" ? `${JSON.stringify(about, null, 2)}\n` : explainText(about));
  },
};

function readDecisions(results: string): readonly DecisionRecord[] {
  const file = readTextFile(join(results, "decisions.csv"), longest);
  if (file.kind === "refused") {
    throw new InputError(results, "", "holds no decisions; write them with: descent run <scenario> --report --explain");
  }
  return parseDecisions(file.text);
}

function unknownJob(job: string, decisions: readonly DecisionRecord[]): string {
  const guess = closest(job, [...new Set(decisions.map((decision) => decision.job))]);
  return `no decision about this job${guess === null ? "" : `; did you mean ${guess}?`}`;
}
